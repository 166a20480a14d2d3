"""What a style attribute keeps from being seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from .compiled import IS_COMPILED

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

MAX_STYLE: Final = 400

# In lower case. Each way begins with a letter: where none of these stands, nothing is tried.
_INVISIBLE: Final = expression(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity(?<!-opacity)\s*:\s*0(?![.\d]*[1-9])"
    r"|text-indent\s*:\s*-\d{3}|left\s*:\s*-\d{3}|top\s*:\s*-\d{3}|right\s*:\s*-\d{3}"
    r"|height(?<![-\w]height)\s*:\s*[01](?:px)?\s*(?:;|$)|width(?<![-\w]width)\s*:\s*[01](?:px)?\s*(?:;|$)"
)


@lru_cache(1 << 12)
def is_invisible(style: str) -> bool:
    """Whether a style attribute keeps an element from being seen.

    >>> is_invisible("position:absolute; left:-9999px"), is_invisible("font-size:0.9em")
    (True, False)
    """
    style = style[:MAX_STYLE].lower()
    return (not IS_COMPILED or _may_hide(style)) and _INVISIBLE.search(style) is not None


def _may_hide(style: str) -> bool:
    """Whether a value begins as one that hides, behind a name that ends as that of such a value does.

    >>> _may_hide("display: none"), _may_hide("margin:0; text-decoration:none")
    (True, False)
    """
    size: i64 = len(style)
    at: i64 = 0
    while at < size:
        if ord(style[at]) == 58:
            end: i64 = at - 1
            while end > 0 and _may_be_blank(ord(style[end])):
                end -= 1
            at += 1
            while at < size and _may_be_blank(ord(style[at])):
                at += 1
            if at >= size:
                return False
            if end < 0:
                continue
            value: i64 = ord(style[at])
            last: i64 = ord(style[end])
            if value == 110 or value == 104:  # display:none, visibility:hidden
                if last == 121:
                    return True
            elif value == 48:  # font-size, opacity, height, width
                if last == 101 or last == 121 or last == 116 or last == 104:
                    return True
            elif value == 49:
                if last == 116 or last == 104:
                    return True
            elif value == 45 and (last == 116 or last == 112):  # text-indent, left, right, top
                return True
        else:
            at += 1
    return False


def _may_be_blank(code: i64) -> bool:
    return code <= 32 or code > 126
