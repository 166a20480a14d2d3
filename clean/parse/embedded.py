"""Articles that sit where a browser does not show them until a script runs: JSON, textareas, noscript.

Looked for only when the page itself shows (almost) nothing. What is found is HTML or text again and
goes the same way as any page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ..decode import well_formed
from ..expressions import expression
from .broken import in_lower_case

_HAN: Final = expression("[\u4e00-\u9fff]")
_OPENING: Final = expression(rb"<(script|textarea|noscript|template)(?=[\s>])[^<>]*>")
_JSON_STRING: Final = expression(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"?', re.S)
# A name before a string, in JSON or in a script, and a string in single quotes behind one.
_KEY: Final = expression(r"""["']?(\w{2,30})["']?\s*[:=]\s*(?:\w{1,20}\()?$""")
_SINGLE: Final = expression(
    r"""(?<!\w)["']?(\w{2,}+)["']?\s{0,9}[:=]\s{0,9}(?:\w{1,20}\()?'([^'\\\n]*+(?:\\.[^'\\\n]*+)*+)'"""
)
_BYTE: Final = expression(r"\\x([0-9a-fA-F]{2})")
# What a site sets for its picture posts, whose text stands nowhere else: with escaped line ends.
_DESCRIPTION: Final = expression(
    r"<meta\s[^>]{0,200}?=[\"'](?:og:)?description[\"'][^>]{0,200}?\scontent=(?:\"([^\"]{40,20000})\"|'([^']{40,20000})')",
    re.I,
)
_SENTENCE: Final = expression("[。！？]")
# Keys under which sites keep an article; any other string needs more text.
_KEYS: Final = frozenset(
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
        "content_noencode",
    )
)
# Keys of the pieces of rich text that editors keep: paragraphs one by one.
_PIECES: Final = frozenset(("text", "insert", "value", "paragraph"))
LEAST_PIECES: Final = 3
LEAST_PIECE: Final = 8
# A string must hold so many Han characters to be an article.
LEAST: Final = 40
# Scripts longer than this are cut: state objects of real pages stay far below.
LONGEST: Final = 4 << 20


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
    for tag, body in _elements(source[:LONGEST]):
        if tag != "script":
            text = html.unescape(body) if tag == "textarea" else body
            han = len(_HAN.findall(text))
            if han >= LEAST and _SENTENCE.search(text):
                found.append((text, float(han)))
            continue
        if not _may_hold_han(body, min(LEAST, LEAST_PIECES * LEAST_PIECE)):
            continue
        pieces: dict[str, list[str]] = {}
        for key, text in _strings(body):
            han = len(_HAN.findall(text))
            if key in _PIECES and han >= LEAST_PIECE:
                pieces.setdefault(key, []).append(text)
            if han < LEAST or len(_SENTENCE.findall(text)) < 2:
                continue
            if key in _KEYS or han >= 3 * LEAST:
                found.append((text, han * (2.0 if key in _KEYS else 1.0)))
        for texts in pieces.values():
            joined = "\n".join(texts)
            if len(texts) >= LEAST_PIECES and len(_SENTENCE.findall(joined)) >= LEAST_PIECES:
                found.append((joined, float(len(_HAN.findall(joined)))))
    for match in _DESCRIPTION.finditer(source, 0, LONGEST) if "\\x0a" in source else ():
        described = match.group(1) or match.group(2)
        if "\\x0a" in described:
            text = html.unescape(_unquoted(described))
            found.append((text, float(len(_HAN.findall(text)))))
    return found


def _may_hold_han(script: str, least: int) -> bool:
    """Whether so many Han characters, written or escaped, may stand in a script or in a string of one."""
    return sum(1 for _ in islice(_HAN.finditer(script), least)) + script.count("\\u") >= least


def _elements(source: str) -> Iterator[tuple[str, str]]:
    """The elements that a browser does not show, each its tag's name and what stands in it; open ones are none."""
    lowered = in_lower_case(source)
    last = {tag: lowered.rfind(b"</" + tag) for tag in (b"script", b"textarea", b"noscript", b"template")}
    at = 0
    while match := _OPENING.search(lowered, at):
        tag, at = match[1], match.end()
        if last[tag] >= at:
            end = lowered.index(b"</" + tag, at)
            yield tag.decode(), source[at:end]
            at = end


def _strings(script: str) -> Iterator[tuple[str, str]]:
    """The strings of a script that may hold text, each with the name before it in lower case, or ""."""
    for match in _JSON_STRING.finditer(script):
        raw = match.group(1)
        if len(raw) >= LEAST_PIECE and match.group().endswith('"') and _may_hold_han(raw, LEAST_PIECE):
            key = _KEY.search(script, max(0, match.start() - 60), match.start())
            yield key.group(1).lower() if key else "", _unquoted(raw)
    for match in _SINGLE.finditer(script) if _has_long_string(script) else ():
        raw = match.group(2)
        if len(raw) >= LEAST:
            yield match.group(1).lower(), _unquoted(raw.replace("\\'", "'").replace('"', '\\"'))


def _has_long_string(script: str) -> bool:
    """Whether so much may stand between two single quotes as a text has."""
    if "\\'" in script:
        return True
    return any(len(part) >= LEAST and "\n" not in part for part in script.split("'")[1:-1])


def _unquoted(raw: str) -> str:
    raw = _BYTE.sub(r"\\u00\1", raw)
    try:
        return well_formed(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw.replace("\\/", "/").replace("\\n", "\n")
