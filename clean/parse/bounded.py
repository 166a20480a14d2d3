"""HTML that would cost the parser more than its size, made harmless before it is parsed.

One pass over the tokens writes the page anew: no deeper than `MAX_DEPTH`, few attributes of an element, no formatting
elements, every end tag in its place, and no more elements and texts than `most_nodes` allows; what stands beyond is
given apart, as text. What an ordinary page shows does not change by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from importlib import import_module
from typing import Any, Final

from ..expressions import expression
from . import nesting
from .nesting import MOST_NAMES
from .risk import FORMATTING, INLINE, PLAIN_ATTRIBUTES, RAW_TEXT

MAX_DEPTH: Final = 400
"""Levels of nesting. Of 118 real pages the deepest has 49."""

FEW_NODES: Final = 20_000
BYTES_PER_NODE: Final = 14
"""A page may have so many elements and texts, or one for so many bytes, whichever is more."""

# End tags are matched with so many of the elements that were opened last.
_NEAR: Final = 64
# A well-formed tag of no more bytes is taken as it is; of others these attributes are kept.
_SHORT: Final = 600
_LONGEST_VALUE: Final = 4000
# Well-formed tags of no more bytes are read once each, so many of a page.
_REPEATED: Final = 64
_MOST_REPEATED: Final = 1000
_KEPT: Final = frozenset(
    b"class id style hidden role property name itemprop content type href rel charset datetime aria-hidden".split()
)


def _names(names: str) -> frozenset[bytes]:
    return frozenset(names.encode().split())


_VOID: Final = _names("base br col hr img image link meta")
_RAW: Final = _names(RAW_TEXT) - {b"noframes"}
# Their content is needed; that of the others is never shown.
_KEPT_RAW: Final = _names("title xmp script")
# Tags that say nothing here: frames stand for other documents, <plaintext> ends all markup, the others hold no
# text and part none.
_NOTHING: Final = _names(
    "frameset frame noframes plaintext input param source track area embed wbr bgsound basefont keygen"
)
_ONCE: Final = _names("html head body")
# Written as <span>, which the parser never opens anew by itself.
_AS_SPAN: Final = _names(f"{FORMATTING} math")
_INLINE: Final = _names(INLINE)
_HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")
_CLOSES_P: Final = _HEADINGS | _names(
    "address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p pre section summary table ul xmp"
)
# What a start tag closes if it was left open, and the elements beyond which that is not looked for.
_LISTS: Final = _names("ul ol menu dl table td th")
_CELLS: Final = _names("td th")
_ROWS: Final = _names("tr")
_TABLE: Final = _names("table")
_SECTIONS: Final = _names("tbody thead tfoot")
_CLOSES: Final[dict[bytes, tuple[frozenset[bytes], frozenset[bytes]]]] = {
    b"li": (_names("li"), _LISTS),
    **dict.fromkeys(_names("dt dd"), (_names("dt dd"), _LISTS)),
    **dict.fromkeys(_CELLS, (_CELLS, _ROWS | _TABLE)),
    b"tr": (_ROWS, _TABLE),
    **dict.fromkeys(_SECTIONS, (_SECTIONS, _TABLE)),
    b"option": (_names("option"), _names("select optgroup")),
    b"optgroup": (_names("optgroup"), _names("select")),
    b"button": (_names("button"), _LISTS),
}
# What closes or opens others.
_IMPLYING: Final = _HEADINGS | _CLOSES_P | frozenset(_CLOSES) | _names("a")
_PARAGRAPH: Final = _names("p")
_LINK: Final = _names("a")
_IN_TABLE: Final = _CELLS | _ROWS | _SECTIONS | _TABLE
_KNOWN: Final = _INLINE | _CLOSES_P | _IN_TABLE | _VOID | _ONCE
# An end tag does not reach beyond these.
_SCOPE: Final = _names("td th caption table template object applet marquee")

_PLAIN_TAG: Final = expression(rb"<(/?)([a-zA-Z][^\t\n\f\r />=<\"']*+)" + PLAIN_ATTRIBUTES)
_NAME: Final = expression(rb"<(/?)([a-zA-Z][^\t\n\f\r />]*+)")
_ATTRIBUTE: Final = expression(
    rb"[\t\n\f\r /]*+(?:(?P<end>>)|(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    rb"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<open>[\"'])|(?P<bare>[^\t\n\f\r >]*+)))?)"
)
_COMMENT_END: Final = expression(rb"--!?>")
# A run of < that open nothing, with the text behind each.
_NO_TAGS: Final = expression(rb"(?:<(?![a-zA-Z/!?])[^<]*+)++")
_ENDS: Final = {name: expression(b"</" + name + rb"(?=[\t\n\f\r />])", re.I) for name in (*_RAW, b"svg")}

_IN_SCRIPT: Final = expression(rb"<!--|-->|</?script(?=[\t\n\f\r />])", re.I)


def _compiled_nesting() -> Any:
    """The compiled copy of `nesting`; the module itself, if there is none."""
    try:
        return import_module("clean.parse.native_nesting")
    except ImportError:
        return nesting


_NESTING: Final = _compiled_nesting()
PLAIN_PART: Final[Callable[[bytes, int, int], tuple[int, list[bytes]] | None]] = _NESTING.plain_part
TEXT_OF: Final[Callable[[bytes], bytes]] = _NESTING.text_of


def most_nodes(size: int) -> int:
    """How many elements and texts a page of so many bytes may have.

    >>> most_nodes(75_000), most_nodes(4_000_000)
    (20000, 285714)
    """
    return max(FEW_NODES, size // BYTES_PER_NODE)


def bounded(data: bytes) -> tuple[bytes, str]:
    """The page, so that parsing it takes time and memory in proportion to its size, and the text beyond.

    What is plainly made is left as it is; else the page is written anew.

    >>> bounded(b"<p><b>a<p>b" + b"<i>" * 1000)[0][:36]
    b'<p><span>a</span></p><p>b<span><span'
    """
    plain = PLAIN_PART(data, most_nodes(len(data)), MAX_DEPTH)
    if plain is not None:
        end, open_ends = plain
        if end == len(data):
            return data, ""
        beyond = unescape(TEXT_OF(data[end:]).decode("utf-8", "replace")).strip()
        return data[:end] + b"".join(b"<%s>" % tag for tag in reversed(open_ends)), beyond
    writer = _Writer(data)
    at = 0
    while at < len(data):
        start = data.find(b"<", at)
        if start < 0:
            start = len(data)
        if start > at:
            writer.text(data[at:start])
        at = _markup(writer, data, start) if start < len(data) else start
    return bytes(writer.html), unescape(writer.rest.decode("utf-8", "replace")).strip()


def _markup(writer: _Writer, data: bytes, start: int) -> int:
    """Read what begins with a <; return where it ends."""
    end = data.find(b">", start, start + _REPEATED) + 1  # no well-formed tag holds another >
    written = data[start:end] if end else b""
    known = writer.tags.get(written)
    if known is not None:
        closes, tag, attributes = known
    else:
        name = _PLAIN_TAG.match(data, start)
        if name is not None and name.end() - name.end(2) <= _SHORT:
            end = name.end()
            attributes = data[name.end(2) : end - 1]
        else:
            written = b""
            name = _NAME.match(data, start)
            if name is None:
                return _no_tag(writer, data, start)
            end, kept = _attributes(data, name.end())
            if kept is None:  # the page ends in the tag
                return end
            attributes = kept
        closes, tag = bool(name[1]), name[2].lower()
        if written and len(writer.tags) < _MOST_REPEATED:
            writer.tags[written] = closes, tag, attributes
    if closes:
        writer.close(tag)
    elif tag in _RAW:
        return _raw(writer, data, start, end, tag, attributes)
    elif tag == b"svg":
        return writer.beyond(b"svg", data, end)
    else:
        writer.open(tag, attributes)
    return end


def _no_tag(writer: _Writer, data: bytes, start: int) -> int:
    """A comment, a declaration, or < as text."""
    if data.startswith(b"<!--", start):
        found = _COMMENT_END.search(data, start + 2)
        if found is None:
            writer.whole(b"", data[start:])
        return found.end() if found else len(data)
    text = _NO_TAGS.match(data, start)
    if text is not None:
        writer.text(text[0].replace(b"<", b"&lt;"))
        return text.end()
    end = data.find(b">", start)
    return end + 1 if end >= 0 else len(data)


def _raw(writer: _Writer, data: bytes, start: int, end: int, tag: bytes, attributes: bytes) -> int:
    """An element whose content is text; one without an end holds the rest of the page, as in the tree."""
    after = writer.beyond(tag, data, end)
    if after == end:
        writer.whole(tag, data[start:])
        return len(data)
    # Scripts may hold the date, and formulas; those with an address only load others.
    if tag in _KEPT_RAW and (tag != b"script" or b"src" not in attributes):
        writer.whole(tag, data[start:after])
    return after


def _script_end(data: bytes, at: int) -> re.Match[bytes] | None:
    """The end of a script; after <!-- and <script the next end tag is the inner one's."""
    escaped = inner = False
    for match in _IN_SCRIPT.finditer(data, at):
        sign = match[0][:3].lower()
        if sign == b"<!-":
            escaped = True
        elif sign == b"-->":
            escaped = inner = False
        elif sign == b"</s":
            if not inner:
                return match
            inner = False
        else:
            inner = escaped
    return None


def _attributes(data: bytes, at: int) -> tuple[int, bytes | None]:
    """Where the tag ends whose name ends there, and its attributes; None if the page ends before it does."""
    kept: dict[bytes, bytes] = {}
    while match := _ATTRIBUTE.match(data, at):
        at = match.end()
        if match["end"]:
            return at, b"".join(b' %s="%s"' % item for item in kept.items())
        if match["open"]:
            break
        attribute = match["name"].lower()
        if attribute in _KEPT and attribute not in kept:
            value = match["double"] or match["single"] or match["bare"] or b""
            kept[attribute] = value[:_LONGEST_VALUE].replace(b'"', b"&quot;")
    return len(data), None


class _Writer:
    """The page as it is written anew: its tags, the elements that are open, and what is left over."""

    __slots__ = (
        "_beneath",
        "_endless",
        "_limit",
        "_names",
        "_nodes",
        "_once",
        "_open",
        "_others",
        "html",
        "rest",
        "tags",
    )

    def __init__(self, data: bytes) -> None:
        self.html = bytearray()
        self.rest = bytearray()
        # Tags by how they are written: whether they end something, their names and attributes.
        self.tags: dict[bytes, tuple[bool, bytes, bytes]] = {}
        self._nodes = 0
        self._limit = most_nodes(len(data))
        self._open: list[bytes] = []
        # Start tags below the deepest level, by name: their end tags are left out too.
        self._beneath: dict[bytes, int] = {}
        self._once: set[bytes] = set()
        self._names: dict[bytes, bytes] = {}
        self._others = 0  # of them, names that HTML does not know
        self._endless: set[bytes] = set()

    def text(self, text: bytes) -> None:
        if self._nodes < self._limit:
            self._nodes += 1
            self.html += text
        else:
            self.rest += text

    def beyond(self, tag: bytes, data: bytes, at: int) -> int:
        """Where the element ends whose start tag ends here; here, if it has no end."""
        find = _script_end if tag == b"script" else _ENDS[tag].search
        found = None if tag in self._endless else find(data, at)
        if found is None:
            self._endless.add(tag)
            return at
        end = data.find(b">", found.end())
        return end + 1 if end >= 0 else len(data)

    def whole(self, tag: bytes, element: bytes) -> None:
        """What is kept as it is; a title once."""
        if self._is_full(tag) or (tag == b"title" and tag in self._once):
            return
        self._once.add(tag)
        self._write(element)

    def open(self, tag: bytes, attributes: bytes) -> None:
        """A start tag."""
        if tag in _NOTHING or (tag in _ONCE and tag in self._once) or self._is_full(tag):
            return
        tag = self._name(tag)
        if tag in _IMPLYING:
            self._close_implied(tag)
            self._open_implied(tag)
        if tag in _ONCE:
            self._once.add(tag)
        elif tag not in _VOID:
            if len(self._open) >= MAX_DEPTH:
                self._beneath[tag] = self._beneath.get(tag, 0) + 1
                self._part(tag)
                return
            self._open.append(tag)
        self._write(b"<%s%s>" % (tag, attributes))

    def close(self, tag: bytes) -> None:
        """An end tag; one that ends nothing is left out."""
        if self._is_full(tag):
            return
        tag = self._name(tag)
        if tag == b"br":
            self._write(b"<br>")
        elif self._beneath.get(tag):
            self._beneath[tag] -= 1
            self._part(tag)
        else:
            stops = _TABLE if tag in _IN_TABLE else _SCOPE
            for at in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _NEAR), -1):
                name = self._open[at]
                if name == tag:
                    self._close_down_to(at)
                    return
                if name in stops if tag not in _INLINE else name not in _INLINE:
                    return

    def _name(self, tag: bytes) -> bytes:
        """The name that an element is written with; a parser's table of names is quick only while it is small."""
        name = self._names.get(tag)
        if name is None:
            if tag in _AS_SPAN:
                name = b"span"
            elif tag in _KNOWN:
                name = tag
            elif self._others >= MOST_NAMES:
                return b"x-x"
            else:
                self._others += 1
                name = tag
            self._names[tag] = name
        return name

    def _open_implied(self, tag: bytes) -> None:
        """Open what the parser puts around a row or cell that stands right in a table or section: it counts, too."""
        if tag in _CELLS or tag in _ROWS:
            if self._open and self._open[-1] in _TABLE:
                self.open(b"tbody", b"")
            if tag in _CELLS and self._open and self._open[-1] in _SECTIONS:
                self.open(b"tr", b"")

    def _close_implied(self, tag: bytes) -> None:
        """Close what a start tag closes without saying so."""
        if self._open and tag in _HEADINGS and self._open[-1] in _HEADINGS:
            self._close_down_to(len(self._open) - 1)
        if tag in _CLOSES_P:
            self._close_open(_PARAGRAPH, None)
        if tag == b"a":
            self._close_open(_LINK, None)
        elif tag in _CLOSES:
            self._close_open(*_CLOSES[tag])

    def _close_open(self, names: frozenset[bytes], stops: frozenset[bytes] | None) -> None:
        """Close the nearest of some elements; without stops, if nothing but inline elements stands in it."""
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _NEAR), -1):
            name = self._open[at]
            if name in names:
                self._close_down_to(at)
                return
            if name in stops if stops is not None else name not in _INLINE:
                return

    def _close_down_to(self, at: int) -> None:
        for name in reversed(self._open[at:]):
            self.html += b"</%s>" % name
        del self._open[at:]

    def _part(self, tag: bytes) -> None:
        """Part the texts on both sides of a tag that is left out, unless it would not part them."""
        if tag not in _INLINE and not self.html.endswith(b"<br>"):
            self._write(b"<br>")

    def _is_full(self, tag: bytes) -> bool:
        """Whether there is no room for more; then a tag only parts texts."""
        if self._nodes < self._limit:
            return False
        if tag not in _INLINE and tag not in _AS_SPAN and not self.rest.endswith(b"\n"):
            self.rest += b"\n"
        return True

    def _write(self, markup: bytes) -> None:
        self._nodes += 1
        self.html += markup
