"""Figures of a text block, and the score that tells prose from the rest.

The idea is jusText's and Kohlschütter's (boilerplate detection by shallow text features), with the
figures that work for Chinese: characters instead of words, sentence marks instead of stop words,
link density. One pass over the blocks; a block that is mostly links costs almost nothing.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from ..parse.blocks import Page

# Marks that stand inside and at the end of sentences. Half-width ones count: mechanical converters leave them.
SENTENCE_MARKS = re.compile("[，。！？；：、…“”《》「」『』,!?;]")
_WIDE = "\u2e80"

# Set by hand on the bench's pages. There half or twice of one moves f1 by .009 at most (twice the value of a character
# or a mark), of a cap by .003.
CHARACTER_VALUE = 0.05
CHARACTER_CAP = 200
MARK_VALUE = 0.5
MARK_CAP = 10
SHORT = 8
# A cell of links speaks less against its surroundings than a menu does: encyclopedias have tables of them.
CELL_OF_LINKS = -0.6
# So many characters of prose have more marks than count.
_MANY_MARKS = 160
_VERBATIM = frozenset(("pre", "listing", "xmp"))


def normalise_space(text: str) -> str:
    """White space as a browser shows it, and none where a line of source ends between two wide characters.

    >>> normalise_space(" 他走了\\n   很久。 Hello\\n  world ")
    '他走了很久。 Hello world'
    """
    if "\n" in text:
        text = text.strip()
        if "\n" in text:
            pieces = [piece for line in text.split("\n") if (piece := line.strip(" \t\r\f"))]
            joined = [pieces[0]]
            for before, after in pairwise(pieces):
                if not (before and after and before[-1] >= _WIDE and after[0] >= _WIDE):
                    joined.append(" ")
                joined.append(after)
            text = "".join(joined)
    return " ".join(text.split())


def score_blocks(page: Page) -> tuple[list[float], list[float]]:
    """Normalise the page's texts in place; return each block's score and the scores' prefix sums.

    A score is positive for prose (up to 15), near zero for short lines, negative for links.
    """
    scores: list[float] = []
    add = scores.append
    find = SENTENCE_MARKS.findall
    tags = page.tags
    verbatim = set() if _VERBATIM.isdisjoint(tags) else {n for n, tag in enumerate(tags) if tag in _VERBATIM}
    texts = _normalised(page, verbatim)
    for text, linked, owner in zip(texts, page.links, page.owners, strict=True):
        length = len(text)
        if owner in verbatim:
            add(min(length, CHARACTER_CAP) * CHARACTER_VALUE / 2)
        elif linked * 2 > length:
            add(CELL_OF_LINKS if tags[owner] in ("td", "th") else -1.0 - 0.02 * linked)
        elif length > SHORT:
            marks = len(find(text, 0, _MANY_MARKS))
            if marks < MARK_CAP and length > _MANY_MARKS:
                marks += len(find(text, _MANY_MARKS))
            if marks:
                value = min(length, CHARACTER_CAP) * CHARACTER_VALUE + min(marks, MARK_CAP) * MARK_VALUE
                add(value * (1 - linked / length) if linked else value)
            else:
                add(-0.3 if length < 30 else 0.5)
        else:
            add(-0.3 if length else 0.0)
    page.texts = texts
    return scores, list(accumulate(scores, initial=0.0))


def _normalised(page: Page, verbatim: set[int]) -> list[str]:
    """The page's texts with white space as a browser shows it, but for those in some containers."""
    texts = [normalise_space(text) if "\n" in text else " ".join(text.split()) for text in page.texts]
    if verbatim:
        texts = [
            came if owner in verbatim else text
            for text, came, owner in zip(texts, page.texts, page.owners, strict=True)
        ]
    return texts
