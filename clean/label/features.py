"""Figures of a text block, and the score that tells prose from the rest.

The idea is jusText's and Kohlschütter's (boilerplate detection by shallow text features), with the
figures that work for Chinese: characters instead of words, sentence marks instead of stop words,
link density. One pass over the blocks; a block that is mostly links costs almost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..expressions import expression
from ..parse.blocks import Page
from ..parse.compiled import IS_COMPILED
from .scan import shown_with_marks
from .sums import CHARACTER_CAP, CHARACTER_VALUE, MARK_CAP, SHORT, prefix_sums, scores_of

# Marks that stand inside and at the end of sentences. Half-width ones count: mechanical converters leave them.
SENTENCE_MARKS: Final = expression("[，。！？；：、…“”《》「」『』,!?;]")
_BETWEEN_WIDE: Final = expression("\n(?<=[\u2e80-\U0010ffff]\n)(?=[\u2e80-\U0010ffff])")

# A cell of links speaks less against its surroundings than a menu does: encyclopedias have tables of them.
CELL_OF_LINKS: Final = -0.6
# So many characters of prose have more marks than count.
_MANY_MARKS: Final = 160
_VERBATIM: Final = frozenset(("pre", "listing", "xmp"))
_CELLS: Final = frozenset(("td", "th"))


def normalise_space(text: str) -> str:
    """White space as a browser shows it, and none where a line of source ends between two wide characters.

    >>> normalise_space(" 他走了\\n   很久。 Hello\\n  world ")
    '他走了很久。 Hello world'
    """
    if "\n" in text:
        text = text.strip()
        if "\n" in text:
            lines = [line.strip(" \t\r\f") for line in text.split("\n")]
            text = _BETWEEN_WIDE.sub("", "\n".join(filter(None, lines)))
    return " ".join(text.split())


def score_blocks(page: Page) -> tuple[list[float], list[float]]:
    """Normalise the page's texts in place; return each block's score and the scores' prefix sums.

    A score is positive for prose (up to 15), near zero for short lines, negative for links.
    """
    tags, links = page.tag_names, page.links
    verbatim = [] if _VERBATIM.isdisjoint(tags) else _blocks_in(page, _VERBATIM)
    texts, marked = _normalised(page.texts, links)
    for number in verbatim:
        texts[number] = page.texts[number]
    page.texts = texts
    scores = scores_of(texts, links, marked)
    for number in verbatim:
        scores[number] = min(len(texts[number]), CHARACTER_CAP) * CHARACTER_VALUE / 2
    if not _CELLS.isdisjoint(tags):
        for number in _blocks_in(page, _CELLS):
            if links[number] * 2 > len(texts[number]):
                scores[number] = CELL_OF_LINKS
    return scores, prefix_sums(scores)


def _blocks_in(page: Page, tags: frozenset[str]) -> list[int]:
    """The blocks that stand directly in containers of some tags."""
    names = page.tags
    return [number for number, owner in enumerate(page.owners) if names[owner] in tags]


def _normalised(texts: list[str], links: Sequence[int]) -> tuple[list[str], list[int]]:
    """The texts with white space as a browser shows it, and how many marks of sentences each has, where that counts."""
    if IS_COMPILED:
        return shown_with_marks(texts)
    shown = []
    marked = []
    find = SENTENCE_MARKS.findall
    for text, linked in zip(texts, links, strict=True):
        text = normalise_space(text) if "\n" in text else " ".join(text.split())
        length, marks = len(text), 0
        if length > SHORT and linked * 2 <= length:
            marks = len(find(text, 0, _MANY_MARKS))
            if length > _MANY_MARKS and marks < MARK_CAP:
                marks += len(find(text, _MANY_MARKS))
        shown.append(text)
        marked.append(marks)
    return shown, marked
