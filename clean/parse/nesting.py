"""How much of a page is plainly made: what a parser takes time and memory for in proportion to its bytes.

Nesting is told from the tags alone, and never less than the parser's: an end tag counts only right behind what it ends,
as it does on a page that a program wrote. Nor are there fewer elements than the parser makes, with those that it puts
around rows and opens anew. Whatever it reads by rules of its own (frames, formulas, tags in tags) is not plain.
"""

from __future__ import annotations

from itertools import chain
from typing import Final, NamedTuple

from ..expressions import expression
from .plain_runs import RUN, RUN_DEPTH, elements_in, texts_in
from .risk import FORMATTING, INLINE, PLAIN_ATTRIBUTES, RAW_TEXT, any_case

# A parser's table of names is quick only while it is small.
MOST_NAMES: Final = 400

_END: Final = PLAIN_ATTRIBUTES
_RAW: Final = [name for name in RAW_TEXT.split() if name != "script"]
_BREAK: Final = rb"(?=[\t\n\f\r />])"
_SCRIPT_NAME: Final = any_case("script")
# With both <!-- and <script in it, a script may end at a later </script>.
_IN_SCRIPT: Final = rb"(?:[^<]*+(?:<(?!/%b|!--)[^<]*+)*+|[^<]*+(?:<(?!/?%b)[^<]*+)*+)" % (_SCRIPT_NAME, _SCRIPT_NAME)
_DRAWN: Final = (
    rb"g|path|rect|circle|ellipse|line|polygon|polyline|use|defs|symbol|stop|linearGradient|radialGradient|text|tspan|"
    rb"clipPath|mask|filter|image|pattern|marker|animate|animateTransform|fe[A-Z][A-Za-z]{2,20}"
)


def _whole(name: bytes, content: bytes) -> bytes:
    """An expression for an element from its start tag to its end tag, without the first <."""
    return name + _BREAK + _END + content + rb"</" + name + rb"[\t\n\f\r ]*+>"


# What one token is: an element that is read as a whole, a tag, a comment, a < of text, or < of anything else.
_TOKEN: Final = expression(
    rb"<(?:(?:"
    + rb"|".join(
        [
            _whole(_SCRIPT_NAME, _IN_SCRIPT),
            *(_whole(name, rb"[^<]*+(?:<(?!/%b)[^<]*+)*+" % name) for name in map(any_case, _RAW)),
            _whole(any_case("select"), rb"(?:[^<]*+</?(?:option|optgroup)" + _BREAK + _END + rb")*+[^<]*+"),
            _whole(
                rb"svg",
                rb"(?:[^<]*+<(?:(?:title|desc)>[^<]*+</(?:title|desc)>|/?(?:"
                + (_DRAWN + rb")" + _BREAK + _END + rb")){0,300}+[^<]*+"),
            ),
            rb"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+--!?>)",
            rb"(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>",
            rb"(?![a-zA-Z/!?])",
        ]
    )
    + rb")|(?P<tag>/?[a-zA-Z][^\t\n\f\r />=<\"']*+)"
    + _END
    + rb"|(?P<odd>))"
)
_PIECE = expression(rb"(?P<run>%b)|%b" % (RUN, _TOKEN.pattern))
_VOID: Final = frozenset(
    b"area base basefont bgsound br col embed hr img image input keygen link meta param source track wbr".split()
)
INLINE_NAMES: Final = frozenset(f"{INLINE} {FORMATTING}".encode().split())
RAW_NAMES: Final = frozenset(RAW_TEXT.encode().split())
_RAW_ENDS: Final = {name: expression(b"</" + any_case(name.decode()) + _BREAK) for name in RAW_NAMES}
# What has no end, behind its <.
_IN_VAIN: Final = expression(rb"[!?]|/(?![a-zA-Z])")
# Elements behind which nothing is opened anew.
_PARTING_NOTHING: Final = (INLINE_NAMES - frozenset(b"a nobr".split())) | frozenset(
    b"br img input wbr embed area".split()
)
_SPECIAL: Final = frozenset(f"svg math template select frameset frame plaintext {RAW_TEXT}".encode().split())
_FORMATTING: Final = frozenset(f"a {FORMATTING}".encode().split())
# A start tag of these ends what the one before it began, if nothing is open in that.
_ENDING_ITSELF: Final = frozenset(b"p li td tr dd dt option".split())
_CELLS: Final = frozenset((b"td", b"th"))
_AROUND_CELLS: Final = frozenset((b"/tr", b"/td", b"/th"))
# Around these the parser puts another element, if it is not there.
_IMPLYING: Final = frozenset(b"tr col".split())
# An end tag that stands in another element may make the parser put so many in another order.
_REORDERED: Final = 10
_SLASH: Final = ord("/")


class _Tag(NamedTuple):
    """What a tag does.

    end: the end tag that it is or waits for, empty for an element without one. makes: how many elements.
    """

    end: bytes
    opens: bool
    formats: bool
    parts: bool
    ends_itself: bool
    is_cell: bool
    makes: int


def plain_part(data: bytes, nodes: int, deepest: int) -> tuple[int, list[bytes]] | None:
    """How many bytes of a page hold no more than so many elements and texts, and the end tags of what is open there;
    None if elements are nested too deep, or read by rules of their own.

    >>> page = b"<ul><li>a</li><li>b</li></ul><p>c<p>d"
    >>> plain_part(page, 20, 9), plain_part(page, 4, 9)
    ((37, [b'/p']), (24, [b'/ul']))
    >>> plain_part(b"<div>" * 400, 20_000, 99)
    """
    texts = data.count(b"<") - data.count(b"><") + 1
    part = _plain_part(data, nodes - texts, deepest, count_texts=False)
    if part is None or part[0] == len(data):
        return part
    return _plain_part(data, nodes, deepest, count_texts=True)


def _plain_part(data: bytes, nodes: int, deepest: int, *, count_texts: bool) -> tuple[int, list[bytes]] | None:
    open_ends: list[bytes] = []
    tags: dict[bytes, _Tag | None] = {}
    formatting = anew = 0  # of the elements open: they may be opened anew behind each that parts texts
    behind = 0  # where the last token ended
    tokens = _PIECE.finditer(data)
    while (token := next(tokens, None)) is not None:
        if token.lastgroup == "run":
            run = token[0]
            made = elements_in(token) + (texts_in(run) + (token.start() > behind) if count_texts else 0)
            above = open_ends[-1][1:] if open_ends else b""
            closes = above in _ENDING_ITSELF and b"<" + above in run
            if formatting or closes or made > nodes or len(open_ends) + RUN_DEPTH > deepest:  # tag by tag
                tokens = chain(_TOKEN.finditer(data, *token.span()), _PIECE.finditer(data, token.end()))
            else:
                nodes -= made
                behind = token.end()
            continue
        if count_texts:
            nodes -= token.start() > behind
            behind = token.end()
        name = token["tag"]
        if name is None:
            if token["odd"] is not None:
                return None
            anew += formatting
            nodes -= formatting + _most_in(token[0])
        else:
            if name not in tags:
                tags[name] = _tag(name) if len(tags) < 2 * MOST_NAMES else None
            tag = tags[name]
            if tag is None:
                return None
            end, opens, formats, parts, ends_itself, is_cell, makes = tag
            above = open_ends[-1] if open_ends else b""
            closes_last = end == above and not opens and end != b""
            if closes_last:
                open_ends.pop()
                formatting -= formats
            if parts and formatting:
                anew += formatting
                nodes -= formatting
            if opens:
                nodes -= makes
                if is_cell and above not in _AROUND_CELLS:
                    return None
                if end and not (ends_itself and above == end):
                    open_ends.append(end)
                    formatting += formats
                    if len(open_ends) > deepest:
                        return None
            elif closes_last:
                pass
            elif formats:  # elements may be put in another order
                anew += _REORDERED
                nodes -= _REORDERED
            else:  # perhaps an empty paragraph
                nodes -= 1
        if nodes < 0:  # what may be opened anew alone is too much: written anew, it need not be
            return None if nodes + anew >= 0 else (token.end(), open_ends)
    return len(data), open_ends


def _most_in(whole: bytes) -> int:
    """How many elements and texts there may be in what is read as a whole: drawings and fields hold elements."""
    return 2 * whole.count(b"<") if whole[1:4].lower() in (b"svg", b"sel") else 2


def _tag(name: bytes) -> _Tag | None:
    """What a tag does; None if a parser reads such elements by rules of their own."""
    opens = name[0] != _SLASH
    name = name.lower().lstrip(b"/")
    if name in _SPECIAL:
        return None
    return _Tag(
        end=b"" if name in _VOID else b"/" + name,
        opens=opens,
        formats=name in _FORMATTING,
        parts=name not in _PARTING_NOTHING,
        ends_itself=name in _ENDING_ITSELF,
        is_cell=name in _CELLS,
        makes=1 + (name in _IMPLYING),
    )


def text_of(data: bytes) -> bytes:
    """The text of markup, parted where elements part it. What is open at its end is left out, as a browser does.

    >>> text_of(b"a<b>b</b><p>c<!--d--> e")
    b'ab\\nc e'
    """
    text = bytearray()  # `re.sub` would list each of what may be a million pieces
    behind = 0
    tokens = _TOKEN.finditer(data)
    while (token := next(tokens, None)) is not None:
        text += data[behind : token.start()]
        behind = token.end()
        name = token["tag"]
        if name is not None:
            name = name.lower()
            if name in RAW_NAMES:  # to look for its end once more at the next one like it would be quadratic
                behind = _behind_raw(data, behind, name)
                tokens = _TOKEN.finditer(data, behind)
            elif name.lstrip(b"/") not in INLINE_NAMES and not text.endswith(b"\n"):
                text += b"\n"
        elif token["odd"] is not None and _IN_VAIN.match(data, behind):
            behind = len(data)
            break
        elif token[0] == b"<":
            text += b"<"
    return bytes(text + data[behind:])


def _behind_raw(data: bytes, at: int, name: bytes) -> int:
    """Where an element ends whose content is text, but not as simply as on a page that is plain."""
    found = _RAW_ENDS[name].search(data, at)
    end = data.find(b">", found.end()) if found else -1
    return end + 1 if end >= 0 else len(data)
