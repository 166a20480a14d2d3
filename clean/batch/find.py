"""From what the user named (files, folders, patterns, lists) to the files that are to be read, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .forms import Form, Kind, form_of, split_compression, without_suffixes
from .record import Failed
from .streams import trouble

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read.

    path: to open it by; "-" for standard input. target: its place in an output folder, without suffix.
    size, changed: of the file when it was found, bytes and nanoseconds.
    is_stream: it can only be read once, from its beginning to its end: standard input, a pipe.
    """

    path: str
    form: Form
    target: str
    size: int = 0
    changed: int = 0
    is_stream: bool = False

    @property
    def name(self) -> str:
        """What it is called in messages and records."""
        return "standard input" if self.path == STDIN else self.path


@dataclass(slots=True)
class Finder:
    """Finds the files under the inputs.

    kind: what every file is, if the user said so; else it is told from each name, and folders may hold others.
    exclude: files and folders that are never read, such as the output of the run itself.
    ignored: how many files of folders were left out, by the suffix of their names.
    """

    kind: Kind | None = None
    exclude: Collection[str] = ()
    ignored: Counter[str] = field(default_factory=Counter)

    def find(self, inputs: Iterable[str], base: str | None = None) -> Iterator[Found | Failed]:
        """The files under each input in turn, those of a folder by name; a Failed for what cannot be read.

        base: the folder that targets are relative to; None for the current one.
        """
        shut = {os.path.realpath(path) for path in self.exclude}
        for path in inputs:
            if path == STDIN:
                yield Found(STDIN, Form(self.kind or "page"), "stdin", is_stream=True)
            elif os.path.isdir(path):
                yield from self._walk(path, base, shut)
            elif os.path.lexists(path):
                yield self._file(path, self._form(path) or Form("page", split_compression(path)[1]), base)
            elif glob.has_magic(path):
                yield from self._matches(path, base, shut)
            else:
                yield Failed(path, "input", trouble(FileNotFoundError()))

    def _matches(self, pattern: str, base: str | None, shut: set[str]) -> Iterator[Found | Failed]:
        paths = sorted(glob.iglob(pattern, recursive=True))
        if not paths:
            yield Failed(pattern, "input", "no file matches this pattern; check it")
        for path in paths:
            # of a folder that matches, ** gives the files too: each is read once
            if not os.path.isdir(path):
                yield from self._known(path, os.path.basename(path), base, shut)
            elif "**" not in pattern:
                yield from self._walk(path, base, shut)

    def _walk(self, folder: str, base: str | None, shut: set[str]) -> Iterator[Found | Failed]:
        """The files of a folder and of those in it. Links to folders are not followed: they may lead in a circle."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Failed(folder, "input", trouble(error))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if os.path.realpath(entry.path) not in shut:
                    yield from self._walk(entry.path, base, shut)
            elif not (entry.is_symlink() and os.path.isdir(entry.path)):
                yield from self._known(entry.path, entry.name, base, shut)

    def _known(self, path: str, name: str, base: str | None, shut: set[str]) -> Iterator[Found | Failed]:
        """The file, if its name says that it is one to read."""
        form = self._form(name)
        if shut and os.path.realpath(path) in shut:
            return
        if form is None:
            self.ignored[_kind_of_name(name)] += 1
            return
        found = self._file(path, form, base)
        if isinstance(found, Found) and found.is_stream:  # nobody may write to it, or it may have no end
            yield Failed(path, "input", "a pipe or a device in a folder, left out: name it alone to read it")
        else:
            yield found

    def _form(self, name: str) -> Form | None:
        return form_of(name) if self.kind is None else Form(self.kind, split_compression(name)[1])

    def _file(self, path: str, form: Form, base: str | None) -> Found | Failed:
        try:
            status = os.stat(path)
        except OSError as error:
            return Failed(path, "input", trouble(error))
        is_stream = not stat.S_ISREG(status.st_mode)
        return Found(path, form, _target(path, form, base), status.st_size, status.st_mtime_ns, is_stream)


def _kind_of_name(name: str) -> str:
    """What to count a name under that is none of a page: names may be anything, and the counts must stay few."""
    suffix = os.path.splitext(name)[1].lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,5}", suffix) else "other names" if suffix else "no suffix"


def read_list(path: str) -> Iterator[str]:
    """The names in a file, one a line; empty lines are none. Raises OSError."""
    with open(0 if path == STDIN else path, "rb", closefd=path != STDIN) as file:
        for line in file:
            name = os.fsdecode(line.rstrip(b"\r\n"))
            if name:
                yield name


def common_folder(inputs: Collection[str]) -> str | None:
    """The folder that an output folder mirrors: the one all inputs lie in, or the input itself if it is a folder."""
    paths = [os.path.abspath(path) for path in inputs if path != STDIN]
    if not paths:
        return None
    if len(paths) == 1 and os.path.isdir(paths[0]):
        return paths[0]
    try:
        return os.path.commonpath([os.path.dirname(path) for path in paths])
    except ValueError:  # on several drives
        return None


def _target(path: str, form: Form, base: str | None) -> str:
    """The place of a file in an output folder; never outside of it, and never that of another file."""
    full = os.path.abspath(path)
    relative = os.path.relpath(full, base or os.getcwd())
    if relative.startswith(os.pardir):
        relative = os.path.splitdrive(full)[1].lstrip("/\\")
    if form.kind != "page":
        return relative
    stem = without_suffixes(os.path.basename(full))
    if _stems(os.path.dirname(full))[stem] > 1:
        return relative
    return os.path.join(os.path.dirname(relative), stem)


@lru_cache(64)
def _stems(folder: str) -> Counter[str]:
    """How many files of a folder have a name that is the same without its suffixes."""
    try:
        return Counter(without_suffixes(name) for name in os.listdir(folder))
    except OSError:
        return Counter()
