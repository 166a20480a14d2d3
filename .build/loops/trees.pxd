"""The types with which `clean/label/trees.py` is compiled."""

from clean.codes cimport i64

cdef i64 _added_up(bytearray nodes, list told) except? -1
