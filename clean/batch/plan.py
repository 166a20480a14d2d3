"""From files to chunks, lazily: a plan of any length takes no more memory than a chunk."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, BinaryIO, Literal, cast

from ..extras import MissingExtra
from .chunks import (
    CHUNK_BYTES,
    CHUNK_FILES,
    Block,
    Broken,
    Chunk,
    Given,
    Lines,
    Members,
    PageFile,
    Pages,
    Rows,
    WarcRange,
)
from .cut import Piece, cut_lines, cut_records
from .fields import Fields, no_text_key
from .find import Found
from .forms import Compression, form_of
from .record import Failed, Record
from .streams import decompressed, once, steps, trouble

# A row group is decoded from its start for each of its chunks, so it is cut into few.
_CHUNKS_OF_A_GROUP = 4
_GROUP_CHUNK_BYTES = 8 * CHUNK_BYTES
# Chunks of compressed WARC are counted in packed bytes; pages pack to about a fifth.
_PACKED = 4
# JSON may write a character of three bytes as an escape of six, and holds other fields beside the page.
_LINE_OF_PAGES = 4


@dataclass(frozen=True, slots=True)
class Planner:
    """Cuts files into chunks.

    fields: which fields of dumps are wanted. max_bytes: of a page. chunk_bytes: of input in a chunk, about.
    ignored: counts what was left out of archives, by suffix.
    """

    fields: Fields
    max_bytes: int
    chunk_bytes: int = CHUNK_BYTES
    ignored: Counter[str] = field(default_factory=Counter)

    def plan(self, found: Iterable[Found | Failed]) -> Iterator[Chunk]:
        """The chunks of the files in order. What cannot be read is a `Broken` in its place."""
        group: list[PageFile] = []
        for file in found:
            if isinstance(file, Found) and file.form.kind == "page" and not file.is_stream:
                group.append(PageFile(file.path, file.form.compression, file.target, file.size, file.changed))
                if len(group) < CHUNK_FILES and sum(one.size for one in group) < self.chunk_bytes:
                    continue
            if group:
                yield Pages(tuple(group), sum(one.size for one in group))
                group = []
            if isinstance(file, Failed):
                yield Broken(file)
            elif file.form.kind != "page" or file.is_stream:
                yield from self._chunks(file)
        if group:
            yield Pages(tuple(group), sum(one.size for one in group))

    def _chunks(self, file: Found) -> Iterator[Chunk]:
        """The chunks of one dump or stream."""
        ways: dict[str, Callable[[Found], Iterator[Chunk]]] = {
            "page": self._page, "jsonl": self._jsonl, "warc": self._warc, "parquet": self._parquet, "zip": self._zip,
        }  # fmt: skip
        try:
            yield from ways[file.form.kind](file)
        except MissingExtra as error:
            yield Broken(Failed(file.name, "input", str(error)))
        except Exception as error:  # whatever a library makes of a broken file, the other files are read
            yield Broken(Failed(file.name, "input", trouble(error)))

    def _page(self, file: Found) -> Iterator[Chunk]:
        """A page from a stream."""
        from .read.pages import read_page

        with once(file.path, file.form.compression) as stream:
            page = read_page(stream, self.max_bytes)
        yield Given((Record(page, file.name, 1, file.name),), len(page))

    def _jsonl(self, file: Found) -> Iterator[Chunk]:
        if file.is_stream or file.form.compression:
            yield from self._streamed(file, "jsonl")
            return
        with open(file.path, "rb") as stream:
            start = 0
            for piece in cut_lines(steps(stream, self.chunk_bytes), self.chunk_bytes, _LINE_OF_PAGES * self.max_bytes):
                end = start + piece.size
                if piece.fault:
                    yield _broken(file.name, piece)
                else:
                    yield Lines(file.path, file.target, start, end, piece.at, file.changed, piece.size)
                start = end

    def _warc(self, file: Found) -> Iterator[Chunk]:
        from .read.warc import is_split_by_records

        if file.is_stream or file.form.compression not in ("", "gz"):
            yield from self._streamed(file, "warc")
        elif file.form.compression == "":
            yield from self._warc_ranges(file, self._record_ends(file), compressed=False)
        elif is_split_by_records(file.path, self.max_bytes):
            width = max(self.chunk_bytes // _PACKED, 1)
            ends = (min(start + width, file.size) for start in range(0, file.size, width))
            yield from self._warc_ranges(file, ends, compressed=True)
        else:
            yield from self._streamed(file, "warc")

    def _record_ends(self, file: Found) -> Iterator[int]:
        """Where a WARC file can be cut: where a record begins that is far enough from the last cut."""
        with open(file.path, "rb") as stream:
            for piece in cut_records(stream.read, self.chunk_bytes, self.max_bytes):
                if piece.at:
                    yield piece.at
        yield file.size

    def _warc_ranges(self, file: Found, ends: Iterable[int], compressed: bool) -> Iterator[Chunk]:
        start = 0
        for end in ends:
            exact = not compressed or start == 0
            last = end == file.size
            yield WarcRange(
                file.path, file.target, start, end, compressed, exact, last, file.changed, end - start
            )  # fmt: skip
            start = end

    def _streamed(self, file: Found, kind: Literal["jsonl", "warc"]) -> Iterator[Chunk]:
        """The pieces of what can only be read from its beginning to its end."""
        if file.is_stream:
            with once(file.path, file.form.compression) as stream:
                yield from self._blocks(stream, file.name, file.target, kind)
        else:
            with open(file.path, "rb") as packed, decompressed(packed, file.form.compression) as stream:
                yield from self._blocks(stream, file.name, file.target, kind, packed)

    def _blocks(
        self,
        stream: BinaryIO,
        name: str,
        target: str,
        kind: Literal["jsonl", "warc"],
        packed: BinaryIO | None = None,
    ) -> Iterator[Chunk]:
        """The pieces of a stream; of a packed file, their sizes are the packed ones."""
        if kind == "jsonl":
            pieces = cut_lines(steps(stream, self.chunk_bytes), self.chunk_bytes, _LINE_OF_PAGES * self.max_bytes)
        else:
            pieces = cut_records(getattr(stream, "read1", stream.read), self.chunk_bytes, self.max_bytes)
        before = 0
        for piece in pieces:
            size, before = (packed.tell() - before, packed.tell()) if packed else (piece.size, before)
            yield _broken(name, piece) if piece.fault else Block(kind, name, target, piece.at, piece.data, size)

    def _parquet(self, file: Found) -> Iterator[Chunk]:
        if file.is_stream or file.form.compression:
            yield Broken(Failed(file.name, "input", "Parquet can only be read from a file that is not packed"))
            return
        from .read.rows import open_parquet, row_groups

        with closing(open_parquet(file.path)) as table:
            names = table.schema_arrow.names
            if self.fields.text_key(names) is None:
                yield Broken(Failed(file.name, "input", no_text_key(names, self.fields.text, "column")))
                return
            before, all_rows = 0, max(table.metadata.num_rows, 1)
            for group, (rows, size) in enumerate(row_groups(table)):
                count = max(1, min(_CHUNKS_OF_A_GROUP, size // _GROUP_CHUNK_BYTES, rows))
                cuts = [rows * cut // count for cut in range(count + 1)]
                for start, end in pairwise(cuts):
                    share = file.size * (end - start) // all_rows
                    yield Rows(file.path, file.target, group, start, end, before, file.changed, share)
                before += rows

    def _zip(self, file: Found) -> Iterator[Chunk]:
        if file.is_stream or file.form.compression:
            yield Broken(Failed(file.name, "input", "a zip archive can only be read from a file that is not packed"))
            return
        with zipfile.ZipFile(file.path) as archive:
            group: list[zipfile.ZipInfo] = []
            for member in archive.infolist():
                form = None if member.is_dir() or member.filename.startswith("__MACOSX/") else form_of(member.filename)
                if form is None:
                    self.ignored["in archives"] += not member.is_dir()
                elif form.kind == "page":
                    group.append(member)
                    if len(group) == CHUNK_FILES or sum(one.file_size for one in group) >= self.chunk_bytes:
                        yield _members(file, group)
                        group = []
                else:
                    yield from self._dump_in_zip(file, archive, member, form.kind, form.compression)
            if group:
                yield _members(file, group)

    def _dump_in_zip(
        self, file: Found, archive: zipfile.ZipFile, member: zipfile.ZipInfo, kind: str, compression: Compression
    ) -> Iterator[Chunk]:
        name = f"{file.path}!{member.filename}"
        if kind not in ("jsonl", "warc"):
            yield Broken(Failed(name, "input", "cannot be read inside an archive: unpack it first"))
            return
        try:
            with archive.open(member) as stream:
                inside = decompressed(cast(BinaryIO, stream), compression)
                yield from self._blocks(inside, name, file.target, cast(Any, kind))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            from .read.archive import member_trouble

            yield Broken(Failed(name, "input", member_trouble(error)))


def _members(file: Found, members: list[zipfile.ZipInfo]) -> Members:
    names = tuple(member.filename for member in members)
    return Members(file.path, file.target, names, file.changed, sum(member.compress_size for member in members))


def _broken(name: str, piece: Piece) -> Broken:
    return Broken(Failed(name, "record", piece.fault, piece.at), piece.size)
