"""Advertisements in whole sentences, on a page that need not show any other spam: between two paragraphs, or glued to
one.

A sentence that reads like an advertisement by itself is not enough: articles tell of what is sold, and quote who sells
it. It must have nothing to do with the article, too, and be one of few: what is full of such is about them.
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label, Role
from .draft import Draft
from .spam import Part, SpamJudge
from .strangers import reads_like_no_article, sentences_of
from .text_model import is_told, may_be, read, shape, telling
from .topic import count_han

# A sentence of fewer characters says too little; so many that stand at the ends of a line are read.
SHORTEST: Final = 12
LONGEST: Final = 120
# From where on a sentence is an advertisement: one that has nothing to do with the article; one of which that cannot be
# told; and what a part of a paragraph, a question, or one with an open address or number needs more: that is for others
# to weigh (`weigh`), since offices give theirs.
STRANGE: Final = 0.0
UNTOLD: Final = 2.0
PART: Final = 0.4
QUESTION: Final = 2.0
CONTACT: Final = 2.5
# With fewer Han characters than this, where it cannot be told what the article is about, it may be a row of that.
FEWEST_UNTOLD: Final = 16
# A line with so many pairs of characters that tell for spam is read, beside one in so many characters.
EVERY: Final = 60
# At an end of a line are so many characters, with more than one such pair in so many.
END: Final = 60
OFTEN: Final = 29
# So many lines of a page, or one in so many, may be such.
MOST: Final = 2
ONE_IN: Final = 8
# For pages that are made to cost time.
MOST_READ: Final = 400

_ENDS: Final = frozenset("。！!～~…？?")
_OPEN: Final = frozenset("UN")
_QUESTION: Final = frozenset("？?")
# The number of a place that the article tells of: 预约电话：0571-…
_OWN_NUMBER: Final = expression(r"[^，。！？：:]{2,8}[：:] ?[\d+（(]")
_QUOTED: Final = expression("[“「『][^”」』]*[”」』]")


def find_soft(draft: Draft, judge: SpamJudge) -> dict[int, list[Part]]:
    """The advertisements in sentences of each line that has one: the whole line, or its first or last sentences."""
    found: dict[int, list[Part]] = {}
    texts, roles, paragraph = draft.texts, draft.roles, Role.PARAGRAPH
    kept = draft.kept()
    for number in kept[:MOST_READ]:
        text = texts[number]
        if roles[number] is paragraph and len(text) >= SHORTEST and text[-1] in _ENDS and may_be("spam", text, EVERY):
            part = _advertisement(number, text, judge)
            if part is not None:
                found[number] = [part]
    few = len(found) <= max(MOST, len(kept) // ONE_IN)
    return found if few or reads_like_no_article(texts[number] for number in kept[:MOST_READ]) else {}


def _advertisement(number: int, text: str, judge: SpamJudge) -> Part | None:
    """The advertisement that a line is, or that stands at one of its ends.

    Where sentences end is told only of a line of which so many characters at either end may be one.
    """
    if _is_advertisement(text, judge, 0.0):
        return _part(text, 0, len(text))
    at_end, at_start = may_be("spam", text[-END:], OFTEN), may_be("spam", text[:END], OFTEN)
    if len(text) < 2 * SHORTEST or not (at_end or at_start):
        return None
    sentences = sentences_of(text, judge.pieces(number))
    if len(sentences) > 1:
        for (start, end), is_asked in ((sentences[-1], at_end), (sentences[0], at_start)):
            if is_asked and _is_advertisement(text[start:end].strip(), judge, PART):
                return _part(text, start, end)
    return None


def _is_advertisement(text: str, judge: SpamJudge, more: float) -> bool:
    if not SHORTEST <= len(text) <= LONGEST or not may_be("spam", text, EVERY):
        return False
    if _OWN_NUMBER.match(text):
        return False
    said = _QUOTED.sub("“”", text)
    needed = STRANGE + more + QUESTION * (text[-1] in _QUESTION) + CONTACT * (not _OPEN.isdisjoint(shape(said)))
    reading = read(said).spam
    if reading < needed or not is_told(said):
        return False
    if judge.is_strange(text):
        return True
    return reading >= needed - STRANGE + UNTOLD and count_han(said) >= FEWEST_UNTOLD


def _part(text: str, start: int, end: int) -> Part:
    words, contact = telling(text[start:end])
    label = Label.SPAM_CONTACT if contact else Label.SPAM_PROMOTION
    return start, end, label, f"reads like an advertisement ({'、'.join(words)}), and like nothing of the article"
