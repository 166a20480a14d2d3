"""What a run tells while it goes on, and when it is done. All of it goes to standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from types import TracebackType
from typing import Protocol, Self

from .across import Found
from .chunks import Chunk
from .pool import Finished
from .record import Failed
from .run import Summary

LINE_SECONDS = 30.0
MOST_ERRORS = 20
_MOST_LISTED = 30


class Watcher(Protocol):
    """Is told of every chunk that was written."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def __call__(self, chunk: Chunk, finished: Finished) -> None: ...


def say(message: str) -> None:
    """One line for the user."""
    print(f"clean: {message}", file=sys.stderr, flush=True)


class Lines:
    """Tells how far the run has come in a line now and then."""

    def __init__(self) -> None:
        self._pages = 0
        self._errors = 0
        self._began = self._told = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def __call__(self, chunk: Chunk, finished: Finished) -> None:
        self._pages += finished.counts.pages
        self._errors += finished.counts.failed.total()
        now = time.monotonic()
        if now - self._told >= LINE_SECONDS:
            self._told = now
            say(f"{self._pages:,} pages, {self._pages / (now - self._began):.0f} a second, {self._errors:,} errors")


class Silence:
    """Tells nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def __call__(self, chunk: Chunk, finished: Finished) -> None: ...


class Errors:
    """Tells of errors one by one, where no file is kept of them; of the first ones only, if there are many."""

    def __init__(self) -> None:
        self._told = 0

    def tell(self, failed: list[Failed]) -> None:
        for one in failed:
            self._told += 1
            if self._told <= MOST_ERRORS:
                say(line_of_error(one))
            elif self._told == MOST_ERRORS + 1:
                say("further errors are not shown here; --errors FILE.jsonl keeps them all")


def line_of_error(failed: Failed) -> str:
    """An error on one line: where, what, what to do.

    >>> line_of_error(Failed("dump.jsonl", "record", "half a line of JSON", 7))
    'dump.jsonl:7: half a line of JSON'
    """
    # a page that is a file of its own has nothing but position 1
    place = f":{failed.position}" if failed.position is not None and failed.id != failed.input else ""
    return f"{failed.input}{place}: {failed.message}"


def summary_lines(summary: Summary, errors: str | None) -> list[str]:
    """What is told when a run is done.

    errors: the file that keeps the error records.
    """
    counts, done = summary.counts, summary.counts.pages - summary.resumed
    rate = done / summary.seconds if summary.seconds else 0.0
    before = f" and {summary.resumed:,} before" if summary.resumed else ""
    failed = counts.failed.total()
    lines = [
        f"{done:,} pages{before} in {_duration(summary.seconds)}, {rate:,.0f} a second: "
        f"{counts.verdicts['article']:,} articles, {counts.verdicts['no article']:,} without an article, "
        f"{counts.verdicts['spam']:,} spam, {_errors(failed)}",
        f"{counts.kept:,} characters kept, {counts.removed.total():,} removed{_listed(counts.removed)}",
    ]
    found = summary.found or Found()
    if dropped := counts.dropped + found.dropped:
        lines.append(f"{dropped.total():,} left out of the output{_listed(dropped)}")
    if found.marked:
        lines.append(f"{found.marked.total():,} marked{_listed(found.marked)}")
    if found.lines:
        lines.append(f"{found.lines:,} lines that repeat over their sites removed")
    if counts.skipped:
        lines.append(f"{counts.skipped.total():,} records that hold no page{_listed(counts.skipped)}")
    if summary.ignored:
        lines.append(
            f"{summary.ignored.total():,} files left aside, their names are not those of pages or dumps"
            f"{_listed(summary.ignored)}"
        )
    if failed:
        lines.append(f"{_errors(failed)}{_listed(counts.failed)}" + (f"; see {errors}" if errors else ""))
    return lines


def _errors(count: int) -> str:
    return "1 error" if count == 1 else f"{count:,} errors"


def _listed(counter: Counter[str]) -> str:
    """The entries of a counter, largest first."""
    if not counter:
        return ""
    shown = [f"{name} {count:,}" for name, count in counter.most_common(_MOST_LISTED)]
    return ": " + ", ".join(shown + ["…"] * (len(counter) > _MOST_LISTED))


def _duration(seconds: float) -> str:
    """A time as people read it.

    >>> _duration(4.21), _duration(3700)
    ('4.2 s', '1:01:40')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
