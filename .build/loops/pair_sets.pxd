"""The types with which `clean/label/pair_sets.py` is compiled."""

cimport cython

from clean.codes cimport Numbers, i64

cdef i64 _FACTOR
cdef bytearray _EMPTY

@cython.final
cdef class PairSet:
    cdef bytearray _table
    cdef i64 _last, _count

    cdef PairSet _told_by(self, PairSet other, i64 told)
    cdef int _take(self, PairSet other) except -1
    cdef i64 _count_in(self, PairSet other, i64 enough) noexcept
    cdef int _add(self, i64 number) except -1
    cdef int _make_room(self, i64 more) except -1

cdef i64 _first_in_row(i64 last) noexcept
cdef i64 _place_at(Numbers table, i64 last, i64 slot) noexcept
cdef i64 _holds(Numbers table, i64 last, i64 number) noexcept
cdef i64 _put(Numbers table, i64 last, i64 count, i64 number) noexcept
cdef PairSet _set_for(i64 size)
