"""Rows of a table in a text that lost its HTML: one sign parts them into as many cells as the line beside them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

_SIGNS: Final = ("|", "｜", "\t", "\u3000", " — ", " / ", "——")
# Fewer cells are a title and its site, or a pair of phrases.
FEWEST_CELLS: Final = 3


def rows_among(lines: Mapping[int, str]) -> set[int]:
    """Which of some lines, by their numbers, are rows: at least two stand side by side.

    >>> sorted(rows_among({3: "奖等|注数|每注金额", 4: "一等奖|3|500万元", 7: "他走了。"}))
    [3, 4]
    """
    found: set[int] = set()
    for (number, line), (following, other) in pairwise(lines.items()):
        for sign in _SIGNS:
            count = line.count(sign)
            if count + 1 >= FEWEST_CELLS and count == other.count(sign):
                found.update((number, following))
    return found
