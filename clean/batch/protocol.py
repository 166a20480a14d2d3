"""What goes back and forth between a worker and the process that started it."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass, field
from typing import IO, Any

from .chunks import Chunk, Ends
from .counts import Counts
from .record import Failed

_SIZE = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk to be done, or what is left of it after a worker ended.

    skip: so many outcomes of it are there already. careful: send each outcome at once.
    fault: kind and message of the error that the first record after those has to be, without being touched.
    """

    chunk: Chunk
    skip: int = 0
    careful: bool = False
    fault: tuple[str, str] | None = None


@dataclass(slots=True)
class Report:
    """What a worker sends: some outcomes of its chunk. ends: see `Ends`. done: the chunk is."""

    outcomes: int = 0
    payload: Any = b""
    failed: list[Failed] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    ends: Ends | None = None
    done: bool = False
    fatal: str = ""


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message. Raises EOFError when the other side has gone."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)
