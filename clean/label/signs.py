"""All listed phrases that stand in a page's lines, found in one search: what spam and boilerplate are suspected by.

The words of spam's trades, offers, contacts and doorway pages, the words of invitations, and those
without which no expression for boilerplate lines matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from .contacts import inviting_words
from .diversions import diverting_words
from .line_patterns import literals_of_ends, literals_of_patterns
from .phrases import Hit, PhraseFinder
from .vocabulary import vocabulary
from .watermarks import literals_of_watermarks

# What kinds of phrases a line holds, as bits. Of those of which one alone says nothing, the next bit tells of a second.
TRADE: Final = 1
TRADES: Final = 2
DIVERTING: Final = 4
DIVERTING_MORE: Final = 8
MARK: Final = 16
LISTED: Final = 32
INVITING: Final = 64
ENDING: Final = 128
_COUNTED: Final = TRADE | DIVERTING


@cache
def _finder() -> PhraseFinder:
    words = {word for word in vocabulary() if word.isascii() and word.isalnum()}
    others = {*literals_of_patterns(), *literals_of_watermarks(), *inviting_words(), *map(str.lower, diverting_words())}
    return PhraseFinder({*vocabulary(), *others}, words - others, _kinds_of_phrase(), _COUNTED)


def signs_of(line: str) -> Sequence[Hit]:
    """The listed phrases that stand in a line, with their places, by their ends.

    >>> [phrase for _, _, phrase in signs_of("诚信代开发票")]
    ['诚信', '代开发票', '开发票']
    """
    return _finder().find(line)


def signs_of_lines(lines: Sequence[str]) -> list[Sequence[Hit]]:
    """The same for each of some lines, at the cost of one search."""
    return _finder().find_in_lines(lines)


def signs_and_kinds_of_lines(lines: Sequence[str]) -> tuple[list[Sequence[Hit]], list[int]]:
    """The same, and with it what kinds of phrases each line holds: most hold none that a step need look at.

    >>> signs_and_kinds_of_lines(["诚信代开发票"])[1][0] & (TRADE | TRADES | DIVERTING) == TRADE | TRADES
    True
    """
    return _finder().find_with_bits(lines)


@cache
def _kinds_of_phrase() -> dict[str, int]:
    """The kinds of each phrase that has any; those of whole lines of boilerplate have none."""
    found = {phrase: LISTED | (TRADE if group == "trade" else 0) for phrase, (group, _) in vocabulary().items()}
    for phrases, kind in (
        (literals_of_watermarks(), MARK),
        (inviting_words(), INVITING),
        (diverting_words(), DIVERTING),
        (literals_of_ends(), ENDING),
    ):
        for phrase in phrases:
            found[phrase] = found.get(phrase, 0) | kind
    return found
