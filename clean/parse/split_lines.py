"""Lines that a flattener cut where a link or a bold word stood: 据 | 江州晚报 | ，船明天停开。

Each text of the tree became a line of its own. No line of Chinese begins with a comma or a full stop: such a line goes
on from the one above, and that one, if it is as short as a link, from the one above it. On a page with such lines a
line that breaks off at a comma or a preposition goes on below; elsewhere it may be a verse.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..expressions import expression
from .compiled import numbers_opened_by, table_of

# A page with so many lines that go on from others was cut like that.
FEWEST: Final = 2
# A link or a bold word is no longer; a line from which a sentence goes on has so many characters, or a comma.
LONGEST_INLINE: Final = 30
SHORTEST_OPEN: Final = 12

_CONTINUING: Final = table_of("，、；：）》」』”？！。")
_GOES_ON: Final = expression("[，、；：）》」』”？！。](?:[\u3400-\u9fff“”「」『』《》（）A-Za-z0-9]|$)")
_CLOSED: Final = frozenset("。！？；：…”」』!?;:")
# With these no line ends but one that was cut: marks that open or divide, prepositions, what leads to a quotation.
_BREAKING_OFF: Final = frozenset(
    "，、（《「『“的在和与與及或是为為由对對向从從把被将將给給到于於以据據称稱指因而但且并並比按经經"
)


def rejoined(lines: list[str]) -> list[str]:
    """The lines of a text, with those put together again that were one.

    >>> rejoined(["据", "江州晚报", "，船明天停开。", "船工说，", "渡口", "、码头都还在。"])
    ['据江州晚报，船明天停开。', '船工说，渡口、码头都还在。']
    >>> rejoined(["白日依山尽，", "黄河入海流。"])
    ['白日依山尽，', '黄河入海流。']
    """
    following: set[int] = set()
    for number in numbers_opened_by(lines, _CONTINUING):
        if number and _follows(lines[number - 1], lines[number]):
            following.add(number)
    if len(following) < FEWEST:
        return lines
    found: list[list[str]] = []  # the pieces of each line
    inside = False  # whether the last piece is a link, or the like, in the midst of a sentence
    for number, line in enumerate(lines):
        last = found[-1][-1] if found else "。"
        if number in following:
            if len(found) > 1 and len(found[-1]) == 1 and len(last) <= LONGEST_INLINE and _is_open(found[-2]):
                found[-2].append(found.pop()[0])
            found[-1].append(line)
            inside = False
        elif last[-1] in _BREAKING_OFF:
            found[-1].append(line)
            inside = len(line) <= LONGEST_INLINE and line[-1].isalnum()
        elif inside and ("，" in line or line[-1] in _CLOSED):
            found[-1].append(line)
            inside = False
        else:
            found.append([line])
            inside = False
    return ["".join(_spaced(pieces)) if len(pieces) > 1 else pieces[0] for pieces in found]


def _spaced(pieces: Sequence[str]) -> list[str]:
    """The pieces of a line, with blanks between Latin words."""
    shown = [pieces[0]]
    for before, piece in pairwise(pieces):
        latin = before[-1].isascii() and before[-1].isalnum() and piece[0].isascii() and piece[0].isalnum()
        shown.append(f" {piece}" if latin else piece)
    return shown


def _follows(above: str, line: str) -> bool:
    """Whether a line that begins with a mark goes on from the one above it."""
    return above[-1] not in _CLOSED and _GOES_ON.match(line) is not None


def _is_open(pieces: Sequence[str]) -> bool:
    """Whether a line breaks off in the midst of a sentence, as a heading does not."""
    last = pieces[-1]
    return last[-1] not in _CLOSED and (len(pieces) > 1 or len(last) >= SHORTEST_OPEN or "，" in last)
