"""`clean/parse/risk.py` in C: the same answers in a fifth of the time.

Each expression of that module is a function here, which returns where a match ends, or NULL; none of them looks back.
"""

from libc.string cimport memcmp

from clean.parse.native_bytes cimport Place, count_of as _count, find as _find, find_last as _find_last, quoted_end

from . import risk

cdef Py_ssize_t SMALL, MANY_TAGS, MOST_REOPENED, ONE_ELEMENT, LARGE, STEP, MOST_MORE, FARTHEST, PAIRS_PER_BYTE
cdef Py_ssize_t BYTES_PER_VALUE, COUNTED, MAX_ATTRIBUTES


cdef object _limits


def take_limits(module):
    """Take the limits of the module in Python."""
    global SMALL, MANY_TAGS, MOST_REOPENED, ONE_ELEMENT, LARGE, STEP, MOST_MORE, FARTHEST, PAIRS_PER_BYTE
    global BYTES_PER_VALUE, COUNTED, MAX_ATTRIBUTES, _limits
    SMALL, MANY_TAGS, MOST_REOPENED = module.SMALL, module.MANY_TAGS, module.MOST_REOPENED
    ONE_ELEMENT, LARGE, STEP, MOST_MORE = module.ONE_ELEMENT, module.LARGE, module.STEP, module.MOST_MORE
    FARTHEST, PAIRS_PER_BYTE = module.FARTHEST, module.PAIRS_PER_BYTE
    BYTES_PER_VALUE, COUNTED, MAX_ATTRIBUTES = module.BYTES_PER_VALUE, module.COUNTED, module.MAX_ATTRIBUTES
    _limits = module


take_limits(risk)

# Names as numbers, one byte of it for a letter; the last one is 0.
cdef unsigned long long _FORMATTING[32]
cdef unsigned long long _CLOSING_NONE[8]

cdef enum:
    BLANK = 1  # as HTML has it
    SPACE = 2  # as expressions and Python have it
    LETTER = 4
    ENDS_NAME = 8

cdef unsigned char _KINDS[256]
# What may stand behind the first letter of the name of a formatting element: 1 << (byte & 31).
cdef unsigned int _SECOND[256]


def _fill():
    cdef int place
    names = [name.encode() for name in risk.FORMATTING.split()]
    for place, name in enumerate([*names, b""]):
        _FORMATTING[place] = int.from_bytes(name, "big")
    for place, name in enumerate([b"span", b"br", b"a", b"img", b""]):
        _CLOSING_NONE[place] = int.from_bytes(name, "big")
    for place in range(256):
        _KINDS[place] = (
            BLANK * (place in b"\t\n\f\r ")
            | SPACE * (place in b"\t\n\v\f\r ")
            | LETTER * (place < 128 and chr(place).isalpha())
            | ENDS_NAME * (place in b"\t\n\v\f\r />")
        )
    for name in names:
        for byte in name[1:2] or b"\t\n\v\f\r />":
            for first in (name[0], name[0] - 32):
                _SECOND[first] |= 1 << (byte & 31)


_fill()


cdef inline bint _is(unsigned char byte, int kinds) noexcept:
    return _KINDS[byte] & kinds != 0


def is_risky(bytes data not None):
    """Whether a page could cost the parser more than its size."""
    cdef Py_ssize_t size = len(data), tags, few
    cdef Place start = data
    cdef Place end = start + size
    if size < SMALL:
        return False
    few = _limits.harmless_tags(size)
    tags = _count(start, end, b"<")
    if tags > few and (tags > MANY_TAGS or _reopens_many(start, end, tags)):
        return True
    return size > LARGE and _may_hold_long_tag(start, end)


# ------------------------------------------------------------------------------------------- formatting left open


cdef bint _reopens_many(Place start, Place end, Py_ssize_t tags):
    cdef Py_ssize_t left_open = 0, elements = 0
    cdef bint endless = False
    cdef Place at = start
    cdef Place behind
    while True:
        at = _find(at, end, b"<")
        if at == NULL:
            break
        if end - at > 2 and _SECOND[at[1]] >> (at[2] & 31) & 1 and _left_open(at, end):
            left_open += 1
            behind = _odd_tag(at, end)
            if behind == NULL:
                endless = True
            else:
                elements += max(ONE_ELEMENT, behind - at)
        at += 1
    if left_open * min(MANY_TAGS, tags) > MOST_REOPENED:
        return True
    return endless or elements * min(MANY_TAGS, tags) > MOST_REOPENED * ONE_ELEMENT


cdef Py_ssize_t _named(Place at, Place end, const unsigned long long *names, unsigned char lower) noexcept:
    """The size of the name, one of some, that stands there as a whole; 0 for none. `lower`: what makes a letter small."""
    cdef unsigned long long name = 0
    cdef Py_ssize_t size = 0
    while at < end and not _is(at[0], ENDS_NAME):
        if size == sizeof(name):
            return 0
        name = name << 8 | at[0] | lower
        size += 1
        at += 1
    if at == end:
        return 0
    while names[0] and names[0] != name:
        names += 1
    return size if names[0] else 0


cdef bint _left_open(Place at, Place end) noexcept:
    """Whether a formatting element stands there, but for one that is closed after a little text and a few elements."""
    cdef Place name = at + 1
    cdef Py_ssize_t size = _named(name, end, _FORMATTING, 0x20)
    cdef Py_ssize_t count
    cdef Place behind
    if not size or (size == 1 and name[1] == b"\v"):  # the search for starts takes no vertical tab behind a letter
        return False
    at = _text(_closed_attributes(name + size, end), end)
    if at == NULL:
        return True
    for count in range(40):
        behind = _text(_element_in_line(at, end), end)
        if behind == NULL:
            break
        at = behind
    if end - at < size + 3 or at[0] != b"<" or at[1] != b"/" or memcmp(at + 2, name, size):
        return True
    at += 2 + size
    while at < end and _is(at[0], SPACE):
        at += 1
    return at == end or at[0] != b">"


cdef Place _element_in_line(Place at, Place end) noexcept:
    """A tag of an element that closes no other."""
    cdef Py_ssize_t size
    if at == end or at[0] != b"<":
        return NULL
    at += 1
    if at < end and at[0] == b"/":
        at += 1
    size = _named(at, end, _CLOSING_NONE, 0)
    return _closed_attributes(at + size, end) if size else NULL


cdef Place _text(Place at, Place end) noexcept:
    """Up to 200 bytes of text."""
    cdef int count
    if at == NULL:
        return NULL
    for count in range(200):
        if at == end or at[0] == b"<":
            break
        at += 1
    return at


cdef Place _closed_attributes(Place at, Place end) noexcept:
    """Well-formed attributes and the end of the tag."""
    cdef Place next
    while True:
        next = at
        while next < end and _is(next[0], SPACE):
            next += 1
        if next == at or next == end or _ends_plain_name(next[0]):
            break
        while next < end and not _ends_plain_name(next[0]):
            next += 1
        at = next
        if at < end and at[0] == b"=":
            next = _plain_value(at + 1, end)
            if next != NULL:
                at = next
    while at < end and _is(at[0], SPACE):
        at += 1
    if at < end and at[0] == b"/":
        at += 1
    return at + 1 if at < end and at[0] == b">" else NULL


cdef inline bint _ends_plain_name(unsigned char byte) noexcept:
    return _is(byte, SPACE) or byte in (b'"', b"'", b"<", b">", b"/", b"=")


cdef Place _plain_value(Place at, Place end) noexcept:
    cdef Place start = at
    if at < end and at[0] in (b'"', b"'"):
        return quoted_end(at, end)
    while at < end and not _is(at[0], SPACE) and at[0] not in (b'"', b"'", b"<", b">", b"=", b"`"):
        at += 1
    return at if at > start else NULL


# ------------------------------------------------------------------------------------------------------ long tags


cdef Place _more_attributes(Place at, Place end, Py_ssize_t most) noexcept:
    """Attributes as HTML5 reads them, so many at most; where no more begin."""
    cdef Place next
    while most:
        most -= 1
        next = at
        while next < end and (_is(next[0], BLANK) or next[0] == b"/"):
            next += 1
        if next == end or next[0] == b">":
            break
        next += 1
        while next < end and not _is(next[0], BLANK) and next[0] not in (b"/", b">", b"="):
            next += 1
        at = next
        next = _value(at, end)
        if next != NULL:
            at = next
    return at


cdef Place _value(Place at, Place end) noexcept:
    """A = and a value."""
    while at < end and _is(at[0], BLANK):
        at += 1
    if at == end or at[0] != b"=":
        return NULL
    at += 1
    while at < end and _is(at[0], BLANK):
        at += 1
    if at < end and at[0] in (b'"', b"'"):
        at = _find(at + 1, end, at[0])
        return at + 1 if at != NULL else NULL
    while at < end and not _is(at[0], BLANK) and at[0] != b">":
        at += 1
    return at


cdef Place _past_blanks(Place at, Place end) noexcept:
    while at < end and (_is(at[0], BLANK) or at[0] == b"/"):
        at += 1
    return at


cdef Place _odd_tag(Place at, Place end) noexcept:
    """A tag as HTML5 reads it, whatever its quotation marks."""
    at += 1
    if at < end and at[0] == b"/":
        at += 1
    if at == end or not _is(at[0], LETTER):
        return NULL
    at += 1
    while at < end and not _is(at[0], BLANK) and at[0] not in (b"/", b">"):
        at += 1
    at = _past_blanks(_more_attributes(at, end, MAX_ATTRIBUTES), end)
    return at + 1 if at < end and at[0] == b">" else NULL


cdef Place _tag_start(Place at, Place end) noexcept:
    """Where the first tag begins."""
    cdef Place name
    while True:
        at = _find(at, end, b"<")
        if at == NULL:
            return NULL
        name = at + 1
        if name < end and name[0] == b"/":
            name += 1
        if name < end and _is(name[0], LETTER):
            return at
        at += 1


cdef bint _may_hold_long_tag(Place start, Place end) noexcept:
    cdef Py_ssize_t size = end - start, values = 0, places = 0, parts
    cdef unsigned long long pairs = 0
    cdef Place at = start
    cdef Place place
    cdef Place last
    cdef Place ahead[2]
    cdef bint opened[2]
    cdef unsigned char marks[2]
    cdef int number
    marks[0], marks[1] = b'"', b"'"
    ahead[0] = ahead[1] = NULL
    opened[0] = opened[1] = False
    while at < end:
        place = _next_place(start, end, at, &parts)
        for number in range(2):
            last = _find_last(at, place, marks[number])
            if last != NULL:
                opened[number] = _opens_value(start, end, last)
            if opened[number] and ahead[number] < place:
                ahead[number] = _find(place, end, marks[number])
                if ahead[number] == NULL:
                    ahead[number] = end
                else:
                    parts += _parts_behind(ahead[number] + 1, end)
        if parts:
            pairs += <unsigned long long>parts * parts
            if pairs > <unsigned long long>(PAIRS_PER_BYTE * size):
                return True
        values += _count(place, min(place + COUNTED, end), b"=")
        places += 1
        at = place
    return values * BYTES_PER_VALUE > places * COUNTED and _count(start, end, b"=") > size // BYTES_PER_VALUE


cdef Place _next_place(Place data, Place data_end, Place at, Py_ssize_t *parts) noexcept:
    """The > behind the last < of the next bytes; `parts`: how many attributes a tag may have that ends there, if many."""
    cdef Place step_end = at + min(STEP, data_end - at)
    cdef Place start = _find_last(at, step_end, b"<")
    cdef Place end
    cdef Place nearer
    cdef Place tag
    parts[0] = 0
    if start == NULL:
        start = _find(step_end, data_end, b"<")
        if start == NULL:
            return data_end
    end = _find(start, data_end, b">")
    if end == NULL:
        end = data_end
    if end - start <= STEP:
        return end
    nearer = _find_last(at + 1, start, b">")
    if nearer != NULL:
        return nearer
    tag = _tag_start(at, end)
    if tag != NULL and _odd_tag(tag, data_end) == NULL:
        parts[0] = _parts(tag, end)
    return end


cdef bint _opens_value(Place start, Place end, Place quote) noexcept:
    """Whether a quotation mark may begin an attribute's value."""
    cdef Place at = quote
    cdef unsigned char before = (quote - 1)[0] if quote > start else (end - 1)[0]
    if before != b"=" and not _is(before, BLANK):
        return False
    start = quote - min(9, quote - start)
    while at > start and _is((at - 1)[0], SPACE):
        at -= 1
    return at == start or (at - 1)[0] == b"="


cdef Py_ssize_t _parts_behind(Place at, Place data_end) noexcept:
    """How many attributes a tag would have behind an attribute's value that ends here; 0 if they are few."""
    cdef Place end
    cdef Place far
    cdef Place far_end = at + min(FARTHEST, data_end - at)
    if at < data_end and at[0] == b">":
        return 0
    end = _past_blanks(_more_attributes(at, data_end, MOST_MORE), data_end)
    if end == data_end or end[0] == b">":
        return 0
    end = _find(at, far_end, b">")
    if end != NULL and not _holds_quoted_value(at, end):
        return _parts(at, end)
    far = _past_blanks(_more_attributes(at, far_end, -1), far_end)
    return _parts(at, far + 1) if far < far_end and far[0] == b">" else FARTHEST


cdef bint _holds_quoted_value(Place at, Place end) noexcept:
    while True:
        at = _find(at, end, b"=")
        if at == NULL:
            return False
        at += 1
        while at < end and _is(at[0], BLANK):
            at += 1
        if at < end and at[0] in (b'"', b"'"):
            return True


cdef Py_ssize_t _parts(Place at, Place end) noexcept:
    """How many attributes there may be between two places of one tag."""
    cdef Py_ssize_t words = 0
    cdef bint in_word = False
    cdef Place place = at
    while place < end:
        if _is(place[0], SPACE):
            in_word = False
        elif not in_word:
            in_word = True
            words += 1
        place += 1
    return words + _count(at, end, b"/") + _count(at, end, b'"') // 2 + _count(at, end, b"'") // 2
