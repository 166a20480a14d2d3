"""Links in lines of their own that the article gives: a source, a text that goes on elsewhere.

A line that is nothing but a link is mostly a menu's or a feed's. The article's own stands between its paragraphs,
as one of them, and leads to another site.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from ..expressions import expression
from ..parse.blocks import Page

# So many of the blocks on either side are asked for a paragraph, which has this score (see features).
REACH: Final = 16
PARAGRAPH: Final = 3.0
# A list of friends' sites leads out, too; of links in a row an article gives no more.
MOST_IN_A_ROW: Final = 4
_SECOND_LEVEL: Final = frozenset(("com", "net", "org", "gov", "edu", "co", "ac", "idv"))
_ADDRESS: Final = expression(r"https?://[^/\s]", re.I)


class CitedLinks:
    """Tells the links of one page that its article gives. url: the page's address; without it none is told."""

    def __init__(self, page: Page, scores: list[float], url: str | None) -> None:
        self._page = page
        self._scores = scores
        self._url = url
        self._site: str | None = None  # told when a link asks for it

    def holds(self, number: int) -> bool:
        """Whether a block that is mostly links is one of the article's lines."""
        page = self._page
        if not self._url or page.tags[page.owners[number]] != "p":
            return False
        if self._site is None:
            self._site = _site_of(self._url)
        if not self._site:
            return False
        run = self._reach(number, -1) + self._reach(number, 1) + 1
        if run > MOST_IN_A_ROW:
            return False
        return (
            self._paragraph(number, -1)
            and self._paragraph(number, 1)
            and all(self._leads_out(anchor.href) for anchor in page.anchors(page.owners[number]))
        )

    def _reach(self, number: int, step: int) -> int:
        """How many links of the same kind stand in a row on one side of a block."""
        page, count = self._page, 0
        part = page.parents[page.owners[number]]
        number += step
        while 0 <= number < len(self._scores) and self._scores[number] <= -0.5 and count < MOST_IN_A_ROW:
            count += page.tags[page.owners[number]] == "p" and page.parents[page.owners[number]] == part
            number += step
        return count

    def _paragraph(self, number: int, step: int) -> bool:
        """Whether a paragraph of prose stands near, in the part of the page in which the block stands."""
        page = self._page
        part = page.parents[page.owners[number]]
        for near in range(number + step, number + step * (REACH + 1), step):
            if not page.firsts[part] <= near < page.ends[part]:
                return False
            if self._scores[near] >= PARAGRAPH and page.parents[page.owners[near]] == part:
                return True
        return False

    def _leads_out(self, href: str) -> bool:
        site = _site_of(href)
        if site == self._site:  # the site's own page of warning, which says where it leads
            target = unquote(urlsplit(href[:2000]).query)
            found = _ADDRESS.search(target)
            site = _site_of(target[found.start() :]) if found else ""
        return bool(site) and site != self._site


def _site_of(address: str) -> str:
    """What the pages of one site have in common of their addresses; "" for an address without a host.

    >>> _site_of("https://news.example.com.cn/a/1.html"), _site_of("/a/1.html")
    ('example.com.cn', '')
    """
    try:
        host = urlsplit(address[:2000]).hostname or ""
    except ValueError:
        return ""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2:])
