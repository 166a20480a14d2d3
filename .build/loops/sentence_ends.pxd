"""The types with which `clean/label/sentence_ends.py` is compiled."""

from clean.codes cimport i64

cdef bint _ends(i64 code) noexcept
cdef bint _closes(i64 code) noexcept
