"""The types with which `clean/label/phrases.py` is compiled."""

cimport cython

from clean.codes cimport Numbers, i64

@cython.final
cdef class PairFinder:
    cdef object _words
    cdef bytes _singles, _opening
    cdef bytearray _firsts, _signs, _bits
    cdef dict _bits_of_phrase
    cdef i64 _places, _beyond_words, _counted
    cdef list _phrases

    cdef list _find(self, str line, i64 most, i64 lowered, Numbers told)
    cdef int _look_up(self, list hits, str line, i64 start, i64 opens, i64 one, i64 other, Numbers told) except -1
    cdef int _add(self, list hits, str line, i64 start, str phrase) except -1

cdef i64 _put(list hits, i64 start, i64 end, str phrase) except -1
cdef i64 _sign(i64 second, i64 third) noexcept
