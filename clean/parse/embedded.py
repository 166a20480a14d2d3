"""Articles that sit where a browser does not show them until a script runs: JSON, textareas, noscript.

Looked for only when the page itself shows (almost) nothing. What is found is HTML or text again and
goes the same way as any page.
"""

from __future__ import annotations

import html
import json
import re

_HAN = re.compile("[\u4e00-\u9fff]")
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.I | re.S)
_CONTAINER = re.compile(r"<(textarea|noscript|template)\b[^>]*>(.*?)</\1\s*>", re.I | re.S)
_JSON_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
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


def _candidates(source: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for match in _CONTAINER.finditer(source, 0, LONGEST):
        text = html.unescape(match.group(2)) if match.group(1).lower() == "textarea" else match.group(2)
        han = len(_HAN.findall(text))
        if han >= LEAST and _SENTENCE.search(text):
            found.append((text, float(han)))
    for script in _SCRIPT.finditer(source, 0, LONGEST):
        body = script.group(1)
        if not _HAN.search(body) and "\\u" not in body:
            continue
        for match in _JSON_STRING.finditer(body):
            raw = match.group(1)
            if len(raw) < LEAST:
                continue
            text = _unquoted(raw)
            han = len(_HAN.findall(text))
            if han < LEAST or len(_SENTENCE.findall(text)) < 2:
                continue
            key = _KEY.search(body, max(0, match.start() - 40), match.start())
            known = bool(key and key.group(1).lower() in _KEYS)
            if known or han >= 3 * LEAST:
                found.append((text, han * (2.0 if known else 1.0)))
    return found


def _unquoted(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw.replace("\\/", "/").replace("\\n", "\n")
