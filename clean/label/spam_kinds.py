"""Which kind of spam a line is, once it is known for spam; and spam among what was left out for another reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..expressions import expression
from ..labels import SPAM_LABELS, Label
from .contacts import has_account
from .draft import Draft
from .evidence import LURES, OF_CONTACT, OF_OFFER, OF_TRADE, SPAM
from .phrases import Hit
from .spam import SpamJudge
from .suspects import is_separated
from .topic import Topic
from .vocabulary import vocabulary
from .weigh import weigh

# What was left out goes by the name of spam with so much evidence: it does not stay in any case.
ENOUGH: Final = 1.2
# An offer with a contact is one where no article stands with so much.
INVITING: Final = 1.5
# So many offers make a line between the paragraphs an advertisement.
OFFERS: Final = 3
# A sentence that sells has no more clauses than this; more of them are keywords.
MOST_CLAUSES: Final = 6
LONGEST_SENTENCE: Final = 140
# A disclaimer that leads to an account is no longer than this.
LONGEST_DISCLAIMER: Final = 60

_SENTENCE_MARK: Final = expression("[，。！？；：]")
_CLAUSES: Final = expression("[，。！？]")
_DISCLAIMER: Final = Label.DISCLAIMER
_LEFT_OUT: Final = frozenset((Label.OUTSIDE, Label.TOOLBAR, Label.RECOMMENDATION, Label.NAVIGATION, Label.COMMENT))
_OF_KEYWORDS: Final = frozenset((Label.SPAM_KEYWORDS, Label.SPAM_LINK_FARM))


def kind_of(line: str, label: Label, reasons: Sequence[str]) -> Label:
    """The label of a line of spam: a sentence that sells is no list of keywords, and such a list is no sentence.

    reasons: those of its weighing.

    >>> kind_of("真人荷官，首存送88，客服微信abc1234", Label.SPAM_KEYWORDS, ["a contact", "an offer"]).value
    'spam.promotion'
    >>> kind_of("真人荷官【鑫汇】百家乐百家乐", Label.SPAM_PROMOTION, ["words of a trade: 百家乐"]).value
    'spam.keywords'
    """
    sells = any(reason in (OF_CONTACT, OF_OFFER, LURES) for reason in reasons)
    if not is_in_doubt(line, label) or sells is (label is Label.SPAM_PROMOTION):
        return label
    return Label.SPAM_KEYWORDS if label is Label.SPAM_PROMOTION else Label.SPAM_PROMOTION


def is_in_doubt(line: str, label: Label) -> bool:
    """Whether a line of keywords could be a sentence that sells by its marks, or one that sells be keywords."""
    if label in _OF_KEYWORDS:
        return len(line) <= LONGEST_SENTENCE and 0 < len(_CLAUSES.findall(line)) <= MOST_CLAUSES
    return label is Label.SPAM_PROMOTION and not _SENTENCE_MARK.search(line)


def spam_kind(line: str, signs: Sequence[Hit]) -> tuple[Label, str] | None:
    """Label and reason of a line that is spam by itself, whatever the page is about; None if it is not.

    line: simplified; signs: the listed phrases in it.
    """
    evidence = weigh(line, signs, False, Topic(()))
    invites = evidence.weight >= INVITING and OF_CONTACT in evidence.reasons and OF_OFFER in evidence.reasons
    if evidence.weight < SPAM and not invites:
        return None
    return kind_of(line, evidence.label, evidence.reasons), "; ".join(filter(None, evidence.reasons))


def name_spam_left_out(draft: Draft, judge: SpamJudge) -> None:
    """Give lines that were left out for another reason the label of spam, on a page with spam in it."""
    if not draft.has_any(SPAM_LABELS):
        return
    for number in range(len(draft.texts)):
        if _leads_to_account(draft, number):
            draft.restore(number)
            draft.remove(number, Label.SPAM_CONTACT, f"{OF_CONTACT} in a disclaimer")
    for number in sorted(judge.suspects):
        if draft.labels[number] not in _LEFT_OUT:
            continue
        evidence = judge.weighed(number)
        parts = judge.parts(number)
        if parts and parts[0][2].is_spam:
            label, reason = parts[0][2:]
        elif evidence.weight >= ENOUGH and any(r.startswith((OF_TRADE, OF_CONTACT)) for r in evidence.reasons):
            label, reason = evidence.label, "; ".join(filter(None, evidence.reasons))
        elif _offers(draft.signs[number]) >= OFFERS:
            label, reason = Label.ADVERTISEMENT, "several offers"
        else:
            continue
        line = draft.texts[number]
        if label.is_spam and is_separated(line) and not _CLAUSES.search(line):
            label = Label.SPAM_LINK_FARM if ":" in line or "：" in line else Label.SPAM_KEYWORDS
        draft.restore(number)
        draft.remove(number, kind_of(line, label, evidence.reasons), reason)


def _leads_to_account(draft: Draft, number: int) -> bool:
    """Whether a disclaimer leads to somebody's account, as no site's own does: 如有侵权请联系kxz94127删除."""
    text = draft.texts[number]
    return (
        draft.labels[number] is _DISCLAIMER
        and len(text) <= LONGEST_DISCLAIMER
        and "@" not in text
        and has_account(text)
    )


def _offers(signs: Sequence[Hit]) -> int:
    listed = vocabulary()
    return len({phrase for _, _, phrase in signs if phrase in listed and listed[phrase][0] == "offer"})
