"""BeautifulSoup's jobs: stray markup in flattened text, and soups as input.

The only module that knows BeautifulSoup. It costs over 100 ms to import, so it is imported when a
page needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString, PreformattedString, Tag

from ..decode import well_formed
from ..metadata import Head
from .blocks import Anchor, Page
from .html import BLOCK, BREAK, DROP, INLINE, KINDS, LINK, MAX_DEPTH, VERBATIM, is_invisible

_MENTION = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)\s*(/?)>")
_WHOLE_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")
_COMMENT = re.compile("<!--.*?-->", re.S)
_PROCESSING = re.compile(r"<\?[^<>]*>")
# Of a line longer than this tags are cut out and nothing more: Python's parser takes long over some.
LONGEST_LINE = 4000


def without_stray_markup(line: str, *, thorough: bool = True) -> str:
    """The line without tags that the flattener left; "" if it held nothing else.

    A text that talks about a tag keeps it: a bare tag without attributes and without its partner, in
    the middle of text, is a word.

    thorough: also read what is no whole tag, and leave out what stands in scripts and styles.

    >>> without_stray_markup('<cite id="a1b2c"></cite><track id="a1b2c"></track>')
    ''
    >>> without_stray_markup('<p>他来了。</p>')
    '他来了。'
    >>> without_stray_markup('换行用 <br> 标签，段落用 <p> 标签。')
    '换行用 <br> 标签，段落用 <p> 标签。'
    """
    rest = _without_tags(line)
    if not rest.strip():
        return ""
    if _talks_about_tags(line):
        return line
    if len(line) > LONGEST_LINE or not thorough:
        return " ".join(unescape(rest).split())
    try:
        # A line's end tells BeautifulSoup that this is no file's name; it would warn.
        soup = BeautifulSoup(_PROCESSING.sub("", line) + "\n", "html.parser")
    except ParserRejectedMarkup:
        return " ".join(unescape(rest).split())
    for element in soup(["script", "style", "template"]):
        element.decompose()
    return " ".join(soup.get_text().split())


def _without_tags(line: str) -> str:
    end = line.rfind("-->") + 3
    if end > 3:
        line = _COMMENT.sub("", line[:end]) + line[end:]
    return _WHOLE_TAG.sub("", line)


def _talks_about_tags(line: str) -> bool:
    """Whether every tag of the line is bare, inside the text, and without a partner."""
    tags = _WHOLE_TAG.findall(line)
    if not tags or "<!--" in line:
        return False
    opened: set[str] = set()
    for tag in tags:
        mention = _MENTION.fullmatch(tag)
        if mention is None:
            return False
        closing, name, _ = mention.groups()
        if closing and name in opened:
            return False
        opened.add(name)
    return not (line.startswith("<") or line.endswith(">"))


def parse_soup(soup: BeautifulSoup | Tag) -> Page:
    """The flat blocks of a tree that the caller has already parsed."""
    page = Page()
    if isinstance(soup, BeautifulSoup):
        page.head = _head(soup)
    body = soup.find("body") if isinstance(soup, BeautifulSoup) else soup
    _walk(body if isinstance(body, Tag) else soup, page)
    page.texts = [well_formed(text) for text in page.texts]
    page.hidden_parts = [(number, well_formed(text)) for number, text in page.hidden_parts]
    return page


def _head(soup: BeautifulSoup) -> Head:
    meta: dict[str, str] = {}
    for element in soup.find_all("meta", limit=200):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if isinstance(key, str) and isinstance(content, str):
            meta.setdefault(key.lower(), content)
    for element in soup.find_all(["link", "base"], href=True, limit=200):
        relation = element.get("rel") or [element.name]
        name = (relation if isinstance(relation, str) else relation[0]).lower()
        if name in ("canonical", "next", "base"):
            meta.setdefault(name, str(element["href"]))
    title = soup.find("title")
    json_ld = tuple(e.get_text() for e in soup.find_all("script", type="application/ld+json", limit=20))
    return Head(title=" ".join(title.get_text().split()) if title else "", meta=meta, json_ld=json_ld)


def _walk(body: Tag, page: Page) -> None:
    """The walk of `html._walk` over a soup."""
    page.parents, page.tags, page.firsts, page.ends = [-1], ["body"], [0], [0]
    nodes: list[Tag] = [body]
    broken = True
    container = in_link = 0
    stack: list[tuple[Iterator[Any], int, int, bool]] = []
    children: Iterator[Any] = iter(body.contents)
    while True:
        node = next(children, None)
        if node is None:
            if not stack:
                page.ends[0] = len(page.texts)
                break
            children, parent, in_link, was_block = stack.pop()
            if was_block:
                broken = True
                page.ends[container] = len(page.texts)
            container = parent
            continue
        if isinstance(node, NavigableString):
            if isinstance(node, PreformattedString):
                continue
            text = str(node)
            if broken and text.isspace():
                continue
            if broken:
                page.texts.append(text)
                page.owners.append(container)
                page.links.append(len(text) if in_link else 0)
                broken = False
            else:
                page.texts[-1] += text
                page.links[-1] += len(text) if in_link else 0
            continue
        kind = KINDS.get(node.name, BLOCK)
        if kind == DROP:
            continue
        if len(stack) > MAX_DEPTH and kind != BREAK:  # too deep to tell apart, but no text is lost
            text = node.get_text()
            if text and not text.isspace():
                page.texts.append(text)
                page.owners.append(container)
                page.links.append(len(text) if in_link or kind == LINK else 0)
                broken = True
            continue
        if kind == BREAK or kind >= VERBATIM:
            broken = True
        if kind == BREAK or not node.contents:
            continue
        style = node.get("style")
        if kind in (INLINE, LINK) and isinstance(style, str) and is_invisible(style):
            page.hidden_parts.append((max(len(page.texts) - 1, 0), node.get_text()))
            continue
        if kind >= VERBATIM:
            page.parents.append(container)
            page.tags.append(node.name)
            page.firsts.append(len(page.texts))
            page.ends.append(len(page.texts))
            nodes.append(node)
        if kind == VERBATIM:
            pieces = ("\n" if getattr(part, "name", None) == "br" else part for part in node.descendants)
            text = "".join(part for part in pieces if isinstance(part, str)).strip("\n")
            if text.strip():
                page.texts.append(text)
                page.owners.append(len(page.parents) - 1)
                page.links.append(0)
            page.ends[-1] = len(page.texts)
            continue
        stack.append((children, container, in_link, kind == BLOCK))
        if kind == BLOCK:
            container = len(page.parents) - 1
        elif kind == LINK:
            in_link = 1
        children = iter(node.contents)

    def attributes(of: int) -> Mapping[str, str | None]:
        found = nodes[of].attrs
        return {key: " ".join(value) if isinstance(value, list) else str(value) for key, value in found.items()}

    def anchors(of: int) -> list[Anchor]:
        return [Anchor(anchor.get_text(), str(anchor["href"])) for anchor in nodes[of].find_all("a", href=True)]

    page.attributes = attributes
    page.anchors = anchors
