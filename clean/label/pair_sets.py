"""Sets of pairs of neighbouring characters.

For compiled code: what `set` has of a set of numbers, without an object for each number. Interpreted, sets are quicker;
see `topic`.
"""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING, Final

from ..codes import (
    Numbers,
    code_in,
    codes_of,
    half_at,
    number_at,
    numbers_of,
    put_half,
    put_number,
    slot_of,
    slots_for,
    table_for,
    zeros,
    zeros_before,
)

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# Numbers are spread by what no page can know: else one could be made whose pairs all fall into one place.
_FACTOR = int.from_bytes(urandom(4)) >> 4 | 1 << 28 | 1
# No number that stands for several characters is greater.
_MOST_OF_MANY: Final = (1 << 30) - 1
# The table of a set that holds nothing: one empty slot, which stays so.
_EMPTY: Final = zeros(4)
# The last slot of the largest table whose slots have 16 bits each; in larger ones they have 32.
_LAST_NARROW: Final = 0xFFFF


class PairSet:
    """The pairs of neighbouring characters of a text, or of some texts.

    >>> len(pairs_of("代开发票") & pairs_of("开发的发票"))
    2
    """

    def __init__(self) -> None:
        # A table of slots, in which numbers are looked for, and behind them the numbers in a row, for half as many; a
        # slot tells which of them it stands for, from 1 on. Then the number of the last slot.
        self._table = _EMPTY
        self._last: i64 = 0
        self._count: i64 = 0

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
        found = PairSet()
        found._make_room(self._count + other._count)
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
        table = numbers_of(self._table)
        last: i64 = self._last
        count: i64 = self._count
        row = numbers_of(other._table)
        at: i64 = _first_in_row(other._last)
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
        table = numbers_of(asked._table)
        last: i64 = asked._last
        known: PairSet
        for known in sets:
            row = numbers_of(known._table)
            at: i64 = _first_in_row(known._last)
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
        seen_so_often = zeros(4 * self._count)
        seen = numbers_of(seen_so_often)
        row = numbers_of(self._table)
        first: i64 = _first_in_row(self._last)
        size: i64 = self._count
        least: i64 = often
        most: i64 = enough
        count: i64 = 0
        known: PairSet
        for known in sets:
            if known is besides:
                continue
            table = numbers_of(known._table)
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
        row = numbers_of(self._table)
        own = numbers_of(itself._table)
        one = numbers_of(once._table)
        two = numbers_of(again._table)
        last: i64 = itself._last
        count: i64 = 0
        at: i64 = _first_in_row(self._last)
        end: i64 = at + self._count
        while at < end:
            number: i64 = number_at(row, at)
            if _holds(one, once._last, number) and (not _holds(own, last, number) or _holds(two, again._last, number)):
                count += 1
            at += 1
        return count

    def _count_in(self, other: PairSet, enough: i64) -> i64:
        count: i64 = 0
        row = numbers_of(self._table)
        table = numbers_of(other._table)
        last: i64 = other._last
        at: i64 = _first_in_row(self._last)
        end: i64 = at + self._count
        if enough <= 0:
            return 0
        while at < end:
            if _holds(table, last, number_at(row, at)):
                count += 1
                if count == enough:
                    break
            at += 1
        return count

    def _told_by(self, other: PairSet, told: i64) -> PairSet:
        """The pairs that others hold, or do not."""
        found = PairSet()
        row = numbers_of(self._table)
        table = numbers_of(other._table)
        last: i64 = other._last
        at: i64 = _first_in_row(self._last)
        end: i64 = at + self._count
        while at < end:
            number: i64 = number_at(row, at)
            if _holds(table, last, number) == told:
                found._add(number)
            at += 1
        return found

    def _take(self, other: PairSet) -> i64:
        self._make_room(other._count)
        table = numbers_of(self._table)
        last: i64 = self._last
        count: i64 = self._count
        row = numbers_of(other._table)
        at: i64 = _first_in_row(other._last)
        end: i64 = at + other._count
        while at < end:
            count = _put(table, last, count, number_at(row, at))
            at += 1
        self._count = count
        return count

    def _add(self, number: i64) -> i64:
        if 2 * self._count >= self._last:  # the half of it is full
            self._make_room(self._count + 1)
        self._count = _put(numbers_of(self._table), self._last, self._count, number)
        return self._count

    def _make_room(self, more: i64) -> i64:
        """See that so many more pairs have room."""
        slots: i64 = slots_for(self._count + more)
        if slots <= self._last + 1:
            return 0
        size: i64 = 4 * _first_in_row(slots - 1)
        table = zeros_before(size + 2 * slots, size)
        numbers = numbers_of(table)
        row = numbers_of(self._table)
        first: i64 = _first_in_row(self._last)
        at: i64 = 0
        while at < self._count:
            _put(numbers, slots - 1, at, number_at(row, first + at))
            at += 1
        self._table = table
        self._last = slots - 1
        return 0


def _first_in_row(last: i64) -> i64:
    """Where the row of numbers begins in a table with so many slots and one, of which each two make a number."""
    return (last >> 1) + 1 if last <= _LAST_NARROW else last + 1


def _place_at(table: Numbers, last: i64, slot: i64) -> i64:
    """What a slot tells: 0 if it is empty, else which number of the row it stands for, from 1 on."""
    return half_at(table, slot) if last <= _LAST_NARROW else number_at(table, slot)


def _holds(table: Numbers, last: i64, number: i64) -> i64:
    """1 if a number stands in a table of so many slots and one, else 0."""
    before_first: i64 = _first_in_row(last) - 1
    slot: i64 = (number * _FACTOR >> 20) & last
    place: i64 = _place_at(table, last, slot)
    while place:
        if number_at(table, before_first + place) == number:
            return 1
        slot = (slot + 1) & last
        place = _place_at(table, last, slot)
    return 0


def _put(table: Numbers, last: i64, count: i64, number: i64) -> i64:
    """Put a number into a table and its row, which has so many; return how many these are then."""
    before_first: i64 = _first_in_row(last) - 1
    slot: i64 = (number * _FACTOR >> 20) & last
    place: i64 = _place_at(table, last, slot)
    while place:
        if number_at(table, before_first + place) == number:
            return count
        slot = (slot + 1) & last
        place = _place_at(table, last, slot)
    if last <= _LAST_NARROW:
        put_half(table, slot, count + 1)
    else:
        put_number(table, slot, count + 1)
    count += 1
    put_number(table, before_first + count, number)
    return count


def pairs_of(text: str) -> PairSet:
    """The pairs of neighbouring characters of a text; of one beyond the first plane, both of its units.

    >>> len(pairs_of("发票发票")), len(pairs_of("𠮷"))
    (2, 1)
    """
    size: i64 = len(text)
    codes = codes_of(text)
    found = _set_for(size)
    table = numbers_of(found._table)
    last: i64 = found._last
    count: i64 = 0
    before: i64 = code_in(codes, 0) if size else 0
    if before >= 1 << 16:
        return _pairs_of_units(text)
    at: i64 = 1
    while at < size:
        code: i64 = code_in(codes, at)
        if code >= 1 << 16:
            return _pairs_of_units(text)
        count = _put(table, last, count, before << 16 | code)
        before = code
        at += 1
    found._count = count
    return found


def _set_for(size: i64) -> PairSet:
    """An empty set with room for the pairs of a text of so many characters."""
    found = PairSet()
    if size > 1:
        found._make_room(size - 1)
    return found


def _pairs_of_units(text: str) -> PairSet:
    """The same of a text with characters beyond the first plane."""
    size: i64 = len(text)
    codes = codes_of(text)
    found = _set_for(size)
    before: i64 = -1
    at: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
        if code >= 1 << 16:
            if before >= 0:
                found._add(before << 16 | (0xD7C0 + (code >> 10)))
            before = 0xD7C0 + (code >> 10)
            code = 0xDC00 | (code & 0x3FF)
        if before >= 0:
            found._add(before << 16 | code)
        before = code
        at += 1
    return found


def han_pairs_of(text: str) -> PairSet:
    """The pairs of neighbouring Han characters of a text.

    >>> len(han_pairs_of("代开，发票A"))
    2
    """
    size: i64 = len(text)
    codes = codes_of(text)
    found = _set_for(size)
    table = numbers_of(found._table)
    last: i64 = found._last
    count: i64 = 0
    before: i64 = 0
    at: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
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
    codes = codes_of(text)
    table = table_for(size)
    known = numbers_of(table)
    last: i64 = len(table) // 4 - 1
    start: i64 = 0
    while start + wide <= size:
        number: i64 = 0
        at: i64 = start
        while at < start + wide:
            number = (number * _FACTOR + code_in(codes, at)) & _MOST_OF_MANY
            at += 1
        number += 1
        slot: i64 = slot_of(known, last, number, _FACTOR)
        if number_at(known, slot):
            return True
        put_number(known, slot, number)
        start += 1
    return False
