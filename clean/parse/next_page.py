"""The address of the page on which an article goes on: from the head, or from the article's own pager.

A pager's link leads to the same address with another number of a page. Links to the next article or
chapter stand in the same places and are called nearly the same; their addresses tell them apart.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from ..addresses import base_of
from ..expressions import expression
from .blocks import Anchor, Page
from .compiled import IS_COMPILED, holds_any, table_of

_NEXT: Final = expression(
    r"^[\s\W]*(?:(?:点击)?(?:进入|進入)?下一?[页頁]|[后後]一?[页頁]|(?:继续|繼續)(?:阅读|閱讀)|余下全文|next(?:\s?page)?)(?:$|[\s\W])",
    re.I,
)
_OTHER: Final = expression(r"[篇章节節回集期条條]|chapter|article|post", re.I)
_NUMBER: Final = expression(r"^[\[(【（]?\s?(\d{1,3})\s?[\])】）]?$")
_MENTION: Final = expression(r"[下后後]一?[页頁]|[Nn]ext|NEXT|余下全文|继续阅读|繼續閱讀")
_SIGNS: Final = ("页", "頁", "ext", "EXT", "全文", "阅读", "閱讀")
_OF_SIGNS: Final = table_of("页頁xX全阅閱")
_NUMBERS: Final = expression(r"[\s\[\]()【】|.…·<>«»‹›]*\d{1,3}[\s\d\[\]()【】|.…·<>«»‹›]*$")
# A pager stands inside the article or at most so many blocks below it, in blocks up to this length.
BELOW: Final = 40
LONGEST: Final = 120
# So many containers out from the block of a pager its links are looked for, in containers of so many blocks.
LEVELS: Final = 3
MOST_BLOCKS: Final = 60
_PARAMETERS: Final = frozenset(
    ("page", "p", "pg", "pn", "pno", "paged", "pageno", "pageindex", "pageid", "page_no", "curpage", "currentpage")
)
# Where each number is a chapter of its own.
_CHAPTER: Final = expression(r"chapter|novel|/book", re.I)
_DIGITS: Final = expression(r"\d+")
_NOT_IN_ADDRESS: Final = expression(r"[\x00-\x20\x7f-\x9f<>\"\\\ud800-\udfff]")
# The number of a page is smaller than this; the number of an article is not.
MOST_PAGES: Final = 1000


def find_next_page(page: Page, url: str | None, first: int, end: int) -> str | None:
    """The absolute address of the next page of the article in texts[first:end]; None if the page names none."""
    base = base_of(url, page.head.meta.get("base", ""))
    named = page.head.meta.get("next")
    if named:
        found = _resolved(base, named)
        if found and (url is None or is_next(url, found)):
            return found
    texts, links = page.texts, page.links
    numbers = range(first, min(end + BELOW, len(links)))
    linked = [number for number in numbers if 0 < links[number] <= LONGEST and len(texts[number]) <= LONGEST]
    if not linked:
        return None
    joined = "\n".join([texts[number] for number in linked])
    signs = [sign for sign in _SIGNS if sign in joined] if not IS_COMPILED or holds_any(joined, _OF_SIGNS) else []
    for number in linked:
        if _may_be_pager(texts, number, signs):
            found = _from_pager(page, page.owners[number], base, url)
            if found:
                return found
    return None


def _may_be_pager(texts: list[str], number: int, signs: list[str]) -> bool:
    """Whether a block names a next page, or holds a row of numbers or one that goes on from the block before it.

    signs: those of a mention of it that stand in any block.
    """
    text = texts[number]
    for sign in signs:
        if sign in text:
            return _MENTION.search(text) is not None
    if not text or text[0].isalpha():
        return False
    if text.isdecimal():
        return number > 0 and len(text) <= 3 and texts[number - 1].strip("[]() ") == str(int(text) - 1)
    if text[:1].isalpha() or text[-1:].isalpha() or _NUMBERS.match(text) is None:
        return False
    row = [int(digits) for digits in _DIGITS.findall(text)]
    return len(row) >= 2 and row[1] == row[0] + 1


def _from_pager(page: Page, container: int, base: str, url: str | None) -> str | None:
    for _ in range(LEVELS):
        if container < 0 or page.ends[container] - page.firsts[container] > MOST_BLOCKS:
            break
        anchors = page.anchors(container)
        for anchor in anchors:
            if _NEXT.match(anchor.text) and not _OTHER.search(anchor.text):
                found = _resolved(base, anchor.href)
                if found and (url is None or is_next(url, found)):
                    return found
        found = _from_numbers(anchors, base, url) if url else None
        if found:
            return found
        container = page.parents[container]
    return None


def _from_numbers(anchors: list[Anchor], base: str, url: str | None) -> str | None:
    """The link of the number after this page's own, in a row of numbers."""
    numbered = {int(match[1]): anchor.href for anchor in anchors if (match := _NUMBER.match(anchor.text.strip()))}
    if not numbered or url is None:
        return None
    for number in sorted(numbered):
        found = _resolved(base, numbered[number])
        if found and number - 1 == number_of(url, found) and is_next(url, found):
            return found
    return None


_NO_PAGE: Final = expression(r"(?:javascript|mailto|tel|data):", re.I)
_DOCUMENT: Final = expression(r"/\d+\.\w+$")
_ENDING: Final = expression(r"(?:/index)?(?:\.\w{1,5})?/?$", re.I)
_OF_PAGE: Final = expression(r"(?:/index)?[-_/(.]?(?:p|page)?[-_/]?(\d{1,3})\)?")


def _resolved(base: str, href: str) -> str | None:
    """The absolute address without fragment; None for scripts, fragments and relative addresses without a base."""
    href = href.strip()
    if not href or href.startswith("#") or _NO_PAGE.match(href):
        return None
    try:
        address = urldefrag(urljoin(base, href)).url
    except ValueError:
        return None
    schemes = ("http://", "https://", "file://") if base.startswith("file:") else ("http://", "https://")
    return address if address.startswith(schemes) and not _NOT_IN_ADDRESS.search(address) else None


def is_next(url: str, other: str) -> bool:
    """Whether an address is that of the page after another one: the same but for the number of a page.

    >>> is_next("https://a.cn/n/1203.html", "https://a.cn/n/1203_2.html")
    True
    >>> is_next("https://a.cn/n/1203_2.html", "https://a.cn/n/1203_3.html")
    True
    >>> is_next("https://a.cn/show?id=7", "https://a.cn/show?id=7&page=2")
    True
    >>> is_next("https://a.cn/n/1203.html", "https://a.cn/n/1204.html")
    False
    >>> is_next("https://a.cn/n/1203_3.html", "https://a.cn/n/1203_2.html")
    False
    """
    return number_of(url, other) is not None


def number_of(url: str, following: str) -> int | None:
    """The number that `url` has among the pages of an article, if `following` is the page after it."""
    try:
        here, there = urlsplit(url), urlsplit(following)
    except ValueError:
        return None
    if here.netloc.lower().removeprefix("www.") != there.netloc.lower().removeprefix("www."):
        return None
    own, other = dict(parse_qsl(here.query)), dict(parse_qsl(there.query))
    path, next_path = _path(here.path), _path(there.path)
    if path == next_path:
        changed = [name for name in {*own, *other} if own.get(name) != other.get(name)]
        if len(changed) != 1 or (changed[0].lower() not in _PARAMETERS and changed[0] not in own):
            return None
        return _counted(own.get(changed[0], ""), other.get(changed[0], ""))
    if {name: value for name, value in own.items() if other.get(name, value) != value}:
        return None
    if _DOCUMENT.search(there.path) and not next_path.startswith(path):
        return None  # 5.html, 6.html: documents of their own
    return _counted_paths(path, next_path)


def _path(path: str) -> str:
    """The path without its ending and the name of an index page."""
    return _ENDING.sub("", unquote(path))


def _counted_paths(path: str, following: str) -> int | None:
    # "1203" and "1203_2", "1203/2", "1203(2)"; where counting starts at nothing, the second page may be number 1.
    if following.startswith(path):
        match = _OF_PAGE.fullmatch(following[len(path) :])
        if match and (not following[len(path)].isdigit()):
            return 1 if int(match[1]) in (1, 2) else None
    numbers, next_numbers = _DIGITS.findall(path), _DIGITS.findall(following)
    if _DIGITS.sub("0", path) != _DIGITS.sub("0", following):
        return None
    changed = [(a, b) for a, b in zip(numbers, next_numbers, strict=True) if a != b]
    if len(changed) != 1 or _CHAPTER.search(path):
        return None
    return _counted(*changed[0])


def _counted(number: str, following: str) -> int | None:
    """The number of a page, if the following one's is greater by one."""
    if not following.isdecimal() or (number and not number.isdecimal()) or len(number) + len(following) > 12:
        return None
    here, there = int(number or 1), int(following)
    if not number and there == 1:
        return 1
    return here if there == here + 1 and there < MOST_PAGES else None
