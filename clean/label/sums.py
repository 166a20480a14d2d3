"""Scores of blocks and their sums over subtrees: loops over the numbers of a whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# Set by hand on the bench's pages. There half or twice of one moves f1 by .009 at most (twice the value of a character
# or a mark), of a cap by .003.
CHARACTER_VALUE: Final = 0.05
CHARACTER_CAP: Final = 200
MARK_VALUE: Final = 0.5
MARK_CAP: Final = 10
SHORT: Final = 8


def scores_of(texts: list[str], links: list[int], marked: list[int]) -> list[float]:
    """The score of each text, given how many of its characters stand in links, and how many marks it has.

    >>> scores_of(["他走了，很久都没有回来。", "首页"], [0, 2], [2, 0])
    [1.6, -1.04]
    """
    scores: list[float] = []
    size: i64 = len(texts)
    at: i64 = 0
    while at < size:
        linked: i64 = links[at]
        marks: i64 = marked[at]
        scores.append(_score_of(float(len(texts[at])), float(linked), float(marks)))
        at += 1
    return scores


def _score_of(length: float, linked: float, marks: float) -> float:
    if linked * 2 > length:
        return -1.0 - 0.02 * linked
    if length <= SHORT:
        return -0.3 if length else 0.0
    if not marks:
        return -0.3 if length < 30 else 0.5
    score = (CHARACTER_CAP if length > CHARACTER_CAP else length) * CHARACTER_VALUE
    score += (MARK_CAP if marks > MARK_CAP else marks) * MARK_VALUE
    return score * (1 - linked / length) if linked else score


def prefix_sums(scores: list[float]) -> list[float]:
    """The sums of the first scores: of none, of one, of two ...

    >>> prefix_sums([2.0, 3.0])
    [0.0, 2.0, 5.0]
    """
    sums: list[float] = [0.0]
    total: float = 0.0
    score: float
    for score in scores:
        total += score
        sums.append(total)
    return sums


def heaviest(sums: list[float], firsts: list[int], ends: list[int], share: float) -> list[tuple[float, int]]:
    """Those subtrees whose blocks have at least a share of the largest sum of scores, if that is more than none.

    sums: prefix sums of the scores. Each with its sum and the number of its container, in their order.

    >>> heaviest([0.0, 5.0, 4.0, 12.0], [0, 0, 2], [3, 1, 3], 0.5)
    [(12.0, 0), (8.0, 2)]
    """
    found: list[tuple[float, int]] = []
    top: float = 0.0
    size: i64 = len(firsts)
    at: i64 = 0
    while at < size:
        end: i64 = ends[at]
        first: i64 = firsts[at]
        below: float = sums[end]
        above: float = sums[first]
        top = max(top, below - above)
        if below - above >= top * share:  # as yet
            found.append((below - above, at))
        at += 1
    return [subtree for subtree in found if subtree[0] >= top * share] if top > 0.0 else []
