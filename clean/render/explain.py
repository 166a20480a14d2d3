"""Every line of a page, top to bottom: kept ones plain, removed ones marked with label and reason.

For pipes, files and programs, one line of output a line of the page:

    国内芯片市场正在经历一场变革。
  - [recommendation: title twice, source, time] 往期回顾

A line that starts with two spaces is in the article; one that starts with "- " is not; one that starts
with "~ " was cut out of the kept line above it. What a terminal shows is laid out in `terminal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .text import visible

if TYPE_CHECKING:
    from ..article import Article, Block


def to_explanation(article: Article, *, removed_only: bool = False) -> str:
    """The page line by line; only what was removed, if so asked."""
    blocks = article.removed if removed_only else article.blocks
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    """The lines of one block; a block of several lines has its label on the first."""
    first, *rest = visible(block.text).split("\n")
    if block.kept:
        yield f"  {first}"
        yield from (f"  {line}" for line in rest)
        return
    mark = "~" if block.inside else "-"
    label = block.label.value if block.label else "removed"
    note = f"[{label}: {block.reason}]" if block.reason else f"[{label}]"
    yield f"{mark} {visible(note)} {first}"
    yield from (f"{mark} {line}" for line in rest)
