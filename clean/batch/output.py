"""Where a run writes: files that appear when they are complete, a folder, or a stream.

A file is written under its name with `.part` behind it. What is on the disk up to a checkpoint stays; what was
written after it is cut off when the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Protocol

from .emit import WritingFailed
from .journal import CannotResume
from .streams import not_through_a_link, writing_trouble

PART = ".part"


Make = Callable[[str, str], None]


class Output(Protocol):
    """What takes the pieces of an output. A mark says how far it has come."""

    def write(self, data: bytes) -> None: ...

    def secure(self) -> list[int]:
        """Bring what was written to the disk; returns the mark of this place."""

    def settle(self) -> None:
        """The journal vouches for the last mark now."""

    def finish(self) -> None:
        """The journal vouches for all of it: let the output appear."""

    def close(self) -> None: ...

    def drop(self) -> None:
        """Closed, and worth nothing: leave no trace of it."""


class PartFile:
    """A file that appears under its name when it is complete.

    mark: from where it goes on. make: turns the part into the file, if it is not just moved; called with both paths.
    """

    def __init__(self, path: str, mark: list[int], make: Make | None = None) -> None:
        self._path = os.path.realpath(path)
        self._name = path
        self._make = make
        self._file = _opened(self._path + PART, mark[0] if mark else 0)

    def write(self, data: bytes) -> None:
        with guarded(self._name):
            self._file.write(data)

    def secure(self) -> list[int]:
        with guarded(self._name):
            self._file.flush()
            os.fsync(self._file.fileno())
            return [self._file.tell()]

    def settle(self) -> None: ...

    def finish(self) -> None:
        self._file.close()
        with guarded(self._name):
            complete(self._path, self._make)

    def close(self) -> None:
        with suppress(OSError):  # a full disk has been told of already
            self._file.close()

    def drop(self) -> None:
        with suppress(OSError):
            os.unlink(self._path + PART)


class Shards:
    """A folder of files of about the same size, each of which appears when it is complete.

    name: of the file with a number, such as "part-{:05}.jsonl". width: a file with so many bytes is complete.
    """

    def __init__(self, folder: str, name: str, width: int, mark: list[int], make: Make | None = None) -> None:
        self._folder = folder
        self._name = name
        self._width = width
        self._make = make
        self._number, size = mark or (0, 0)
        if size >= width:  # the run may have been stopped before or after it appeared
            with guarded(self._path):
                complete(self._path, make)
            self._number, size = self._number + 1, 0
        self._size = size
        self._file = PartFile(self._path, [size], make)

    @property
    def _path(self) -> str:
        return os.path.join(self._folder, self._name.format(self._number))

    def write(self, data: bytes) -> None:
        self._file.write(data)

    def secure(self) -> list[int]:
        (self._size,) = self._file.secure()
        return [self._number, self._size]

    def settle(self) -> None:
        if self._size >= self._width:
            self._file.finish()
            self._number, self._size = self._number + 1, 0
            self._file = PartFile(self._path, [0], self._make)

    def finish(self) -> None:
        self.close()
        with guarded(self._path):
            complete_shard(self._path, self._number, self._size, self._make)

    def close(self) -> None:
        self._file.close()

    def drop(self) -> None:
        self._file.drop()


def _opened(part: str, size: int) -> BinaryIO:
    """A part, opened to go on behind so many bytes."""
    with guarded(part):
        file = open(part, "ab", opener=not_through_a_link)  # noqa: SIM115 - handed to the caller
    if file.tell() < size:
        file.close()
        raise CannotResume(f"{part} is shorter than when the run was stopped; delete it and its journal to begin anew")
    file.truncate(size)
    file.seek(size)
    return file


def complete(path: str, make: Make | None = None) -> None:
    """Let a file appear whose part is all written; nothing happens if it has appeared already."""
    path = os.path.realpath(path)
    part = path + PART
    if not os.path.exists(part):
        return
    if make is not None:
        make(part, path)
        os.unlink(part)
        return
    if os.path.exists(path):
        os.chmod(part, os.stat(path).st_mode & 0o7777)
    os.replace(part, path)
    secure_folder(os.path.dirname(path))


def complete_shard(path: str, number: int, size: int, make: Make | None) -> None:
    """Let the last shard appear, unless it is empty and there are others."""
    if size or not number:
        complete(path, make)
    elif os.path.exists(path + PART):
        os.unlink(path + PART)


def replace_file(path: str, data: bytes) -> None:
    """Write a small file whole or not at all. Raises OSError."""
    with open(path + PART, "wb", opener=not_through_a_link) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + PART, path)
    secure_folder(os.path.dirname(path))


def secure_folder(folder: str) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class Stream:
    """An output that is gone once it is written: a pipe, a terminal, a device."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def write(self, data: bytes) -> None:
        try:
            self._stream.write(data)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise WritingFailed(f"{self._name}: {writing_trouble(error)}") from None

    def secure(self) -> list[int]:
        return []

    def settle(self) -> None: ...

    def finish(self) -> None: ...

    def close(self) -> None: ...

    def drop(self) -> None: ...


class Folder:
    """A folder that the workers write files into."""

    def write(self, data: bytes) -> None: ...

    def secure(self) -> list[int]:
        if hasattr(os, "sync"):
            os.sync()
        return []

    def settle(self) -> None: ...

    def finish(self) -> None: ...

    def close(self) -> None: ...

    def drop(self) -> None: ...


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Turn what goes wrong with a file into what to tell the user."""
    try:
        yield
    except OSError as error:
        raise WritingFailed(f"{name}: {writing_trouble(error)}") from None
