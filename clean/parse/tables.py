"""Tables of data told from tables of layout: the rows that are one line of text each.

Pages of the early web stand in tables. A table is data when it has rows of several small cells and
none that holds another table or a run of paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from .blocks import Page

CELL_BLOCKS: Final = 3
CELL_CHARACTERS: Final = 160
LEAST_ROWS: Final = 2


def data_rows(page: Page, first: int, end: int) -> list[tuple[int, int]]:
    """The rows of data tables among texts[first:end]: (first block, end block) of each, in page order."""
    if "tr" not in page.tag_names:
        return []
    tags, parents = page.tags, page.parents
    start, stop = bisect_left(page.firsts, first), bisect_left(page.firsts, end)
    if "tr" not in tags[start:stop]:
        return []
    rows: dict[int, list[int]] = {}
    nested: set[int] = set()
    for container in range(start, stop):
        tag = tags[container]
        if tag == "tr":
            rows.setdefault(table_of(page, container), []).append(container)
        elif tag == "table":
            outer = parents[container]
            while outer > 0:
                if tags[outer] == "table":
                    nested.add(outer)
                outer = parents[outer]
    found: list[tuple[int, int]] = []
    for table, its_rows in rows.items():
        if table in nested:
            continue
        full = _full_rows(page, its_rows)
        if len(full) >= LEAST_ROWS:
            found += [(page.firsts[row], page.ends[row]) for row in full]
    return sorted(found)


def table_of(page: Page, container: int) -> int:
    """The innermost table around a container; 0 if there is none."""
    tags, parents = page.tags, page.parents
    while container > 0 and tags[container] != "table":
        container = parents[container]
    return container


def _full_rows(page: Page, rows: list[int]) -> list[int]:
    """The rows in which two cells or more hold something; none if one of those is not small."""
    parents, firsts, ends = page.parents, page.firsts, page.ends
    count = len(parents)
    full: list[int] = []
    for row in rows:
        cells: list[int] = []
        container = row + 1
        while container < count and (parent := parents[container]) >= row:
            if parent == row and ends[container] > firsts[container]:
                cells.append(container)
            container += 1
        if len(cells) < 2:
            continue
        if not all(_is_small(page, cell) for cell in cells):
            return []
        full.append(row)
    return full


def _is_small(page: Page, cell: int) -> bool:
    first, end = page.firsts[cell], page.ends[cell]
    return end - first <= CELL_BLOCKS and sum(map(len, page.texts[first:end])) <= CELL_CHARACTERS
