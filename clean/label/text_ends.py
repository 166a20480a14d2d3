"""What a site put right above and below an article, in a text that lost its HTML, in whatever words.

Below the last sentence a short line that is none, and has nothing to do with what the article tells, is the site's:
the article's own last lines are sentences, sign it, or belong to a list. So is what stands above a by-line or a control
that is above the first sentence. Lines of one shape, several in a row, count as sentences do: the fields of a record,
the rows of a table, what the members of a group say. Only a text with a site's lines around it is asked, and only if
nearly all of it are such lines: poems end in any way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..expressions import expression
from ..labels import Label, Role
from ..metadata.record import is_record
from .context import DAY, OWN_LINE, RANK, SHORT_SENTENCE, SIGNATURE, line_value, shape_of_title
from .doubled_titles import holds_time
from .draft import Draft
from .field_names import field_name
from .topic import PairsOfText, count_shared, han_pairs

# An article has so many sentences, or lines of one shape in a row, and this share of its lines are such.
FEWEST_SENTENCES: Final = 3
SHARE: Final = 0.6
# A line with more characters is none that a site puts there; so many lines at either end are looked at.
LONGEST: Final = 40
MOST: Final = 40
# Of a line of the article's own so large a share of pairs is in its sentences.
OWN: Final = 0.34
# A row of buttons has so many words, of so many characters at most.
WORDS: Final = 3
# So many titles of one shape are a list, if such a share of them has nothing to do with the article.
FEWEST_TITLES: Final = 4
STRANGE_TITLES: Final = 0.7
# So many lines with figures are rows, and so many of one shape in a row are of one kind.
ROWS: Final = 3
LONGEST_WORD: Final = 6

_CLOSING: Final = frozenset("。”」』；…？！")
_ANNOUNCING: Final = frozenset("：:")
# What a site puts around an article.
FURNITURE: Final = frozenset(
    (
        *(Label.NAVIGATION, Label.TOOLBAR, Label.BYLINE, Label.RECOMMENDATION, Label.COMMENT, Label.ADVERTISEMENT),
        *(Label.DISCLAIMER, Label.COPYRIGHT, Label.EDITOR, Label.PAGER, Label.FOOTER, Label.OUTSIDE),
    )
)
# What tells that the article begins below it: an advertisement may stand inside.
_ABOVE: Final = FURNITURE - {Label.ADVERTISEMENT, Label.OUTSIDE}
_SAYS: Final = expression(r"[【\[][^】\]]{1,12}[】\]]\S")
_ROW: Final = expression(r"[\u4e00-\u9fffA-Za-z0-9）)][ 　]{1,4}¥?\d[\d.,—-]{0,12} ?[\u4e00-\u9fff/A-Za-z%℃²³]{0,6}$")
_SIGNED: Final = expression(r"[^，。：\d]{2,16}\d{1,2}月\d{1,2}日(?:\d{1,2}时(?:\d{1,2}分)?)?(?:发布|制作|更新)?")
# An item of a list of other articles: a rank, or a mark, and a title without figures.
_ITEM: Final = expression(r"(?:\d{1,2}[.、]? |[·•‧●○◆▪■▶►]\s?)[^\d]{4,40}$")
_DAY_ENDS: Final = frozenset("0123456789日前天)）]】")
_FIGURE: Final = expression(r"\d")
# What stands between the article and other lines, not inside it.
_PARTING: Final = _ABOVE - {Label.BYLINE}
_DATE: Final = expression(r"(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}日?")


def drop_text_ends(draft: Draft, title_at: int | None) -> None:
    """Label the site's own lines at either end of an article of prose."""
    _drop_lists(draft)
    texts, kept = draft.texts, draft.kept()
    if draft.cuts:  # what is cut off ends no article
        texts = [draft.left_of(n) or text for n, text in enumerate(texts)]
    if not kept or (_is_sentence(texts[kept[0]]) and _is_sentence(texts[kept[-1]])):  # as nearly every article
        return
    typical = _typical([texts[n] for n in kept])
    first = next((at for at, is_typical in enumerate(typical) if is_typical), None)
    if first is None:
        return
    last = _last_typical(draft, kept, typical)
    above = [n for n in kept[:first][-MOST:] if title_at is not None and n > title_at and _is_short(draft, n)]
    below = [n for n in _before_announced(draft, kept[last + 1 :][:MOST]) if _is_short(draft, n)]
    if not (above or below):
        return
    body = kept[first : last + 1]
    sentences = sum(typical[first : last + 1])
    if sentences < FEWEST_SENTENCES or sentences < SHARE * len(body):
        return
    own = han_pairs("\n".join(texts[n] for n in body))
    if above and not _is_table([texts[n] for n in above]):
        _drop_above(draft, above, kept[first], own)
    if below and texts[body[-1]][-1] not in _ANNOUNCING:
        _drop_below(draft, below, own)


def _drop_lists(draft: Draft) -> None:
    """Label the titles of other articles, each with a mark or its rank before it or a day behind it, that stand below
    a line of the site's and have nothing to do with what is above.
    """
    texts, kept = draft.texts, draft.kept()
    for start in range(1, len(kept) - FEWEST_TITLES + 1):
        if not _may_be_item(texts[kept[start]]) or not _is_below_furniture(draft, kept[start]):
            continue
        shape = shape_of_title(texts[kept[start]])
        end = start + 1
        while shape and end < len(kept) and _goes_on(texts[kept[end - 1]], texts[kept[end]], shape):
            end += 1
        if end - start >= FEWEST_TITLES:
            titles = [han_pairs(texts[n]) for n in kept[start:end]]
            own = han_pairs("\n".join(texts[n] for n in kept[:start]))
            if sum(count_shared(title, own) <= 1 for title in titles) >= STRANGE_TITLES * len(titles):
                for n in kept[start:end]:
                    draft.remove(n, Label.RECOMMENDATION, "a list of titles below a line of the site's")


def _is_below_furniture(draft: Draft, n: int) -> bool:
    above = n - 1
    while above > 0 and not draft.texts[above]:
        above -= 1
    return draft.labels[above] in FURNITURE


def _may_be_item(text: str) -> bool:
    """Whether a line begins or ends as an item with a mark, a rank or a day does: quicker told than its shape."""
    return len(text) <= 2 * LONGEST and text[-1] not in "。，" and not (text[0].isalpha() and text[-1] not in _DAY_ENDS)


def _goes_on(above: str, text: str, shape: str) -> bool:
    """Whether a line is the next title of a list: of the same shape, and if that is a rank, of the next."""
    same = _may_be_item(text) and shape_of_title(text) == shape
    return same and (shape != RANK or int(above[:2]) + 1 == int(text[:2]))


def _before_announced(draft: Draft, numbers: Sequence[int]) -> Sequence[int]:
    """Those of some lines above the first that announces what follows: that is the article's own."""
    at = next((at for at, n in enumerate(numbers) if draft.texts[n][-1] in _ANNOUNCING), len(numbers))
    return numbers[:at]


def _typical(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is a sentence, or one of several of one shape in a row."""
    typical = [_is_sentence(line) for line in lines]
    shape, start = "", 0
    for at in range(len(lines) + 1):
        now = _shape_of_row(lines[at]) if at < len(lines) else ""
        if now != shape:
            if shape and at - start >= ROWS:
                typical[start:at] = [True] * (at - start)
            shape, start = now, at
    return typical


def _shape_of_row(line: str) -> str:
    """What a line has that others of a record, a table or a conversation have, too; nothing if it has no such thing."""
    if line[0] in "【[" and _SAYS.match(line):
        return "says"
    if field_name(line):
        return "field"
    return "row" if line[-1].isalnum() and _ROW.search(line) and not holds_time(line) else ""


def _last_typical(draft: Draft, kept: Sequence[int], typical: Sequence[bool]) -> int:
    """The place of the last such line; a short one that a site's lines part from all others is passed by."""
    texts, labels = draft.texts, draft.labels
    last = len(kept)
    for at in range(len(kept) - 1, -1, -1):
        if typical[at]:
            if last < len(kept) and _PARTING.isdisjoint(labels[kept[at] + 1 : kept[last]]):
                break
            last = at
            if len(texts[kept[at]]) > LONGEST:
                break
    return last


def _is_sentence(text: str) -> bool:
    value = line_value(text)
    return value > SHORT_SENTENCE or (value > 0.0 and (text[-1] in _CLOSING or len(text) > LONGEST))


def _is_short(draft: Draft, n: int) -> bool:
    return draft.roles[n] is Role.PARAGRAPH and len(draft.texts[n]) <= LONGEST


def _is_table(lines: Sequence[str]) -> bool:
    """Whether so many lines hold figures that they are the rows of a table or of a record, and no ranks or times."""
    rows = [line for line in lines if not (_ITEM.match(line) or holds_time(line))]
    return sum(_FIGURE.search(line) is not None for line in rows) >= ROWS or is_record(rows)


def _is_about(text: str, own: PairsOfText) -> bool:
    """Whether a line has to do with what the article tells."""
    pairs = han_pairs(text)
    return count_shared(pairs, own) > OWN * len(pairs)


def _drop_above(draft: Draft, above: Sequence[int], first: int, own: PairsOfText) -> None:
    """Label what stands above the last by-line or control above the first sentence, and rows of buttons below it."""
    texts, labels = draft.texts, draft.labels
    furniture = next((n for n in range(first - 1, above[0], -1) if labels[n] in _ABOVE), above[0])
    cells = 0 if _is_sentence(texts[first]) else len(texts[first].split())
    for n in above:
        text = texts[n]
        if field_name(text) or len(text.split()) == cells:  # of the record or the table below it
            continue
        if (n < furniture or _is_row(text)) and text[-1] not in _ANNOUNCING and not _is_about(text, own):
            draft.remove(n, Label.OUTSIDE, "among a site's lines above the article")


def _is_row(text: str) -> bool:
    """Whether a line is a row of words as buttons have them, or holds no word at all."""
    tokens = text.split()
    if len(tokens) >= WORDS:
        return max(map(len, tokens)) <= LONGEST_WORD and not any(token[-1] in "。，；！？" for token in tokens)
    return not any("\u4e00" <= character <= "\u9fff" for character in text)


def _drop_below(draft: Draft, below: Sequence[int], own: PairsOfText) -> None:
    """Label the short lines below the last sentence, if a site's lines are among or below them."""
    texts, labels = draft.texts, draft.labels
    if FURNITURE.isdisjoint(labels[below[0] :]):
        return
    if _is_table([texts[n] for n in below]):
        return
    asked = [texts[n][-1] not in _CLOSING and not is_own(texts[n]) for n in below]
    strange = [n for n, may_go in zip(below, asked, strict=True) if may_go and not _is_about(texts[n], own)]
    if 2 * len(strange) > len(below) or len(below) <= 2:
        for n in strange:
            draft.remove(n, Label.OUTSIDE, "below the last sentence, and nothing of the article")


def is_own(text: str) -> bool:
    """Whether a line below the last sentence signs it, or is an item, a note or a field."""
    return (
        SIGNATURE.search(text) is not None
        or DAY.fullmatch(text) is not None
        or _DATE.fullmatch(text) is not None
        or _SIGNED.fullmatch(text) is not None
        or OWN_LINE.match(text) is not None
    )
