"""Which expressions for boilerplate lines are worth trying on a line: by how it begins, or by a phrase in it.

Read off the expressions themselves (`literals`), which takes longer than to clean a dozen pages; so the index stands
beside the list, in `data/boilerplate_index.json`. `python -m clean.label.pattern_index` writes it anew; an index of
another list is not used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from zlib import crc32

from ..word_lists import FOLDER

FILE = FOLDER / "boilerplate_index.json"
_ABOUT = "Made from boilerplate_lines.txt by `python -m clean.label.pattern_index`; see that module."


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """The numbers of expressions by one or two characters that begin a line, and by phrases in it; in lower case."""

    beginnings: dict[str, list[int]]
    literals: dict[str, list[int]]


def load(sources: Sequence[tuple[str, str]]) -> dict[str, PatternIndex]:
    """The index of the expressions, given as places (whole, start, end) and sources, for each place."""
    stored = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    if stored.get("of") != _digest(sources):
        return build(sources)
    return {place: PatternIndex(**index) for place, index in stored["index"].items()}


def build(sources: Sequence[tuple[str, str]]) -> dict[str, PatternIndex]:
    """The same, read off the expressions."""
    from .literals import possible_beginnings, required_literals

    found = {place: PatternIndex({}, {}) for place in ("whole", "start", "end")}
    for number, (place, source) in enumerate(sources):
        index = found[place]
        beginnings = None if place == "end" else possible_beginnings(source)
        if beginnings is not None:  # better than words: a line begins once, and has forty places for a word
            numbers, strings = index.beginnings, beginnings
        else:
            numbers, strings = index.literals, required_literals(source) or frozenset()
        assert strings, f"nothing is known of what {source} needs"
        for string in sorted(strings):
            numbers.setdefault(string, []).append(number)
    return found


def _digest(sources: Sequence[tuple[str, str]]) -> int:
    return crc32(repr(sources).encode())


def write() -> None:
    """Write the index of the list as it is."""
    from .line_patterns import line_patterns

    sources = [(pattern.where, pattern.source) for pattern in line_patterns()]
    index = {place: asdict(found) for place, found in build(sources).items()}
    stored = {"about": _ABOUT, "of": _digest(sources), "index": index}
    FILE.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    write()
