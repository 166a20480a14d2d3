"""From a chunk to its records: one module for each kind of input."""

from __future__ import annotations

from collections.abc import Iterator

from ..chunks import Block, Broken, Chunk, Ends, Given, Lines, Members, Pages, Rows, WarcRange
from ..fields import Fields
from ..record import Failed, Record, Skipped


def read(chunk: Chunk, fields: Fields, max_bytes: int) -> Iterator[Record | Failed | Skipped | Ends]:
    """The records of a chunk in order; what cannot be read is a Failed in its place. See `Ends` for the rest.

    max_bytes: pages over this size are not taken into memory.
    """
    match chunk:
        case Pages():
            from .pages import read_pages

            return read_pages(chunk, max_bytes)
        case Members():
            from .archive import read_members

            return read_members(chunk, max_bytes)
        case Lines() | Block(kind="jsonl"):
            from .lines import read_lines

            return read_lines(chunk, fields)
        case Rows():
            from .rows import read_rows

            return read_rows(chunk, fields)
        case WarcRange() | Block():
            from .warc import read_warc

            return read_warc(chunk, fields, max_bytes)
        case Given(records=records):
            return iter(records)
        case Broken(failed=failed):
            return iter((failed,))
