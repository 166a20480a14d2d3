"""Pages that are files of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ...extras import MissingExtra
from ..chunks import Pages
from ..record import Failed, Record
from ..streams import is_damage, open_stream, steps, trouble


def read_pages(chunk: Pages, max_bytes: int) -> Iterator[Record | Failed]:
    """One record a file."""
    for file in chunk.files:
        try:
            with open_stream(file.path, file.compression) as stream:
                page = read_page(stream, max_bytes)
        except MissingExtra as error:
            yield Failed(file.path, "input", str(error), 1, file.path)
        except Exception as error:
            if not is_damage(error):
                raise
            yield Failed(file.path, "input", trouble(error), 1, file.path)
        else:
            yield Record(page, file.path, 1, file.path)


def read_page(stream: BinaryIO, max_bytes: int) -> bytes:
    """The whole stream, but never much more than a page may have: the core refuses what is too large."""
    page = bytearray()
    for step in steps(stream):
        page += step
        if len(page) > max_bytes:
            break
    return bytes(page)
