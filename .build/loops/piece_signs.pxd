"""The types with which `clean/label/piece_signs.py` is compiled."""

from clean.codes cimport i64

cdef bint _ends_sentence(i64 code) noexcept
cdef bint _closes(i64 code) noexcept
cdef bint _leads(i64 before, i64 earlier, i64 code) noexcept
cdef bint _is_point(i64 code) noexcept
cdef bint _may_be_figure(i64 code) noexcept
cdef bint _is_latin(i64 code) noexcept
cdef bint _is_alphanumeric(i64 code) noexcept
cdef bint _is_call(i64 before, i64 code) noexcept
