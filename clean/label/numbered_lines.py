"""Lines that open with a number, as the items of a list, the sections of a notice and the steps of a recipe do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..expressions import expression
from ..numerals import number_of

# The number that opens a line: 3., 三、, （3）, 第三条; and what that begins with.
_OPENS: Final = frozenset("0123456789一二三四五六七八九十第（(")
_NUMBER: Final = expression(
    r"(?:第|[（(])?\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:[、.．)）：:]|[条问章节步](?!之)|(?<=[一二三四五六七八九])是)(?!\d)"
)


def opens_with_number(line: str) -> bool:
    """Whether a line may open with a number: told at a glance."""
    return line[0] in _OPENS


def number_opening(line: str) -> tuple[int, str] | None:
    """The number that opens a line, and the way in which it is written.

    >>> number_opening("（三）线下：到二楼窗口。"), number_opening("二是改做上门。"), number_opening("3.5米宽的渡船")
    ((3, '（）'), (2, '是'), None)
    """
    match = _NUMBER.match(line) if line and line[0] in _OPENS else None
    return None if match is None else (number_of(match[1]), match[0].replace(match[1], ""))


def numbered(lines: Mapping[int, str]) -> set[int]:
    """The lines whose numbers go on with those of the numbered lines before and behind them.

    >>> numbered({4: "1. 泡米", 6: "2. 磨浆", 9: "7. 上锅"})
    {4, 6}
    """
    last: dict[str, tuple[int, int]] = {}  # of each way to write numbers: the line that was the last, and its number
    found: set[int] = set()
    for place, line in lines.items():
        opening = number_opening(line)
        if opening is not None:
            value, way = opening
            above, before = last.get(way, (place, 0))
            if before and value == before + 1:
                found.update((above, place))
            last[way] = place, value
    return found
