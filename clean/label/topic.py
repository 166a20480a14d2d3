"""What a page is about: the pairs of characters that its prose uses more than once.

Pairs are told apart as 32-bit numbers, two UTF-16 units each, so that a text's pairs are found by one
look at its memory instead of one slice of it for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from sys import byteorder

from ..expressions import expression

# What a page is about can be told from so many different pairs of characters.
LEAST_TOPIC = 150
# So many characters of prose tell what a page is about; more would only take time.
MOST_PROSE = 6_000
# A line with fewer pairs of Han characters than this says too little.
LEAST_PAIRS = 6
# With more questions than this, what is asked of each text is found out for all at once.
MANY = 4

_HAN_RUN = expression("[\u4e00-\u9fff]{2,}")
# Where the two units of a pair stand in its number.
_UTF_16, _FIRST, _SECOND = ("utf-16-le", 0, 16) if byteorder == "little" else ("utf-16-be", 16, 0)


class Topic:
    """The pairs of a page's prose, collected when first asked for: most pages never ask, and others once or twice."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._asked = 0
        self._pairs: list[set[int]] | None = None
        self._again: set[int] | None = None
        self._enough = False

    def _pairs_of_texts(self) -> list[set[int]]:
        """The pairs of each text, as far as they are read."""
        if self._pairs is None:
            self._pairs = []
            left = MOST_PROSE
            different: set[int] = set()
            for text in self._texts:
                if left <= 0:
                    break
                left -= len(text)
                pairs = pair_numbers(text)
                self._pairs.append(pairs)
                if len(different) < LEAST_TOPIC:
                    different |= pairs
            self._enough = len(different) >= LEAST_TOPIC
        return self._pairs

    def _is_told(self) -> bool:
        """Whether there is enough prose to tell."""
        return bool(self._pairs_of_texts()) and self._enough

    def _pairs_of_two(self) -> set[int]:
        """The pairs that two texts have."""
        if self._again is None:
            once: set[int] = set()
            again: set[int] = set()
            for pairs in self._pairs_of_texts():
                again |= once & pairs
                once |= pairs
            self._again = again
        return self._again

    def _shared(self, pairs: set[int]) -> int:
        """How many of some pairs two texts have. To look into each text is quicker, but for many questions."""
        self._asked += 1
        if self._asked > MANY:
            return len(pairs & self._pairs_of_two())
        once: set[int] = set()
        again: set[int] = set()
        for known in self._pairs_of_texts():
            found = pairs & known
            again |= once & found
            once |= found
        return len(again)

    def share(self, line: str) -> float | None:
        """Share of the line's different pairs that two texts have; None if the page or the line is too short to tell.

        The line may be one of the texts: what only it has does not count.
        """
        if not self._is_told():
            return None
        pairs = han_pairs(line)
        return self._shared(pairs) / len(pairs) if len(pairs) >= LEAST_PAIRS else None

    def shares_nothing(self, text: str) -> bool:
        """Whether nothing of a text is what the page is about; False if that cannot be told."""
        if not self._is_told():
            return False
        pairs = han_pairs(text)
        return bool(pairs) and not self._shared(pairs)


def han_pairs(text: str) -> set[int]:
    """The pairs of neighbouring Han characters of a text.

    All runs of them are looked at together, with a mark between them, which takes half the time.
    """
    runs = _HAN_RUN.findall(text)
    found = pair_numbers("\0".join(runs))
    if len(runs) > 1:
        found.difference_update([ord(run[-1]) << _FIRST for run in runs], [ord(run[0]) << _SECOND for run in runs])
    return found


def pair_numbers(text: str) -> set[int]:
    """The pairs of neighbouring characters of a text, each as the 32-bit number of its two UTF-16 units."""
    data = text.encode(_UTF_16, "surrogatepass")
    size = len(data)
    found = set(memoryview(data[: size - size % 4]).cast("I"))
    if size >= 6:
        found.update(memoryview(data[2 : size - (size - 2) % 4]).cast("I"))
    return found
