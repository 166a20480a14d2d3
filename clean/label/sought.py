"""Lists of expressions that few texts match: they are tried where a word stands without which none of them does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..expressions import expression
from .literals import required_literals
from .phrases import PhraseFinder


class Sought:
    """What finds any of some expressions.

    To look for words takes a tenth of the time that a search for alternatives does.

    >>> sought = Sought(["第.{1,4}个?渡口", "(?:下一|头)班船"])
    >>> sought.search("等下一班船吧").start(), sought.search("等船吧")
    (1, None)
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._expression = expression("|".join(patterns))
        self._words: PhraseFinder | None = None
        needed = [required_literals(pattern) for pattern in patterns]
        if None not in needed:
            self._words = PhraseFinder({word for words in needed for word in words or ()})

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        if self._words is not None and not self._words.find(text):
            return None
        return self._expression.search(text)
