"""The types with which `clean/label/class_names.py` is compiled."""

cimport cython

from clean.codes cimport i64

@cython.locals(listed=bint, was_lower=bint, is_lower=bint, is_letter=bint)
cpdef i64 read_flags(str name) except -1

cdef list _words_in(str token)
cdef i64 _next_place(i64 place, i64 code) noexcept

@cython.locals(flag_of=dict, flags=i64)
cdef i64 _flags_of_words(list[str] parts) except -1
