"""Sets of pairs of neighbouring characters.

For compiled code: what `set` has of a set of numbers, without an object for each number. Interpreted, sets are quicker;
see `topic`.
"""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING, Final

from ..codes import code_at, number_at, put_number, slot_of, slots_for, table_with_row, zeros

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# Numbers are spread by what no page can know: else one could be made whose pairs all fall into one place.
_FACTOR = int.from_bytes(urandom(4)) >> 4 | 1 << 28 | 1
# Stands for a pair of two characters 0, since that is what empty slots hold; no text has such two characters.
_NOTHING: Final = 0xFFFFFFFF
# No number that stands for several characters is greater.
_MOST_OF_MANY: Final = (1 << 30) - 1
# The table of a set that holds nothing: one empty slot, which stays so.
_EMPTY: Final = zeros(4)


class PairSet:
    """The pairs of neighbouring characters of a text, or of some texts.

    >>> len(pairs_of("代开发票") & pairs_of("开发的发票"))
    2
    """

    def __init__(self, room: int = 0) -> None:
        """room: for so many pairs; there may be more."""
        # A table in which numbers are looked for, the number of its last slot, and behind that the numbers in a row.
        self._table = _EMPTY
        self._last: i64 = 0
        self._count: i64 = 0
        if room:
            self._last = slots_for(room) - 1
            self._table = table_with_row(self._last + 1)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PairSet) and len(self) == len(other) == len(self & other)

    __hash__ = None  # type: ignore[assignment]

    def __and__(self, other: PairSet) -> PairSet:
        if other._count < self._count:
            return other._told_by(self, 1)
        return self._told_by(other, 1)

    def __or__(self, other: PairSet) -> PairSet:
        found = PairSet(self._count + other._count)
        found._take(self)
        found._take(other)
        return found

    def __ior__(self, other: PairSet) -> PairSet:
        self._take(other)
        return self

    def __sub__(self, other: PairSet) -> PairSet:
        return self._told_by(other, 0)

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
        self._make_room(other._count)
        table = self._table
        last: i64 = self._last
        count: i64 = self._count
        row = other._table
        at: i64 = other._last + 1
        end: i64 = at + other._count
        while at < end:
            number: i64 = number_at(row, at)
            before: i64 = count
            count = _put(table, last, count, number)
            if count == before:
                again._add(number)
            at += 1
        self._count = count

    def add_shared(self, sets: list[PairSet], asked: PairSet, again: PairSet) -> None:
        """Add those of some pairs that any of some sets holds; those that two of them hold to `again`, too.

        >>> once, again = PairSet(), PairSet()
        >>> once.add_shared([pairs_of("发票"), pairs_of("开发票")], pairs_of("代开发票"), again)
        >>> len(once), len(again)
        (2, 1)
        """
        table = asked._table
        last: i64 = asked._last
        known: PairSet
        for known in sets:
            row = known._table
            at: i64 = known._last + 1
            end: i64 = at + known._count
            while at < end:
                number: i64 = number_at(row, at)
                if _holds(table, last, number):
                    before: i64 = self._count
                    if self._add(number) == before:
                        again._add(number)
                at += 1

    def count_held(self, sets: list[PairSet], often: int, enough: int, besides: PairSet | None = None) -> int:
        """How many of the pairs so many sets hold, as far as it takes to find that they are enough.

        often: once or twice; besides: one of the sets that does not count.

        >>> sets = [pairs_of("发票"), pairs_of("开发票")]
        >>> pairs_of("代开发票").count_held(sets, 1, 9), pairs_of("代开发票").count_held(sets, 2, 9)
        (2, 1)
        """
        seen = zeros(4 * self._count)
        row = self._table
        first: i64 = self._last + 1
        size: i64 = self._count
        least: i64 = often
        most: i64 = enough
        count: i64 = 0
        known: PairSet
        for known in sets:
            if known is besides:
                continue
            table = known._table
            last: i64 = known._last
            at: i64 = 0
            while at < size:
                times: i64 = number_at(seen, at)
                if times < least and _holds(table, last, number_at(row, first + at)):
                    put_number(seen, at, times + 1)
                    if times + 1 == least:
                        count += 1
                at += 1
            if count >= most:
                break
        return count

    def count_of_others(self, once: PairSet, again: PairSet, itself: PairSet | None) -> int:
        """How many of the pairs others than one of some sets hold, given what any of these holds, and what two of them.

        >>> sets = [pairs_of("发票"), pairs_of("开发票")]
        >>> pairs_of("代开发票").count_of_others(sets[0] | sets[1], sets[0], sets[1])
        1
        """
        if itself is None:
            return self._count_in(once, self._count)
        row = self._table
        own = itself._table
        last: i64 = itself._last
        count: i64 = 0
        at: i64 = self._last + 1
        end: i64 = at + self._count
        while at < end:
            number: i64 = number_at(row, at)
            if _holds(once._table, once._last, number) and (
                not _holds(own, last, number) or _holds(again._table, again._last, number)
            ):
                count += 1
            at += 1
        return count

    def _count_in(self, other: PairSet, enough: i64) -> i64:
        count: i64 = 0
        row = self._table
        table = other._table
        last: i64 = other._last
        at: i64 = self._last + 1
        end: i64 = at + self._count
        while at < end and count < enough:
            if _holds(table, last, number_at(row, at)):
                count += 1
            at += 1
        return count

    def _told_by(self, other: PairSet, told: i64) -> PairSet:
        """The pairs that others hold, or do not."""
        found = PairSet(0)
        row = self._table
        table = other._table
        last: i64 = other._last
        at: i64 = self._last + 1
        end: i64 = at + self._count
        while at < end:
            number: i64 = number_at(row, at)
            if _holds(table, last, number) == told:
                found._add(number)
            at += 1
        return found

    def _take(self, other: PairSet) -> i64:
        self._make_room(other._count)
        table = self._table
        last: i64 = self._last
        count: i64 = self._count
        row = other._table
        at: i64 = other._last + 1
        end: i64 = at + other._count
        while at < end:
            count = _put(table, last, count, number_at(row, at))
            at += 1
        self._count = count
        return count

    def _add(self, number: i64) -> i64:
        if 2 * self._count >= self._last:  # the half of it is full
            self._make_room(self._count + 1)
        self._count = _put(self._table, self._last, self._count, number)
        return self._count

    def _make_room(self, more: i64) -> i64:
        """See that so many more pairs have room."""
        slots: i64 = slots_for(self._count + more)
        if slots <= self._last + 1:
            return 0
        table = table_with_row(slots)
        row = self._table
        first: i64 = self._last + 1
        at: i64 = 0
        while at < self._count:
            _put(table, slots - 1, at, number_at(row, first + at))
            at += 1
        self._table = table
        self._last = slots - 1
        return 0


def _holds(table: bytearray, last: i64, number: i64) -> i64:
    """1 if a number stands in a table of so many slots and one, else 0."""
    return 1 if number_at(table, slot_of(table, last, number, _FACTOR)) else 0


def _put(table: bytearray, last: i64, count: i64, number: i64) -> i64:
    """Put a number into a table and its row, which has so many; return how many these are then."""
    slot: i64 = slot_of(table, last, number, _FACTOR)
    if number_at(table, slot):
        return count
    put_number(table, slot, number)
    put_number(table, last + 1 + count, number)
    return count + 1


def pairs_of(text: str) -> PairSet:
    """The pairs of neighbouring characters of a text; of one beyond the first plane, both of its units.

    >>> len(pairs_of("发票发票")), len(pairs_of("𠮷"))
    (2, 1)
    """
    size: i64 = len(text)
    found = PairSet(size)
    table = found._table
    last: i64 = found._last
    count: i64 = 0
    before: i64 = -1
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if code >= 1 << 16:
            return _pairs_of_units(text)
        if before >= 0:
            count = _put(table, last, count, (before << 16 | code) or _NOTHING)
        before = code
        at += 1
    found._count = count
    return found


def _pairs_of_units(text: str) -> PairSet:
    """The same of a text with characters beyond the first plane."""
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
    table = found._table
    last: i64 = found._last
    count: i64 = 0
    before: i64 = 0
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if 0x4E00 <= code <= 0x9FFF:
            if before:
                count = _put(table, last, count, before << 16 | code)
            before = code
        else:
            before = 0
        at += 1
    found._count = count
    return found


def may_repeat(text: str, length: int) -> bool:
    """Whether so many characters may stand in a text twice. If not, they do not; if they may, hardly ever they do not.

    >>> may_repeat("河湾渡口的河湾渡船", 3), may_repeat("河湾渡口的河湾渡船", 4)
    (True, False)
    """
    size: i64 = len(text)
    wide: i64 = length
    slots: i64 = slots_for(size)
    table = zeros(4 * slots)
    start: i64 = 0
    while start + wide <= size:
        number: i64 = 0
        at: i64 = start
        while at < start + wide:
            number = (number * _FACTOR + code_at(text, at)) & _MOST_OF_MANY
            at += 1
        number += 1
        slot: i64 = slot_of(table, slots - 1, number, _FACTOR)
        if number_at(table, slot):
            return True
        put_number(table, slot, number)
        start += 1
    return False
