"""The types with which `clean/label/pairs.py` is compiled."""

from clean.codes cimport Codes, Numbers, i64

cdef class PairWeights:
    cdef bytearray _numbers, _weights
    cdef bytes _singles

    cdef i64 _take(self, str line, bytearray singles) except -1
    cdef bint _has_enough(self, str text, i64 start, i64 end, i64 total, i64 least, i64 least_of_one)
    cdef tuple _sums(self, Numbers shaped, i64 size)

cdef i64 _end_of_word(str line, i64 start) noexcept
cdef i64 _number_in(str line, i64 start, i64 end) noexcept
cdef i64 _number_of_feature(str line, i64 start, i64 end) noexcept
cdef bint _has_no_weight(i64 code) noexcept
cdef i64 _other_width(i64 code) noexcept
cdef i64 _put_shape(Numbers shaped, Codes codes, i64 size) noexcept
cdef bint _is_enough(i64 weight, i64 size, i64 least) noexcept
cdef bint _may_end(i64 code) noexcept
cdef bint _closes(i64 code) noexcept
cdef bint _is_letter(i64 code) noexcept
cdef i64 _number_of_three(i64 before, i64 code) noexcept
cdef bint _divides(i64 code) noexcept
