"""A run: chunks are planned, spread over workers, and what comes back is written so that nothing is lost or doubled.

At each checkpoint what was written is brought to the disk first and vouched for in the journal then. A run that goes
on makes the same plan again, checks that the inputs are what they were, passes over the chunks that are done, and cuts
off what the journal does not vouch for.
"""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass

from .across import Found
from .chunks import Chunk, fingerprint
from .counts import Counts
from .emit import WritingFailed, line_of
from .find import Finder
from .job import Job
from .journal import CannotResume, Journal, State
from .manifest import read_manifest, shards_of, write_manifest
from .output import Output, PartFile, complete, guarded
from .plan import Planner
from .pool import Finished, Pool, Workers
from .spread import spread


@dataclass(slots=True)
class Summary:
    """What a run has done: all counts, those of what was done before it was resumed included.

    ignored: files of folders that were left out, by suffix. resumed: pages that were done before.
    found: by the second pass, if there was one.
    """

    counts: Counts
    ignored: Counter[str]
    resumed: int = 0
    seconds: float = 0.0
    found: Found | None = None


_CHANGED = "the inputs are not what they were when the run was stopped: begin anew, without its journal"
Watch = Callable[[Chunk, Finished], None]


def run(job: Job, watch: Watch = lambda _chunk, _finished: None) -> Summary:
    """Do a job from beginning to end, or from where it was stopped.

    watch: is told of every chunk that was written, and of those that were done before, with nothing in them.

    Raises CannotResume, WritingFailed, RunFailed; what was done until then is kept, and another run can go on with it.
    """
    began = time.monotonic()
    with ExitStack() as stack:
        journal = None
        if job.destination.journal is not None:
            journal = stack.enter_context(closing(_journal(job)))
            if journal.is_new and job.destination.place == "shards" and shards_of(job.destination.path):
                counts = read_manifest(job.destination.path, job.about()) if job.resume else None
                journal.remove()
                if counts is None:
                    raise CannotResume(f"{job.destination.path} holds shards of another run; move or delete them first")
                return Summary(counts, Counter(), counts.pages, time.monotonic() - began)
        state = journal.state if journal else State()
        before = state.counts.pages
        finder = Finder(job.kind, job.own_files())
        if not state.complete:
            writer = stack.enter_context(closing(_Writer(job, state, journal)))
            plan = _Plan(job, finder, state, watch)
            pool = _pool(job)
            chunks = spread(iter(plan), pool, job.jobs, ordered=job.ordered, chain=state.chain)
            with closing(chunks):
                for index, chunk, finished in chunks:
                    writer.write(index, chunk, finished, plan)
                    watch(chunk, finished)
            writer.finish()
        else:
            job.destination.complete(state.marks["output"])
            if job.errors:
                complete(job.errors)
        if job.destination.place == "shards":
            with guarded(job.destination.path):
                write_manifest(job.destination.path, job.about(), state.counts)
        if journal:
            journal.remove()
    second = job.destination.second
    return Summary(state.counts, finder.ignored, before, time.monotonic() - began, second.found if second else None)


def _pool(job: Job) -> Workers:
    """The workers of a job."""
    if job.engine == "local":
        return Pool(job.work, job.jobs, job.timeout)
    from .ray import RayPool

    return RayPool(job.work, job.jobs, job.timeout)


def _journal(job: Job) -> Journal:
    path = job.destination.journal
    assert path is not None
    folder = os.path.dirname(path) if job.destination.place != "file" else None
    with guarded(job.destination.path):
        if folder:
            os.makedirs(folder, exist_ok=True)
    with guarded(job.destination.path if not os.path.islink(path) else path):
        return Journal(path, job.about(), resume=job.resume)


class _Writer:
    """Writes what comes of chunks, and keeps the journal."""

    def __init__(self, job: Job, state: State, journal: Journal | None) -> None:
        self._state = state
        self._journal = journal
        self._seconds = job.checkpoint
        self._last = time.monotonic()
        self._is_whole = True
        self._outputs: dict[str, Output] = {}
        self._outputs["output"] = job.destination.open(state.marks.get("output", []), job.shard_bytes)
        if job.errors:
            self._outputs["errors"] = PartFile(job.errors, state.marks.get("errors", []))

    def write(self, index: int, chunk: Chunk, finished: Finished, plan: _Plan) -> None:
        """Write all of one chunk."""
        self._is_whole = False
        for payload in finished.payloads:
            self._outputs["output"].write(payload)
        if "errors" in self._outputs:
            self._outputs["errors"].write(b"".join(line_of(one.to_dict()) for one in finished.failed))
        self._state.counts.add(finished.counts)
        plan.is_done(index, self._state)
        self._is_whole = True
        if self._journal and time.monotonic() - self._last >= self._seconds:
            self._secure(self._journal)

    def finish(self) -> None:
        """All is written: let the outputs appear."""
        self._state.complete = True
        if self._journal:
            self._secure(self._journal)
        for output in self._outputs.values():
            output.finish()
        self._outputs = {}

    def close(self) -> None:
        """End the writing, finished or not; what was written in whole chunks is vouched for."""
        has_begun = bool(self._state.next or self._state.ahead)
        if self._journal and has_begun and self._is_whole and not self._state.complete:
            with suppress(WritingFailed):
                self._secure(self._journal)
        for output in self._outputs.values():
            output.close()
        if self._journal and self._journal.is_new:
            self._drop(self._journal)
        elif not self._journal and "errors" in self._outputs:  # it will not be gone on with
            self._outputs["errors"].finish()

    def _drop(self, journal: Journal) -> None:
        """Leave nothing of a run that has come to nothing."""
        for output in self._outputs.values():
            output.drop()
        with suppress(OSError):
            os.unlink(journal.path)

    def _secure(self, journal: Journal) -> None:
        """A checkpoint."""
        self._state.marks = {name: output.secure() for name, output in self._outputs.items()}
        with guarded(journal.path):
            journal.write(self._state)
        for output in self._outputs.values():
            output.settle()
        self._last = time.monotonic()


class _Plan:
    """The chunks that are left to do. While it goes on it notes what tells each chunk from another."""

    def __init__(self, job: Job, finder: Finder, state: State, watch: Watch) -> None:
        self._job = job
        self._watch = watch
        self._finder = finder
        self._state = state
        self.marks: dict[int, tuple[str, int]] = {}

    def __iter__(self) -> Iterator[tuple[int, Chunk]]:
        job, state = self._job, self._state
        skip, ahead, digest = state.next, dict(state.ahead), state.digest
        planner = Planner(job.work.fields, job.work.options.max_bytes, job.chunk_bytes, self._finder.ignored)
        so_far = hashlib.blake2b(digest_size=16)
        count = 0
        for index, chunk in enumerate(planner.plan(self._finder.find(self._job.names(), self._job.base))):
            print_ = fingerprint(chunk)
            so_far.update(print_)
            count += 1
            if index < skip:
                if index == skip - 1 and so_far.hexdigest() != digest:
                    raise CannotResume(_CHANGED)
                self._watch(chunk, Finished())
                continue
            check = zlib.crc32(print_)
            self.marks[index] = so_far.hexdigest(), check
            if index in ahead:
                if ahead[index] != check:
                    raise CannotResume(_CHANGED)
                self._watch(chunk, Finished())
                continue
            yield index, chunk
        if count < skip:
            raise CannotResume(_CHANGED)

    def is_done(self, index: int, state: State) -> None:
        """Note in the state that a chunk is done."""
        state.ahead[index] = self.marks[index][1]
        while state.next in state.ahead and state.next in self.marks:
            state.digest = self.marks.pop(state.next)[0]
            del state.ahead[state.next]
            state.next += 1
