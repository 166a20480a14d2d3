"""Elements side by side, each closed in its place with no more than one level of elements in it: most of a page that a
program wrote. What such a run holds is counted at once; to count its tags one by one takes ten times as long.
"""

from __future__ import annotations

from .risk import PLAIN_ATTRIBUTES

# How deep the elements of a run are nested.
RUN_DEPTH = 3
# A run that fails is tried anew behind its first tag: it holds no more than so many elements, and those so many.
_MOST = 40

_NAME_END = rb"(?=[\t\n\f\r />])"
_TEXT = rb"[^<]*+"
_START = _NAME_END + PLAIN_ATTRIBUTES + _TEXT
_ENDING_THEMSELVES = rb"li|p|dt|dd"
_OTHERS = (
    rb"div|ul|ol|dl|section|article|aside|header|footer|nav|main|h[1-6]|blockquote|figure|span|label|time|"
    + _ENDING_THEMSELVES
)
_FORMATTING = rb"a|b|strong|em|i|font|u|small|code"


def _some(element: bytes) -> bytes:
    return b"(?:%b%b){0,%d}" % (element, _TEXT, _MOST)


# Of an element that ends one of its own kind none stands in another.
_INNER = rb"<(?P<inner>%b|%b|(?!(?P=outer)%b)(?:%b))%b</(?P=inner)>" % (
    _OTHERS.removesuffix(b"|" + _ENDING_THEMSELVES), _FORMATTING, _NAME_END, _ENDING_THEMSELVES, _START
)  # fmt: skip
_OUTER = rb"<(?P<outer>%b)%b%b</(?P=outer)>" % (_OTHERS, _START, _some(_INNER))
_IN_CELL = rb"<(?P<in_cell>%b|%b)%b</(?P=in_cell)>" % (_OTHERS, _FORMATTING, _START)
_CELL = rb"<(?P<cell>t[dh])%b%b</(?P=cell)>" % (_START, _some(_IN_CELL))
_ROW = rb"<tr%b%b</tr>" % (_START, _some(_CELL))
RUN = b"(?:(?:%b|%b)%b){1,%d}" % (_ROW, _OUTER, _TEXT, _MOST)


def elements_in(run: bytes) -> tuple[int, int]:
    """How many elements a run holds, and how many links: each may be opened anew behind its end.

    Around a row the parser may put another element.

    >>> elements_in(b"<p>a</p> <ul><li>b</li><li><a href=c>d</a></li></ul>")
    (5, 1)
    """
    return run.count(b"<") // 2 + run.count(b"</tr>"), run.count(b"</a>")


def texts_in(run: bytes) -> int:
    """How many texts a run holds, also the one behind it.

    >>> texts_in(b"<p>a</p> <ul><li>b</li><li><a href=c>d</a></li></ul>")
    4
    """
    tags = run.count(b"<")
    if run.count(b">") != tags:  # one stands in a text, which is not told from none
        return tags
    return tags - run.count(b"><") - run.endswith(b">")
