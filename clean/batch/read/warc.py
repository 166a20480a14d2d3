"""Pages of a WARC crawl: responses of HTML or text, and the texts of WET files.

fastwarc parses a record. Where records begin is found here, because the pieces of a file are read by several
processes, and because what stands after a damaged record has to be read all the same.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO

from ...extras import need
from ..chunks import Block, Ends, WarcRange
from ..fields import ALL, Fields
from ..record import Failed, Record, Skipped
from ..streams import trouble

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_STEP = 1 << 16
_MAIN_TYPES = ("application", "audio", "font", "image", "multipart", "text", "video")
# A record's own header and its HTTP header, beside the page.
_HEADERS = 1 << 18
# Enough of a gzip member to see how what it holds begins.
_OPENING = 1 << 11
_RECORDS_OF_A_MEMBER = 4
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.I | re.M)
_GZIP = b"\x1f\x8b\x08"
_CUT_OFF = "the file ends in the midst of this record: it was cut off; fetch it again"
_NO_RECORD = "no WARC record where one should begin: the file is damaged here; what stands after it was read"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one WARC record, or what is wrong with it, or why it was passed over.

    offset: of its first byte, or of its gzip member.
    """

    offset: int
    data: bytes = b""
    fault: str = ""
    passed: str = ""


def read_warc(chunk: WarcRange | Block, fields: Fields, max_bytes: int) -> Iterator[Record | Failed | Skipped | Ends]:
    """The records of a piece of a WARC file; at the end of a compressed one where its neighbours meet it."""
    fastwarc = need("fastwarc.warc", extra="warc", to="reading WARC")
    raws: Iterator[Raw | Ends]
    if isinstance(chunk, Block):
        name, raws = chunk.name, split(BytesIO(chunk.data).read, max_bytes, chunk.at)
    else:
        name, raws = chunk.path, _raws_of_range(chunk, max_bytes)
    for raw in raws:
        yield raw if isinstance(raw, Ends) else _record(raw, name, fields, max_bytes, fastwarc)


def _record(raw: Raw, name: str, fields: Fields, max_bytes: int, fastwarc: Any) -> Record | Failed | Skipped:
    if raw.fault:
        return Failed(name, "record", raw.fault, raw.offset)
    if raw.passed:
        return Skipped(raw.passed)
    try:
        warc = next(fastwarc.ArchiveIterator(BytesIO(raw.data), auto_decode="all"), None)
        if warc is None:
            return Failed(name, "record", "no WARC record can be read here; the file is damaged", raw.offset)
        reason = _no_page(warc, fastwarc.WarcRecordType)
        if reason:
            return Skipped(reason)
        page = warc.reader.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        return Failed(name, "record", f"damaged ({error}); fetch it again", raw.offset)
    headers = warc.headers
    identity = (headers.get("WARC-Record-ID") or "").strip("<>")
    return Record(
        page=page,
        input=name,
        position=raw.offset,
        id=identity or f"{name}:{raw.offset}",
        url=headers.get("WARC-Target-URI"),
        content_type=warc.http_headers.get("Content-Type") if warc.http_headers else headers.get("Content-Type"),
        crawled=headers.get("WARC-Date"),
        metadata=_kept(headers, fields),
    )


def _no_page(warc: Any, types: Any) -> str:
    """Why a record holds no page; "" if it does."""
    kind = warc.record_type
    if kind not in (types.response, types.resource, types.conversion):
        return f"WARC {kind.name if hasattr(kind, 'name') else kind} records"
    if kind == types.response and warc.http_headers is not None:
        status = warc.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return f"answers with status {status // 100}xx"
        media = warc.http_content_type
    else:
        media = (warc.headers.get("Content-Type") or "").partition(";")[0].strip()
    media = (media or "").lower()
    if not media or media in PAGE_TYPES:
        return ""
    main = media.partition("/")[0]
    return f"{main if main in _MAIN_TYPES else 'unknown'} content"


def _kept(headers: Any, fields: Fields) -> dict[str, Any]:
    """Header fields that ride along."""
    if not fields.keep:
        return {}
    found = dict(headers.items())
    return found if ALL in fields.keep else {key: found[key] for key in fields.keep if key in found}


# ------------------------------------------------------------------------------------------------ where records begin


def split(read: Callable[[int], bytes], max_bytes: int, offset: int = 0) -> Iterator[Raw]:
    """The records of a stream of WARC, each with its offset; where it is damaged, a fault and then what follows.

    read: gives the next bytes, at most as many as asked for, nothing at the end.
    """
    window = _Window(read, offset)
    while True:
        window.drop_blank_lines()
        if not window.fill(1):
            return
        at = window.offset
        if not window.fill(5) or not window.starts_with(b"WARC/"):
            yield Raw(at, fault=_NO_RECORD)
            window.seek_record()
            continue
        end = window.header_end()
        length = _LENGTH.search(window.head(end)) if end else None
        if length is None:
            yield Raw(at, fault=_CUT_OFF if window.is_over else _NO_RECORD)
            window.seek_record()
            continue
        size = end + int(length.group(1))
        if size > max_bytes + 2 * _HEADERS:
            yield _too_large(at, window.head(end + _STEP), size, max_bytes)
            window.pass_over(size)
        elif window.fill(size):
            yield Raw(at, window.take(size))
        else:
            yield Raw(at, fault=_CUT_OFF)
            return


def _too_large(at: int, head: bytes, size: int, max_bytes: int) -> Raw:
    """A record that is not taken into memory: a fault if it is a page."""
    if re.search(rb"^warc-type:[ \t]*(?:response|conversion)", head, re.I | re.M) and re.search(
        rb"^content-type:[ \t]*(?:text/html|application/xhtml|text/plain)", head, re.I | re.M
    ):
        return Raw(at, fault=f"a record of {size:,} bytes, over the limit of {max_bytes:,}: raise --max-bytes")
    return Raw(at, passed="large records of other kinds")


class _Window:
    """What of a stream has been read and not been taken yet."""

    def __init__(self, read: Callable[[int], bytes], offset: int) -> None:
        self._read = read
        self._held = bytearray()
        self.offset = offset
        self.is_over = False

    def fill(self, size: int) -> bool:
        """Hold at least so many bytes, if the stream has them."""
        while len(self._held) < size and not self.is_over:
            step = self._read(_STEP)
            self._held += step
            self.is_over = not step
        return len(self._held) >= size

    def starts_with(self, start: bytes) -> bool:
        return self._held.startswith(start)

    def head(self, size: int) -> bytes:
        self.fill(size)
        return bytes(self._held[:size])

    def header_end(self) -> int:
        """Length of the header with the empty line that ends it; 0 if it has no end within reason."""
        while (end := self._held.find(b"\r\n\r\n")) < 0:
            if len(self._held) > _HEADERS or not self.fill(len(self._held) + 1):
                return 0
        return end + 4

    def take(self, size: int) -> bytes:
        data = bytes(self._held[:size])
        self._drop(size)
        return data

    def pass_over(self, size: int) -> None:
        """Drop so many bytes without ever holding them all."""
        while size > 0 and self.fill(1):
            dropped = min(size, len(self._held))
            self._drop(dropped)
            size -= dropped

    def drop_blank_lines(self) -> None:
        while self.fill(1) and self._held[0] in b"\r\n":
            self._drop(len(self._held) - len(self._held.lstrip(b"\r\n")))

    def seek_record(self) -> None:
        """Drop everything up to the next place, behind this one, that looks like the beginning of a record."""
        while (at := self._held.find(b"\nWARC/1.")) < 0:
            self._drop(max(len(self._held) - 8, 0))
            if not self.fill(len(self._held) + 1):
                self._drop(len(self._held))
                return
        self._drop(at + 1)

    def _drop(self, size: int) -> None:
        del self._held[:size]
        self.offset += size


# ------------------------------------------------------------------------------------------ pieces of compressed files


def is_split_by_records(path: str, max_bytes: int) -> bool:
    """Whether a compressed WARC file is made of small gzip members, as the standard has it, and not of a single one."""
    with open(path, "rb") as file:
        records = split(_Member(file, 0).read, max_bytes)
        try:
            return sum(1 for _ in zip(records, range(_RECORDS_OF_A_MEMBER + 1), strict=False)) <= _RECORDS_OF_A_MEMBER
        except (zlib.error, EOFError):
            return True


def _raws_of_range(chunk: WarcRange, max_bytes: int) -> Iterator[Raw | Ends]:
    with open(chunk.path, "rb") as file:
        if not chunk.compressed:
            file.seek(chunk.start)
            yield from split(_limited(file, chunk.end - chunk.start), max_bytes, chunk.start)
            return
        at = chunk.start if chunk.exact else _find_member(file, chunk.start, chunk.end)
        first = at
        size = os.fstat(file.fileno()).st_size
        while at is not None and at < min(chunk.end, size):
            if not _opens_as_warc(file, at):
                yield Raw(at, fault=_NO_RECORD)
                at = _find_member(file, at + 1, chunk.end)
                continue
            member = _Member(file, at)
            try:
                for raw in split(member.read, max_bytes):
                    yield replace(raw, offset=at)
                at = member.end
            except (zlib.error, EOFError) as error:
                yield Raw(at, fault=_CUT_OFF if isinstance(error, EOFError) else trouble(error))
                at = _find_member(file, at + 1, chunk.end)
        yield Ends(first, at)


def _limited(file: BinaryIO, size: int) -> Callable[[int], bytes]:
    """A way to read so many bytes of a file and no more."""
    left = size

    def read(count: int) -> bytes:
        nonlocal left
        data = file.read(min(count, left))
        left -= len(data)
        return data

    return read


class _Member:
    """One gzip member of a file, decompressed step by step; `end` is where it ends, once all of it was read."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self._position = start
        self._inflate = zlib.decompressobj(wbits=31)
        self._packed = b""
        self.end = start

    def read(self, count: int) -> bytes:
        while not self._inflate.eof:
            if not self._packed:
                self._file.seek(self._position)
                self._packed = self._file.read(_STEP)
                self._position += len(self._packed)
                if not self._packed:
                    raise EOFError
            data = self._inflate.decompress(self._packed, count)
            self._packed = self._inflate.unconsumed_tail
            if data:
                return data
        self.end = self._position - len(self._inflate.unused_data)
        return b""


def _find_member(file: BinaryIO, start: int, end: int) -> int | None:
    """The first place from start on, and before end, where a gzip member with a WARC record begins."""
    while start < end:
        file.seek(start)
        held = file.read(_STEP + len(_GZIP) - 1)
        at = held.find(_GZIP)
        while at >= 0 and start + at < end:
            if _opens_as_warc(file, start + at):
                return start + at
            at = held.find(_GZIP, at + 1)
        if len(held) < _STEP:
            return None
        start += _STEP
    return None


def _opens_as_warc(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(_OPENING), 5) == b"WARC/"
    except zlib.error:
        return False
