"""The types with which `clean/label/pairs.py` is compiled."""

from clean.codes cimport i64

cdef class PairWeights:
    cdef bytearray _numbers, _weights

    cdef tuple _sums(self, bytearray codes, i64 size)

cdef i64 _put_shape(bytearray codes, str text, i64 size) noexcept
cdef bint _is_letter(i64 code) noexcept
cdef i64 _number_of_three(i64 first, i64 second, i64 third) noexcept
cdef bint _divides(i64 code) noexcept
