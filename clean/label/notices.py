"""Items of a notice that an office signs, with its own contacts: windows, telephones, groups for questions.

An advertisement put into a notice stands between its items; what goes on with their numbers is one of them.
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label
from .draft import Draft
from .evidence import DISGUISED, LURES, OF_TRADE
from .numbered_lines import number_opening
from .spam import SpamJudge

# Who signs a notice has so many characters at most; the day below may be taken for a by-line's.
LONGEST_SIGNER: Final = 24
LONGEST_DAY: Final = 16
# One of the items so many lines and so many numbers away is kept.
NEAR: Final = 4
STEPS: Final = 2
_DAY: Final = expression(
    r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
    "|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_BYLINE: Final = Label.BYLINE
_SENTENCE: Final = frozenset("。！？；：，…")
_GIVEN: Final = frozenset((Label.SPAM_CONTACT, Label.SPAM_PROMOTION, Label.ADVERTISEMENT))
# A private account or a mobile number is no office's.
_PRIVATE: Final = expression(
    r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}|t\.me/|[十+][vV]"
    r"|(?:微信|薇信?|[vV][xX]|[wW][xX])(?:号|同号)?\s?[:：]?\s?[A-Za-z0-9_]{5,}"
)
_NEVER: Final = (OF_TRADE, DISGUISED, LURES)


def restore_items_of_notice(draft: Draft, judge: SpamJudge) -> None:
    """Keep the items of a signed notice that were taken, whole or in part, for the contacts in them."""
    if _GIVEN.isdisjoint(draft.given) and not judge.suspects:
        return
    signed = _signed_at(draft)
    if signed < 0:
        return
    texts, labels = draft.texts, draft.labels
    items = {n: opening for n in range(signed) if (opening := number_opening(texts[n])) is not None}
    for n, (value, way) in items.items():
        beside = [m for m in range(n - NEAR, n + NEAR + 1) if m != n and items.get(m, (0, ""))[1] == way]
        goes_on = any(abs(items[m][0] - value) <= STEPS and labels[m] is None for m in beside)
        if not goes_on or _PRIVATE.search(texts[n]):
            continue
        if labels[n] is None and n in judge.suspects:
            judge.set_parts(n, [part for part in judge.parts(n) if not _is_given(*part[2:])])
        elif labels[n] is not None and _is_given(labels[n], draft.reasons[n]):
            draft.restore(n)
            judge.set_parts(n, ())


def _is_given(label: Label | None, reason: str) -> bool:
    """Whether something was taken for a contact alone, or for how it reads: nothing is sold or hidden in it."""
    return label in _GIVEN and not any(told in reason for told in _NEVER)


def _signed_at(draft: Draft) -> int:
    """The line with the day that signs a notice, below who signs it; -1 if there is none."""
    texts, labels, byline = draft.texts, draft.labels, _BYLINE
    for n in range(len(texts) - 1, 0, -1):
        label, text = labels[n], texts[n]
        if not ((label is None or label is byline) and 0 < len(text) <= LONGEST_DAY):
            continue
        if text[-1] != "日" or _DAY.fullmatch(text) is None:
            continue
        above = n - 1
        while above > 0 and not texts[above]:
            above -= 1
        signer = texts[above]
        if labels[above] is None and 0 < len(signer) <= LONGEST_SIGNER and signer[-1] not in _SENTENCE:
            return n
    return -1
