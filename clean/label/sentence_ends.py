"""Where the sentences of a line end, behind what closes what they stand in."""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from .piece_signs import sentence_ends_in

_END: Final = expression(r"[。！？…][”」』）)]?(?![。！？…”」』）)])")


def sentence_ends(line: str, start: int, stop: int) -> list[int]:
    """Where sentences end in line[start:stop].

    >>> sentence_ends("“走吧！”他说。好……", 0, 11)
    [5, 8, 11]
    """
    if IS_COMPILED:
        return sentence_ends_in(line, start, stop)
    return [match.end() for match in _END.finditer(line, start, stop)]
