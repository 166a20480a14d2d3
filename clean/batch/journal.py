"""The journal of a run: what is safely written, so that after a stop at any moment the run goes on from there.

One line for each checkpoint, behind a check sum: a line that was cut off in the midst counts for nothing. A line is
only written when everything that it vouches for is on the disk.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass, field
from typing import Any

from .counts import Counts
from .spread import Chain
from .streams import not_through_a_link

SUFFIX = ".journal"


class CannotResume(Exception):
    """A journal is in the way or does not fit: what, where, what to do."""


@dataclass(slots=True)
class State:
    """How far a run has come.

    next: all chunks before this one are done. digest: of those chunks. ahead: chunks behind it that are done, with
    their check sums. marks: how far each output has come, see `Output`. complete: nothing is left but to move them.
    """

    next: int = 0
    digest: str = ""
    ahead: dict[int, int] = field(default_factory=dict)
    chain: Chain = field(default_factory=dict)
    marks: dict[str, list[int]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    complete: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "next": self.next,
            "digest": self.digest,
            "ahead": list(self.ahead.items()),
            "chain": list(self.chain.items()),
            "marks": self.marks,
            "counts": self.counts.to_dict(),
            "complete": self.complete,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> State:
        return cls(
            data["next"],
            data["digest"],
            dict(data["ahead"]),
            dict(data["chain"]),
            data["marks"],
            Counts.from_dict(data["counts"]),
            data["complete"],
        )


class Journal:
    """The journal in a file, which is held by one run at a time.

    about: what the run is (inputs, options), by name: a run goes on only with the same.
    state: how far that run has come. is_new: it has not come to a checkpoint.
    """

    def __init__(self, path: str, about: dict[str, Any], *, resume: bool) -> None:
        """Open or begin a journal. Raises CannotResume, or OSError if it cannot be written."""
        self.path = path
        self.state = State()
        self.is_new = True
        self._file = open(path, "a+b", opener=not_through_a_link)  # noqa: SIM115 - closed by close()
        try:
            _lock(self._file.fileno(), path)
            self._take_up(about, resume)
        except BaseException:
            self._file.close()
            raise

    def write(self, state: State) -> None:
        """Vouch for a state: the journal is on the disk when this returns."""
        self._append(state.to_json())
        self.is_new = False

    def close(self) -> None:
        self._file.close()

    def remove(self) -> None:
        """End the run: nothing is left to go on with."""
        try:
            os.unlink(self.path)
        except PermissionError:  # a system that does not unlink what is open
            self._file.close()
            os.unlink(self.path)
        self._file.close()

    def _take_up(self, about: dict[str, Any], resume: bool) -> None:
        self._file.seek(0)
        head: dict[str, Any] | None = None
        last: dict[str, Any] | None = None
        size = 0
        for line in self._file:
            entry = _checked(line)
            if entry is None:
                break
            head, last = head or entry, entry
            size += len(line)
        if head is None or last is None or last is head:  # it had not come to a checkpoint
            self._file.truncate(0)
            self._append(about)
            return
        if not resume:
            raise CannotResume(
                f"{self.path} is of a run that was stopped: add --resume to go on with it, or delete it to begin anew"
            )
        other = sorted(name for name in {*about, *head} if about.get(name) != head.get(name))
        if other:
            raise CannotResume(
                f"the run that was stopped had other {', '.join(other)}: repeat its command with --resume, "
                f"or delete {self.path} to begin anew"
            )
        self._file.truncate(size)
        self.is_new = False
        self.state = State.from_json(last)

    def _append(self, entry: dict[str, Any]) -> None:
        text = json.dumps(entry).encode()
        self._file.write(b"%08x %s\n" % (zlib.crc32(text), text))
        self._file.flush()
        os.fsync(self._file.fileno())


def _checked(line: bytes) -> Any:
    """What a line of a journal says; None if it is not whole."""
    check, _, text = line.rstrip(b"\n").partition(b" ")
    try:
        if not line.endswith(b"\n") or int(check, 16) != zlib.crc32(text):
            return None
        return json.loads(text)
    except ValueError:
        return None


def _lock(descriptor: int, path: str) -> None:
    """Hold the journal alone, where the system can do that, until this process ends, however it ends."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotResume(f"{path} is held by a run that still goes on: wait for it, or stop it") from None
    except OSError:
        return  # a file system without locks
