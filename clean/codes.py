"""Characters and the bytes of tables as numbers: what loops over a text's characters ask of them.

Where these loops are compiled, this is C (`.build/loops/codes.pxd`), and a read is one of memory, without a question
whether it is within the text or the table: that is for the loop to see to.
"""

from __future__ import annotations

from sys import byteorder
from typing import Final

# Spreads numbers over a table.
FACTOR: Final = 0x1E3779B1
_UTF_16: Final = f"utf-16-{byteorder[0]}e"


def code_at(text: str, at: int) -> int:
    """The code of a character.

    >>> code_at("云", 0) == ord("云")
    True
    """
    return ord(text[at])


Codes = str
"""A text to be read character by character: where that is compiled, how they lie in it is told only once."""


def codes_of(text: str) -> Codes:
    """A text to read, by `code_in`."""
    return text


def code_in(codes: Codes, at: int) -> int:
    """The code of a character.

    >>> code_in(codes_of("云"), 0) == ord("云")
    True
    """
    return ord(codes[at])


def end_of_run(codes: Codes, at: int, end: int, first: int, last: int) -> int:
    """Where characters from one code to another, which are of the first plane, stand in a row no longer.

    >>> end_of_run(codes_of("云雨, 雪"), 0, 5, 0x4E00, 0x9FFF)
    2
    """
    while at < end and first <= ord(codes[at]) <= last:
        at += 1
    return at


def byte_at(table: bytes, at: int) -> int:
    """A byte of a table.

    >>> byte_at(b"abc", 1)
    98
    """
    return table[at]


def bit_at(table: bytes, at: int) -> int:
    """A bit of a table of such.

    >>> bit_at(bytes((0, 4)), 10), bit_at(bytes((0, 4)), 11)
    (1, 0)
    """
    return table[at >> 3] >> (at & 7) & 1


def place_told(codes: Codes, at: int, end: int, table: bytes, told: int, least: int) -> int:
    """Where from a place on the first character stands of which a table of bits tells this; the end if none does.

    table: of all characters of the first plane at least (`compiled.table_of`); of those beyond it, it tells 0.
    least: 0, or 128 to pass over what is ASCII.

    >>> [place_told(codes_of("ab云"), 0, 3, bytes(1 << 13), 0, least) for least in (0, 128)]
    [0, 2]
    """
    size = 8 * len(table)
    while at < end:
        code = ord(codes[at])
        if code >= least and (bit_at(table, code) if code < size else 0) == told:
            break
        at += 1
    return at


def count_told(codes: Codes, at: int, end: int, table: bytes) -> int:
    """Of how many characters of a stretch of a text a table of bits tells 1; see `place_told`.

    >>> count_told(codes_of("ab云"), 0, 3, bytes([0xFF]) * (1 << 13))
    3
    """
    size = 8 * len(table)
    return sum(bit_at(table, ord(code)) for code in codes[at:end] if ord(code) < size)


def kind_at(table: bytes, code: int) -> int:
    """What a table tells of a character of the first plane: the number of its block of 256, then the blocks.

    >>> kind_at(bytes(256) + bytes((7,)) * 256, 0x4E91)
    7
    """
    return table[256 + (table[code >> 8] << 8 | code & 255)]


def replacement_at(table: bytes, code: int) -> int:
    """What a table (`compiled.table_of_replacements`) gives for a character of the first plane; 0 for none of that."""
    place = 256 + 2 * (table[code >> 8] << 8 | code & 255)
    return code + int.from_bytes(table[place : place + 2], byteorder) & 0xFFFF


def units_of(text: str) -> bytearray:
    """The characters of a text in numbers of 16 bits (`put_half`), as far as they are of the first plane.

    >>> len(units_of("云𠮷"))
    4
    """
    return bytearray(
        "".join([character if character < "\U00010000" else "\0" for character in text]), _UTF_16, "surrogatepass"
    )


def text_of(units: bytearray) -> str:
    """The text of such numbers.

    >>> text_of(units_of("云"))
    '云'
    """
    return units.decode(_UTF_16, "surrogatepass")


def zeros(size: int) -> bytearray:
    """So many bytes 0.

    >>> zeros(2)
    bytearray(b'\\x00\\x00')
    """
    return bytearray(size)


def zeros_before(size: int, first: int) -> bytearray:
    """So many bytes, the first of which are 0; whatever the others are."""
    return bytearray(size)


def table_for(room: int) -> bytearray:
    """An empty table for so many numbers of 32 bits: no more than half of it is filled.

    >>> len(table_for(8)), len(table_for(9))
    (64, 128)
    """
    return zeros(4 * slots_for(room))


def truncated(number: float) -> int:
    """A number without what stands behind its point.

    >>> truncated(2.9), truncated(-2.9)
    (2, -2)
    """
    return int(number)


def slots_for(room: int) -> int:
    """How many slots a table for so many numbers has."""
    slots = 16
    while slots < 2 * room:
        slots *= 2
    return slots


Numbers = bytearray
"""A table of numbers of 32 bits to look at or to fill, and meanwhile not to resize."""


def numbers_of(table: bytearray) -> Numbers:
    """The numbers of a table: where that is compiled, how they lie in it is told only once."""
    return table


def number_at(numbers: Numbers, at: int) -> int:
    """A number of a table.

    >>> numbers = numbers_of(bytearray(12))
    >>> put_number(numbers, 2, 70_000)
    >>> number_at(numbers, 2)
    70000
    """
    return int.from_bytes(numbers[4 * at : 4 * at + 4], byteorder)


def put_number(numbers: Numbers, at: int, number: int) -> None:
    """Put a number into a table."""
    numbers[4 * at : 4 * at + 4] = number.to_bytes(4, byteorder)


def half_at(numbers: Numbers, at: int) -> int:
    """A number of 16 bits, where a table has such: two in the place of one.

    >>> numbers = numbers_of(bytearray(4))
    >>> put_half(numbers, 1, 7)
    >>> half_at(numbers, 1)
    7
    """
    return int.from_bytes(numbers[2 * at : 2 * at + 2], byteorder)


def put_half(numbers: Numbers, at: int, number: int) -> None:
    """Put a number of 16 bits into a table of such."""
    numbers[2 * at : 2 * at + 2] = number.to_bytes(2, byteorder)


def slot_of(numbers: Numbers, last: int, number: int, factor: int = FACTOR) -> int:
    """Where a number stands in a table of so many slots and one, or the empty slot in which it could.

    numbers: of 32 bits, 0 in an empty slot. factor: odd, and no more than 29 bits of it.

    >>> slot_of(bytearray(64), 15, 7) == slot_of(bytearray(64), 15, 7)
    True
    """
    slot = (number * factor >> 20) & last
    while number_at(numbers, slot) not in (number, 0):
        slot = (slot + 1) & last
    return slot


def place_of_two(first: int, second: int) -> int:
    """A number up to 2^16 for two characters."""
    return (first * 40503 + second * 9973) & 0xFFFF


def may_hold_two(codes: Codes, start: int, end: int, table: bytes) -> bool:
    """Whether a stretch of a text may hold two of some pairs, as far as a table of bits tells by `place_of_two`.

    >>> table = bytearray(1 << 13)
    >>> place = place_of_two(97, 98)
    >>> table[place >> 3] = 1 << (place & 7)
    >>> may_hold_two(codes_of("abab"), 0, 4, table), may_hold_two(codes_of("abab"), 1, 4, table)
    (True, False)
    """
    found = 0
    for at in range(start + 1, end):
        found += bit_at(table, place_of_two(ord(codes[at - 1]), ord(codes[at])))
        if found > 1:
            return True
    return False


def folded(code: int) -> int:
    """A Latin letter in lower case, also a full-width one."""
    return code + 32 if 65 <= code <= 90 or 0xFF21 <= code <= 0xFF3A else code


def may_be_upper(code: int) -> bool:
    """Whether a character may be another one in lower case, but for Latin letters."""
    return (
        0xC0 <= code < 0x2000
        or 0x2100 <= code < 0x2190
        or 0x24B6 <= code < 0x24D0
        or 0x2C00 <= code < 0x2E00
        or 0xA640 <= code < 0xAC00
        or 0x10000 <= code < 0x1F000
    )
