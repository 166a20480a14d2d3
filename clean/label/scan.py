"""What a loop over a line's characters can tell before any expression is asked: what the line cannot hold.

To begin a search costs as much as to look at a hundred characters in compiled code, and a page has some five hundred
searches, most of them in vain. What is told here only saves those: interpreted, nothing is told, since a loop would
take longer than the searches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from ..codes import (
    Codes,
    byte_at,
    code_at,
    code_in,
    codes_of,
    end_of_run,
    folded,
    kind_at,
    may_be_upper,
    may_hold_two,
    place_of_two,
    place_told,
)
from ..parse.compiled import characters_of_kind, kinds_by_code, table_of, table_of_kinds

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# What is told of a line: that it may hold dots and figures as addresses do, or anything else of `suspects`.
COMMON_SHAPE: Final = 1
NUMERALS: Final = 2
RARE_SHAPE: Final = 4
FIGURES: Final = 8
HIDDEN: Final = 16
SPELT: Final = 32  # with HIDDEN: a number in figures of several kinds, or in words by groups

NUMERAL: Final = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
# Marks that stand in no name of an account and in no number.
STRONG_MARKS: Final = "※⊙◎○●★☆◇◆□■△▲▽▼♠♣♦♡❥✿❀✪✦✧✚✖☀☞♪♫↓♥❤"
# In each way to hide a messenger's name one of these stands, no further before the account than that; and one of these
# in each word for the other address of a site (`disguised_contacts`).
LEADS: Final = "薇徽威葳溦嶶微裙峮抠扣芯伈羊鹅星备" + STRONG_MARKS
LONGEST_LEAD: Final = 16

_LATIN: Final = 1
_FIGURE: Final = 2
_BLANK: Final = 3
_SIGN: Final = 4
_DOT: Final = 5
_NUMERAL: Final = 6
_ODD: Final = 7
_DASH: Final = 8
_LEAD: Final = 9
_APART: Final = 4  # from one numeral of a number to the next, at most
_NEAR: Final = 16  # the same as `LONGEST_LEAD`, where it is looked up quickly
_CODES: Final = 1 << 16
_FIRST_WIDE: Final = 0x2E80
_FIRST_HAN: Final = 0x4E00
_LAST_HAN: Final = 0x9FFF


def _table(kinds: Iterable[tuple[int, str]]) -> bytes:
    """The kinds of each character, by its code; the characters of a kind are given as they stand in an expression."""
    return table_of_kinds([(kind, _listed(characters)) for kind, characters in kinds])


def _listed(characters: str) -> list[str]:
    """The characters that a class of an expression lists, as far as they are of the first plane: a-f."""
    found: list[str] = []
    at = 0
    while at < len(characters):
        first = last = ord(characters[at])
        if characters[at + 1 : at + 2] == "-" and at + 2 < len(characters):
            last = ord(characters[at + 2])
            at += 2
        at += 1
        found += [chr(code) for code in range(first, min(last + 1, _CODES))]
    return found


_KINDS: Final = _table(
    (
        (_LATIN, "A-Za-z"),
        (_FIGURE, "0-9"),
        (_BLANK, " "),
        (_SIGN, "*=+~^·"),
        (_DASH, "_"),
        (_DASH, "-"),
        (_DOT, "."),
        (_NUMERAL, NUMERAL),
        (_LEAD, LEADS.rstrip("♥❤")),
        (_ODD, "①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎✈\u2070-\u2079\u2080-\u2089"),
    )
)
_OF_NO_KIND: Final = characters_of_kind(_KINDS, 0)
# Of Han characters only the first few are of a class: 丨, which stands for a mark.
_MARK: Final = 2
_SPACE: Final = 4  # but for a single blank, which is shown as it stands
_PARTS: Final = 8  # what stands between the words of a menu
_CLASSES: Final = _table(
    (
        (_MARK, "，。！？；：、…“”《》「」『』,!?;"),
        (
            _PARTS,
            "|/>»›＞·・,，、•●:：;；–—_()（）[]【】〔〕「」{}<＜«‹~～+＋*＊#=.。…!！?？\"“”'↓↑→←▼▲►√©®︰｜│丨♡♥❤☆★✉♪ ",
        ),
        (_PARTS, "-"),
        (_PARTS | _SPACE, "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"),
    )
)
_OF_NO_CLASS: Final = characters_of_kind(_CLASSES, 0)
_SEPARATORS: Final = table_of(",，|_、/· ;；丨｜#【-")
_LAST_LOW: Final = 0x4E28
_FIRST_HIGH: Final = 0xF900


def shapes_possible(line: str) -> int:
    """Which shapes of `suspects` a line may hold, as bits.

    >>> shapes_possible("他走了，两个人都没有说话。"), shapes_possible("加我 v：abc12345") == RARE_SHAPE | FIGURES
    (0, True)
    """
    kinds: bytes = _KINDS
    of_no_kind: bytes = _OF_NO_KIND
    told: i64 = 0
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = 0
    before: i64 = 0  # the last character, and the one before it
    earlier: i64 = 0
    numerals: i64 = 0  # so many in a row
    spelt: i64 = 0  # so many with nothing but figures and a few marks between, the last of which stands
    numeral: i64 = 0
    figure: i64 = -1  # where the first figure of a row of letters, figures and dashes stands
    lead: i64 = -_CODES  # the last place behind which a hidden account may stand
    named: i64 = 0  # whether in a row of letters and dashes behind a sign of an account: with a figure it may be one
    while at < size:
        code: i64 = code_in(codes, at)
        kind: i64 = kind_at(kinds, code) if code < _CODES else (_ODD if 0x1D400 <= code <= 0x1D7FF else 0)
        if earlier == 49 and 51 <= before <= 57 and (kind == _FIGURE or code > 0x9FFF or 0x600 < code < 0x2000):  # 138
            told |= COMMON_SHAPE
        if named and kind != _LATIN and kind != _DASH:
            named = 0
            if kind == _FIGURE or code > 0x9FFF or 0x600 < code < 0x2000:  # may be a figure
                told |= RARE_SHAPE
        if kind == 0:  # as most characters, several in a row
            numerals = 0
            figure = -1
            if code != 0x3001:  # 、
                spelt = 0
            end: i64 = place_told(codes, at + 1, size, of_no_kind, 0, 0)
            if end > at + 1:
                spelt = 0
                at = end - 1
                before = code_in(codes, at - 1)
                code = code_in(codes, at)
        elif kind == _NUMERAL:
            numerals += 1
            spelt = spelt + 1 if at - numeral <= _APART else 1
            numeral = at
            figure = -1
            if spelt >= 5:
                told |= HIDDEN | SPELT
            if numerals >= 5:
                told |= NUMERALS
            elif at - lead <= _NEAR:
                told |= HIDDEN
        elif kind == _LEAD:
            numerals = 0
            figure = -1
            lead = at
        else:
            numerals = 0
            if at - lead <= _NEAR and kind in (_LATIN, _FIGURE, _ODD):
                told |= HIDDEN
            if kind == _FIGURE:
                if figure < 0:
                    figure = at
                if spelt >= 4 and at - numeral == 1:
                    told |= HIDDEN | SPELT
                if code >= 51 and before == 32 and earlier == 49:  # 1 3
                    told |= COMMON_SHAPE
            elif kind == _LATIN:
                if before == 46 and kind_at(kinds, earlier & (_CODES - 1)) in (_LATIN, _FIGURE):
                    told |= COMMON_SHAPE
                if (code == 86 or code == 118) and (before == 43 or before == 0xFF0B or before == 0x5341):  # +V
                    told |= RARE_SHAPE
                if _names_account(earlier if before == 32 else before):
                    named = 1
            elif kind in (_DASH, _SIGN):
                if at > 1 and _is_sign(kinds, earlier) and 0x4E00 <= before <= 0x9FFF:
                    told |= RARE_SHAPE
                if kind == _SIGN:
                    figure = -1
            else:
                figure = -1
                if kind == _ODD:
                    told |= RARE_SHAPE
                    if code == 0x2665 or code == 0x2764:  # ♥❤
                        lead = at
                    elif code >= 0xFF10 and (before in (46, 0x3002, 0x70B9)) and _is_label(kinds, earlier):
                        told |= HIDDEN
                elif kind == _BLANK and earlier == 32 and 0x4E00 <= before <= 0x9FFF:
                    told |= COMMON_SHAPE
            if figure >= 0 and at - figure >= 4:
                told |= FIGURES
            if (before == 0xB7 or before == 0xFF0E or before == 0x2022) and _is_label(kinds, earlier):  # ·．•
                told |= HIDDEN
        earlier = before
        before = code
        at += 1
    return told


def shapes_possible_in(lines: Sequence[str]) -> list[int]:
    """The same of each of some lines."""
    return [shapes_possible(line) for line in lines]


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


def _is_label(kinds: bytes, code: i64) -> bool:
    """Whether a character may end a label of an address."""
    return code < _CODES and kind_at(kinds, code) in (_LATIN, _FIGURE, _ODD)


def _is_sign(kinds: bytes, code: i64) -> bool:
    return code < _CODES and kind_at(kinds, code) in (_SIGN, _DASH)


# What is told of a text: invisible characters and letters with tones, a long row of letters and figures, two odd marks
# in a row, a bracket of footnotes, blanks before closing brackets, four blanks close together, and three odd marks
# with nothing but ASCII between.
UNSEEN_SIGN: Final = 1
LONG_ROW: Final = 2
ODD_MARKS: Final = 4
BRACKET: Final = 8
BLANK_IN_BRACKETS: Final = 16
BLANKS: Final = 32
JUMBLE: Final = 64
ANY_NOISE: Final = 127
_ROW: Final = 14
_CLOSE: Final = 4  # from one blank to the next
_OF_ROW: Final = 1
_UNUSUAL: Final = 2
_OF_MARKS: Final = 4
_UNSEEN: Final = 8
_OF_ASCII: Final = kinds_by_code(
    (
        (_OF_ROW, _listed("A-Za-z0-9")),
        (_UNUSUAL, _listed("!#-&*+;-@[-`{-\x7f")),
        (_OF_MARKS, "@^!&%$*~#|"),
        (_UNSEEN, _listed("\0-\x08\x0b-\x1f\x7f")),
    )
)[:128]


def noise_possible(lines: Iterable[str]) -> int:
    """What kinds of noise some lines may hold, as bits; see `noise`.

    >>> noise_possible(["他说：“好。”", "3 cats"]), noise_possible(["河\u200b湾"]) == UNSEEN_SIGN
    (0, True)
    """
    kinds: bytes = _OF_ASCII
    told: i64 = 0
    line: str
    for line in lines:
        size: i64 = len(line)
        codes = codes_of(line)
        at: i64 = 0
        before: i64 = 0
        row: i64 = 0
        blanks: i64 = 0  # so many close together, the last one of which stands
        blank: i64 = 0
        odd: i64 = 0  # odd marks of a row of ASCII
        while at < size:
            code: i64 = code_in(codes, at)
            if _FIRST_WIDE <= code <= _LAST_HAN:  # as most characters, several in a row
                row = 0
                blanks = 0
                odd = 0
                at = end_of_run(codes, at + 1, size, _FIRST_WIDE, _LAST_HAN) - 1
            elif code < 128:
                kind: i64 = byte_at(kinds, code)
                if kind == _OF_ROW:
                    row += 1
                    if row >= _ROW:
                        told |= LONG_ROW
                else:
                    row = 0
                    if kind & _UNUSUAL:
                        odd += 1
                        if odd > 2:
                            told |= JUMBLE
                        if kind & _OF_MARKS and before < 128 and byte_at(kinds, before) & _OF_MARKS:
                            told |= ODD_MARKS
                    if code == 32:
                        blanks = blanks + 1 if at - blank <= _CLOSE else 1
                        blank = at
                        if blanks >= 4:
                            told |= BLANKS
                    elif code == 41:
                        if before == 32:
                            told |= BLANK_IN_BRACKETS
                    elif kind & _UNSEEN:
                        told |= UNSEEN_SIGN
                    elif code == 91:
                        told |= BRACKET
            else:
                row = 0
                blanks = 0
                odd = 0
                if code == 0xFF09:
                    if before == 32:
                        told |= BLANK_IN_BRACKETS
                elif not (0x2010 <= code <= 0x2027 or 0xFF00 <= code < 0xFFF0) and _may_be_unseen(code):
                    told |= UNSEEN_SIGN
            before = code
            at += 1
    return told


def _may_be_unseen(code: i64) -> bool:
    """Whether a character is in one of the blocks that hold invisible ones, or letters with tones."""
    return (
        code < 0xA0
        or code == 0xAD
        or (0xC0 <= code < 0x370 and code != 0xD7)
        or code == 0x61C
        or 0x1100 <= code < 0x1200
        or 0x1780 <= code < 0x1900
        or 0x1E00 <= code < 0x2010
        or 0x2028 <= code < 0x2030
        or 0x2060 <= code < 0x2070
        or 0xFE00 <= code < 0xFE10
        or code == 0xFEFF
        or 0xFFF0 <= code < _CODES
        or code >= 0xE0000
    )


def count_figures(text: str) -> int:
    """How many figures from 0 to 9 stand in a text, in whatever script.

    >>> count_figures("3月14日，٣")
    4
    """
    count: i64 = 0
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
        if code < 0x660:
            if 48 <= code <= 57:
                count += 1
        elif 0x2000 <= code <= 0xA61F:  # as most characters, several in a row
            at = end_of_run(codes, at + 1, size, 0x2000, 0xA61F)
            continue
        elif not 0xAC00 <= code < 0xFF10 and text[at].isdecimal():
            count += 1
        at += 1
    return count


def holds_time_of_feed(text: str) -> bool:
    """Whether a day or a time stands in a line: what `doubled_titles` looks for, character by character.

    >>> [holds_time_of_feed(text) for text in ("2026/1/1 发布", "8:30", "3天前", "昨天", "01-02", "1月2日")]
    [True, True, True, True, True, True]
    >>> [holds_time_of_feed(text) for text in ("2026年春", "8：30", "3天", "今天", "01-02班", "3-", "12345")]
    [False, False, False, False, False, False, False]
    """
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if code == 0x5929:  # 天
            if at and code_at(text, at - 1) in (0x6628, 0x524D):  # 昨前
                return True
        elif 48 <= code <= 57:
            first: i64 = at
            at += _figures_at(text, at, size, size)
            behind: i64 = code_at(text, at) if at < size else 0
            following: i64 = _figures_at(text, at + 1, size, 3)
            if behind == 58 and following >= 2:  # :
                return True
            if _is_ago(text, at, size):
                return True
            if following == 1 or following == 2:
                end: i64 = at + 1 + following
                if behind == 45 or behind == 0x6708:  # -月
                    if end < size and code_at(text, end) == 0x65E5:  # 日
                        end += 1
                    if end == size or (end == size - 1 and code_at(text, end) == 10):
                        return True
                    end = at + 1 + following
                if (
                    at - first >= 4
                    and _is_year(text, at - 4)
                    and (behind == 45 or behind == 0x5E74 or behind == 47 or behind == 46)  # -年/.
                    and end + 1 < size
                    and code_at(text, end) in (45, 0x6708, 47, 46)  # -月/.
                    and _figures_at(text, end + 1, size, 1)
                ):
                    return True
            continue
        at += 1
    return False


def is_day_of_feed(text: str) -> bool:
    """Whether an ASCII text is a day, perhaps with a time: what `doubled_titles` looks for, character by character.

    >>> is_day_of_feed("2026-01-01 23:11:00"), is_day_of_feed("2026/1/1"), is_day_of_feed("2026-01-01 23")
    (True, True, False)
    """
    size: i64 = len(text)
    if _figures_at(text, 0, size, 5) != 4 or not _is_year(text, 0):
        return False
    at: i64 = 4
    part: i64 = 0
    while part < 2:
        if at >= size or code_at(text, at) not in (45, 47, 46):  # -/.
            return False
        figures: i64 = _figures_at(text, at + 1, size, 3)
        if not 1 <= figures <= 2:
            return False
        at += 1 + figures
        part += 1
    if at == size:
        return True
    figures = _figures_at(text, at + 1, size, 3)
    if code_at(text, at) != 32 or not 1 <= figures <= 2:
        return False
    at += 1 + figures
    part = 0
    while part < 2 and at < size:
        if code_at(text, at) != 58 or _figures_at(text, at + 1, size, 3) != 2:  # :
            return False
        at += 3
        part += 1
    return part > 0 and at == size


def _figures_at(text: str, start: i64, end: i64, most: i64) -> i64:
    """How many figures stand at a place of a text, as far as most."""
    at: i64 = start
    while at < end and at - start < most and 48 <= code_at(text, at) <= 57:
        at += 1
    return at - start


def _is_year(text: str, at: i64) -> bool:
    """Whether a number of four figures at a place begins with 19 or 20."""
    first: i64 = code_at(text, at)
    second: i64 = code_at(text, at + 1)
    return (first == 49 and second == 57) or (first == 50 and second == 48)


def _is_ago(text: str, at: i64, size: i64) -> bool:
    """Whether 秒前, 天前, 分钟前 or 小时前 stands at a place of a text."""
    if at + 1 >= size:
        return False
    first: i64 = code_at(text, at)
    second: i64 = code_at(text, at + 1)
    if first == 0x79D2 or first == 0x5929:
        return second == 0x524D
    third: i64 = code_at(text, at + 2) if at + 2 < size else 0
    return third == 0x524D and ((first == 0x5206 and second == 0x949F) or (first == 0x5C0F and second == 0x65F6))


def holds_separators(line: str, needed: int) -> bool:
    """Whether so many of the marks between keywords stand in a line.

    >>> holds_separators("新闻|体育|财经|娱乐", 3), holds_separators("新闻|体育|财经|娱乐", 4)
    (True, False)
    """
    separators: bytes = _SEPARATORS
    left: i64 = needed
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = -1
    while at < size and left > 0:
        at = place_told(codes, at + 1, size, separators, 1, 0)
        if at < size:
            left -= 1
    return left <= 0


def trimmed_with_marks(texts: list[str]) -> tuple[list[str], list[int]]:
    """Texts without white space around them, and how many marks of sentences each has; -1 if white space within a text
    is not as a browser shows it.

    >>> trimmed_with_marks(["他走了，很久。", " 他走了", "a  b", "a b"])
    (['他走了，很久。', '他走了', 'a  b', 'a b'], [2, 0, -1, 0])
    """
    classes: bytes = _CLASSES
    trimmed: list[str] = []
    marks: list[int] = []
    text: str
    for text in texts:
        text = _trimmed(classes, text)
        trimmed.append(text)
        marks.append(_marks_of(classes, text))
    return trimmed, marks


def shown_with_marks(texts: list[str]) -> tuple[list[str], list[int]]:
    """Texts with white space as a browser shows it, and how many marks of sentences each has.

    >>> shown_with_marks(["他走了，\\n很久。", "a  b"])
    (['他走了，很久。', 'a b'], [2, 0])
    """
    classes: bytes = _CLASSES
    shown: list[str] = []
    marked: list[int] = []
    text: str
    for text in texts:
        text = _trimmed(classes, text)
        marks: i64 = _marks_of(classes, text)
        if marks < 0:
            text = collapsed(text) if "\n" in text else " ".join(text.split())
            marks = _marks_of(classes, _trimmed(classes, text))
        shown.append(text)
        marked.append(marks)
    return shown, marked


def _trimmed(classes: bytes, text: str) -> str:
    size: i64 = len(text)
    if not size or not (_is_space(classes, code_at(text, 0)) or _is_space(classes, code_at(text, size - 1))):
        return text
    return text.strip()


def _is_space(classes: bytes, code: i64) -> bool:
    return code == 32 or (code < _CODES and kind_at(classes, code) & _SPACE != 0)


def collapsed(text: str) -> str:
    """White space as a browser shows it: `features.normalise_space`, character by character.

    >>> collapsed(" 他走了\\n   很久。 Hello\\n  world ")
    '他走了很久。 Hello world'
    """
    classes: bytes = _CLASSES
    pieces: list[str] = []
    last: i64 = 0  # the last character of the last piece
    start: i64 = 0
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = code_at(text, at)
        if not _is_space(classes, code):
            last = code
            at += 1
            continue
        if at > start:
            pieces.append(text[start:at])
        is_end_of_line: i64 = 0
        is_other: i64 = 0
        while at < size:
            code = code_at(text, at)
            if not _is_space(classes, code):
                break
            if code == 10:
                is_end_of_line = 1
            elif not (code == 32 or code == 9 or code == 12 or code == 13):
                is_other = 1
            at += 1
        if at < size and len(pieces) and (is_other or not is_end_of_line or last < _FIRST_WIDE or code < _FIRST_WIDE):
            pieces.append(" ")
        start = at
    if at > start:
        pieces.append(text[start:at])
    return "".join(pieces)


def _marks_of(classes: bytes, text: str) -> i64:
    of_no_class: bytes = _OF_NO_CLASS
    marks: i64 = 0
    size: i64 = len(text)
    codes = codes_of(text)
    at: i64 = 0
    blank: i64 = 0  # behind the last one
    while at < size:
        code: i64 = code_in(codes, at)
        kinds: i64 = kind_at(classes, code) if code < _CODES else 0
        if kinds & _SPACE or (code == 32 and blank == at):
            return -1
        if kinds & _MARK:
            marks += 1
        at += 1
        if code == 32:
            blank = at
        at = place_told(codes, at, size, of_no_class, 0, 0)
    return -1 if size and blank == size else marks


_ENDS_OF_SENTENCES: Final = table_of("。！？")


def may_hold_sentences(line: str) -> bool:
    """Whether one of 。！？ stands inside a line.

    >>> may_hold_sentences("他走了。她没有。"), may_hold_sentences("他走了。")
    (True, False)
    """
    last: i64 = len(line) - 1
    return last > 0 and place_told(codes_of(line), 1, last, _ENDS_OF_SENTENCES, 1, 0) < last


# What is told of a line: that it ends as a sentence or a clause may, with what ends a sentence for certain, or nearly
# so, and that one mark of sentences stands in it, or two.
_SHORTEST_COUNTED: Final = 12
ENDED: Final = 1
FULL_STOP: Final = 2
STOP: Final = 4
ONE_MARK: Final = 8
TWO_MARKS: Final = 16
_OF_ENDS: Final = table_of_kinds(
    (
        (ENDED, "。！？…；”」』）.!?;:：—】》"),
        (FULL_STOP, "。”；"),
        (STOP, "。；：:”」』…"),
    )
)
_IN_SENTENCES: Final = table_of("，。！？；：、…,!?;")


def end_and_marks(line: str) -> int:
    """How a line ends, and how many marks of sentences stand in it, as bits; see `context.line_value`.

    In a short line and in one that ends in a full stop none are counted.

    >>> end_and_marks("他走了，没有回来。") == ENDED | FULL_STOP | STOP, end_and_marks("相关新闻")
    (True, 0)
    >>> end_and_marks("桥修了三年，船停了，渡口还在") == TWO_MARKS
    True
    """
    kinds: bytes = _OF_ENDS
    size: i64 = len(line)
    if size == 0:
        return 0
    codes = codes_of(line)
    told: i64 = _kind_in(kinds, codes, size - 1) & (ENDED | FULL_STOP | STOP)
    if size < _SHORTEST_COUNTED or told & FULL_STOP:
        return told
    marks: i64 = 0
    in_sentence: bytes = _IN_SENTENCES
    at: i64 = place_told(codes, 0, size, in_sentence, 1, 0)
    while at < size and marks < 2:
        marks += 1
        at = place_told(codes, at + 1, size, in_sentence, 1, 0)
    return told | (TWO_MARKS if marks > 1 else ONE_MARK if marks else 0)


def holds_run_behind(line: str, marks: bytes, needed: int) -> bool:
    """Whether so many Han characters in a row stand right behind one of some marks; marks: a table of these.

    >>> from clean.parse.compiled import table_of
    >>> [holds_run_behind("他（走了", table_of("（"), needed) for needed in (2, 3)]
    [True, False]
    """
    least: i64 = needed
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = place_told(codes, 0, size, marks, 1, 0)
    while at < size:
        behind: i64 = at + 1
        at = end_of_run(codes, behind, size, _FIRST_HAN, _LAST_HAN)
        if at - behind >= least:
            return True
        at = place_told(codes, at, size, marks, 1, 0)
    return False


_OPENS: Final = 1
_CLOSES: Final = 2
_COMMA: Final = 4
_DIVIDES: Final = 8
_QUOTES: Final = 16
_OF_CLAUSES: Final = _table(
    (
        (_OPENS, "（(［【〖"),
        (_CLOSES, "）)］】〗"),
        (_COMMA, "，,"),
        (_DIVIDES, "；;：:。！？!?"),
        (_QUOTES, '“”「」『』《》"'),
    )
)


_IN_CLAUSES: Final = characters_of_kind(_OF_CLAUSES, 0)


def clauses_in(line: str, start: int, end: int, like: bytes = b"") -> list[tuple[int, int]]:
    """The clauses of line[start:end] that end in a comma, and its brackets, but for those with quotation marks.

    like: a table of pairs (`pairs.table_of_pairs`), if those are wanted alone that may hold two of them.

    >>> clauses_in("桥修了三年，总算通车（老店首发）了。", 0, 18)
    [(0, 6), (10, 16)]
    >>> from clean.label.pairs import table_of_pairs
    >>> clauses_in("桥修了三年，总算通车（老店首发）了。", 0, 18, table_of_pairs(["老店", "首发"]))
    [(10, 16)]
    """
    kinds: bytes = _OF_CLAUSES
    others: bytes = _IN_CLAUSES
    every: i64 = 0 if len(like) else 1
    found: list[tuple[int, int]] = []
    codes = codes_of(line)
    last: i64 = end
    at: i64 = start
    while at < last:
        kind: i64 = _kind_in(kinds, codes, at)
        first: i64 = at
        quoted: i64 = kind & _QUOTES
        at += 1
        if kind & (_COMMA | _DIVIDES):
            continue
        opened: i64 = kind & _OPENS
        stop: i64 = _OPENS | _CLOSES if opened else _OPENS | _COMMA | _DIVIDES
        closed: i64 = kind & _CLOSES  # whether the last character is a bracket that closes
        kind = 0
        while at < last:
            kind = _kind_in(kinds, codes, at)
            if kind & stop:
                break
            quoted |= kind & _QUOTES
            closed = kind & _CLOSES
            following: i64 = place_told(codes, at + 1, last, others, 0, 0)
            if following > at + 1:
                closed = 0
            at = following
        if at < last and kind & (_CLOSES if opened else _COMMA):
            at += 1
        elif opened:  # and not closed: it stands before what comes behind it
            at = first + 1
            continue
        elif not closed:
            continue
        if not quoted and (every or may_hold_two(codes, first, at, like)):
            found.append((first, at))
    return found


def _kind_in(kinds: bytes, codes: Codes, at: i64) -> i64:
    code: i64 = code_in(codes, at)
    return kind_at(kinds, code) if code < _CODES else 0


class Openings:
    """The first two characters of some strings: whether one may open with others.

    >>> Openings(["首页", "返"]).may_open("首页|返回", 0), Openings(["首页", "返"]).may_open("首席", 0)
    (True, False)
    """

    def __init__(self, strings: Iterable[str]) -> None:
        pairs: bytearray = bytearray(_PLACES)
        singles: bytearray = bytearray(_PLACES)
        string: str
        for string in strings:
            first: i64 = code_at(string, 0)
            if len(string) == 1:
                singles[first & (_PLACES - 1)] = 1
            else:
                pairs[place_of_two(first, code_at(string, 1)) & (_PLACES - 1)] = 1
        self._pairs, self._singles = bytes(pairs), bytes(singles)

    def may_open_in_lower_case(self, line: str) -> bool:
        """Whether any of the strings, which are in lower case, may open a line in whatever case."""
        size: i64 = len(line)
        if not size:
            return False
        first: i64 = code_at(line, 0)
        second: i64 = code_at(line, 1) if size > 1 else 0
        if may_be_upper(first) or may_be_upper(second):
            return True
        first = folded(first)
        return (
            byte_at(self._singles, first & (_PLACES - 1)) != 0
            or byte_at(self._pairs, place_of_two(first, folded(second)) & (_PLACES - 1)) != 0
        )

    def may_open(self, line: str, at: i64) -> bool:
        """Whether any of the strings may stand at a place of a line."""
        start: i64 = at
        size: i64 = len(line)
        if start >= size:
            return False
        first: i64 = code_at(line, start)
        if byte_at(self._singles, first & (_PLACES - 1)):
            return True
        start += 1
        return start < size and byte_at(self._pairs, place_of_two(first, code_at(line, start)) & (_PLACES - 1)) != 0


_PLACES: Final = 1 << 14


class Words:
    """Some words: whether one of them may stand in a line alone, between marks, blanks and figures.

    >>> menu = Words(["首页", "评论"])
    >>> menu.may_stand_in("返回 首页"), menu.may_stand_in("评论(12)"), menu.may_stand_in("评论员文章")
    (True, True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words)
        self._openings = Openings(self._words)
        self._longest = max(map(len, self._words), default=0)

    def may_stand_in(self, line: str) -> bool:
        """Whether one is the line, or a part of it; True also where a figure may not be one of 0-9."""
        classes: bytes = _CLASSES
        size: i64 = len(line)
        codes = codes_of(line)
        start: i64 = 0
        if self._is_word(line, 0, size):
            return True
        at: i64 = end_of_run(codes, 0, size, _LAST_LOW + 1, _LAST_HAN)
        while at <= size:
            code: i64 = code_in(codes, at) if at < size else 32
            if (0x660 <= code < 0x2000) or (0xA620 <= code < 0xAC00) or (0xFF10 <= code < 0xFF1A) or code >= _CODES:
                return True
            if (code <= _LAST_LOW or code >= _FIRST_HIGH) and kind_at(classes, code) & _PARTS:
                if start < at and self._is_part(line, start, at):
                    return True
                start = at + 1
            at = end_of_run(codes, at + 1, size, _LAST_LOW + 1, _LAST_HAN)
        return False

    def _is_part(self, line: str, start: i64, end: i64) -> bool:
        """Whether a part of a line is a word, or is one without the numbers at its ends."""
        first: i64 = start
        while first < end and _is_figure(code_at(line, first)):
            first += 1
        if first > start:
            while first < end and _is_unit(code_at(line, first)):
                first += 1
        last: i64 = end
        while last > first and _is_unit(code_at(line, last - 1)):
            last -= 1
        figures: i64 = last
        while figures > first and _is_figure(code_at(line, figures - 1)):
            figures -= 1
        if figures == last:  # units without a number
            figures = end
        if self._is_word(line, first, figures):
            return True
        return (first > start or figures < end) and self._is_word(line, start, end)

    def _is_word(self, line: str, start: i64, end: i64) -> bool:
        size: i64 = end - start
        if size < 1 or size > self._longest or not self._openings.may_open(line, start):
            return False
        return line[start:end] in self._words


def _is_figure(code: i64) -> bool:
    """Whether a character stands in a number: a figure, or one of %¥￥$ (points and commas part words)."""
    return 48 <= code <= 57 or code == 37 or code == 36 or code == 0xA5 or code == 0xFFE5


def _is_unit(code: i64) -> bool:
    """Whether a character may follow a number: 万亿kKwW (a plus parts words)."""
    return code == 0x4E07 or code == 0x4EBF or code == 107 or code == 75 or code == 119 or code == 87
