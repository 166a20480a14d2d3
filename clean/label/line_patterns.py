"""The expressions of `data/boilerplate_lines.txt`, and the words in a line by which to choose those worth trying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..labels import Label
from ..word_lists import lines_by_section
from .literals import commonness, required_literals
from .phrases import Hit

# Lines longer than this are prose for the expressions of whole lines and for control words.
LONGEST_LINE = 110
# Words of which one stands in about this share of all places are not worth looking for.
COMMON = 0.003


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One expression: the label that it gives, and the longest line that it is for. where: whole, start or end."""

    label: Label
    where: str
    longest: int
    source: str


@cache
def line_patterns() -> tuple[LinePattern, ...]:
    """All expressions, in order of precedence: those of a label stand together, whole lines before starts."""
    found = []
    for section, sources in lines_by_section("boilerplate_lines").items():
        label, _, where = section.partition(" ")
        where, _, longest = where.partition(" max=")
        found += [LinePattern(Label(label), where, int(longest or LONGEST_LINE), source) for source in sources]
    return tuple(sorted(found, key=lambda pattern: ("whole", "start", "end").index(pattern.where)))


@cache
def compiled(number: int) -> re.Pattern[str]:
    """One of the expressions, compiled when a line first asks for it: most never are."""
    pattern = line_patterns()[number]
    return re.compile(rf"(?:{pattern.source})[\s。！!.]*$" if pattern.where == "end" else pattern.source)


@dataclass(frozen=True, slots=True)
class _Index:
    """Which expressions are worth trying: by the words that they need, or by characters if the words are too common."""

    by_literal: dict[str, tuple[int, ...]]
    common: tuple[int, ...]
    sign: re.Pattern[str]
    any_common: re.Pattern[str]


@cache
def _index(*places: str) -> _Index:
    """The index of the expressions for some of: whole, start, end."""
    by_literal: dict[str, list[int]] = {}
    common = []
    signs: set[str] = set()
    for number, pattern in enumerate(line_patterns()):
        if pattern.where in places:
            literals = required_literals(pattern.source)
            assert literals, f"nothing is known of what {pattern.source} needs"
            if commonness(literals) > COMMON:
                common.append(number)
                signs.update(case for literal in literals for case in (literal[0], literal[0].upper()))
            else:
                for literal in literals:
                    by_literal.setdefault(literal, []).append(number)
    return _Index(
        {literal: tuple(numbers) for literal, numbers in by_literal.items()},
        tuple(common),
        re.compile(f"[{''.join(map(re.escape, sorted(signs)))}]" if signs else "(?!)"),
        re.compile("|".join(f"(?:{line_patterns()[number].source})" for number in common)),
    )


@cache
def literals_of_patterns() -> frozenset[str]:
    """The words by which expressions are chosen."""
    return frozenset((*_index("whole", "start").by_literal, *_index("end").by_literal))


def patterns_for(line: str, signs: Sequence[Hit], *, whole: bool = True) -> list[int]:
    """The numbers of the expressions for whole lines and starts that could match, in order of precedence.

    signs: the phrases that stand in the line, those of `literals_of_patterns` among them.
    whole: whether those for whole lines are wanted, too.
    """
    index = _index("whole", "start") if whole else _index("start")
    numbers = _needing(index, signs) if signs else set()
    if index.common and len(line) <= LONGEST_LINE and index.sign.search(line) and index.any_common.fullmatch(line):
        numbers.update(index.common)
    return sorted(numbers)


def patterns_for_end(signs: Sequence[Hit]) -> list[int]:
    """The same of the expressions for ends of lines."""
    return sorted(_needing(_index("end"), signs)) if signs else []


def _needing(index: _Index, signs: Sequence[Hit]) -> set[int]:
    """The numbers of the expressions that need one of the phrases."""
    numbers: set[int] = set()
    get = index.by_literal.get
    for _, _, phrase in signs:
        found = get(phrase)
        if found is not None:
            numbers.update(found)
    return numbers
