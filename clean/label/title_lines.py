"""Where the title stands among the page's blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import Final

from ..expressions import expression
from ..labels import SPAM_LABELS, Label
from ..metadata.heading import Heading
from ..metadata.record import is_field
from ..metadata.title import find_title
from ..parse.blocks import Page
from ..script.convert import to_simplified
from .code_lines import reads_like_code
from .context import PROSE, first_prose, is_signed, line_value, opening_byline
from .draft import Draft
from .roles import heading_level
from .stuffing import strung_together
from .suspects import is_separated

# The title is looked for in so many blocks above the first line of prose, and among all headings above it.
REACH: Final = 30
# Below a title of a text with furniture prose stands in so many lines, or there is none.
NEAR: Final = 20
# A title with a by-line below another line that could be one is no shorter than this, and so much prose at most stands
# between: what a site says of itself.
SHORTEST_SIGNED: Final = 8
# So many lines of so many characters on average are rows or verses; those of menus are shorter.
ROWS: Final = 6
LONG_ROWS: Final = 4.5
LITTLE_PROSE: Final = 8.0
# In a text without furniture the title is one of the first lines, or the first if it is no longer than this.
HIGHEST: Final = 2
LONGEST_FIRST: Final = 40
_BYLINE: Final = Label.BYLINE
_TITLE: Final = Label.TITLE
_NO_TITLE: Final = SPAM_LABELS | {
    Label.RECOMMENDATION,
    Label.ADVERTISEMENT,
    Label.PAGER,
    Label.DISCLAIMER,
    Label.COPYRIGHT,
    Label.FOOTER,
}
_AROUND: Final = frozenset((Label.BYLINE, Label.TOOLBAR))
_SENTENCE_END: Final = expression("[。！？…][”」』）)]?$|[!?]$")
HEADINGS_REACH: Final = 300
# The row of a table: 水泥 42.5 散装 296/吨, 草鱼 1条. Three in a row make one.
_ROW: Final = expression(r"[\u4e00-\u9fffA-Za-z0-9）)] {0,2}[ 　]¥?\d[\d.,—-]{0,12} ?[\u4e00-\u9fff/A-Za-z%℃²³]{0,6}$")


def title_of(page: Page, draft: Draft, *, bare: bool = False) -> str | None:
    """The title, looked for from the page's top down to the first paragraph of prose.

    bare: see `context.is_bare`; then it stands at the very top, or there is none.
    """
    labels = draft.labels
    body = next(
        (
            n
            for n, label, text in zip(draft.numbers, labels, draft.texts, strict=True)
            if label is None and _is_prose(text)
        ),
        len(page.texts),
    )
    below = body + 2
    if not page.is_html:
        byline = _byline_below_title(draft, body) or body
        below = body = min(body, byline)
        if body < len(labels) and labels[body] is Label.BYLINE:
            below += 1  # a by-line under it tells for a title
    title, at = _found(page, draft, _candidates(page, draft, body, below))
    if not page.is_html and not bare:
        title, at = _among_furniture(page, draft, title, at)
    if bare and (at is None or at > HIGHEST):
        first = next((text for text in draft.came if text), "")
        return (
            first
            if 2 <= len(first) <= LONGEST_FIRST and line_value(first) < 1.0 and first[-1] not in "，。：；、"
            else None
        )
    return title


def _found(page: Page, draft: Draft, candidates: Sequence[Heading]) -> tuple[str | None, int | None]:
    """The title among some lines, and where it stands; no by-line is one."""
    byline = _BYLINE
    bylines = {came for came, label in zip(draft.came, draft.labels, strict=True) if label is byline}

    def is_none(text: str) -> bool:
        return text in bylines or is_spam_title(text)

    return find_title(page.head, candidates, is_none)


def _among_furniture(page: Page, draft: Draft, title: str | None, at: int | None) -> tuple[str | None, int | None]:
    """The title of a text with a page's furniture, where the one that was found may be a line of a menu."""
    if not _opens_an_article(draft, at):
        prose = first_prose(draft)
        byline = opening_byline(draft) if at is None else None
        if prose is not None and byline is not None:
            prose = min(prose, byline)  # the title does not stand below it
        if prose is not None and prose > (at or 0):
            found = _found(page, draft, _candidates(page, draft, prose, prose))
            title, at = found if found[0] else (title, at)
    signed = _signed_below(draft, at)
    if signed is not None:
        lines = _candidates(page, draft, signed + 1, signed + 2)
        found = _found(page, draft, [line for line in lines if line.number >= signed])
        title, at = found if found[0] else (title, at)
    return title, at


def _signed_below(draft: Draft, at: int | None) -> int | None:
    """A line with a by-line of its own below a title that has none: of both the title, if prose is rather below it."""
    if at is not None and is_signed(draft, at):
        return None
    between = 0.0
    for n in range(0 if at is None else at + 1, len(draft.texts)):
        if _could_be_signed(draft, n) and len(draft.texts[n]) >= SHORTEST_SIGNED:
            return n if _prose(draft, n + 1, n + 1 + NEAR) > between else None
        between += _prose(draft, n, n + 1)
        if between > LITTLE_PROSE:
            return None
    return None


def _prose(draft: Draft, start: int, end: int) -> float:
    """How much prose stands in some lines."""
    values = (line_value(draft.texts[n]) for n in range(start, min(end, len(draft.texts))) if draft.labels[n] is None)
    return sum(value for value in values if value > PROSE)


def _opens_an_article(draft: Draft, at: int | None) -> bool:
    """Whether prose stands below a line of a text, or a by-line does, rather than more of a menu."""
    if at is None:
        return False
    if is_signed(draft, at):
        return True
    shown = (n for n in range(at + 1, len(draft.texts)) if draft.texts[n] and draft.labels[n] is None)
    return any(_is_prose(draft.texts[n]) for n in islice(shown, NEAR))


def _candidates(page: Page, draft: Draft, body: int, below: int) -> list[Heading]:
    """The blocks that may be the title, down to `below`; far above the body only headings.

    Spam, boilerplate and code are none.
    """
    top, near = max(0, body - HEADINGS_REACH), body - REACH
    texts, owners = page.texts, page.owners
    numbers, came, labels = draft.numbers, draft.came, draft.labels
    entry = bisect_left(numbers, top)
    entered = [*numbers[entry : bisect_left(numbers, below)], -1]
    at = 0
    found: list[Heading] = []
    for n in range(top, min(below, len(texts))):
        level = heading_level(page, owners[n])
        text = texts[n]
        if n == entered[at]:
            text = came[entry + at]
            label = labels[entry + at]
            at += 1
            if label in _NO_TITLE or not (level or n >= near) or (text and reads_like_code(text)):
                continue
        if text and (level or n >= near):
            found.append(Heading(n, text, level))
    return found if page.is_html else _without_rows(found)


def _without_rows(lines: list[Heading]) -> list[Heading]:
    """Some lines of a text without the rows of a table among them, which end with a figure and a unit."""
    rows = {at for at, line in enumerate(lines) if line.text[-1].isalnum() and _ROW.search(line.text)}
    if not any({at, at + 1, at + 2} <= rows for at in rows):
        return lines
    return [line for at, line in enumerate(lines) if at not in rows]


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence; titles too hold commas and quotations, but seldom end as sentences do."""
    return line_value(text) > PROSE and _SENTENCE_END.search(text, max(0, len(text) - 3)) is not None


def last_title(draft: Draft) -> int | None:
    """The entry of the title that stands nearest above the article: the last of those near the first."""
    title = _TITLE
    found = [entry for entry, label in enumerate(draft.labels) if label is title]
    near = [entry for entry in found if entry - found[0] <= 12]
    return near[-1] if near else None


def is_spam_title(text: str) -> bool:
    """Whether a title is keywords strung together."""
    if not is_separated(text):
        return False
    return strung_together(to_simplified(text), False, True) is not None


def _byline_below_title(draft: Draft, body: int) -> int | None:
    """The by-line under which no title stands, or the toolbar that stands below a line that could be the title.

    A toolbar may be a menu's: down to the first prose, a line with a by-line of its own below it is rather the title.
    It may also stand inside a poem, a list or a table: no title is below so many lines like it.
    """
    shown = below_byline = False
    lines = characters = 0  # in a row above, without a label
    for number, label in enumerate(draft.labels):
        if label is Label.BYLINE and (shown or not _is_above_title(draft, number)):
            return number
        if not draft.texts[number]:
            continue
        if label is Label.TOOLBAR and shown and (lines < ROWS or characters < LONG_ROWS * lines):
            signed = (n for n in range(number + 1, min(body, len(draft.labels))) if _could_be_signed(draft, n))
            return next(signed, number - 1) + 1
        if label is None:
            lines, characters = lines + 1, characters + len(draft.texts[number])
            shown = shown or len(draft.texts[number]) >= 6 or below_byline
        elif not label.is_spam:
            lines = characters = 0
        below_byline = label is Label.BYLINE or (below_byline and label is not None)
    return None


def _could_be_signed(draft: Draft, number: int) -> bool:
    """Whether a line could be a title that a by-line with a day stands right below."""
    text = draft.texts[number]
    fits = draft.labels[number] is None and 6 <= len(text) <= LONGEST_FIRST and "。" not in text
    return fits and line_value(text) <= PROSE and not is_field(text) and is_signed(draft, number)


def _is_above_title(draft: Draft, byline: int) -> bool:
    """Whether the title stands between a by-line at the page's top and a by-line or a toolbar below it."""
    texts, labels = draft.texts, draft.labels
    filled = [number for number in range(byline + 1, min(byline + 6, len(texts))) if texts[number]]
    at = next((place for place, number in enumerate(filled) if labels[number] is None), len(filled))
    below = filled[at + 1 :]
    if not below:
        return False
    title = texts[filled[at]]
    if texts[below[0]] == title:
        below = below[1:]
    return 2 <= len(title) <= LONGEST_FIRST and line_value(title) < 1.0 and bool(below) and labels[below[0]] in _AROUND
