"""`clean/codes.py` in C: characters and bytes read where they lie."""

ctypedef long long i64

cdef extern from *:
    """
    static inline long long clean_code_at(PyObject *text, long long at) {
        return PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), at);
    }
    static inline long long clean_byte_at(PyObject *table, long long at) {
        return ((unsigned char *)PyBytes_AS_STRING(table))[at];
    }
    static inline long long clean_number_at(PyObject *table, long long at) {
        return ((unsigned int *)PyByteArray_AS_STRING(table))[at];
    }
    static inline void clean_put_number(PyObject *table, long long at, long long number) {
        ((unsigned int *)PyByteArray_AS_STRING(table))[at] = (unsigned int)number;
    }
    """
    i64 code_at "clean_code_at"(str text, i64 at) noexcept nogil
    i64 byte_at "clean_byte_at"(bytes table, i64 at) noexcept nogil
    i64 number_at "clean_number_at"(bytearray table, i64 at) noexcept nogil
    void put_number "clean_put_number"(bytearray table, i64 at, i64 number) noexcept nogil
