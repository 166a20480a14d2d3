"""What stands in the other script inside a line: what was glued into a mirrored page after it was converted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from ..expressions import expression
from ..script.detect import count_hans, count_hant, places_of

# So many characters that only the other script has are no slip of a converter, and no name that is quoted.
FEWEST: Final = 3
# More parts of one line than this are not told apart.
MOST_PARTS: Final = 40

# Where one text may end and another begin: for certain at the first, perhaps at the second.
_SEAM: Final = expression(
    r"(?<=[。！？!?…”」』）)\s])(?![。！？!?…”」』）)\s])|(?<=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])(?=[\u3400-\u9fff])|(?=[（(［【])"
)
_MAYBE: Final = expression("(?<=[，,、：；])")
_SENTENCE_END: Final = expression("(?<=[。！？!?…])(?![。！？!?…”」』）)])|(?<=[。！？!?…][”」』）)])")


def foreign_parts(line: str, page_is_traditional: bool) -> list[tuple[int, int]]:
    """The stretches of a line that come in the other script than the page, in order, up to the nearest marks.

    >>> line = "這座橋修了三年。急用钱？当天放款，请联系张经理。工人們都來自外縣。"
    >>> [line[start:end] for start, end in foreign_parts(line, True)]
    ['急用钱？当天放款，请联系张经理。']
    """
    if (count_hans if page_is_traditional else count_hant)(line) < FEWEST:
        return []
    own, other = places_of(line, page_is_traditional), places_of(line, not page_is_traditional)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(other) and len(found) < MOST_PARTS:
        behind = bisect_right(own, other[at])
        last_own = own[behind - 1] if behind else -1
        next_own = own[behind] if behind < len(own) else len(line)
        run = other[at : bisect_left(other, next_own, at)]
        at += len(run)
        if len(run) < FEWEST:
            continue
        start, end = 0, len(line)
        if last_own >= 0:
            seams = (_last(seam, line, last_own, run[0]) for seam in (_SENTENCE_END, _SEAM, _MAYBE))
            start = next(filter(None, seams), run[0])
        if next_own < len(line):
            seams = (_first(seam, line, run[-1], next_own) for seam in (_SEAM, _MAYBE))
            end = next(filter(None, seams), run[-1] + 1)
        found.append((start, end))
    return found


def _last(seam: re.Pattern[str], line: str, above: int, most: int) -> int:
    """The last seam behind a place and not behind another; 0 if there is none."""
    last = 0
    for match in seam.finditer(line, above + 1, most + 1):
        if match.start() <= most:
            last = match.start()
    return last


def _first(seam: re.Pattern[str], line: str, above: int, most: int) -> int:
    """The first seam behind a place and not behind another; 0 if there is none."""
    match = seam.search(line, above + 1, most + 1)
    return match.start() if match and match.start() <= most else 0
