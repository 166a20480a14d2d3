"""The progress bar on a terminal: share done, pages a second, time left."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from .chunks import Chunk
from .pool import Finished


class _Rate(ProgressColumn):
    """Pages, pages a second, errors."""

    def render(self, task: Task) -> Text:
        pages, errors = task.fields["pages"], task.fields["errors"]
        rate = pages / task.elapsed if task.elapsed else 0.0
        return Text(f"{pages:,} pages  {rate:,.0f}/s  {errors:,} errors", style="progress.data.speed")


class Bar:
    """Shows how far the run has come.

    size: gives the bytes of all inputs; called in a thread of its own, since folders may be large. None if unknown.
    """

    def __init__(self, size: Callable[[], int | None]) -> None:
        self._size = size
        columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), _Rate(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=None, pages=0, errors=0)

    def __enter__(self) -> Self:
        threading.Thread(target=self._measure, daemon=True).start()
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, chunk: Chunk, finished: Finished) -> None:
        fields = self._progress.tasks[0].fields
        self._progress.update(
            self._task,
            advance=chunk.size,
            pages=fields["pages"] + finished.counts.pages,
            errors=fields["errors"] + finished.counts.failed.total(),
        )

    def _measure(self) -> None:
        size = self._size()
        if size:
            self._progress.update(self._task, total=size)
