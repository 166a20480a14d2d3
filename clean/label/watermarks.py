"""Marks that scrapers push into paragraphs: set phrases with an end of their own (`data/watermarks.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..parse.compiled import IS_COMPILED, place_of, table_of
from ..word_lists import lines_by_section
from .pattern_index import INSIDE, PatternIndex, load, numbers_of, sources_of
from .phrases import Hit


@cache
def _index() -> PatternIndex:
    return load("watermarks", sources_of(lines_by_section("watermarks")[""]))[INSIDE]


@cache
def _by_literal() -> dict[str, list[int]]:
    """For each word that some marks hold, their numbers."""
    return {literal: numbers_of(numbers) for literal, numbers in _index().literals.items()}


@cache
def _compiled(number: int) -> re.Pattern[str]:
    return re.compile(lines_by_section("watermarks")[""][number])


@cache
def _openings(number: int) -> bytes | None:
    """A table of the characters with one of which a mark begins; None if that is not known."""
    openings = _index().openings[number]  # in lower case
    return table_of(openings + openings.upper()) if openings else None


def _spans_of(line: str, number: int) -> list[tuple[int, int]]:
    """Where a mark stands in a line: most begin with brackets and signs, of which most lines hold none."""
    openings = _openings(number)
    if not IS_COMPILED or openings is None:
        return [match.span() for match in _compiled(number).finditer(line)]
    found: list[tuple[int, int]] = []
    at = place_of(line, openings)
    while at >= 0:
        match = _compiled(number).match(line, at)
        if match is not None:
            found.append((at, match.end()))
        at = place_of(line, openings, at + 1 if match is None else max(at + 1, match.end()))
    return found


@cache
def literals_of_watermarks() -> frozenset[str]:
    """The words of which every mark holds one."""
    return frozenset(_by_literal())


def find_watermarks(line: str, signs: Iterable[Hit]) -> list[tuple[int, int]]:
    """Where marks stand in a line. signs: the phrases in it, those of `literals_of_watermarks` among them."""
    by_literal = _by_literal()
    numbers: list[int] = []
    for _, _, phrase in signs:
        holding = by_literal.get(phrase)
        if holding is not None:
            numbers += [number for number in holding if number not in numbers]
    if not numbers:
        return []
    spans = [span for number in numbers for span in _spans_of(line, number)]
    if not spans:
        return []
    spans.sort(key=lambda span: (span[0], -span[1]))  # the longest of those that begin at one place
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
