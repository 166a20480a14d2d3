"""Whether HTML could cost the parser more than its size.

An HTML5 parser is quadratic in three things: nesting, attributes of one element, and formatting elements left open,
which every paragraph opens anew (17 KB of those become 360 MB of tree). `is_risky` is asked of every page, so it takes
few passes, each a search in C; `bounded` makes the pages harmless that it points at.
"""

from __future__ import annotations

import re

# Below this no page does harm.
_SMALL = 1024
# So many tags are looked at one by one; below that nesting costs 0.2 s at most. Real pages have up to 9,200.
_MANY_TAGS = 10_000
# Formatting elements left open times tags: so many elements may be made anew.
_MOST_REOPENED = 100_000
# Below this size the attributes of one element cost a second or two at most.
_LARGE = 1 << 17
# A tag has no more attributes than this; of 118 real pages the most are 30.
MAX_ATTRIBUTES = 60
# So many tags with odd quotation marks are looked at one by one.
_ODD_TAGS = 200


def is_risky(data: bytes) -> bool:
    """Whether a page could cost the parser more than its size.

    >>> is_risky("<p>早市七点开门。</p>".encode()), is_risky(b"<div>" * 20_000)
    (False, True)
    """
    size = len(data)
    if size < _SMALL:
        return False
    tags = data.count(b"<")
    if tags > _MANY_TAGS or len(_LEFT_OPEN.findall(data)) * tags > _MOST_REOPENED:
        return True
    return size > _LARGE and not _has_short_tags(data)


def _has_short_tags(data: bytes) -> bool:
    """Whether every tag is known to be short: tokens are skipped one after another, as the parser would read them.

    What is read here in another way than by the parser (a script inside SVG, an open comment) counts as unknown.
    """
    at, size = 0, len(data)
    for _ in range(_ODD_TAGS):
        match = _PLAIN_TOKENS.match(data, at)
        at = match.end() if match else at
        if at == size:
            return True
        odd = SHORT_TAG.match(data, at)
        if odd is None:
            return False
        at = odd.end()
    return False


def _any_case(name: str) -> bytes:
    """An expression for a name in upper and lower case; flags of the whole expression would make it slow.

    >>> _any_case("xmp")
    b'[xX][mM][pP]'
    """
    return "".join(f"[{letter}{letter.upper()}]" for letter in name).encode()


def _one_of(names: str) -> bytes:
    """An expression for any of some names as a whole."""
    return b"(?:" + b"|".join(map(_any_case, names.split())) + rb")(?=[\s/>])"


FORMATTING = "b big code em font i nobr s small strike strong tt u"
"""The elements that HTML5 opens anew in the next block when they were left open; a link is one at a time."""

RAW_TEXT = "script style textarea title iframe xmp noembed noframes"
"""The elements whose content is text up to their own end tag."""

_ATTRIBUTE = rb"\s+[^\s\"'<>/=]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?"
# A formatting element, but for one with nothing but text in it that is closed at once.
_LEFT_OPEN = re.compile(
    rb"<(?=[bcefinstuBCEFINSTU])(" + _one_of(FORMATTING) + rb")"
    rb"(?!(?:" + _ATTRIBUTE + rb")*+\s*+/?>[^<]{0,200}</\1\s*>)"
)

# A tag as HTML5 reads it, whatever its quotation marks.
SHORT_TAG = re.compile(
    rb"</?[a-zA-Z][^\t\n\f\r />]*+(?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+))?+){0,%d}+[\t\n\f\r /]*+>"
    % MAX_ATTRIBUTES
)
# The same, quick, for a tag in which neither < nor > stands in quotation marks, those stand where values begin, and
# little stands between them.
_REST_OF_TAG = (
    rb"[^<>\"'=]{0,64}+(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>=]*+)[^<>\"'=]{0,64}+){0,%d}+>" % MAX_ATTRIBUTES
)
_COMMENT = rb"<!--(?!-?>)(?:[^-]++|-(?!-!?>))*+--!?>"
_SPECIAL = _one_of(f"{RAW_TEXT} svg math")


def _raw(name: str) -> bytes:
    """An element of raw text; of a script one whose end cannot be in doubt: <!-- and <script change it."""
    name_, end = _any_case(name), rb"</" + _any_case(name) + rb"[\s/>]"
    start = b"<" + name_ + rb"(?=[\s/>])" + _REST_OF_TAG
    if name != "script":
        return start + rb"(?:[^<]++|<(?!/" + name_ + rb"[\s/>]))*+" + end
    no_comment = rb"(?:[^<]++|<(?!/" + name_ + rb"[\s/>]|!--))*+" + end
    no_script = rb"(?:[^<]++|<(?!/?" + name_ + rb"[\s/>]))*+" + end
    return start + b"(?:" + no_comment + b"|" + no_script + b")"


_FOREIGN = rb"(?:[sS][vV][gG]|[mM][aA][tT][hH])"
# SVG and formulas without raw text elements, which are none inside them; titles and styles may hold text.
_SVG = (
    b"<" + _FOREIGN + rb"(?=[\s/>])" + _REST_OF_TAG
    + rb"(?:[^<]++|<" + _one_of("title style desc") + _REST_OF_TAG + rb"[^<]*+"
    + rb"|</?(?!" + _SPECIAL + rb")[a-zA-Z]" + _REST_OF_TAG
    + rb"|</" + _one_of("title style") + rb"[^<>]*+>|" + _COMMENT + rb")*+</" + _FOREIGN + rb"\s*+>"
)  # fmt: skip
_PLAIN_TOKENS = re.compile(
    rb"(?:[^<]++|<(?:/[a-zA-Z][a-zA-Z0-9]*+>"
    rb"|(?=[a-zA-Z/])(?![mMnNtTiIsSxX/])" + _REST_OF_TAG
    + rb"|(?=[mMnNtTiIsSxX])(?!" + _SPECIAL + b")" + _REST_OF_TAG
    + rb"|(?![a-zA-Z/!?]))|"
    + b"|".join(map(_raw, RAW_TEXT.split()))
    + b"|" + _COMMENT + b"|" + _SVG
    + rb"|</[a-zA-Z][^<>\"'=]*+>|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>)*+"
)  # fmt: skip
