"""The container that holds the article: the subtree with the largest sum of block scores.

Navigation and link lists count against a subtree, prose for it, so the best subtree is the smallest
one that holds all prose and least else. Class names and hidden styles only weigh. What stands inside
the container and is still not the article is settled block by block afterwards.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import Final

from ..parse.blocks import Page
from ..parse.compiled import IS_COMPILED
from .class_names import BOILERPLATE, COMMENT, CONTENT, NAVIGATION
from .containers import HIDDEN, Containers
from .sums import heaviest
from .thresholds import Thresholds

# Subtrees below this share of the best sum are not looked at.
CONSIDERED: Final = 0.1
CONTENT_BONUS: Final = 1.15
BOILERPLATE_PENALTY: Final = 0.6
NAVIGATION_PENALTY: Final = 0.15
COMMENT_PENALTY: Final = 0.15
HIDDEN_PENALTY: Final = 0.7
# How far around the best container its neighbours are looked at, and what share of its score a neighbour must have.
LEVELS: Final = 2
# Of a section of the article no more than this share of its characters stands in links: ingredients do.
MOST_LINKED: Final = 0.6
# So many lines may stand above the first section's heading.
LINES_ABOVE_SECTIONS: Final = 2
_SUBHEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
NEIGHBOUR_SHARE: Final = 0.02


class MainContent:
    """The chosen container, its blocks texts[first:end], and the score that it was chosen by."""

    __slots__ = ("container", "end", "first", "score")

    def __init__(self, container: int, first: int, end: int, score: float) -> None:
        self.container = container
        self.first = first
        self.end = end
        self.score = score


def find_main_content(page: Page, sums: list[float], containers: Containers) -> MainContent:
    """The container of the page's main content; the whole body when nothing stands out."""
    firsts, ends = page.firsts, page.ends
    considered = heaviest(sums, firsts, ends, CONSIDERED)
    if not considered:
        return MainContent(0, 0, len(page.texts), 0.0)
    around_of: dict[int, int] = {0: 0}
    best, best_sum, best_value = 0, 0.0, -1.0
    considered.sort(key=itemgetter(0), reverse=True)
    for total, container in considered:
        value = total
        if value * CONTENT_BONUS < best_value:  # whatever their names say, the rest are worth less
            break
        own = containers.own(container)
        around = own | _around(page, containers, around_of, page.parents[container]) if container else own
        if own & CONTENT:
            value *= CONTENT_BONUS
        if around & NAVIGATION:
            value *= NAVIGATION_PENALTY
        elif own & BOILERPLATE:
            value *= BOILERPLATE_PENALTY
        if around & COMMENT:
            value *= COMMENT_PENALTY
        if around & HIDDEN:
            value *= HIDDEN_PENALTY
        if value > best_value or (value == best_value and container > best):
            best, best_sum, best_value = container, total, value
    return MainContent(best, firsts[best], ends[best], min(best_sum, best_value))


def _around(page: Page, containers: Containers, known: dict[int, int], container: int) -> int:
    """The flags of a container and of all around it; `known` remembers them."""
    chain = []
    while container not in known:
        chain.append(container)
        container = page.parents[container]
    flags = known[container]
    for inner in reversed(chain):
        flags |= containers.own(inner)
        known[inner] = flags
    return flags


def climbed(page: Page, sums: list[float], main: MainContent, share: float) -> MainContent:
    """The main content, or a container around it that keeps a share of its score; the body is none."""
    container, score = main.container, sums[main.end] - sums[main.first]
    for _ in range(LEVELS):
        parent = page.parents[container]
        if parent <= 0 or sums[page.ends[parent]] - sums[page.firsts[parent]] < share * score:
            break
        container = parent
    return MainContent(container, page.firsts[container], page.ends[container], main.score)


def with_neighbours(
    page: Page, sums: list[float], containers: Containers, main: MainContent, thresholds: Thresholds
) -> tuple[MainContent, set[int]]:
    """The main content with the parts beside it that belong to it, and the blocks between that do not.

    Articles are cut into sections, posts, a description and a list of steps, that stand side by side.
    A neighbour belongs if it holds prose and little else, and nothing calls it boilerplate.
    """
    left_out: set[int] = set()
    container, first, end = main.container, main.first, main.end
    least = max(thresholds.neighbour, NEIGHBOUR_SHARE * main.score)
    for _ in range(LEVELS):
        parent = page.parents[container]
        if parent < 0 or main.score <= 0:
            break
        belonging = []
        for child in _children(page, parent):
            if (
                child != container
                and sums[page.ends[child]] - sums[page.firsts[child]] >= least
                and not containers.own(child) & (BOILERPLATE | COMMENT | NAVIGATION | HIDDEN)
                and page.tags[child] not in ("ul", "ol", "table")
            ):
                belonging.append((page.firsts[child], page.ends[child]))
        if belonging:
            start, stop = min(first, belonging[0][0]), max(end, belonging[-1][1])
            inside = set(range(first, end))
            for low, high in belonging:
                inside.update(range(low, high))
            left_out |= set(range(start, stop)) - inside
            left_out -= inside
            first, end = start, stop
        container = parent
    if (first, end) == (main.first, main.end):
        return main, set()
    return MainContent(container, first, end, main.score), left_out


def with_sections(page: Page, main: MainContent) -> MainContent:
    """The main content with the sections above it, if it is the last of several under headings of one level.

    The steps of a recipe are prose, the ingredients over them are not.
    """
    first = _shown_above(page, main.first)
    heading = page.owners[first]
    parent = page.parents[heading]
    if page.tags[heading] not in _SUBHEADINGS or page.ends[parent] < main.end:
        return main
    start = first
    for number in range(first - 1, page.firsts[parent] - 1, -1):
        owner = page.owners[number]
        if page.tags[owner] == page.tags[heading] and page.parents[owner] == parent:
            size = sum(map(len, page.texts[number:start]))
            if sum(page.links[number:start]) > MOST_LINKED * size:
                break
            start = number
    if start == first:
        return main
    for _ in range(LINES_ABOVE_SECTIONS):
        above = _shown_above(page, start)
        if above < page.firsts[parent] or page.links[above] or page.tags[page.owners[above]] == "h1":
            break
        start = above
    return MainContent(main.container, start, main.end, main.score)


def _shown_above(page: Page, number: int) -> int:
    """The nearest block with text above a block; 0 if there is none."""
    number -= 1
    while number > 0 and not page.texts[number]:
        number -= 1
    return max(number, 0)


def _children(page: Page, parent: int) -> list[int]:
    """The containers that stand directly in a container and hold blocks."""
    parents = page.parents
    end = bisect_left(page.firsts, page.ends[parent])  # those behind it hold nothing of the parent
    found: list[int] = []
    if IS_COMPILED:
        for child in range(parent + 1, end):
            if parents[child] == parent:
                found.append(child)
        return found
    child = parent
    for _ in range(parents[:end].count(parent)):
        child = parents.index(parent, child + 1)
        found.append(child)
    return found
