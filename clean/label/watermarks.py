"""Marks that scrapers push into paragraphs: set phrases with an end of their own (`data/watermarks.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..word_lists import lines_by_section
from .literals import required_literals
from .phrases import Hit


@cache
def _by_literal() -> dict[str, tuple[int, ...]]:
    """For each word that some marks hold, their numbers."""
    found: dict[str, list[int]] = {}
    for number, source in enumerate(lines_by_section("watermarks")[""]):
        for literal in required_literals(source) or ():
            found.setdefault(literal, []).append(number)
    return {literal: tuple(numbers) for literal, numbers in found.items()}


@cache
def _compiled(number: int) -> re.Pattern[str]:
    return re.compile(lines_by_section("watermarks")[""][number])


@cache
def literals_of_watermarks() -> frozenset[str]:
    """The words of which every mark holds one."""
    return frozenset(_by_literal())


def find_watermarks(line: str, signs: Iterable[Hit]) -> list[tuple[int, int]]:
    """Where marks stand in a line. signs: the phrases in it, those of `literals_of_watermarks` among them."""
    by_literal = _by_literal()
    numbers = {number for _, _, phrase in signs for number in by_literal.get(phrase, ())}
    spans = sorted(match.span() for number in numbers for match in _compiled(number).finditer(line))
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
