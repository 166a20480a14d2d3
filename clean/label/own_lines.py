"""Lines that look like a page's boilerplate and are the article's own, told by what stands around them.

A notice gives its telephone between its sentences, a report on a match the scores one a line, a paper its
keywords below its abstract, and code closes what it opened.
"""

from __future__ import annotations

import re

from ..labels import Label
from .context import LONGEST_SCORE, SCORE, line_value
from .draft import Draft

# A contact that a notice gives is no longer than this, and so many of them stand in a row.
LONGEST_CONTACT, MOST_CONTACTS = 60, 3
# So many lines in a row of nothing but two figures are scores; one or two are the time of a player.
SCORES = 3
# From this value on a line is a sentence (see `context.line_value`).
SENTENCE_VALUE = 1.0

_CONTACT = re.compile(
    r"[^:：，。]{0,6}(?:电话|热线|地址|邮箱|信箱|传真|邮编|投诉|咨询|举报|客服|服务|值班|监督).{0,6}[:：]"
)
_KEYWORDS = re.compile(r"[【\[]?关键[词字][】\]]?\s?[:：]")
_ABSTRACT = re.compile(r"[【\[]?(?:摘 ?要|内容提要|提要)[】\]]?\s?[:：]?")
_CLOSING = frozenset(")}];, ")


def restore_own_lines(draft: Draft) -> None:
    """Keep the lines that their surroundings tell to be the article's own."""
    labels = set(draft.labels)
    if Label.FOOTER in labels:
        _restore_contacts(draft)
    _restore_scores(draft)
    if Label.NAVIGATION in labels:
        _restore_keywords(draft)
    if Label.NOISE in labels:
        _restore_closing_brackets(draft)


def _keep(draft: Draft, number: int) -> None:
    draft.labels[number], draft.reasons[number] = None, ""


def _restore_contacts(draft: Draft) -> None:
    """Contacts that stand between a line of the article and a sentence of it."""
    texts, labels = draft.texts, draft.labels
    shown = [n for n, text in enumerate(texts) if text]
    run: list[int] = []
    above = False
    for n in shown:
        text = texts[n]
        if labels[n] is Label.FOOTER and len(text) <= LONGEST_CONTACT and _CONTACT.match(text):
            run.append(n)
            continue
        if run and above and labels[n] is None and len(run) <= MOST_CONTACTS and line_value(text) > SENTENCE_VALUE:
            for number in run:
                _keep(draft, number)
        run = []
        above = labels[n] is None


def _restore_scores(draft: Draft) -> None:
    """Runs of scores, of which the labels of single lines make times."""
    scores = {text for text in draft.texts if len(text) <= LONGEST_SCORE and SCORE.fullmatch(text)}
    if not scores:
        return
    run: list[int] = []
    for n, text in enumerate([*draft.texts, "end"]):
        if text in scores:
            run.append(n)
        elif text:
            for number in run if len(run) >= SCORES else ():
                _keep(draft, number)
            run = []


def _restore_keywords(draft: Draft) -> None:
    """The keywords of a paper, right below its abstract."""
    previous = ""
    navigation = Label.NAVIGATION
    for n, text in enumerate(draft.texts):
        if draft.labels[n] is navigation and _KEYWORDS.match(text) and _ABSTRACT.match(previous):
            _keep(draft, n)
        previous = text or previous


def _restore_closing_brackets(draft: Draft) -> None:
    """Lines of closing brackets alone, for lines above that end with an opening one."""
    opened = 0
    for n, text in enumerate(draft.texts):
        if draft.labels[n] is None and text.endswith(("{", "[", "(")):
            opened += 1
        elif opened and draft.labels[n] is Label.NOISE and _CLOSING.issuperset(text):
            _keep(draft, n)
            opened -= 1
