"""Where any of thousands of phrases stand in some lines, found in one pass over their text.

The pass is an automaton's (Aho and Corasick, "Efficient string matching: an aid to bibliographic
search", 1975), in native code: what it costs hardly depends on how many phrases there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Hit = tuple[int, int, str]
"""Where a phrase stands in a line: start, end, the phrase."""

# So much of a text is searched at once. A text may have so many hits, or one for so many characters, whichever is more:
# a megabyte of dots has a million, which would take 270 MB.
PIECE: Final = 1 << 15
MANY_HITS: Final = 20_000
CHARACTERS_PER_HIT: Final = 16


class PhraseFinder:
    """Finds all of the given phrases, which are in lower case, in texts in whatever case.

    >>> PhraseFinder(["代开发票", "发票"]).find("诚信代开发票")
    [(2, 6, '代开发票'), (4, 6, '发票')]
    """

    def __init__(self, phrases: Iterable[str], words: Iterable[str] = ()) -> None:
        """words: phrases that count only where no letter or figure goes on with them: vpn, but not in vpns."""
        self._words = frozenset(words)
        self._phrases = sorted({*phrases, *self._words})
        self._longest = max(map(len, self._phrases), default=0)
        # Of the automata the one that is built in a quarter of the time and is little slower than the fastest.
        self._automaton = AhoCorasick(
            self._phrases, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Sequence[Hit]:
        """Every phrase that stands in the text, by their ends; also one inside another."""
        return self.find_in_lines([text])[0]

    def find_in_lines(self, lines: Sequence[str]) -> list[Sequence[Hit]]:
        """The hits of each line, by their ends; all lines are searched at once. No phrase reaches over a line's end."""
        found: list[Sequence[Hit]] = [()] * len(lines)
        in_line: list[Hit] = []
        text = _in_lower_case("\n".join(lines))
        hits = self._hits(text)
        phrases, words = self._phrases, self._words
        number, start, end = -1, 0, -1  # the line of a hit: they come in order of their ends
        # A long text may have a hundred thousand equal hits, which as one take a third of the memory.
        equal: dict[Hit, Hit] | None = {} if len(text) > PIECE else None
        for which, first, last in hits:
            phrase = phrases[which]
            if phrase in words and not _stands_alone(text, first, last):
                continue
            if last > end:
                while last > end:
                    number += 1
                    start, end = end + 1, end + 1 + len(lines[number])
                found[number] = in_line = []
            hit = first - start, last - start, phrase
            in_line.append(hit if equal is None else equal.setdefault(hit, hit))
        return found

    def _hits(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Number of the phrase, start and end of each hit, by their ends; of a long text piece by piece."""
        if len(text) <= PIECE:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        return islice(self._hits_by_piece(text), max(MANY_HITS, len(text) // CHARACTERS_PER_HIT))

    def _hits_by_piece(self, text: str) -> Iterator[tuple[int, int, int]]:
        for start in range(0, len(text), PIECE):
            begin = max(0, start - self._longest)
            for which, first, last in self._automaton.find_matches_as_indexes(
                text[begin : start + PIECE], overlapping=True
            ):
                if begin + last > start:  # it ends in this piece, and not in the one before
                    yield which, begin + first, begin + last


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether no Latin letter goes on with text[first:last] where it is a letter, and no figure where it is one."""
    return not (
        (first and _are_alike(text[first - 1], text[first]))
        or (last < len(text) and _are_alike(text[last - 1], text[last]))
    )


def _are_alike(one: str, other: str) -> bool:
    both = one + other
    return both.isascii() and (both.isalpha() or both.isdecimal())


def _in_lower_case(text: str) -> str:
    """The text in lower case, as long as it was: of a few letters, lower case is two characters."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
