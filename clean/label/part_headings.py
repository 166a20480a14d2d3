"""What heads the parts of recipes and instructions, and names their fields: 用料, 做法; 难度：中级　耗时：两小时"""

from __future__ import annotations

from typing import Final

from ..word_lists import words

# A line with such fields is no longer than this.
LONGEST: Final = 120


def is_part_heading(text: str) -> bool:
    """Whether a line is such a heading and nothing else.

    >>> is_part_heading("用料"), is_part_heading("用料要新鲜")
    (True, False)
    """
    return text in words("part_headings")


def count_parts(text: str) -> int:
    """How many fields or headings of such parts a line has.

    >>> count_parts("难度：中级　口味：甜香　耗时：两小时"), count_parts("编号：20250　浏览：33")
    (3, 0)
    """
    if len(text) > LONGEST:
        return 0
    parts = words("part_headings")
    return sum(field.partition("：")[0] in parts for field in text.split())
