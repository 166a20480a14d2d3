"""Teasers of other articles: containers of one shape, side by side, each a title and the first sentence below it.

A title leads elsewhere, so it stands in a link; or each teaser has its date. The sections of an article have
headings and paragraphs, too, but neither links nor dates of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..expressions import expression
from .blocks import Page
from .thread import is_mark, shape

# So many teasers make a feed; each has so many blocks and characters at most, and a title of so many at least.
LEAST: Final = 3
MOST_BLOCKS: Final = 8
MOST_CHARACTERS: Final = 420
TITLE: Final = 8
LONGEST_TITLE: Final = 60
SENTENCE: Final = 15
# A heading that is a link may be shorter.
SHORTEST_HEADING: Final = 4
# How many containers out from a title its teaser is looked for.
LEVELS: Final = 6
_SENTENCE: Final = expression("[，。！？；：]")
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))


def teasers(page: Page, first: int, end: int) -> set[int]:
    """The blocks of feeds of teasers among texts[first:end]."""
    titles = list(_titles(page, first, end))
    if len(titles) < LEAST:
        return set()
    groups: dict[tuple[int, tuple[str, str, str]], dict[int, None]] = {}
    for number in titles:
        container = page.owners[number]
        for _ in range(LEVELS):
            if container <= 0 or page.ends[container] - page.firsts[container] > MOST_BLOCKS:
                break
            if page.ends[container] > number + 1:  # the sentence below the title is in it
                groups.setdefault((page.parents[container], shape(page, container)), {})[container] = None
            container = page.parents[container]
    found: set[int] = set()
    for members in groups.values():
        if len(members) >= LEAST and all(_is_small(page, member) for member in members):
            for member in members:
                found.update(range(page.firsts[member], page.ends[member]))
    return found


def _titles(page: Page, first: int, end: int) -> Iterator[int]:
    """The blocks that are the title of a teaser."""
    texts, links, tags = page.texts, page.links, page.tags
    owners = page.owners
    maybe = [n for n in range(first, end) if TITLE <= links[n] <= LONGEST_TITLE or tags[owners[n]] in _HEADINGS]
    if len(maybe) < LEAST:
        return
    for number in maybe:
        below = texts[number + 1] if number + 1 < len(texts) else ""
        if len(below) < SENTENCE or links[number + 1] * 2 > len(below):
            continue
        text, is_heading = texts[number], tags[owners[number]] in _HEADINGS
        linked = links[number] * 10 >= len(text) * 9
        shortest = SHORTEST_HEADING if linked and is_heading else TITLE
        if not (linked or is_heading) or not shortest <= len(text) <= LONGEST_TITLE or not _SENTENCE.search(below):
            continue
        if not is_mark(text) and (linked or any(is_mark(other) for other in texts[number + 2 : number + 4])):
            yield number


def _is_small(page: Page, container: int) -> bool:
    return sum(map(len, page.texts[page.firsts[container] : page.ends[container]])) <= MOST_CHARACTERS
