"""Contacts on a spammed page that have nothing to do with its article: whatever they sell, and in whatever words.

An article of its own names contacts, too: those of a notice stand in its fields, those of a story in sentences about
what it tells. On a page that nobody spammed none of this is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from ..expressions import expression
from .suspects import Event

# A piece with a contact is no longer than this; in so few characters too little stands to tell what it is about.
LONGEST: Final = 70
FEW: Final = 30
SHORTEST: Final = 8
# A sentence that is longer is not looked through.
LONGEST_SENTENCE: Final = 400
# What shares less than this with the article is strange to it.
STRANGE: Final = 0.1
# A number of fewer figures is a quantity, if no letter stands before it.
SHORTEST_NUMBER: Final = 8
# So many figures or letters in disguise, one behind the other, are a number or a name.
DISGUISED: Final = 5

_BOUNDARY: Final = expression(r"[。！？!?；…][”」』）)]?")
_BLANK: Final = expression(r"(?<![0-9A-Za-z：:])[ 　](?![0-9A-Za-z])")
_ENDED: Final = expression(r"\s*(?:[。！？!?；…]|$)")
_BLANKS: Final = expression("[ 　]+")
# What says what a number or an address is, as fields of notices and records do.
_FIELD: Final = expression(
    "(?:电话|热线|手机|传真|邮箱|邮件|地址|网址|官网|网站|账号|联系人|编号|型号|书号|文号|订单|单号|证号|邮编"
    r"|ISBN|ISSN|DOI|第|No\.?)[（(]?[^，。；：:\s]{0,4}[）)]?\s?[:：]?\s?$"
)
# What says when an office answers, no further before its contact than this.
_OFFICE_HOURS: Final = expression("(?:办公|上班|工作|服务)(?:时间|日)[^，。]{0,6}(?:致电|拨打|来电|电邮|联系)")
HOURS: Final = 40
_UNIT: Final = expression("[多余]?[万亿千百]?(?:[元人年月日号吨米公千毫斤克个件亩户次篇页章字位只头辆座栋里度%％])")
_REST: Final = expression(r"[A-Za-z0-9._/\-]+")
# A number of an office, as notices give it.
_LANDLINE: Final = expression(r"0\d{2,3} ?-? ?\d{7,8}(?!\d)")
# The beginning of an address of mail, of which the rest is the contact.
_MAILBOX: Final = expression(r"[A-Za-z0-9][A-Za-z0-9._\-]*@[A-Za-z0-9.\-]*\Z|[A-Za-z0-9][A-Za-z0-9._\-]*\Z")
_LETTER: Final = expression("[A-Za-zＡ-Ｚａ-ｚ]")
_OFFICIAL: Final = expression(r"[A-Za-z0-9\-.]{0,60}\.(?:gov|edu|org|mil)\b", re.I)


def find_strange_contacts(
    line: str, shapes: Sequence[Event], share: Callable[[str], float | None]
) -> list[tuple[int, int]]:
    """The pieces of a line that hold a contact and are strange to the article.

    shapes: the accounts and addresses in it (`suspects.shapes_in_lines`); share: how much of a text the article is
    about (`Topic.share`).

    >>> line = "雨下了一夜。诚接各地工资表业务，加我详谈vur62670 河水涨到了桥面。"
    >>> [line[start:end] for start, end in find_strange_contacts(line, [(23, 28, "account")], lambda text: 0.0)]
    ['诚接各地工资表业务，加我详谈vur62670 ']
    >>> line = "雨下了一夜。防汛值班电话：17246214021。"
    >>> find_strange_contacts(line, [(13, 24, "address")], lambda text: 0.0)
    []
    """
    contacts = _contacts(line, shapes)
    if not contacts:
        return []
    cuts = {0, len(line), *(match.end() for match in _BOUNDARY.finditer(line))}
    cuts.update(end for _, end in contacts if end < len(line) and (line[end] >= "\u2e80" or line[end] == " "))
    found = []
    next_contact = 0
    for start, end in pairwise(sorted(cuts)):
        first = next_contact
        while next_contact < len(contacts) and contacts[next_contact][1] <= end:
            next_contact += 1
        if next_contact == first or end - start > LONGEST_SENTENCE:
            continue
        for blank in _BLANK.finditer(line, start, max(start, contacts[first][0])):
            if end - blank.end() >= SHORTEST:
                start = blank.end()
        piece = line[start:end]
        if not SHORTEST <= len(piece.strip()) <= LONGEST:
            continue
        if line[-1] == "。" and _OFFICE_HOURS.search(line, max(0, start - HOURS), end):
            continue
        about = share(piece)
        if about < STRANGE if about is not None else len(piece) <= FEW and ("，" in piece or "," in piece):
            rest = _BLANKS.match(line, end)
            found.append((start, rest.end() if rest else end))
    return found


def _contacts(line: str, shapes: Sequence[Event]) -> list[tuple[int, int]]:
    """The ways to reach somebody in a line, each to its end; figures in disguise are one from so many on."""
    found: list[tuple[int, int]] = []
    first, last, many = 0, -DISGUISED, 0  # of the disguised characters one behind the other
    for start, end, group in sorted(shapes):
        if group == "disguise":
            if start - last > 2:
                first, many = start, 0
            last, many = start, many + 1
            if many == DISGUISED:
                found.append((first, end))
            elif many > DISGUISED:
                found[-1] = (found[-1][0], end)
        elif start >= (found[-1][1] if found else 0) and _is_contact(line, start, end):
            rest = _REST.match(line, end)
            end = rest.end() if rest else end
            # In brackets a sentence names an address that it speaks of.
            if line[end : end + 1] not in ("）", ")") or _ENDED.match(line, end + 1):
                found.append((start, end))
    return found


def _is_contact(line: str, start: int, end: int) -> bool:
    """Whether a shape is a way to reach somebody rather than a number or an address that a field or a unit explains."""
    text = line[start:end]
    address = "." in text or (text[:1] == "1" and end - start >= 11)
    if not address:
        name = _LETTER.match(text) or (start > 0 and _LETTER.match(line, start - 1))
        number = text.isdecimal() and end - start >= SHORTEST_NUMBER
        if not (name or number):  # letters behind figures are a unit: 100Wh, 5000mAh
            return False
    before = _MAILBOX.sub("", line[max(0, start - 40) : start])
    if _OFFICIAL.match(line, max(0, start - 20)) or _FIELD.search(before):
        return False
    return address or not (_LANDLINE.match(line, start) or _UNIT.match(line, end))
