"""What is written and where to, from the output's name and the format that the user chose."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ..extras import need
from .forms import Compression, split_compression
from .output import Folder, Make, Output, PartFile, Shards, Stream, complete, complete_shard, guarded
from .streams import zstd_module
from .work import SUFFIXES, Shape

if TYPE_CHECKING:
    from .second_pass import SecondPass

Place = Literal["stream", "file", "folder", "shards"]
LINES: dict[str, Compression] = {"jsonl": "", "jsonl.gz": "gz", "jsonl.zst": "zst"}
FORMS = (*LINES, "parquet", *SUFFIXES)
# A shard of JSON lines; Parquet takes about a quarter of it.
SHARD_BYTES = 1 << 30
_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
_NAMES = "NAME.jsonl, NAME.jsonl.gz, NAME.jsonl.zst, NAME.parquet or FOLDER/"


@dataclass(frozen=True, slots=True)
class Destination:
    """place: what kind of thing is written. path: where; "-" for standard output. form: one of FORMS.

    second: what makes the output when all records are written, see `second_pass`; None if they are the output.
    """

    place: Place
    path: str
    form: str
    second: SecondPass | None = field(default=None, repr=False)

    @property
    def journal(self) -> str | None:
        """Where the journal of a run lies that writes there; None if such a run cannot be resumed."""
        if self.place == "stream":
            return None
        return os.path.join(self.path, ".clean.journal") if self.place != "file" else f"{self.path}.journal"

    def shape(self, explain: str | None) -> Shape:
        """What workers make of a cleaned record."""
        if self.place == "folder":
            return Shape(self.form, folder=os.path.abspath(self.path), explain=explain)
        return Shape("jsonl", LINES.get(self.form, ""), explain=explain)

    def open(self, mark: list[int], shard_bytes: int = SHARD_BYTES) -> Output:
        """Begin to write, or go on from a mark. Raises WritingFailed."""
        with guarded(self.path):
            if self.path == "-":
                return Stream(sys.stdout.buffer, "standard output")
            if self.place == "stream":
                return Stream(open(self.path, "wb"), self.path)
            if self.place == "file":
                return PartFile(self.path, mark, self._make)
            os.makedirs(self.path, exist_ok=True)
            if self.place == "folder":
                return Folder()
            if self.second:
                return PartFile(self._whole, mark, self._make)
            return Shards(self.path, self._shard, shard_bytes, mark, self._make)

    def complete(self, mark: list[int]) -> None:
        """Let appear what was all written up to a mark when the run was stopped. Raises WritingFailed."""
        with guarded(self.path):
            if self.place == "file" or self.second:
                complete(self._whole, self._make)
            elif self.place == "shards":
                number, size = mark
                complete_shard(os.path.join(self.path, self._shard.format(number)), number, size, self._make)

    @property
    def _whole(self) -> str:
        """The file that holds all records until the second pass; without one, the output."""
        return os.path.join(self.path, ".clean.records") if self.place == "shards" else self.path

    @property
    def _make(self) -> Make | None:
        if self.second:
            return self.second
        if self.form != "parquet":
            return None
        from .parquet import to_parquet

        return to_parquet

    @property
    def _shard(self) -> str:
        """Name of a shard, with a place for its number."""
        return f"part-{{:05}}.{self.form}"


def destination(output: str | None, form: str | None) -> Destination:
    """Where a run over many pages writes.

    Raises ValueError if output and form do not go together, MissingExtra if a package is not installed.

    >>> destination("corpus.jsonl.gz", None)
    Destination(place='file', path='corpus.jsonl.gz', form='jsonl.gz')
    >>> destination("articles/", "markdown").place
    'folder'
    """
    chosen = _destination(output, form)
    if chosen.form == "parquet":
        need("pyarrow", extra="parquet", to="writing Parquet")
    if LINES.get(chosen.form) == "zst":
        zstd_module("writing .zst")
    return chosen


def _destination(output: str | None, form: str | None) -> Destination:
    if output is None or output == "-":
        if form is not None and form not in LINES:
            raise ValueError(f"many pages as {form} need a place of their own: -o {_NAMES}")
        return Destination("stream", "-", form or "jsonl")
    if output.endswith(("/", os.sep)) or os.path.isdir(output):
        form = form or "text"
        return Destination("folder" if form in SUFFIXES else "shards", output, form)
    if os.path.exists(output) and not os.path.isfile(output):  # a device, a named pipe
        return Destination("stream", output, form if form in LINES else "jsonl")
    return Destination("file", output, _form_of_file(output, form))


def _form_of_file(output: str, form: str | None) -> str:
    """The form of a file, by its name and the format that was asked for."""
    stem, compression = split_compression(output)
    if form in SUFFIXES:
        raise ValueError(f"many pages as {form} need a folder: -o {os.path.splitext(output)[0]}/")
    known = "parquet" if stem.endswith(".parquet") else "jsonl" if stem.endswith(_LINES_SUFFIXES) else None
    if known and compression:
        known += f".{compression}"
    if known and form and known != form and not (form == "jsonl" and known in LINES):
        raise ValueError(f"{output!r} and -f {form} do not go together")
    chosen = known or form
    if chosen is None:
        raise ValueError(f"{output!r} does not tell what to write: use {_NAMES}, or name the format with -f")
    if chosen not in FORMS:
        raise ValueError(f"{output!r}: {chosen} is not written; use {_NAMES}")
    return chosen
