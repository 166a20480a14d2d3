"""Kept blocks in runs of one role: list items that make a list, rows that make a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..article import Block
from ..labels import Role
from .text import printable


def runs(blocks: Iterable[Block]) -> Iterator[tuple[Role, list[str]]]:
    """The texts of the kept blocks, neighbours of one role together; titles and empty blocks left out.

    >>> rows = [Block("一", Role.LIST_ITEM, True), Block("x", Role.PARAGRAPH, False), Block("二", Role.LIST_ITEM, True)]
    >>> [(role.value, texts) for role, texts in runs(rows)]
    [('list item', ['一', '二'])]
    """
    kept = (block for block in blocks if block.kept and block.role != Role.TITLE and block.text.strip())
    for role, run in groupby(kept, key=lambda block: block.role):
        yield role, [printable(block.text) for block in run]


def one_line(text: str) -> str:
    """The text on one line; white space inside a line stays as it is.

    >>> one_line("  第一行\\n\\n第二　行 ")
    '第一行 第二\\u3000行'
    """
    return " ".join(line.strip() for line in text.splitlines() if line.strip())
