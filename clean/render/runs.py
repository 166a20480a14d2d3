"""Kept blocks in runs of one role: list items that make a list, rows that make a table; and a block's text in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from ..addresses import safe_address
from ..article import Block, Emphasis, Image, Link  # noqa: F401 - Link is for the example
from ..labels import Role
from .text import printable


def runs(blocks: Iterable[Block]) -> Iterator[tuple[Role, list[Block]]]:
    """The kept blocks, neighbours of one role together; titles and empty blocks left out.

    A picture parts what stands above it from what stands below. The texts are `printable`; links and emphasis of a text
    that was changed for that are left out.

    >>> rows = [Block("一", Role.LIST_ITEM, True), Block("x", Role.PARAGRAPH, False), Block("二", Role.LIST_ITEM, True)]
    >>> [(role.value, [block.text for block in run]) for role, run in runs(rows)]
    [('list item', ['一', '二'])]
    """
    kept = (block for block in blocks if block.kept and block.role != Role.TITLE and block.text.strip())
    for role, run in groupby(kept, key=lambda block: block.role):
        part: list[Block] = []
        for block in map(_shown, run):
            if part and (part[-1].images or any(image.above for image in block.images)):
                yield role, part
                part = []
            part.append(block)
        yield role, part


def _shown(block: Block) -> Block:
    text = printable(block.text)
    return block if text == block.text else replace(block, text=text, links=(), emphasis=())


class Part(NamedTuple):
    """A part of a block's text: the address it leads to, if any, and its emphasis, counted from the part's start."""

    text: str
    url: str | None = None
    emphasis: tuple[Emphasis, ...] = ()


def parts_of(block: Block) -> list[Part]:
    """The text of a block on one line, in parts: its links and what stands between them.

    >>> block = Block("见县志一节", Role.PARAGRAPH, True, links=(Link(1, 3, "https://example.com/"),))
    >>> [(part.text, part.url) for part in parts_of(block)]
    [('见', None), ('县志', 'https://example.com/'), ('一节', None)]
    """
    text = one_line(block.text)
    if text != block.text:
        return [Part(text)]
    parts: list[Part] = []
    at = 0
    for link in block.links:
        url = safe_address("", link.url)
        if url is None:
            continue
        if at < link.start:
            parts.append(_part(block, at, link.start))
        parts.append(_part(block, link.start, link.end, url))
        at = link.end
    if at < len(text):
        parts.append(_part(block, at, len(text)))
    return parts


def _part(block: Block, start: int, end: int, url: str | None = None) -> Part:
    clipped = (
        Emphasis(max(found.start, start) - start, min(found.end, end) - start, found.strong) for found in block.emphasis
    )
    return Part(block.text[start:end], url, tuple(found for found in clipped if found.start < found.end))


def images(block: Block, *, above: bool) -> list[Image]:
    """The pictures above or below a block."""
    return [image for image in block.images if image.above is above and safe_address("", image.url) == image.url]


def one_line(text: str) -> str:
    """The text on one line; white space inside a line stays as it is.

    >>> one_line("  第一行\\n\\n第二　行 ")
    '第一行 第二\\u3000行'
    """
    return " ".join(line.strip() for line in text.splitlines() if line.strip())
