"""Which expressions of a list are worth trying on a line: by how it begins, or by a phrase in it.

Read off the expressions themselves (`literals`), which takes longer than to clean a dozen pages; so the indexes stand
beside the lists, in `data/pattern_index.json`. `python -m clean.label.pattern_index` writes them anew; the index of
a list as it was before it was changed is not used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import inf
from typing import Any, Final
from zlib import crc32

from ..word_lists import FOLDER

FILE: Final = FOLDER / "pattern_index.json"
_ABOUT: Final = "Made by `python -m clean.label.pattern_index`; see that module."
# Beginnings of more than about this share of all lines tell less than words of which so few places hold one.
COMMON: Final = 0.01
RARE: Final = 2e-6
# Expressions for these places may begin anywhere in a line.
_INSIDE: Final = ("end", "inside")
_WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """The numbers of expressions by one or two characters that begin a line, and by phrases in it; in lower case.

    reach: for each number of `literals`, if the expression begins where the line begins, how many characters at most
    stand before the phrase, and behind it if the expression ends where the line ends; -1 if that is not known.
    """

    beginnings: dict[str, list[int]]
    literals: dict[str, list[int]]
    reach: dict[str, list[list[int]]]


@cache
def _stored() -> dict[str, dict[str, Any]]:
    return json.loads(FILE.read_text("utf-8"))["lists"] if FILE.exists() else {}


def load(name: str, sources: Sequence[tuple[str, str]]) -> dict[str, PatternIndex]:
    """The index of a list of expressions, given as places (whole, start, end, inside) and sources, for each place."""
    stored = _stored().get(name, {})
    if stored.get("of") != _digest(sources):
        return build(sources)
    return {place: PatternIndex(**index) for place, index in stored["index"].items()}


def build(sources: Sequence[tuple[str, str]]) -> dict[str, PatternIndex]:
    """The same, read off the expressions."""
    from .literals import commonness, possible_beginnings, reach_of, required_literals

    found = {place: PatternIndex({}, {}, {}) for place, _ in sources}
    for number, (place, source) in enumerate(sources):
        index = found[place]
        beginnings = None if place in _INSIDE else possible_beginnings(source)
        literals = required_literals(source) or frozenset()
        # Better than words, unless those are rare: a line begins once, and has forty places for a word.
        if beginnings and (commonness(beginnings) < COMMON or commonness(literals) > RARE):
            numbers, strings = index.beginnings, beginnings
        else:
            numbers, strings = index.literals, literals
            for string in sorted(strings) if place not in _INSIDE else ():
                before, behind = (-1 if reach == inf else int(reach) for reach in reach_of(source, string))
                index.reach.setdefault(string, []).append([before, behind if place == _WHOLE else -1])
        assert strings, f"nothing is known of what {source} needs"
        for string in sorted(strings):
            numbers.setdefault(string, []).append(number)
    return found


def _digest(sources: Sequence[tuple[str, str]]) -> int:
    return crc32(repr(sources).encode())


def write() -> None:
    """Write the indexes of the lists as they are."""
    from . import line_patterns, watermarks

    lists = {"boilerplate_lines": line_patterns.sources(), "watermarks": watermarks.sources()}
    stored = {
        name: {"of": _digest(sources), "index": {place: asdict(index) for place, index in build(sources).items()}}
        for name, sources in lists.items()
    }
    text = json.dumps({"about": _ABOUT, "lists": stored}, ensure_ascii=False, separators=(",", ":"))
    FILE.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write()
