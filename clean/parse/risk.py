"""Whether HTML could cost the parser more than its size.

An HTML5 parser is quadratic in three things: nesting, attributes of one element, and formatting elements left open,
which every paragraph opens anew (17 KB of those become 360 MB of tree). `is_risky` is asked of every page, so it takes
few passes, each a search in C; `bounded` makes the pages harmless that it points at.
"""

from __future__ import annotations

from math import isqrt

from ahocorasick_rs import BytesAhoCorasick

from ..expressions import expression

# Below this no page does harm.
SMALL = 1024
# So many tags are looked at one by one; below that nesting costs 0.2 s at most. Real pages have up to 9,200.
MANY_TAGS = 10_000
# Formatting elements left open times tags: so many elements may be made anew.
MOST_REOPENED = 1_000_000
# A tag of so many bytes costs as much as an element without attributes.
ONE_ELEMENT = 100
# Below this size the attributes of one element cost a second or two at most.
LARGE = 1 << 17
# One place in so many bytes is looked at for a long tag, which may go on for so many attributes.
STEP, MOST_MORE = 8192, 100
# Longer ones are followed so far; together they may compare so many pairs of attributes for each byte of the page.
FARTHEST, PAIRS_PER_BYTE = 200_000, 200
# Real pages have one = for 43 bytes at most. So many bytes are counted at each place, before all are.
BYTES_PER_VALUE, COUNTED = 25, 256
# A tag has no more attributes than this; of 118 real pages the most are 30.
MAX_ATTRIBUTES = 60


def is_risky(data: bytes) -> bool:
    """Whether a page could cost the parser more than its size.

    >>> is_risky("<p>早市七点开门。</p>".encode()), is_risky(b"<div>" * 20_000)
    (False, True)
    """
    size = len(data)
    if size < SMALL:
        return False
    few = harmless_tags(size)
    more = _behind(data, few, 0)
    if more >= 0 and (_behind(data, MANY_TAGS - few, more) >= 0 or _reopens_many(data)):
        return True
    return size > LARGE and _may_hold_long_tag(data)


def harmless_tags(size: int) -> int:
    """How many tags a page may have without making too many elements anew, whatever they are.

    The most is made anew where half of the page opens formatting, and the other half blocks.
    """
    return min(isqrt(4 * MOST_REOPENED), 2 * ONE_ELEMENT * MOST_REOPENED // size)


def _behind(data: bytes, tags: int, at: int) -> int:
    """Where a tag stands behind so many others; -1 if there are no more. To count them all takes twice as long."""
    rest = data[at:] if at else data
    found = rest.replace(b"<", b" ", tags).find(b"<")
    return found + at if found >= 0 else -1


def _reopens_many(data: bytes) -> bool:
    """Whether many elements may be made anew, those with many attributes counted as several."""
    match = _LEFT_OPEN.match
    left_open = [start for _, start, _ in _FORMATTING_STARTS.find_matches_as_indexes(data) if match(data, start)]
    if len(left_open) * MANY_TAGS > MOST_REOPENED and len(left_open) * data.count(b"<") > MOST_REOPENED:
        return True
    ends = [_ODD_TAG.match(data, start) for start in left_open]
    if None in ends:
        return True
    size = sum(max(ONE_ELEMENT, len(end[0])) for end in ends if end)
    most = ONE_ELEMENT * MOST_REOPENED
    return size * MANY_TAGS > most and size * data.count(b"<") > most


def _may_hold_long_tag(data: bytes) -> bool:
    """Whether an element could have thousands of attributes.

    Where a > stands no tag goes on, unless it stands in a value in quotation marks, and those begin behind a =. So the
    last mark before it tells, and if it does not, how long a tag would be that goes on behind the next mark. Between
    two such places few attributes have room. A page that is full of attributes takes much memory, though none of its
    elements has thousands.
    """
    size = len(data)
    find, rfind, count = data.find, data.rfind, data.count
    pairs = values = places = at = 0
    opened: set[bytes] = set()
    ahead = {b'"': -1, b"'": -1}
    while at < size:
        end, parts = _next_place(data, at)
        for mark in ahead:
            last = rfind(mark, at, end)
            if last >= 0:
                if data[last - 1] in b"= \t\n\f\r" and _opens_value(data, last):
                    opened.add(mark)
                elif opened:
                    opened.discard(mark)
            if mark in opened and ahead[mark] < end:
                quote = find(mark, end)
                ahead[mark] = size if quote < 0 else quote
                parts += 0 if quote < 0 else _parts_behind(data, quote + 1)
        if parts:
            pairs += parts * parts
            if pairs > PAIRS_PER_BYTE * size:
                return True
        values += count(b"=", end, end + COUNTED)
        places += 1
        at = end
    return values * BYTES_PER_VALUE > places * COUNTED and data.count(b"=") > size // BYTES_PER_VALUE


def _next_place(data: bytes, at: int) -> tuple[int, int]:
    """The > behind the last < of the next bytes, and how many attributes a tag may have that ends there, if many."""
    start = data.rfind(b"<", at, at + STEP)
    if start < 0:
        start = data.find(b"<", at + STEP)
        if start < 0:
            return len(data), 0
    end = data.find(b">", start)
    end = len(data) if end < 0 else end
    if end - start <= STEP:
        return end, 0
    nearer = data.rfind(b">", at + 1, start)
    if nearer >= 0:
        return nearer, 0
    tag = _TAG_START.search(data, at, end)
    return end, _parts(data, tag.start(), end) if tag and not _ODD_TAG.match(data, tag.start()) else 0


def _opens_value(data: bytes, quote: int) -> bool:
    """Whether a quotation mark may begin an attribute's value."""
    before = data[max(0, quote - 9) : quote].rstrip()
    return not before or before.endswith(b"=")


def _parts_behind(data: bytes, at: int) -> int:
    """How many attributes a tag would have behind an attribute's value that ends here; 0 if they are few."""
    if data.startswith(b">", at) or _BEHIND.match(data, at):
        return 0
    end = data.find(b">", at, at + FARTHEST)
    if end >= 0 and not _QUOTED_VALUE.search(data, at, end):
        return _parts(data, at, end)
    far = _FAR_BEHIND.match(data, at, at + FARTHEST)
    return _parts(data, at, far.end()) if far else FARTHEST


def _parts(data: bytes, start: int, end: int) -> int:
    """How many attributes there may be between two places of one tag: each stands behind a blank, a slash or a value
    in quotation marks."""
    piece = data[start:end]
    return len(piece.split()) + piece.count(b"/") + piece.count(b'"') // 2 + piece.count(b"'") // 2


def any_case(name: str) -> bytes:
    """An expression for a name in upper and lower case; flags of the whole expression would make it slow.

    >>> any_case("xmp")
    b'[xX][mM][pP]'
    """
    return "".join(f"[{letter}{letter.upper()}]" for letter in name).encode()


def _one_of(names: str) -> bytes:
    """An expression for any of some names as a whole."""
    return b"(?:" + b"|".join(map(any_case, names.split())) + rb")(?=[\s/>])"


FORMATTING = "b big code em font i nobr s small strike strong tt u"
"""The elements that HTML5 opens anew in the next block when they were left open; a link is one at a time."""

INLINE = (
    "a span label q mark ins del abbr cite time var kbd samp bdi bdo ruby rb rt rp rtc picture sub sup data dfn map "
    "acronym noscript"
)
"""Elements that stand in a line of text."""

RAW_TEXT = "script style textarea title iframe xmp noembed noframes"
"""The elements whose content is text up to their own end tag."""

_ATTRIBUTE = rb"\s+[^\s\"'<>/=]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?"
_CLOSED_ATTRIBUTES = rb"(?:" + _ATTRIBUTE + rb")*+\s*+/?>"
# A formatting element, but for one that is closed after a little text and a few elements that close none.
_LEFT_OPEN = expression(
    rb"<(" + _one_of(FORMATTING) + rb")(?!" + _CLOSED_ATTRIBUTES
    + rb"[^<]{0,200}+(?:</?(?:span|br|a|img)(?=[\s/>])" + _CLOSED_ATTRIBUTES + rb"[^<]{0,200}+){0,40}+</\1\s*>)"
)  # fmt: skip
# What a formatting element begins with: the letter if its name is one, else the first two.
_FORMATTING_STARTS = BytesAhoCorasick(
    [
        f"<{start}".encode()
        for name in FORMATTING.split()
        for start in (
            [letter + end for letter in (name, name.upper()) for end in "\t\n\f\r />"]
            if len(name) == 1
            else {a + b for a in (name[0], name[0].upper()) for b in (name[1], name[1].upper())}
        )
    ]
)

# A tag as HTML5 reads it, whatever its quotation marks.
_ODD_TAG = expression(
    rb"</?[a-zA-Z][^\t\n\f\r />]*+(?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+))?+){0,%d}+[\t\n\f\r /]*+>"
    % MAX_ATTRIBUTES
)
# What may follow an attribute's value, as HTML5 reads it: attributes up to the end of the tag or of the page.
_MORE_ATTRIBUTES = (
    rb"(?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+))?+)"
)
_BEHIND = expression(_MORE_ATTRIBUTES + rb"{0,%d}+[\t\n\f\r /]*+(?:>|\Z)" % MOST_MORE)
_TAG_START = expression(rb"</?[a-zA-Z]")
_QUOTED_VALUE = expression(rb"=[\t\n\f\r ]*+[\"']")
_FAR_BEHIND = expression(_MORE_ATTRIBUTES + rb"*+[\t\n\f\r /]*+>")
# The same, quick, for a tag in which neither < nor > stands in quotation marks, and those stand right behind the = of a
# name. Begins behind the element's name.
PLAIN_ATTRIBUTES = (
    rb"(?:[\t\n\f\r /]*+[^\t\n\f\r /<>=\"']++"
    rb"(?:=(?:\"[^\"<>]*+\"|[^\t\n\f\r \"'<>=]++|'[^'<>]*+'))?+){0,%d}+[\t\n\f\r /]*+>" % MAX_ATTRIBUTES
)
