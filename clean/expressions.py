"""Regular expressions that are compiled when first asked: of three hundred, most pages ask half.

Python compiles a class that holds a range of Han characters in a millisecond or two, more than most pages take to be
cleaned; all together take as long as forty pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, AnyStr, Final, cast

compiled = cache(re.compile)
# What is white space: all that `\s` matches.
SPACES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680" + (
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

_METHODS: Final = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")


class _Expression:
    """Stands for a compiled expression until one of its methods is asked for, and gives itself its methods then.

    They stand in the instance, before those of the class; a `__getattr__` would be asked before each of them.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def _compile(self) -> re.Pattern[Any]:
        found = re.compile(self.pattern, self.flags)
        vars(self).update((method, getattr(found, method)) for method in _METHODS)
        return found


def _compiling(method: str) -> Callable[..., Any]:
    """A method that compiles the expression, which replaces the method."""

    def first(self: _Expression, *arguments: Any, **named: Any) -> Any:
        return getattr(self._compile(), method)(*arguments, **named)

    return first


for _method in _METHODS:
    setattr(_Expression, _method, _compiling(_method))


def beginning_with(characters: str, pattern: str) -> str:
    """What finds, by one character, where another expression matches that begins with one of some characters.

    A class is looked for several times as quickly as an expression that begins with alternatives or what may not stand
    before it.

    >>> expression(beginning_with("一二", "(?<!第)一|二")).search("第一，二").start()
    3
    """
    return f"[{characters}](?<=(?={pattern})[{characters}])"


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled when it is first used.

    >>> expression("[0-9]+").findall("3月14日")
    ['3', '14']
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))
