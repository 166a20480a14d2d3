"""Chunks over workers and their results back, in the order of the plan or as they come.

A thread goes through the plan, only so far ahead that a bounded number of chunks is on the way at any time.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace

from .chunks import Chunk, Ends, WarcRange
from .pool import Finished, Workers

# Chunks on the way for each job: enough that a slow one does not keep the others waiting, little enough for memory.
AHEAD = 4
# By number of a chunk that goes on in a compressed WARC file: where its first record has to be, None if not known.
Chain = dict[int, int | None]


def spread(
    plan: Iterator[tuple[int, Chunk]], pool: Workers, jobs: int, *, ordered: bool = True, chain: Chain | None = None
) -> Generator[tuple[int, Chunk, Finished], None, None]:
    """Have the chunks of a plan done by a pool, which is closed at the end.

    plan: chunks with their numbers, which rise; some may be missing. chain: see `Chain`; kept up to date.
    """
    chain = {} if chain is None else chain
    slots = threading.Semaphore(jobs * AHEAD)
    order: list[int] = []
    stopped = threading.Event()
    thread = threading.Thread(target=_feed, args=(plan, pool, slots, order, stopped), daemon=True)
    with closing(pool):
        thread.start()
        try:
            yield from _collect(pool, slots, order, ordered, chain)
        finally:
            stopped.set()
            slots.release()


def _feed(
    plan: Iterator[tuple[int, Chunk]],
    pool: Workers,
    slots: threading.Semaphore,
    order: list[int],
    stopped: threading.Event,
) -> None:
    """Go through the plan and submit its chunks, as slots become free."""
    count = 0
    try:
        for index, chunk in plan:
            slots.acquire()
            if stopped.is_set():
                return
            order.append(index)
            pool.submit(index, chunk)
            count += 1
        pool.results.put(count)
    except BaseException as error:
        pool.results.put(error)


def _collect(
    pool: Workers, slots: threading.Semaphore, order: list[int], ordered: bool, chain: Chain
) -> Iterator[tuple[int, Chunk, Finished]]:
    waiting: dict[int, tuple[Chunk, Finished]] = {}
    given, planned = 0, None
    while planned is None or given < planned:
        result = pool.results.get()
        if isinstance(result, BaseException):
            raise result
        if isinstance(result, int):
            planned = result
            continue
        index, chunk, finished = result
        waiting[index] = chunk, finished
        while (ready := _next(waiting, order, ordered, chain)) is not None:
            chunk, finished = waiting.pop(ready)
            again = _misplaced(ready, chunk, finished, chain)
            if again is not None:
                pool.submit(ready, again)
                break
            order.remove(ready)
            yield ready, chunk, finished
            given += 1
            slots.release()


def _next(
    waiting: dict[int, tuple[Chunk, Finished]], order: list[int], ordered: bool, chain: Chain
) -> int | None:  # fmt: skip
    """The number of a chunk that can be given out now."""
    if ordered:
        return order[0] if order and order[0] in waiting else None
    for index, (chunk, _) in waiting.items():
        if not _is_chained(chunk) or index in chain:
            return index
    return None


def _is_chained(chunk: Chunk) -> bool:
    """Whether a chunk was read from a place that was only guessed, so that the chunk before it has to confirm it."""
    return isinstance(chunk, WarcRange) and chunk.compressed and chunk.start > 0


def _misplaced(index: int, chunk: Chunk, finished: Finished, chain: Chain) -> Chunk | None:
    """The chunk as it has to be done again, if its first record is not where the chunk before it ended.

    That happens when a crawl holds a crawl: the gzip members of the inner one look like those of the outer.
    """
    if not isinstance(chunk, WarcRange) or not chunk.compressed:
        return None
    ends = finished.ends or Ends()
    expected = chain.get(index)
    if expected is not None and not chunk.exact:
        within = ends.first is None if expected >= chunk.end else ends.first == expected
        if not within:
            return replace(chunk, start=min(expected, chunk.end), exact=True)
    chain.pop(index, None)
    if not chunk.last:
        is_passed = expected is not None and expected >= chunk.end
        chain[index + 1] = expected if is_passed else ends.behind
    return None
