"""Where the article is from: the paper, agency or account that a by-line names."""

from __future__ import annotations

import re
from typing import Final

from ..expressions import compiled, expression
from .lines import DATE_LIKE, LABEL
from .words import is_control, is_organisation, is_person, section
from .zone import Zone

_LABELLED: Final = expression(
    r"(?<![\u3400-\u9fff])(?:(?:[稿文信]件?[章息]?|本文|[内內]容|新[闻聞]|[资資][讯訊]|消息|[讯訊]息|稿件)?"
    r"[来來]源(?:[于於])?|稿源|[转轉][载載]?自|出[处處])\s?(?:[:|丨/]\s?|(?<=[于於自])\s?|\s(?=\S))"
)
_GLUED: Final = expression(r"(?<=[\d\s|年月日分])[来來]源\s?[:：]?\s?(?=\S)")
_STOP: Final = expression(
    r"(?:"
    + LABEL
    + r")\s?[:|丨/]|\s(?:"
    + LABEL
    + r")(?:\s|$)|[|丨<>\[\]【】。;；!！?？]|(?:19|20)\d\d[-/.年]|\s{2,}|参与互动|[分我]享到?|[(（]ID[:：]|"
    r"[发發][布表]于|\s?字[号體体]|[点點][击擊]|作者(?=[\u3400-\u9fff]{2,4}$)|\d+\s?[条條次]"
)
_BESIDE: Final = expression(
    r"^\s?\d{0,2}(?::\d\d)?\s?(?P<name>[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9·《》-]{1,18}?)(?:\s|$|作者)"
)
_BEFORE: Final = expression(r"(?:^|\s)(?P<name>[\u3400-\u9fffA-Za-z《][\u3400-\u9fffA-Za-z0-9·《》-]{1,18})\s?$")


def find_source(zone: Zone) -> str | None:
    """Return the name of the source as the page writes it, or None.

    >>> from clean.metadata.evidence import Evidence, Head
    >>> from clean.metadata.zone import read_zone
    >>> page = Evidence(Head(), None, "渡口", ("渡口", "2023-11-18 20:15 来源：河湾日报 作者：贺青"), (), (), ())
    >>> find_source(read_zone(page))
    '河湾日报'
    """
    lines = [line for line, _ in zone.bylines]
    for text in (*lines, *zone.below[:8], *zone.tail[:3], *zone.inside[:4]):
        found = _after_label(text)
        if found:
            return found
    for text in lines[:12]:
        found = _beside_date(text)
        if found:
            return found
    return None


def _after_label(text: str) -> str | None:
    if len(text) > 200:
        return None
    for pattern in (_LABELLED, _GLUED):
        for match in pattern.finditer(text):
            name = _named(text[match.end() : match.end() + 60])
            if name:
                return name
    return None


def _named(text: str) -> str | None:
    stop = _STOP.search(text)
    name = (text[: stop.start()] if stop else text).strip(" :：-—·,，、.()（）「」")
    words = name.split(" ")
    if len(words) > 1 and not words[0].isascii():
        name = words[0] if len(words[0]) > 1 else name
    if not 2 <= len(name) <= 30 or name in section("no names") or is_control(name) or "://" in name:
        return None
    return None if re.fullmatch(r"本站(?:原[创創])?|原[创創]|网络|網路|互联网|[转轉][载載]", name) else name


def _beside_date(text: str) -> str | None:
    """The organisation right after or right before the date of a by-line."""
    if len(text) > 80:
        return None
    date = DATE_LIKE.search(text)
    if date is None:
        return None
    after = re.sub(r"^[\d\s:日时時分秒.]*", "", text[date.end() :])
    for match in (_BESIDE.match(after), _BEFORE.search(text[: date.start()])):
        name = match["name"] if match else ""
        if (
            name
            and not is_control(name)
            and not compiled(LABEL).match(name)
            and not is_person(name)
            and is_organisation(name)
            and not name.endswith("公司")
            and name not in section("no names")
        ):
            return name
    return None
