"""Whether the package is compiled, and loops over characters, which then are quicker than most searches.

Interpreted, they take many times as long as the expressions and codecs that they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import byteorder
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

from ..codes import (
    bit_at,
    byte_at,
    code_at,
    code_in,
    codes_of,
    count_told,
    end_of_run,
    kind_at,
    numbers_of,
    place_told,
    put_half,
    replacement_at,
    text_of,
    units_of,
    zeros,
)

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled


def is_compiled() -> bool:
    """Whether this very function is compiled, and with it the package."""
    return not isinstance(is_compiled, FunctionType)


IS_COMPILED: Final = is_compiled()


def set_fields(made: Any, names: Iterable[str], values: Iterable[Any]) -> None:
    """Give an object that was made anew the values of one that came from another process."""
    for name, value in zip(names, values, strict=True):
        setattr(made, name, value)


_CODES: Final = 1 << 16
_ASCII: Final = 1 << 7


def between(first: str, last: str) -> str:
    """The characters of the first plane from one to another.

    >>> between("a", "e")
    'abcde'
    """
    low: i64 = ord(first)
    size: i64 = ord(last) + 1 - low
    made = zeros(2 * size)
    units = numbers_of(made)
    at: i64 = 0
    while at < size:
        put_half(units, at, low + at)
        at += 1
    return text_of(made)


def table_of(characters: Iterable[str]) -> bytes:
    """For each character a bit, 1 if it is one of some: for those of the first plane, and as far as there are some.

    It is read in words of 32 bits (`codes.bit_at`).
    """
    text: str = characters if isinstance(characters, str) else "".join(characters)
    size: i64 = len(text)
    most: i64 = _CODES - 1
    at: i64 = 0
    while at < size:
        most = max(most, code_at(text, at))
        at += 1
    table = bytearray(4 * ((most >> 5) + 1))
    at = 0
    while at < size:
        code: i64 = code_at(text, at)
        table[code >> 3] |= 1 << (code & 7)
        at += 1
    return bytes(table)


def compact(table: bytes) -> bytes:
    """A table for each character of the first plane as `codes.kind_at` reads it: of equal blocks of 256 only one.

    Most characters of a text are Han, of which most tables tell the same: so all that is asked stays in the cache.

    >>> len(compact(bytes(1 << 16)))
    512
    """
    blocks: dict[bytes, int] = {}
    step = len(table) >> 8
    places = bytes([blocks.setdefault(table[at : at + step], len(blocks)) for at in range(0, len(table), step)])
    return places + b"".join(blocks)


def table_of_kinds(kinds: Iterable[tuple[int, Iterable[str]]]) -> bytes:
    """For each character of the first plane the kinds that it is of, as bits: a table for `codes.kind_at`."""
    return compact(kinds_by_code(kinds))


def kinds_by_code(kinds: Iterable[tuple[int, Iterable[str]]]) -> bytes:
    """The same as a plain table (`codes.byte_at`), for what tells many Han characters apart."""
    table = bytearray(_CODES)
    for kind, characters in kinds:
        text: str = characters if isinstance(characters, str) else "".join(characters)
        bits: i64 = kind
        size: i64 = len(text)
        at: i64 = 0
        while at < size:
            table[code_at(text, at)] |= bits
            at += 1
    return bytes(table)


def characters_of_kind(kinds: bytes, kind: int) -> bytes:
    """A table of bits, as `table_of` makes them, of the characters of which a table of kinds tells this."""
    told: i64 = kind
    table = bytearray(_CODES >> 3)
    code: i64 = 0
    while code < _CODES:
        if kind_at(kinds, code) == told:
            table[code >> 3] |= 1 << (code & 7)
        code += 1
    return bytes(table)


Replacements = tuple[bytes, bytes]
"""Which characters stay as they are (`table_of`), and how far it is from each to the one that stands for it."""


def table_of_replacements(given: Mapping[str, str]) -> Replacements:
    """What `replaced` puts for characters."""
    kept = bytearray([0xFF]) * (_CODES >> 3)
    kept[0] = 0xFE  # since 0 stands for none
    table = bytearray(2 * _CODES)
    for character, other in given.items():
        if ord(character) >= _CODES:
            continue
        change = ord(other) - ord(character) if ord(other) < _CODES else -ord(character)
        table[2 * ord(character) : 2 * ord(character) + 2] = (change & 0xFFFF).to_bytes(2, byteorder)
        kept[ord(character) >> 3] &= ~(1 << (ord(character) & 7))
    return bytes(kept), compact(bytes(table))


def replaced(text: str, tables: Replacements) -> str | None:
    """A text with each character as tables have it; None if it takes characters beyond the first plane.

    >>> replaced("云雨", table_of_replacements({"云": "雲"})), replaced("𠮷", table_of_replacements({}))
    ('雲雨', None)
    """
    kept: bytes = tables[0]
    replacements: bytes = tables[1]
    size: i64 = len(text)
    codes = codes_of(text)
    made = units_of(text)
    units = numbers_of(made)
    at: i64 = place_told(codes, 0, size, kept, 0, 0)
    while at < size:
        code: i64 = code_in(codes, at)
        other: i64 = replacement_at(replacements, code) if code < 1 << 16 else 0
        if other == 0:
            return None
        put_half(units, at, other)
        at = place_told(codes, at + 1, size, kept, 0, 0)
    return text_of(made)


def holds_only(text: str, table: bytes) -> bool:
    """Whether a text holds no characters but those of a table.

    >>> holds_only("云云", table_of("云")), holds_only("云雨", table_of("云"))
    (True, False)
    """
    return not _holds(text, table, 0, _least_telling(table, 0))


def holds_any(text: str, table: bytes) -> bool:
    """Whether a text holds any of the characters of a table.

    >>> holds_any("云雨", table_of("云")), holds_any("雨雨", table_of("云"))
    (True, False)
    """
    return _holds(text, table, 1, _least_telling(table, 1))


def _holds(text: str, table: bytes, told: i64, least: i64) -> bool:
    """Whether a text holds a character of which a table tells this; of those beyond it, it tells 0."""
    size: i64 = len(text)
    return place_told(codes_of(text), 0, size, table, told, least) < size


def _least_telling(table: bytes, told: i64) -> i64:
    """The first character that may be one of which a table tells this: 0, or the first one that is not of ASCII.

    So the markup of a page is passed over.
    """
    others: i64 = 0 if told else 0xFF
    at: i64 = 0
    while at < _ASCII >> 3:
        if byte_at(table, at) != others:
            return 0
        at += 1
    return _ASCII


def numbers_beyond(lines: Iterable[str], table: bytes) -> list[int]:
    """The numbers of the lines that hold other characters than those of a table.

    >>> numbers_beyond(["云云", "云雨"], table_of("云"))
    [1]
    """
    least: i64 = _least_telling(table, 0)
    return [number for number, line in enumerate(lines) if _holds(line, table, 0, least)]


def numbers_holding(lines: Sequence[str], numbers: Iterable[int], table: bytes) -> list[int]:
    """Those of some numbers of lines whose lines hold any of the characters of a table.

    >>> numbers_holding(["云云", "雨", "云雨"], (0, 2), table_of("雨"))
    [2]
    """
    least: i64 = _least_telling(table, 1)
    return [number for number in numbers if _holds(lines[number], table, 1, least)]


def numbers_opened_by(lines: list[str], table: bytes) -> list[int]:
    """The numbers of the lines whose first character is in a table.

    >>> numbers_opened_by(["云雨", "雨云", ""], table_of("雨"))
    [1]
    """
    found: list[int] = []
    count: i64 = len(lines)
    codes: i64 = 8 * len(table)
    number: i64 = 0
    while number < count:
        line: str = lines[number]
        if len(line):
            code: i64 = code_at(line, 0)
            if code < codes and bit_at(table, code):
                found.append(number)
        number += 1
    return found


def tally(text: str, kinds: bytes) -> tuple[int, int, int] | None:
    """How many characters of a text are of which of three kinds, as `kinds_by_code` tells: 1, 2 or 3.

    None if characters beyond the first plane stand in it.

    >>> tally("云雨云，", kinds_by_code(((1, "云"), (3, "，")))), tally("𠮷", kinds_by_code(()))
    ((2, 0, 1), None)
    """
    told = tally_lines([text], [True], kinds)
    return None if told is None else told[1:]


def tally_lines(lines: list[str], counted: list[bool], kinds: bytes) -> tuple[list[int], int, int, int] | None:
    """The numbers of the lines with characters of the second of three kinds, and how many of each kind stand in some.

    counted: which lines those are; see `tally`.

    >>> tally_lines(["云", "雨云", "雨，"], [True, True, False], kinds_by_code(((1, "云"), (2, "雨"), (3, "，"))))
    ([1, 2], 2, 1, 0)
    >>> tally_lines(["𠮷"], [False], kinds_by_code(()))
    """
    found: list[int] = []
    count: i64 = len(lines)
    number: i64 = 0
    first: i64 = 0
    second: i64 = 0
    third: i64 = 0
    while number < count:
        line: str = lines[number]
        size: i64 = len(line)
        codes = codes_of(line)
        one: i64 = 0
        other: i64 = 0
        last: i64 = 0
        at: i64 = 0
        while at < size:
            code: i64 = code_in(codes, at)
            if code >= 1 << 16:
                return None
            kind: i64 = byte_at(kinds, code)
            if kind:
                if kind == 1:
                    one += 1
                elif kind == 2:
                    other += 1
                else:
                    last += 1
            at += 1
        if other:
            found.append(number)
        if counted[number]:
            first += one
            second += other
            third += last
        number += 1
    return found, first, second, third


# What stands in a text, as bits: <, &, and { or _.
OPENS_TAG: Final = 1
OPENS_ENTITY: Final = 2
IS_OF_CODE: Final = 4
_LAST_BLANK: Final = 0x3000


def shown_lines(text: str) -> tuple[list[str], int]:
    r"""The lines of a text without white space around them, those that show something, and what stands in it, as bits.

    >>> shown_lines(" 云\u3000\r\n\n雨 <b>"), shown_lines("云\x85雨\u2028")
    ((['云', '雨 <b>'], 1), (['云', '雨'], 0))
    """
    found: list[str] = []
    told: i64 = 0
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = 0
    first: i64 = -1  # the first and the last character of a line that show
    last: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
        if code > _LAST_BLANK:  # as most characters
            if first < 0:
                first = at
            last = end_of_run(codes, at + 1, size, _LAST_BLANK + 1, _CODES - 1) - 1
            at = last
        elif code == 32:
            pass
        elif 32 < code < 127 or not (_ends_line(code) or _is_blank(code)):
            if first < 0:
                first = at
            last = at
            if code == 60:
                told |= OPENS_TAG
            elif code == 38:
                told |= OPENS_ENTITY
            elif code == 123 or code == 95:
                told |= IS_OF_CODE
        elif first >= 0 and _ends_line(code):
            found.append(text[first : last + 1])
            first = -1
        at += 1
    if first >= 0:
        found.append(text[first : last + 1])
    return found, told


def _ends_line(code: i64) -> bool:
    """Whether a line ends at a character, as `str.splitlines` has it."""
    return 10 <= code <= 13 or 0x1C <= code <= 0x1E or code == 0x85 or code == 0x2028 or code == 0x2029


def _is_blank(code: i64) -> bool:
    """Whether a character is white space, as `str.isspace` has it, but for blanks and what ends lines."""
    return (
        code == 9
        or code == 0x1F
        or code == 0xA0
        or code == 0x3000
        or 0x2000 <= code <= 0x200A
        or code == 0x1680
        or code == 0x202F
        or code == 0x205F
    )


def count_in(text: str, table: bytes) -> int:
    """How many characters of a text are in a table.

    >>> count_in("云雨云", table_of("云"))
    2
    """
    return count_told(codes_of(text), 0, len(text), table)


def place_of(text: str, table: bytes, start: int = 0) -> int:
    """Where the first character from a place on is that a table has; -1 if there is none.

    >>> place_of("云雨云", table_of("云"), 1), place_of("云雨", table_of("雪"))
    (2, -1)
    """
    size: i64 = len(text)
    at: i64 = place_told(codes_of(text), start, size, table, 1, 0)
    return at if at < size else -1


def runs_without(text: str, table: bytes, start: int = 0) -> list[tuple[int, int]]:
    """Where from a place on the runs of characters stand that a table has not.

    >>> runs_without("云,雨,,雪", table_of(","))
    [(0, 1), (2, 3), (5, 6)]
    """
    found: list[tuple[int, int]] = []
    size: i64 = len(text)
    codes = codes_of(text)
    first: i64 = place_told(codes, start, size, table, 0, 0)
    while first < size:
        at: i64 = place_told(codes, first + 1, size, table, 1, 0)
        found.append((first, at))
        first = place_told(codes, at + 1, size, table, 0, 0)
    return found


def places_in(text: str, table: bytes) -> list[int]:
    """Where characters of a text are that a table has.

    >>> places_in("云雨云", table_of("云"))
    [0, 2]
    """
    found: list[int] = []
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = place_told(codes, 0, size, table, 1, 0)
    while at < size:
        found.append(at)
        at = place_told(codes, at + 1, size, table, 1, 0)
    return found


def steps_of(words: Sequence[str]) -> bytes:
    """For each character of ASCII how far a search for some words goes on where it stands (`places_of_words`).

    words: all as long, of two characters at least, and in ASCII.
    """
    longest = len(words[0])
    steps = bytearray([longest]) * _ASCII
    for word in words:
        for at, character in enumerate(word, 1):
            steps[ord(character)] = min(steps[ord(character)], longest - at)
    return bytes(steps)


def places_of_words(text: str, words: list[str], steps: bytes) -> list[int]:
    """Where one of some words stands in a text, by few looks at it (Horspool, "Practical fast searching in strings").

    steps: what `steps_of` makes of the words.

    >>> places_of_words("云 abcd bcda", ["abc", "bcd"], steps_of(["abc", "bcd"]))
    [2, 3, 7]
    """
    found: list[int] = []
    size: i64 = len(text)
    before: i64 = len(words[0]) - 1
    at: i64 = before
    word: str
    while at < size:
        code: i64 = code_at(text, at)
        step: i64 = byte_at(steps, code) if code < _ASCII else before + 1
        if step == 0:
            step = 1
            if code_at(text, at - 1) < _ASCII and byte_at(steps, code_at(text, at - 1)) <= 1:  # as before few ends
                for word in words:
                    if _ends_at(text, word, at):
                        found.append(at - before)
                        break
        at += step
    return found


def _ends_at(text: str, word: str, at: i64) -> bool:
    """Whether a word ends at a place of a text that it has room before."""
    last: i64 = len(word) - 1
    place: i64 = last
    while place >= 0 and code_at(text, at - last + place) == code_at(word, place):
        place -= 1
    return place < 0
