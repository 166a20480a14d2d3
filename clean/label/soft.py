"""Advertisements in whole sentences, on a page that need not show any other spam: between two paragraphs, or glued to
one.

A sentence that reads like an advertisement by itself is not enough: articles tell of what is sold, and quote who sells
it. It must have nothing to do with the article, too, and be one of few: what is full of such is about them.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from ..expressions import expression
from ..labels import Label, Role
from .draft import Draft
from .offers import gift_for_word, is_gift, offers_to_reader, turns_to_reader
from .sentence_ends import sentence_ends
from .spam import Part, SpamJudge
from .strangers import reads_like_article, reads_like_no_article
from .text_model import (
    FIRST_OF_IT,
    LAST,
    LONGEST_ROUGH,
    WHOLE,
    end_of_first,
    is_told,
    promising_among,
    read,
    shape,
    start_of_last,
    telling,
)
from .topic import count_han
from .weigh import reporting

# A sentence of fewer characters says too little.
SHORTEST: Final = 12
# From where on a sentence is an advertisement: one that has nothing to do with the article; one of which that cannot be
# told; and what a part of a paragraph, a question, or one with an open address or number needs more: that is for others
# to weigh (`weigh`), since offices give theirs.
STRANGE: Final = 0.5
UNTOLD: Final = 2.0
PART: Final = 0.4
QUESTION: Final = 2.0
# One that turns to the reader and offers something need not read more like one than this.
EVIDENT: Final = 0.0
# One that reads like this need not turn to the reader.
SURE: Final = 2.5
CONTACT: Final = 2.5
# With fewer Han characters than this, where it cannot be told what the article is about, it may be a row of that.
FEWEST_UNTOLD: Final = 16
# So many lines of a page, or one in so many, may be such.
MOST: Final = 2
ONE_IN: Final = 8
# More may be if so many for each of them read like an article's for certain.
OWN_FOR_EACH: Final = 2
# So many lines at the end of a page may offer a gift for a word, of those that are so long.
AT_THE_END: Final = 6
SHORTEST_GIFT: Final = 12
# It stands in so many sentences at most, of so many characters.
GIFT_SENTENCES: Final = 2
LONGEST_GIFT: Final = 160
# For pages that are made to cost time.
MOST_READ: Final = 400

OPEN: Final = frozenset("UN")
_BRACKETS: Final = frozenset("（(")
_QUESTION: Final = frozenset("？?")
# The number of a place that the article tells of: 预约电话：0571-…
_OWN_NUMBER: Final = expression(r"[^，。！？：:]{2,8}[：:] ?[\d+（(]")
_OPENING: Final = frozenset("“「『")
_QUOTED: Final = expression("[“「『][^”」』]*[”」』]")


def find_soft(draft: Draft, judge: SpamJudge) -> dict[int, list[Part]]:
    """The advertisements in sentences of each line that has one: the whole line, or its last or first sentence."""
    found: dict[int, list[Part]] = {}
    texts, roles, paragraph = draft.texts, draft.roles, Role.PARAGRAPH
    kept = draft.kept()
    asked = [n for n in kept[:MOST_READ] if roles[n] is paragraph and len(texts[n]) >= SHORTEST]
    for number, likely in promising_among(texts, asked):
        part = _advertisement(texts[number], likely, judge)
        if part is not None:
            found[number] = [part]
    found.update((number, parts) for number, parts in find_gifts(draft).items() if number not in found)
    few = len(found) <= max(MOST, len(kept) // ONE_IN)
    if few or reads_like_no_article(texts[number] for number in kept[:MOST_READ]):
        return found
    own = sum(reads_like_article(texts[number]) for number in kept[:MOST_READ] if number not in found)
    return found if own >= OWN_FOR_EACH * len(found) else {}


def find_gifts(draft: Draft) -> dict[int, list[Part]]:
    """The gifts that are offered at the end of a page, for a word that the reader sends, or a code or a group."""
    texts, roles, paragraph = draft.texts, draft.roles, Role.PARAGRAPH
    last = (n for n in reversed(draft.kept()) if len(texts[n]) >= SHORTEST_GIFT)
    gifts = ((n, _gift(texts[n])) for n in islice(last, AT_THE_END) if roles[n] is paragraph)
    return {number: [gift] for number, gift in gifts if gift is not None}


def _gift(text: str) -> Part | None:
    """The sentence that offers what its writer put together to who sends a word, with what stands behind it."""
    begun = gift_for_word(text)
    if begun < 0 and not is_gift(text):
        return None
    ends = [0, *(end for end in sentence_ends(text, 0, len(text)) if end < len(text))]
    if begun < 0:
        start = next((end for end in reversed(ends[-GIFT_SENTENCES:]) if is_gift(text[end:])), -1)
    else:
        start = max(end for end in ends if end <= begun)
    if start < 0 or len(text) - start > LONGEST_GIFT:
        return None
    return None if reporting().search(text, start) else _part(text, start, len(text))


def _advertisement(text: str, likely: int, judge: SpamJudge) -> Part | None:
    """The advertisement that a line is, or that stands at one of its ends; likely: which of them to ask for."""
    last = start_of_last(text)
    if likely & WHOLE and _is_advertisement(text, judge, 0.0):
        # What an advertisement is glued to stays, if it is a sentence of the article's for certain.
        own = last > 0 and reads_like_article(text[:last].strip()) and _reads_like_spam(text[last:].strip())
        return _part(text, last if own else 0, len(text))
    if likely & LAST and _is_advertisement(text[last:].strip(), judge, PART):
        return _part(text, last, len(text))
    first = end_of_first(text)
    if likely & FIRST_OF_IT and _is_advertisement(text[:first].strip(), judge, PART):
        return _part(text, 0, first)
    return None


def _is_advertisement(text: str, judge: SpamJudge, more: float) -> bool:
    if not SHORTEST <= len(text) <= LONGEST_ROUGH or text[0] in _BRACKETS or _OWN_NUMBER.match(text):
        return False
    said = _QUOTED.sub("“”", text) if not _OPENING.isdisjoint(text) else text
    read_as = read(said)
    if read_as.spam < read_as.boilerplate:  # as a site's own it is asked for by itself
        return False
    reading = read_as.spam - more - QUESTION * (text[-1] in _QUESTION)
    if reading < EVIDENT or (reading < STRANGE and not offers_to_reader(said)):
        return False
    if reading < SURE and not turns_to_reader(said):
        return False
    signs = shape(said)
    if ("U" in signs and more) or (reading < STRANGE + CONTACT and not OPEN.isdisjoint(signs)) or not is_told(said):
        return False
    return judge.is_strange(text) or (reading >= UNTOLD and count_han(said) >= FEWEST_UNTOLD)


def _reads_like_spam(text: str) -> bool:
    """Whether a sentence reads like spam."""
    return read(text).spam >= EVIDENT


def _part(text: str, start: int, end: int) -> Part:
    words, contact = telling(text[start:end])
    label = Label.SPAM_CONTACT if contact else Label.SPAM_PROMOTION
    return start, end, label, f"reads like an advertisement ({'、'.join(words)}), and like nothing of the article"
