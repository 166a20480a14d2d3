"""Reporters: the brackets that open a report or close it, and by-lines of their own."""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression
from .names import persons_in
from .zone import Zone

BRACKETED: Final = expression(r"[(\[【〔「〖]([^()\[\]【】〔〕「」〖〗]{2,60})[)\]】〕」〗]")
_PLACE_REPORT: Final = expression(
    r"^[(\[【〔]?(?:[\u3400-\u9fff]{2,8}[记記]者)?(?P<names>[\u3400-\u9fff]{2,4}(?:[、,，\s][\u3400-\u9fff]{2,4})"
    r"{0,5})\s?[/╱]\s?[\u3400-\u9fff、]{1,12}(?:[报報][导導道]|[电電]|[综綜]合)"
)
_AGENCY: Final = expression(r"^[\u3400-\u9fff·]{2,12}[\d月日\s\u3400-\u9fff]{2,14}[电電讯訊]\s?[(（]([^()]{2,50})[)）]")
# "■李在山", "李在山/文", "李在山 著", "李在山 河湾日报记者".
_SIGNED: Final = expression(
    r"^(?:[■●□◎○◆◇▲△★☆]\s?(?:本[报報刊][记記]者\s?)?(?P<marked>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,4})$"
    r"|(?:[(\[][\u3400-\u9fff]{1,3}[)\]]\s?)?(?P<named>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,4}|"
    r"[\u3400-\u9fff]{1,6}[·•][\u3400-\u9fff]{1,8})"
    r"(?:\s?[/|]\s?(?:撰?文|著)|\s?[(]撰?文[)]|\s[著撰]|\s[\u3400-\u9fff]{2,10}[记記]者)(?:\s|$))"
)
_TAIL_NAMES: Final = expression(r"[(（]([^()（）]{2,60})[)）]\s?。?\s?(?:《[^》]{1,10}》.{0,8})?$")


def find_reporters(zone: Zone) -> list[str]:
    """Return the names of reporters: a by-line of its own, the brackets that open a report or close it."""
    texts = [line for line, _ in zone.bylines if len(line) <= 80]
    for text in (*texts, *zone.start):
        names = reporters_in(text, opening=True)
        if names:
            return names
    for text in (*zone.tail, *zone.below[:6], *zone.inside[:3]):
        names = reporters_in(text[-80:], opening=False)
        if names:
            return names
    for text in zone.tail[:4]:
        match = _TAIL_NAMES.search(text)
        names = persons_in(match[1]) if match and not _is_credit(match[1]) else []
        if names and all(len(name) <= 4 for name in names):
            return names
    return []


def reporters_in(text: str, opening: bool) -> list[str]:
    """Return the reporters of one line; opening: the line starts the text, so brackets after its start do not count.

    >>> reporters_in("〔記者施曉光、吳亮儀/台北報導〕市面上出現", True)
    ['施曉光', '吳亮儀']
    >>> reporters_in("新华社北京3月5日电(记者张三、李四)中国", True)
    ['张三', '李四']
    >>> reporters_in("记者从市交通局获悉,桥梁昨日通车。", True)
    []
    """
    opening_part = text[:90]
    parts = [match[1] for match in BRACKETED.finditer(opening_part if opening else text)]
    if len(text) <= (40 if parts else 80):
        parts.append(text)
    for part in parts:
        if _is_credit(part):
            continue
        place = _PLACE_REPORT.match(part)
        if place:
            names = persons_in(place["names"])
            if names:
                return names
        role = re.search(
            r"(?:[记記]者|[评評][论論][员員]|通[讯訊][员員]|特派[员員])\s?[:/]?\s?(?=[\u3400-\u9fff])", part
        )
        if role and role.start() <= 24:
            names = persons_in(part[role.end() :])
            if names:
                return names
    signed = _SIGNED.match(text) if len(text) <= 60 else None
    if signed:
        names = persons_in(signed["marked"] or signed["named"] or "")
        if names:
            return names
    agency = _AGENCY.match(opening_part) if opening else None
    return persons_in(agency[1]) if agency else []


def _is_credit(part: str) -> bool:
    """Whether a bracket credits a picture ("记者 甲 摄") and not the text."""
    if re.search(r"/\s?文(?:\s|$)|文\s?/", part):
        return False
    return bool(re.search(r"(?:[摄攝](?:影)?|翻[摄攝拍]|供[图圖]|提供|[图圖])\s?[)）]?$", part)) or bool(
        re.match(r"\s?(?:[图圖]|[资資]料|[来來]源)", part)
    )
