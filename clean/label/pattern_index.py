"""Which expressions of a list are worth trying on a line: by how it begins, or by a phrase in it.

Read off the expressions themselves (`literals`), which takes longer than to clean a dozen pages; so the indexes stand
beside the lists, in `data/pattern_index.json`. `python -m clean.label.pattern_index` writes them anew; the index of
a list as it was before it was changed is not used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import inf
from typing import Any, Final, NamedTuple
from zlib import crc32

from ..word_lists import FOLDER, lines_by_section

FILE: Final = FOLDER / "pattern_index.json"
_ABOUT: Final = "Made by `python -m clean.label.pattern_index`; see that module."
# Beginnings of more than about this share of all lines tell less than words of which so few places hold one.
COMMON: Final = 0.01
RARE: Final = 2e-6
# Expressions for these places may begin anywhere in a line.
INSIDE: Final = "inside"
_ANYWHERE: Final = ("end", INSIDE)
_WHOLE: Final = "whole"
# More characters than any line has.
ANY: Final = 1 << 40


class PatternIndex(NamedTuple):
    """The numbers of expressions by one or two characters that begin a line, and by phrases in it; in lower case.

    The numbers of each stand in one text, since few are ever asked for: `numbers_of` and `reaches_of` read it.
    openings: of each expression that may stand inside a line, the characters with one of which it begins; none if that
    is not known.
    needed: for the numbers of those that are told by how they begin, the characters of which a line must hold one, as
    far as that is known.
    """

    beginnings: dict[str, str]
    literals: dict[str, str]
    openings: list[str]
    needed: dict[str, str]


def numbers_of(text: str) -> list[int]:
    """The numbers of some expressions.

    >>> numbers_of("3 14:0 15::2")
    [3, 14, 15]
    """
    return [number for number, _, _ in reaches_of(text)]


def reaches_of(text: str) -> list[tuple[int, int, int]]:
    """The same, each with how many characters at most stand before the phrase, and behind it.

    The first is known if the expression begins where the line begins, the second if it ends there, too.

    >>> reaches_of("3 14:0 15::2") == [(3, ANY, ANY), (14, 0, ANY), (15, ANY, 2)]
    True
    """
    found: list[tuple[int, int, int]] = []
    for each in text.split(" "):
        number, _, reach = each.partition(":")
        before, _, behind = reach.partition(":")
        found.append((int(number), int(before) if before else ANY, int(behind) if behind else ANY))
    return found


def _in_text(number: int, before: float, behind: float) -> str:
    """A number with what it reaches as far as that is known."""
    return ":".join(["" if each == inf else f"{each:.0f}" for each in (number, before, behind)]).rstrip(":")


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
    from .literals import commonness, needed_characters, possible_beginnings, reach_of, required_literals

    found = {place: PatternIndex({}, {}, [], {}) for place, _ in sources}
    for number, (place, source) in enumerate(sources):
        index = found[place]
        beginnings = None if place in _ANYWHERE else possible_beginnings(source)
        literals = required_literals(source) or frozenset()
        # Better than words, unless those are rare: a line begins once, and has forty places for a word.
        if beginnings and (commonness(beginnings) < COMMON or commonness(literals) > RARE):
            numbers, strings = index.beginnings, beginnings
            characters = needed_characters(literals)
            if characters:
                index.needed[str(number)] = characters
        else:
            numbers, strings = index.literals, literals
        assert strings, f"nothing is known of what {source} needs"
        for string in sorted(strings):
            before, behind = reach_of(source, string) if numbers is index.literals else (inf, inf)
            told = _in_text(number, inf if place in _ANYWHERE else before, behind if place == _WHOLE else inf)
            numbers[string] = f"{numbers[string]} {told}" if string in numbers else told
        if place == INSIDE:
            openings = {beginning[0] for beginning in possible_beginnings(source) or ()}
            index.openings.append("".join(sorted(openings)))
    return found


def sources_of(patterns: Iterable[str]) -> list[tuple[str, str]]:
    """What `load` asks for, of expressions that may stand anywhere in a line."""
    return [(INSIDE, pattern) for pattern in patterns]


def _digest(sources: Sequence[tuple[str, str]]) -> int:
    return crc32("\n".join([f"{place} {source}" for place, source in sources]).encode())


def lists() -> dict[str, list[tuple[str, str]]]:
    """The lists that have an index."""
    from . import contacts, line_patterns, offers

    return {
        "boilerplate_lines": line_patterns.sources(),
        "gifts": sources_of(offers.gifts()),
        "invitations": sources_of([contacts.INVITING]),
        "no_article": sources_of(lines_by_section("no_article")[""]),
        "watermarks": sources_of(lines_by_section("watermarks")[""]),
    }


def write() -> None:
    """Write the indexes of the lists as they are."""
    stored = {
        name: {"of": _digest(sources), "index": {place: index._asdict() for place, index in build(sources).items()}}
        for name, sources in lists().items()
    }
    text = json.dumps({"about": _ABOUT, "lists": stored}, ensure_ascii=False, separators=(",", ":"))
    FILE.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write()
