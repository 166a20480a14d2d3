"""The container that holds the article: the subtree with the largest sum of block scores.

Navigation and link lists count against a subtree, prose for it, so the best subtree is the smallest
one that holds all prose and least else. Class names and hidden styles only weigh. What stands inside
the container and is still not the article is settled block by block afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..parse.blocks import Page
from .containers import BOILERPLATE, COMMENT, CONTENT, HIDDEN, NAVIGATION, Containers

# Subtrees below this share of the best sum are not looked at.
CONSIDERED = 0.5
CONTENT_BONUS = 1.15
BOILERPLATE_PENALTY = 0.6
COMMENT_PENALTY = 0.5
HIDDEN_PENALTY = 0.7
# A child that holds this share of the best container's score is taken instead: it is closer to the text.
DESCEND = 0.94


@dataclass(frozen=True, slots=True)
class MainContent:
    """The chosen container and its blocks: texts[first:end]."""

    container: int
    first: int
    end: int
    score: float


def find_main_content(page: Page, sums: list[float], containers: Containers) -> MainContent:
    """The container of the page's main content; the whole body when nothing stands out."""
    values = [sums[end] - sums[first] for first, end in zip(page.firsts, page.ends, strict=True)]
    top = max(values)
    if top <= 0:
        return MainContent(0, 0, len(page.texts), 0.0)
    parents = page.parents
    best, best_value = 0, -1.0
    for container, value in enumerate(values):
        if value < top * CONSIDERED:
            continue
        own = containers.own(container)
        around = own
        outer = parents[container]
        while outer > 0:
            around |= containers.own(outer)
            outer = parents[outer]
        if own & CONTENT:
            value *= CONTENT_BONUS
        if around & NAVIGATION or own & BOILERPLATE:
            value *= BOILERPLATE_PENALTY
        if around & COMMENT:
            value *= COMMENT_PENALTY
        if around & HIDDEN:
            value *= HIDDEN_PENALTY
        if value >= best_value:
            best, best_value = container, value
    return MainContent(best, page.firsts[best], page.ends[best], values[best])
