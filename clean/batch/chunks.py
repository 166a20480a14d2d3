"""The pieces that work is handed out in. A chunk says where its records lie; who cleans them reads them there.

Only what cannot be read from two places, a compressed stream or standard input, travels as bytes. The same inputs
make the same chunks in every run, which is what a run that goes on after a stop relies on.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from typing import Literal

from .forms import Compression
from .record import Failed, Record

# Bytes of input in a chunk: some tens of pages, a fraction of a second of work.
CHUNK_BYTES = 1 << 20
CHUNK_FILES = 64


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page that is a file of its own."""

    path: str
    compression: Compression
    target: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Some files that are pages."""

    files: tuple[PageFile, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of a JSONL file: bytes start to end, the first of them line `line`."""

    path: str
    target: str
    start: int
    end: int
    line: int
    changed: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows start to end of one row group of a Parquet file, of which `before` rows stand in earlier groups."""

    path: str
    target: str
    group: int
    start: int
    end: int
    before: int
    changed: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class WarcRange:
    """The records of a WARC file that begin between two byte offsets.

    compressed: each record, or a few of them, is a gzip member.
    exact: `start` is known to be where a record begins; else the first one is searched for.
    last: nothing of the file stands behind it.
    """

    path: str
    target: str
    start: int
    end: int
    compressed: bool
    exact: bool
    last: bool
    changed: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class Ends:
    """Of a compressed WarcRange, once read: offset of its first record, and of the first behind it; None: unknown."""

    first: int | None = None
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class Members:
    """Pages that are members of a zip archive."""

    path: str
    target: str
    members: tuple[str, ...]
    changed: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a stream: whole lines of JSONL, the first of them line `at`, or whole WARC records from there."""

    kind: Literal["jsonl", "warc"]
    name: str
    target: str
    at: int
    data: bytes
    size: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """Records that the caller has in memory."""

    records: tuple[Record, ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, in its place among the rest."""

    failed: Failed
    size: int = 0


Chunk = Pages | Lines | Rows | WarcRange | Members | Block | Given | Broken


def name_of(chunk: Chunk) -> str:
    """The input that a chunk is of, as messages name it."""
    match chunk:
        case Pages(files=files):
            return files[0].path
        case Given(records=records):
            return records[0].input
        case Broken(failed=failed):
            return failed.input
        case Block(name=name):
            return name
        case _:
            return chunk.path


def fingerprint(chunk: Chunk) -> bytes:
    """What tells a chunk from another one, or from itself once its input has changed."""
    if isinstance(chunk, Block):
        chunk_is: object = (chunk.kind, chunk.name, chunk.at, len(chunk.data), zlib.crc32(chunk.data))
    else:
        chunk_is = chunk
    return repr(chunk_is).encode("utf-8", "surrogatepass")


def target_of(chunk: Chunk, record: Record) -> str:
    """The place of a record in an output folder that mirrors the input, without suffix.

    Records of a dump lie in a folder named like it, some hundreds to a shelf.
    """
    match chunk:
        case Pages(files=files):
            return next(file.target for file in files if file.path == record.input)
        case Members(target=target):
            return os.path.join(target, _inside(record.input.partition("!")[2]))
        case Lines(target=target) | Rows(target=target):
            return _shelved(target, record.position, 1000)
        case WarcRange(target=target) | Block(kind="warc", target=target):
            return _shelved(target, record.position, 1 << 24)
        case Block(target=target):
            return _shelved(target, record.position, 1000)
        case _:
            return _shelved("", record.position, 1000)


def _shelved(target: str, position: int, width: int) -> str:
    return os.path.join(target, f"{position // width:06d}", f"{position:012d}")


def _inside(member: str) -> str:
    """A member's name as a path that stays inside the folder it is joined to."""
    parts = [part for part in member.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return os.path.join(*(part.replace(":", "_") for part in parts)) if parts else "_"
