"""Lines that look like a page's boilerplate and are the article's own, told by what stands around them.

A notice gives its telephone between its sentences, a report on a match the scores one a line, a paper its
keywords below its abstract, and code closes what it opened.
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label, Role
from ..parse.blocks import Page
from .context import DAY, LONGEST_SCORE, SCORE, SHORTEST_SCORE, SIGNATURE, line_value
from .draft import Draft
from .evidence import LURES, OF_CONTACT, OF_OFFER, OF_SUBJECT, SOLITARY
from .weigh import NOTICE_NUMBER, NOTICE_SUBJECTS, NOTICE_WAYS

_BYLINE: Final = Label.BYLINE
_COPYRIGHT: Final = Label.COPYRIGHT
_DISCLAIMER: Final = Label.DISCLAIMER
_FOOTER: Final = Label.FOOTER
_NAVIGATION: Final = Label.NAVIGATION
_NOISE: Final = Label.NOISE
_LIST_ITEM: Final = Role.LIST_ITEM
_HEADING: Final = Role.HEADING
# A contact that a notice gives is no longer than this, and so many of them stand in a row.
LONGEST_CONTACT: Final = 60
MOST_CONTACTS: Final = 3
# So many lines in a row of nothing but two figures are scores; one or two are the time of a player.
SCORES: Final = 3
# From this value on a line is a sentence (see `context.line_value`).
SENTENCE_VALUE: Final = 1.0

_CONTACT: Final = expression(
    r"[^:：，。]{0,6}(?:电话|热线|地址|邮箱|信箱|传真|邮编|投诉|咨询|举报|客服|服务|值班|监督).{0,6}[:：]"
)
_KEYWORDS: Final = expression(r"[【\[]?关键[词字][】\]]?\s?[:：]")
# The heading of a notice's own contacts, what an item below it begins with, and what alone may speak against one.
_OF_CONTACTS: Final = expression(
    rf"{NOTICE_NUMBER}\s?(?:(?:{NOTICE_SUBJECTS}|求助)(?:及\S{{2}}|和\S{{2}})?(?:{NOTICE_WAYS}|流程)"
    rf"|(?:怎样|怎么|如何|在哪里?)(?:{NOTICE_SUBJECTS})[？?]?)\s?[:：]?"
)
_ITEM_OF_CONTACTS: Final = expression(
    r"[（(]?[一二三四五六七八九十\d①-⑨]{1,2}[)）、.．]\s?\S|[①-⑨]"
    r"|(?:QQ|qq)?[\u4e00-\u9fff]{2,6}(?:[（(][^（）()]{2,20}[)）])?\s?[:：]"
    r"|[\u4e00-\u9fff]{2,12}[ 　]?0\d{2,3}[-—]\d{7,8}(?!\d)"
)
_OF_ANY_CONTACT: Final = frozenset((OF_CONTACT, OF_OFFER, LURES, OF_SUBJECT, SOLITARY))
_OPENS_KEYWORDS: Final = frozenset("【[关")
_HOUR: Final = expression(r"[^：:，。\s]{0,4}(?:时间|日期)\s?[:：]")
_OF_AN_EVENT: Final = expression(
    r"[^：:，。\s]{0,4}(?:地点|地址|主讲人?|主持人?|主办|对象|费用|票价|人数|主题|内容|嘉宾|方式|报名|集合|备注|曲目|交通|名额)"
    r"[^：:，。\s]{0,4}\s?[:：]"
)
_ABSTRACT: Final = expression(r"[【\[]?(?:摘 ?要|内容提要|提要)[】\]]?\s?[:：]?")
# So many items with a day of their own make a chronicle.
DATED_ITEMS: Final = 2
_SENTENCE_ENDS: Final = frozenset("。！？”」…")
# So many lines around a date are asked for sentences.
NEAR: Final = 4
_DATED: Final = expression(
    r"[^\w\s]? ?(?:19|20)\d\d ?[-年/.] ?\d{1,2}(?: ?[-月/.] ?\d{1,2}日?(?:[、,，]\d{1,2}日?)?)? ?[:：]? ?"
    r"(?!来源|作者|编辑|记者|发布|发表|更新|点击|浏览|阅读|评论|责任|.{0,12}(?:报|网|社|台)$)[\u4e00-\u9fff]"
)
_DATE: Final = expression(r"(?:19|20)\d\d ?[-./] ?\d{1,2} ?[-./] ?\d{1,2}")
_DAY_AND_TIME: Final = expression(
    r"(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2}日?(?: ?(?:星期|周).)?(?: ?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
# Cells of rows, and so many rows.
_STROKE: Final = " / "
ROWS: Final = 3
_QUOTABLE: Final = frozenset((_DISCLAIMER, _COPYRIGHT))
_ANNOUNCING: Final = (":", "：")
_GIVEN: Final = frozenset((Label.SPAM_CONTACT, Label.SPAM_PROMOTION))
_OPENING: Final = ("{", "[", "(")
_CLOSING: Final = frozenset(")}];, ")


def restore_own_lines(draft: Draft, page: Page) -> None:
    """Keep the lines that their surroundings tell to be the article's own."""
    labels = draft.given
    if _FOOTER in labels:
        _restore_contacts(draft)
    _restore_scores(draft)
    if _NAVIGATION in labels:
        _restore_keywords(draft)
        _restore_rows(draft)
    if _QUOTABLE & labels:
        _restore_quoted(draft)
    if _BYLINE in labels:
        _restore_hours(draft)
    if _NOISE in labels:
        _restore_brackets(draft)
    if _BYLINE in labels and page.is_html:
        _restore_dated_items(draft)
        _restore_dates_between(draft, page)
        _restore_signing_day(draft)
    if _BYLINE in labels and not page.is_html:
        _restore_days_of_diary(draft)


def _bylines(draft: Draft) -> list[int]:
    byline = Label.BYLINE
    return [n for n, label in enumerate(draft.labels) if label is byline]


def _restore_dated_items(draft: Draft) -> None:
    """The items of a chronicle: a day, and what was on it. A by-line stands once, and above the article."""
    texts, roles = draft.texts, draft.roles
    items = [n for n in _bylines(draft) if roles[n] is _LIST_ITEM and _DATED.match(texts[n])]
    if len(items) < DATED_ITEMS:
        return
    article = next(
        (
            n
            for n, label in enumerate(draft.labels)
            if label is None and (roles[n] is _HEADING or line_value(texts[n]) > SENTENCE_VALUE)
        ),
        len(texts),
    )
    found = [n for n in items if n > article]
    for n in found if len(found) >= DATED_ITEMS else ():
        draft.restore(n)


def _restore_dates_between(draft: Draft, page: Page) -> None:
    """Dates between two paragraphs of one element, parted from them by <br> alone: entries of a diary, updates."""
    for n in _bylines(draft):
        if _DAY_AND_TIME.fullmatch(draft.texts[n]):
            owner = page.owners[draft.numbers[n]]
            above, below = (
                any(
                    draft.labels[near] is None
                    and page.owners[draft.numbers[near]] == owner
                    and line_value(draft.texts[near]) >= SENTENCE_VALUE
                    for near in range(max(0, start), min(end, len(draft.texts)))
                )
                for start, end in ((n - NEAR, n), (n + 1, n + 1 + NEAR))
            )
            if above and below:
                draft.restore(n)


def _restore_days_of_diary(draft: Draft) -> None:
    """Days that stand alone above a sentence each, and below one or another day: in a feed they stand above titles."""
    texts, labels = draft.texts, draft.labels
    days = [n for n in _bylines(draft) if _DAY_AND_TIME.fullmatch(texts[n])]
    if len(days) < DATED_ITEMS:
        return
    shown = [n for n, text in enumerate(texts) if text]
    beside = {n: (above, below) for above, n, below in zip(shown, shown[1:], shown[2:], strict=False)}

    def is_told(n: int) -> bool:
        return labels[n] is None and line_value(texts[n]) > SENTENCE_VALUE and texts[n][-1] in _SENTENCE_ENDS

    heads = [n for n in days if n in beside and is_told(beside[n][1])]
    between = [n for n in heads if is_told(beside[n][0])]
    if len(between) < DATED_ITEMS:
        return
    for n in heads:
        if n in between or n + 2 >= between[0]:
            draft.restore(n)


def _restore_signing_day(draft: Draft) -> None:
    """The day that signs a notice, below its last sentence or below who signs it."""
    texts, labels = draft.texts, draft.labels
    days = [n for n in _bylines(draft) if DAY.fullmatch(texts[n]) or _DATE.fullmatch(texts[n])]
    if not days:
        return
    lines = (n for n, label in enumerate(labels) if label is None and line_value(texts[n]) > SENTENCE_VALUE)
    prose = next(lines, len(texts))
    for n in days:
        above = next((line for line in range(n - 1, prose - 1, -1) if texts[line]), None)
        if above is not None and labels[above] is None and (DAY.fullmatch(texts[n]) or SIGNATURE.search(texts[above])):
            draft.restore(n)


def _restore_contacts(draft: Draft) -> None:
    """Contacts that stand between a line of the article and a sentence of it."""
    texts, labels = draft.texts, draft.labels
    run: list[int] = []
    above = False
    for n, text in enumerate(texts):
        if not text:
            continue
        if labels[n] is _FOOTER and len(text) <= LONGEST_CONTACT and _CONTACT.match(text):
            run.append(n)
            continue
        if run:
            if above and labels[n] is None and len(run) <= MOST_CONTACTS and line_value(text) > SENTENCE_VALUE:
                for number in run:
                    draft.restore(number)
            run = []
        above = labels[n] is None


def restore_given_contacts(draft: Draft) -> list[int]:
    """Keep the items below a notice's heading 报名方式 that give its own contacts and name no trade; return which."""
    texts, labels = draft.texts, draft.labels
    found: list[int] = []
    if _GIVEN.isdisjoint(draft.given):
        return found
    inside = False
    for n, text in enumerate(texts):
        if not text:
            continue
        if labels[n] is None and _OF_CONTACTS.fullmatch(text):
            inside = True
        elif inside:
            inside = _ITEM_OF_CONTACTS.match(text) is not None
            if inside and labels[n] in _GIVEN and _OF_ANY_CONTACT.issuperset(draft.reasons[n].split("; ")):
                draft.restore(n)
                found.append(n)
    return found


def _restore_scores(draft: Draft) -> None:
    """Runs of scores, of which the labels of single lines make times."""
    short = [text for text in draft.texts if SHORTEST_SCORE <= len(text) <= LONGEST_SCORE]
    scores = {text for text in short if text[0].isdecimal() and SCORE.fullmatch(text)}
    if not scores:
        return
    run: list[int] = []
    for n, text in enumerate([*draft.texts, "end"]):
        if text in scores:
            run.append(n)
        elif text:
            for number in run if len(run) >= SCORES else ():
                draft.restore(number)
            run = []


def _restore_keywords(draft: Draft) -> None:
    """The keywords of a paper, right below its abstract."""
    texts, navigation = draft.texts, Label.NAVIGATION
    for n, label in enumerate(draft.labels):
        if label is navigation and texts[n][:1] in _OPENS_KEYWORDS and _KEYWORDS.match(texts[n]):
            previous = next((texts[above] for above in range(n - 1, -1, -1) if texts[above]), "")
            if _ABSTRACT.match(previous):
                draft.restore(n)


def _restore_rows(draft: Draft) -> None:
    """The rows of a table whose cells strokes part, most of which hold figures: of breadcrumbs there is one line."""
    texts, labels, navigation = draft.texts, draft.labels, Label.NAVIGATION
    if (
        sum(label is navigation and _STROKE in texts[n] and _has_figures(texts[n]) for n, label in enumerate(labels))
        < 2
    ):
        return
    run: list[int] = []
    for n, text in enumerate([*texts, "end"]):
        if not text:
            continue
        cells = text.count(_STROKE)
        if run and (cells != texts[run[0]].count(_STROKE) or labels[n] not in (None, navigation)):
            if len(run) >= ROWS and 2 * sum(map(_has_figures, (texts[row] for row in run))) > len(run):
                for row in run:
                    draft.restore(row)
            run = []
        if cells and labels[n] in (None, navigation):
            run.append(n)


def _has_figures(text: str) -> bool:
    return any("0" <= character <= "9" for character in text)


def _restore_quoted(draft: Draft) -> None:
    """Small print that the article quotes: a line in quotation marks, below one that announces it, or another such."""
    texts, labels = draft.texts, draft.labels
    above = ""
    disclaimer, rights = _DISCLAIMER, _COPYRIGHT
    for n, text in enumerate(texts):
        if not text:
            continue
        label = labels[n]
        quotable = label is disclaimer or label is rights
        if quotable and _is_quotation(text) and (above[-1:] in _ANNOUNCING or _is_quotation(above)):
            draft.restore(n)
        above = text if labels[n] is None else ""


def _is_quotation(text: str) -> bool:
    return text[:1] == "“" and text[-1] == "”" and text.count("“") == 1


def _restore_hours(draft: Draft) -> None:
    """When something takes place, beside where, for whom and for how much it does."""
    texts, labels = draft.texts, draft.labels
    hours = {n for n in _bylines(draft) if _HOUR.match(texts[n])}
    shown = [n for n, text in enumerate(texts) if text] if hours else []
    for at, n in enumerate(shown):
        if n in hours:
            beside = [*shown[max(0, at - 1) : at], *shown[at + 1 : at + 2]]
            if any(labels[near] is None and _OF_AN_EVENT.match(texts[near]) for near in beside):
                draft.restore(n)


def _restore_brackets(draft: Draft) -> None:
    """Lines of closing brackets alone, for lines above that end with an opening one or are nothing else."""
    opened: list[int] = []
    for n, text in enumerate(draft.texts):
        label = draft.labels[n]
        if (label is None and text.endswith(_OPENING)) or (label is _NOISE and text in _OPENING):
            opened.append(n)
        elif opened and label is _NOISE and _CLOSING.issuperset(text):
            draft.restore(n)
            draft.restore(opened.pop())
