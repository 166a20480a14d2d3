"""Names in a by-line: where they begin, where they end, and what is none."""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression
from .lines import DATE_LIKE, LABEL
from .words import is_control, is_organisation, is_person, section

_ROLE: Final = r"(?:[记記]者|[实實][习習]生|通[讯訊][员員]|[评評][论論][员員]|特派[员員]|撰稿人?|研究[员員]|作者)"
# A reporter after the author belongs to the same list ("记者 秦望 通讯员 卫青禾").
_NOT_ROLE: Final = r"(?![记記]者|通[讯訊][员員])"
_STOP: Final = expression(
    _NOT_ROLE
    + LABEL
    + r"\s?[:|丨/︱┃╱]|\s"
    + _NOT_ROLE
    + LABEL
    + r"\s|[|丨()\[\]【】〔〕<>《「。;；!！?？\"“”]|\s{2,}|[,，](?=系|[^,，、]{0,8}(?:教授|研究[员員]|院|学者|學者))"
    r"|\d{4}|(?:19|20)\d\d|[发發][表布佈]|[来來]源"
)
_SPLIT: Final = expression(r"[、,，/;；&]|\s?(?:和|及|與|与)(?=[\u3400-\u9fff]{2,4}(?:$|[、,，\s]))|\s+")
# A name with what separates it from the one before; blanks inside Latin names belong to them.
_TOKEN: Final = expression(r"([、,，/;；&\s]*)((?:[A-Za-z.'-]+\s(?=[A-Za-z]))*[^、,，/;；&\s]+)")
# A name of two characters that is set as wide as one of three.
_SPACED: Final = expression(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]{1,3}([\u3400-\u9fff])(?![\u3400-\u9fff])")
_ROLE_PREFIX: Final = expression(r"^(?:.{0,14}?" + _ROLE + r"\s?[:/]?|(?:文|[图圖文]/[文图圖])\s?[:/|丨])\s?")


def names_in(text: str) -> list[str]:
    """The names at the start of a text: what follows a label, up to the next field.

    >>> names_in("王静、吕腾龙) 分享到"), names_in("《中国企业家》记者 林涛"), names_in("饶戈平 来源：求是")
    (['王静', '吕腾龙'], ['林涛'], ['饶戈平'])
    >>> names_in("佚名"), names_in("本站编辑部"), names_in("")
    ([], [], [])
    """
    text = _SPACED.sub(r"\1\2", re.sub(r"^\s*《[^》]{1,20}》", "", text[:120])).strip()
    stop = _STOP.search(text)
    if stop:
        text = text[: stop.start()]
    date = DATE_LIKE.search(text)
    if date:
        text = text[: date.start()]
    return _names(text)


def persons_in(text: str) -> list[str]:
    """The persons' names at the start of a text; empty as soon as the first piece is none."""
    text = re.split(
        r"[/╱]\s?[\u3400-\u9fff、]{1,12}(?:[报報][导導道]|[电電综綜])|(?:19|20)\d\d|[来來]源|[()\]】〕]",
        _SPACED.sub(r"\1\2", text[:80]),
        maxsplit=1,
    )[0]
    whole = text
    text = re.sub(r"\s?(?:[综綜]合)?[报報][导導道]\s?$", "", text)
    if text != whole and not is_person(_SPLIT.split(text)[-1].strip()):
        text = whole  # "張三台北報導": the place is told from the name below
    names: list[str] = []
    for token in _SPLIT.split(text.strip()):
        token = _ROLE_PREFIX.sub("", token).strip(" :·")
        if not token:
            continue
        if not is_person(token):
            token = _person_before_place(token)
        if not token:
            break
        if token not in names:
            names.append(token)
    return names[:12]


def shorten(names: list[str]) -> list[str]:
    """A name that runs on into a place of work ("方敏北京大学教授") cut to the name."""
    first = names[0]
    if (
        len(first) > 6
        and is_organisation(first) is False
        and re.search(r"(?:教授|研究[员員]|院长|院長|主任|博士|[记記]者|[学學]者)$", first)
    ):
        for size in (3, 2):
            rest = first[size:]
            if is_person(first[:size]) and re.search(r"[大学學院所中心会會部]", rest):
                return [first[: _name_length(first)]]
    return names


def _names(text: str) -> list[str]:
    names: list[str] = []
    for match in _TOKEN.finditer(text.strip()):
        if names and match[1].isspace() and not (is_person(match[2]) or _ROLE_PREFIX.match(match[2])):
            return names
        token = _ROLE_PREFIX.sub("", match[2]).strip(" .:：-—·@*　")
        if not token:
            continue
        for part in _and(token):
            if _is_name(part, first=not names):
                if part not in names:
                    names.append(part)
            elif names:
                return names[:12]
    return names[:12]


def _and(token: str) -> list[str]:
    """Two names joined by a word; a name that holds one of these characters is left whole."""
    for word in ("和", "及", "与", "與"):
        left, found, right = token.partition(word)
        if found and is_person(left) and is_person(right):
            return [left, right]
    return [token]


def _is_name(token: str, first: bool) -> bool:
    if (
        not token
        or len(token) > 24
        or token in section("no names")
        or token.isdecimal()
        or not any(c.isalpha() for c in token)
    ):
        return False
    if (
        token.endswith(("编辑部", "編輯部", "报道", "報導", "报导", "整理", "原创", "原創", "摄影", "攝影", "摄", "攝"))
        or "://" in token
    ):
        return False
    return first or is_person(token) or (len(token) <= 16 and not is_control(token) and not is_organisation(token))


def _name_length(text: str) -> int:
    """Two or three characters: three if what follows does not read like the start of a place or an office."""
    starts = (
        "北京",
        "上海",
        "中国",
        "中國",
        "清华",
        "清華",
        "复旦",
        "南京",
        "武汉",
        "浙江",
        "国家",
        "國家",
        "中央",
        "广东",
        "四川",
        "中共",
        "系",
    )
    return 2 if text[2:4] in starts or text[2:3] == "系" else 3


def _person_before_place(token: str) -> str:
    """The name in "溫書庭屏東即時報導" and "張三台北報導"; empty if the piece does not start with one."""
    match = re.fullmatch(
        r"([\u3400-\u9fff]{3,4}|[\u3400-\u9fff]{2})[\u3400-\u9fff]{2,4}?(?:即[时時]|[综綜]合)?(?:\d{0,2}月?"
        r"\d{0,2}日)?(?:[专專特]?[电電]|[报報][导導道])",
        token,
    )
    return match[1] if match and is_person(match[1]) else ""
