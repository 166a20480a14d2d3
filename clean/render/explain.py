"""Every line of a page, top to bottom: kept ones plain, removed ones marked with label and reason.

    国内芯片市场正在经历一场变革。
  - [recommendation: title twice, source, time] 往期回顾

A line that starts with two spaces is in the article; one that starts with "- " is not; one that starts
with "~ " was cut out of the kept line above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..labels import Label
from .text import visible

if TYPE_CHECKING:
    from ..article import Article, Block

_RED, _YELLOW, _CYAN, _DIM, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[2m", "\x1b[0m"
_OF_THE_ARTICLE = frozenset({Label.TITLE, Label.BYLINE, Label.EDITOR, Label.CAPTION})


def to_explanation(article: Article, *, removed_only: bool = False, colour: bool = False) -> str:
    """The page line by line; only what was removed, if so asked.

    colour: mark labels with ANSI colours: spam red, what belongs to the article cyan, the rest yellow.
    """
    blocks = article.removed if removed_only else article.blocks
    return "".join(f"{line}\n" for block in blocks for line in _lines(block, colour))


def _lines(block: Block, colour: bool) -> Iterator[str]:
    """The lines of one block; a block of several lines has its label on the first."""
    lines = visible(block.text).split("\n")
    if block.kept:
        yield from (f"  {line}" for line in lines)
        return
    mark = "~" if block.inside else "-"
    label = block.label.value if block.label else "removed"
    note = f"[{label}: {block.reason}]" if block.reason else f"[{label}]"
    note = visible(note)
    if colour:
        note = f"{_colour(block.label)}{note}{_RESET}"
        lines = [f"{_DIM}{line}{_RESET}" for line in lines]
    yield f"{mark} {note} {lines[0]}"
    yield from (f"{mark} {line}" for line in lines[1:])


def _colour(label: Label | None) -> str:
    if label is not None and label.is_spam:
        return _RED
    return _CYAN if label in _OF_THE_ARTICLE else _YELLOW
