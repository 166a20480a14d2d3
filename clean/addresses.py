"""Addresses as a page gives them, made safe to give out: absolute, of the web, and of plain characters alone."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from .expressions import expression

LONGEST_ADDRESS: Final = 2000
# What may stand in an address as it is. Brackets, quotation marks and the like would end it where it is written.
_PLAIN: Final = "/?:@!$&*+,;=~%#"
_HOST: Final = expression(r"[a-z0-9_][a-z0-9_.-]{0,252}(?::\d{1,5})?\Z", re.I)
_LOOSE_PERCENT: Final = expression(r"%(?![0-9A-Fa-f]{2})")


def base_of(url: str | None, declared: str) -> str:
    """What a page's links are relative to. A page of the web cannot lead to a file of this machine.

    declared: the address in the page's <base>; "" if it has none.
    """
    try:
        base = urljoin(url or "", declared)
    except ValueError:
        return url or ""
    return base if (url or "").startswith("file:") or not base.startswith("file:") else url or ""


def safe_address(base: str, href: str) -> str | None:
    """The absolute address that a link leads to, if it is one of the web (http, https); else None.

    >>> safe_address("https://example.com/a/1.html", "../b c.html#一")
    'https://example.com/b%20c.html#%E4%B8%80'
    >>> safe_address("https://example.com/", "javascript:alert(1)")
    >>> safe_address("", "/b.html")
    """
    href = href.strip()
    if not href or len(href) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(urljoin(base, href))
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not _HOST.match(host):
        return None
    path, query, fragment = (
        quote(_LOOSE_PERCENT.sub("%25", part), safe=_PLAIN, errors="replace")
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))
