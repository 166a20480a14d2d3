"""How long one page may take. Asked between steps: code in C, a parse or a search, cannot be interrupted.

The time is that of the processor in this thread, so that a page is not given up because other threads and processes
are busy.
"""

from __future__ import annotations

from time import perf_counter, thread_time

from .errors import PageError


class Deadline:
    """The time by which a page's cleaning must be done, in the thread that makes it."""

    __slots__ = ("_earliest", "_end", "_seconds")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = thread_time() + seconds
        # By the clock on the wall, which is quicker to read: a thread cannot have worked longer than that.
        self._earliest = perf_counter() + seconds

    def check(self, step: str) -> None:
        """Raise PageError if the time is over. step: what has just been done, for the message.

        >>> Deadline(60).check("parsing")
        >>> Deadline(-1).check("parsing")
        Traceback (most recent call last):
        clean.errors.PageError: not cleaned within -1 s, stopped after parsing: raise timeout, or leave the page out
        """
        if perf_counter() > self._earliest and thread_time() > self._end:
            raise PageError(
                f"not cleaned within {self._seconds:g} s, stopped after {step}: raise timeout, or leave the page out"
            )
