"""The site's name, from the head, the end of <title>, or the start of a breadcrumb."""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from .evidence import Evidence
from .facts import Facts
from .lines import fold
from .words import key, section

_SEPARATOR: Final = expression(r"\s*(?:[_|｜]+|--+|—+|(?<=\s)[-–»·](?=\s)|-(?=[^-]{2,16}$))\s*")
_CRUMB: Final = expression(
    r"(?:^|\s|:)(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,12}?)(?:网站|網站)?(?:首页|首頁)\s?(?:>|›|»|/|-|＞)"
)
_GENERIC: Final = frozenset({"返回", "网站", "網站", "本站", "频道", "新闻", "当前位置", "您的位置"})


def find_site(evidence: Evidence, facts: Facts) -> str | None:
    """Return the site's name, or None if nothing names it.

    >>> from clean.metadata.evidence import Head
    >>> find_site(Evidence(Head("渡口停摆之前_社会_河湾日报网"), None, "渡口停摆之前", (), (), (), ()), Facts())
    '河湾日报网'
    >>> find_site(Evidence(Head(), None, None, ("河灣首頁 > 社會 > 正文",), (), (), ()), Facts())
    '河灣'
    """
    named = evidence.head.meta.get("og:site_name", "").strip()
    if 0 < len(named) <= 40:
        return named
    tail = _from_title(evidence.head.title[:300], evidence.title)
    if tail:
        return tail
    if facts.publisher and key(facts.publisher) not in {key(name) for name in facts.authors}:
        return facts.publisher
    for text in evidence.above[-40:]:
        match = _CRUMB.search(fold(text[:120]))
        if match and match["name"] not in _GENERIC:
            return str(match["name"])
    return None


def _from_title(whole: str, title: str | None) -> str | None:
    """The last part of <title> that ends like a site's name, or all that is left after the headline."""
    parts: list[str] = [part for part in _SEPARATOR.split(whole) if part]
    if len(parts) < 2 or not title:
        return None
    rest = [part.strip() for part in parts[1:] if 2 <= len(part.strip()) <= 24 and key(part) not in key(title)]
    for part in reversed(rest):
        bare = key(part)
        if not bare.isascii() and any(bare[-size:] in section("site endings") for size in range(1, 6)):
            return part
    return rest[-1] if rest and key(whole).startswith(key(title)) else None
