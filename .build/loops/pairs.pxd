"""The types with which `clean/label/pairs.py` is compiled."""

from clean.codes cimport i64

cdef class PairWeights:
    cdef bytearray _numbers, _weights

    cdef i64 _roughly(self, str text, i64 start, i64 end)
    cdef tuple _sums(self, bytearray codes, i64 size)

cdef i64 _put_shape(bytearray codes, str text, i64 size) noexcept
cdef bint _is_enough(i64 weight, i64 size, i64 least) noexcept
cdef i64 _start_of_last(str text, i64 size, i64 longest) noexcept
cdef i64 _end_of_first(str text, i64 last, i64 longest) noexcept
cdef bint _begins_at(str text, i64 at) noexcept
cdef bint _is_letter(i64 code) noexcept
cdef i64 _number_of_three(str text, i64 at) noexcept
cdef bint _divides(i64 code) noexcept
