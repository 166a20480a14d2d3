"""Elements left open that swallow the page: found in the tree, closed in the source, so that it can be parsed again.

By HTML's rules an open <style> or <textarea> holds all the rest of a document, and browsers show
nothing of it; a frameset shows other documents and keeps the text in <noframes>. Such an element is
closed where the first tag of running text stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from ..expressions import expression

# Their content is text to the parser: no tag ends it but their own.
_RAW: Final = ("style", "script", "textarea", "title", "iframe", "noembed", "xmp")
# Their content is elements, and none of it is shown.
_UNSHOWN: Final = ("noscript", "template", "select", "object", "video", "audio", "canvas", "svg")
_SWALLOWS: Final = frozenset((*_RAW, *_UNSHOWN))
_NAMES: Final = (*_RAW, *_UNSHOWN)
# Two classes tell at most tags that none of the names stands there; in both cases, they are asked at half the cost.
_LETTERS: Final = tuple("".join(sorted({name[at] for name in _NAMES})) for at in (0, 1))
_BEGINNING: Final = "".join(f"[{letters}{letters.upper()}]" for letters in _LETTERS)
_OPENING: Final = expression(rf"<(?:!--|(?={_BEGINNING})((?i:{'|'.join(_NAMES)}))\b[^<>]*>)")
_FRAMES: Final = expression(r"</?(?=[fn])(?:frameset|frame|noframes)\b[^<>]*>", re.I)
_SIGNS_OF_FRAMES: Final = (b"<frame", b"</frame", b"noframes")
# The first tag of a page's running text, or of its other parts. In a script, a tag inside a string is none.
_RUNNING: Final = (
    r"</?(?:head|body|p|div|h[1-6]|table|center|ul|ol|section|article|blockquote|dl|pre|br|form)(?=[\s/>])[^<>]*>"
)
_RUNNING_TEXT: Final = expression(_RUNNING, re.I)
_RUNNING_TEXT_IN_SCRIPT: Final = expression(
    rf"""(?<!['"\\`+])(?:</head\s*>|<body(?=[\s>]))|(?:(?<=[\n}}])|(?<=[\w)'"\]];)){_RUNNING}""", re.I
)
_OPEN_QUOTE: Final = expression(r'(<\w[^<>"]{0,400}="[^"<>]{0,2000}+)(?=>[^"]{0,4000}<(?:p|div|br|td|h[1-6])\b)', re.I)
# An element left open at the end of a page is looked for so far down from the body.
_DEPTH: Final = 512


def is_swallowed(tree: Any, source: bytes) -> bool:
    """Whether the last element of the document was left open and holds the rest of it, or frames stand for it."""
    body, head = tree.body, tree.head
    if body is None:
        return True
    node = body.last_child or (head.last_child if head is not None else None)
    for _ in range(_DEPTH):
        if node is None:
            return False
        if node.is_comment_node:
            return _is_open("<!--", "-->", source)
        if node.tag in _SWALLOWS and node.first_child is not None:
            return _is_open(f"<{node.tag}", f"</{node.tag}", source)
        node = node.last_child
    return False


def _is_open(start: str, end: str, source: bytes) -> bool:
    """Whether a start of an element stands behind its last end in the source."""
    for last in (end, end.upper()):
        at = max(source.rfind(last.encode()), 0)
        if start.encode() not in source[at:].lower():
            return False
    return True


def close_open_elements(source: str) -> str:
    """The source with the elements closed that hold what they cannot hold, and without frames.

    >>> close_open_elements("<style>.a{color:red}<p>雨停了。</p>")
    '<style>.a{color:red}</style><p>雨停了。</p>'
    >>> close_open_elements("<style>.a{color:red}</style><p>雨停了。</p>")
    '<style>.a{color:red}</style><p>雨停了。</p>'
    """
    lowered = in_lower_case(source)
    if any(sign in lowered for sign in _SIGNS_OF_FRAMES):
        source = _FRAMES.sub("", source)
        lowered = in_lower_case(source)
    last_end = _last_ends(lowered)
    barren: set[str] = set()  # open elements behind which no running text is left
    pieces: list[str] = []
    at = 0
    while match := _OPENING.search(source, at):
        tag, start = (match[1] or "").lower(), match.end()
        is_open = last_end(tag) < start
        if not tag:
            end = start if is_open else source.find("-->", start) + 3
            pieces.append(source[at : match.start() if is_open else end])
            at = end
            continue
        end = start if tag in _UNSHOWN else len(source) if is_open else _end_of(tag, source, start)
        running = None if tag in barren else _running_text(source, tag, start, len(source) if is_open else end, is_open)
        if running is not None:
            pieces.append(f"{source[at:running]}</{tag}>")
            at = running
            continue
        if is_open:
            barren.add(tag)
            end = start
        # A comment in a script makes the script's end tag part of it, if a start tag stands in it, too.
        pieces.append(source[at:end].replace("<!--", "") if tag == "script" else source[at:end])
        at = end
    return "".join(pieces) + source[at:]


def in_lower_case(source: str) -> bytes:
    """The source in lower case, with a byte for each character: a question mark for what is not ASCII, as tags are.

    Bytes are brought into lower case, and searched, in a small part of the time.

    >>> in_lower_case("<P>雨</P>")
    b'<p>?</p>'
    """
    return source.encode("ascii", "replace").lower()


def _last_ends(lowered: bytes) -> Callable[[str], int]:
    """Tells where an element, or a comment (""), ends last in a source, which is given in lower case."""
    return cache(lambda tag: lowered.rfind(f"</{tag}".encode() if tag else b"-->"))


def _end_of(tag: str, source: str, start: int) -> int:
    closing = re.compile(rf"</{tag}(?=[\s/>])", re.I).search(source, start)
    return closing.start() if closing else len(source)


def _running_text(source: str, tag: str, start: int, end: int, is_open: bool) -> int | None:
    """Where the running text begins that an element swallowed; None if it holds no more than it should."""
    if not is_open and (tag in _UNSHOWN or not _holds_too_much(tag).search(source, start, end)):
        return None
    running = (_RUNNING_TEXT_IN_SCRIPT if tag == "script" else _RUNNING_TEXT).search(source, start, end)
    return running.start() if running else None


def close_quotes(source: str) -> str:
    """The source with a quote closed at the end of a tag where tags of running text stand before the next quote.

    >>> close_quotes('<a href="x>早市</a><p>雨停了。</p><b id="y">')
    '<a href="x">早市</a><p>雨停了。</p><b id="y">'
    """
    return _OPEN_QUOTE.sub(r'\1"', source)


@cache
def _holds_too_much(tag: str) -> re.Pattern[str]:
    """What tells that a raw element was closed by the end of another one."""
    if tag in ("style", "title"):
        return _RUNNING_TEXT
    # The document's own parts, or the element itself again. In strings of scripts they may stand.
    return re.compile(rf"<(?<!['\"\\`+]<)(?:/head\s*>|/?body(?=[\s>])|/html\s*>|{tag}\b)", re.I)
