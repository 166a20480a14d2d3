"""The types with which `clean/label/sums.py` is compiled."""

cimport cython

from clean.codes cimport i64

@cython.locals(score=double)
cdef double _score_of(double length, double linked, double marks) noexcept
