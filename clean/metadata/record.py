"""Records: lines of a name and a value each, as specifications, results and notices have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# 型号：LX-70, 红球：03 07 12, 地点：河湾渡口; not a sentence that quotes (他说：“…”).
_FIELD = re.compile(r"[^\s：:，。！？“”「」]{1,12} ?[：:] ?[^\s“「].{0,80}")
# So many lines, and this share of all, make a record.
_LEAST, _SHARE = 3, 0.6


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
