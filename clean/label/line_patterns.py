"""The expressions of `data/boilerplate_lines.txt`, and the words in a line by which to choose those worth trying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..labels import Label
from ..parse.compiled import IS_COMPILED
from ..word_lists import lines_by_section
from .needs import possible_on
from .pattern_index import PatternIndex, load, numbers_of, reaches_of
from .phrases import Hit, gathered, gathered_near
from .scan import Openings

# Lines longer than this are prose for the expressions of whole lines and for control words.
LONGEST_LINE: Final = 110


class LinePattern:
    """One expression: the label that it gives, and the longest line that it is for. where: whole, start or end."""

    __slots__ = ("_compiled", "label", "longest", "source", "where")

    def __init__(self, label: Label, where: str, longest: int, source: str) -> None:
        self.label, self.where, self.longest, self.source = label, where, longest, source
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled when a line first asks for it: most never are."""
        if self._compiled is None:
            source = rf"(?:{self.source})[\s。！!.]*$" if self.where == "end" else self.source
            self._compiled = re.compile(source)
        return self._compiled


@cache
def line_patterns() -> tuple[LinePattern, ...]:
    """All expressions, in order of precedence: those of a label stand together, whole lines before starts."""
    found = []
    for section, sources in lines_by_section("boilerplate_lines").items():
        label, _, where = section.partition(" ")
        where, _, longest = where.partition(" max=")
        given, most = Label(label), int(longest or LONGEST_LINE)
        found += [LinePattern(given, where, most, source) for source in sources]
    return tuple(sorted(found, key=lambda pattern: ("whole", "start", "end").index(pattern.where)))


class _Choices:
    """Numbers of expressions by one or two characters at the beginning of a line, and by phrases in it.

    Those of two characters hold those of the first alone, in order.
    """

    def __init__(self, index: PatternIndex, more: PatternIndex | None = None) -> None:
        self._beginnings, literals = dict(index.beginnings), dict(index.literals)
        self._needed = {**index.needed, **(more.needed if more is not None else {})}
        if more is not None:
            for told, others in ((self._beginnings, more.beginnings), (literals, more.literals)):
                for string, numbers in others.items():
                    told[string] = f"{told[string]} {numbers}" if string in told else numbers
        # With the numbers how many characters stand before the phrase at most, and behind it.
        self.literals = {literal: reaches_of(numbers) for literal, numbers in literals.items()}
        self.openings = Openings(self._beginnings)
        self._asked: dict[str, tuple[list[int], list[str]]] = {}

    def by_beginning(self, two: str) -> tuple[list[int], list[str]]:
        """The numbers of the expressions for the two characters that begin a line, or the first of them, in order; and
        the characters of which each needs one (`PatternIndex`), "" where that is not known.
        """
        beginning = two if two in self._beginnings else two[:1]
        found = self._asked.get(beginning)
        if found is None:
            numbers = self._beginnings.get(beginning)
            if numbers is None:
                return _NONE, _NO_NEEDS
            others = self._beginnings.get(beginning[0]) if len(beginning) > 1 else None
            told = sorted({*numbers_of(numbers), *(numbers_of(others) if others else ())})
            found = self._asked[beginning] = told, [self._needed.get(str(number), "") for number in told]
        return found


_NONE: Final[list[int]] = []
_NO_NEEDS: Final[list[str]] = []


@cache
def _indexes() -> dict[str, PatternIndex]:
    return load("boilerplate_lines", sources())


def sources() -> list[tuple[str, str]]:
    """Where each expression matches, and the expression."""
    return [(pattern.where, pattern.source) for pattern in line_patterns()]


@cache
def _for_lines() -> _Choices:
    """For whole lines and starts."""
    return _Choices(_indexes()["whole"], _indexes()["start"])


@cache
def _for_starts() -> _Choices:
    return _Choices(_indexes()["start"])


@cache
def _for_ends() -> dict[str, list[int]]:
    return {literal: numbers_of(numbers) for literal, numbers in _indexes()["end"].literals.items()}


@cache
def literals_of_patterns() -> frozenset[str]:
    """The words by which expressions are chosen."""
    return frozenset().union(*[index.literals for index in _indexes().values()])


def literals_of_ends() -> frozenset[str]:
    """Those by which expressions for ends of lines are chosen."""
    return frozenset(_indexes()["end"].literals)


def patterns_for(line: str, signs: Sequence[Hit], *, whole: bool = True) -> list[int]:
    """The numbers of the expressions for whole lines and starts that could match, in order of precedence.

    signs: the phrases that stand in the line, those of `literals_of_patterns` among them.
    whole: whether those for whole lines are wanted, too.
    """
    choices = _for_lines() if whole else _for_starts()
    opening = _NONE
    if not IS_COMPILED or choices.openings.may_open_in_lower_case(line):
        opening, needed = choices.by_beginning(line[:2].lower())
        if IS_COMPILED and opening:
            opening = possible_on(line, opening, needed)
    return gathered_near(signs, choices.literals, opening, len(line)) if signs else opening


def patterns_for_end(signs: Sequence[Hit]) -> list[int]:
    """The same of the expressions for ends of lines."""
    return gathered(signs, _for_ends())
