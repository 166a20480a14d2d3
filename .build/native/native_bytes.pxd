"""Places in a page's bytes, and what is looked for there."""

from libc.stdint cimport uint64_t
from libc.string cimport memchr

ctypedef const unsigned char *Place

cdef enum:
    PART = 128
    # What was left out of a page is marked so: the mark, and where it stands, in so many bytes.
    MARK = 1
    MARKED = 17
    MOST_MARKED = 1 << 28  # bytes of a page


cdef inline unsigned char _count_in_part(Place part, unsigned char byte) noexcept:
    """Many at once: the compiler makes vectors of it."""
    cdef unsigned char count = 0
    cdef int step
    for step in range(PART):
        count += part[step] == byte
    return count


cdef inline Py_ssize_t count_of(Place at, Place end, unsigned char byte) noexcept:
    cdef Py_ssize_t count = 0
    while end - at >= PART:
        count += _count_in_part(at, byte)
        at += PART
    while at < end:
        count += at[0] == byte
        at += 1
    return count


cdef inline Place find(Place at, Place end, unsigned char byte) noexcept:
    return <Place>memchr(at, byte, end - at) if at < end else NULL


cdef inline Place find_last(Place start, Place end, unsigned char byte) noexcept:
    while end - start >= PART and not _count_in_part(end - PART, byte):
        end -= PART
    while end > start:
        end -= 1
        if end[0] == byte:
            return end
    return NULL


cdef inline Place quoted_end(Place at, Place end) noexcept:
    """Where a value ends that a quotation mark opens here; NULL if < or > stands in it, or nothing closes it."""
    cdef unsigned char quote = at[0]
    at += 1
    while at < end and at[0] not in (quote, b"<", b">"):
        at += 1
    return at + 1 if at < end and at[0] == quote else NULL


cdef inline Place comment_end(Place at, Place end) noexcept:
    """Where a comment ends, given what stands behind its <!--; NULL if nothing closes it."""
    if at < end and at[0] == b">":
        return at + 1
    if end - at > 1 and at[0] == b"-" and at[1] == b">":
        return at + 2
    while True:
        at = find(at, end, b"-")
        if at == NULL or end - at < 3:
            return NULL
        if at[1] == b"-" and at[2] == b">":
            return at + 3
        if at[1] == b"-" and at[2] == b"!" and end - at > 3 and at[3] == b">":
            return at + 4
        at += 1


cdef inline unsigned char *write_marked(unsigned char *to, uint64_t start, uint64_t size) noexcept:
    """Write where a part of a page begins and how long it is; where to go on."""
    cdef uint64_t number = start << 32 | size
    cdef int step
    to[0] = MARK
    for step in range(1, MARKED):
        to[step] = c"A" + <int>(number >> 60)
        number <<= 4
    return to + MARKED


cdef inline bint read_marked(Place at, Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *size) noexcept:
    """Whether a text is nothing but a mark, and what it says."""
    cdef uint64_t number = 0
    cdef int step
    if length != MARKED or at[0] != MARK:
        return False
    for step in range(1, MARKED):
        number = number << 4 | (at[step] - c"A") & 15
    start[0], size[0] = number >> 32, number & 0xFFFFFFFF
    return True
