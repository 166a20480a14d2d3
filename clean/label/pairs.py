"""What the characters of a text and their pairs of neighbours weigh together, each of them once.

For compiled code: one look into a table for each, as large as a processor's cache holds. Interpreted, sets and a
dictionary are quicker; see `text_model`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Final

from ..codes import (
    Codes,
    Numbers,
    bit_at,
    byte_at,
    code_at,
    code_in,
    codes_of,
    may_hold_two,
    number_at,
    numbers_of,
    place_of_two,
    put_number,
    slot_of,
    table_for,
    zeros,
)
from .piece_signs import PLAIN, signs_of_reading

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_SLOTS: Final = 1 << 16
# So many places has a table of the pairs of one text.
_PLACES: Final = 1 << 14
# What ends a sentence, and closes it. A character that weighs nothing in a table of bytes, and no more than this.
SENTENCE_ENDS: Final = "。！？…"
_CLOSES: Final = "”"
_NOTHING: Final = 128
# In a list of weights.
_STANDS_FOR_BLANK: Final = 0x2423
# A character of the list of weights stands for two.
_FULL_WIDTH: Final = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {"你": "您"}
_WEIGHTLESS: Final = frozenset("^$0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
# Weights are kept as numbers from 0 on.
_ZERO: Final = 1 << 15


def forms_of(characters: str) -> list[str]:
    """How a text has a character or a pair that weighs something in it, roughly: none for Latin letters and figures.

    >>> forms_of(","), forms_of("你,"), forms_of("a")
    ([',', '，'], ['你,', '你，', '您,', '您，'], [])
    """
    if not _WEIGHTLESS.isdisjoint(characters) or "\uff01" <= max(characters) <= "\uff5e" or "\0" in characters:
        return []
    return ["".join(form) for form in product(*((each, _FULL_WIDTH.get(each, "")) for each in characters)) if all(form)]


def weight_of_one(character: str, weight: int) -> int:
    """What a character weighs by itself, roughly: in one byte, and nothing if it ends or closes a sentence."""
    return 0 if character in SENTENCE_ENDS + _CLOSES else max(1 - _NOTHING, min(weight, _NOTHING - 1))


class PairWeights:
    """Two weights of each of some characters and pairs.

    >>> PairWeights(["3 -1 票", "5 2 发票 票␣"]).weigh("票发票")
    (8, 1, 4)
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """lines: both weights, then the characters and pairs that have them, a blank before each; ␣ is a blank itself.

        What holds 0, or a character beyond the first plane, has no weights.
        """
        self._numbers, self._weights = zeros(4 * _SLOTS), zeros(4 * _SLOTS)
        singles = (
            bytearray([_NOTHING]) * _SLOTS
        )  # what each character weighs, from 1 on, and 0 for what ends a sentence
        line: str
        for line in lines:
            self._take(line, singles)
        for mark in SENTENCE_ENDS + _CLOSES:
            singles[ord(mark)] = _NOTHING if mark == _CLOSES else 0
        self._singles = bytes(singles)

    def _take(self, line: str, singles: bytearray) -> i64:
        """Take the weights of a line, and return how many characters and pairs have them."""
        numbers = numbers_of(self._numbers)
        weights = numbers_of(self._weights)
        size: i64 = len(line)
        at: i64 = _end_of_word(line, 0)
        first: i64 = _number_in(line, 0, at)
        start: i64 = at + 1
        at = _end_of_word(line, start)
        both: i64 = (first + _ZERO) << 16 | (_number_in(line, start, at) + _ZERO)
        count: i64 = 0
        while at < size:
            start = at + 1
            at = _end_of_word(line, start)
            number: i64 = _number_of_feature(line, start, at)
            if number == 0:
                continue
            slot: i64 = slot_of(numbers, _SLOTS - 1, number)
            put_number(numbers, slot, number)
            put_number(weights, slot, both)
            count += 1
            if at - start == 1 and not _has_no_weight(number):
                told: i64 = _NOTHING + max(1 - _NOTHING, min(first, _NOTHING - 1))
                singles[number] = singles[_other_width(number)] = told
        return count

    def weigh(self, text: str) -> tuple[int, int, int]:
        """The sum of the first weights of what is in a text, that of the second ones, and how much that is.

        How much is 0 for a text that holds what has no weights: a character beyond the first plane, or 0.
        """
        size: i64 = len(text)
        codes = codes_of(text)
        shape = zeros(4 * size)
        shaped = numbers_of(shape)
        at: i64 = 0
        while at < size:
            code: i64 = code_in(codes, at)
            if code == 0 or code >= 1 << 16:
                return 0, 0, 0
            put_number(shaped, at, code)
            at += 1
        return self._sums(shaped, size)

    def weigh_plain(self, text: str, longest: int) -> tuple[int, int, int]:
        """The same of a text as `text_model.shape` has it, between ^ and $; how much is 0 for one that is not plain.

        longest: so much of the text is weighed.

        >>> PairWeights(["3 0 0年", "5 2 $"]).weigh_plain("1,998年！", 400)
        (8, 2, 9)
        """
        if len(text) > longest:
            text = text[:longest]
        if not signs_of_reading(text) & PLAIN:
            return 0, 0, 0
        size: i64 = len(text)
        shape = zeros(4 * (3 * size + 2))
        shaped = numbers_of(shape)
        return self._sums(shaped, _put_shape(shaped, codes_of(text), size))

    def promising(self, text: str, longest: int, least: int, least_of_one: int) -> int:
        """Which of a text (1), its last (2) and its first sentence (4) have first weights enough, roughly.

        Each of their characters and pairs weighs as often as it stands there; Latin letters, figures and what ends or
        closes a sentence weigh nothing by themselves. longest: none is longer; least: what they weigh at least, and
        least_of_one: the characters alone, by the square root of the length. Of a longer text only its last sentence
        is looked for; of one that ends as no sentence does, nothing.

        >>> PairWeights(["9 0 票", "-9 0 他"]).promising("他走了。开票、送票。", 100, 3, 0)
        2
        """
        singles: bytes = self._singles
        size: i64 = len(text)
        codes = codes_of(text)
        low: i64 = size - longest if size > longest else 0
        total: i64 = 0
        first: i64 = 0
        last: i64 = 0
        of_last: i64 = 0
        behind_first: i64 = 0
        at: i64 = size - 1
        if size == 0 or not _may_end(code_in(codes, at)):
            return 0
        while at >= low:
            code: i64 = code_in(codes, at)
            told: i64 = byte_at(singles, code) if code < _SLOTS else _NOTHING
            if told:
                total += told - _NOTHING
            else:
                place: i64 = at + 1
                if place < size and code_in(codes, place) == 0x201D:
                    place += 1
                behind: i64 = code_in(codes, place) if place < size else 0x201D
                if behind >= _SLOTS or (byte_at(singles, behind) and not _closes(behind)):
                    if last == 0:
                        last = place
                        of_last = total
                    if low > 0:
                        break
                    first = place
                    behind_first = total
            at -= 1
        found: i64 = 0
        if low == 0 and self._has_enough(text, 0, size, total, least, least_of_one):
            found += 1
        if last and self._has_enough(text, last, size, of_last, least, least_of_one):
            found += 2
        if first and low == 0 and self._has_enough(text, 0, first, total - behind_first, least, least_of_one):
            found += 4
        return found

    def _has_enough(self, text: str, start: i64, end: i64, total: i64, least: i64, least_of_one: i64) -> bool:
        """Whether text[start:end], the characters of which weigh so much, weighs enough with its pairs."""
        if not _is_enough(total, end - start, least_of_one):
            return False
        numbers = numbers_of(self._numbers)
        weights = numbers_of(self._weights)
        codes = codes_of(text)
        before: i64 = 0
        at: i64 = start
        while at < end:
            code: i64 = code_in(codes, at)
            at += 1
            if code < 0x4E00 or code >= 0xFF01:
                if 0xFF01 <= code <= 0xFF5E:
                    code -= 0xFEE0
                if code == 0 or code >= _SLOTS or 48 <= code <= 57 or _is_letter(code) or code == 94 or code == 36:
                    before = 0
                    continue
            elif code == 0x60A8:
                code = 0x4F60
            if before:
                number: i64 = before << 16 | code
                slot: i64 = slot_of(numbers, _SLOTS - 1, number)
                if number_at(numbers, slot) == number:
                    total += (number_at(weights, slot) >> 16) - _ZERO
            before = code
        return _is_enough(total, end - start, least)

    def _sums(self, shaped: Numbers, size: i64) -> tuple[int, int, int]:
        numbers = numbers_of(self._numbers)
        weights = numbers_of(self._weights)
        table = table_for(2 * size)
        known = numbers_of(table)
        last: i64 = len(table) // 4 - 1
        first: i64 = 0
        second: i64 = 0
        count: i64 = 0
        before: i64 = 0
        at: i64 = 0
        while at < size:
            code: i64 = number_at(shaped, at)
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


def _end_of_word(line: str, start: i64) -> i64:
    """Where the next blank of a line stands, or the line ends."""
    at: i64 = start
    size: i64 = len(line)
    while at < size and code_at(line, at) != 32:
        at += 1
    return at


def _number_in(line: str, start: i64, end: i64) -> i64:
    """The number that is written in line[start:end]."""
    negative: i64 = 1 if code_at(line, start) == 45 else 0
    number: i64 = 0
    at: i64 = start + negative
    while at < end:
        number = 10 * number + code_at(line, at) - 48
        at += 1
    return -number if negative else number


def _number_of_feature(line: str, start: i64, end: i64) -> i64:
    """The number of the character or the pair line[start:end]; 0 if no weights could have it."""
    number: i64 = 0
    at: i64 = start
    while at < end:
        code: i64 = code_at(line, at)
        if code == 0 or code >= _SLOTS:
            return 0
        number = number << 16 | (32 if code == _STANDS_FOR_BLANK else code)
        at += 1
    return number


def _has_no_weight(code: i64) -> bool:
    """Whether a character weighs nothing by itself: letters, figures and the ends of a text, and what is full-width."""
    return 48 <= code <= 57 or _is_letter(code) or code == 94 or code == 36 or 0xFF01 <= code <= 0xFF5E


def _other_width(code: i64) -> i64:
    """The character that counts for another one: what is full-width, and 您; most count for themselves alone."""
    return code + 0xFEE0 if 0x21 <= code <= 0x7E else 0x60A8 if code == 0x4F60 else code


def _put_shape(shaped: Numbers, codes: Codes, size: i64) -> i64:
    """Put the codes of a plain text as `text_model.shape` has it into a table, between ^ and $; return how many."""
    put_number(shaped, 0, 94)
    end: i64 = 1
    at: i64 = 0
    while at < size:  # marks of either width as one
        code: i64 = code_in(codes, at)
        if code >= 0xFF01:
            code -= 0xFEE0
        elif code == 0x60A8:
            code = 0x4F60
        elif code == 0x2026:
            put_number(shaped, end, 46)
            put_number(shaped, end + 1, 46)
            end += 2
            code = 46
        put_number(shaped, end, code)
        end += 1
        at += 1
    at = 1
    size = 1
    while at < end:
        code = number_at(shaped, at)
        start: i64 = at
        at += 1
        if _is_letter(code):
            while at < end and _is_letter(number_at(shaped, at)):
                at += 1
            if at - start > 1:
                code = 65
        elif 48 <= code <= 57:
            while at < end and (
                48 <= number_at(shaped, at) <= 57
                or (
                    (number_at(shaped, at) == 44 or number_at(shaped, at) == 46)
                    and at + 1 < end
                    and 48 <= number_at(shaped, at + 1) <= 57
                )
            ):
                at += 1
            code = 48
        elif code == 32 and (size == 1 or number_at(shaped, size - 1) == 32):
            continue
        put_number(shaped, size, code)
        size += 1
    if size > 1 and number_at(shaped, size - 1) == 32:
        size -= 1
    put_number(shaped, size, 36)
    return size + 1


def _is_enough(weight: i64, size: i64, least: i64) -> bool:
    """Whether a weight is as much as the least by the square root of the size; either may be negative."""
    if weight < 0:
        return least < 0 and weight * weight <= least * least * size
    return least <= 0 or weight * weight >= least * least * size


def _may_end(code: i64) -> bool:
    """Whether a character may end a sentence: 。！？…!?~～"""
    return (
        code == 0x3002
        or code == 0xFF01
        or code == 0xFF1F
        or code == 0x2026
        or code == 33
        or code == 63
        or code == 126
        or code == 0xFF5E
    )


def _closes(code: i64) -> bool:
    return code == 0x201D or code == 0x300D


def _is_letter(code: i64) -> bool:
    return 65 <= code <= 90 or 97 <= code <= 122


def strong_pairs(lines: Iterable[str], second: bool, least: int) -> list[str]:
    """The pairs of letters of a list of weights whose first or second weight is no less.

    >>> strong_pairs(["3 -1 发票 票", "1 5 走了 票"], False, 2)
    ['发票']
    """
    found: list[str] = []
    line: str
    for line in lines:
        size: i64 = len(line)
        start: i64 = 0
        at: i64 = _end_of_word(line, 0)
        if second:
            start = at + 1
            at = _end_of_word(line, start)
        if _number_in(line, start, at) < least:
            continue
        if not second:
            at = _end_of_word(line, at + 1)
        while at < size:
            start = at + 1
            at = _end_of_word(line, start)
            if at - start == 2 and line[start:at].isalpha():
                found.append(line[start:at])
    return found


def table_of_pairs(pairs: Iterable[str]) -> bytes:
    """A table of bits that tells of nearly all pairs of characters that they are none of some, by their places."""
    table = bytearray(1 << 13)
    for pair in pairs:
        place = place_of_two(ord(pair[0]), ord(pair[1]))
        table[place >> 3] |= 1 << (place & 7)
    return bytes(table)


def pairs_like(text: str, table: bytes) -> list[str]:
    """The pairs of a text that a table does not tell to be none of some.

    >>> pairs_like("代开发票", table_of_pairs(["发票"]))
    ['发票']
    """
    found: list[str] = []
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = 1
    before: i64 = code_in(codes, 0) if size else 0
    while at < size:
        code: i64 = code_in(codes, at)
        if bit_at(table, place_of_two(before, code)):
            found.append(text[at - 1 : at + 1])
        before = code
        at += 1
    return found


def each_holds_two_like(text: str, spans: list[tuple[int, int]], table: bytes) -> list[bool]:
    """Whether there may be two of some pairs in each of some stretches of a text, as far as a table tells.

    >>> each_holds_two_like("代开发票", [(0, 4), (1, 4)], table_of_pairs(["发票", "代开"]))
    [True, False]
    """
    codes = codes_of(text)
    return [may_hold_two(codes, start, end, table) for start, end in spans]


def places_of_pairs(text: str) -> bytes:
    """A table that tells of nearly all pairs of characters that they do not stand in a text, by their places in it."""
    table = bytearray(_PLACES)
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = 1
    before: i64 = code_in(codes, 0) if size else 0
    while at < size:
        code: i64 = code_in(codes, at)
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
    table = table_for(at)
    known = numbers_of(table)
    last: i64 = len(table) // 4 - 1
    number: i64 = 0
    size: i64 = 0
    for line in lines:
        size = len(line)
        codes = codes_of(line)
        row: i64 = 0  # so many characters since the last mark between keywords
        at = 0
        while at < size:
            code: i64 = code_in(codes, at)
            number = _number_of_three(number, code)
            row = 0 if _divides(code) else row + 1
            if row > 2:
                put_number(known, slot_of(known, last, number), number)
            at += 1
    size = len(text)
    codes = codes_of(text)
    at = 0
    while at < size:
        number = _number_of_three(number, code_in(codes, at))
        if number_at(known, slot_of(known, last, number)) == number and at > 1:
            return True
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


def _number_of_three(before: i64, code: i64) -> i64:
    """A number of 31 bits, and not 0, for a character and the two before it, given that for the one before."""
    return (before << 10 ^ code) & 0x3FFFFFFF | 0x40000000
