"""Records: lines of a name and a value each, as specifications, results and notices have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..expressions import expression

# 型号：LX-70, 红球：03 07 12, 地点：河湾渡口; not a sentence that quotes (他说：“…”).
_FIELD: Final = expression(
    r"[^\s：:，。！？“”「」]{1,12} ?[：:] ?[^\s“「].{0,80}"
    # 白菜 1.20, 牛腩 750克, 姜 4片, 米径8公分国槐 165, 白蜡 210—230
    r"|[^\s：:，。！？“”「」]{1,16}(?<!\d)[ 　]+\d{1,6}(?:\.\d{1,2})?(?:[—–~-]\d{1,6})?"
    r"|[^\s\d：:，。！？“”「」]{1,10}[ 　]+[\d一二两三四五六七八九十半几]{1,3}[\d.]{0,5} ?"
    r"(?:元|角|克|千克|公斤|斤|两|毫升|升|[gG]|kg|m[lL]|个|只|片|根|枚|把|杯|勺|块|瓣|朵|条|粒|袋|盒|碗|滴)?"
    r"(?:[（(].{1,12}[)）])?"
)
# So many lines, and this share of all, make a record.
_LEAST: Final = 3
_SHARE: Final = 0.6


def is_field(line: str) -> bool:
    """Whether a line is a name with a value.

    >>> is_field("重量：658克（含电池）"), is_field("他说：“走吧。”")
    (True, False)
    """
    return _FIELD.fullmatch(line.strip()) is not None


def is_record(lines: Sequence[str]) -> bool:
    """Whether some lines are mostly names with values.

    >>> is_record(["型号：LX-70", "重量：658克", "电池：约580张"])
    True
    """
    fields = sum(map(is_field, lines))
    return fields >= _LEAST and fields >= _SHARE * len(lines)
