"""Places in a page's bytes, and what is looked for there."""

from libc.string cimport memchr

ctypedef const unsigned char *Place

cdef enum:
    PART = 128


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
