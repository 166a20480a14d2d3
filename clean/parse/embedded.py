"""Articles that sit where a browser does not show them until a script runs: JSON, textareas, noscript.

Looked for only when the page itself shows (almost) nothing. What is found is HTML or text again and
goes the same way as any page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from ..decode import well_formed

_HAN = re.compile("[\u4e00-\u9fff]")
_OPENING = re.compile(r"<(script|textarea|noscript|template)\b[^<>]*>", re.I)
_JSON_STRING = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"?', re.S)
_KEY = re.compile(r'"(\w{2,30})"\s*:\s*$')
_SENTENCE = re.compile("[。！？]")
# Keys under which sites keep an article; any other string needs more text.
_KEYS = frozenset(
    (
        "content",
        "articlebody",
        "body",
        "html",
        "text",
        "article",
        "detail",
        "desc",
        "contenthtml",
        "article_content",
        "maincontent",
    )
)
# A string must hold so many Han characters to be an article.
LEAST = 40
# Scripts longer than this are cut: state objects of real pages stay far below.
LONGEST = 4 << 20


def find_embedded(source: str) -> str | None:
    """The longest article-like string of a page's scripts, textareas and noscript parts; None if there is none.

    >>> find_embedded('<script>s={"title":"x","content":"<p>' + "雨停了，他推开门。" * 6 + '</p>"}</script>')[:12]
    '<p>雨停了，他推开门。'
    """
    best, best_weight = None, 0.0
    for text, weight in _candidates(source):
        if weight > best_weight:
            best, best_weight = text, weight
    return best


def _candidates(source: str) -> Iterator[tuple[str, float]]:
    """Texts that may be the article, with their weights."""
    for name, content in _elements(source):
        if name == "script":
            if _HAN.search(content) or "\\u" in content:
                yield from _strings(content)
            continue
        text = html.unescape(content) if name == "textarea" else content
        han = len(_HAN.findall(text))
        if han >= LEAST and _SENTENCE.search(text):
            yield text, float(han)


def _elements(source: str) -> Iterator[tuple[str, str]]:
    """Name and content of each element whose content is not shown, up to its first end tag."""
    source = source[:LONGEST]
    lower = source.lower() if len(source.lower()) == len(source) else source
    endless: set[str] = set()
    at = 0
    while opening := _OPENING.search(source, at):
        at = opening.end()
        name = opening.group(1).lower()
        end = -1 if name in endless else lower.find(f"</{name}", at)
        if end < 0:
            endless.add(name)
            continue
        yield name, source[at:end]
        at = end


def _strings(script: str) -> Iterator[tuple[str, float]]:
    """The longer texts among the strings of a script; those under a known key weigh twice."""
    for match in _JSON_STRING.finditer(script):
        raw = match.group(1)
        if len(raw) < LEAST or not match.group().endswith('"'):
            continue
        text = _unquoted(raw)
        han = len(_HAN.findall(text))
        if han < LEAST or len(_SENTENCE.findall(text)) < 2:
            continue
        key = _KEY.search(script, max(0, match.start() - 40), match.start())
        known = bool(key and key.group(1).lower() in _KEYS)
        if known or han >= 3 * LEAST:
            yield text, han * (2.0 if known else 1.0)


def _unquoted(raw: str) -> str:
    try:
        return well_formed(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw.replace("\\/", "/").replace("\\n", "\n")
