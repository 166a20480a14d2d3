"""Feeds whose items have their title twice in a row, as the text of a picture and of a link below it leaves them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..any_of import AnyOf
from ..expressions import expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED
from .draft import Draft
from .scan import holds_time_of_feed, is_day_of_feed

_TIME: Final = expression(
    r"(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}|\d{1,2}:\d{2}|\d(?:秒|分钟|小时|天)前|昨天|前天|\d{1,2}[-月]\d{1,2}日?$",
    re.ASCII,
)
_OF_TIMES: Final = AnyOf("0123456789天")
# A line of so many characters that stands twice in a row may be a title; so many make a feed by themselves.
SHORTEST_TITLE: Final = 8
FEED: Final = 3
# The source of an item is no longer; its time stands at most so many lines below its title.
LONGEST_SOURCE: Final = 16
BELOW: Final = 3
_ONLY_TIME: Final = expression(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?")


def holds_time(text: str) -> bool:
    """Whether a day or a time stands in a line, as a feed has it.

    >>> holds_time("今天 08:30"), holds_time("3月的风")
    (True, False)
    """
    if IS_COMPILED:
        return holds_time_of_feed(text)
    at = _OF_TIMES.place(text)
    return at >= 0 and _TIME.search(text, max(0, at - 1)) is not None  # 昨天 holds one behind its first character


def label_timed_feed(draft: Draft) -> None:
    """Label a feed whose items have a time each.

    Nothing but its build tells it, so that it need not be read: a feed is often most of the page.
    """
    timed = [title for title in _doubled(draft) if _is_timed(draft, title)]
    if len(timed) >= FEED:
        _label_items(draft, timed)


def label_doubled_titles(draft: Draft, line_value: Callable[[str], float]) -> None:
    """Label the titles that stand twice in a row, if they are several or have a time.

    line_value: how much a line speaks for prose (`context.line_value`).
    """
    doubled = _doubled(draft)
    if len(doubled) < FEED:
        doubled = [n for n in doubled if _is_timed(draft, n) and not _is_above_article(draft, n, line_value)]
    _label_items(draft, doubled)


def _doubled(draft: Draft) -> list[int]:
    """The unlabelled lines that repeat the line above."""
    found: list[int] = []
    above = ""
    for n, text in enumerate(draft.texts):
        if len(text) >= SHORTEST_TITLE and text == above and draft.labels[n] is None:
            found.append(n)
        above = text
    return found


def _is_timed(draft: Draft, title: int) -> bool:
    """Whether a time stands below a title, by itself or with a source: not in a row with more to say."""
    return any("，" not in text and holds_time(text) for text in draft.texts[title + 1 : title + 1 + BELOW])


def _is_only_time(text: str) -> bool:
    if IS_COMPILED and text.isascii():
        return is_day_of_feed(text)
    return text[:2] in ("19", "20") and _ONLY_TIME.fullmatch(text) is not None


def _is_above_article(draft: Draft, title: int, line_value: Callable[[str], float]) -> bool:
    """Whether a by-line stands below a title, and no prose above it: it is the article's own."""
    labels, texts = draft.labels, draft.texts
    return Label.BYLINE in labels[title + 1 : title + 1 + BELOW] and not any(
        label is None and line_value(text) > 1.0 for label, text in zip(labels[:title], texts[:title], strict=True)
    )


def _label_items(draft: Draft, titles: list[int]) -> None:
    texts, labels, feed = draft.texts, draft.labels, Label.RECOMMENDATION
    for n in titles:
        draft.remove(n, feed, "title of a feed, twice in a row")
        draft.remove(n - 1, feed, "title of a feed, twice in a row")
        source = n + 1
        if source < len(texts) and labels[source] is None and len(texts[source]) <= LONGEST_SOURCE:
            draft.remove(source, feed, "source of a feed's item")
        for below in range(n + 1, min(n + 1 + BELOW, len(texts))):
            if labels[below] is None and _is_only_time(texts[below]):
                draft.remove(below, feed, "time of a feed's item")
                break
