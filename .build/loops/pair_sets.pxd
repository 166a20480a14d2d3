"""The types with which `clean/label/pair_sets.py` is compiled."""

from clean.codes cimport i64

cdef i64 _FACTOR
cdef bytearray _EMPTY

cdef class PairSet:
    cdef bytearray _numbers, _row
    cdef i64 _last, _count

    cdef PairSet _shared_with(self, PairSet other)
    cdef i64 _take(self, PairSet other) except -1
    cdef i64 _count_in(self, PairSet other, i64 enough) noexcept
    cdef bint _has(self, i64 number) noexcept
    cdef i64 _add(self, i64 number) except -1
    cdef i64 _grow(self) except -1
