"""What stands in the other script inside a line: what was glued into a mirrored page after it was converted."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, islice
from typing import Final

from ..expressions import expression
from ..script.detect import count_hans, count_hant, evidence_sets, one_sided

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
    if not _has_run(line, page_is_traditional):
        return []
    traditional, simplified = evidence_sets()
    own, other = (traditional, simplified) if page_is_traditional else (simplified, traditional)
    telling = [(at, c in other) for at, c in enumerate(line) if c in own or c in other]
    runs = [(foreign, [at for at, _ in run]) for foreign, run in groupby(telling, key=lambda item: item[1])]
    ends, certain, perhaps = (
        [match.start() for match in pattern.finditer(line)] for pattern in (_SENTENCE_END, _SEAM, _MAYBE)
    )
    found: list[tuple[int, int]] = []
    last_own = -1
    for number, (foreign, places) in enumerate(runs):
        if not foreign:
            last_own = places[-1]
            continue
        if len(places) < FEWEST:
            continue
        if len(found) == MOST_PARTS:
            break
        next_own = runs[number + 1][1][0] if number + 1 < len(runs) else len(line)
        start = next(filter(None, (_last(seams, last_own, places[0]) for seams in (ends, certain, perhaps))), places[0])
        end = next(filter(None, (_first(seams, places[-1], next_own) for seams in (certain, perhaps))), places[-1] + 1)
        found.append((start if last_own >= 0 else 0, end if next_own < len(line) else len(line)))
    return found


def _has_run(line: str, page_is_traditional: bool) -> bool:
    """Whether so many characters of the other script as a part has stand without one of the page's own among them."""
    if (count_hans if page_is_traditional else count_hant)(line) < FEWEST:
        return False
    own, other = one_sided(page_is_traditional), one_sided(not page_is_traditional)
    places = [match.start() for match in other.finditer(line)]
    return any(
        own.search(line, start, end) is None
        for start, end in zip(places, islice(places, FEWEST - 1, None), strict=False)
    )


def _last(seams: list[int], above: int, most: int) -> int:
    """The last seam behind a place and not behind another; 0 if there is none."""
    at = bisect_right(seams, most) - 1
    return seams[at] if at >= 0 and seams[at] > above else 0


def _first(seams: list[int], above: int, most: int) -> int:
    """The first seam behind a place and not behind another; 0 if there is none."""
    at = bisect_right(seams, above)
    return seams[at] if at < len(seams) and seams[at] <= most else 0
