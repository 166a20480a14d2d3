"""Contacts that hide what they are: one alone tells that a page was spammed, whatever else stands on it.

Who has nothing to hide writes 微信 and QQ群. Spam that is looked for writes 徽x and 抠抠裙 before its account, puts
marks into that, spells its figures in words, or gives the other address of a site that is taken down again and again.
Two things must come together: a disguise, and an account, a number or an address behind it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ..any_of import AnyOf
from ..expressions import compiled, expression
from ..parse.compiled import IS_COMPILED
from ..word_lists import finder_of
from .account_scan import may_hide_account, may_hide_address
from .scan import LEADS, LONGEST_LEAD, STRONG_MARKS
from .scan import NUMERAL as NUMERALS

Span = tuple[int, int]

# Between the letters of an account these hide it.
_SPLIT_BY: Final = STRONG_MARKS.replace("↓", "")
# A line is looked through no further than this.
LONGEST: Final = 2_000
# A name beside a quotation that says it, in a line that goes on for so many characters, is told of.
TOLD_OF: Final = 10

_WIDE: Final = "０-９Ａ-Ｚａ-ｚ"
_ACCOUNT_SIGN: Final = rf"0-9A-Za-z{_WIDE}{NUMERALS}①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u2070-\u2079\u2080-\u2089"
MAY_HOLD: Final = expression(
    rf"[{LEADS}{NUMERALS}·．•{_WIDE}]"
    rf"(?:(?<=[{LEADS}])(?=[^\n]{{0,{LONGEST_LEAD - 1}}}[{_ACCOUNT_SIGN}])"
    rf"|(?<=[{NUMERALS}])(?:[0-9、 \\-·.]{{0,3}}[{NUMERALS}]){{4}}|(?<=[{NUMERALS}])[{NUMERALS}]{{3}}[0-9]"
    rf"|(?<=[0-9A-Za-z{_WIDE}][·．•])[0-9A-Za-z{_WIDE}]"
    rf"|(?<=[0-9A-Za-z{_WIDE}][.。点][{_WIDE}]))"
)

# Letters and figures of other kinds as plain ones, each at its place.
_PLAIN: Final = str.maketrans(
    {
        **{chr(0xFEE0 + code): chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))},
        **{chr(first + at): str(at + 1) for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5) for at in range(9)},
        **{chr(0x2080 + at): str(at) for at in range(10)},
        "\uff0e": ".",
        "\uff3f": "_",
        "\uff0d": "-",
        "⓪": "0",
        "⓿": "0",
        "\u3000": " ",
        "：": ":",
    }
)

_OF_OTHER_KINDS: Final = AnyOf("".join(map(chr, _PLAIN)))
_HEARTS: Final = "♥❤♡"

# --- accounts: what may stand behind words of the kinds below

_BETWEEN: Final = r"\s?(?:号码?|群号?|是|为|搜|ID|id)?[:\s“「\"（(【\[→↓]{0,3}"
# Letters with a figure or a dash among them, or nothing but figures, also in groups.
_NAME: Final = (
    r"(?:(?=[A-Za-z\-]{0,19}[0-9_])[A-Za-z][A-Za-z0-9_\-]{4,19}"
    r"|(?=[0-9]{1,11}[A-Za-z])[0-9][A-Za-z0-9_]{4,19}|[0-9](?:[ \-]{0,2}[0-9]){5,10})(?![A-Za-z0-9%.])"
)
_SHORT_NAME: Final = r"(?=[A-Za-z]{0,5}[0-9])(?=[0-9]{0,5}[A-Za-z])[A-Za-z0-9_]{4,20}(?![A-Za-z0-9%.])"
_IN_WORDS: Final = rf"[{NUMERALS}]{{6,11}}(?![\u4e00-\u9fff]{{0,2}}年)(?![{NUMERALS}十百千万亿])"
_SPLIT: Final = (
    rf"(?=[A-Za-z0-9_]*[{_SPLIT_BY}])(?=[A-Za-z_{_SPLIT_BY}]*[0-9])(?=(?:[{_SPLIT_BY}]{{0,2}}[A-Za-z0-9_]){{5}})"
    rf"[A-Za-z0-9_]{{1,20}}(?:[{_SPLIT_BY}]{{1,2}}[A-Za-z0-9_]{{1,20}}){{1,10}}"
)

# What each of them holds, told in a tenth of the time.
_OF_NAME: Final = r"[A-Za-z0-9_\-]"
_MAY_BE_ACCOUNT: Final = expression(
    rf"[0-9_{NUMERALS}{_SPLIT_BY}{_HEARTS}](?:(?<=[0-9_])(?:{_OF_NAME}{{4}}|(?:[ \-]{{0,2}}[0-9]){{5}}"
    + "".join(rf"|(?<={_OF_NAME}{{{before + 1}}}){_OF_NAME}{{{4 - before}}}" for before in range(1, 5))
    + rf")|(?<=[{NUMERALS}])[{NUMERALS}]{{5}}|(?<=[{_SPLIT_BY}{_HEARTS}]))"
)
_MAY_BE_ADDRESS: Final = expression(
    r"[.·•。wW](?:(?<=[.·•。])(?:(?<=[A-Za-z0-9\-].)|(?<=[A-Za-z0-9\-] .)) ?[A-Za-z]{2}"
    r"|(?<=[wW]) ?[.·•。] ?[A-Za-z0-9\-]{3})"
)

# --- words before them

# Nobody writes so but to hide it: hearts and cores for 信, skirts for groups, herbs and badges for 微.
_HIDDEN: Final = (
    r"(?:[薇徽葳溦嶶][芯伈]|(?<![0-9A-Za-z.\-])[Vv]芯|[加找搜+➕↓][微威]芯|[微威]芯(?=号)|[微威]伈"
    rf"|[微薇威徽葳溦嶶][{_HEARTS}]信?|(?<!安)[薇葳溦嶶徽]信|[加+➕]威信"
    r"|(?<![国校党团警省市县学])[薇徽葳溦嶶] ?[xX](?=[号:\s])|[加+➕]?威[xX](?=[:])"
    r"|(?:[加家佳嘉珈伽]我?|[+➕]|联系|找|搜)[薇徽葳溦嶶](?=[:号\s])|群[薇徽葳溦嶶](?=[:\s]\s?[a-z])|(?:加我?|[+➕])威(?=[:])|[薇葳溦嶶]号|(?<![\u4e00-\u9fffA-Za-z])[薇葳溦嶶](?=[:])"
    r"|(?:企鹅|扣扣|抠抠|[扣抠]|[Qq]{1,2}|交流|粉丝|福利|微信|[车书]友|学习|[进入加])裙|君羊"
    r"|抠抠群?|[扣抠]群|[扣抠][Qq]|[进入加同扣]?峮|[微薇威徽维嶶] ?[✚✙➕]|[加+➕]卫星号?)"
)
_HEART: Final = rf"[佳嘉伽家加+➕][{_HEARTS}]\ufe0f?"
# Plain words for the same, before an account that is hidden.
_PLAINLY: Final = (
    r"(?:[微薇威徽]信|[VvＶ]信|(?<![A-Za-z0-9])[Vv][Xx]?(?=[:号])"
    r"|[Qq]{2}群?|[Qq]群|扣扣群?|抠抠群?|企鹅群?|群号|裙号?|电报群?|(?<![\u4e00-\u9fff])[扣抠])"
)
_ADDING: Final = (
    r"(?:(?<![参增])[加➕](?:(?:我|小?助[理手教]|[老导]师|客服|小编|学[姐长]|班主任|好友|管理|群主|主页)"
    r"[^，。！？；、\n]{0,4}?)?"
    r"|[微薇威徽]信?|[Vv]信|[Vv][Xx]|[Qq]{2}|[Qq]群|扣扣|企鹅|群号?|裙)"
)

_CONTACT: Final = (
    rf"{_HIDDEN}{_BETWEEN}(?:{_NAME}|{_SPLIT}|{_IN_WORDS})"
    rf"|{_HEART}{_BETWEEN}(?:{_NAME}|{_SHORT_NAME})"
    rf"|{_PLAINLY}{_BETWEEN}{_IN_WORDS}"
    rf"|{_ADDING}{_BETWEEN}{_SPLIT}"
    r"|[扣抠薇嶶] ?(?:[0-9] ){5,}[0-9](?![0-9])"
)

# An account with word of how to undo what hides it.
_UNDOING: Final = expression(
    r"[A-Za-z0-9][A-Za-z0-9·.•_\-]{4,29} ?[(（](?:去掉?|去除|删掉?|删除|拿掉)(?:中间的?)?"
    r"(?:点|空格|汉字|中文|星号?|横线|横杠|符号|括号)[)）]"
)

# --- numbers in figures of several kinds, or in words by groups: 1伍7、零零三、二二9

_GAP: Final = r"[、 \-·.]"
_SPELT: Final = expression(
    rf"(?<![第0-9{NUMERALS}])[0-9{NUMERALS}](?:{_GAP}{{0,2}}[0-9{NUMERALS}]){{7,14}}(?![0-9{NUMERALS}十百千万亿年月日号路])"
)
_GROUPS: Final = expression(f"{_GAP}+")
# So many of its figures are words, it changes so often between the kinds, or has so many groups of so many.
FEWEST_IN_WORDS: Final = 5
CHANGES: Final = 3
FORMAL: Final = frozenset("壹贰叁肆伍陆柒捌玖")
FEWEST_FORMAL: Final = 3
GROUPS: Final = 3
GROUP: Final = (2, 4)

# What one of them begins with.
_BEGINS: Final = expression("[薇徽葳溦嶶VvＶ加珈找搜+➕↓微威维联群企扣抠Qq交同峮粉福车书学进入君佳嘉伽家电裙]")

# --- addresses

_TOP_LEVEL: Final = (
    "com|cn|net|cc|vip|top|xyz|example|invalid|info|org|app|me|tv|site|club|la|io|shop|online|live|fun|pw|tk|co"
)
_OFFICIAL: Final = r"(?![A-Za-z0-9.·\-]{0,60}[.·](?:gov|edu|mil|org)\b)"
_DOT: Final = r" ?[.·•。] ?"
_LABELS: Final = rf"(?<![A-Za-z0-9@.·\-]){_OFFICIAL}[A-Za-z0-9\-]{{1,30}}(?:{_DOT}[A-Za-z0-9\-]{{1,30}}){{0,3}}"
_DOMAIN: Final = (
    rf"(?i:{_LABELS}{_DOT}(?:{_TOP_LEVEL})(?![A-Za-z0-9])|(?<![A-Za-z0-9@.])www{_DOT}{_OFFICIAL}[A-Za-z0-9\-]{{3,30}})"
)
# An address in letters of another kind, the last dot of which is a word.
_SPELT_DOMAIN: Final = expression(rf"[A-Za-z0-9][A-Za-z0-9\-]{{2,30}} ?[点點] ?(?:{_TOP_LEVEL})(?![A-Za-z])")
_WORDS: Final = "hidden_contact_words"
_QUOTED: Final = expression("“[^“”]{0,200}”|「[^「」]{0,200}」|『[^『』]{0,200}』|‘[^‘’]{0,200}’")


def find_disguised_contacts(line: str, *, spelt: bool = True) -> list[Span]:
    """Where the contacts of a line stand that hide what they are, each with the word before it.

    line: simplified; spelt: whether it may hold a number in figures of several kinds (`scan.SPELT`).

    >>> line = "图纸在群里，加薇：ab_7788"
    >>> [line[start:end] for start, end in find_disguised_contacts(line)]
    ['加薇：ab_7788']
    >>> find_disguised_contacts("图纸在办公室领取，微信：ab_7788"), find_disguised_contacts("徽州在安徽，薇是野豌豆")
    ([], [])
    """
    line = line[:LONGEST]
    plain = line.translate(_PLAIN) if _OF_OTHER_KINDS.place(line) >= 0 else line
    account = may_hide_account(plain) if IS_COMPILED else _MAY_BE_ACCOUNT.search(plain) is not None
    address = may_hide_address(plain) if IS_COMPILED else _MAY_BE_ADDRESS.search(plain) is not None
    found: list[Span] = []
    if ("去" in line or "删" in line or "拿掉" in line) and ("（" in plain or "(" in plain):
        found += [match.span() for match in _UNDOING.finditer(plain)]
    if spelt:
        found += [match.span() for match in _SPELT.finditer(plain) if _hides_number(match[0])]
    if plain is not line and "点" in line:
        found += [match.span() for match in _SPELT_DOMAIN.finditer(plain) if match[0] not in line]
    if not (account or address or found) or MAY_HOLD.search(line) is None:
        return []
    found += _contacts(plain) if account else []
    found += _addresses(line, plain) if address else []
    if not found or finder_of(_WORDS, "told").search(line):
        return []
    quoted = [match.span() for match in _QUOTED.finditer(line)]
    return sorted(span for span in found if not _is_quoted(span, quoted, len(line)))


def _hides_number(run: str) -> bool:
    """Whether figures and words for them, close together, are a number that is spelt to hide it.

    >>> _hides_number("1伍7、零零三、二二9、肆一"), _hides_number("五七〇、九九二、三一四")
    (True, True)
    >>> _hides_number("一二三四五六七八"), _hides_number("五、0571-88001234")
    (False, False)
    """
    kinds = [
        (figure.isascii(), figure in FORMAL)
        for figure in run
        if (figure.isascii() and figure.isdecimal()) or figure in NUMERALS
    ]
    in_words = sum(not is_ascii for is_ascii, _ in kinds)
    if in_words < FEWEST_IN_WORDS:
        # Nobody writes a number's figures partly as on a cheque.
        return sum(is_formal for _, is_formal in kinds) >= FEWEST_FORMAL and in_words < len(kinds)
    if sum(one != other for one, other in pairwise(kinds)) >= CHANGES:
        return True
    groups = [len(group) for group in _GROUPS.split(run)]
    return len(groups) >= GROUPS and all(GROUP[0] <= size <= GROUP[1] for size in groups)


def _contacts(plain: str) -> list[Span]:
    """The accounts and numbers behind hidden words: an expression of many beginnings is asked only where one stands."""
    found: list[Span] = []
    contact = compiled(_CONTACT)
    end = 0
    for begun in _BEGINS.finditer(plain):
        match = contact.match(plain, begun.start()) if begun.start() >= end else None
        if match is not None:
            end = match.end()
            found.append(match.span())
    return found


def _addresses(line: str, plain: str) -> list[Span]:
    """The addresses of a line that are hidden, or said to be the other one of a site that flees."""
    fleeing = len({match[0] for match in finder_of(_WORDS, "fleeing", "other", "new").finditer(line)})
    found = []
    for match in compiled(_DOMAIN).finditer(plain) if fleeing or "·" in line else ():
        start, end = match.span()
        odd = plain[start:end] != line[start:end] or any(mark in match[0] for mark in "·•")
        # Points between names of people are none of an address: J·K.
        pointed = "·" in match[0] and any(map(str.isdecimal, match[0]))
        if (
            (odd and fleeing)
            or pointed
            or (fleeing > 1 and finder_of(_WORDS, "other").search(line, max(0, start - LONGEST_LEAD), start))
        ):
            found.append((start, end))
    return found


def _is_quoted(span: Span, quoted: list[Span], length: int) -> bool:
    """Whether a contact stands within a quotation, in a line that says more than that."""
    return any(start <= span[0] and span[1] <= end and length - (end - start) >= TOLD_OF for start, end in quoted)
