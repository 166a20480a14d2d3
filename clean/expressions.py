"""Regular expressions that are compiled when first asked: of three hundred, most pages ask half.

Python compiles a class that holds a range of Han characters in a millisecond or two, more than most pages take to be
cleaned; all together take as long as forty pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, AnyStr, cast

compiled = cache(re.compile)

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")


class _Expression:
    """Stands for a compiled expression until one of its methods is asked for, and gives it its methods then."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = re.compile(self.pattern, self._flags)
        vars(self).update((method, getattr(found, method)) for method in _METHODS)
        return getattr(found, name)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled when it is first used.

    >>> expression("[0-9]+").findall("3月14日")
    ['3', '14']
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))
