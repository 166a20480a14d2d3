"""The types with which `clean/label/scan.py` is compiled."""

from clean.codes cimport Codes, i64

cpdef i64 shapes_possible(str line) except -1
cpdef str collapsed(str text)
cdef bint _names_account(i64 code) noexcept
cdef bint _is_label(bytes kinds, i64 code) noexcept
cdef bint _is_sign(bytes kinds, i64 code) noexcept
cdef bint _may_be_unseen(i64 code) noexcept
cdef i64 _figures_at(str text, i64 start, i64 end, i64 most) noexcept
cdef bint _is_year(str text, i64 at) noexcept
cdef bint _is_ago(str text, i64 at, i64 size) noexcept
cdef bint _is_figure(i64 code) noexcept
cdef bint _is_unit(i64 code) noexcept
cdef str _trimmed(bytes classes, str text)
cdef bint _is_space(bytes classes, i64 code) noexcept
cdef i64 _marks_of(bytes classes, str text) noexcept
cdef i64 _kind_in(bytes kinds, Codes codes, i64 at) noexcept

cdef class Openings:
    cdef bytes _pairs, _singles

    cpdef bint may_open_in_lower_case(self, str line) noexcept
    cpdef bint may_open(self, str line, i64 at) noexcept

cdef class Words:
    cdef set _words
    cdef Openings _openings
    cdef i64 _longest

    cdef bint _is_part(self, str line, i64 start, i64 end) except -1
    cdef bint _is_word(self, str line, i64 start, i64 end) except -1
