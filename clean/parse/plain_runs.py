"""Elements side by side, each closed in its place with no more than one level of elements in it: most of a page that a
program wrote. What such a run holds is counted at once; to count its tags one by one takes ten times as long.
"""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression
from .risk import PLAIN_ATTRIBUTES

# How deep the elements of a run are nested.
RUN_DEPTH: Final = 3
# A run that fails is tried anew behind its first tag: it holds no more than so many elements, and those so many.
_MOST: Final = 40

_NAME_END: Final = rb"(?=[\t\n\f\r />])"
_TEXT: Final = rb"[^<]*+"
_TAG_END: Final = _NAME_END + PLAIN_ATTRIBUTES
_ENDING_THEMSELVES: Final = rb"li|p|dt|dd"
_OTHERS: Final = (
    rb"div|span|h[1-6]|ul|ol|dl|section|article|aside|header|footer|nav|main|blockquote|figure|label|time|su[bp]|cite"
)
_FORMATTING: Final = rb"a|b|strong|em|i|font|u|small|code"
# A text and what stands in it without an end tag.
_LINE: Final = rb"%b(?:<(?P<%%b>img|br|input|wbr)%b%b){0,%d}" % (_TEXT, _TAG_END, _TEXT, _MOST)


def _some(element: bytes) -> bytes:
    return b"(?:%b%b){0,%d}" % (element, _TEXT, _MOST)


def _leaf(name: bytes, names: bytes) -> bytes:
    """An expression for an element without others in it."""
    return rb"<(?P<%b>%b)%b%b</(?P=%b)>" % (name, names, _TAG_END, _LINE % (name + b"_void"), name)


# Of an element that ends one of its own kind none stands in another.
_INNER: Final = _leaf(b"inner", b"%b|%b|(?!(?P=outer)%b)(?:%b)" % (_FORMATTING, _OTHERS, _NAME_END, _ENDING_THEMSELVES))
_OUTER: Final = rb"<(?P<outer>%b|%b)%b%b%b</(?P=outer)>" % (
    _ENDING_THEMSELVES, _OTHERS, _TAG_END, _LINE % b"outer_void", _some(_INNER)
)  # fmt: skip
_IN_CELL: Final = _leaf(b"in_cell", b"%b|%b|%b" % (_OTHERS, _ENDING_THEMSELVES, _FORMATTING))
_CELL: Final = rb"<(?P<cell>t[dh])%b%b%b</(?P=cell)>" % (_TAG_END, _LINE % b"cell_void", _some(_IN_CELL))
_ROW: Final = rb"<(?P<row>tr)%b%b%b</tr>" % (_TAG_END, _TEXT, _some(_CELL))
RUN: Final = b"(?:(?:%b|%b|%b|<(?P<void>img|br|input|wbr)%b)%b){1,%d}" % (
    _ROW, _OUTER, _leaf(b"marked", _FORMATTING), _TAG_END, _TEXT, _MOST
)  # fmt: skip


_TEXT_BEHIND: Final = expression(rb"<[^>]*+>[^<]")
# The groups that hold something if an element without an end tag stands anywhere in a run.
_VOIDS: Final = ("void", "inner_void", "outer_void", "cell_void", "in_cell_void", "marked_void")


def elements_in(run: re.Match[bytes]) -> int:
    """How many elements a run holds; around a row the parser may put another.

    >>> elements_in(re.match(RUN, b"<p>a<br>b</p> <ul><li>c</li></ul><p><a href=d>e</a></p>"))
    6
    """
    text = run[0]
    tags = text.count(b"<")
    elements = tags - text.count(b"</") if any(run.group(*_VOIDS)) else tags // 2
    return elements + text.count(b"</tr>") if run["row"] else elements


def texts_in(run: bytes) -> int:
    """How many texts a run holds, also the one behind it.

    >>> texts_in(b"<p>a<br>b</p> <ul><li>b</li><li><a href=c>d</a></li></ul>")
    5
    """
    tags = run.count(b"<")
    if run.count(b">") != tags:  # one stands in a text
        return len(_TEXT_BEHIND.findall(run))
    return tags - run.count(b"><") - run.endswith(b">")
