"""The types with which `clean/label/spots.py` is compiled."""

from clean.codes cimport i64

cpdef bint could_be_spam(list events, i64 first, i64 stop, i64 length, i64 other_script) except -1
