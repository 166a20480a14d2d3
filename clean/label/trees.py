"""The points that trees of questions give; where this is compiled, by a loop over a table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..codes import number_at, numbers_of, put_number, truncated, zeros
from ..parse.compiled import IS_COMPILED

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# Signs and what they are held against are told in thousandths, and stored with so much more, so that none is negative.
_OFFSET: Final = 1 << 24
_UNIT: Final = 1000


class Trees:
    """Trees of questions, each `if SIGN VALUE LESS MORE` in prefix notation, or points.

    >>> trees = Trees(["5", "if length 3.5 -10 20"], ("length",))
    >>> trees.points([2.0]), trees.points([4.0])
    (-5, 25)
    """

    def __init__(self, lines: Sequence[str], signs: Sequence[str]) -> None:
        # A node: the number of its sign, from 1 on, what that is held against, and where to go on if it is more, else
        # right behind; of points 0 and the points. Before all nodes: how many trees, and where each begins.
        nodes: list[int] = [len(lines), *([0] * len(lines))]
        for number, line in enumerate(lines):
            nodes[1 + number] = len(nodes)
            _add(line.split(), 0, {sign.replace(" ", "_"): at for at, sign in enumerate(signs, 1)}, nodes)
        self._nodes = nodes
        self._table = zeros(4 * len(nodes))
        for at, node in enumerate(nodes):
            put_number(numbers_of(self._table), at, node)

    def points(self, signs: list[float]) -> int:
        """What all trees together give for some signs."""
        total = _added_up(self._table, signs) if IS_COMPILED else self._added_up(signs)
        return total - self._nodes[0] * _OFFSET

    def _added_up(self, signs: list[float]) -> int:
        nodes = self._nodes
        told = [min(max(int(_UNIT * sign), -_OFFSET + 1), _OFFSET) + _OFFSET for sign in signs]
        total = 0
        for tree in range(1, nodes[0] + 1):
            at = nodes[tree]
            while nodes[at]:
                at = nodes[at + 2] if told[nodes[at] - 1] > nodes[at + 1] else at + 3
            total += nodes[at + 1]
        return total


def _added_up(table: bytearray, signs: list[float]) -> int:
    nodes = numbers_of(table)
    held_signs = zeros(4 * len(signs))
    held = numbers_of(held_signs)
    at: i64 = 0
    while at < len(signs):
        told: i64 = truncated(_UNIT * signs[at])
        put_number(held, at, min(max(told, 1 - _OFFSET), _OFFSET) + _OFFSET)
        at += 1
    total: i64 = 0
    tree: i64 = number_at(nodes, 0)
    while tree > 0:
        at = number_at(nodes, tree)
        sign: i64 = number_at(nodes, at)
        while sign > 0:
            at = number_at(nodes, at + 2) if number_at(held, sign - 1) > number_at(nodes, at + 1) else at + 3
            sign = number_at(nodes, at)
        total += number_at(nodes, at + 1)
        tree -= 1
    return total


def _add(words: Sequence[str], at: int, signs: dict[str, int], nodes: list[int]) -> int:
    """Add the tree that begins at a word; return where it ends."""
    if words[at] != "if":
        nodes += (0, int(words[at]) + _OFFSET)
        return at + 1
    place = len(nodes)
    nodes += (signs[words[at + 1]], int(_UNIT * float(words[at + 2])) + _OFFSET, 0)
    at = _add(words, at + 3, signs, nodes)
    nodes[place + 2] = len(nodes)
    return _add(words, at, signs, nodes)
