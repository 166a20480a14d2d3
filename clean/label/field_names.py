"""What names a field of a record or a speaker, at a line's beginning: 型号：, 问：; and fields of what programs say."""

from __future__ import annotations

from typing import Final

from ..any_of import AnyOf
from ..expressions import expression

_LONGEST: Final = 6
_OF_PROGRAM: Final = expression(
    "(?!https?:)(?:[a-z]{3,20}|[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,4}): ?[A-Za-z0-9_(){}<>,. -]{1,60}"
)
# What names a contact, where a program names its fields.
_CONTACTS: Final = ("tel", "phone", "email", "mail", "wechat", "weixin", "skype", "telegram", "line", "whatsapp")
_ENDS: Final = AnyOf("，。！？：:" + "".join(filter(str.isspace, map(chr, range(0x3001)))))


def field_name(line: str) -> str:
    """What names a field, with the colon; nothing if the line begins with no such name.

    >>> field_name("型号：A100"), field_name("他走了，说：好。")
    ('型号：', '')
    """
    end = _ENDS.place(line)
    return line[: end + 1] if 0 < end <= _LONGEST and line[end] in "：:" else ""


def is_of_program(line: str) -> bool:
    """Whether a line is a field of what a program says, and names no contact.

    >>> is_of_program("possible_keys: idx_mobile"), is_of_program("wechat: abc123"), is_of_program("key：值")
    (True, False, False)
    """
    return line.isascii() and not line.startswith(_CONTACTS) and _OF_PROGRAM.fullmatch(line) is not None
