"""Rows of a table in a text that lost its HTML: one sign parts them into as many cells as the line beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_SIGNS: Final = ("|", "｜", "\t", "\u3000", " — ", " / ", "——")
# Fewer cells are a title and its site, or a pair of phrases.
FEWEST_CELLS: Final = 3


def is_row(lines: Sequence[str], at: int) -> bool:
    """Whether one of some lines is a row.

    >>> is_row(["奖等|注数|每注金额", "一等奖|3|500万元", "他走了。"], 1)
    True
    """
    line = lines[at]
    for sign in _SIGNS:
        count = line.count(sign)
        if count + 1 >= FEWEST_CELLS:
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(lines) and lines[beside].count(sign) == count:
                    return True
    return False
