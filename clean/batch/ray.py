"""Runs over a cluster of machines, with Ray: of a dataset, or of the command's own inputs.

`clean_dataset` is for those who have a Ray dataset. `RayPool` stands in the place of the local `Pool` under
`--engine ray`: the same chunks, done by the same workers, one on each core of the cluster, so that the same records
come out. Inputs, and an output folder, have to lie where every machine finds them under the same path.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from contextlib import ExitStack, redirect_stdout
from typing import TYPE_CHECKING, Any

from ..extras import need
from ..options import DEFAULT, Options
from .chunks import Chunk
from .fields import Fields
from .pool import Finished, Pool, Result, RunFailed
from .work import Work

if TYPE_CHECKING:
    from ray.data import Dataset

# Rows that are cleaned at a time: some seconds of work, some tens of megabytes of pages.
BATCH_ROWS = 256


def clean_dataset(
    dataset: Dataset,
    *,
    fields: Fields | None = None,
    options: Options = DEFAULT,
    quality: bool = False,
    removed: bool = False,
    batch_size: int = BATCH_ROWS,
    **settings: Any,
) -> Dataset:
    """Return a dataset of records made of a dataset of pages, lazily: nothing is read before it is used.

    fields, options, quality, removed: as for `clean.batch.arrow.clean_batch`, which says what the columns are.
    batch_size: rows that are cleaned at a time. settings: for `Dataset.map_batches`, such as `memory` or `concurrency`.

    Raises MissingExtra if Ray or pyarrow is not installed.
    """
    need("ray.data", extra="ray", to="cleaning a Ray dataset")
    from .arrow import clean_batch

    given = {"fields": fields, "options": options, "quality": quality, "removed": removed}
    return dataset.map_batches(
        clean_batch, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True, fn_kwargs=given, **settings
    )


class RayPool:
    """Workers on the machines of a Ray cluster that do chunks; used as `Pool` is.

    jobs: how many there are. timeout: seconds that one page may take. A worker whose machine is lost is started again
    on another, and its chunk done again.
    """

    def __init__(self, work: Work, jobs: int, timeout: float) -> None:
        self._ray = _connected()
        # What Ray has to say of lost workers it prints; standard output is for data.
        self._aside = ExitStack()
        self._aside.enter_context(redirect_stdout(sys.stderr))
        actor = self._ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=-1)(_Worker)
        self.results: queue.SimpleQueue[Result] = queue.SimpleQueue()
        self._tasks: queue.SimpleQueue[tuple[int, Chunk] | None] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._actors = [actor.remote(work, timeout, os.getcwd()) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._serve, args=(one,), daemon=True) for one in self._actors]
        for thread in self._threads:
            thread.start()

    def submit(self, index: int, chunk: Chunk) -> None:
        """Have a chunk done; what comes of it goes into `results` with its index."""
        self._tasks.put((index, chunk))

    def close(self) -> None:
        """End all workers, also in the midst of their work."""
        self._closed.set()
        for _ in self._threads:
            self._tasks.put(None)
        for actor in self._actors:
            self._ray.kill(actor)
        for thread in self._threads:
            thread.join()
        self._aside.close()

    def _serve(self, actor: Any) -> None:
        """The life of the thread that waits for one worker."""
        try:
            while (task := self._tasks.get()) is not None and not self._closed.is_set():
                self.results.put((*task, self._ray.get(actor.do.remote(*task))))
        except BaseException as error:
            if not self._closed.is_set():
                self.results.put(_failure(error))


def cores() -> int:
    """How many jobs the cluster has room for; connects to it, or starts one on this machine.

    Raises MissingExtra if Ray is not installed.
    """
    return max(1, int(_connected().cluster_resources().get("CPU", 1)))


class _Worker:
    """An actor: a pool of one worker process, so that a page that crashes or hangs is dealt with where it is."""

    def __init__(self, work: Work, timeout: float, folder: str) -> None:
        os.chdir(folder)  # so that relative paths of inputs mean what they mean where the run was started
        self._pool = Pool(work, 1, timeout)

    def do(self, index: int, chunk: Chunk) -> Finished:
        self._pool.submit(index, chunk)
        result = self._pool.results.get()
        if isinstance(result, BaseException):
            raise result
        assert not isinstance(result, int)
        return result[2]


def _failure(error: BaseException) -> BaseException:
    """What ends the run: what the worker said, or what Ray says of it."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, RunFailed):
        return cause
    said = str(error).strip().rpartition("\n")[2]
    return RunFailed(f"a worker on Ray cannot go on: {said or type(error).__name__}")


def _connected() -> Any:
    """The ray module, connected to the cluster of RAY_ADDRESS, or to one that is started here."""
    ray = need("ray", extra="ray", to="--engine ray")
    if not ray.is_initialized():
        ray.init(logging_level="ERROR", log_to_driver=False, include_dashboard=False)
    return ray
