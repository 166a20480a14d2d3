"""The line that reads most like a headline, for a page whose head is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..expressions import expression
from .heading import Heading
from .headline import BRAND, CRUMB, LONGEST, NUMBERED, is_breadcrumb, is_site
from .lines import is_byline, is_prose
from .record import is_field
from .words import is_control, key

# What it weighs that a line is the first of a plain text: one that begins with so many lines that are neither prose
# nor a by-line nor of a page's controls. They are verses, fields, turns of speech, each as good a title as the first.
PLAIN: Final = 20
VERSES: Final = 3
# So many fields of a record among so many lines above a line: the title stands above the record.
FIELDS: Final = 3
FIELDS_ABOVE: Final = 6
# So many verses, which go on in the next line, among so many lines above a line: it is one of them.
VERSES_ABOVE: Final = 3
LINES_ABOVE: Final = 6
# What is put behind a line, and what no headline ends in before that.
_NOTE: Final = expression(r"[（(［\[【〔][^（）()［］\[\]【】〔〕]{1,24}[）)］\]】〕]$")
_GOES_ON: Final = tuple("。；;，,、:：")
_SENTENCES: Final = expression("[。！？!?…](?=.*[。！？!?…])")
_OF_KEYWORDS: Final = expression(r"[,，_|｜/]")
# What somebody says: a quotation with a mark of its own, a turn of questions and answers.
_SPEECH: Final = expression(r"[“「].*[。？！?!…][”」]$|[问答甲乙QA]\s?[:：]")


def title_line(near: Sequence[Heading], is_spam: Callable[[str], bool]) -> tuple[str, int, float] | None:
    """The line that reads most like a headline, for a page whose head is lost."""
    end = next((at for at, block in enumerate(near) if is_prose(block.text)), len(near))
    if end == 0:
        return None
    keys = [key(block.text) for block in near[:end]]
    signed = [is_byline(block.text) for block in near[:end]]
    headlines = [_headline_in(block.text, byline) for block, byline in zip(near, signed, strict=False)]
    fields = [is_field(block.text) for block in near[:end]]
    verses = [block.text.endswith(_GOES_ON) for block in near[:end]]
    plain = (
        end >= VERSES
        and not any(signed)
        and not any(len(other) >= 2 and other in keys[0] for other in keys[1:])
        and not any(_is_of_a_page(block.text) for block in near[:end])
    )
    best: tuple[float, str, int] | None = None
    for at, found in enumerate(headlines):
        beside = fields[max(0, at - 2) : at], fields[at + 1 : at + 3]
        if found is None or (fields[at] and sum(map(sum, beside)) >= 2):  # one line of a record
            continue
        if (all(map(all, beside)) and all(beside)) or sum(fields[max(0, at - FIELDS_ABOVE) : at]) >= FIELDS:
            continue  # amid the record, or below it
        if not near[at].level and sum(verses[max(0, at - LINES_ABOVE) : at]) >= VERSES_ABOVE:
            continue
        score = _headline_score(found, near[at].level)
        bare = key(found)
        score += next((12 - 3 * i for i, byline in enumerate(signed[at + 1 : at + 4]) if byline), 0)
        score += 3 if at + 1 < end and not signed[at + 1] and is_control(near[at + 1].text) else 0
        score += 4 if at == 0 else 0
        score += PLAIN if at == 0 and plain else 0
        score += 8 if sum(bare in other for other in keys) > 1 else 0
        score -= 6 if found != near[at].text.strip() else 0
        score -= 1.5 * min(sum(other is not None for other in headlines[at + 1 :]), 12)
        if (best is None or score >= best[0]) and score >= 0 and not is_spam(found):
            best = (score, found, near[at].number)
    return None if best is None else (best[1], best[2], best[0])


def _is_of_a_page(text: str) -> bool:
    return len(text) > LONGEST or is_control(text) or is_breadcrumb(text) or _is_menu(text.split())


def _headline_in(text: str, signed: bool) -> str | None:
    """The headline in a line, if it can be one: the line, the tail of a breadcrumb or of a menu in one line.

    signed: whether it is a by-line.
    """
    text = text.strip()
    if not 2 <= len(text) <= 400 or is_control(text) or is_prose(text):
        return None
    if is_breadcrumb(text):
        tail = CRUMB.split(text)[-1].strip()
        return tail if len(tail) >= 6 and not is_control(tail) and " " not in tail[:6] else None
    words = text.split()
    if len(words) >= 6:
        tail = words[-1]
        shorts = sum(len(word) <= 5 for word in words[:-1])
        if 2 * shorts > len(words):
            return tail if len(tail) >= 8 and not is_byline(tail) else None
    if _SPEECH.match(text):
        return None
    if len(text) > 80 or signed or _NOTE.sub("", text).endswith(_GOES_ON):
        return None
    if _is_menu(words) or _is_keywords(text):
        return None
    return text


def _headline_score(text: str, level: int) -> float:
    size = len(key(text))
    score = 8.0 if size >= 8 else 4.0 if size >= 5 else 1.0
    score += (0, 30, 20, 12, 8, 8, 8)[min(level, 6)]
    score += 3 if text[-1] in "？！?!" or any(char in text for char in "，：“”「」《》、") else 0
    score -= 8 if "，" in text and _SENTENCES.search(text) else 0
    score -= 8 if NUMBERED.match(text) else 0
    score -= 6 if is_site(text, "", set()) else 0
    score -= 10 if size <= 12 and BRAND.search(text) else 0
    return score


def _is_menu(words: list[str]) -> bool:
    return len(words) >= 3 and all(len(word) <= 4 for word in words)


def _is_keywords(text: str) -> bool:
    parts = _OF_KEYWORDS.split(text)
    return len(parts) >= 3 and all(len(part.strip()) <= 10 for part in parts)
