"""The types with which `clean/label/phrases.py` is compiled."""

from clean.codes cimport i64

cdef class PairFinder:
    cdef object _words
    cdef bytes _table, _singles, _opening
    cdef bytearray _openings
    cdef i64 _last, _beyond_words
    cdef list _phrases

    cdef i64 _put(self, i64 key, str phrase) except -1
    cdef list _find(self, str line, i64 most, i64 lowered)
    cdef bint _opens(self, str line, i64 at, i64 before, i64 code, i64 told) noexcept
    cdef i64 _add(self, list hits, str line, i64 start, i64 key, i64 known) except -1

cdef i64 _key(i64 first, i64 second) noexcept
cdef i64 _sign_of_two(i64 first, i64 second) noexcept
cdef i64 _place_of_three(i64 first, i64 second, i64 third) noexcept
