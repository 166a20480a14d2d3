"""From outcomes to what is written: lines of JSON for the process that collects them, or files of their own."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from typing import Any

from .chunks import Chunk, target_of
from .forms import Compression
from .record import Cleaned, Outcome, Record
from .streams import not_through_a_link, writing_trouble, zstd_packer
from .work import SUFFIXES, Shape


class WritingFailed(Exception):
    """An output cannot be written, so that going on would lose pages: what, where, what to do."""


def line_of(data: dict[str, Any]) -> bytes:
    """A record as one line of JSON, in UTF-8; half a surrogate pair is written as its escape.

    >>> line_of({"text": "好\\ud83d"}).decode()
    '{"text": "好\\\\ud83d"}\\n'
    """
    return (json.dumps(data, ensure_ascii=False, default=str) + "\n").encode("utf-8", "backslashreplace")


def packer(compression: Compression) -> Callable[[bytes], bytes]:
    """A way to compress pieces so that, one behind the other, they are one compressed file."""
    if compression == "gz":
        return _gzipped
    if compression == "zst":
        return zstd_packer()
    return bytes


def _gzipped(data: bytes) -> bytes:
    packing = zlib.compressobj(6, wbits=31)  # no time in it, unlike gzip.compress of some versions
    return packing.compress(data) + packing.flush()


class Lines:
    """Collects outcomes as lines of JSON."""

    def __init__(self, shape: Shape) -> None:
        self._lines: list[bytes] = []
        self._pack = packer(shape.compression)
        # pieces that are compressed one by one are better large
        self.waits = bool(shape.compression)

    def add(self, outcome: Outcome, record: object) -> None:
        if isinstance(outcome, Cleaned):
            self._lines.append(line_of(outcome.data))

    def take(self) -> bytes:
        data, self._lines = b"".join(self._lines), []
        return self._pack(data) if data else b""


class Objects:
    """Collects outcomes as they are."""

    waits = False

    def __init__(self) -> None:
        self._outcomes: list[Any] = []

    def add(self, outcome: Any, record: object) -> None:
        self._outcomes.append(outcome)

    def take(self) -> list[Any]:
        outcomes, self._outcomes = self._outcomes, []
        return outcomes


class Files:
    """Writes each article to its own file, in a folder that mirrors the input."""

    waits = False

    def __init__(self, shape: Shape, chunk: Chunk) -> None:
        self._shape = shape
        self._chunk = chunk
        self._folder = shape.folder or ""

    def add(self, outcome: Outcome, record: object) -> None:
        if not isinstance(outcome, Cleaned) or not isinstance(record, Record):
            return
        content = self._content(outcome)
        if not content:
            return
        path = os.path.join(self._folder, target_of(self._chunk, record) + SUFFIXES[self._shape.form])
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(f"{path}.part", "wb", opener=not_through_a_link) as file:
                file.write(content)
            os.replace(f"{path}.part", path)
        except OSError as error:
            raise WritingFailed(f"{path}: {writing_trouble(error)}") from None

    def take(self) -> bytes:
        return b""

    def _content(self, outcome: Cleaned) -> bytes:
        """What the file holds; nothing for a page without an article, except the data of JSON."""
        if self._shape.form == "json":
            text = json.dumps(outcome.data, ensure_ascii=False, indent=2, default=str) + "\n"
        else:
            text = outcome.rendered
        return text.encode("utf-8", "backslashreplace")
