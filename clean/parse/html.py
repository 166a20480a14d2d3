"""HTML to flat blocks: a native HTML5 parser (lexbor, through selectolax) and one walk.

The walk touches each node once and keeps its own stack: no recursion, no generators, no attribute
read that a decision does not need. What an element means for the flow of text is looked up by its
number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ..expressions import expression
from ..metadata import Head
from .blocks import Anchor, Page
from .broken import close_open_elements, is_swallowed
from .replaced import picture_text, replace_formulas
from .risk import is_risky

# What a tag means for the flow of text, what stands in the line first. Anything that is not listed starts a block.
TEXT, INLINE, LINK, BLOCK, VERBATIM, DROP, BREAK = range(7)
KINDS: dict[str, int] = {}
for _kind, _tags in {
    DROP: "script style noscript template iframe object embed applet svg head select datalist option textarea canvas "
    "audio video noframes title rt rp rtc meta base param link col colgroup img math annotation annotation-xml",
    BREAK: "br hr",
    LINK: "a",
    VERBATIM: "pre listing xmp",
    INLINE: "span b strong em i font u small big sup sub label code q mark ins del s strike abbr cite time var tt kbd "
    "samp bdi bdo wbr nobr input acronym data dfn ruby rb picture source basefont track map area "
    "o:p st1:personname st1:chsdate st1:place relative-time time-ago g-emoji mjx-container",
}.items():
    KINDS.update(dict.fromkeys(_tags.split(), _kind))

# A machine-readable time in an attribute.
_TIME = expression(r"\s*(?:19|20)\d\d[-/.年]\d{1,2}")
_ARTICLE_TYPE = expression(r"article|posting|report|blog|webpage|recipe|review|creativework", re.I)
_NOTE_MARK = expression(r"[\[(（【〔]?(?:注\s?)?\d{0,3}[\])）】〕]?|\*{1,3}|[①-⑳]")
_BRACKETED_NUMBER = expression(r"[\[【〔](?:注\s?)?\d{1,3}(?:[-–,，、]\d{1,3})*[\]】〕]")
# What highlighters call the numbers of lines.
_LINE_NUMBER = expression(
    r"(?:^|[\s_-])(?:ln|line-?no|line-?nos|lineno|linenos|line-?numbers?|pre-?numbering|gutter|hljs-ln-n)(?:$|[\s_-])",
    re.I,
)
MAX_DEPTH = 512
# A block that is pieced together out of so many characters ends: each piece costs as much as the whole.
LONGEST_BLOCK = 50_000
MAX_CLASS = 200
MAX_STYLE = 400

# In lower case. Each way begins with a letter: where none of these stands, nothing is tried.
_INVISIBLE = expression(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity(?<!-opacity)\s*:\s*0(?![.\d]*[1-9])"
    r"|text-indent\s*:\s*-\d{3}|left\s*:\s*-\d{3}|top\s*:\s*-\d{3}|right\s*:\s*-\d{3}"
    r"|height(?<![-\w]height)\s*:\s*[01](?:px)?\s*(?:;|$)|width(?<![-\w]width)\s*:\s*[01](?:px)?\s*(?:;|$)"
)


@lru_cache(1 << 12)
def is_invisible(style: str) -> bool:
    """Whether a style attribute keeps an element from being seen.

    >>> is_invisible("position:absolute; left:-9999px"), is_invisible("font-size:0.9em")
    (True, False)
    """
    return bool(_INVISIBLE.search(style[:MAX_STYLE].lower()))


# Lexbor numbers the tags that HTML does not know anew in every document, from far above this.
_CUSTOM = 1000


def _tag_numbers() -> tuple[dict[int, int], dict[int, str]]:
    """Lexbor's numbers of the known tags: number to kind, and number to name."""
    kinds: dict[int, int] = {}
    names: dict[int, str] = {}
    frames = {
        "head": "<head></head>", "option": "<select><option>x</select>", "col": "<table><colgroup><col></table>",
        "colgroup": "<table><colgroup><col></table>", "rb": "<ruby><rb>x</ruby>", "rt": "<ruby><rt>x</ruby>",
        "rp": "<ruby><rp>x</ruby>", "rtc": "<ruby><rtc>x</ruby>", "mi": "<math><mi>x</math>",
    }  # fmt: skip
    blocks = (
        "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header legend li main marquee menu nav ol p section summary table tbody "
        "td tfoot th thead tr ul"
    )
    in_table = {"caption", "tbody", "td", "tfoot", "th", "thead", "tr"}
    for name in [*KINDS, *blocks.split()]:
        source = frames.get(name)
        if source is None:
            source = "<table><caption>x</caption><thead><tr><th>x</thead><tbody><tr><td>x</tbody><tfoot><tr><td>x"
            source = source if name in in_table else f"<body><{name}>x</{name}>"
        element = LexborHTMLParser(source).css_first(name.replace(":", "\\:"))
        if element is not None and element.tag_id is not None and element.tag_id < _CUSTOM:
            kinds[element.tag_id] = KINDS.get(name, BLOCK)
            names[element.tag_id] = name
    probe = LexborHTMLParser("<body>x<!--c-->").body
    assert probe is not None
    text, comment = probe.first_child, probe.last_child
    assert text is not None
    assert comment is not None
    kinds[text.tag_id] = TEXT
    kinds[comment.tag_id] = DROP
    return kinds, names


_KIND_OF, _NAME_OF = _tag_numbers()
# What stands for a tag without a number of its own; as text, if its like in HTML is left out.
_CUSTOM_KINDS = {name: TEXT if kind in (DROP, BREAK) else kind for name, kind in KINDS.items()}
_NO_NUMBER = 0
_NAMES = {**_NAME_OF, _NO_NUMBER: "div"}
_NUMBER_OF = {name: number for number, name in _NAME_OF.items()}
_LINK_NUMBER = _NUMBER_OF["a"]
_TEXT_NUMBER = next(number for number, kind in _KIND_OF.items() if kind == TEXT)
_SUP_NUMBER = _NUMBER_OF["sup"]
_TIME_NUMBER = _NUMBER_OF["time"]
_PICTURE_NUMBER = _NUMBER_OF["img"]
_SCRIPT_NUMBER = _NUMBER_OF["script"]
_TELLING = frozenset(_NUMBER_OF[name] for name in ("script", "meta", "link", "title", "base", "math"))


def parse_html(data: bytes | str) -> Page:
    """The flat blocks of a document. `data`: UTF-8 bytes (fastest) or text."""
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    tree, rest = _tree(data)
    if is_swallowed(tree, data):
        tree, rest = _tree(close_open_elements(data.decode("utf-8", "replace")).encode())
    page, told = _flattened(tree)
    page.head, formulas = _head(told)
    if formulas and replace_formulas(tree, formulas):
        head = page.head
        page, told = _flattened(tree)
        page.head = head
    page.rest = rest
    page.scripts = lambda: (_raw_text(node) for node in told[::-1] if node.tag_id == _SCRIPT_NUMBER)
    return page


def _flattened(tree: LexborHTMLParser) -> tuple[Page, list[Any]]:
    """The blocks of a tree, and the elements that may tell something about the page."""
    page = Page()
    told: list[Any] = []
    head, body = tree.head, tree.body
    node: Any = head.first_child if head is not None else None
    while node is not None:
        if node.tag_id in _TELLING:
            told.append(node)
        node = node.next
    if body is not None:
        _walk(body, page, told)
    return page, told


def _tree(data: bytes) -> tuple[LexborHTMLParser, str]:
    """The document's tree, and the text of what is beyond its limits."""
    rest = ""
    if is_risky(data):
        from .bounded import bounded

        data, rest = bounded(data)
    return LexborHTMLParser(data, options=1), rest  # 1: without the parser's events, which cost time


def _head(told: list[Any]) -> tuple[Head, list[Any]]:
    """What the elements of the head say, and the formulas.

    Those in the body say it, too: something shown in the head ends it.
    """
    title = ""
    meta: dict[str, str] = {}
    json_ld: list[str] = []
    formulas: list[Any] = []
    for node in told:
        tag = _NAMES[node.tag_id]
        if tag == "script" and node.first_child is None:  # it loads another
            continue
        attributes = node.attributes
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if key and content and (key != attributes.get("itemprop") or _is_of_article(node)):
                meta.setdefault(key.lower(), content)
        elif tag == "title" and not title:
            title = " ".join((node.text() or "").split())
        elif tag == "script":
            kind = attributes.get("type")
            if kind and "ld+json" in kind:
                json_ld.append(_raw_text(node))
            elif kind and kind.startswith("math/tex"):
                formulas.append(node)
        elif tag == "math":
            formulas.append(node)
        elif tag in ("link", "base"):
            relation = (attributes.get("rel") or tag).lower()
            if relation in ("canonical", "next", "base"):
                meta.setdefault(relation, attributes.get("href") or "")
    return Head(title=title, meta=meta, json_ld=tuple(json_ld)), formulas


def _raw_text(node: Any) -> str:
    """The text of a script: one node, but for a script in SVG."""
    child = node.first_child
    if child is None or child.next is not None:
        return node.text() or ""
    return child.text_content or node.text() or ""


def is_note_mark(node: Any) -> bool:
    """Whether a raised mark only leads to a footnote: by a link, or by brackets around a number."""
    text = (node.text(deep=True) or "").strip()
    if _BRACKETED_NUMBER.fullmatch(text):
        return True
    if _NOTE_MARK.fullmatch(text) is None:
        return False
    link = node.first_child
    while link is not None and link.tag_id != _LINK_NUMBER:
        link = link.first_child if link.next is None else link.next
    return link is not None and "#" in (link.attributes.get("href") or "")


def _is_of_article(node: Any) -> bool:
    """Whether a property is one of the page or its article, not of a comment on it or a thing in it."""
    parent = node.parent
    while parent is not None:
        kind = parent.attributes.get("itemtype")
        if kind:
            return _ARTICLE_TYPE.search(kind) is not None
        parent = parent.parent
    return True


def _walk(body: Any, page: Page, told: list[Any]) -> None:
    """Fill the page's lists in one pre-order pass over the body.

    What may tell of the page is added to `told`. Pictures in lines of text become text, if they stand for some.
    """
    parents, numbers, firsts, ends, nodes = [-1], [0], [0], [0], [body]
    texts: list[str] = []
    owners: list[int] = []
    links: list[int] = []
    hidden, times = page.hidden_parts, page.times
    kinds, text_number, picture_number, telling = _KIND_OF, _TEXT_NUMBER, _PICTURE_NUMBER, _TELLING
    # A selector finds the few links with a style in less time than it takes to read the attributes of all.
    unseen_links = {node.mem_id for node in body.css("a[style]") if is_invisible(node.attributes.get("style") or "")}
    broken = True  # the next text starts a new block
    container = containers = blocks = in_link = 0
    stack: list[tuple[Any, int, int, bool]] = []
    node = body.first_child
    while True:
        if node is None:
            if not stack:
                ends[0] = blocks
                break
            node, parent, in_link, was_block = stack.pop()
            if was_block:
                broken = True
                ends[container] = blocks
                container = parent
                if node is not None and node.is_empty_text_node:  # between blocks
                    node = node.next
            continue
        number = node.tag_id
        if number == text_number:
            if node.is_empty_text_node:
                if not broken:
                    texts[-1] += " "
            else:
                text = node.text_content
                if broken:
                    texts.append(text)
                    owners.append(container)
                    links.append(len(text) if in_link else 0)
                    blocks += 1
                    broken = False
                else:
                    texts[-1] += text
                    if in_link:
                        links[-1] += len(text)
                    broken = len(texts[-1]) > LONGEST_BLOCK
            node = node.next
            continue
        try:
            kind = kinds[number]
        except KeyError:
            number, kind = _NO_NUMBER, _custom_kind(node)
        if kind == BLOCK:
            broken = True
            child = node.first_child
            if child is None:
                node = node.next
                continue
            if child.is_text_node:
                following = child.next
                if child.is_empty_text_node:
                    if following is None:
                        node = node.next
                        continue
                    child = following
                elif following is None:  # <p>text</p>: no descent
                    text = child.text_content
                    parents.append(container)
                    numbers.append(number)
                    firsts.append(blocks)
                    nodes.append(node)
                    containers += 1
                    texts.append(text)
                    owners.append(containers)
                    links.append(len(text) if in_link else 0)
                    blocks += 1
                    ends.append(blocks)
                    node = node.next
                    continue
        elif kind < BLOCK:
            child = node.first_child
            if child is None:
                node = node.next
                continue
            unseen: Any = None
            if kind == LINK:
                unseen = unseen_links and node.mem_id in unseen_links
            elif kind == INLINE:
                if number == _SUP_NUMBER and is_note_mark(node):
                    node = node.next
                    continue
                attributes = node.attributes
                time = attributes.get("datetime" if number == _TIME_NUMBER else "title")
                if time and _TIME.match(time):
                    times.append((blocks if broken else blocks - 1, time))
                style = attributes.get("style")
                unseen = style and is_invisible(style)
            if unseen:
                text = node.text(deep=True)
                if text and not text.isspace():
                    hidden.append((blocks - 1 if blocks else 0, text))
                node = node.next
                continue
            if child.is_text_node:
                following = child.next
                if following is None:  # <a>text</a>: no descent
                    if child.is_empty_text_node:
                        if not broken:
                            texts[-1] += " "
                    else:
                        text = child.text_content
                        if broken:
                            texts.append(text)
                            owners.append(container)
                            links.append(len(text) if in_link or kind == LINK else 0)
                            blocks += 1
                            broken = False
                        else:
                            texts[-1] += text
                            if in_link or kind == LINK:
                                links[-1] += len(text)
                            broken = len(texts[-1]) > LONGEST_BLOCK
                    node = node.next
                    continue
                if broken and child.is_empty_text_node:
                    child = following
        elif kind == DROP:
            following = node.next
            if number == picture_number:
                if not broken or (following is not None and following.is_text_node):
                    text = picture_text(node)
                    if text:
                        node.insert_before(text)
                        picture, node = node, node.prev
                        picture.decompose()
                        continue
            elif number in telling:
                told.append(node)
            node = following
            continue
        elif kind == BREAK:
            broken = True
            node = node.next
            continue
        else:  # VERBATIM
            broken = True
            if node.first_child is not None:
                parents.append(container)
                numbers.append(number)
                firsts.append(blocks)
                nodes.append(node)
                containers += 1
                text = _verbatim(node)
                if text and not text.isspace():
                    texts.append(text)
                    owners.append(containers)
                    links.append(0)
                    blocks += 1
                ends.append(blocks)
            node = node.next
            continue
        if len(stack) > MAX_DEPTH:  # too deep to tell apart, but no text is lost
            text = node.text(deep=True)
            if text and not text.isspace():
                texts.append(text)
                owners.append(container)
                links.append(len(text) if in_link or kind == LINK else 0)
                blocks += 1
                broken = True
            node = node.next
            continue
        stack.append((node.next, container, in_link, kind == BLOCK))
        if kind == BLOCK:
            parents.append(container)
            numbers.append(number)
            firsts.append(blocks)
            ends.append(blocks)
            nodes.append(node)
            containers += 1
            container = containers
        elif kind == LINK:
            in_link = 1
        node = child
    page.texts, page.owners, page.links = texts, owners, links
    page.parents, page.firsts, page.ends = parents, firsts, ends
    page.tags = list(map(_NAMES.__getitem__, numbers))

    def attributes_of(of: int) -> Mapping[str, str | None]:
        found: Mapping[str, str | None] = nodes[of].attributes
        return found

    def anchors(of: int) -> list[Anchor]:
        found = (node for node in nodes[of].traverse() if node.tag_id == _LINK_NUMBER)  # a selector takes longer
        return [Anchor(anchor.text(deep=True), anchor.attributes.get("href") or "") for anchor in found]

    page.nodes = nodes
    page.attributes = attributes_of
    page.anchors = anchors


def _custom_kind(node: Any) -> int:
    """What an element means that HTML does not know.

    A browser sets it in the line; scripts and styles of those who use one mostly make it a block. With nothing but
    text, beside text or a known element of the line, it stands in the line: what tools mark, and names of accounts.
    """
    kind = _CUSTOM_KINDS.get(node.tag)
    if kind is not None:
        return kind
    child = node.first_child
    if child is None or child.next is not None or child.tag_id != _TEXT_NUMBER:
        return BLOCK
    for beside in (node.prev, node.next):
        if beside is not None:
            known = _KIND_OF.get(beside.tag_id)
            if known in (INLINE, LINK) or (known == TEXT and not beside.is_empty_text_node):
                return INLINE
    return BLOCK


def _verbatim(node: Any) -> str:
    """The text of a <pre> as it stands, with <br> as line ends and without what a highlighter adds."""
    pieces: list[str] = []
    child = node.first_child
    if child is not None and child.next is None and child.tag_id == _TEXT_NUMBER:
        return str(child.text_content).strip("\n")
    for part in node.traverse(include_text=True):
        kind = _KIND_OF.get(part.tag_id, BLOCK)
        if kind == TEXT:
            text, parent = part.text_content, part.parent
            if parent.tag != "button" and not (text.strip().isdecimal() and _numbers_lines(parent)):
                pieces.append(text)
        elif kind == BREAK or part.tag in ("li", "div", "p", "tr"):
            pieces.append("\n")
    text = "".join(pieces).strip("\n")
    return "" if _is_gutter(text) else text


def _numbers_lines(node: Any) -> bool:
    """Whether an element of a highlighter, or the list of which it is an item, is for the numbers of lines."""
    names = node.attributes.get("class") or ""
    if node.tag == "li":
        names += f" {node.parent.attributes.get('class') or ''}"
    return _LINE_NUMBER.search(names) is not None


def _is_gutter(text: str) -> bool:
    """Whether a <pre> holds nothing but the numbers of lines, beside the code itself."""
    numbers = text.split()
    return len(numbers) > 1 and numbers == list(map(str, range(1, len(numbers) + 1)))
