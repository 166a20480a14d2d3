"""Authors and editors: what stands after a label, in a reporter's brackets, or beside the date.

The ways of naming an author differ in how sure they are, and a page often has several: the site's account above the
text, the reporter in its first line, the editor below. They are read in this order: a labelled author, a reporter,
the author of JSON-LD, the name beside the date. An editor, or the paper that the article is from, is not the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..expressions import expression
from .account import account_beside_date
from .evidence import Evidence
from .facts import Facts
from .lines import DATE_LIKE, fold
from .names import names_in, shorten
from .reporter import BRACKETED, find_reporters, reporters_in
from .words import is_control, is_organisation, is_person, key
from .zone import Zone

_FIELD_MARKS: Final = ":|丨/︱┃╱"
_MARK: Final = r"\s?[:|丨/︱┃╱]\s?"
_AUTHOR: Final = expression(
    r"(?<![\u3400-\u9fff])(?:[作著]\s?者(?:[简簡]介)?|(?:特[约約])?撰稿人|供稿|原[创創]|撰\s?[文稿写寫](?:人)?|执笔|[采採][写寫]|文字?(?:\s?/\s?[图圖攝摄](?:影|"
    r"片)?)?|[图圖]\s?/\s?文|[图圖]文|原[创創]作者|[编編][译譯]|口述|文章作者|稿件作者|投稿人?|[发發][帖布文]者|"
    r"[发發]帖人|楼主)"
    r"(?:" + _MARK + r"|\s(?=[\u3400-\u9fff]{2,4}(?:\s|$)))"
)
_AUTHOR_GLUED: Final = expression(r"(?:^|[\s|,、;]|\d)作者\s?(?=[\u3400-\u9fffA-Za-z])|(?<![原本该該的合])作者\s?:\s?")
_EDITOR: Final = expression(
    r"(?:[责責]任[编編][辑輯缉]|[责責][编編]|本[文期版][编編][辑輯]|[执執]行[编編][辑輯]|[编編]\s?[辑輯])(?:"
    + _MARK
    + r"|\s(?=[\u3400-\u9fff]{2,4}\s?[)\]】）]))"
)
# The name of an account as addresses have it; a word alone may be that of a section.
_ACCOUNT: Final = expression(r"(?=.*[\d_-])[A-Za-z][\w-]{3,24}")
_PHOTO: Final = expression(r"[摄攝翻][影制]?|供[图圖]|[图圖]|[编編][辑輯]|校[对對]|[审審]|[译譯]")


def find_authors(evidence: Evidence, zone: Zone, facts: Facts, editor: str | None, source: str | None) -> str | None:
    """Return the authors joined by 、, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> page = Evidence(Head(), None, "谷雨", ("谷雨", "文/图 记者 秦望 通讯员 卫青禾 2023-04-19 08:12"), (), (), ())
    >>> find_authors(page, read_zone(page), Facts(), None, None)
    '秦望、卫青禾'
    """
    not_authors = {key(name) for name in (editor or "").split("、")} | {key(source or "")} - {""}
    labelled = _labelled(zone, not_authors)
    if labelled:
        return _joined(labelled)
    for names in (
        find_reporters(zone),
        _from_facts(facts, evidence, zone, not_authors),
        _without(account_beside_date(zone, not_authors | {key(evidence.title or "")}), _headline_starts(evidence)),
    ):
        kept = _without(names, not_authors)
        if kept:
            return _joined(kept)
    return _joined(
        _from_meta(evidence, zone, not_authors)
        or _from_address(evidence, zone, not_authors)
        # Some sites call the writer an editor where the page shows the name, and the author in its data.
        or _from_facts(facts, evidence, zone, {key(source or "")})
    )


def find_editors(zone: Zone) -> str | None:
    """Return the editors named by a label, joined by 、, or None.

    >>> from clean.metadata.evidence import Head
    >>> from clean.metadata.zone import read_zone
    >>> find_editors(read_zone(Evidence(Head(), None, None, (), (), (), ("（责编：王静、吕腾龙）",))))
    '王静、吕腾龙'
    """
    for text in (*(line for line, _ in zone.bylines), *zone.below, *zone.tail, *zone.inside, *zone.after_feed):
        for match in _EDITOR.finditer(text[:200]):
            names = [name for name in names_in(text[match.end() :]) if not name.isdecimal()]
            if names:
                return _joined(names)
    return None


def _labelled(zone: Zone, not_authors: set[str]) -> list[str]:
    """Names after a label that says author; the by-line first, then the end of the body and what is below it."""
    lines = [line for line, _ in zone.bylines]
    for i, text in enumerate(lines):
        names = _after_label(text)
        if (
            not names
            and i + 1 < len(lines)
            and zone.bylines[i + 1][1] == zone.bylines[i][1] + 1
            and text.strip(" :") in ("作者", "文字", "撰文", "文", "記者", "记者", "撰稿")
        ):
            following = names_in(lines[i + 1])
            names = following if following and (is_person(following[0]) or len(following[0]) <= 10) else []
        if _without(names, not_authors):
            return _without(names, not_authors)
    for text in (*zone.tail, *zone.below, *zone.inside[:4], *zone.start):
        bracket = [match[1] for match in BRACKETED.finditer(text)]
        for part in (*bracket, *([text] if len(text) <= 60 else [])):
            if _AUTHOR.match(part.strip()) or re.match(r"\s?作者\s?[:：]", part):
                names = _without(_after_label(part), not_authors)
                if names:
                    return names
    for i, text in enumerate(zone.after_feed):
        if text in ("作者", "文字", "撰文") and i + 1 < len(zone.after_feed):
            return [name for name in names_in(zone.after_feed[i + 1]) if is_person(name)]
    return []


def _without(names: list[str], not_authors: set[str]) -> list[str]:
    return [name for name in names if key(name) not in not_authors]


def _after_label(text: str) -> list[str]:
    if len(text) > 220:
        return []
    for pattern in (_AUTHOR, _AUTHOR_GLUED):
        for match in pattern.finditer(text):
            names = names_in(text[match.end() :])
            # Without a mark between label and name only a person's name is sure ("作者身份成谜").
            if names and (match[0].rstrip()[-1] in _FIELD_MARKS or is_person(names[0]) or match[0][-1] == " "):
                return shorten(names)
    return []


def _from_facts(facts: Facts, evidence: Evidence, zone: Zone, not_authors: set[str]) -> list[str]:
    site = key(evidence.head.meta.get("og:site_name", ""))
    names: list[str] = []
    for raw in facts.authors:
        folded = fold(raw)
        if key(folded) in not_authors or (site and key(folded) == site and not _is_shown(folded, zone)):
            continue
        if is_organisation(folded) and (key(folded) == key(facts.publisher or "") or not _is_shown(folded, zone)):
            continue
        names += [folded] if " " in folded and folded.isascii() else names_in(folded) or []
    return names


def _from_meta(evidence: Evidence, zone: Zone, not_authors: set[str]) -> list[str]:
    """The author of the head, only where the page shows it too."""
    for name in (
        "author",
        "article:author",
        "og:article:author",
        "dc.creator",
        "byl",
        "parsely-author",
        "dable:author",
    ):
        value = fold(evidence.head.meta.get(name, ""))
        if not value or "//" in value or key(value) in not_authors or len(value) > 60:
            continue
        labelled = _after_label(value) or reporters_in(value, opening=True)
        if labelled:
            return labelled
        names = [value] if value.isascii() else names_in(value)
        if any(key(found) in not_authors or not _is_shown(found, zone) for found in names):
            continue
        if not all(is_organisation(found) for found in names):
            return names
    return []


def _from_address(evidence: Evidence, zone: Zone, not_authors: set[str]) -> list[str]:
    """The account that the address of a blog's page names, if a line of its own near the text does so, too."""
    host, _, path = (evidence.url or "").partition("://")[2][:300].partition("/")
    named = {part.lower() for part in (host.split(".")[0], *re.split(r"[/@~?#]", path)) if _ACCOUNT.fullmatch(part)}
    lines = (*(line for line, _ in zone.bylines), *zone.below, *zone.after_feed)
    return [text for text in lines if text.lower() in named and key(text) not in not_authors and not is_control(text)][
        :1
    ]


def _headline_starts(evidence: Evidence) -> set[str]:
    """Keys of the parts that <title> may begin with: a headline over a date is no account."""
    parts = re.split(r"\s*[_|｜]\s*|\s+-\s+", evidence.head.title[:200])
    return {key(parts[0])} - {""}


def _is_shown(name: str, zone: Zone) -> bool:
    """Whether a by-line, or a line of its own under the body, holds the name and does not call it the editor's."""
    for text in (*(line for line, _ in zone.bylines), *zone.below, *zone.after_feed[:6]):
        at = text.find(name)
        alone = len(text) <= len(name) + 8 or (len(text) <= 80 and DATE_LIKE.search(text))
        if at >= 0 and alone and not _PHOTO.search(text[max(0, at - 5) : at]):
            return True
    return False


def _joined(names: Iterable[str]) -> str | None:
    return "、".join(dict.fromkeys(names)) or None
