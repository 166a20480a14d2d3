"""Where any of thousands of phrases stand in some lines, found in one pass over their text.

Interpreted, the pass is an automaton's (Aho and Corasick, "Efficient string matching: an aid to bibliographic search",
1975), in native code: what it costs hardly depends on how many phrases there are. Compiled, it is a loop that looks up
each pair of characters in a table of 64 KB: few pairs of a text open a phrase, and most phrases share their opening
with no other. That takes a quarter of the time, since the automaton waits for its memory at each step; interpreted, it
would take twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from ..codes import bit_at, byte_at, code_at, folded, may_be_upper, place_of_two, put_number, slot_of, table_for
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

    def __init__(self, phrases: Iterable[str], words: Iterable[str] = ()) -> None:
        """words: phrases that count only where no letter or figure goes on with them: vpn, but not in vpns."""
        only = frozenset(words)
        kind = PairFinder if IS_COMPILED else AutomatonFinder
        self._finder = kind(list({*phrases, *only}), only)

    def find(self, text: str) -> Sequence[Hit]:
        """Every phrase that stands in the text, by their ends; also one inside another."""
        return self._finder.find_in_lines([text])[0]

    def find_in_lines(self, lines: Sequence[str]) -> list[Sequence[Hit]]:
        """The hits of each line, by their ends; all lines are searched at once. No phrase reaches over a line's end."""
        return self._finder.find_in_lines(lines)


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
    return sorted({*found, *others}) if found else others


class AutomatonFinder:
    """Finds phrases by an automaton."""

    def __init__(self, phrases: Sequence[str], words: frozenset[str]) -> None:
        self._words = words
        self._phrases = phrases
        self._longest = max(map(len, phrases), default=0)
        # Of the automata the one that is built in a quarter of the time and is little slower than the fastest.
        self._automaton = AhoCorasick(
            phrases, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find_in_lines(self, lines: Sequence[str]) -> list[Sequence[Hit]]:
        """See `PhraseFinder`: all lines are searched at once."""
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


# What the table of pairs tells: two characters are a phrase, or open longer ones; three (at another place) do. Above
# these bits stands which two they are, as far as five bits can tell: 0 if several share a place.
_IS_PHRASE: Final = 1
_OPENS_LONGER: Final = 2
_OPENS: Final = 4
_OF_TWO: Final = 3
_BITS: Final = 3
_TABLE: Final = (1 << 16) - 1
_SINGLES: Final = (1 << 12) - 1
# So many hits more than are wanted are found in a line: by their beginnings, and then the first ones by their ends.
_MORE: Final = 1 << 12
_NONE: Final[list[str]] = []


class PairFinder:
    """Finds phrases by their first two characters."""

    def __init__(self, phrases: Sequence[str], words: frozenset[str]) -> None:
        table: bytearray = bytearray(_TABLE + 1)
        singles: bytearray = bytearray(_SINGLES + 1)
        # Whether a pair may be or open anything at all: small enough to stay in the cache, and most pairs may not.
        opening: bytearray = bytearray((_TABLE + 1) >> 3)
        self._words = words
        # From this character on no phrase is a word by how it begins.
        self._beyond_words = max([ord(word[0]) for word in words], default=-1) + 1
        # The numbers of what opens phrases, in a table that is asked as `codes.slot_of` has it, and the phrases there.
        self._openings = table_for(len({phrase[:2] for phrase in phrases}))
        self._last = len(self._openings) // 4 - 1
        self._phrases: list[list[str]] = [_NONE] * (self._last + 1)
        phrase: str
        for phrase in sorted(phrases, key=len):
            size: i64 = len(phrase)
            first: i64 = code_at(phrase, 0)
            if size == 1:
                singles[first & _SINGLES] = 1
                self._put(_key(0, first), phrase)
                continue
            second: i64 = code_at(phrase, 1)
            sign: i64 = _sign_of_two(first, second)
            place: i64 = place_of_two(first, second)
            told: i64 = table[place]
            if told & _OF_TWO and told >> _BITS != sign:
                sign = 0
            table[place] = told & (_OF_TWO | _OPENS) | (_IS_PHRASE if size == 2 else _OPENS_LONGER) | sign << _BITS
            opening[place >> 3] |= 1 << (place & 7)
            self._put(_key(first, second), phrase)
            if size > 2:
                table[_place_of_three(first, second, code_at(phrase, 2))] |= _OPENS
        self._table = bytes(table)
        self._singles = bytes(singles)
        self._opening = bytes(opening)

    def _put(self, key: i64, phrase: str) -> i64:
        """Put a phrase behind those of its opening, which has this number; return where these are."""
        slot: i64 = slot_of(self._openings, self._last, key)
        put_number(self._openings, slot, key)
        phrases: list[str] = self._phrases[slot]
        if phrases:
            phrases.append(phrase)
        else:
            self._phrases[slot] = [phrase]
        return slot

    def find_in_lines(self, lines: Sequence[str]) -> list[Sequence[Hit]]:
        """See `PhraseFinder`: a line after the other."""
        found: list[Sequence[Hit]] = []
        size: i64 = 0
        line: str
        for line in lines:
            size += len(line)
        left: i64 = max(MANY_HITS, size // CHARACTERS_PER_HIT)
        equal: dict[Hit, Hit] | None = {} if size > PIECE else None
        for line in lines:
            if not line or left == 0:
                found.append(())
                continue
            hits: list[Hit] = self._find(line, left, 0)
            if len(hits) > left:
                hits = hits[:left]
            left -= len(hits)
            if equal is not None:
                hits = [equal.setdefault(hit, hit) for hit in hits]
            found.append(hits if hits else ())
        return found

    def _find(self, line: str, most: i64, lowered: i64) -> list[Hit]:
        """The hits of a line, by their ends; a few more than `most`, if there are more."""
        hits: list[Hit] = []
        table: bytes = self._table
        singles: bytes = self._singles
        opening: bytes = self._opening
        size: i64 = len(line)
        before: i64 = 0
        held: i64 = 0
        at: i64 = 0
        while at < size:
            code: i64 = code_at(line, at)
            if code < 0x2E80 or code > 0x9FFF:
                if may_be_upper(code) and not lowered:
                    return self._find(_in_lower_case(line), most, 1)
                code = folded(code)
            if byte_at(singles, code & _SINGLES):
                self._add(hits, line, at, _key(0, code), 0)
            place: i64 = place_of_two(before, code)
            if at > 0 and bit_at(opening, place) and self._opens(line, at, before, code, byte_at(table, place)):
                held = self._add(hits, line, at - 1, _key(before, code), 2 if (before | code) < 1 << 16 else 0)
                if held > most + _MORE:
                    break
            before = code
            at += 1
        return hits

    def _opens(self, line: str, at: i64, before: i64, code: i64, told: i64) -> bool:
        """Whether the pair that ends at a place of a line may be or open a phrase, by what the table tells of it."""
        sign: i64 = told >> _BITS
        if sign and sign != _sign_of_two(before, code):
            return False
        if told & _IS_PHRASE:
            return True
        following: i64 = folded(code_at(line, at + 1)) if at + 1 < len(line) else 0
        return following != 0 and byte_at(self._table, _place_of_three(before, code, following)) & _OPENS != 0

    def _add(self, hits: list[Hit], line: str, start: i64, key: i64, known: i64) -> i64:
        """Put the phrases of an opening that stand at a place of a line among the hits; return how many these are then.

        key: the number of the opening; known: so many characters of it are told by that.
        """
        room: i64 = len(line) - start
        slot: i64 = slot_of(self._openings, self._last, key)
        phrases: list[str] = self._phrases[slot]
        phrase: str
        for phrase in phrases:
            size: i64 = len(phrase)
            if size > room:
                break
            at: i64 = known
            while at < size and code_at(phrase, at) == folded(code_at(line, start + at)):
                at += 1
            if at == size and (
                code_at(phrase, 0) >= self._beyond_words
                or phrase not in self._words
                or _stands_alone(line, start, start + size)
            ):
                end: i64 = start + size
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
        return len(hits)


def _key(first: i64, second: i64) -> i64:
    """The number of an opening: of characters beyond the first plane, several have the same."""
    return ((first & 0xFFFF) << 16 | (second & 0xFFFF)) or 1


def _sign_of_two(first: i64, second: i64) -> i64:
    """A number from 1 to 16 that tells most pairs of one place apart."""
    return ((first * 5 + (second >> 3)) & 15) + 1


def _place_of_three(first: i64, second: i64, third: i64) -> i64:
    return (first * 31 + second * 40503 + third * 1021) & _TABLE


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
