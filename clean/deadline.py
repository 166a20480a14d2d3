"""How long one page may take. Asked between steps: code in C, a parse or a search, cannot be interrupted."""

from __future__ import annotations

from time import monotonic

from .errors import PageError


class Deadline:
    """The time at which a page's cleaning must be done."""

    __slots__ = ("_end", "_seconds")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def check(self, step: str) -> None:
        """Raise PageError if the time is over. step: what has just been done, for the message.

        >>> Deadline(60).check("parsing")
        >>> Deadline(-1).check("parsing")
        Traceback (most recent call last):
        clean.errors.PageError: not cleaned within -1 s, stopped after parsing: raise timeout, or leave the page out
        """
        if monotonic() > self._end:
            raise PageError(
                f"not cleaned within {self._seconds:g} s, stopped after {step}: raise timeout, or leave the page out"
            )
