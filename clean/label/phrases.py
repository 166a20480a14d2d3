"""Where any of thousands of phrases stand in some lines, found in one pass over their text.

Interpreted, the pass is an automaton's (Aho and Corasick, "Efficient string matching: an aid to bibliographic search",
1975), in native code: what it costs hardly depends on how many phrases there are. Compiled, it is a loop that looks up
each pair of characters in a table of 64 KB: few pairs of a text open a phrase, and most phrases share their opening
with no other. That takes a quarter of the time, since the automaton waits for its memory at each step; interpreted, it
would take twenty times as long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from ..codes import (
    Numbers,
    bit_at,
    byte_at,
    code_at,
    code_in,
    codes_of,
    folded,
    may_be_upper,
    number_at,
    numbers_of,
    place_of_two,
    put_number,
    zeros,
)
from ..parse.compiled import IS_COMPILED

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

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

    def __init__(
        self,
        phrases: Iterable[str],
        words: Iterable[str] = (),
        bits: dict[str, int] | None = None,
        counted: int = 0,
    ) -> None:
        """words: phrases that count only where no letter or figure goes on with them: vpn, but not in vpns.

        bits, counted: what is told of lines by the phrases in them; see `bits_of`.
        """
        only = frozenset(words)
        kind = PairFinder if IS_COMPILED else AutomatonFinder
        self._finder = kind(list({*phrases, *only}), only, bits or {}, counted)

    def find(self, text: str) -> Sequence[Hit]:
        """Every phrase that stands in the text, by their ends; also one inside another."""
        return self._finder.find_in_lines([text])[0]

    def find_in_lines(self, lines: Sequence[str]) -> list[Sequence[Hit]]:
        """The hits of each line, by their ends; all lines are searched at once. No phrase reaches over a line's end."""
        return self._finder.find_in_lines(lines)

    def find_with_bits(self, lines: Sequence[str]) -> tuple[list[Sequence[Hit]], list[int]]:
        """The hits of each line, and the bits of the phrases in each, all together.

        >>> PhraseFinder(["发票", "代开"], bits={"发票": 1, "代开": 2}).find_with_bits(["代开发票", ""])
        ([[(0, 2, '代开'), (2, 4, '发票')], ()], [3, 0])
        """
        bits: list[int] = []
        return self._finder.find_in_lines(lines, bits), bits


def bits_of(hits: Sequence[Hit], bits: dict[str, int], counted: int) -> int:
    """The bits that the phrases of some hits have, all together.

    counted: those of which a second one sets the next bit, too.

    >>> bits_of([(0, 1, "a"), (1, 2, "b"), (2, 3, "c")], {"a": 1, "b": 1, "c": 4}, 1) == 1 | 2 | 4
    True
    """
    found: i64 = 0
    twice: i64 = counted
    for hit in hits:
        told = bits.get(hit[2])
        if told is not None:
            more: i64 = told
            found |= more | (found & more & twice) << 1
    return found


def gathered(hits: Sequence[Hit], told: dict[str, list[int]]) -> list[int]:
    """The numbers that are told of the phrases of some hits, all together, in order.

    >>> gathered([(0, 1, "a"), (1, 2, "b"), (2, 3, "c")], {"a": [3], "c": [1, 3]})
    [1, 3]
    """
    found: list[int] = []
    for hit in hits:
        numbers = told.get(hit[2])
        if numbers is not None:
            found.extend(numbers)
    return sorted(set(found)) if len(found) > 1 else found


def gathered_near(
    hits: Sequence[Hit], told: dict[str, list[tuple[int, int, int]]], others: list[int], length: int
) -> list[int]:
    """The numbers that are told of the phrases of some hits in a line of a length, and others, all together, in order.

    told: with each number how many characters may stand before the phrase, and behind it; others: in order, and what is
    returned if there are no more.

    >>> hits = [(0, 1, "a"), (2, 3, "c")]
    >>> gathered_near(hits, {"a": [(3, 0, 9)], "c": [(1, 1, 1), (2, 2, 1), (4, 2, 0)]}, [0, 3], 4)
    [0, 2, 3]
    """
    found: list[int] = []
    size: i64 = length
    for hit in hits:
        numbers = told.get(hit[2])
        if numbers is None:
            continue
        start: i64 = hit[0]
        end: i64 = hit[1]
        for each in numbers:
            before: i64 = each[1]
            behind: i64 = each[2]
            if start <= before and size - end <= behind:
                found.append(each[0])
    if not found or (len(found) == 1 and not others):
        return found or others
    merged = others[:]
    for number in found:
        place = bisect_left(merged, number)
        if place == len(merged) or merged[place] != number:
            merged.insert(place, number)
    return merged


class AutomatonFinder:
    """Finds phrases by an automaton."""

    def __init__(
        self, phrases: Sequence[str], words: frozenset[str], bits: dict[str, int] | None = None, counted: int = 0
    ) -> None:
        self._words = words
        self._phrases = phrases
        self._bits, self._counted = bits or {}, counted
        self._longest = max(map(len, phrases), default=0)
        # Of the automata the one that is built in a quarter of the time and is little slower than the fastest.
        self._automaton = AhoCorasick(
            phrases, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find_in_lines(self, lines: Sequence[str], told: list[int] | None = None) -> list[Sequence[Hit]]:
        """See `PhraseFinder`: all lines are searched at once. told: to this the bits of each line are added."""
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
        if told is not None:
            told += [bits_of(hits_of_line, self._bits, self._counted) for hits_of_line in found]
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


_PLACES: Final = 1 << 16
_SINGLES: Final = (1 << 12) - 1
# So many hits more than are wanted are found in a line: by their beginnings, and then the first ones by their ends.
_MORE: Final = 1 << 12


class PairFinder:
    """Finds phrases by their first two characters."""

    def __init__(
        self, phrases: Sequence[str], words: frozenset[str], bits: dict[str, int] | None = None, counted: int = 0
    ) -> None:
        singles: bytearray = bytearray(_SINGLES + 1)
        # Whether a pair may be or open a phrase: small enough to stay in the cache, and most pairs may not.
        opening: bytearray = bytearray(_PLACES >> 3)
        self._words = words
        # From this character on no phrase is a word by how it begins.
        self._beyond_words = max([ord(word[0]) for word in words], default=-1) + 1
        # The phrases, those together that open at places close to each other: which is the first of each such group,
        # and of each phrase a sign by which most others are told from it. So all that is asked stands in small tables.
        self._places: i64 = 16  # so many in a group, as bits
        while self._places > 0 and _PLACES >> self._places < len(phrases):
            self._places -= 1
        placed = sorted([(_place_of(phrase), phrase) for phrase in phrases])
        self._phrases = [phrase for _, phrase in placed]
        self._signs = zeros(4 * len(phrases))
        self._firsts = zeros(4 * ((_PLACES >> self._places) + 1))
        self._bits_of_phrase, self._counted = bits or {}, counted
        self._bits = zeros(4 * len(phrases))
        signs = numbers_of(self._signs)
        firsts = numbers_of(self._firsts)
        group: i64 = 0
        number: i64
        place: i64
        phrase: str
        for number, (place, phrase) in enumerate(placed):
            put_number(signs, number, _sign_of(phrase))
            put_number(numbers_of(self._bits), number, self._bits_of_phrase.get(phrase, 0))
            if len(phrase) == 1:
                singles[code_at(phrase, 0) & _SINGLES] = 1
            else:
                opening[place >> 3] |= 1 << (place & 7)
            while group < place >> self._places:
                group += 1
                put_number(firsts, group, number)
        while group < _PLACES >> self._places:
            group += 1
            put_number(firsts, group, len(phrases))
        self._singles = bytes(singles)
        self._opening = bytes(opening)

    def find_in_lines(self, lines: Sequence[str], told: list[int] | None = None) -> list[Sequence[Hit]]:
        """See `PhraseFinder`: a line after the other. told: to this the bits of each line are added."""
        found: list[Sequence[Hit]] = []
        bits_of_line = zeros(4)
        bits = numbers_of(bits_of_line)
        size: i64 = 0
        line: str
        for line in lines:
            size += len(line)
        left: i64 = max(MANY_HITS, size // CHARACTERS_PER_HIT)
        equal: dict[Hit, Hit] | None = {} if size > PIECE else None
        for line in lines:
            if not line or left == 0:
                found.append(())
                if told is not None:
                    told.append(0)
                continue
            put_number(bits, 0, 0)
            hits: list[Hit] = self._find(line, left, 0, bits)
            if len(hits) > left:
                hits = hits[:left]
                put_number(bits, 0, bits_of(hits, self._bits_of_phrase, self._counted))
            if told is not None:
                told.append(number_at(bits, 0))
            left -= len(hits)
            if equal is not None:
                hits = [equal.setdefault(hit, hit) for hit in hits]
            found.append(hits if hits else ())
        return found

    def _find(self, line: str, most: i64, lowered: i64, told: Numbers) -> list[Hit]:
        """The hits of a line, by their ends; a few more than `most`, if there are more.

        told: its first number takes the bits of all of them.
        """
        hits: list[Hit] = []
        singles: bytes = self._singles
        opening: bytes = self._opening
        size: i64 = len(line)
        codes = codes_of(line)
        before: i64 = 0
        held: i64 = 0
        at: i64 = 0
        while at < size:
            code: i64 = code_in(codes, at)
            if code < 0x2E80 or code > 0x9FFF:
                if may_be_upper(code) and not lowered:
                    put_number(told, 0, 0)
                    return self._find(_in_lower_case(line), most, 1, told)
                code = folded(code)
            if byte_at(singles, code & _SINGLES):
                self._look_up(hits, line, at, place_of_two(0, code), code, code, told)
            place: i64 = place_of_two(before, code)
            if bit_at(opening, place) and at > 0:
                following: i64 = folded(code_in(codes, at + 1)) if at + 1 < size else 0
                held = self._look_up(hits, line, at - 1, place, _sign(code, 0), _sign(code, following), told)
                if held > most + _MORE:
                    break
            before = code
            at += 1
        return hits

    def _look_up(self, hits: list[Hit], line: str, start: i64, opens: i64, one: i64, other: i64, told: Numbers) -> i64:
        """Put the phrases that stand at a place of a line among the hits; return how many these are then.

        opens: the place of their first two characters; one, other: the signs that they may have.
        """
        firsts = numbers_of(self._firsts)
        signs = numbers_of(self._signs)
        number: i64 = number_at(firsts, opens >> self._places)
        stop: i64 = number_at(firsts, (opens >> self._places) + 1)
        while number < stop:
            sign: i64 = number_at(signs, number)
            if sign in (one, other) and self._add(hits, line, start, self._phrases[number]):
                more: i64 = number_at(numbers_of(self._bits), number)
                known: i64 = number_at(told, 0)
                put_number(told, 0, known | more | (known & more & self._counted) << 1)
            number += 1
        return len(hits)

    def _add(self, hits: list[Hit], line: str, start: i64, phrase: str) -> i64:
        """Put a phrase among the hits if it stands at a place of a line; return how many that are, 0 or 1."""
        size: i64 = len(phrase)
        if size > len(line) - start:
            return 0
        codes = codes_of(line)
        sought = codes_of(phrase)
        at: i64 = 0
        while at < size:
            if code_in(sought, at) != folded(code_in(codes, start + at)):
                return 0
            at += 1
        if (
            code_in(sought, 0) >= self._beyond_words
            or phrase not in self._words
            or _stands_alone(line, start, start + size)
        ):
            _put(hits, start, start + size, phrase)
            return 1
        return 0


def _put(hits: list[Hit], start: i64, end: i64, phrase: str) -> i64:
    """Put a hit among those of a line, by their ends; return where it stands."""
    place: i64 = len(hits)
    while place:
        ended: i64 = hits[place - 1][1]
        if ended < end:
            break
        if ended == end:
            begun: i64 = hits[place - 1][0]
            if begun <= start:
                break
        place -= 1
    if place == len(hits):
        hits.append((start, end, phrase))
    else:
        hits.insert(place, (start, end, phrase))
    return place


def _place_of(phrase: str) -> int:
    """The place of the first two characters of a phrase; of a single one, as if it stood behind a character 0."""
    first: i64 = code_at(phrase, 0)
    return place_of_two(first, code_at(phrase, 1)) if len(phrase) > 1 else place_of_two(0, first)


def _sign_of(phrase: str) -> int:
    """The sign of a phrase: its second and third character; of a single one, that itself."""
    size: i64 = len(phrase)
    if size == 1:
        return code_at(phrase, 0)
    return _sign(code_at(phrase, 1), code_at(phrase, 2) if size > 2 else 0)


def _sign(second: i64, third: i64) -> i64:
    return (second & 0xFFFF) << 16 | (third & 0xFFFF)


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
