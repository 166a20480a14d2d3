"""Worker processes, and what happens when a page ends one.

Each worker is served by a thread of its own, which hands it a chunk at a time and waits for what comes back. A worker
that dies, or that is ended because it has been silent for too long, is replaced, and what is left of its chunk is
done again page by page: so the page that is to blame becomes known, and gets its second chance, for a system
short of memory kills who happens to be there. If it ends the worker again, it becomes an error record.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any, Protocol, cast

from .chunks import Chunk, Ends, name_of
from .counts import Counts
from .protocol import Report, Task, receive, send
from .record import Failed
from .work import Work

START_SECONDS = 120.0
_WATCH_SECONDS = 0.2
_PROGRAM = "from clean.batch.worker import main; main()"


class RunFailed(Exception):
    """The run cannot go on: what, where, what to do."""


@dataclass(slots=True)
class Finished:
    """All that came of a chunk."""

    payloads: list[Any] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    ends: Ends | None = None


class _WorkerDied(Exception):
    """The process ended before its chunk was done."""


Result = tuple[int, Chunk, Finished] | BaseException | int


class Workers(Protocol):
    """What does chunks, here or elsewhere; see `Pool`."""

    results: queue.SimpleQueue[Result]

    def submit(self, index: int, chunk: Chunk) -> None: ...

    def close(self) -> None: ...


class Pool:
    """Worker processes that do chunks.

    jobs: how many there are; each is started when there is work for it. timeout: seconds that one page may take.
    """

    def __init__(self, work: Work, jobs: int, timeout: float) -> None:
        self.results: queue.SimpleQueue[Result] = queue.SimpleQueue()
        self._work = work
        self._timeout = timeout
        self._tasks: queue.SimpleQueue[tuple[int, Chunk] | None] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(jobs)]
        for thread in (*self._threads, threading.Thread(target=self._watch, daemon=True)):
            thread.start()

    def submit(self, index: int, chunk: Chunk) -> None:
        """Have a chunk done; what comes of it goes into `results` with its index."""
        self._tasks.put((index, chunk))

    def close(self) -> None:
        """End all workers, also in the midst of their work."""
        self._closed.set()
        for _ in self._threads:
            self._tasks.put(None)
        for worker in list(self._workers):
            worker.end()
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        """The life of the thread that serves one worker, and those that replace it."""
        worker: _Worker | None = None
        try:
            while (task := self._tasks.get()) is not None and not self._closed.is_set():
                worker = worker or self._start()
                finished, worker = self._finish(task[1], worker)
                self.results.put((*task, finished))
        except BaseException as error:
            if not self._closed.is_set():
                self.results.put(error)
        finally:
            if worker is not None:
                worker.clear()

    def _start(self) -> _Worker:
        worker = _Worker(self._timeout)
        self._workers.append(worker)
        if self._closed.is_set():  # closed while it started
            worker.end()
        worker.begin(self._work)
        return worker

    def _finish(self, chunk: Chunk, worker: _Worker) -> tuple[Finished, _Worker]:
        """Do a chunk to its end, with as many workers as it takes."""
        finished, done = Finished(), 0
        task = Task(chunk)
        while True:
            before = done
            try:
                for report in worker.reports(task):
                    if report.fatal:
                        raise RunFailed(report.fatal)
                    done += report.outcomes
                    _collect(report, finished)
                return finished, worker
            except _WorkerDied:
                fault = worker.fault()
                self._workers.remove(worker)
                worker.clear()
                if self._closed.is_set():
                    raise
                if task.fault and done == before:  # it dies before it comes to a page
                    lost = Failed(name_of(chunk), fault[0], f"a part of this input cannot be read: {fault[1]}")
                    finished.failed.append(lost)
                    finished.counts.note(lost)
                    if self._work.shape.form == "object":
                        finished.payloads.append([lost])
                    return finished, self._start()
                task = Task(chunk, done, careful=True, fault=fault if task.careful else None)
                worker = self._start()

    def _watch(self) -> None:
        """End workers that have been silent for too long."""
        while not self._closed.wait(_WATCH_SECONDS):
            now = time.monotonic()
            for worker in list(self._workers):
                if now > worker.deadline:
                    worker.end(late=True)


def _collect(report: Report, finished: Finished) -> None:
    if report.payload:
        finished.payloads.append(report.payload)
    finished.failed += report.failed
    finished.counts.add(report.counts)
    finished.ends = report.ends or finished.ends


class _Worker:
    """One worker process, as its thread sees it."""

    def __init__(self, timeout: float) -> None:
        self.deadline = float("inf")
        self._timeout = timeout
        self._late = False
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        path = os.pathsep.join(part or os.getcwd() for part in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._stdin, self._stdout = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)

    def begin(self, work: Work) -> None:
        """Wait until it is ready for tasks. Raises RunFailed if it cannot be started."""
        self.deadline = time.monotonic() + START_SECONDS
        try:
            self._send(work)
            self._receive()
        except _WorkerDied:
            self._errors.seek(0)
            said = self._errors.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise RunFailed(f"a worker process cannot be started: {said or self.fault()[1]}") from None
        self.deadline = float("inf")

    def reports(self, task: Task) -> Iterator[Report]:
        """Give it a task and take what it reports until the task is done. Raises _WorkerDied."""
        self.deadline = time.monotonic() + self._timeout
        self._send(task)
        while True:
            report = self._receive()
            self.deadline = time.monotonic() + self._timeout
            yield report
            if report.done:
                self.deadline = float("inf")
                return

    def end(self, *, late: bool = False) -> None:
        """Kill the process, whatever it does; its thread notices. late: because it was silent for too long."""
        self._late = self._late or late
        self.deadline = float("inf")
        with suppress(OSError):
            self._process.kill()

    def clear(self) -> None:
        """Leave nothing of it behind."""
        self.end()
        self._process.wait()
        for stream in (self._stdin, self._stdout, self._errors):
            with suppress(OSError, ValueError):
                stream.close()

    def fault(self) -> tuple[str, str]:
        """Kind and message of an error record for the page that ended it."""
        if self._late:
            return (
                "timeout",
                f"not done after {self._timeout:g} seconds: raise --timeout, or look at it by itself",
            )
        code = self._process.wait()
        if code == -getattr(signal, "SIGKILL", 9):
            return "memory", "the system killed the worker at this page, most often for want of memory: use fewer jobs"
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return "crash", f"the worker ended at this page ({name}); please report it with the page"

    def _send(self, message: object) -> None:
        try:
            send(self._stdin, message)
        except (OSError, ValueError):
            raise _WorkerDied from None

    def _receive(self) -> Report:
        try:
            report: Report = receive(self._stdout)
            return report
        except (OSError, ValueError, EOFError):
            raise _WorkerDied from None
