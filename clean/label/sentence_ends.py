"""Where the sentences of a line end, behind what closes what they stand in."""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from .piece_signs import sentence_ends_in

_END: Final = expression(r"[。！？…][”」』）)]?(?![。！？…”」』）)])")
_ENDS: Final = frozenset("。！？…")
_CLOSES: Final = frozenset("”」』）)")
_GOES_ON: Final = _ENDS | _CLOSES


def sentence_ends(line: str, start: int, stop: int) -> list[int]:
    """Where sentences end in line[start:stop].

    >>> sentence_ends("“走吧！”他说。好……", 0, 11)
    [5, 8, 11]
    """
    if IS_COMPILED:
        return sentence_ends_in(line, start, stop)
    return [match.end() for match in _END.finditer(line, start, stop)]


def ends_between(line: str, cuts: list[int]) -> list[int]:
    """Where sentences end inside a line, of the places where it is cut behind sentences and at brackets.

    >>> ends_between("“走吧！”他说（笑）。 好。", [5, 7, 10, 12, 14])
    [5, 11]
    """
    found: list[int] = []
    for end in cuts:
        last = line[end - 1] if end else ""
        if last != "。":  # as most
            while end > 1 and last.isspace():
                end -= 1
                last = line[end - 1]
            if end > 1 and last in _CLOSES:
                last = line[end - 2]
            if last not in _ENDS:
                continue
        if end < len(line) and line[end] not in _GOES_ON and not (found and found[-1] == end):
            found.append(end)
    return found
