"""What a page is about: the pairs of characters that its prose uses more than once.

Pairs are told apart as 32-bit numbers, two UTF-16 units each, so that a text's pairs are found by one
look at its memory instead of one slice of it for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import ceil, floor
from sys import byteorder
from typing import Any, Final, Protocol, cast

from ..expressions import expression
from ..parse.compiled import IS_COMPILED, between, count_in, table_of
from .pair_sets import PairSet, han_pairs_of, pairs_of

# What a page is about can be told from so many different pairs of characters.
LEAST_TOPIC: Final = 150
# So many characters of prose tell what a page is about; more would only take time.
MOST_PROSE: Final = 6_000
# A line with fewer pairs of Han characters than this says too little.
LEAST_PAIRS: Final = 6
# More than what is lost when numbers are multiplied.
ROUNDING: Final = 1e-6
# More than any text has.
MANY_PAIRS: Final = 1 << 40
# With more questions than this, what is asked of each text is found out for all at once; few texts answer most.
MANY: Final = 32 if IS_COMPILED else 8

_HAN: Final = expression("[\u4e00-\u9fff]")
_HAN_RUN: Final = expression("[\u4e00-\u9fff]{2,}")
# Where the two units of a pair stand in its number.
UTF_16: Final = "utf-16-le" if byteorder == "little" else "utf-16-be"
FIRST: Final = 0 if byteorder == "little" else 16
SECOND: Final = 16 - FIRST


class PairsOfText(Protocol):
    """A set of pairs: a `set` of their numbers, or a `PairSet` where that is compiled."""

    def __len__(self) -> int: ...
    def __and__(self, other: Any, /) -> PairsOfText: ...
    def __or__(self, other: Any, /) -> PairsOfText: ...
    def __sub__(self, other: Any, /) -> PairsOfText: ...
    def isdisjoint(self, other: Any, /) -> bool: ...


def count_shared(one: PairsOfText, other: PairsOfText, enough: int = MANY_PAIRS) -> int:
    """How many pairs two sets share, as far as it takes to find that they are enough."""
    return cast("PairSet", one).count_shared(cast("PairSet", other), enough) if IS_COMPILED else len(one & other)


def add_all(once: PairsOfText, again: PairsOfText, pairs: PairsOfText) -> None:
    """Add pairs to a set; those that it held before to another."""
    if IS_COMPILED:
        cast("PairSet", once).add_all(cast("PairSet", pairs), cast("PairSet", again))
    else:
        again |= once & pairs
        once |= pairs


def no_pairs() -> PairsOfText:
    """An empty set of pairs."""
    return PairSet() if IS_COMPILED else set[int]()


class Pairs(dict[str, PairsOfText]):
    """The pairs of neighbouring characters of a page's lines, each line's told once."""

    def __missing__(self, text: str) -> PairsOfText:
        found = self[text] = pairs_in(text)
        return found


class Held:
    """The pairs of some texts together; what takes long is told when it is first asked for."""

    def __init__(self, sets: Sequence[PairsOfText], asked: PairsOfText | None = None) -> None:
        """asked: the pairs that are asked for, if that is known and of many of them."""
        # The longest tell the soonest.
        self._sets = sorted(sets, key=len, reverse=True) if asked is None else sets
        self._asked = asked
        # So many looks into one of them are quicker than to bring them together.
        self._left = MANY * len(sets) if asked is None else -1
        self._once = no_pairs()
        self._again: PairsOfText | None = None

    def again(self) -> PairsOfText:
        """The pairs that two of the texts have, of those that are asked for."""
        if self._again is None:
            once = no_pairs()
            again = no_pairs()
            if self._asked is None:
                for pairs in self._sets:
                    add_all(once, again, pairs)
            elif IS_COMPILED:
                sets = cast("list[PairSet]", self._sets)
                cast("PairSet", once).add_shared(sets, cast("PairSet", self._asked), cast("PairSet", again))
            else:
                for pairs in self._sets:
                    add_all(once, again, pairs & self._asked)
            self._once, self._again = once, again
        return self._again

    def once(self) -> PairsOfText:
        """The pairs that any of the texts has, of those that are asked for."""
        self.again()
        return self._once

    def count_shared(self, pairs: PairsOfText, enough: float = MANY_PAIRS) -> int:
        """How many of some pairs two texts have, as far as it takes to find that they are enough."""
        if self._left < 0:
            return count_shared(pairs, self.again())
        if IS_COMPILED:
            self._left -= len(self._sets)
            return cast("PairSet", pairs).count_held(cast("list[PairSet]", self._sets), 2, ceil(enough))
        once = no_pairs()
        again = no_pairs()
        for known in self._sets:
            self._left -= 1
            found = pairs & known
            if found:
                again |= once & found
                if len(again) >= enough:
                    break
                once |= found
        return len(again)

    def shares(self, pairs: PairsOfText) -> bool:
        """Whether two texts have one of some pairs."""
        if IS_COMPILED and self._left >= 0:
            return self.count_shared(pairs, 1) > 0
        once = no_pairs()
        for known in self._sets if self._left >= 0 else ():
            self._left -= 1
            found = pairs & known
            if found:
                if not once.isdisjoint(found):
                    return True
                once |= found
        return self._left < 0 and not pairs.isdisjoint(self.again())

    def has_more(self, pairs: PairsOfText, most: float, itself: PairsOfText | None) -> bool:
        """Whether other texts than one have more than so many of some pairs of it."""
        if IS_COMPILED or self._left < 0:
            return self.count_of_others(pairs, itself, floor(most) + 1) > most
        found = no_pairs()
        for known in self._sets:
            if known is not itself:
                self._left -= 1
                found |= pairs & known
                if len(found) > most:
                    return True
        return False

    def count_of_others(self, pairs: PairsOfText, itself: PairsOfText | None, enough: int = MANY_PAIRS) -> int:
        """How many of some pairs of a text others have, given all pairs of that, if it is one of the texts; as far as
        it takes to find that they are enough.
        """
        if self._left < 0:
            if IS_COMPILED:
                once, again = cast("PairSet", self.once()), cast("PairSet", self.again())
                return cast("PairSet", pairs).count_of_others(once, again, cast("PairSet | None", itself))
            found = pairs & self.once()
            return len(found if itself is None else (found & self.again()) | (found - itself))
        self._left -= len(self._sets)
        if IS_COMPILED:
            sets = cast("list[PairSet]", self._sets)
            return cast("PairSet", pairs).count_held(sets, 1, enough, cast("PairSet | None", itself))
        found = no_pairs()
        for known in self._sets:
            if known is not itself:
                found |= pairs & known
        return len(found)


class Topic:
    """The pairs of a page's prose, collected when first asked for: most pages never ask, and others once or twice."""

    def __init__(self, texts: Iterable[str], pairs: Pairs | None = None) -> None:
        """pairs: those of the page's lines, as far as they are told."""
        self._texts = texts
        self._pairs_of = Pairs() if pairs is None else pairs
        self._held: Held | None = None
        self._enough = False

    def _prose(self) -> Held | None:
        """The pairs of the texts, as far as they are read; None if there is not enough of them to tell."""
        if self._held is None:
            sets: list[PairsOfText] = []
            left = MOST_PROSE
            different = no_pairs()
            for text in self._texts:
                if left <= 0:
                    break
                left -= len(text)
                pairs = self._pairs_of[text]
                sets.append(pairs)
                if len(different) < LEAST_TOPIC:
                    different |= pairs
            self._held = Held(sets)
            self._enough = len(different) >= LEAST_TOPIC
        return self._held if self._enough else None

    def share(self, line: str) -> float | None:
        """Share of the line's different pairs that two texts have; None if the page or the line is too short to tell.

        The line may be one of the texts: what only it has does not count.
        """
        prose = self._prose()
        if prose is None:
            return None
        pairs = han_pairs(line)
        return prose.count_shared(pairs) / len(pairs) if len(pairs) >= LEAST_PAIRS else None

    def shares_less(self, text: str, least: float) -> bool:
        """Whether a text's share (`share`) is less than so much; False if that cannot be told."""
        prose = self._prose()
        if prose is None:
            return False
        pairs = han_pairs(text)
        if len(pairs) < LEAST_PAIRS:
            return False
        return prose.count_shared(pairs, least * len(pairs) + ROUNDING) / len(pairs) < least

    def shares_nothing(self, text: str) -> bool:
        """Whether nothing of a text is what the page is about; False if that cannot be told."""
        prose = self._prose()
        if prose is None:
            return False
        pairs = han_pairs(text)
        return bool(pairs) and not prose.shares(pairs)


def count_han(text: str) -> int:
    """How many Han characters stand in a text.

    >>> count_han("2024年，他")
    2
    """
    return count_in(text, _table_of_han()) if IS_COMPILED else len(_HAN.findall(text))


@cache
def _table_of_han() -> bytes:
    return table_of(between("\u4e00", "\u9fff"))


def han_pairs(text: str) -> PairsOfText:
    """The pairs of neighbouring Han characters of a text.

    All runs of them are looked at together, with a mark between them, which takes half the time.
    """
    if IS_COMPILED:
        return han_pairs_of(text)
    runs = _HAN_RUN.findall(text)
    found = pair_numbers("\0".join(runs))
    if len(runs) > 1:
        found.difference_update([ord(run[-1]) << FIRST for run in runs], [ord(run[0]) << SECOND for run in runs])
    return found


def pairs_in(text: str) -> PairsOfText:
    """The pairs of neighbouring characters of a text."""
    return pairs_of(text) if IS_COMPILED else pair_numbers(text)


def pair_numbers(text: str) -> set[int]:
    """The pairs of neighbouring characters of a text, each as the 32-bit number of its two UTF-16 units."""
    data = text.encode(UTF_16, "surrogatepass")
    size = len(data)
    found = set(memoryview(data[: size - size % 4]).cast("I"))
    if size >= 6:
        found.update(memoryview(data[2 : size - (size - 2) % 4]).cast("I"))
    return found
