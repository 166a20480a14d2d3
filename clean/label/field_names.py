"""What names a field of a record or a speaker, at a line's beginning: 型号：, 问：; and fields of what programs say."""

from __future__ import annotations

from typing import Final

from ..any_of import AnyOf
from ..expressions import SPACES, beginning_with, expression

_LONGEST: Final = 6
_OF_PROGRAM: Final = expression(
    "(?!https?:)(?:[a-z]{3,20}|[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,4}): ?[A-Za-z0-9_(){}<>,. -]{1,60}"
)
# What names a contact, where a program names its fields.
_CONTACTS: Final = ("tel", "phone", "email", "mail", "wechat", "weixin", "skype", "telegram", "line", "whatsapp")
_OFFICE: Final = expression(
    r"(?:联系|咨询|报名|监督|举报|投诉|值班|办公|预约)?(?:人|电话|方式|地址)[：:](?=.{0,40}?(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d))(?!.*1[3-9]\d{9})"
)
# What sends those who ask to an office: 报名请洽渡口文化协会，电话：06-9911000
_ASKED_AT: Final = expression(
    beginning_with(
        "洽联咨致",
        "(?:洽|联系|咨询|致电)[\u4e00-\u9fff]{2,16}?(?:协会|学会|中心|公所|公会|委员会|办公室|[馆所局处校院])[，,]?"
        r"(?:联系|咨询)?(?:电话)?[:：]?\s?[（(]?0\d{1,3}[)）]?[- —]?(?:\d{6,8}|\d{3,4}-\d{4})(?!\d)(?!.*1[3-9]\d{9})",
    )
)
_OPENS_OFFICE: Final = frozenset("联咨报监举投值办预人电方地")
_ENDS: Final = AnyOf("，。！？：:" + SPACES)


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


def is_of_office(line: str) -> bool:
    """Whether a line is a field that gives an office's own number, or sends those who ask to one, and no mobile one.

    >>> is_of_office("咨询电话：0571-88001234（单先生）"), is_of_office("咨询电话：13900001111")
    (True, False)
    >>> is_of_office("体验报名请洽渡口文化协会，电话：06-9911000，额满为止。")
    True
    """
    if line != "" and line[0] in _OPENS_OFFICE and _OFFICE.match(line) is not None:
        return True
    return "0" in line and _ASKED_AT.search(line) is not None
