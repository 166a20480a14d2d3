"""The types with which `clean/parse/compiled.py` is compiled."""

from clean.codes cimport i64

cdef bint _holds(str text, bytes table, i64 told, i64 least) noexcept
cdef i64 _least_telling(bytes table, i64 told) noexcept
cdef bint _ends_line(i64 code) noexcept
cdef bint _is_blank(i64 code) noexcept
cdef bint _ends_at(str text, str word, i64 at) noexcept
