"""Marks with an address or a name that a spammed page has inside its sentences: 〖www.x.com 更新最快〗, &红杉网&."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from ..expressions import beginning_with, expression
from ..parse.compiled import IS_COMPILED, table_of
from ..words import frequency
from .contacts import SPELT_TOP_LEVEL
from .scan import holds_run_behind

# Begins with a class: to look for what may stand before a sign, or for alternatives, takes ten times as long.
_BRACKETED: Final = expression(
    r"([（(［\[【〖『&?？#\-＊*★☆※~～^])"
    r"(?:(?<=[（(［\[【〖『])[^（）()［］\[\]【】〖〗『』“”。！？]{2,40}[）)］\]】〗』]"
    r"|(?<=[&?？#\-])(?<![A-Za-z0-9&?？#\-].)[^\s，。！？；：、（）()［］\[\]【】〖〗『』「」“”?？&#]{3,20}\1"
    r"|(?<=[＊*★☆※~～^])(?<![＊*★☆※~～^]{2})[^，。！？；：、（）()［］\[\]【】〖〗『』「」“”＊*★☆※~～^]{3,30}\1)"
)
_DOMAIN: Final = rf"[.点](?:{SPELT_TOP_LEVEL})(?![A-Za-z])"
_ADDRESS: Final = (
    rf"(?:https?://)?[A-Za-z0-9\-]{{1,20}}(?:[.点][A-Za-z0-9\-]{{1,20}}){{0,2}}{_DOMAIN}(?:/[A-Za-z0-9_\-./]*)?"
)
# What only who scrapes says of an address, with the name before it if that is disguised: 红@杉@m.x.com首发
_CLAIM: Final = "首发|独家首发|首发更新|更新最快|最快更新|无弹窗|手打|抢先看|看最新章节"
_CLAIMED: Final = expression(
    r"(?:(?:[\u4e00-\u9fff][@＠*＊#·•|丨_~]){1,6}[\u4e00-\u9fff]{0,2}"
    r"|[\u4e00-\u9fff]{1,6}(?:书屋|书库|书院|书城|书阁|小说网|文学网|中文网|读书网|看书网)(?:[wＷｗ]{3}[.．])?)?"
    rf"{_ADDRESS}(?:{_CLAIM})(?![了的于在过着])"
)
_HOLDS_CLAIM: Final = expression(beginning_with("首独更最无手抢看", _CLAIM))
_BARE: Final = expression(rf"(?<=[\u3400-\u9fff。！？”])-?{_ADDRESS}-?(?=[\u3400-\u9fff]|$)")
_HAS_ADDRESS: Final = expression(_ADDRESS)
# What every address ends in, and how every mark ends; most lines hold neither, which is told quickly.
_HOLDS_DOMAIN: Final = expression(_DOMAIN)
_MAY_HOLD: Final = expression(r"[）)］\]】〗』]|[&?？#\-＊*★☆※～~^].{3,30}?[&?？#\-＊*★☆※～~^]")
_ENDS: Final = frozenset("。！？”")
# A name that is sold has so many Han characters.
SHORTEST_NAME: Final = 3
# A word that is divided is one that occurs so often (see `words.frequency`).
COMMON: Final = 50


def may_hold_address_marks(line: str) -> bool:
    """Whether a mark may stand in a line: of most lines that is told quickly.

    >>> may_hold_address_marks("他走了。"), may_hold_address_marks("他（m.abc8.com）走了。")
    (False, True)
    """
    return _may_hold_mark(line) or _holds_domain(line)


def _may_hold_mark(line: str) -> bool:
    """Whether a mark without an address may stand in a line."""
    return holds_run_behind(line, _OPENING, SHORTEST_NAME) if IS_COMPILED else _MAY_HOLD.search(line) is not None


def _holds_domain(line: str) -> bool:
    return ("." in line or "点" in line) and _HOLDS_DOMAIN.search(line) is not None


def find_address_marks(line: str, is_sold: Callable[[str], bool], spam: str = "") -> list[tuple[int, int]]:
    """Where marks stand in a line of a page that is spammed for certain.

    Bare addresses are marks where they divide a word, or follow the paragraph's last sentence.

    is_sold: whether what stands between brackets begins with a name that the page's spam drops (`SHORTEST_NAME`);
    spam: the page's spam: an address that stands in it, too, is a mark in brackets of any kind.

    >>> line = "他推开门，看见院〖m.abc8.com 更新最快〗子里落满了雪。"
    >>> [line[start:end] for start, end in find_address_marks(line, lambda text: False)]
    ['〖m.abc8.com 更新最快〗']
    >>> line = "他推开门，看见院（读书网 abc8.com）子里落满了雪。"
    >>> find_address_marks(line, lambda text: False), find_address_marks(line, lambda text: False, "记住abc8.com")
    ([], [(8, 22)])
    """
    found = []
    has_domain = _holds_domain(line)
    if has_domain or _may_hold_mark(line):
        found = [
            match.span()
            for match in _BRACKETED.finditer(line)
            if match.end() - match.start() < len(line)
            and ((has_domain and _names_address(line, *match.span(), spam)) or is_sold(match.group()[1:-1]))
        ]
    if not has_domain:
        return found
    if _HOLDS_CLAIM.search(line):
        claimed = [match.span() for match in _CLAIMED.finditer(line) if match.end() - match.start() < len(line)]
        found += [(start, end) for start, end in claimed if all(end <= s or e <= start for s, e in found)]
        found.sort()
    ends = [end for _, end in found]
    bare = []
    for match in _BARE.finditer(line):
        start, end = match.span()
        at = bisect_right(ends, start)
        if not (at < len(found) and found[at][0] <= start) and _is_wedged(line, start, end):
            bare.append((start, end))
    return sorted([*found, *bare])


_OPENING: Final = table_of("（(［[【〖『&?？#-＊*★☆※～~^")


def _names_address(line: str, start: int, end: int, spam: str) -> bool:
    """Whether a bracketed part holds an address; in round brackets a sentence names the site it speaks of, unless that
    is the spam's.
    """
    address = _HAS_ADDRESS.search(line, start, end)
    if address is None:
        return False
    at_end = end == len(line) and start > 0 and line[start - 1] in _ENDS
    announced = line[start - 1 : start] in ("：", ":")  # the line is about the address
    return line[start] not in "（(" or at_end or (address[0] in spam and not announced)


def _is_wedged(line: str, start: int, end: int) -> bool:
    """Whether a part divides a word, or stands behind the last sentence."""
    if not start:
        return False
    if end == len(line):
        return line[start - 1] in _ENDS
    return frequency(line[start - 1] + line[end]) >= COMMON
