"""What the characters of a text and their pairs of neighbours weigh together, each of them once.

For compiled code: one look into a table for each, as large as a processor's cache holds. Interpreted, sets and a
dictionary are quicker; see `text_model`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ..codes import byte_at, code_at, number_at, place_of_two, put_number, slot_of, table_for, zeros
from .piece_signs import PLAIN, signs_of_reading

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_SLOTS: Final = 1 << 16
# So many places has a table of the pairs of one text.
_PLACES: Final = 1 << 14
# Weights are kept as numbers from 0 on.
_ZERO: Final = 1 << 15


class PairWeights:
    """Two weights of each of some characters and pairs.

    >>> PairWeights([("票", 3, -1), ("发票", 5, 2)]).weigh("票发票")
    (8, 1, 4)
    """

    def __init__(self, weights: Iterable[tuple[str, int, int]]) -> None:
        """weights: the characters, one or two, none of them beyond the first plane or 0; and both weights."""
        self._numbers, self._weights = zeros(4 * _SLOTS), zeros(4 * _SLOTS)
        for characters, first, second in weights:
            number = ord(characters[0]) << 16 | ord(characters[1]) if len(characters) == 2 else ord(characters)
            slot = slot_of(self._numbers, _SLOTS - 1, number)
            put_number(self._numbers, slot, number)
            put_number(self._weights, slot, (first + _ZERO) << 16 | (second + _ZERO))

    def weigh(self, text: str) -> tuple[int, int, int]:
        """The sum of the first weights of what is in a text, that of the second ones, and how much that is.

        How much is 0 for a text that holds what has no weights: a character beyond the first plane, or 0.
        """
        size: i64 = len(text)
        codes = zeros(4 * size)
        at: i64 = 0
        while at < size:
            code: i64 = code_at(text, at)
            if code == 0 or code >= 1 << 16:
                return 0, 0, 0
            put_number(codes, at, code)
            at += 1
        return self._sums(codes, size)

    def weigh_plain(self, text: str, longest: int) -> tuple[int, int, int]:
        """The same of a text as `text_model.shape` has it, between ^ and $; how much is 0 for one that is not plain.

        longest: so much of the text is weighed.

        >>> PairWeights([("0年", 3, 0), ("$", 5, 2)]).weigh_plain("1,998年！", 400)
        (8, 2, 9)
        """
        if len(text) > longest:
            text = text[:longest]
        if not signs_of_reading(text) & PLAIN:
            return 0, 0, 0
        size: i64 = len(text)
        codes = zeros(4 * (3 * size + 2))
        return self._sums(codes, _put_shape(codes, text, size))

    def _sums(self, codes: bytearray, size: i64) -> tuple[int, int, int]:
        numbers: bytearray = self._numbers
        weights: bytearray = self._weights
        known = table_for(2 * size)
        last: i64 = len(known) // 4 - 1
        first: i64 = 0
        second: i64 = 0
        count: i64 = 0
        before: i64 = 0
        at: i64 = 0
        while at < size:
            code: i64 = number_at(codes, at)
            number: i64 = code
            while number:
                slot: i64 = slot_of(known, last, number)
                if number_at(known, slot) == 0:
                    put_number(known, slot, number)
                    count += 1
                    slot = slot_of(numbers, _SLOTS - 1, number)
                    if number_at(numbers, slot) == number:
                        told: i64 = number_at(weights, slot)
                        first += (told >> 16) - _ZERO
                        second += (told & 0xFFFF) - _ZERO
                number = before << 16 | code if number == code and before else 0
            before = code
            at += 1
        return first, second, count


def _put_shape(codes: bytearray, text: str, size: i64) -> i64:
    """Put the codes of a plain text as `text_model.shape` has it into a table, between ^ and $; return how many."""
    put_number(codes, 0, 94)
    end: i64 = 1
    at: i64 = 0
    while at < size:  # marks of either width as one
        code: i64 = code_at(text, at)
        if code >= 0xFF01:
            code -= 0xFEE0
        elif code == 0x60A8:
            code = 0x4F60
        elif code == 0x2026:
            put_number(codes, end, 46)
            put_number(codes, end + 1, 46)
            end += 2
            code = 46
        put_number(codes, end, code)
        end += 1
        at += 1
    at = 1
    size = 1
    while at < end:
        code = number_at(codes, at)
        start: i64 = at
        at += 1
        if _is_letter(code):
            while at < end and _is_letter(number_at(codes, at)):
                at += 1
            if at - start > 1:
                code = 65
        elif 48 <= code <= 57:
            while at < end and (
                48 <= number_at(codes, at) <= 57
                or (
                    (number_at(codes, at) == 44 or number_at(codes, at) == 46)
                    and at + 1 < end
                    and 48 <= number_at(codes, at + 1) <= 57
                )
            ):
                at += 1
            code = 48
        elif code == 32 and (size == 1 or number_at(codes, size - 1) == 32):
            continue
        put_number(codes, size, code)
        size += 1
    if size > 1 and number_at(codes, size - 1) == 32:
        size -= 1
    put_number(codes, size, 36)
    return size + 1


def _is_letter(code: i64) -> bool:
    return 65 <= code <= 90 or 97 <= code <= 122


def table_of_pairs(pairs: Iterable[str]) -> bytes:
    """A table that tells of nearly all pairs of characters that they are none of some, by their places in it."""
    table = bytearray(1 << 16)
    for pair in pairs:
        table[place_of_two(ord(pair[0]), ord(pair[1]))] = 1
    return bytes(table)


def pairs_like(text: str, table: bytes) -> list[str]:
    """The pairs of a text that a table does not tell to be none of some.

    >>> pairs_like("代开发票", table_of_pairs(["发票"]))
    ['发票']
    """
    found: list[str] = []
    size: i64 = len(text)
    at: i64 = 1
    before: i64 = code_at(text, 0) if size else 0
    while at < size:
        code: i64 = code_at(text, at)
        if byte_at(table, place_of_two(before, code)):
            found.append(text[at - 1 : at + 1])
        before = code
        at += 1
    return found


def holds_two_like(text: str, start: int, end: int, table: bytes) -> bool:
    """Whether there may be two of some pairs in text[start:end], as far as a table tells.

    >>> table = table_of_pairs(["发票", "代开"])
    >>> holds_two_like("代开发票", 0, 4, table), holds_two_like("代开发票", 1, 4, table)
    (True, False)
    """
    left: i64 = 2
    last: i64 = end
    at: i64 = start + 1
    while at < last:
        if byte_at(table, place_of_two(code_at(text, at - 1), code_at(text, at))):
            left -= 1
            if not left:
                return True
        at += 1
    return False


def places_of_pairs(text: str) -> bytes:
    """A table that tells of nearly all pairs of characters that they do not stand in a text, by their places in it."""
    table = bytearray(_PLACES)
    size: i64 = len(text)
    at: i64 = 1
    before: i64 = code_at(text, 0) if size else 0
    while at < size:
        code: i64 = code_at(text, at)
        table[place_of_two(before, code) & (_PLACES - 1)] = 1
        before = code
        at += 1
    return bytes(table)


def may_stand(word: str, table: bytes) -> bool:
    """Whether a table of a text's pairs does not tell that a word does not stand in it.

    >>> [may_stand(word, places_of_pairs("代开发票")) for word in ("开发", "开票", "开发票")]
    [True, False, True]
    """
    size: i64 = len(word)
    at: i64 = 1
    while at < size:
        if not byte_at(table, place_of_two(code_at(word, at - 1), code_at(word, at)) & (_PLACES - 1)):
            return False
        at += 1
    return True


def share_phrase(lines: list[str], text: str) -> bool:
    """Whether three characters in a row of any of some lines of keywords may stand in a text, too.

    >>> share_phrase(["代开发票,国产"], "开发票的人"), share_phrase(["代开发票,国产"], "开发的发票,国货")
    (True, False)
    """
    line: str
    at: i64 = 0
    for line in lines:
        at += len(line)
    known = table_for(at)
    last: i64 = len(known) // 4 - 1
    number: i64 = 0
    size: i64 = 0
    for line in lines:
        size = len(line)
        row: i64 = 0  # so many characters since the last mark between keywords
        at = 0
        while at < size:
            row = 0 if _divides(code_at(line, at)) else row + 1
            if row > 2:
                number = _number_of_three(code_at(line, at - 2), code_at(line, at - 1), code_at(line, at))
                put_number(known, slot_of(known, last, number), number)
            at += 1
    size = len(text)
    at = 0
    earlier: i64 = 0  # of the two characters before
    before: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        number = _number_of_three(earlier, before, code)
        if number_at(known, slot_of(known, last, number)) == number and at > 1:
            return True
        earlier = before
        before = code
        at += 1
    return False


def _divides(code: i64) -> bool:
    """Whether a character is one of the most frequent marks between keywords: , |，、｜_/;."""
    return (
        code == 44
        or code == 32
        or code == 124
        or code == 0xFF0C
        or code == 0x3001
        or code == 0xFF5C
        or code == 95
        or code == 47
        or code == 59
    )


def _number_of_three(first: i64, second: i64, third: i64) -> i64:
    """A number of 31 bits, and not 0, for three characters."""
    return (first * 0x1E3779B1 + second * 0x05EBCA77 + third * 0x27D4EB2F) & 0x7FFFFFFF | 1
