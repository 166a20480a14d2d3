"""From the lines that a run has written to its output, when something is looked for across all of them.

The run writes its records as it always does, into a part that is there until the output is. So when this is stopped,
however it is, the run goes on with it, from its beginning.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from .across import Across, Found, look_across, records_of
from .destination import LINES, SHARD_BYTES, Destination
from .emit import WritingFailed, line_of, packer
from .output import secure_folder

_PIECE = 1 << 20


def with_second_pass(
    destination: Destination,
    across: Across,
    *,
    shard_bytes: int = SHARD_BYTES,
    tell: Callable[[str], None] = lambda _message: None,
) -> Destination:
    """Return the destination so that what is written there is looked across when it is complete.

    tell: is called with a line for the user when that begins.

    Raises ValueError if it is no file of records and no folder of such files.
    """
    if destination.place not in ("file", "shards"):
        asked = " and ".join(name for name, on in (("--site-lines", across.site), ("--dedup", across.dedup)) if on)
        raise ValueError(f"{asked} needs all records: -o NAME.jsonl, -o NAME.parquet, or -o FOLDER/ -f jsonl")
    width = shard_bytes if destination.place == "shards" else None
    return replace(destination, second=SecondPass(across, destination.form, width, tell))


@dataclass(frozen=True, slots=True)
class SecondPass:
    """Makes the output of a part; see `output.Make`.

    form: of the output, one of `destination.FORMS`. width: bytes of a shard, None for one file.
    found: what was found, once it is done.
    """

    across: Across
    form: str
    width: int | None
    tell: Callable[[str], None]
    found: Found = field(default_factory=Found)

    def __call__(self, part: str, path: str) -> None:
        self.tell("all pages are done; looking across their records")
        folder = f"{path}.across"
        shutil.rmtree(folder, ignore_errors=True)  # of one that was stopped
        os.mkdir(folder)
        try:
            read = partial(records_of, part, LINES.get(self.form, ""))
            records = look_across(read, self.across, folder, self.found)
            self._write(records, os.path.join(folder, "lines"), path)
        except sqlite3.Error as error:
            raise WritingFailed(f"{folder}: {error}; run the same command again with --resume") from None
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _write(self, records: Iterator[dict[str, Any]], lines: str, path: str) -> None:
        """Write the records, by way of a file of lines, to the path, or to shards in its folder."""
        if self.width is None:
            self._write_lines(records, lines, None)
            self._appear(lines, path)
            return
        number, is_more = 0, True
        while is_more:
            is_more = self._write_lines(records, lines, self.width)
            if is_more or number == 0 or os.path.getsize(lines):
                self._appear(lines, os.path.join(os.path.dirname(path), f"part-{number:05}.{self.form}"))
            number += 1

    def _write_lines(self, records: Iterator[dict[str, Any]], lines: str, width: int | None) -> bool:
        """Write lines up to so many bytes; returns whether that was what ended it."""
        pack = packer(LINES.get(self.form, ""))
        with open(lines, "wb") as file:
            piece = bytearray()
            for data in records:
                piece += line_of(data)
                if len(piece) >= _PIECE:
                    file.write(pack(bytes(piece)))
                    piece.clear()
                    if width is not None and file.tell() >= width:
                        return True
            if piece:
                file.write(pack(bytes(piece)))
        return False

    def _appear(self, lines: str, path: str) -> None:
        """Let a file of the output appear, made of its lines."""
        if self.form == "parquet":
            from .parquet import to_parquet

            to_parquet(lines, path)
            return
        with open(lines, "rb+") as file:
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            os.chmod(lines, os.stat(path).st_mode & 0o7777)
        os.replace(lines, path)
        secure_folder(os.path.dirname(path))
