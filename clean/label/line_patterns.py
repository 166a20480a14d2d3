"""The expressions of `data/boilerplate_lines.txt`, and the words in a line by which to choose those worth trying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..labels import Label
from ..parse.compiled import IS_COMPILED
from ..word_lists import lines_by_section
from .pattern_index import PatternIndex, load
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
        found += [LinePattern(Label(label), where, int(longest or LONGEST_LINE), source) for source in sources]
    return tuple(sorted(found, key=lambda pattern: ("whole", "start", "end").index(pattern.where)))


class _Choices:
    """Numbers of expressions by one or two characters at the beginning of a line, and by phrases in it.

    Those of two characters hold those of the first alone, in order.
    """

    def __init__(self, *indexes: PatternIndex) -> None:
        self.beginnings: dict[str, list[int]] = {}
        # With the numbers how many characters stand before the phrase at most, and behind it.
        self.literals: dict[str, list[tuple[int, int, int]]] = {}
        for index in indexes:
            for beginning, numbers in index.beginnings.items():
                self.beginnings[beginning] = self.beginnings.get(beginning, []) + numbers
            for literal, numbers in index.literals.items():
                told = self.literals.setdefault(literal, [])
                for number, (before, behind) in zip(numbers, index.reach[literal], strict=True):
                    told.append((number, _ANY if before < 0 else before, _ANY if behind < 0 else behind))
        self.openings = Openings(self.beginnings)
        for beginning, numbers in self.beginnings.items():
            others = self.beginnings.get(beginning[0], []) if len(beginning) > 1 else []
            self.beginnings[beginning] = sorted({*numbers, *others})


_NONE: Final[list[int]] = []
# More characters than any line has.
_ANY: Final = 1 << 40


@cache
def _indexes() -> dict[str, PatternIndex]:
    return load("boilerplate_lines", sources())


def sources() -> list[tuple[str, str]]:
    """Where each expression matches, and the expression."""
    return [(pattern.where, pattern.source) for pattern in line_patterns()]


@cache
def _choices() -> tuple[_Choices, _Choices]:
    """For whole lines and starts, and for starts alone."""
    index = _indexes()
    return _Choices(index["whole"], index["start"]), _Choices(index["start"])


@cache
def literals_of_patterns() -> frozenset[str]:
    """The words by which expressions are chosen."""
    return frozenset(literal for index in _indexes().values() for literal in index.literals)


def literals_of_ends() -> frozenset[str]:
    """Those by which expressions for ends of lines are chosen."""
    return frozenset(_indexes()["end"].literals)


def patterns_for(line: str, signs: Sequence[Hit], *, whole: bool = True) -> list[int]:
    """The numbers of the expressions for whole lines and starts that could match, in order of precedence.

    signs: the phrases that stand in the line, those of `literals_of_patterns` among them.
    whole: whether those for whole lines are wanted, too.
    """
    both, starts = _choices()
    choices = both if whole else starts
    opening = _NONE
    if not IS_COMPILED or choices.openings.may_open_in_lower_case(line):
        two = line[:2].lower()
        opening = choices.beginnings.get(two) or choices.beginnings.get(two[:1], _NONE)
    return gathered_near(signs, choices.literals, opening, len(line)) if signs else opening


def patterns_for_end(signs: Sequence[Hit]) -> list[int]:
    """The same of the expressions for ends of lines."""
    return gathered(signs, _indexes()["end"].literals)
