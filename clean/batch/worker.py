"""A worker: a process that reads chunks, cleans their pages and sends back what came out.

It is a program of its own, so that nothing of the calling program is run twice or shared, and whatever a page does
to it, it does to this process alone. It is started by `pool`, speaks over its standard input and output, and ends
when the input ends.
"""

from __future__ import annotations

import gc
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from ..extras import MissingExtra
from .chunks import Chunk, Ends, name_of
from .emit import Files, Lines, Objects, WritingFailed
from .protocol import Report, Task, receive, send
from .read import read
from .record import Cleaned, Dropped, Failed, Record, Skipped, failed, failed_of
from .streams import trouble
from .work import Shape, Work

# What is done is sent on after this long, so that little is done again when a page takes the process with it.
FLUSH_SECONDS = 0.02
# Even when results are gathered for longer, that the worker lives is told.
ALIVE_SECONDS = 1.0


def main() -> None:
    """Serve the process that started this one until it closes the pipe."""
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides
    tasks, reports = _take_over_streams()
    with suppress(EOFError, BrokenPipeError):
        work: Work = receive(tasks)
        _limit_memory(work.memory)
        clean = work.clean or _core()
        gc.collect()
        gc.freeze()
        send(reports, Report(done=True))
        while True:
            _do(receive(tasks), work, clean, reports)


def _core() -> Callable[[Record, Work], Any]:
    """The way of a page through the core; loading it takes a while."""
    from .one import clean_record

    return lambda record, work: clean_record(record, work.options, work.shape.explain, work.shape.form)


def _do(task: Task, work: Work, clean: Callable[[Record, Work], Any], reports: BinaryIO) -> None:
    """One task; the last report says that it is done."""
    sender = _Sender(reports, _emitter(work.shape, task.chunk), task.careful)
    number = 0
    try:
        for record in _records(task.chunk, work):
            if isinstance(record, Ends):
                sender.report.ends = record
                continue
            number += 1
            if number <= task.skip:
                continue
            if task.fault and number == task.skip + 1 and isinstance(record, Record):
                sender.add(failed(record, *task.fault), record)
            else:
                sender.add(_outcome(record, work, clean), record)
    except WritingFailed as error:
        sender.report.fatal = str(error)
    sender.report.done = True
    sender.send()


def _emitter(shape: Shape, chunk: Chunk) -> Lines | Objects | Files:
    if shape.form == "object":
        return Objects()
    return Files(shape, chunk) if shape.folder else Lines(shape)


def _records(chunk: Chunk, work: Work) -> Iterator[Record | Failed | Skipped | Ends]:
    """The records of a chunk; if it cannot be read to its end, a Failed for the rest of it."""
    try:
        yield from read(chunk, work.fields, work.options.max_bytes)
    except MemoryError:
        yield Failed(name_of(chunk), "memory", "the rest of this part needs more memory than a worker may take")
    except MissingExtra as error:
        yield Failed(name_of(chunk), "input", str(error))
    except Exception as error:
        yield Failed(name_of(chunk), "input", f"the rest of this part was not read: {trouble(error)}")


def _outcome(record: Record | Failed | Skipped, work: Work, clean: Callable[[Record, Work], Any]) -> Any:
    """What becomes of a record."""
    if not isinstance(record, Record):
        return record
    try:
        outcome = clean(record, work)
        for step in work.steps:
            if not isinstance(outcome, Cleaned):
                break
            outcome = step(record, outcome)
        return outcome
    except Exception as error:
        return failed_of(record, error)


class _Sender:
    """Gathers outcomes into reports and sends these when they are due."""

    def __init__(self, reports: BinaryIO, emitter: Lines | Objects | Files, careful: bool) -> None:
        self._reports = reports
        self._emitter = emitter
        self._wait = 0.0 if careful else math.inf if emitter.waits else FLUSH_SECONDS
        self._sent = time.monotonic()
        self.report = Report()

    def add(self, outcome: Any, record: Record | Failed | Skipped) -> None:
        self._emitter.add(outcome, record)
        self.report.outcomes += 1
        if isinstance(outcome, Failed):
            self.report.failed.append(outcome)
        if isinstance(outcome, Cleaned | Dropped | Failed | Skipped):
            self.report.counts.note(outcome)
        age = time.monotonic() - self._sent
        if age >= self._wait:
            self.send()
        elif age > ALIVE_SECONDS:
            send(self._reports, Report())
            self._sent = time.monotonic()

    def send(self) -> None:
        self.report.payload = self._emitter.take()
        send(self._reports, self.report)
        self.report, self._sent = Report(ends=self.report.ends), time.monotonic()


# ------------------------------------------------------------------------------------------------- the process itself


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for messages alone: what a library prints goes to standard error."""
    tasks, reports = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    os.dup2(2, 1)
    return tasks, reports


def _end_with_parent() -> None:
    """On Linux, have the kernel end this process when its parent is gone, also in the midst of a page."""
    if sys.platform != "linux":
        return
    import ctypes

    pr_set_pdeathsig = 1
    parent = os.getppid()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent:  # gone before it was asked for
        sys.exit()


def _limit_memory(limit: int | None) -> None:
    """Have what goes over the limit fail here, before the system looks for someone to kill."""
    if limit is None or sys.platform != "linux":  # elsewhere such a limit is not kept
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
