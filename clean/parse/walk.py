"""A tree to flat blocks, in one walk, and what the elements of its head say.

The walk touches each node once and keeps its own stack: no recursion, no generators, no attribute
read that a decision does not need. What an element means for the flow of text is looked up by its
number. Where the package is compiled there are two copies of this module, which differ in what they
import from `nodes`: one walks a tree of selectolax, the other the parser's own memory.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..expressions import expression
from ..metadata import Head
from .blocks import Page
from .nodes import (
    anchors_in,
    attribute,
    attributes_in,
    element_at,
    elements_of,
    hidden_links,
    item,
    mapping_of,
    node_of,
    parts_of,
    put_in_place,
    raw_text,
    scripts_in,
    settle,
    stands_for_text,
    style_among,
    tree_of,
    whole_text,
)
from .replaced import may_be_text, picture_text, replace_formulas
from .styles import is_invisible
from .tags import (
    BLOCK,
    BREAK,
    CUSTOM_KINDS,
    DROP,
    INLINE,
    KIND_OF,
    LINK,
    NAME_OF,
    NUMBER_OF,
    TEXT,
    TEXT_NUMBER,
    UNKNOWN,
)

# A machine-readable time in an attribute.
_TIME: Final = expression(r"\s*(?:19|20)\d\d[-/.年]\d{1,2}")
_ARTICLE_TYPE: Final = expression(r"article|posting|report|blog|webpage|recipe|review|creativework", re.I)
_NOTE_MARK: Final = expression(r"[\[(（【〔]?(?:注\s?)?\d{0,3}[\])）】〕]?|\*{1,3}|[①-⑳]")
_BRACKETED_NUMBER: Final = expression(r"[\[【〔](?:注\s?)?\d{1,3}(?:[-–,，、]\d{1,3})*[\]】〕]")
# What highlighters call the numbers of lines.
_LINE_NUMBER: Final = expression(
    r"(?:^|[\s_-])(?:ln|line-?no|line-?nos|lineno|linenos|line-?numbers?|pre-?numbering|gutter|hljs-ln-n)(?:$|[\s_-])",
    re.I,
)
MAX_DEPTH: Final = 512
# A block that is pieced together out of so many characters ends: each piece costs as much as the whole.
LONGEST_BLOCK: Final = 50_000

_LINK, _SUP, _TIME_TAG, _IMG, _BUTTON, _LI = (
    NUMBER_OF[name] for name in ("a", "sup", "time", "img", "button", "li")
)  # fmt: skip
_SCRIPT, _META, _TITLE_TAG, _MATH = (NUMBER_OF[name] for name in ("script", "meta", "title", "math"))
_TELLING = bytes(
    number in {NUMBER_OF[name] for name in ("script", "meta", "link", "title", "base", "math")}
    for number in range(len(KIND_OF))
)
_OF_A_LINE = bytes(number in {NUMBER_OF[name] for name in ("li", "div", "p", "tr")} for number in range(len(KIND_OF)))


def read(tree: Any, source: bytes | None = None) -> Page:
    """The flat blocks of a tree, and what its head says.

    source: the page, if the parser was not given all of it; the compiled walk finds there what is missing.
    """
    page, told = _flattened(tree, source)
    page.head, formulas = _head(told)
    if formulas and replace_formulas(tree, formulas):
        head = page.head
        page, told = _flattened(tree, source)
        page.head = head
    page.scripts = scripts_in(told)
    return page


def _flattened(tree: Any, source: bytes | None) -> tuple[Page, Any]:
    """The blocks of a tree, and the elements that may tell something about the page."""
    page = Page()
    told = elements_of(tree, source)
    head, body = tree.head, tree.body
    if head is not None:
        node = node_of(head).first_child
        while node:
            if _is_telling(node.tag_id):
                told.append(node)
            node = node.next
    if body is not None:
        nodes = elements_of(tree, source)
        _walk(node_of(body), page, told, nodes, elements_of(tree))
        settle(nodes)
        page.attributes = attributes_in(nodes)
        page.anchors = anchors_in(nodes)
        page.tree = tree_of(nodes)
    return page, told


def _is_telling(number: int) -> bool:
    return number < len(_TELLING) and _TELLING[number] != 0


def _head(told: Any) -> tuple[Head, list[Any]]:
    """What the elements of the head say, and the formulas.

    Those in the body say it, too: something shown in the head ends it.
    """
    title = ""
    meta: dict[str, str] = {}
    json_ld: list[str] = []
    formulas: list[Any] = []
    for at in range(len(told)):
        node = item(told, at)
        number = node.tag_id
        if number == _SCRIPT:
            if not node.first_child:  # it loads another
                continue
            kind = node.attributes.get("type")
            if kind and "ld+json" in kind:
                json_ld.append(raw_text(told, node))
            elif kind and kind.startswith("math/tex"):
                formulas.append(element_at(node))
        elif number == _META:
            attributes = node.attributes
            itemprop = attributes.get("itemprop")
            key = attributes.get("property") or attributes.get("name") or itemprop
            content = attributes.get("content")
            if key and content and (key != itemprop or _is_of_article(node)):
                meta.setdefault(key.lower(), content)
        elif number == _TITLE_TAG:
            if not title:
                title = " ".join(node.text().split())
        elif number == _MATH:
            formulas.append(element_at(node))
        else:
            attributes = node.attributes
            relation = (attributes.get("rel") or NAME_OF[number]).lower()
            if relation in ("canonical", "next", "base"):
                meta.setdefault(relation, attributes.get("href") or "")
    return Head(title=title, meta=meta, json_ld=tuple(json_ld)), formulas


def is_note_mark(node: Any) -> bool:
    """Whether a raised mark only leads to a footnote: by a link, or by brackets around a number."""
    text = node.text().strip()
    if _BRACKETED_NUMBER.fullmatch(text):
        return True
    if _NOTE_MARK.fullmatch(text) is None:
        return False
    link = node.first_child
    while link and link.tag_id != _LINK:
        following = link.next
        link = following if following else link.first_child
    if not link:
        return False
    return "#" in (attribute(link, "href") or "")


def _is_of_article(node: Any) -> bool:
    """Whether a property is one of the page or its article, not of a comment on it or a thing in it."""
    parent = node.parent
    while parent:
        kind = parent.attributes.get("itemtype")
        if kind:
            return _ARTICLE_TYPE.search(kind) is not None
        parent = parent.parent
    return True


def _walk(body: Any, page: Page, told: Any, nodes: Any, ahead: Any) -> None:
    """Fill the page's lists in one pre-order pass over the body.

    What may tell of the page is added to `told`, the containers' elements to `nodes`; `ahead` is for those that come
    next. Pictures in lines of text become text, if they stand for some.
    """
    parents, tags, firsts, ends = [-1], ["body"], [0], [0]
    used = bytearray(len(KIND_OF))  # 1 for the numbers of tags of containers
    nodes.append(body)
    texts: list[str] = []
    owners: list[int] = []
    links: list[int] = []
    line, linked = "", 0  # the last block's text and how much of it is links: they join the lists when another begins
    hidden, times = page.hidden_parts, page.times
    kinds, names, numbers, text_number = KIND_OF, NAME_OF, len(KIND_OF), TEXT_NUMBER
    link_kind, block_kind, inline_kind, drop_kind, break_kind, unknown = LINK, BLOCK, INLINE, DROP, BREAK, UNKNOWN
    unseen_links = hidden_links(body)
    broken = True  # the next text starts a new block
    container = containers = blocks = depth = 0
    # The depths of the open containers, of the innermost, and of the outermost open link.
    around: list[int] = []
    inmost, link_at = -1, 0
    node = body.first_child
    while True:
        if not node:
            if not depth:
                ends[0] = blocks
                break
            node = ahead.pop()
            if depth == inmost:
                inmost = around.pop()
                broken = True
                ends[container] = blocks
                container = parents[container]
                if node and node.tag_id == text_number and node.is_empty_text_node:  # between blocks
                    node = node.next
            elif depth == link_at:
                link_at = 0
            depth -= 1
            continue
        number = node.tag_id
        if number == text_number:
            if node.is_empty_text_node:
                if not broken:
                    line += " "
            else:
                text = node.text_content
                if broken:
                    texts.append(line)
                    links.append(linked)
                    line, linked = text, len(text) if link_at else 0
                    owners.append(container)
                    blocks += 1
                    broken = False
                else:
                    line += text
                    if link_at:
                        linked += len(text)
                    broken = len(line) > LONGEST_BLOCK
            node = node.next
            continue
        kind = kinds[number] if number < numbers else unknown
        if kind == unknown:
            number, kind = 0, _custom_kind(node)
        if kind == block_kind:
            broken = True
            child = node.first_child
            if not child:
                node = node.next
                continue
            if child.tag_id == text_number:
                following = child.next
                if child.is_empty_text_node:
                    if not following:
                        node = node.next
                        continue
                    child = following
                elif not following:  # <p>text</p>: no descent
                    parents.append(container)
                    tags.append(names[number])
                    used[number] = 1
                    firsts.append(blocks)
                    nodes.append(node)
                    containers += 1
                    texts.append(line)
                    links.append(linked)
                    line = child.text_content
                    linked = len(line) if link_at else 0
                    owners.append(containers)
                    blocks += 1
                    ends.append(blocks)
                    node = node.next
                    continue
        elif kind < block_kind:
            child = node.first_child
            if not child:
                node = node.next
                continue
            style = None
            if kind == link_kind:
                if unseen_links:
                    style = style_among(unseen_links, node)
            elif kind == inline_kind:
                if number == _SUP and is_note_mark(node):
                    node = node.next
                    continue
                attributes = node.attributes
                time = attributes.get("datetime") if number == _TIME_TAG else attributes.get("title")
                if time and (time < "3" or time[0].isspace()) and _TIME.match(time):
                    times.append((blocks if broken else blocks - 1, time))
                style = attributes.get("style")
            if style and is_invisible(style):
                text = whole_text(nodes, node)
                if text and not text.isspace():
                    hidden.append((blocks - 1 if blocks else 0, text))
                node = node.next
                continue
            if child.tag_id == text_number:
                following = child.next
                if not following:  # <a>text</a>: no descent
                    if child.is_empty_text_node:
                        if not broken:
                            line += " "
                    else:
                        text = child.text_content
                        if broken:
                            texts.append(line)
                            links.append(linked)
                            line, linked = text, len(text) if link_at or kind == link_kind else 0
                            owners.append(container)
                            blocks += 1
                            broken = False
                        else:
                            line += text
                            if link_at or kind == link_kind:
                                linked += len(text)
                            broken = len(line) > LONGEST_BLOCK
                    node = node.next
                    continue
                if broken and child.is_empty_text_node:
                    child = following
        elif kind == drop_kind:
            following = node.next
            if number == _IMG:
                if not broken or (following and following.tag_id == text_number):
                    alt = attribute(node, "alt")
                    if alt and may_be_text(alt):
                        text = picture_text(alt, mapping_of(node))
                        if text:
                            node = put_in_place(nodes, node, text)
                            continue
            elif _TELLING[number]:
                told.append(node)
            node = following
            continue
        elif kind == break_kind:
            broken = True
            node = node.next
            continue
        else:  # VERBATIM
            broken = True
            if node.first_child:
                parents.append(container)
                tags.append(names[number])
                used[number] = 1
                firsts.append(blocks)
                nodes.append(node)
                containers += 1
                text = _verbatim(node)
                if text and not text.isspace():
                    texts.append(line)
                    links.append(linked)
                    line, linked = text, 0
                    owners.append(containers)
                    blocks += 1
                ends.append(blocks)
            node = node.next
            continue
        if depth > MAX_DEPTH:  # too deep to tell apart, but no text is lost
            text = whole_text(nodes, node)
            if text and not text.isspace():
                texts.append(line)
                links.append(linked)
                line, linked = text, len(text) if link_at or kind == link_kind else 0
                owners.append(container)
                blocks += 1
                broken = True
            node = node.next
            continue
        ahead.append(node.next)
        depth += 1
        if kind == block_kind:
            around.append(inmost)
            inmost = depth
            parents.append(container)
            tags.append(names[number])
            used[number] = 1
            firsts.append(blocks)
            ends.append(0)
            nodes.append(node)
            containers += 1
            container = containers
        elif kind == link_kind and not link_at:
            link_at = depth
        node = child
    texts.append(line)
    links.append(linked)
    page.texts, page.owners, page.links = texts[1:], owners, links[1:]
    page.parents, page.firsts, page.ends, page.tags = parents, firsts, ends, tags
    page.tag_names.update([names[number] for number in range(numbers) if used[number]])


def _custom_kind(node: Any) -> int:
    """What an element means that HTML does not know.

    A browser sets it in the line; scripts and styles of those who use one mostly make it a block. With nothing but
    text, beside text or a known element of the line, it stands in the line: what tools mark, and names of accounts.
    """
    kind = CUSTOM_KINDS.get(node.tag)
    if kind is not None:
        return kind
    if _holds_text_alone(node) and (_is_of_line(node.prev) or _is_of_line(node.next)):
        return INLINE
    return BLOCK


def _holds_text_alone(node: Any) -> bool:
    child = node.first_child
    if not child:
        return False
    return child.tag_id == TEXT_NUMBER and not child.next


def _is_of_line(node: Any) -> bool:
    """Whether there is a node, and it is text or a known element of a line of text."""
    if not node:
        return False
    number = node.tag_id
    if number == _IMG:
        return stands_for_text(node)
    kind = KIND_OF[number] if number < len(KIND_OF) else UNKNOWN
    return kind in (INLINE, LINK) or (kind == TEXT and not node.is_empty_text_node)


def _verbatim(node: Any) -> str:
    """The text of a <pre> as it stands, with <br> as line ends and without what a highlighter adds."""
    if _holds_text_alone(node):
        child = node.first_child
        text: str = child.text_content
        return text.strip("\n")
    pieces: list[str] = []
    parts = parts_of(node)
    for at in range(len(parts)):
        part = item(parts, at)
        number = part.tag_id
        if number == TEXT_NUMBER:
            text, parent = part.text_content, part.parent
            if parent.tag_id != _BUTTON and not (text.strip().isdecimal() and _numbers_lines(parent)):
                pieces.append(text)
        elif number < len(KIND_OF) and (KIND_OF[number] == BREAK or _OF_A_LINE[number]):
            pieces.append("\n")
    text = "".join(pieces).strip("\n")
    return "" if _is_gutter(text) else text


def _numbers_lines(node: Any) -> bool:
    """Whether an element of a highlighter, or the list of which it is an item, is for the numbers of lines."""
    names = attribute(node, "class") or ""
    if node.tag_id == _LI:
        names += " " + (attribute(node.parent, "class") or "")
    return _LINE_NUMBER.search(names) is not None


def _is_gutter(text: str) -> bool:
    """Whether a <pre> holds nothing but the numbers of lines, beside the code itself."""
    numbers = text.split()
    return len(numbers) > 1 and numbers[0] == "1" and numbers == list(map(str, range(1, len(numbers) + 1)))
