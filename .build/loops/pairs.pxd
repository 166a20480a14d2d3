"""The types with which `clean/label/pairs.py` is compiled."""

from clean.codes cimport i64

cdef class PairWeights:
    cdef bytearray _numbers, _weights

cdef i64 _slot_of(bytearray numbers, i64 last, i64 number) noexcept
