"""The types with which `clean/label/needs.py` is compiled."""

from clean.codes cimport i64

cdef i64 _place_of(i64 code) noexcept
