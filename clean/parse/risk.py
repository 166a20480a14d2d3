"""Whether HTML could cost the parser more than its size.

An HTML5 parser is quadratic in three things: nesting, attributes of one element, and formatting elements left open,
which every paragraph opens anew (17 KB of those become 360 MB of tree). `is_risky` is asked of every page, so it takes
few passes, each a search in C; `bounded` makes the pages harmless that it points at.
"""

from __future__ import annotations

import re
from math import inf

# Below this no page does harm.
_SMALL = 1024
# So many tags are looked at one by one; below that nesting costs 0.2 s at most. Real pages have up to 9,200.
_MANY_TAGS = 10_000
# Formatting elements left open times tags: so many elements may be made anew.
_MOST_REOPENED = 1_000_000
# A tag of so many bytes costs as much as an element without attributes.
_ONE_ELEMENT = 100
# One place in so many bytes is looked at for a long tag, which may go on for so many attributes; between two < so many
# blanks and slashes may stand.
_STEP, _MOST_MORE, _MANY_PARTS = 8192, 400, 2000
# Real pages have one = for 43 bytes at most.
_BYTES_PER_VALUE = 25
# Below this size the attributes of one element cost a second or two at most.
_LARGE = 1 << 17
# A tag has no more attributes than this; of 118 real pages the most are 30.
MAX_ATTRIBUTES = 60
# So many odd tags are looked at one by one.
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
    if tags > _MANY_TAGS:
        return True
    # The most is made anew where half of the page opens formatting, and the other half blocks.
    most = max(tags * tags / 4, min(tags, size / 6) * size / 2 / _ONE_ELEMENT)
    if most > _MOST_REOPENED and _reopened(data, tags) > _MOST_REOPENED:
        return True
    return size > _LARGE and _may_hold_long_tag(data) and not _has_short_tags(data)


def _reopened(data: bytes, tags: int) -> float:
    """How many elements may be made anew, those with many attributes counted as several."""
    found = [match.start() for match in _LEFT_OPEN.finditer(data)]
    if len(found) * tags > _MOST_REOPENED:
        return inf
    ends = [_ODD_TAG.match(data, start) for start in found]
    return tags * sum(max(1.0, len(end[0]) / _ONE_ELEMENT) if end else inf for end in ends) if found else 0


def _may_hold_long_tag(data: bytes) -> bool:
    """Whether an element could have thousands of attributes.

    What stands at a place depends on all that stands before it. So it is supposed that a long tag does, wherever a <
    stands: in a name, in a value, or in either kind of quotation marks. In ordinary pages such a tag would soon end,
    whatever really stands there. Where no < stands, few marks that part attributes may stand. A page that is full of
    attributes takes much memory, though none of its elements has thousands.
    """
    if data.count(b"=") > len(data) // _BYTES_PER_VALUE:
        return True
    double = single = parts = 0
    for start in range(0, len(data), _STEP):
        at = data.find(b"<", start, start + _STEP)
        if at < 0:
            parts += sum(data.count(mark, start, start + _STEP) for mark in (b" ", b"/", b"\n", b"\t"))
            if parts > _MANY_PARTS:
                return True
            continue
        parts = 0
        double, single = _next(b'"', data, at, double), _next(b"'", data, at, single)
        behind = [quote + 1 for quote in (double, single) if quote >= 0]
        if not (_IN_NAME.match(data, at) and _IN_VALUE.match(data, at) and all(_BEHIND.match(data, q) for q in behind)):
            return True
    return False


def _next(mark: bytes, data: bytes, at: int, known: int) -> int:
    """Where the mark stands next, -1 if nowhere; `known` is the answer for an earlier place."""
    return known if known < 0 or known >= at else data.find(mark, at)


def _has_short_tags(data: bytes) -> bool:
    """Whether every tag is known to be short: tokens are skipped one after another, as the parser would read them.

    What may be read here in another way than by the parser (a script inside SVG, an open comment) counts as unknown.
    """
    at, size = 0, len(data)
    for _ in range(_ODD_TAGS):
        match = _PLAIN_TOKENS.match(data, at)
        at = match.end() if match else at
        if at == size:
            return True
        odd = _ODD_TAG.match(data, at)
        special = _SPECIAL_TAG.match(data, at)
        if odd is not None and special is not None:
            end = _RAW_ENDS.get(special[1].lower())
            odd = end.search(data, odd.end()) if end else None
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
_ODD_TAG = re.compile(
    rb"</?[a-zA-Z][^\t\n\f\r />]*+(?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+))?+){0,%d}+[\t\n\f\r /]*+>"
    % MAX_ATTRIBUTES
)
# The rest of a tag, as HTML5 reads it: a value, if one follows, and attributes up to the end of the tag or of the page.
_VALUE = rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+))?+"
_ATTRIBUTES = (
    rb"(?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+" + _VALUE + rb"){0,%d}+[\t\n\f\r /]*+(?:>|\Z)" % _MOST_MORE
)
_IN_NAME = re.compile(rb"[^\t\n\f\r />=]*+" + _VALUE + _ATTRIBUTES)
_IN_VALUE = re.compile(rb"[^\t\n\f\r >]*+" + _ATTRIBUTES)
_BEHIND = re.compile(_ATTRIBUTES)
# The same, quick, for a tag in which neither < nor > stands in quotation marks, and those stand right behind the = of a
# name. Begins behind the first letter of the element's name.
_REST_OF_TAG = (
    rb"[^\t\n\f\r />=<\"']*+(?:[\t\n\f\r /]*+[^\t\n\f\r /<>=\"']++"
    rb"(?:=(?:\"[^\"<>]*+\"|[^\t\n\f\r \"'<>=]++|'[^'<>]*+'))?+){0,%d}+[\t\n\f\r /]*+>" % MAX_ATTRIBUTES
)
_PLAIN_TAG = rb"[a-zA-Z]" + _REST_OF_TAG
PLAIN_TAG = re.compile(_PLAIN_TAG)
_COMMENT = rb"<!--(?!-?>)(?:[^-]++|-(?!-!?>))*+--!?>"
_SPECIAL = _one_of(f"{RAW_TEXT} svg math")
_SPECIAL_TAG = re.compile(b"</?(" + _SPECIAL + b")")
# Where those end that nothing but their own end tag ends; a script has more to it.
_RAW_ENDS = {
    name: re.compile(b"</" + name + rb"(?=[\s/>])", re.I) for name in RAW_TEXT.encode().split() if name != b"script"
}


def _raw(name: str) -> bytes:
    """An element of raw text behind its <; of a script one whose end cannot be in doubt: <!-- and <script change it."""
    cased = _any_case(name)
    start, end = b"(?=" + cased + rb"[\s/>])" + _PLAIN_TAG, rb"</" + cased + rb"[\s/>]"
    if name != "script":
        return start + rb"(?:[^<]++|<(?!/" + cased + rb"[\s/>]))*+" + end
    no_comment = rb"(?:[^<]++|<(?!/" + cased + rb"[\s/>]|!--))*+" + end
    no_script = rb"(?:[^<]++|<(?!/?" + cased + rb"[\s/>]))*+" + end
    return start + b"(?:" + no_comment + b"|" + no_script + b")"


_FOREIGN = rb"(?:[sS][vV][gG]|[mM][aA][tT][hH])"
# SVG and formulas without raw text elements, which are none inside them; titles and styles may hold text.
_SVG = (
    b"(?=" + _FOREIGN + rb"[\s/>])" + _PLAIN_TAG
    + rb"(?:[^<]++|<(?=" + _one_of("title style desc") + b")" + _PLAIN_TAG + rb"[^<]*+"
    + rb"|</?(?!" + _SPECIAL + rb")" + _PLAIN_TAG
    + rb"|</" + _one_of("title style") + rb"[^<>]*+>|" + _COMMENT + rb")*+</" + _FOREIGN + rb"\s*+>"
)  # fmt: skip
# The first letters of the special elements are m, n, t, i, s and x; others need no look at their names.
_PLAIN_TOKENS = re.compile(
    rb"(?:[^<]++|<(?:[abcdefghjklopqruvwyzABCDEFGHJKLOPQRUVWYZ]" + _REST_OF_TAG + rb"[^<]*+"
    + rb"|/[a-zA-Z][a-zA-Z0-9]*+>[^<]*+"
    + rb"|(?!" + _SPECIAL + b")" + _PLAIN_TAG + rb"[^<]*+"
    + rb"|(?![a-zA-Z/!?])|"
    + b"|".join(map(_raw, RAW_TEXT.split()))
    + b"|" + _SVG
    + rb"|/[a-zA-Z][^<>\"'=]*+>|(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>)|" + _COMMENT + b")*+"
)  # fmt: skip
