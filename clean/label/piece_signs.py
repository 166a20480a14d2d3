"""What a loop over a piece's characters tells of contacts, lures and disguises before any expression is asked.

As in `scan`: only where this is compiled is the loop quicker than the searches that it spares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..codes import bit_at, code_in, codes_of, end_of_run, kind_at, place_told
from ..parse.compiled import between, characters_of_kind, runs_without, table_of, table_of_kinds

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# What is told for certain: whether `contacts.CONTACTABLE` matches, a dot as in addresses, what disguises are made of.
CONTACT: Final = 1
DOT: Final = 2
DISGUISING: Final = 4
# What may be: the place of a disguise, an account, the number of a telephone, a figure that lures, a quotation, where a
# piece ends, a number in other figures.
DISGUISED_PLACE: Final = 8
ACCOUNT: Final = 16
NUMBER: Final = 32
LURE: Final = 64
QUOTATION: Final = 128
BOUNDARY: Final = 256
RING: Final = 512
# All that may be, where nothing is told.
ANYTHING: Final = 1023

_CODES: Final = 1 << 16
_FIRST_HAN: Final = 0x4E00
_LAST_HAN: Final = 0x9FFF

_IS_RING: Final = 1
_IS_ODD: Final = 2
_IS_NUMERAL: Final = 4
_IS_LURING: Final = 8
_IS_LURED: Final = 16
_OPENS: Final = 32
_CLOSES: Final = 64
_ENDS: Final = 128
_RINGS: Final = "⓪⓿" + "".join(
    between(first, last) for first, last in ("①⑳", "❶❿", "➀➓", "㈠㈩", "０９", "\u2070\u2079", "\u2080\u2089")
)
_BOUNDARIES: Final = "。！？!?；…（(［【）)］】"
_KINDS: Final = table_of_kinds(
    (
        (_IS_RING, _RINGS),
        (_IS_ODD, _RINGS + "\u20e3❤♥➕✅☎" + between("Ａ", "Ｚ") + between("ａ", "ｚ")),
        (_IS_NUMERAL, "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"),
        (_IS_LURING, "送返领赚省减仅要时量账结入贴立存充前高至价值率胜"),
        (_IS_LURED, "%％天分秒小个点"),
        (_OPENS, "“「『《\"'‘"),
        (_CLOSES, "”」』》\"'’"),
        (_ENDS, _BOUNDARIES),
    )
)
_DISGUISES: Final = 1
_SEPARATES: Final = 2  # two of these with a character between, as of the next
_STOPS: Final = 4
_JOINS: Final = 8  # one of these between Han characters
_LEADS: Final = 16  # an account may stand behind it
_LEADS_SECOND: Final = 32  # or behind it and one that leads first: 客服
_LEADS_FIRST: Final = 64
_IN_NAME: Final = 128
_MARKS: Final = table_of_kinds(
    (
        (_DISGUISES, "-*=._·~/^+|'丶"),
        (_SEPARATES, "-*=._·~/^+|'丶、 "),
        (_STOPS, "。·~_.-"),
        (_JOINS, "-*=+·~^"),
        (_LEADS, "微薇威徽围抠扣群裙葳赖加✈➕"),
        (_LEADS_SECOND, "令鹅报机号服师教理问系询星泡信芯"),
        (_LEADS_FIRST, "口企电飞同客老助顾管联咨卫泡vViI "),
        (_IN_NAME, "@_-" + between("A", "Z") + between("a", "z") + between("0", "9")),
    )
)


def _may_be_figure(code: i64) -> bool:
    """Whether a character may be a figure in some script, but for those of ASCII."""
    return not (code < 0x660 or 0x2000 <= code < 0xA620 or 0xAC00 <= code < 0xFF10)


def _telling_nothing() -> bytes:
    """A table of the characters that tell nothing, but beside figures and leads, and that cannot be figures."""
    kinds_of: bytes = _KINDS
    marks_of: bytes = _MARKS
    found: list[str] = []
    code: i64 = 0
    while code < _CODES:
        if (
            kind_at(kinds_of, code) & ~(_IS_LURING | _IS_LURED) == 0
            and kind_at(marks_of, code) & ~_LEADS_FIRST == 0
            and not _may_be_figure(code)
        ):
            found.append(chr(code))
        code += 1
    return table_of(found)


_TELLS_NOTHING: Final = _telling_nothing()
# The number of a telephone has no fewer figures.
FEWEST_FIGURES: Final = 9
# So far before a name an account may begin, with some characters to spare.
_CALLED: Final = 32


def signs_of_piece(text: str, first: int, last: int) -> int:
    """What is told of text[first:last], as bits.

    >>> signs_of_piece("他走了，很久没有回来。", 0, 11) == BOUNDARY
    True
    >>> signs_of_piece("加微信abc123", 0, 9) == CONTACT | ACCOUNT
    True
    """
    kinds_of: bytes = _KINDS
    marks_of: bytes = _MARKS
    nothing: bytes = _TELLS_NOTHING
    told: i64 = 0
    at: i64 = first
    end: i64 = last
    codes = codes_of(text)
    before: i64 = 0  # the last character, and the one before it
    earlier: i64 = 0
    numerals: i64 = 0  # so many in a row
    figures: i64 = 0
    apart: i64 = 0  # figures with blanks and dashes between
    spaced: i64 = 0  # letters and figures with a blank behind each
    name: i64 = 0  # characters of a name
    lead: i64 = -_CODES  # the last place behind which an account may stand
    continued: i64 = 0  # so many figures and a blank stand before the row of figures
    opened: i64 = 0
    while at < end:
        code: i64 = code_in(codes, at)
        if before < 0xC0:
            if earlier > 0xFF and code > 0xFF and kind_at(marks_of, before) & _JOINS:
                told |= DISGUISED_PLACE
            if before >= 76 and _leads(before, earlier, code):
                lead = at
            if 48 <= before <= 57 and code < _CODES and kind_at(kinds_of, code) & _IS_LURED:
                told |= LURE
        kinds: i64 = 0
        marks: i64 = 0
        if code < _CODES:
            if bit_at(nothing, code):  # as most characters, several in a row
                name = figures = apart = continued = numerals = 0
                behind_row: i64 = place_told(codes, at + 1, end, nothing, 0, 0)
                earlier = code_in(codes, behind_row - 2) if behind_row > at + 1 else before
                before = code_in(codes, behind_row - 1)
                at = behind_row
                continue
            kinds = kind_at(kinds_of, code)
            marks = kind_at(marks_of, code)
        if marks & _IN_NAME:
            name += 1
            if name >= 5:
                told |= CONTACT
                if at - name - lead <= _CALLED:
                    told |= ACCOUNT
            if 48 <= code <= 57:
                figures += 1
                apart += 1
                if figures >= 3 and continued >= 3:
                    told |= CONTACT
                if apart >= FEWEST_FIGURES:
                    told |= NUMBER
                if (before < _CODES and kind_at(kinds_of, before) & _IS_LURING) or (
                    earlier < _CODES and kind_at(kinds_of, earlier) & _IS_LURING
                ):
                    told |= LURE
            else:
                figures = continued = 0
                if code != 45:
                    apart = 0
                    if _is_latin(code):
                        if before == 0x3002 or before == 46:
                            told |= CONTACT
                            if earlier == 45 or _is_latin(earlier) or 48 <= earlier <= 57:
                                told |= DOT
                        elif _is_point(earlier if before == 32 else before):
                            told |= CONTACT | DOT
            if before == 46 and (earlier == 53 or earlier == 32 or _is_latin(earlier)) and code != 64 and code != 95:
                told |= DOT
        else:
            name = 0
            if code == 32:
                if earlier == 32 and (before > 0xFF or _is_alphanumeric(before)):
                    told |= DISGUISING
                if _is_alphanumeric(before):
                    spaced = spaced + 1 if earlier == 32 else 1
                    if spaced >= 3:
                        told |= DISGUISED_PLACE
                else:
                    spaced = 0
                continued = figures
            else:
                continued = 0
                if not _may_be_figure(code):
                    apart = 0
                else:
                    apart += 1
                    if apart >= FEWEST_FIGURES:
                        told |= NUMBER
                if code == 46:
                    if before == 46 and (earlier == 53 or earlier == 32 or _is_latin(earlier)):
                        told |= DOT
                    behind: i64 = earlier if before == 32 else before
                    if behind == 53 or _is_latin(behind):
                        told |= CONTACT
                elif code == 47:
                    if before == 47 and earlier == 58:
                        told |= CONTACT | DOT
                    elif before == 46 and (earlier == 53 or earlier == 32 or _is_latin(earlier)):
                        told |= DOT
                    elif before == 101 and earlier == 109:  # t.me/
                        told |= ACCOUNT
                elif code >= _CODES:
                    if 0x1D400 <= code <= 0x1D7FF:
                        told |= DISGUISING | DISGUISED_PLACE
                    elif code == 0x1F10B or code == 0x1F10C:
                        told |= RING
                    elif code == 0x1F427:  # 🐧
                        lead = at
            figures = 0
        if kinds & _IS_NUMERAL:
            numerals += 1
            if numerals >= 5:
                told |= DISGUISING | DISGUISED_PLACE
        else:
            numerals = 0
        if kinds:
            if kinds & _ENDS:
                told |= BOUNDARY
            if kinds & _CLOSES and opened:
                told |= QUOTATION
            if kinds & _OPENS:
                opened = 1
            if kinds & _IS_ODD:
                told |= DISGUISING | DISGUISED_PLACE
                if kinds & _IS_RING:
                    told |= RING
        if marks:
            if marks & _DISGUISES:
                told |= DISGUISING
            if (
                marks & (_SEPARATES | _STOPS)
                and earlier < _CODES
                and kind_at(marks_of, earlier) & marks & (_SEPARATES | _STOPS)
            ):
                if before > 0xFF or _is_latin(before):
                    told |= DISGUISED_PLACE
                if code == 0x3002 and earlier == 0x3002 and before != 10:
                    told |= DISGUISING
            if marks & _LEADS or (
                marks & _LEADS_SECOND and before < _CODES and kind_at(marks_of, before) & _LEADS_FIRST
            ):
                lead = at
            if (code == 86 or code == 118) and (before == 0x5341 or before == 43 or before == 0xFF0B):  # 十V +V
                told |= DISGUISING | DISGUISED_PLACE
                lead = at
        elif code == 0xFF36:  # Ｖ
            lead = at
        earlier = before
        before = code
        at += 1
    return told


_OF_ENDS: Final = table_of(_BOUNDARIES)
_OF_SENTENCE_ENDS: Final = table_of("。！？…")


def boundaries_in(text: str, first: int, last: int) -> list[int]:
    """Where the pieces of text[first:last] end: behind sentences with what closes them, and around brackets.

    >>> boundaries_in("他走了。”她也（早就）走了", 0, 12)
    [5, 7, 11]
    """
    ends: bytes = _OF_ENDS
    found: list[int] = []
    codes = codes_of(text)
    at: i64 = first
    end: i64 = last
    while at < end:
        at = place_told(codes, at, end, ends, 1, 0)
        if at >= end:
            break
        code: i64 = code_in(codes, at)
        at += 1
        if code == 0xFF08 or code == 40 or code == 0xFF3B or code == 0x3010:  # （(［【
            found.append(at - 1)
            continue
        if not (code == 0xFF09 or code == 41 or code == 0xFF3D or code == 0x3011):  # ）)］】
            if at < end and _closes(code_in(codes, at)):
                at += 1
            while at < end and text[at].isspace():
                at += 1
        found.append(at)
    return found


def sentence_ends_in(line: str, start: int, stop: int) -> list[int]:
    """Where sentences end in line[start:stop], behind what closes what they stand in.

    >>> sentence_ends_in("“走吧！”他说。好……", 0, 11)
    [5, 8, 11]
    """
    ends: bytes = _OF_SENTENCE_ENDS
    found: list[int] = []
    codes = codes_of(line)
    end: i64 = stop
    at: i64 = place_told(codes, start, end, ends, 1, 0)
    while at < end:
        at += 1
        behind: i64 = code_in(codes, at) if at < end else 0
        if _closes(behind):
            behind = code_in(codes, at + 1) if at + 1 < end else 0
            if not _ends_sentence(behind) and not _closes(behind):
                found.append(at + 1)
        elif not _ends_sentence(behind):
            found.append(at)
        at = place_told(codes, at, end, ends, 1, 0)
    return found


def blanks_in(line: str) -> list[tuple[int, int]]:
    """Where blanks stand that do not divide words of another language.

    >>> blanks_in("他走了 很久 2 km  回"), blanks_in("two  words")
    ([(3, 4), (12, 13)], [])
    """
    found: list[tuple[int, int]] = []
    size: i64 = len(line)
    codes = codes_of(line)
    at: i64 = 0
    while at < size:
        code: i64 = code_in(codes, at)
        if code != 32 and code != 0x3000:
            at = end_of_run(codes, at + 1, size, _FIRST_HAN, _LAST_HAN)
            continue
        first: i64 = at
        at += 1
        if first and _is_alphanumeric(code_in(codes, first - 1)):  # of wide blanks alone
            if code == 0x3000:
                while at < size and code_in(codes, at) == 0x3000:
                    at += 1
                found.append((first, at))
            continue
        while at < size and (code_in(codes, at) == 32 or code_in(codes, at) == 0x3000):
            at += 1
        if at < size and _is_alphanumeric(code_in(codes, at)):
            if at > first + 1:  # the last one stands before a word
                at -= 1
            elif code != 0x3000:
                continue
        found.append((first, at))
    return found


def spans_between(first: int, cuts: list[int], last: int) -> list[tuple[int, int]]:
    """What first:last is cut into; cuts: in order, those that are not inside count for nothing.

    >>> spans_between(0, [0, 2, 2, 5], 5)
    [(0, 2), (2, 5)]
    """
    spans: list[tuple[int, int]] = []
    start: i64 = first
    end: i64 = last
    cut: i64
    for cut in cuts:
        if start < cut < end:
            spans.append((start, cut))
            start = cut
    if start < end:
        spans.append((start, end))
    return spans


def _ends_sentence(code: i64) -> bool:
    """Whether a character is one of 。！？…."""
    return code == 0x3002 or code == 0xFF01 or code == 0xFF1F or code == 0x2026


def _closes(code: i64) -> bool:
    """Whether a character closes what a sentence stands in: one of ”」』）)."""
    return code == 0x201D or code == 0x300D or code == 0x300F or code == 0xFF09 or code == 41


def _leads(before: i64, earlier: i64, code: i64) -> bool:
    """Whether an account may stand behind the Latin letters before a character, or behind the first of them: QQ, vx."""
    if _is_alphanumeric(earlier):
        return False
    lower: i64 = before | 32
    following: i64 = code | 32
    if lower == 113:  # q
        return True
    if lower == 118:  # v
        return not _is_alphanumeric(code) or following == 120
    if lower == 119:  # w
        return following == 120 or following == 101
    if lower == 108:  # l
        return following == 105
    if lower == 116:  # t
        return following == 103 or following == 101 or code == 46
    return False


def _is_point(code: i64) -> bool:
    """Whether a character stands for a dot: 点點."""
    return code == 0x70B9 or code == 0x9EDE


def _is_latin(code: i64) -> bool:
    return 65 <= code <= 90 or 97 <= code <= 122


def _is_alphanumeric(code: i64) -> bool:
    return 48 <= code <= 57 or 65 <= code <= 90 or 97 <= code <= 122


# What is told of a text that is read (`text_model`): that it holds nothing but ordinary characters; among these letters
# or figures; marks that are read as others; and that it holds no disguise, number, account or address.
ORDINARY: Final = 1
LATIN: Final = 2
READ_AS_OTHERS: Final = 4
PLAIN: Final = 8

_PLAIN: Final = 1
_STOP: Final = 2
_NUMERAL: Final = 4
_ALPHANUMERIC: Final = 8
_READ_AS_OTHERS: Final = 16
_CALLING: Final = 32
_HAN: Final = between("\u4e00", "\u9fff")
_ORDINARY: Final = table_of_kinds(
    (
        (_PLAIN, [_HAN[first:last] for first, last in runs_without(_HAN, table_of("丨丶亰孑彡薇"))]),
        (_PLAIN, "，。！？：；、“”‘’（）《》【】「」…— ,.!?:;()\"'%&<>#$"),
        (_PLAIN | _ALPHANUMERIC, between("A", "Z") + between("a", "z") + between("0", "9")),
        (_STOP, "。 .,，"),
        (_NUMERAL, "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"),
        (_READ_AS_OTHERS, "！？：；（）您…"),
        (_CALLING, "打电线话"),
    )
)
_NOTHING_BUT_PLAIN: Final = characters_of_kind(_ORDINARY, _PLAIN)


def signs_of_reading(text: str) -> int:
    """What is told of a text that is read, as bits; 0 if other characters than ordinary ones stand in it.

    >>> signs_of_reading("他走了，很久没有回来。") == ORDINARY | PLAIN
    True
    >>> signs_of_reading("加微信abc_123"), signs_of_reading("加微信abc123") == ORDINARY | LATIN
    (0, True)
    """
    size: i64 = len(text)
    if size == 0:
        return 0
    kinds_of: bytes = _ORDINARY
    plain: bytes = _NOTHING_BUT_PLAIN
    codes = codes_of(text)
    told: i64 = ORDINARY | PLAIN
    at: i64 = 0
    before: i64 = 0  # the last character, and the one before it
    earlier: i64 = 0
    numerals: i64 = 0  # so many in a row
    row: i64 = 0  # letters and figures in a row, and figures from its start on, or at its end
    figures: i64 = 0
    behind_figure: i64 = 0  # whether a figure and a blank stand before the row
    doubt: i64 = 0  # whether something stands in it that counts if there are letters or figures
    while at < size:
        code: i64 = code_in(codes, at)
        kinds: i64 = kind_at(kinds_of, code) if code < _CODES else 0
        if kinds == _PLAIN:  # as most characters, several in a row
            numerals = row = figures = behind_figure = 0
            end: i64 = place_told(codes, at + 1, size, plain, 0, 0)
            earlier = code_in(codes, end - 2) if end > at + 1 else before
            before = code_in(codes, end - 1)
            at = end
            continue
        if kinds & _PLAIN == 0:
            return 0
        if kinds & _NUMERAL:
            numerals += 1
            if numerals >= 5 or (numerals >= 2 and _is_alphanumeric(earlier)):
                told &= ~PLAIN
        else:
            numerals = 0
        if kinds & _ALPHANUMERIC:
            told |= LATIN
            row += 1
            if code <= 57:
                figures += 1
            if row >= 6 and figures:
                doubt = 1
            if before == 46 and (earlier == 53 or earlier == 32 or _is_latin(earlier)):
                doubt = 1
            elif code > 57:
                if ((before == 46 or before == 0x3002) and _is_alphanumeric(earlier)) or _is_point(
                    earlier if before == 32 else before
                ):
                    doubt = 1
                elif before == 0x5341 and (code == 86 or code == 118):  # 十V
                    told &= ~PLAIN
        else:
            if code == 32:
                if behind_figure and row == 4 and figures == 4:
                    doubt = 1
                behind_figure = 1 if 48 <= before <= 57 else 0
            else:
                behind_figure = 0
            row = 0
            figures = 0
            if kinds & _STOP:
                if earlier < _CODES and kind_at(kinds_of, earlier) & _STOP:
                    told &= ~PLAIN
                if code == 46 and before == 46 and (earlier == 53 or earlier == 32 or _is_latin(earlier)):
                    doubt = 1
            if kinds & _READ_AS_OTHERS:
                told |= READ_AS_OTHERS
                if code == 0x2026:
                    doubt = 1
            if kinds & _CALLING and _is_call(before, code):
                doubt = 1
        earlier = before
        before = code
        at += 1
    if doubt and told & LATIN:
        told &= ~PLAIN
    return told


def _is_call(before: i64, code: i64) -> bool:
    """Whether two characters are 拨打, 致电, 热线 or 电话."""
    return (
        (code == 0x6253 and before == 0x62E8)
        or (code == 0x7535 and before == 0x81F4)
        or (code == 0x7EBF and before == 0x70ED)
        or (code == 0x8BDD and before == 0x7535)
    )
