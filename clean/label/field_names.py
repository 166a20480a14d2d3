"""What names a field of a record or a speaker, at a line's beginning: 型号：, 问：."""

from __future__ import annotations

from typing import Final

from ..any_of import AnyOf

_LONGEST: Final = 6
_ENDS: Final = AnyOf("，。！？：:" + "".join(filter(str.isspace, map(chr, range(0x3001)))))


def field_name(line: str) -> str:
    """What names a field, with the colon; nothing if the line begins with no such name.

    >>> field_name("型号：A100"), field_name("他走了，说：好。")
    ('型号：', '')
    """
    end = _ENDS.place(line)
    return line[: end + 1] if 0 < end <= _LONGEST and line[end] in "：:" else ""
