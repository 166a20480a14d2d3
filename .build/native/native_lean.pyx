"""A page's bytes without what nobody asks the parser for, which it takes a third of its time to read.

Left out are attributes that no step reads, what is not shown between elements that part lines anyhow (white space,
comments, styles, scripts that load another), and what stands in scripts: in the place of that stands where it is found.
The tree says the same otherwise; where markup leaves that in doubt, or all that follows, the page stays as it is.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.ref cimport PyObject, Py_DECREF
from libc.stdint cimport uint64_t
from libc.string cimport memcpy

from clean.parse.native_bytes cimport MARK, MOST_MARKED, Place, comment_end, find, write_marked

from . import risk
from .tags import SOURCES

cdef extern from *:
    """
    #define EIGHT 0x0101010101010101ULL  /* bytes, each 1 */
    #define FIRST_IS_LOWEST (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)  /* of the bytes of a number */
    static inline int first_byte(unsigned long long marks) { return __builtin_ctzll(marks) >> 3; }
    """
    uint64_t EIGHT
    bint FIRST_IS_LOWEST
    int first_byte(uint64_t marks) noexcept

cdef extern from "Python.h":
    PyObject *PyBytes_FromStringAndSize(const char *text, Py_ssize_t size) except NULL
    int _PyBytes_Resize(PyObject **bytes, Py_ssize_t size) except -1

cdef enum:
    # What a tag is. All that is not listed may stand in a line.
    IN_LINE = 0
    PARTING = 1  # begins a block wherever it stands, which only its own end tag ends
    ITEM = 2  # begins a block wherever it stands, which others may end
    CELL = 3  # begins a block, or is left out
    FORM = 4  # the same, and ends no other
    BREAK = 5
    PICTURE = 6
    FIELD = 7  # without an end, but shown
    TOLD = 8  # without an end, and not shown
    ROOT = 9
    RAW = 10
    CODE = 11  # scripts and styles
    FOREIGN = 12  # an element in which others mean something else
    ODD = 13
    # Which attributes are read.
    ANY = 1
    OF_LINK = 2
    OF_TEXT = 4
    OF_CODE = 8
    OF_DRAWING = 16
    OF_PICTURE = 32
    OF_HEAD = 64
    OF_NO_PICTURE = 128  # of none that nobody asks for
    # Kinds of bytes.
    BLANK = 1
    LETTER = 2
    ENDS_NAME = 4
    ENDS_VALUE = 8
    SIZE = 512  # of the tables of names
    DEEPEST = 64  # elements of a line in each other
    MOST_LEVELS = 256  # blocks in each other; the walk goes down to twice as many
    SHORTEST = 32  # of code that is left out

cdef unsigned char _KINDS[256]
cdef unsigned char _LOWER[256]


cdef struct Known:
    uint64_t name  # one byte of it for a letter
    int kind
    int reads


cdef Known _TAGS[SIZE]
cdef Known _ATTRIBUTES[SIZE]


cdef inline unsigned int _place(uint64_t name) noexcept:
    return <unsigned int>((name * 0x9E3779B97F4A7C15ULL) >> 55)


cdef inline Known *_found(Known *table, uint64_t name) noexcept:
    """The entry of a name, or the empty one that ends the search for it."""
    cdef unsigned int place = _place(name)
    while table[place].name and table[place].name != name:
        place = (place + 1) % SIZE
    return &table[place]


cdef _add(Known *table, str names, int kind, int reads):
    cdef uint64_t number
    cdef Known *entry
    for name in names.split():
        number = _number(name.encode())
        entry = _found(table, number)
        entry.name, entry.kind, entry.reads = number, kind, reads


cdef uint64_t _number(bytes name):
    cdef Place start = name
    cdef uint64_t number = 0
    _named(start, start + len(name), &number)
    return number


def _fill():
    cdef int place
    for place in range(256):
        _LOWER[place] = ord(chr(place).lower()) if place < 128 else place
        _KINDS[place] = (
            BLANK * (place in b"\t\n\f\r ")
            | LETTER * (place < 128 and chr(place).isalpha())
            | ENDS_NAME * (place in b"\t\n\f\r />=")
            | ENDS_VALUE * (place in b"\t\n\f\r >")
        )
    in_line = "span label cite time abbr q sup sub mark var kbd samp bdi bdo dfn ins del ruby"
    _add(_TAGS, in_line, IN_LINE, OF_TEXT)
    _add(_TAGS, "a", IN_LINE, OF_LINK)
    _add(_TAGS, risk.FORMATTING, IN_LINE, 0)  # how often one is opened anew depends on its attributes
    _add(
        _TAGS,
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header "
        "hgroup main menu nav ol section summary table ul",
        PARTING,
        ANY,
    )
    _add(_TAGS, "dd dt h1 h2 h3 h4 h5 h6 li p", ITEM, ANY)
    _add(_TAGS, "caption colgroup tbody td tfoot th thead tr", CELL, ANY)
    _add(_TAGS, "body form", FORM, ANY)
    _add(_TAGS, "br hr", BREAK, ANY)
    _add(_TAGS, "img image", PICTURE, OF_PICTURE)
    _add(_TAGS, "input embed area wbr param source track keygen basefont bgsound col frame", FIELD, OF_CODE)
    _add(_TAGS, "meta link base", TOLD, OF_HEAD)
    _add(_TAGS, "html head", ROOT, ANY)
    _add(_TAGS, risk.RAW_TEXT, RAW, ANY)
    _add(_TAGS, "iframe", RAW, OF_CODE)
    _add(_TAGS, "script style", CODE, OF_CODE)
    _add(_TAGS, "svg select", FOREIGN, 0)
    _add(_TAGS, "math frameset plaintext", ODD, 0)
    _add(_TAGS, "pre listing", IN_LINE, 0)
    _add(_ATTRIBUTES, "style itemtype", 0, ANY | OF_LINK | OF_TEXT)
    _add(_ATTRIBUTES, "href", 0, ANY | OF_LINK | OF_TEXT | OF_HEAD)
    _add(_ATTRIBUTES, "rel content name property itemprop", 0, ANY | OF_HEAD)
    _add(_ATTRIBUTES, "title", 0, ANY | OF_TEXT | OF_PICTURE)
    _add(_ATTRIBUTES, "datetime", 0, ANY | OF_TEXT)
    _add(_ATTRIBUTES, "type", 0, ANY | OF_CODE)
    _add(_ATTRIBUTES, "hidden id role", 0, ANY)
    _add(_ATTRIBUTES, "width height srcset data-srcset", 0, OF_PICTURE)
    _add(_ATTRIBUTES, " ".join(SOURCES), 0, OF_PICTURE)  # src, which others have, too, among them
    _add(_ATTRIBUTES, "alt class eeimg src", 0, ANY | OF_PICTURE)


_fill()

cdef uint64_t SVG = _number(b"svg"), SCRIPT = _number(b"script"), STYLE = _number(b"style")
cdef uint64_t TITLE = _number(b"title"), PRE = _number(b"pre"), LISTING = _number(b"listing")
cdef uint64_t A = _number(b"a"), TABLE = _number(b"table"), P = _number(b"p"), LI = _number(b"li"), DD = _number(b"dd")
cdef uint64_t DT = _number(b"dt"), DL = _number(b"dl"), UL = _number(b"ul"), OL = _number(b"ol")
cdef uint64_t BASE = _number(b"base"), REL = _number(b"rel")
cdef uint64_t ALT = _number(b"alt"), NAME = _number(b"name"), PROPERTY = _number(b"property"), ITEMPROP = _number(b"itemprop")
cdef uint64_t BODY = _number(b"body"), OPTION = _number(b"option"), OPTGROUP = _number(b"optgroup")


cdef struct Page:
    Place start
    Place end
    unsigned char *to  # what is left is written there
    Place behind  # what was written or left out
    Place token_end  # of the last one
    unsigned char *to_before  # as these were before the last tag
    Place behind_before
    bint has_begun  # some element did
    bint is_bare  # nothing was shown yet
    bint parted  # the next text begins a block, whatever stands before it
    bint in_doubt  # whether elements end where they seem to
    bint behind_picture
    bint holds_nothing  # whether the block that was opened last may still hold nothing, and then is none
    bint holds_verbatim  # whether some element shows its text as it stands, code and all
    bint is_closed  # whether a slash ends the last tag
    bint tells  # whether the last one, if it is one of the head, may tell something, or that of a picture has a text
    bint has_pictures  # whether those are asked for
    uint64_t opened  # the last block, as long as no other was opened or closed
    Py_ssize_t blocks  # that are open, those of which it is told
    uint64_t open_blocks[MOST_LEVELS]
    Py_ssize_t depth  # of elements that stand in a line
    uint64_t open[DEEPEST]
    Py_ssize_t blocks_around[DEEPEST]
    uint64_t foreign  # the outermost foreign element
    Py_ssize_t foreign_depth


def lean(bytes data not None, bint pictures=True):
    """The page without what is not read; the page itself if nothing can be left out.

    pictures: whether those are asked for, and not only the texts in their place.
    """
    cdef Page page
    cdef PyObject *left
    if len(data) >= MOST_MARKED:
        return data
    left = PyBytes_FromStringAndSize(NULL, len(data))
    cdef unsigned char *start = <unsigned char *>PyBytes_AS_STRING(<object>left)
    page.start = page.behind = page.token_end = data
    page.end = page.start + len(data)
    page.to = start
    page.is_bare = True
    page.parted = page.in_doubt = page.behind_picture = page.holds_verbatim = page.is_closed = False
    page.tells, page.has_pictures = False, pictures
    page.has_begun = page.holds_nothing = False
    page.opened = page.foreign = 0
    page.blocks = page.depth = page.foreign_depth = 0
    if not _read(&page) or page.behind == page.start:
        Py_DECREF(<object>left)
        return data
    _leave_out(&page, page.end, page.end)
    _PyBytes_Resize(&left, page.to - start)
    result = <object>left
    Py_DECREF(result)
    return result


cdef inline void _leave_out(Page *page, Place at, Place behind) noexcept:
    cdef Py_ssize_t size = at - page.behind
    memcpy(page.to, page.behind, size)
    page.to += size
    page.behind = behind


cdef bint _read(Page *page) noexcept:
    """Write the page; False if it is in doubt what stands in it."""
    cdef Place at
    cdef Place next
    while True:
        at = page.token_end
        if at < page.end and at[0] != b"<":
            at = find(at, page.end, b"<")
        if at == NULL or page.end - at < 2:
            return True
        next = at + 1
        if _is(next[0], LETTER):
            if not _read_start(page, at):
                return False
        elif next[0] == b"/" and page.end - next > 1 and _is(next[1], LETTER):
            if not _read_end(page, at):
                return False
        elif next[0] in (b"!", b"?", b"/"):
            _take_gap(page, at, False)
            if page.foreign and not (next[0] == b"!" and page.end - next > 1 and next[1] == b"-"):
                return False
            page.token_end = _declaration_end(next, page.end)
            if page.token_end == NULL:
                return False
            if next[1] == b"-" and _is_between(page):
                _leave_out(page, at, page.token_end)
            page.holds_nothing = False
        else:  # text
            page.parted = page.is_bare = page.behind_picture = False
            page.token_end = next


cdef inline Place _or_end(Page *page, Place at) noexcept:
    """The end of a token, which is that of the page if it is left open."""
    return at if at != NULL else page.end


cdef inline bint _is(unsigned char byte, int kinds) noexcept:
    return _KINDS[byte] & kinds != 0


cdef inline bint _is_blank(Page *page, Place at) noexcept:
    """Whether there is nothing but white space between the last token and a place."""
    cdef Place place = page.token_end
    while place < at and _is(place[0], BLANK):
        place += 1
    return place == at


cdef inline Place _named(Place at, Place end, uint64_t *name) noexcept:
    """The end of a name; the name as a number."""
    cdef uint64_t eight, ends
    cdef int size
    if FIRST_IS_LOWEST and end - at >= 8:
        memcpy(&eight, at, 8)
        ends = _marked_blank(eight) | _marked(eight, b"/") | _marked(eight, b">") | _marked(eight, b"=")
        if ends:
            size = first_byte(ends)
            name[0] = (eight | EIGHT * 0x20) & ((<uint64_t>1 << 8 * size) - 1)
            if _is(at[size], ENDS_NAME):
                return at + size
    return _named_slowly(at, end, name)


cdef Place _named_slowly(Place at, Place end, uint64_t *name) noexcept:
    cdef Place start = at
    cdef uint64_t number = 0
    while at < end and not _is(at[0], ENDS_NAME):
        number = number >> 8 | <uint64_t>(at[0] | 0x20) << 56
        at += 1
    if at - start > 8:  # the last letters of a long one, and how many there are
        number = number ^ <uint64_t>(at - start) << 48 | <uint64_t>1 << 63
    elif at > start:
        number >>= 64 - 8 * (at - start)
    name[0] = number
    return at


cdef inline uint64_t _marked(uint64_t eight, unsigned char byte) noexcept:
    """A mark in the first of eight bytes that is this one, and perhaps in some behind it."""
    eight ^= EIGHT * byte
    return (eight - EIGHT) & ~eight & EIGHT * 0x80


cdef inline uint64_t _marked_blank(uint64_t eight) noexcept:
    """The same for those up to the blank."""
    return (eight - EIGHT * 0x21) & ~eight & EIGHT * 0x80


cdef inline void _take_gap(Page *page, Place at, bint parts) noexcept:
    """Leave out white space before a tag if a block ends or begins there. `parts`: whether the tag does that."""
    if at == page.token_end:
        return
    if not _is_blank(page, at):
        page.parted = page.is_bare = page.behind_picture = False
    elif (page.parted or parts or page.is_bare) and _is_plain(page):
        _leave_out(page, page.token_end, at)


cdef inline bint _is_plain(Page *page) noexcept:
    """Whether what is not shown is missed by nobody between the texts of blocks."""
    return not (page.depth or page.in_doubt or page.foreign or page.behind_picture)


cdef inline bint _is_between(Page *page) noexcept:
    """Whether what is not shown stands between blocks, or before the first text of one, and not alone in it."""
    cdef uint64_t around
    if not _is_plain(page) or page.holds_nothing:
        return False
    if page.is_bare:
        return True
    if not page.parted or not page.blocks:
        return False
    around = page.open_blocks[page.blocks - 1]  # what stands in a table beside its cells is put elsewhere
    return around == BODY or around != TABLE and _found(_TAGS, around).kind == PARTING


cdef bint _read_start(Page *page, Place at) noexcept:
    cdef uint64_t name
    cdef Place name_end = _tag_name(at + 1, page.end, &name)
    cdef Known *tag = _found(_TAGS, name)
    cdef int kind = tag.kind
    cdef int reads = tag.reads
    cdef bint is_empty
    if kind == ODD:
        return False
    if page.foreign and tag.name and not _may_be_foreign(page, name):
        return False
    # What stands in a table beside its cells is shown before the table.
    _take_gap(page, at, kind == PARTING and name != TABLE or kind == ITEM or kind == BREAK)
    if page.foreign:
        reads = OF_DRAWING if page.foreign == SVG and not tag.name else 0
    elif reads & (OF_LINK | OF_TEXT) and page.holds_verbatim and (page.depth or page.in_doubt):  # perhaps of code
        reads = ANY
    page.to_before, page.behind_before = page.to, page.behind
    if reads == OF_PICTURE and not page.has_pictures:
        page.token_end = _or_end(page, _attributes_end(page, name_end, OF_NO_PICTURE))
        if page.tells:
            page.to, page.behind = page.to_before, page.behind_before
            page.token_end = _or_end(page, _attributes_end(page, name_end, reads))
    else:
        page.token_end = _or_end(page, _attributes_end(page, name_end, reads))
    is_empty = page.is_closed and SVG in (name, page.foreign)
    if kind == TOLD and not page.tells and name != BASE and page.has_begun and _is_between(page):
        page.to, page.behind = page.to_before, page.behind_before
        _leave_out(page, at, page.token_end)
        return True
    if kind == RAW or kind == CODE:
        page.is_bare = page.is_bare and (kind == CODE or name == TITLE)
        page.parted = page.parted and kind == CODE
        return is_empty or _read_raw(page, at, name_end, kind == CODE, name)
    page.has_begun = True
    if kind not in (ROOT, FORM, FIELD):  # which may be left out
        page.holds_nothing = False
    if page.foreign:
        page.foreign_depth += name == page.foreign and not is_empty
        return True
    if kind == FOREIGN:
        page.parted = page.is_bare = False
        if not is_empty:
            page.foreign, page.foreign_depth = name, 1
    elif kind == PARTING or kind == ITEM:
        page.parted, page.is_bare, page.behind_picture = True, False, False
        _open_block(page, name, kind)
        page.opened = 0 if page.depth else name
        page.holds_nothing = True
    elif name == BODY and not page.is_bare:  # is left out
        page.opened = 0
    elif kind == CELL or kind == FORM:
        page.parted = page.parted or page.is_bare
        page.is_bare = False
        _open_block(page, name, kind)
        page.opened = 0
        page.holds_nothing = True
    elif kind == BREAK:
        page.parted, page.is_bare, page.behind_picture = True, False, False
    elif kind == IN_LINE:
        page.parted = page.is_bare = page.behind_picture = False
        page.holds_verbatim = page.holds_verbatim or name == PRE or name == LISTING
        if page.depth == DEEPEST:
            page.in_doubt = True
        else:
            page.open[page.depth], page.blocks_around[page.depth] = name, page.blocks
            page.depth += 1
    elif kind != TOLD and not (kind == ROOT and page.is_bare):
        page.parted = page.is_bare = False
        page.behind_picture = page.behind_picture or kind == PICTURE
    return True


cdef bint _may_be_foreign(Page *page, uint64_t name) noexcept:
    """Whether a known element stands in a foreign one as any other, and ends nothing."""
    if page.foreign == SVG:
        return name in (A, SVG, TITLE, STYLE, SCRIPT)
    return name in (OPTION, OPTGROUP)


cdef inline void _open_block(Page *page, uint64_t name, int kind) noexcept:
    cdef uint64_t around = page.open_blocks[page.blocks - 1] if page.blocks else 0
    if kind == CELL and around != TABLE and _found(_TAGS, around).kind != CELL:
        _forget_blocks(page)
    elif name in (LI, DD, DT) and around not in (name, UL, OL, DL):
        _forget_blocks(page)
    if page.blocks == MOST_LEVELS:
        page.in_doubt = True
    else:
        page.open_blocks[page.blocks] = name
        page.blocks += 1


cdef inline void _forget_blocks(Page *page) noexcept:
    """It is not told which blocks are open."""
    page.blocks = 0
    if page.depth:
        page.in_doubt = True


cdef inline bint _ends_for_certain(Page *page, uint64_t name, int kind) noexcept:
    """Whether an end tag ends the block that was opened last."""
    if not page.blocks or page.open_blocks[page.blocks - 1] != name or page.depth or page.in_doubt:
        return False
    return kind == PARTING or name == page.opened


cdef inline void _close_block(Page *page, uint64_t name, bint is_certain) noexcept:
    if is_certain:
        page.parted, page.behind_picture, page.holds_nothing = True, False, False
        page.blocks -= 1
    elif not page.blocks or page.open_blocks[page.blocks - 1] != name:
        if name != P:
            _forget_blocks(page)
    else:
        if page.depth and page.blocks == page.blocks_around[page.depth - 1]:
            page.in_doubt = True
        page.blocks -= 1
    page.opened = 0


cdef bint _read_end(Page *page, Place at) noexcept:
    cdef uint64_t name
    cdef Place name_end = _tag_name(at + 2, page.end, &name)
    cdef int kind = _found(_TAGS, name).kind
    cdef bint is_certain = _ends_for_certain(page, name, kind)
    _take_gap(page, at, is_certain)
    page.token_end = _or_end(page, _attributes_end(page, name_end, 0))
    if page.foreign:
        page.foreign_depth -= name == page.foreign
        if not page.foreign_depth:
            page.foreign = 0
        return True
    if kind in (PARTING, ITEM, CELL, FORM):
        page.is_bare = False
        _close_block(page, name, is_certain)
    elif kind == IN_LINE:
        page.parted = page.is_bare = False
        if page.depth:
            page.depth -= 1
            page.behind_picture = False
            if page.open[page.depth] != name or page.blocks_around[page.depth] != page.blocks:
                page.in_doubt = True
    elif not (kind == ROOT and page.is_bare):
        page.parted = page.is_bare = False
    return True


cdef inline Place _tag_name(Place at, Place end, uint64_t *name) noexcept:
    at = _named(at, end, name)
    while at < end and at[0] == b"=":  # is part of a tag's name
        name[0] = 0
        at += 1
        while at < end and not _is(at[0], ENDS_NAME):
            at += 1
    return at


cdef Place _attributes_end(Page *page, Place at, int reads) noexcept:
    """The end of a tag, behind its name; NULL if it has none. `reads`: which attributes are not left out; 0 for all."""
    cdef Place end = page.end
    cdef Place start
    cdef Place name_start
    cdef Place next
    cdef uint64_t name
    cdef bint is_styled = True  # whether no style was left out: one behind it counts as little
    cdef bint is_read
    page.is_closed = page.tells = False
    if at < end and at[0] == b">":
        return at + 1
    while True:
        start = at
        while at < end and (_is(at[0], BLANK) or at[0] == b"/"):
            at += 1
        if at == end:
            return NULL
        if at[0] == b">":
            page.is_closed = at > start and (at - 1)[0] == b"/"
            return at + 1
        name_start = at
        if at[0] == b"=":
            at = _named(at + 1, end, &name)
            name = 0
        else:
            at = _named(at, end, &name)
        is_read = not reads or _found(_ATTRIBUTES, name).reads & reads != 0
        next = at
        while next < end and _is(next[0], BLANK):
            next += 1
        if next < end and next[0] == b"=":
            at = _value_end(next + 1, end)
            if at == NULL:
                return NULL
            if name == STYLE and reads and is_read:
                is_read = is_styled and _is_telling_style(next + 1, at)
                is_styled = is_read
            if reads == OF_HEAD:
                page.tells = page.tells or name in (NAME, PROPERTY, ITEMPROP) or name == REL and _may_relate(next + 1, at)
            elif reads == OF_NO_PICTURE:
                page.tells = page.tells or name == ALT and not _is_empty(next + 1, at)
            next = at
            while next < end and _is(next[0], BLANK):
                next += 1
        if not is_read and next < end and next[0] != b"=":
            _leave_out(page, start if next > at or next[0] == b">" else name_start, at)


cdef inline bint _may_relate(Place at, Place end) noexcept:
    """Whether the value of a relation may be canonical or next."""
    while at < end and (_is(at[0], BLANK) or at[0] in (b'"', b"'")):
        at += 1
    return at < end and (at[0] | 0x20 in (b"c", b"n") or at[0] == b"&")


cdef inline bint _is_empty(Place at, Place end) noexcept:
    """Whether there is nothing in a value."""
    while at < end and _is(at[0], BLANK):
        at += 1
    return at == end or (at[0] in (b'"', b"'") and end - at == 2)


cdef bint _is_telling_style(Place start, Place end) noexcept:
    """Whether a style may keep an element from being seen (`styles`), or set a text's weight or slant (`targets`)."""
    cdef Place at = start
    cdef Place name_end
    cdef Place value
    if find(at, end, b"&") != NULL:  # may be any character
        return True
    while True:
        at = find(at, end, b":")
        if at == NULL:
            return False
        name_end = at
        while name_end > start and _may_be_space((name_end - 1)[0]):
            name_end -= 1
        value = at + 1
        while value < end and _may_be_space(value[0]):
            value += 1
        if value < end and _is_telling(start, name_end, value[0] | 0x20):
            return True
        at += 1


cdef inline bint _may_be_space(unsigned char byte) noexcept:
    return byte <= 32 or byte > 126


cdef bint _is_telling(Place start, Place end, unsigned char value) noexcept:
    """Whether a style of the name that ends at a place, with a value that begins so, in lower case, says any of that."""
    cdef unsigned char last
    if end - start < 3:
        return False
    last = (end - 1)[0] | 0x20
    if last == b"y":  # display, visibility, opacity
        return value in (b"n", b"h", b"0")
    if value == b"-":  # text-indent, left, right, top
        return last == b"t" or last == b"p"
    if last == b"t":
        if _ends_with(start, end, "font", 4) or _ends_with(start, end, "weight", 6):
            return True
        return (value == b"0" or value == b"1") and _is_bare(start, end, "height", 6)
    if last == b"h":
        return (value == b"0" or value == b"1") and _is_bare(start, end, "width", 5)
    return last == b"e" and (
        _ends_with(start, end, "font-style", 10) or (value == b"0" and _ends_with(start, end, "font-size", 9))
    )


cdef inline bint _ends_with(Place start, Place end, const char *name, int size) noexcept:
    """Whether a name ends with another one, which is in lower case."""
    cdef int place
    if end - start < size:
        return False
    for place in range(1, size + 1):
        if (end[-place] | 0x20) != <unsigned char>name[size - place]:
            return False
    return True


cdef inline bint _is_bare(Place start, Place end, const char *name, int size) noexcept:
    """The same, if no letter or hyphen stands before it: line-height, max-width."""
    cdef Place before = end - size - 1
    return _ends_with(start, end, name, size) and not (
        before >= start and (before[0] == b"-" or _is(before[0], LETTER))
    )


cdef inline Place _value_end(Place at, Place end) noexcept:
    while at < end and _is(at[0], BLANK):
        at += 1
    if at == end:
        return NULL
    if at[0] in (b'"', b"'"):
        at = find(at + 1, end, at[0])
        return at + 1 if at != NULL else NULL
    while at < end and not _is(at[0], ENDS_VALUE):
        at += 1
    return at


cdef Place _declaration_end(Place at, Place end) noexcept:
    """The end of what begins with <! or <?, or with </ and no letter."""
    if at[0] != b"!" or end - at < 3 or at[1] != b"-" or at[2] != b"-":
        at = find(at, end, b">")
        return at + 1 if at != NULL else NULL
    return comment_end(at + 3, end)


cdef bint _read_raw(Page *page, Place tag, Place name_end, bint is_code, uint64_t number) noexcept:
    """Read what is text up to its own end tag."""
    cdef Place name = tag + 1
    cdef Py_ssize_t size = name_end - name
    cdef Place start = page.token_end
    cdef Place at = start
    cdef bint holds_comment = False
    while True:
        at = find(at, page.end, b"<")
        if at == NULL or page.end - at < 3 + size:
            return False
        if at[1] == b"/" and _is_name(at + 2, name, size):
            break
        if page.foreign:
            return False
        if size == 6:  # with both <!-- and <script in it, a script may end at a later </script>
            if at[1] == b"!" and at[2] == b"-" and at[3] == b"-":
                holds_comment = True
            elif holds_comment and _is_name(at + 1, name, size):
                return False
        at += 1
    if is_code and not page.foreign:
        if start[0] == MARK:
            return False
        if (number == STYLE or at == start) and page.has_begun and _is_between(page):  # a doctype counts before all
            page.token_end = _or_end(page, _attributes_end(page, at + 2 + size, 0))
            page.to, page.behind = page.to_before, page.behind_before
            _leave_out(page, tag, page.token_end)
            return True
        page.has_begun, page.holds_nothing = True, False
        if at - start >= SHORTEST and not (page.holds_verbatim and (page.depth or page.in_doubt)):
            _leave_out(page, start, at)
            page.to = write_marked(page.to, start - page.start, at - start)
    page.token_end = _or_end(page, _attributes_end(page, at + 2 + size, 0))
    return True


cdef bint _is_name(Place at, Place name, Py_ssize_t size) noexcept:
    cdef Py_ssize_t place
    for place in range(size):
        if _LOWER[at[place]] != _LOWER[name[place]]:
            return False
    return _is(at[size], ENDS_NAME) and at[size] != b"="
