"""`clean/parse/nesting.py` in C, tag by tag: the same answers in a tenth of the time.

Each part of that module's expressions is a function here, which returns where a match ends, or NULL.
"""

from libc.stdint cimport uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy

from clean.parse.native_bytes cimport Place, comment_end, count_of, find, quoted_end

from . import nesting, risk

cdef int MAX_ATTRIBUTES = risk.MAX_ATTRIBUTES
cdef int REORDERED = nesting._REORDERED
cdef frozenset _DRAWN = frozenset(nesting._DRAWN.rsplit(b"|", 1)[0].split(b"|"))
cdef object _tag_of = nesting._tag

cdef enum:
    MOST_DRAWN = 300  # elements of a drawing
    LONGEST_DRAWN = 24  # letters in the name of one
    MOST_NAMES = 800
    PLACES = 2048  # for names: the more of them are free, the sooner one is found
    # kinds of tags among text
    INLINE = 0
    PARTING = 1
    RAW = 2
    # kinds of bytes
    BLANK = 1
    LETTER = 2
    ENDS_NAME = 4
    ENDS_VALUE = 8
    BREAK = 16

cdef unsigned char _KINDS[256]

# Elements that are read as a whole, as numbers, one byte of it for a letter; the last one is 0.
cdef uint64_t _RAW[16]
cdef uint64_t SCRIPT = int.from_bytes(b"script", "big")
cdef uint64_t SELECT = int.from_bytes(b"select", "big")
cdef uint64_t SVG = int.from_bytes(b"svg", "big")


def _fill():
    cdef int place
    if MOST_NAMES != 2 * nesting.MOST_NAMES:
        raise ImportError("the table of names is of another size")
    for place, name in enumerate([*nesting._RAW, ""]):
        _RAW[place] = int.from_bytes(name.encode(), "big")
    for place in range(256):
        _KINDS[place] = (
            BLANK * (place in b"\t\n\f\r ")
            | LETTER * (place < 128 and chr(place).isalpha())
            | ENDS_NAME * (place in b"\t\n\f\r />=<\"'")
            | ENDS_VALUE * (place in b"\t\n\f\r \"'<>=")
            | BREAK * (place in b"\t\n\f\r />")
        )


_fill()


cdef inline bint _is(unsigned char byte, int kinds) noexcept:
    return _KINDS[byte] & kinds != 0


cdef struct Name:
    Place start
    Py_ssize_t size
    uint64_t hash
    int end  # the number of the end tag that it is or waits for; 0 for an element without one
    bint opens
    bint formats
    bint parts
    bint ends_itself
    bint is_cell
    int makes
    int kind  # among text


cdef struct Names:
    int count
    short places[PLACES]  # the number of a name; 0 for none
    Name of[MOST_NAMES + 1]
    bint around_cells[MOST_NAMES + 1]  # of an end tag by its number


cdef struct Count:
    Py_ssize_t nodes  # how many more there may be
    Py_ssize_t anew
    Py_ssize_t formatting
    Py_ssize_t depth
    Py_ssize_t deepest
    int *open  # end tags that are waited for, by their numbers; the first one is none


def plain_part(bytes data not None, Py_ssize_t nodes, Py_ssize_t deepest):
    """How many bytes of a page are plain, and the end tags of what is open there; None if it is not plainly made."""
    cdef Py_ssize_t size = len(data)
    cdef Place start = data
    cdef Py_ssize_t texts = _most_texts(start, start + size)
    part = _plain_part(data, nodes - texts, deepest, False)
    if part is None or part[0] == size:
        return part
    return _plain_part(data, nodes, deepest, True)


cdef Py_ssize_t _most_texts(Place start, Place end) noexcept:
    """How many texts there are at most: one before each tag that does not stand right behind another, and the last."""
    cdef Py_ssize_t count = 1
    cdef Place at = start
    while True:
        at = find(at, end, b"<")
        if at == NULL:
            return count
        count += at == start or (at - 1)[0] != b">"
        at += 1


cdef object _plain_part(bytes data, Py_ssize_t nodes, Py_ssize_t deepest, bint count_texts):
    cdef Names *names = <Names *>calloc(1, sizeof(Names))
    cdef Count count = Count(nodes, 0, 0, 0, deepest, <int *>calloc(max(deepest, 0) + 2, sizeof(int)))
    cdef Place start = data
    cdef list ends = [b""]
    cdef Place end
    cdef Py_ssize_t place
    try:
        if names == NULL or count.open == NULL:
            raise MemoryError
        end = _end_of_plain(start, start + len(data), count_texts, &count, names, ends)
        if end == NULL:
            return None
        return end - start, [ends[count.open[place]] for place in range(1, count.depth + 1)]
    finally:
        free(names)
        free(count.open)


cdef Place _end_of_plain(Place at, Place end, bint count_texts, Count *count, Names *names, list ends) except? NULL:
    """Where the part ends that holds so many elements and texts; NULL if it is not plain."""
    cdef Place behind = at
    cdef Place name_end
    cdef Name *tag
    while True:
        at = find(at, end, b"<")
        if at == NULL:
            return end
        count.nodes -= count_texts and at > behind
        behind = _token(at, end, &name_end)
        if behind == NULL:
            return NULL
        if name_end == NULL:
            count.anew += count.formatting
            count.nodes -= count.formatting + _most_in(at, behind)
        else:
            tag = _known(names, at + 1, name_end, ends)
            if tag == NULL or not _take(tag, count, names):
                return NULL
        if count.nodes < 0:
            if count.nodes + count.anew >= 0:
                return NULL
            return behind
        at = behind


cdef bint _take(Name *tag, Count *count, Names *names) noexcept:
    """Count what a tag makes; False if the page is not plain with it."""
    cdef int above = count.open[count.depth]
    cdef bint closes_last = tag.end and tag.end == above and not tag.opens
    if closes_last:
        count.depth -= 1
        count.formatting -= tag.formats
    if tag.parts:
        count.anew += count.formatting
        count.nodes -= count.formatting
    if tag.opens:
        count.nodes -= tag.makes
        if tag.is_cell and not names.around_cells[above]:
            return False
        if tag.end and not (tag.ends_itself and tag.end == above):
            count.depth += 1
            if count.depth > count.deepest:
                return False
            count.open[count.depth] = tag.end
            count.formatting += tag.formats
    elif tag.formats and not closes_last:
        count.anew += REORDERED
        count.nodes -= REORDERED
    elif not closes_last:
        count.nodes -= 1
    return True


cdef Name *_known(Names *names, Place start, Place end, list ends) except? NULL:
    """What a tag of this name does; NULL if a parser reads it by rules of its own, or if there are too many names."""
    cdef int count = names.count
    cdef Name *name = _found(names, start, end)
    if name == NULL or names.count == count:
        return name
    tag = _tag_of(start[:end - start])
    if tag is None:
        return NULL
    _learn(name, tag, names, ends)
    return name


cdef Name *_found(Names *names, Place start, Place end) noexcept:
    """The entry of a name, a new one if it has none; NULL if there are too many."""
    cdef Py_ssize_t size = end - start
    cdef uint64_t hash = 0xCBF29CE484222325ULL
    cdef Place at = start
    cdef Name *name
    cdef unsigned int place
    while at < end:
        hash = (hash ^ at[0]) * 0x100000001B3ULL
        at += 1
    place = <unsigned int>(hash ^ hash >> 32) % PLACES
    while names.places[place]:
        name = &names.of[names.places[place]]
        if name.hash == hash and name.size == size and not memcmp(name.start, start, size):
            return name
        place = (place + 1) % PLACES
    if names.count == MOST_NAMES:
        return NULL
    names.count += 1
    names.places[place] = names.count
    name = &names.of[names.count]
    name.start, name.size, name.hash = start, size, hash
    return name


cdef _learn(Name *name, object tag, Names *names, list ends):
    """Keep what a tag does, and the number of the end tag that it waits for."""
    if tag.end not in ends:
        names.around_cells[len(ends)] = tag.end in nesting._AROUND_CELLS
        ends.append(tag.end)
    name.end = ends.index(tag.end)
    name.opens, name.formats, name.parts = tag.opens, tag.formats, tag.parts
    name.ends_itself, name.is_cell, name.makes = tag.ends_itself, tag.is_cell, tag.makes


# ----------------------------------------------------------------------------------------------------------- text


def text_of(bytes data not None):
    """The text of markup, parted where elements part it."""
    cdef Py_ssize_t size = len(data)
    cdef Names *names = <Names *>calloc(1, sizeof(Names))
    cdef unsigned char *text = <unsigned char *>malloc(max(size, 1))
    cdef Place start = data
    try:
        if names == NULL or text == NULL:
            raise MemoryError
        return text[:_written(text, start, start + size, names)]
    finally:
        free(names)
        free(text)


cdef Py_ssize_t _written(unsigned char *text, Place at, Place end, Names *names) except -1:
    """How long the text is; it is never longer than the markup."""
    cdef Place behind = at
    cdef Place token_end
    cdef Place name_end
    cdef Py_ssize_t size = 0
    cdef int kind
    while True:
        at = find(at, end, b"<")
        if at == NULL:
            break
        memcpy(text + size, behind, at - behind)
        size += at - behind
        token_end = _token(at, end, &name_end)
        behind = token_end if token_end != NULL else at + 1
        if token_end != NULL and name_end != NULL:
            kind = _kind_of(names, at + 1, name_end)
            if kind == RAW:
                behind = _behind_raw(behind, end, at + 1, name_end - at - 1)
            elif kind == PARTING and not (size and text[size - 1] == b"\n"):
                text[size] = b"\n"
                size += 1
        elif token_end == NULL and _has_no_end(at + 1, end):
            return size
        elif behind == at + 1:
            text[size] = b"<"
            size += 1
        at = behind
    memcpy(text + size, behind, end - behind)
    return size + (end - behind)


cdef bint _has_no_end(Place at, Place end) noexcept:
    """Whether what is no token is one that goes on to the end of the page."""
    if at == end:
        return False
    return at[0] in (b"!", b"?") or at[0] == b"/" and not (end - at > 1 and _is(at[1], LETTER))


cdef int _kind_of(Names *names, Place start, Place end) except -1:
    """What a tag of this name is among text."""
    cdef int count = names.count
    cdef Name *entry = _found(names, start, end)
    if entry != NULL and names.count == count:
        return entry.kind
    name = start[:end - start].lower()
    kind = RAW if name in nesting.RAW_NAMES else INLINE if name.lstrip(b"/") in nesting.INLINE_NAMES else PARTING
    if entry != NULL:
        entry.kind = kind
    return kind


cdef Place _behind_raw(Place at, Place end, Place name, Py_ssize_t size) noexcept:
    while True:
        at = find(at, end, b"<")
        if at == NULL:
            return end
        if _begins_end_tag(at, end, name, size) and end - at > 2 + size and _is(at[2 + size], BREAK):
            at = _past(at + 2 + size, end, b">")
            return at if at != NULL else end
        at += 1


# --------------------------------------------------------------------------------------------------------- tokens


cdef Place _token(Place at, Place end, Place *name_end) except? NULL:
    """The end of what a < begins: an element that is read as a whole, a tag, a comment, or nothing.

    `name_end`: where the name of a tag ends, NULL if it is none.
    """
    cdef Place name = at + 1
    cdef Place tag_end
    cdef Place found
    cdef bint closes
    cdef uint64_t whole
    cdef Py_ssize_t size
    name_end[0] = NULL
    if name == end:
        return name
    if name[0] == b"!" and end - name > 2 and name[1] == b"-" and name[2] == b"-":
        return comment_end(name + 3, end)
    closes = name[0] == b"/"
    at = name + closes
    if at == end or not _is(at[0], LETTER):
        return _past(name + 1, end, b">") if closes or name[0] in (b"!", b"?") else name
    while at < end and not _is(at[0], ENDS_NAME):
        at += 1
    size = at - name
    whole = 0 if closes or at == end or not _is(at[0], BREAK) else _whole(name, size)
    tag_end = _tag_end(at, end)
    if whole and tag_end != NULL:
        found = _whole_end(tag_end, end, whole, name, size)
        if found != NULL:
            return found
    name_end[0] = at
    return tag_end


cdef inline Place _past(Place at, Place end, unsigned char byte) noexcept:
    at = find(at, end, byte)
    return at + 1 if at != NULL else NULL


cdef Place _tag_end(Place at, Place end) noexcept:
    """The end of a tag behind its name, if no < and > stand in its attributes, and they are few."""
    cdef Place next
    cdef Place value
    cdef int count
    for count in range(MAX_ATTRIBUTES):
        next = _past_blanks(at, end)
        if next == end or _is(next[0], ENDS_NAME):
            break
        while next < end and not _is(next[0], ENDS_NAME):
            next += 1
        if next < end and next[0] == b"=":
            value = _value_end(next + 1, end)
            if value != NULL:
                next = value
        at = next
    at = _past_blanks(at, end)
    return at + 1 if at < end and at[0] == b">" else NULL


cdef inline Place _past_blanks(Place at, Place end) noexcept:
    while at < end and (_is(at[0], BLANK) or at[0] == b"/"):
        at += 1
    return at


cdef Place _value_end(Place at, Place end) noexcept:
    cdef Place start = at
    if at < end and at[0] in (b'"', b"'"):
        return quoted_end(at, end)
    while at < end and not _is(at[0], ENDS_VALUE):
        at += 1
    return at if at > start else NULL


# ------------------------------------------------------------------------------------------ elements read as a whole


cdef uint64_t _whole(Place name, Py_ssize_t size) noexcept:
    """The name of an element that is read as a whole, as a number; 0 for any other."""
    cdef uint64_t number = 0
    cdef int place = 0
    if size > <Py_ssize_t>sizeof(number):
        return 0
    for place in range(size):
        number = number << 8 | name[place] | 0x20
    if number == SVG:
        return SVG if not memcmp(name, b"svg", 3) else 0
    if number == SCRIPT or number == SELECT:
        return number
    place = 0
    while _RAW[place] and _RAW[place] != number:
        place += 1
    return _RAW[place]


cdef Place _whole_end(Place at, Place end, uint64_t whole, Place name, Py_ssize_t size) except? NULL:
    """The end of an element of which the start tag ends here."""
    if whole == SCRIPT:
        return _script_end(at, end)
    if whole == SELECT:
        return _closed(_behind_options(at, end), end, name, size)
    if whole == SVG:
        return _drawing_end(at, end)
    while True:
        at = find(at, end, b"<")
        if at == NULL or _begins_end_tag(at, end, name, size):
            return _closed(at, end, name, size)
        at += 1


cdef bint _is_named(Place at, Place end, Place name, Py_ssize_t size) noexcept:
    """Whether a name, in upper or lower case, begins what stands there."""
    cdef Py_ssize_t place
    if end - at < size:
        return False
    for place in range(size):
        if (at[place] ^ name[place]) & ~0x20:
            return False
    return True


cdef inline bint _begins_end_tag(Place at, Place end, Place name, Py_ssize_t size) noexcept:
    return end - at > 1 and at[1] == b"/" and _is_named(at + 2, end, name, size)


cdef Place _closed(Place at, Place end, Place name, Py_ssize_t size) noexcept:
    """The end of the end tag that begins there, if one does."""
    if at == NULL or not _begins_end_tag(at, end, name, size):
        return NULL
    at += 2 + size
    while at < end and _is(at[0], BLANK):
        at += 1
    return at + 1 if at < end and at[0] == b">" else NULL


cdef Place _script_end(Place at, Place end) noexcept:
    """The end of a script; NULL with both <!-- and <script in it: it may end at a later </script>."""
    cdef Place script = b"script"
    cdef Place start = at
    while True:
        at = find(at, end, b"<")
        if at == NULL or _begins_end_tag(at, end, script, 6):
            return _closed(at, end, script, 6)
        if end - at > 3 and not memcmp(at, b"<!--", 4):
            break
        at += 1
    at = start
    while True:
        at = find(at, end, b"<")
        if at == NULL or _is_named(at + 1, end, script, 6) or _begins_end_tag(at, end, script, 6):
            return _closed(at, end, script, 6)
        at += 1


cdef Place _behind_options(Place at, Place end) noexcept:
    """What follows the options of a field, and a text."""
    cdef Place start
    cdef Place name
    while True:
        start = find(at, end, b"<")
        if start == NULL:
            return NULL
        name = start + 1
        if name < end and name[0] == b"/":
            name += 1
        at = _past_letters(name, end)
        if not (at - name == 6 and not memcmp(name, b"option", 6) or at - name == 8 and not memcmp(name, b"optgroup", 8)):
            return start
        at = _tag_end(at, end) if at < end and _is(at[0], BREAK) else NULL
        if at == NULL:
            return start


cdef inline Place _past_letters(Place at, Place end) noexcept:
    while at < end and _is(at[0], LETTER):
        at += 1
    return at


cdef Place _drawing_end(Place at, Place end) except? NULL:
    cdef Place next
    cdef int count
    for count in range(MOST_DRAWN):
        next = find(at, end, b"<")
        if next == NULL:
            return NULL
        next = _drawn(next, end)
        if next == NULL:
            break
        at = next
    at = find(at, end, b"<")
    return _closed(at, end, b"svg", 3) if at != NULL and end - at > 4 and not memcmp(at, b"</svg", 5) else NULL


cdef Place _drawn(Place at, Place end) except? NULL:
    """The end of a tag, or of a title, that stands in a drawing."""
    cdef Place name = at + 1
    cdef Place name_end
    cdef Py_ssize_t size
    if name < end and name[0] == b"/":
        name += 1
    name_end = _past_letters(name, end)
    size = name_end - name
    if name == at + 1 and name_end < end and name_end[0] == b">" and _is_title(name, size):
        at = find(name_end, end, b"<")
        if at == NULL or end - at < 2 or at[1] != b"/":
            return NULL
        name = at + 2
        name_end = _past_letters(name, end)
        return name_end + 1 if name_end < end and name_end[0] == b">" and _is_title(name, name_end - name) else NULL
    if size > LONGEST_DRAWN or name_end == end or not _is(name_end[0], BREAK):
        return NULL
    return _tag_end(name_end, end) if _is_effect(name, size) or name[:size] in _DRAWN else NULL


cdef inline bint _is_title(Place name, Py_ssize_t size) noexcept:
    return size == 5 and not memcmp(name, b"title", 5) or size == 4 and not memcmp(name, b"desc", 4)


cdef inline bint _is_effect(Place name, Py_ssize_t size) noexcept:
    """Whether a name of letters is one of a filter's effects."""
    return 5 <= size <= 23 and name[0] == b"f" and name[1] == b"e" and name[2] < b"a"


cdef Py_ssize_t _most_in(Place start, Place end) noexcept:
    """How many elements and texts there may be in what is read as a whole."""
    cdef bint holds_elements = _is_named(start + 1, end, b"svg", 3) or _is_named(start + 1, end, b"sel", 3)
    return 2 * count_of(start, end, b"<") if holds_elements else 2
