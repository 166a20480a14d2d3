"""What JSON-LD says of the page's article: headline, authors, times, publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..expressions import expression

# JSON-LD beyond this size holds a catalogue or the whole text; reading it would take longer than all the rest.
_LARGEST: Final = 60_000
_ARTICLE: Final = expression(
    r"article|posting|report|blog|review|recipe|creativework|webpage|question|discussion", re.IGNORECASE
)
_LOOSE: Final = expression(r'"(datePublished|pubDate|dateModified|upDate)"\s*:\s*"([^"\\]{6,40})"')


@dataclass(frozen=True, slots=True)
class Facts:
    """Values as the page wrote them; authors are names of persons or accounts."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None


def read_facts(texts: tuple[str, ...]) -> Facts:
    """Return what the first node that describes an article says.

    >>> read_facts(('{"@type": "NewsArticle", "author": {"name": "丁卯"}, "datePublished": "2024-03-05"}',))
    Facts(authors=('丁卯',), published='2024-03-05', modified=None, publisher=None)
    """
    loose: dict[str, str] = {}
    best: Facts | None = None
    for text in texts[:8]:
        if len(text) > _LARGEST:
            loose.update({name: value for name, value in _LOOSE.findall(text[:_LARGEST]) if name not in loose})
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            loose.update({name: value for name, value in _LOOSE.findall(text) if name not in loose})
            continue
        nodes = list(_nodes(data))
        named = {str(node["@id"]): node.get("name") for node in nodes if "@id" in node}
        for node in nodes:
            found = _facts(node, named)
            if found is not None and (best is None or (found.published and not best.published)):
                best = found
    if best is not None:
        return best
    return Facts(published=loose.get("datePublished") or loose.get("pubDate"), modified=loose.get("dateModified"))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items[:20]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph[:60] if isinstance(node, dict))


def _facts(node: dict[str, Any], named: Mapping[str, Any]) -> Facts | None:
    kind = node.get("@type", "")
    kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
    if kinds and not _ARTICLE.search(kinds):
        return None
    published = _text(node.get("datePublished")) or _text(node.get("pubDate"))
    authors = tuple(_names(node.get("author"), named))
    if not published and not authors:
        return None
    return Facts(authors, published, _text(node.get("dateModified")), next(_names(node.get("publisher"), named), None))


def _names(value: Any, named: Mapping[str, Any]) -> Iterator[str]:
    """The names of persons or organisations; one that only refers to another node has that one's name."""
    for item in (value if isinstance(value, list) else [value])[:10]:
        name = item.get("name") or named.get(str(item.get("@id"))) if isinstance(item, dict) else item
        if isinstance(name, list):
            name = name[0] if name else None
        if isinstance(name, str) and 0 < len(name.strip()) <= 60 and "://" not in name:
            yield name.strip()


def _text(value: Any) -> str | None:
    return value.strip()[:60] if isinstance(value, str) and value.strip() else None
