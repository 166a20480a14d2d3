"""Accounts: the name that a blog, a forum or a platform shows beside the date of a post."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ..expressions import compiled, expression
from .lines import DATE_LIKE, LABEL
from .words import is_control, is_organisation, is_person, key, section
from .zone import OVER_TITLE, Zone

_NAME_OUTLET: Final = expression(
    r"^(?P<name>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,4})\s?/\s?(?P<outlet>[\u3400-\u9fffA-Za-z]{2,12})$"
)
# "由 X 发布于", "X 于 2024-… 发布", "X · 2016/01/20": whoever stands there posted it, an organisation's account too.
_POSTED: Final = expression(
    r"^(?:由\s?)?(?P<name>\S(?:.{0,28}?\S)?)\s?(?:的(?:个人)?博客\s?/|已?[于於]\s(?=(?:19|20)\d\d)|[发發][布佈表][于於]\s?|"
    r"[·•]\s?(?=\d))"
)
_DATED: Final = expression(r"^(?P<name>\S(?:.{0,28}?\S)?)\s?\|?\s?(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d)")
_POSTED_BY: Final = expression(
    r"(?:posted|written|published)?\s?\bby\s?:?\s(?P<name>[^|·•\d(]{2,40}?)(?=\s?(?:[|·•(]|\bat\b|\bon\b|$|"
    r"[A-Z][a-z]{2}\s\d|\d))",
    re.IGNORECASE,
)
_ACCOUNT: Final = expression(r"^(?:原[创創]\s?[:：]?\s?)(?:(?:19|20)\d\d-\d\d-\d\d\s)?(?P<name>\S{2,16})\s\S")
_DATED_ACCOUNT: Final = expression(
    r"^(?:19|20)\d\d-\d\d-\d\d\s\W{0,2}(?P<name>[^\s\d:]{2,16})\s(?P<account>\S{2,20})(?:\s(?P=account))$"
)
_DYNASTY: Final = expression(
    r"^[\[【〔(（](?:先秦|[战戰][国國]|[东東西]?[汉漢晋晉]|[三][国國]|魏晋|南北朝|隋|唐|五代|[北南]?宋|"
    r"[辽遼金元明清]|近[现現]代|[现現]代|[当當]代)(?:代|朝)?[\]】〕)）]\s?(?P<name>[\u3400-\u9fff]{2,6})$"
)
_HANDLE: Final = expression(r"^(?P<name>\S{2,20})\s@\S{2,20}$")
_CARD: Final = expression(
    r"^(?:[联聯][系絡络繫]作者\s?:\s?(?P<name>\S{2,20})|(?P<other>\S{2,20}?)的?(?:更多|其他|其它|所有|全部)(?"
    r":文章|作品|日志|日誌|帖子))"
)
# Lines farther below the title than this are no longer the by-line of a post.
_FARTHEST: Final = 10
_BADGE: Final = expression(
    r"^(?:[+＋]?\s?(?:关注|關注|追蹤|订阅|訂閱)$|.{0,4}(?:会员|會員|粉丝|粉絲|版主|元老|新手上路)$|Lv\.?\s?\d)",
    re.IGNORECASE,
)


def account_beside_date(zone: Zone, not_authors: set[str]) -> list[str]:
    """Return the account or person that a by-line shows next to the date, as blogs and forums do."""
    lines = [line for line, _ in zone.bylines]
    card = _from_card(zone, lines)
    if card and key(card) not in not_authors:
        return [card]
    for i, (text, distance) in enumerate(zone.bylines[:24]):
        if len(text) > 80 or _FARTHEST < distance < OVER_TITLE:
            continue
        for pattern in (_DATED_ACCOUNT, _ACCOUNT, _DYNASTY, _POSTED_BY, _POSTED, _DATED):
            match = pattern.search(text)
            name = _clean_account(match["name"], organisations=pattern is _POSTED) if match else ""
            if name and key(name) not in not_authors:
                return [name]
        outlet = _NAME_OUTLET.match(text)
        if outlet and all(is_person(name) for name in re.split(r"[、\s]", outlet["name"])):
            return re.split(r"[、\s]", outlet["name"])
        if DATE_LIKE.search(text) or re.search(r"^[发發][布佈表帖]", text):
            name = _over_date(zone, i, not_authors)
            if name:
                return [name]
    name = _with_badge([line for line, distance in zone.bylines if distance < OVER_TITLE]) or next(
        (match["name"] for text in lines[:8] if (match := _HANDLE.match(text))), ""
    )
    if name and key(name) not in not_authors:
        return [name]
    for text in zone.below[:4]:
        match = _POSTED_BY.match(text)
        if match and (name := _clean_account(match["name"])):
            return [name]
    return []


def _from_card(zone: Zone, lines: list[str]) -> str:
    """The name on the author's card below the body ("X更多文章"), if a line near the title shows it too."""
    for text in (*zone.below, *zone.after_feed):
        match = _CARD.match(text)
        name = (match["name"] or match["other"] or "").strip() if match else ""
        if name and name in lines and not is_control(name):
            return name
    return ""


def _over_date(zone: Zone, at: int, not_authors: set[str]) -> str:
    """The line between title and date, or right over a date that stands over the title, if it is an account's name."""
    distance = zone.bylines[at][1]
    if 5 < distance <= OVER_TITLE:
        return ""
    over = distance + 1 if distance > OVER_TITLE else distance - 1
    for text, other in zone.bylines:
        name = text.split(" @")[0].strip()
        if other != over or over <= 0 or " " in name or key(name) in not_authors or DATE_LIKE.search(name):
            continue
        if len(name) <= 20 and _clean_account(name) == name:
            return name
    return ""


def _with_badge(lines: list[str]) -> str:
    """A line under which a follow button or a forum's rank stands; an organisation's account may be the author."""
    for name, below in pairwise(lines[:13]):
        if not _BADGE.match(below) or not 2 <= len(name) <= 20 or is_control(name) or DATE_LIKE.search(name):
            continue
        if _clean_account(name) == name or (name.isalnum() and not compiled(LABEL).match(name)):
            return name
    return ""


def _clean_account(name: str, organisations: bool = False) -> str:
    name = name.strip(" ·•|-—:：/,，@").removeprefix("由").removesuffix("编译").strip()
    if not 2 <= len(name) <= 30 or is_control(name) or name in section("no names") or compiled(LABEL).match(name):
        return ""
    if (" " in name and not name.isascii() and len(name.split()[0]) > 6) or re.match(
        r"\d+\s|.{0,4}(?:最新|最[后後]|本帖|推[荐薦]|[标標][题題]|[来來]自)|.*\d[楼樓]$|.*\d字$", name
    ):
        return ""
    if (
        (is_organisation(name) and not organisations)
        or any(char in name for char in "。；，：:?？!！>《【[]<()（）")
        or "//" in name
        or "www." in name.lower()
    ):
        return ""
    return name
