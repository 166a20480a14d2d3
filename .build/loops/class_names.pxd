"""The types with which `clean/label/class_names.py` is compiled."""

cimport cython

from clean.codes cimport i64

@cython.locals(listed=bint, was_lower=bint, is_lower=bint, is_letter=bint)
cpdef i64 read_flags(str name) except -1

cdef list _words_in(str token)
