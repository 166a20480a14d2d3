"""How wide text is on a terminal, and where a line of it may end.

A Chinese character takes two columns; words of Latin letters and numbers stay whole; no line starts with a mark
that closes or ends with one that opens, as in print.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NOT_FIRST = frozenset("，。、；：？！…—～·”’）》〉」』】〕］｝,.;:?!)]}%％°")
_NOT_LAST = frozenset("“‘（《〈「『【〔［｛([{")


@lru_cache(maxsize=1 << 15)
def width_of(character: str) -> int:
    """Columns that a character takes: 2 for a wide one, 0 for one that joins the one before it."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """Columns that a line of text takes.

    >>> columns("看着 now")
    8
    """
    return len(text) if text.isascii() else sum(map(width_of, text))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text that is `width` columns wide start and end; white space at a line's end is left out.

    >>> text = "他说：“看着 OpenCC 的结果。”"
    >>> [text[start:end] for start, end in wrap(text, 12)]
    ['他说：“看着', 'OpenCC 的结', '果。”']
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _full(text, start, width)
        if end < len(text):
            end = _break(text, start, end)
        lines.append((start, start + len(text[start:end].rstrip(" "))))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines or [(0, 0)]


def _full(text: str, start: int, width: int) -> int:
    """The end of the longest line; a line holds at least one character."""
    used = 0
    for at in range(start, len(text)):
        used += width_of(text[at])
        if used > width and at > start:
            return at
    return len(text)


def _break(text: str, start: int, end: int) -> int:
    """The last place up to `end` where a line may end; `end` itself when there is none."""
    for at in range(end, start, -1):
        if _may_break(text[at - 1], text[at]):
            return at
    return end


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return True
    if before in _NOT_LAST or after in _NOT_FIRST:
        return False
    return width_of(before) == 2 or width_of(after) == 2
