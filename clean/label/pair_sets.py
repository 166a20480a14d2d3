"""Sets of pairs of neighbouring characters.

For compiled code: what `set` has of a set of numbers, without an object for each number. Interpreted, sets are quicker;
see `topic`.
"""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, Final

from ..codes import code_at, number_at, put_number, slot_of, table_for, zeros

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# Numbers are spread by what no page can know: else one could be made whose pairs all fall into one place.
_FACTOR = SystemRandom().getrandbits(28) | 1 << 28 | 1
# Stands for a pair of two characters 0, since that is what empty slots hold; no text has such two characters.
_NOTHING: Final = 0xFFFFFFFF
# The table of a set that holds nothing: one empty slot, which stays so.
_EMPTY: Final = zeros(4)


class PairSet:
    """The pairs of neighbouring characters of a text, or of some texts.

    >>> len(pairs_of("代开发票") & pairs_of("开发的发票"))
    2
    """

    def __init__(self, room: int = 0) -> None:
        """room: for so many pairs; there may be more."""
        # A table in which numbers are looked for, and the numbers in a row: half of it.
        self._numbers = table_for(room) if room else _EMPTY
        self._row = zeros(len(self._numbers) // 2) if room else _EMPTY
        self._last: i64 = len(self._numbers) // 4 - 1
        self._count: i64 = 0

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PairSet) and len(self) == len(other) == len(self & other)

    __hash__ = None  # type: ignore[assignment]

    def __and__(self, other: PairSet) -> PairSet:
        if other._count < self._count:
            return other._shared_with(self)
        return self._shared_with(other)

    def __or__(self, other: PairSet) -> PairSet:
        found = PairSet(self._count + other._count)
        found._take(self)
        found._take(other)
        return found

    def __ior__(self, other: PairSet) -> PairSet:
        self._take(other)
        return self

    def __sub__(self, other: PairSet) -> PairSet:
        found = PairSet(self._count)
        at: i64 = 0
        while at < self._count:
            number: i64 = number_at(self._row, at)
            if not other._has(number):
                found._add(number)
            at += 1
        return found

    def isdisjoint(self, other: PairSet) -> bool:
        """Whether none of the pairs is one of others."""
        return self.count_shared(other, 1) == 0

    def count_shared(self, other: PairSet, enough: int) -> int:
        """How many of the pairs are among others, as far as it takes to find that they are enough.

        >>> pairs_of("代开发票").count_shared(pairs_of("开发的发票"), 9)
        2
        """
        if other._count < self._count:
            return other._count_in(self, enough)
        return self._count_in(other, enough)

    def add_all(self, other: PairSet, again: PairSet) -> None:
        """Add other pairs; those that were there before to `again`, too."""
        at: i64 = 0
        while at < other._count:
            number: i64 = number_at(other._row, at)
            before: i64 = self._count
            if self._add(number) == before:
                again._add(number)
            at += 1

    def _count_in(self, other: PairSet, enough: i64) -> i64:
        count: i64 = 0
        at: i64 = 0
        while at < self._count and count < enough:
            if other._has(number_at(self._row, at)):
                count += 1
            at += 1
        return count

    def _shared_with(self, other: PairSet) -> PairSet:
        found = PairSet(0)
        at: i64 = 0
        while at < self._count:
            number: i64 = number_at(self._row, at)
            if other._has(number):
                found._add(number)
            at += 1
        return found

    def _take(self, other: PairSet) -> i64:
        at: i64 = 0
        while at < other._count:
            self._add(number_at(other._row, at))
            at += 1
        return self._count

    def _has(self, number: i64) -> bool:
        return number_at(self._numbers, slot_of(self._numbers, self._last, number, _FACTOR)) != 0

    def _add(self, number: i64) -> i64:
        if self._last == 0:
            self._grow()
        slot: i64 = slot_of(self._numbers, self._last, number, _FACTOR)
        if number_at(self._numbers, slot) == 0:
            put_number(self._numbers, slot, number)
            put_number(self._row, self._count, number)
            self._count += 1
            if 2 * self._count > self._last:
                self._grow()
        return self._count

    def _grow(self) -> i64:
        last: i64 = 2 * self._last + 1 if self._last else 15
        numbers = zeros(4 * (last + 1))
        at: i64 = 0
        while at < self._count:
            number: i64 = number_at(self._row, at)
            put_number(numbers, slot_of(numbers, last, number, _FACTOR), number)
            at += 1
        self._numbers = numbers
        row = zeros(2 * (last + 1))
        at = 0
        while at < self._count:
            put_number(row, at, number_at(self._row, at))
            at += 1
        self._row = row
        self._last = last
        return last


def pairs_of(text: str) -> PairSet:
    """The pairs of neighbouring characters of a text; of one beyond the first plane, both of its units.

    >>> len(pairs_of("发票发票")), len(pairs_of("𠮷"))
    (2, 1)
    """
    size: i64 = len(text)
    found = PairSet(size)
    before: i64 = -1
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if code >= 1 << 16:
            if before >= 0:
                found._add((before << 16 | (0xD7C0 + (code >> 10))) or _NOTHING)
            before = 0xD7C0 + (code >> 10)
            code = 0xDC00 | (code & 0x3FF)
        if before >= 0:
            found._add((before << 16 | code) or _NOTHING)
        before = code
        at += 1
    return found


def han_pairs_of(text: str) -> PairSet:
    """The pairs of neighbouring Han characters of a text.

    >>> len(han_pairs_of("代开，发票A"))
    2
    """
    size: i64 = len(text)
    found = PairSet(size)
    before: i64 = 0
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if 0x4E00 <= code <= 0x9FFF:
            if before:
                found._add(before << 16 | code)
            before = code
        else:
            before = 0
        at += 1
    return found
