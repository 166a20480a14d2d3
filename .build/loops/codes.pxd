"""`clean/codes.py` in C: characters and bytes read where they lie."""

ctypedef long long i64
ctypedef unsigned int *Numbers

from cpython.bytearray cimport PyByteArray_AS_STRING, PyByteArray_FromStringAndSize
from libc.string cimport memset

cdef extern from *:
    """
    #ifdef __SSE2__
    #include <emmintrin.h>
    #endif
    #ifdef __GNUC__
    #define CLEAN_LIKELY(told) __builtin_expect(told, 1)
    typedef unsigned int __attribute__((may_alias)) clean_bits;
    #else
    #define CLEAN_LIKELY(told) (told)
    typedef unsigned int clean_bits;
    #endif
    typedef struct {
        const void *data;
        int kind;
    } clean_codes;
    static inline clean_codes clean_codes_of(PyObject *text) {
        clean_codes codes = {PyUnicode_DATA(text), PyUnicode_KIND(text)};
        return codes;
    }
    static inline long long clean_code_in(clean_codes codes, long long at) {
        if (CLEAN_LIKELY(codes.kind == PyUnicode_2BYTE_KIND))  /* as in most texts */
            return ((const Py_UCS2 *)codes.data)[at];
        if (codes.kind == PyUnicode_1BYTE_KIND)
            return ((const Py_UCS1 *)codes.data)[at];
        return ((const Py_UCS4 *)codes.data)[at];
    }
    static inline long long clean_code_at(PyObject *text, long long at) {
        if (((PyASCIIObject *)text)->state.kind == PyUnicode_2BYTE_KIND && ((PyASCIIObject *)text)->state.compact)
            return ((Py_UCS2 *)((PyCompactUnicodeObject *)text + 1))[at];
        return PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), at);
    }
    static inline long long clean_end_of_run(
            clean_codes codes, long long at, long long end, long long first, long long last) {
        unsigned int least = (unsigned int)first, range = (unsigned int)(last - first);
        if (codes.kind == PyUnicode_2BYTE_KIND) {
            const Py_UCS2 *units = (const Py_UCS2 *)codes.data;
    #ifdef __SSE2__
            for (; end - at >= 8; at += 8) {
                __m128i eight = _mm_sub_epi16(_mm_loadu_si128((const __m128i *)(units + at)), _mm_set1_epi16((short)least));
                eight = _mm_subs_epu16(eight, _mm_set1_epi16((short)range));  /* 0 for those of the run */
                unsigned int others = 0xFFFF ^ _mm_movemask_epi8(_mm_cmpeq_epi16(eight, _mm_setzero_si128()));
                if (others)
                    return at + (__builtin_ctz(others) >> 1);
            }
    #endif
            while (at < end && units[at] - least <= range)
                at++;
            return at;
        }
        while (at < end && (unsigned int)clean_code_in(codes, at) - least <= range)
            at++;
        return at;
    }
    static inline long long clean_ascii_end(clean_codes codes, long long at, long long end) {
        int kind = codes.kind;
        const char *data = (const char *)codes.data;
        unsigned long long eight, beyond = kind == 1 ? 0x8080808080808080ULL : 0xFF80FF80FF80FF80ULL;
        if (kind < 4)
            for (; end - at >= 8 / kind; at += 8 / kind) {
                memcpy(&eight, data + at * kind, 8);
                if (eight & beyond)
                    break;
            }
        while (at < end && clean_code_in(codes, at) < 0x80)
            at++;
        return at;
    }
    static inline long long clean_byte_at(PyObject *table, long long at) {
        return ((unsigned char *)PyBytes_AS_STRING(table))[at];
    }
    static inline unsigned int clean_bit(const clean_bits *bits, size_t at) {
        return bits[at >> 5] >> ((at & 31) ^ (PY_BIG_ENDIAN ? 24 : 0)) & 1;
    }
    static inline long long clean_bit_at(PyObject *table, long long at) {
        return clean_bit((const clean_bits *)PyBytes_AS_STRING(table), (size_t)at);
    }
    static inline long long clean_place_told(
            clean_codes codes, long long at, long long end, PyObject *table, long long told, long long least) {
        const clean_bits *bits = (const clean_bits *)PyBytes_AS_STRING(table);
        long long size = 8 * PyBytes_GET_SIZE(table);
        unsigned int code, other = told ? 0 : 1;
        if (codes.kind == PyUnicode_2BYTE_KIND) {  /* most texts, in a loop of their own */
            const Py_UCS2 *units = (const Py_UCS2 *)codes.data;
            const Py_UCS2 *unit = units + at, *stop = units + end;
            while (unit < stop) {
                if (*unit < least)
                    unit = units + clean_ascii_end(codes, unit - units, end);
                else if (clean_bit(bits, *unit) != other)
                    break;
                else
                    unit++;
            }
            return unit - units;
        }
        for (; at < end; at++) {
            code = (unsigned int)clean_code_in(codes, at);
            if (code >= least && (code < size ? clean_bit(bits, code) : 0) != other)
                break;
        }
        return at;
    }
    static inline long long clean_count_told(clean_codes codes, long long at, long long end, PyObject *table) {
        const clean_bits *bits = (const clean_bits *)PyBytes_AS_STRING(table);
        long long size = 8 * PyBytes_GET_SIZE(table), code, count = 0;
        if (codes.kind == PyUnicode_2BYTE_KIND)  /* most texts, in a loop of their own */
            for (; at < end; at++)
                count += clean_bit(bits, ((const Py_UCS2 *)codes.data)[at]);
        for (; at < end; at++) {
            code = clean_code_in(codes, at);
            count += code < size ? clean_bit(bits, (size_t)code) : 0;
        }
        return count;
    }
    static inline long long clean_kind_at(PyObject *table, long long code) {
        unsigned char *places = (unsigned char *)PyBytes_AS_STRING(table);
        size_t place = (size_t)code;
        return places[256 + ((size_t)places[place >> 8] << 8 | (place & 255))];
    }
    static inline long long clean_replacement_at(PyObject *table, long long code) {
        unsigned char *places = (unsigned char *)PyBytes_AS_STRING(table);
        unsigned int place = (unsigned int)code;
        unsigned short change;
        memcpy(&change, places + 256 + 2 * ((unsigned int)places[place >> 8] << 8 | (place & 255)), 2);
        return (place + change) & 0xFFFF;
    }
    static inline PyObject *clean_units_of(PyObject *text) {
        long long size = PyUnicode_GET_LENGTH(text), at;
        clean_codes codes = clean_codes_of(text);
        PyObject *units = PyByteArray_FromStringAndSize(codes.kind == 2 ? (const char *)codes.data : NULL, 2 * size);
        if (units && codes.kind != 2)
            for (at = 0; at < size; at++)
                ((Py_UCS2 *)PyByteArray_AS_STRING(units))[at] = (Py_UCS2)clean_code_in(codes, at);
        return units;
    }
    static inline PyObject *clean_text_of(PyObject *units) {
        return PyUnicode_FromKindAndData(PyUnicode_2BYTE_KIND, PyByteArray_AS_STRING(units), PyByteArray_GET_SIZE(units) / 2);
    }
    static inline unsigned int *clean_numbers_of(PyObject *table) {
        return (unsigned int *)((PyByteArrayObject *)table)->ob_start;
    }
    """
    ctypedef struct Codes "clean_codes":
        pass
    Codes codes_of "clean_codes_of"(str text) noexcept nogil
    i64 code_in "clean_code_in"(Codes codes, i64 at) noexcept nogil
    i64 end_of_run "clean_end_of_run"(Codes codes, i64 at, i64 end, i64 first, i64 last) noexcept nogil
    i64 code_at "clean_code_at"(str text, i64 at) noexcept nogil
    i64 place_told "clean_place_told"(
        Codes codes, i64 at, i64 end, bytes table, i64 told, i64 least) noexcept nogil
    i64 count_told "clean_count_told"(Codes codes, i64 at, i64 end, bytes table) noexcept nogil
    i64 byte_at "clean_byte_at"(bytes table, i64 at) noexcept nogil
    i64 bit_at "clean_bit_at"(bytes table, i64 at) noexcept nogil
    i64 kind_at "clean_kind_at"(bytes table, i64 code) noexcept nogil
    i64 replacement_at "clean_replacement_at"(bytes table, i64 code) noexcept nogil
    bytearray units_of "clean_units_of"(str text)
    str text_of "clean_text_of"(bytearray units)
    Numbers numbers_of "clean_numbers_of"(bytearray table) noexcept nogil


cdef inline i64 number_at(Numbers numbers, i64 at) noexcept nogil:
    return numbers[at]


cdef inline void put_number(Numbers numbers, i64 at, i64 number) noexcept nogil:
    numbers[at] = <unsigned int>number


cdef inline i64 half_at(Numbers numbers, i64 at) noexcept nogil:
    return (<unsigned short *>numbers)[at]


cdef inline void put_half(Numbers numbers, i64 at, i64 number) noexcept nogil:
    (<unsigned short *>numbers)[at] = <unsigned short>number


cdef inline bytearray zeros(i64 size):
    return zeros_before(size, size)


cdef inline bytearray zeros_before(i64 size, i64 first):
    cdef bytearray made = PyByteArray_FromStringAndSize(NULL, size)
    memset(PyByteArray_AS_STRING(made), 0, first)
    return made


cdef inline i64 truncated(double number) noexcept nogil:
    return <i64>number


cdef inline i64 slots_for(i64 room) noexcept nogil:
    cdef i64 slots = 16
    while slots < 2 * room:
        slots *= 2
    return slots


cdef inline bytearray table_for(i64 room):
    return zeros(4 * slots_for(room))


cdef inline i64 slot_of(Numbers numbers, i64 last, i64 number, i64 factor=0x1E3779B1) noexcept nogil:
    cdef i64 slot = (number * factor >> 20) & last
    cdef i64 found
    while True:
        found = number_at(numbers, slot)
        if found == number or found == 0:
            return slot
        slot = (slot + 1) & last


cdef inline i64 place_of_two(i64 first, i64 second) noexcept nogil:
    return (first * 40503 + second * 9973) & 0xFFFF


cdef inline bint may_hold_two(Codes codes, i64 start, i64 end, bytes table) noexcept nogil:
    cdef i64 at = start + 1
    cdef i64 left = 2
    cdef i64 before = code_in(codes, start) if at < end else 0
    cdef i64 code
    while at < end:
        code = code_in(codes, at)
        if bit_at(table, place_of_two(before, code)):
            left -= 1
            if left == 0:
                return True
        before = code
        at += 1
    return False


cdef inline i64 folded(i64 code) noexcept nogil:
    return code + 32 if 65 <= code <= 90 or 0xFF21 <= code <= 0xFF3A else code


cdef inline bint may_be_upper(i64 code) noexcept nogil:
    return (
        0xC0 <= code < 0x2000
        or 0x2100 <= code < 0x2190
        or 0x24B6 <= code < 0x24D0
        or 0x2C00 <= code < 0x2E00
        or 0xA640 <= code < 0xAC00
        or 0x10000 <= code < 0x1F000
    )
