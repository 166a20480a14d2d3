"""What a loop over a line's characters tells of accounts and addresses that may be hidden in it.

As in `scan`: only where this is compiled is the loop quicker than the searches that it spares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..codes import code_in, codes_of, end_of_run, kind_at, place_told
from ..parse.compiled import between, characters_of_kind, table_of_kinds
from .scan import LEADS, LONGEST_LEAD, NUMERAL, STRONG_MARKS

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

_LETTER: Final = 1
_FIGURE: Final = 2
_DASH: Final = 4
_LINE: Final = 8  # _
_NAME: Final = 15
_NUMERAL: Final = 16
_MARK: Final = 32
_LEAD: Final = 64
_DOT: Final = 128
_KINDS: Final = table_of_kinds(
    (
        (_LETTER, between("A", "Z") + between("a", "z")),
        (_FIGURE, "0123456789"),
        (_DASH, "-"),
        (_LINE, "_"),
        (_NUMERAL, NUMERAL),
        (_MARK, STRONG_MARKS),
        (_LEAD, LEADS),
        (_DOT, ".·•。"),
    )
)
_OF_NO_KIND: Final = characters_of_kind(_KINDS, 0)
_CODES: Final = 1 << 16
_FIRST_HAN: Final = 0x4E00
_LAST_HAN: Final = 0x9FFF
# The shortest name of an account; so many figures make a number, with so many blanks and dashes between two of them;
# and so many of those in words.
_SHORTEST_NAME: Final = 5
_SHORTEST_NUMBER: Final = 6
_LONGEST_GAP: Final = 2
_NEAR: Final = LONGEST_LEAD


def may_hide_account(line: str) -> bool:
    """Whether an account may stand in a line close behind what leads to hidden ones, or one that hides by itself.

    line: with letters and figures of other kinds as plain ones.

    >>> may_hide_account("加薇：ab_7788"), may_hide_account("国产AI芯片")
    (True, False)
    """
    kinds: bytes = _KINDS
    of_no_kind: bytes = _OF_NO_KIND
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = 0
    lead: i64 = -_CODES  # where the last lead stands
    name: i64 = 0  # so many letters, figures and dashes in a row
    told: i64 = 0  # whether one of them is a figure or a line
    figures: i64 = 0  # so many close together, the first and the last of which stand
    first: i64 = 0
    figure: i64 = 0
    numerals: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
        kind: i64 = _kind_of(kinds, code)
        if kind == 0 and code != 32:  # as most characters, several in a row
            name = told = numerals = figures = 0
            at = place_told(codes, at + 1, size, of_no_kind, 0, 0)
            continue
        if kind & _NAME:
            numerals = 0
            name += 1
            told |= kind & (_FIGURE | _LINE)
            if name >= _SHORTEST_NAME and told and at - name - lead < _NEAR:
                return True
            if kind & _FIGURE:
                if figures and at - figure <= _LONGEST_GAP + 1:
                    figures += 1
                else:
                    figures = 1
                    first = at
                figure = at
                if figures >= _SHORTEST_NUMBER and first - lead <= _NEAR:
                    return True
            elif not kind & _DASH:
                figures = 0
        else:
            name = 0
            told = 0
            if kind & _NUMERAL:
                numerals += 1
                if numerals >= _SHORTEST_NUMBER:
                    return True
            else:
                numerals = 0
                if kind & _MARK:
                    return True
                if kind & _LEAD:
                    lead = at
            if code != 32:
                figures = 0
        at += 1
    return False


def may_hide_address(line: str) -> bool:
    """Whether a dot stands in a line, or what is put in its place, between what could be a name and a top level.

    line: with letters and figures of other kinds as plain ones.

    >>> may_hide_address("回家地址 ab·cd·com"), may_hide_address("3.1版，张三·李四")
    (True, False)
    """
    kinds: bytes = _KINDS
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = 1
    while at + 2 < size:
        code: i64 = code_in(codes, at)
        if _FIRST_HAN <= code <= _LAST_HAN:
            at = end_of_run(codes, at + 1, size, _FIRST_HAN, _LAST_HAN)
            continue
        if _kind_of(kinds, code) & _DOT:
            before: i64 = code_in(codes, at - 1)
            if before == 32 and at > 1:
                before = code_in(codes, at - 2)
            behind: i64 = at + 1
            if code_in(codes, behind) == 32:
                behind += 1
            if (
                behind + 1 < size
                and _kind_of(kinds, before) & (_LETTER | _FIGURE | _DASH)
                and (
                    before == 119
                    or before == 87
                    or (
                        _kind_of(kinds, code_in(codes, behind)) & _LETTER
                        and _kind_of(kinds, code_in(codes, behind + 1)) & _LETTER
                    )
                )
            ):
                return True
        at += 1
    return False


def _kind_of(kinds: bytes, code: i64) -> i64:
    return kind_at(kinds, code) if code < _CODES else 0
