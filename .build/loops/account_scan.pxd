"""The types with which `clean/label/account_scan.py` is compiled."""

from clean.codes cimport i64

cpdef bint may_hide_account(str line) except -1
cpdef bint may_hide_address(str line) except -1
cdef i64 _kind_of(bytes kinds, i64 code) noexcept
