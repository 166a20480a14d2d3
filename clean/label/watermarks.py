"""Marks that scrapers push into paragraphs: set phrases with an end of their own (`data/watermarks.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..word_lists import lines_by_section
from .literals import required_literals
from .phrases import Hit


@cache
def _watermarks() -> re.Pattern[str]:
    return re.compile("|".join(lines_by_section("watermarks")[""]))


@cache
def literals_of_watermarks() -> frozenset[str]:
    """The words of which every mark holds one."""
    return frozenset(
        literal for source in lines_by_section("watermarks")[""] for literal in required_literals(source) or ()
    )


def find_watermarks(line: str, signs: Iterable[Hit]) -> list[tuple[int, int]]:
    """Where marks stand in a line. signs: the phrases in it, those of `literals_of_watermarks` among them."""
    literals = literals_of_watermarks()
    if not any(phrase in literals for _, _, phrase in signs):
        return []
    return [match.span() for match in _watermarks().finditer(line)]
