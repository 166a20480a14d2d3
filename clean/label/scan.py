"""What a loop over a line's characters can tell before any expression is asked: what the line cannot hold.

To begin a search costs as much as to look at a hundred characters in compiled code, and a page has some five hundred
searches, most of them in vain. What is told here only saves those: interpreted, nothing is told, since a loop would
take longer than the searches.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import FunctionType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled


def is_compiled() -> bool:
    """Whether the package is compiled, and a loop over characters quick."""
    return not isinstance(is_compiled, FunctionType)


IS_COMPILED: Final = is_compiled()

# What is told of a line: that it may hold dots and figures as addresses do, or anything else of `suspects`.
COMMON_SHAPE: Final = 1
NUMERALS: Final = 2
RARE_SHAPE: Final = 4
FIGURES: Final = 8

_LATIN: Final = 1
_FIGURE: Final = 2
_BLANK: Final = 3
_SIGN: Final = 4
_DOT: Final = 5
_NUMERAL: Final = 6
_ODD: Final = 7
_DASH: Final = 8
_CODES: Final = 1 << 16


def _table(kinds: Iterable[tuple[int, str]]) -> bytes:
    """The kinds of each character, by its code; the characters of a kind are given as they stand in an expression."""
    table = bytearray(_CODES)
    for kind, characters in kinds:
        at = 0
        while at < len(characters):
            first = last = ord(characters[at])
            if characters[at + 1 : at + 2] == "-" and at + 2 < len(characters):
                last = ord(characters[at + 2])
                at += 2
            at += 1
            for code in range(first, min(last + 1, _CODES)):
                table[code] |= kind
    return bytes(table)


_KINDS: Final = _table(
    (
        (_LATIN, "A-Za-z"),
        (_FIGURE, "0-9"),
        (_BLANK, " "),
        (_SIGN, "*=+~^·"),
        (_DASH, "_"),
        (_DASH, "-"),
        (_DOT, "."),
        (_NUMERAL, "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"),
        (_ODD, "①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎✈\u2070-\u2079\u2080-\u2089"),
    )
)
# Of Han characters only the first few are of a class: 丨, which stands for a mark.
_SEPARATOR: Final = 1
_MARK: Final = 2
_SPACE: Final = 4  # but for a single blank, which is shown as it stands
_PARTS: Final = 8  # what stands between the words of a menu
_CLASSES: Final = _table(
    (
        (_SEPARATOR, ",，|_、/· ;；丨｜#【"),
        (_SEPARATOR, "-"),
        (_MARK, "，。！？；：、…“”《》「」『』,!?;"),
        (_PARTS, "|/>»›＞·・,，、•●:：;；–—_()（）[]【】〔〕「」{}<＜«‹~～+＋*＊#=.。…!！?？\"“”'↓↑→←▼▲►√©®︰｜│丨 "),
        (_PARTS, "-"),
        (_PARTS | _SPACE, "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"),
    )
)
_LAST_LOW: Final = 0x4E28
_FIRST_HIGH: Final = 0xF900


def shapes_possible(line: str) -> int:
    """Which shapes of `suspects` a line may hold, as bits.

    >>> shapes_possible("他走了，两个人都没有说话。"), shapes_possible("加我 v：abc123") == RARE_SHAPE | FIGURES
    (0, True)
    """
    told: i64 = 0
    size: i64 = len(line)
    at: i64 = 0
    before: i64 = 0  # the last character, and the one before it
    earlier: i64 = 0
    numerals: i64 = 0  # so many in a row
    figure: i64 = -1  # where the first figure of a row of letters, figures and dashes stands
    while at < size:
        code: i64 = ord(line[at])
        kind: i64 = _KINDS[code] if code < _CODES else (_ODD if 0x1D400 <= code <= 0x1D7FF else 0)
        if earlier == 49 and 51 <= before <= 57 and (kind == _FIGURE or code > 0x9FFF or 0x600 < code < 0x2000):  # 138
            told |= COMMON_SHAPE
        if kind == 0:
            numerals = 0
            figure = -1
        elif kind == _NUMERAL:
            numerals += 1
            figure = -1
            if numerals >= 5:
                told |= NUMERALS
        else:
            numerals = 0
            if kind == _FIGURE:
                if figure < 0:
                    figure = at
                if code >= 51 and before == 32 and earlier == 49:  # 1 3
                    told |= COMMON_SHAPE
            elif kind == _LATIN:
                if before == 46 and _KINDS[earlier & 0xFFFF] in (_LATIN, _FIGURE):
                    told |= COMMON_SHAPE
                if (code == 86 or code == 118) and (before == 43 or before == 0xFF0B or before == 0x5341):  # +V
                    told |= RARE_SHAPE
                if _names_account(earlier if before == 32 else before):
                    told |= RARE_SHAPE
            elif kind in (_DASH, _SIGN):
                if at > 1 and _is_sign(earlier) and 0x4E00 <= before <= 0x9FFF:
                    told |= RARE_SHAPE
                if kind == _SIGN:
                    figure = -1
            else:
                figure = -1
                if kind == _ODD:
                    told |= RARE_SHAPE
                elif kind == _BLANK and earlier == 32 and 0x4E00 <= before <= 0x9FFF:
                    told |= COMMON_SHAPE
            if figure >= 0 and at - figure >= 4:
                told |= FIGURES
        earlier = before
        before = code
        at += 1
    return told


def _names_account(code: i64) -> bool:
    """Whether an account may stand behind a character: one of :：@号搜信薇."""
    return (
        code == 0x3A
        or code == 0xFF1A
        or code == 0x40
        or code == 0x53F7
        or code == 0x641C
        or code == 0x4FE1
        or code == 0x8587
    )


def _is_sign(code: i64) -> bool:
    return code < _CODES and _KINDS[code] in (_SIGN, _DASH)


# What is told of a text: invisible or otherwise unusual characters, a long row of letters and figures, two odd marks in
# a row, a bracket of footnotes, blanks before closing brackets, and four blanks close together.
UNUSUAL: Final = 1
LONG_ROW: Final = 2
ODD_MARKS: Final = 4
BRACKET: Final = 8
BLANK_IN_BRACKETS: Final = 16
BLANKS: Final = 32
ANY_NOISE: Final = 63
_ROW: Final = 14
_CLOSE: Final = 20  # between the first and the last of four blanks


def noise_possible(lines: Iterable[str]) -> int:
    """What kinds of noise some lines may hold, as bits; see `noise`.

    >>> noise_possible(["他说：“好。”", "3 cats"]), noise_possible(["河\u200b湾"]) == UNUSUAL
    (0, True)
    """
    told: i64 = 0
    for line in lines:
        size: i64 = len(line)
        at: i64 = 0
        before: i64 = 0
        row: i64 = 0
        first: i64 = -_CLOSE  # where the last blanks stand
        second: i64 = -_CLOSE
        third: i64 = -_CLOSE
        while at < size:
            code: i64 = ord(line[at])
            if code < 128:
                kind: i64 = _KINDS[code]
                if kind in (_LATIN, _FIGURE):
                    row += 1
                    if row >= _ROW:
                        told |= LONG_ROW
                else:
                    row = 0
                    if code == 32:
                        if at - first <= _CLOSE and first >= 0:
                            told |= BLANKS
                        first = second
                        second = third
                        third = at
                    elif code == 91:
                        told |= BRACKET
                    elif code == 41:
                        if before == 32:
                            told |= BLANK_IN_BRACKETS
                    elif code < 32 or code == 127:
                        if code != 9 and code != 10:
                            told |= UNUSUAL
                    elif _is_odd_mark(code) and _is_odd_mark(before):
                        told |= ODD_MARKS
            else:
                row = 0
                if not (
                    0x2E80 <= code <= 0x9FFF or 0xFF00 <= code <= 0xFFEF or 0x2010 <= code <= 0x2027 or code == 0xB7
                ):
                    told |= UNUSUAL
                elif code == 0xFF09 and before == 32:
                    told |= BLANK_IN_BRACKETS
            before = code
            at += 1
    return told


def _is_odd_mark(code: i64) -> bool:
    """Whether a character is one of @^!&%$*~#|."""
    return code == 33 or (35 <= code <= 38) or code == 42 or code == 64 or code == 94 or code == 124 or code == 126


def holds_separators(line: str, needed: int) -> bool:
    """Whether so many of the marks between keywords stand in a line.

    >>> holds_separators("新闻|体育|财经|娱乐", 3), holds_separators("新闻|体育|财经|娱乐", 4)
    (True, False)
    """
    left: i64 = needed
    size: i64 = len(line)
    at: i64 = 0
    while at < size and left > 0:
        code: i64 = ord(line[at])
        if (code <= _LAST_LOW or _FIRST_HIGH <= code < _CODES) and _CLASSES[code] & _SEPARATOR:
            left -= 1
        at += 1
    return left <= 0


def marks_of(text: str) -> int:
    """How many marks of sentences a text has; -1 if its white space is not as a browser shows it.

    >>> marks_of("他走了，很久。"), marks_of(" 他走了"), marks_of("a  b"), marks_of("a b")
    (2, -1, -1, 0)
    """
    marks: i64 = 0
    size: i64 = len(text)
    at: i64 = 0
    before: i64 = 32
    while at < size:
        code: i64 = ord(text[at])
        if code <= _LAST_LOW or _FIRST_HIGH <= code < _CODES:
            kinds: i64 = _CLASSES[code]
            if kinds & _SPACE or (code == 32 and before == 32):
                return -1
            if kinds & _MARK:
                marks += 1
        before = code
        at += 1
    return -1 if size and before == 32 else marks


def may_hold_sentences(line: str) -> bool:
    """Whether one of 。！？ stands inside a line.

    >>> may_hold_sentences("他走了。她没有。"), may_hold_sentences("他走了。")
    (True, False)
    """
    last: i64 = len(line) - 1
    at: i64 = 1
    while at < last:
        code: i64 = ord(line[at])
        if code == 0x3002 or code == 0xFF01 or code == 0xFF1F:
            return True
        at += 1
    return False


class Openings:
    """The first two characters of some strings: whether one may open with others.

    >>> Openings(["首页", "返"]).may_open("首页|返回", 0), Openings(["首页", "返"]).may_open("首席", 0)
    (True, False)
    """

    def __init__(self, strings: Iterable[str]) -> None:
        pairs, singles = bytearray(_PLACES), bytearray(_PLACES)
        for string in strings:
            if len(string) == 1:
                singles[ord(string) & (_PLACES - 1)] = 1
            else:
                pairs[place_of_two(ord(string[0]), ord(string[1])) & (_PLACES - 1)] = 1
        self._pairs, self._singles = bytes(pairs), bytes(singles)

    def may_open_in_lower_case(self, line: str) -> bool:
        """Whether any of the strings, which are in lower case, may open a line in whatever case."""
        size: i64 = len(line)
        if not size:
            return False
        first: i64 = ord(line[0])
        second: i64 = ord(line[1]) if size > 1 else 0
        if may_be_upper(first) or may_be_upper(second):
            return True
        first = folded(first)
        return (
            self._singles[first & (_PLACES - 1)] != 0
            or self._pairs[place_of_two(first, folded(second)) & (_PLACES - 1)] != 0
        )

    def may_open(self, line: str, at: int) -> bool:
        """Whether any of the strings may stand at a place of a line."""
        start: i64 = at
        size: i64 = len(line)
        if start >= size:
            return False
        first: i64 = ord(line[start])
        if self._singles[first & (_PLACES - 1)]:
            return True
        start += 1
        return start < size and self._pairs[place_of_two(first, ord(line[start])) & (_PLACES - 1)] != 0


_PLACES: Final = 1 << 14


def place_of_two(first: i64, second: i64) -> i64:
    """A number up to 2^16 for two characters."""
    return (first * 40503 + second * 9973) & 0xFFFF


def may_hold_word(line: str, words: Openings, longest: int) -> bool:
    """Whether one of some words may stand in a line alone, between marks, blanks and figures.

    longest: how long they are at most.

    >>> menu = Openings(["首页", "评论"])
    >>> may_hold_word("返回 首页", menu, 4), may_hold_word("评论(12)", menu, 4), may_hold_word("评论员文章", menu, 4)
    (True, True, False)
    """
    size: i64 = len(line)
    start: i64 = 0
    most: i64 = longest
    at: i64 = 0
    if size <= most and words.may_open(line, 0):
        return True
    while at <= size:
        code: i64 = ord(line[at]) if at < size else 32
        if (0x660 <= code < 0x2000) or (0xA620 <= code < 0xAC00) or (0xFF10 <= code < 0xFF1A) or code >= _CODES:
            return True  # it may be a figure
        if (code <= _LAST_LOW or code >= _FIRST_HIGH) and _CLASSES[code] & _PARTS:
            if start < at:
                figures: i64 = start
                while figures < at and _is_figure(ord(line[figures])):
                    figures += 1
                if figures > start:
                    while figures < at and _is_unit(ord(line[figures])):
                        figures += 1
                last: i64 = ord(line[at - 1])
                short = at - figures <= most or _is_figure(last) or _is_unit(last)
                if figures < at and short and words.may_open(line, figures):
                    return True
                if figures > start and at - start <= most and words.may_open(line, start):
                    return True
            start = at + 1
        at += 1
    return False


def _is_figure(code: i64) -> bool:
    """Whether a character stands in a number: a figure, or one of %¥￥$ (points and commas part words)."""
    return 48 <= code <= 57 or code == 37 or code == 36 or code == 0xA5 or code == 0xFFE5


def _is_unit(code: i64) -> bool:
    """Whether a character may follow a number: 万亿kKwW (a plus parts words)."""
    return code == 0x4E07 or code == 0x4EBF or code == 107 or code == 75 or code == 119 or code == 87


def folded(code: i64) -> i64:
    """A Latin letter in lower case, also a full-width one."""
    return code + 32 if 65 <= code <= 90 or 0xFF21 <= code <= 0xFF3A else code


def may_be_upper(code: i64) -> bool:
    """Whether a character may be another one in lower case, but for Latin letters."""
    return (
        0xC0 <= code < 0x2000
        or 0x2100 <= code < 0x2190
        or 0x24B6 <= code < 0x24D0
        or 0x2C00 <= code < 0x2E00
        or 0xA640 <= code < 0xAC00
        or 0x10000 <= code < 0x1F000
    )
