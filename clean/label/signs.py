"""All listed phrases that stand in a page's lines, found in one search: what spam and boilerplate are suspected by.

The words of spam's trades, offers, contacts and doorway pages, the words of invitations, and those
without which no expression for boilerplate lines matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .contacts import inviting_words
from .diversions import diverting_words
from .line_patterns import literals_of_patterns
from .phrases import Hit, PhraseFinder
from .vocabulary import vocabulary
from .watermarks import literals_of_watermarks


@cache
def _finder() -> PhraseFinder:
    words = {word for word in vocabulary() if word.isascii() and word.isalnum()}
    others = {*literals_of_patterns(), *literals_of_watermarks(), *inviting_words(), *map(str.lower, diverting_words())}
    return PhraseFinder({*vocabulary(), *others}, words - others)


def signs_of(line: str) -> list[Hit]:
    """The listed phrases that stand in a line, with their places, by their ends.

    >>> [phrase for _, _, phrase in signs_of("诚信代开发票")]
    ['诚信', '代开发票', '开发票']
    """
    return _finder().find(line)


def signs_of_lines(lines: Sequence[str]) -> list[list[Hit]]:
    """The same for each of some lines, at the cost of one search."""
    return _finder().find_in_lines(lines)
