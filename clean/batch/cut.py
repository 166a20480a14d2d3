"""Streams cut into pieces of whole records, so that a piece can be read without the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .read.warc import split


@dataclass(frozen=True, slots=True)
class Piece:
    """at: number of the first line, or offset of the first record. data: whole lines or records.

    size: bytes of the stream it covers. fault: what is wrong with it, if it cannot be read; then it has no data.
    """

    at: int
    data: bytes
    size: int
    fault: str = ""


def cut_lines(steps: Iterable[bytes], piece_bytes: int, limit: int) -> Iterator[Piece]:
    r"""Pieces of whole lines, each of at least so many bytes but the last one.

    limit: a line longer than this is passed over, with a fault.

    >>> [(piece.at, piece.data) for piece in cut_lines([b"a\nbb", b"b\nc"], piece_bytes=2, limit=99)]
    [(1, b'a\n'), (2, b'bbb\n'), (3, b'c')]
    """
    held = bytearray()
    line, whole, passed = 1, 0, 0
    try:
        for step in steps:
            if passed:
                end = step.find(b"\n") + 1
                passed += end or len(step)
                if not end:
                    continue
                yield _too_long(line, passed, limit)
                line, passed, step = line + 1, 0, step[end:]
            last = step.rfind(b"\n") + 1
            whole = len(held) + last if last else whole
            held += step
            if whole and len(held) >= piece_bytes:
                piece = Piece(line, bytes(held[:whole]), whole)
                del held[:whole]
                whole, line = 0, line + piece.data.count(b"\n")
                yield piece
            if len(held) - whole > limit:
                passed = len(held) - whole
                if whole:
                    piece = Piece(line, bytes(held[:whole]), whole)
                    whole, line = 0, line + piece.data.count(b"\n")
                    yield piece
                held.clear()
    except Exception:
        if whole:
            yield Piece(line, bytes(held[:whole]), whole)
        raise
    if passed:
        yield _too_long(line, passed, limit)
    elif held:
        yield Piece(line, bytes(held), len(held))


def _too_long(line: int, size: int, limit: int) -> Piece:
    return Piece(line, b"", size, f"a line of {size:,} bytes, over the limit of {limit:,}: raise --max-bytes")


def cut_records(read: Callable[[int], bytes], piece_bytes: int, max_bytes: int) -> Iterator[Piece]:
    """Pieces of whole WARC records. A damaged record is a piece of its own, which has a fault."""
    records: list[bytes] = []
    start = end = 0
    try:
        for raw in split(read, max_bytes):
            if records and (raw.fault or raw.offset - start >= piece_bytes):
                yield _joined(start, records, raw.offset)
                records = []
            if not records:
                start = raw.offset
            if raw.fault:
                yield Piece(raw.offset, b"", 0, raw.fault)
            elif raw.data:
                records.append(raw.data)
                end = raw.offset + len(raw.data)
    except Exception:
        if records:
            yield _joined(start, records, end)
        raise
    if records:
        yield _joined(start, records, end)


def _joined(start: int, records: list[bytes], end: int) -> Piece:
    return Piece(start, b"\r\n\r\n".join(records), end - start)
