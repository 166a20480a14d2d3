"""Text of one to three bytes a character, in a fifth to a half of the time that Python's codecs take for it."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.string cimport memcpy

cdef extern from "Python.h":
    str PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)
    void *PyUnicode_DATA(object text)

# The first of two bytes is one of 126, the second one of 192.
cdef enum:
    FIRST = 0x81
    LAST = 0xFE
    SECOND = 0x40
    SECONDS = 0xC0


def decoded_utf8(bytes data not None):
    """The text of some UTF-8; None if it is none, holds a character of four bytes, or none beyond Latin-1."""
    return _text_of(data, NULL)


def decoded_pairs(bytes data not None, bytes table not None):
    """The text; None if it holds anything but ASCII and pairs of the table, or no character beyond Latin-1.

    table: the characters of the pairs, in 16 bits each; 0 for pairs that are none.
    """
    if len(table) != 2 * SECONDS * (LAST - FIRST + 1):
        raise ValueError("a table of another size")
    return _text_of(data, <const unsigned short *><const char *>table)


cdef str _text_of(bytes data, const unsigned short *table):
    """The text of pairs of a table, or of UTF-8 if there is none."""
    cdef Py_ssize_t size = len(data), count
    cdef unsigned short *characters = <unsigned short *>PyMem_Malloc(2 * size + 1)
    if characters == NULL:
        raise MemoryError()
    try:
        if table == NULL:
            count = _decoded_utf8(data, size, characters)
        else:
            count = _decoded_pairs(data, size, table, characters)
        if not count:
            return None
        text = PyUnicode_New(count, 0xFFFF)
        memcpy(PyUnicode_DATA(text), characters, 2 * count)
        return text
    finally:
        PyMem_Free(characters)


cdef Py_ssize_t _decoded_pairs(
    const unsigned char *at, Py_ssize_t size, const unsigned short *table, unsigned short *characters
) noexcept:
    """How many characters there are; 0 if the text is not as `decoded_pairs` wants it."""
    cdef const unsigned char *end = at + size
    cdef unsigned short *to = characters
    cdef unsigned short character
    cdef unsigned int all_bits = 0
    cdef unsigned long long eight
    cdef int step
    while at < end:
        if end - at >= 8:
            memcpy(&eight, at, 8)
            if not eight & 0x8080808080808080ULL:
                for step in range(8):
                    to[step] = at[step]
                at += 8
                to += 8
                continue
        if at[0] < 0x80:
            to[0] = at[0]
            at += 1
            to += 1
            continue
        if end - at < 2 or not FIRST <= at[0] <= LAST or at[1] < SECOND:
            return 0
        character = table[(at[0] - FIRST) * SECONDS + at[1] - SECOND]
        if not character:
            return 0
        all_bits |= character
        to[0] = character
        at += 2
        to += 1
    return to - characters if all_bits > 0xFF else 0


cdef Py_ssize_t _decoded_utf8(const unsigned char *at, Py_ssize_t size, unsigned short *characters) noexcept:
    """How many characters there are; 0 if the text is not as `decoded_utf8` wants it."""
    cdef const unsigned char *end = at + size
    cdef const unsigned char *last = end - 3
    cdef unsigned short *to = characters
    cdef unsigned int character, first, second, third
    cdef int beyond = 0
    cdef unsigned long long eight
    cdef int step
    while at < end:
        while at <= last:  # as most characters are
            first = at[0] ^ 0xE0
            if first > 0x0F:
                break
            second = at[1] ^ 0x80
            third = at[2] ^ 0x80
            character = first << 12 | second << 6 | third
            # One that two bytes would do for is none, nor is half of a surrogate pair.
            if second | third > 0x3F or character < 0x800 or 0xD800 <= character <= 0xDFFF:
                return 0
            to[0] = character
            beyond = 1
            at += 3
            to += 1
        while end - at >= 8:
            memcpy(&eight, at, 8)
            if eight & 0x8080808080808080ULL:
                break
            for step in range(8):
                to[step] = at[step]
            at += 8
            to += 8
        while at < end and at[0] < 0x80:
            to[0] = at[0]
            at += 1
            to += 1
        if at < end and at[0] & 0xF0 != 0xE0:
            if end - at < 2 or not 0xC2 <= at[0] <= 0xDF or at[1] & 0xC0 != 0x80:
                return 0
            character = (at[0] & 0x1F) << 6 | at[1] & 0x3F
            to[0] = character
            beyond |= character > 0xFF
            at += 2
            to += 1
        elif at < end and at > last:
            return 0
    return to - characters if beyond else 0
