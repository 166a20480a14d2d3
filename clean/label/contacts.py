"""What contacts and lures look like: accounts, telephones, addresses, invitations, figures, and their disguises.

Shapes, not names. Articles hold them too; what they weigh is settled in `weigh`. The expressions are compiled when
a line first asks for one: most pages never do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from ..expressions import beginning_with, compiled, expression
from ..parse.compiled import IS_COMPILED, holds_any, table_of
from .pattern_index import INSIDE, load, sources_of
from .piece_signs import ACCOUNT, ANYTHING, CONTACT, DISGUISED_PLACE, DISGUISING, DOT, LURE, signs_of_piece

_ACCOUNT_BEGINS: Final = "十+➕微薇威徽围VvＶWw抠扣🐧口QqLlTt企群裙电飞✈葳赖加同客老助顾管联咨卫绿"
# What it begins with is asked for first: at most places of a text, that is all.
ACCOUNT_NAME: Final = (
    rf"(?=[{_ACCOUNT_BEGINS}])"
    r"(?:(?:[十+➕][VvＶ]|微信?|薇信?|威信|徽信|[VvＶ] ?信"
    r"|[微薇威围] ?[信芯心❤♥xXＸ]{1,2}|[Ww][Ee][Ii] ?信号?|[抠扣] ?[抠扣]|🐧|口令|"
    r"(?<![A-Za-z0-9])(?:[vV][xX]|[wW][xX]|weixin|[Qq]{1,2}|[Qq] [Qq]|LINE|[Ll]ine|[tT][gG]|[tT]elegram)|"
    r"企鹅|扣扣|群|裙|电报|飞机|✈|葳|赖"
    r"|加[VvQq]|(?<![A-Za-z0-9])[VvＶ](?=\s?[:：])|同号|卫星|绿泡泡|客服|老师|助教|助理|顾问|管理员?|联系|咨询|扣|薇|微|威|加)[❤♥️]{0,2}(?:号|群|"
    r"号码|群号|裙|ID|id|搜|号是)?\s?[:：@]?\s?[@A-Za-z0-9_][A-Za-z0-9_\-]{4,}"
    r"|(?<![A-Za-z0-9.])t\.me/[A-Za-z0-9_+]{3,})"
)
PHONE_NUMBER: Final = (
    r"[148](?<!\d[148])(?:(?<=1)[3-9]\d[ -]?\d{4}[ -]?\d{4}|(?<=[48])00[ -]?\d{3,4}[ -]?\d{3,4})(?!\d)"
)
# A number of an office or a shop, as notices give it too.
LANDLINE: Final = r"0(?<!\d0)\d{2,3} ?- ?\d{7,8}(?!\d)"
# The top-level domains that spam uses, and those reserved for made-up addresses (RFC 2606): any run of letters would
# take file names for addresses.
_TOP_LEVEL: Final = (
    "com|cn|net|cc|vip|top|xyz|example|invalid|info|org|app|me|tv|site|club|win|bet|asia|la|io|test|shop|online|live|fun"
    "|pw|tk|co"
)
# Those that stand behind a dot that is written 点.
SPELT_TOP_LEVEL: Final = "com|cn|net|cc|vip|top|xyz|example|invalid|info|org|me|tv|site|club"
WEB_ADDRESS: Final = (
    r"(?i)(?:https?://|www ?\.|(?<![A-Za-z0-9])(?:m|wap|vip|app|h5)\.)[A-Za-z0-9.\-/]+|"
    r"(?<![@A-Za-z0-9.])[A-Za-z0-9](?:[A-Za-z0-9\-]{1,30}|[A-Za-z0-9\-]{0,20}(?:\.[A-Za-z0-9\-]{2,30}){1,2})"
    rf"(?:[.。](?:{_TOP_LEVEL}))+(?![A-Za-z])(?:/[A-Za-z0-9\-/]*)?"
    rf"|(?<![A-Za-z0-9])[A-Za-z0-9\-]{{3,20}} ?[点點] ?(?:{SPELT_TOP_LEVEL})(?![A-Za-z])"
)
# A number in figures of another kind: full-width, in rings, with marks between them.
DISGUISED_NUMBER: Final = (
    r"[①-⑳⓪⓿❶-❿➀-➓㈠-㈩０-９🄋🄌\u2070-\u2079\u2080-\u2089]"
    r"(?:[-=*·~_ ]?[①-⑳⓪⓿❶-❿➀-➓㈠-㈩０-９🄋🄌\u2070-\u2079\u2080-\u2089]){3,}+"
)
# An address with a path of some length is the source of something; a contact is short enough to be typed.
CITED_ADDRESS: Final = r"https?://[^/\s]+/[A-Za-z0-9_.\-/?=&%#+]{6,}"
INVITING: Final = (
    r"(?:扫描?|识别|长按|扫一扫).{0,10}(?:二维码|[^编数代]码)|扫码(?:进|入|加|添加|关注|领|咨询|报名|免费|购)|"
    r"(?:关注|搜索|添加|订阅).{0,10}(?:公众号|微信号|客服|小助手)"
    r"|加(?:我|小编|老师|客服|导师|助理|助手|班主任|群|入群|好友|小\S{1,3}老师|下方)?.{0,4}(?:微信|薇信?|"
    r"[VvQq]|微❤|扣扣|企鹅)|(?:回复|备注|发送|暗号)(?:口令|暗号|关键[词字])?[“「\"'].{1,16}[”」\"']"
    r"|(?:进|入|加).{0,2}群|拉你.{0,4}群|(?:复制|粘贴).{0,6}浏览器|(?:请?百度|直接)?搜索?[“「\"].{2,16}[”」\"]|"
    r"私[信聊我]|点击.{0,10}(?:下方|链接|进入|领取|报名)"
)
# Figures with which offers lure: 送88, 仅9.9元, 日结300, 限时57元, 通过率95%.
LURING: Final = (
    r"(?:送|返|领|赚|省|减|仅|只要|限时|限量|到账|日结|日入|月入|补贴|立减|首存|首充|限前|库存仅?)\s?"
    r"\d[\d.,至-]{0,8}\s?(?:元|块|名|位|万|%|份|U|彩金)?"
    r"|(?:最高|低至|原价|现价|价值|前)\s?\d[\d.,至-]{0,8}\s?(?:元|块|名|位|万|%|折|份|U|彩金)"
    r"|\d{1,6}(?:%|％)(?:以上)?(?:通过|成功|治愈|准确|有效|中奖)|(?:通过率|成功率|准确率|治愈率|中奖率|胜率)\d|"
    r"\d{1,6}(?:天|分钟|秒|小时)(?:内)?(?:见效|到账|放款|下款|上首页|出证|拿证|瘦)|\d{1,3}个?点起"
)
# Contact disguised: separators inside words, other digits, symbols for characters.
DISGUISED: Final = (
    r"[十+＋][VvＶ](?=[：:信 ]|[A-Za-z0-9])|"
    r"[\U0001d400-\U0001d7ff\u2080-\u2089\u2070-\u2079]{2}|(?:[\u4e00-\u9fffA-Za-zＡ-Ｚａ-ｚ][。·~_.\-]{1,3}){3}|"
    r"[\u4e00-\u9fff][-*=._·~/^+|'丶、 ][\u4e00-\u9fff][-*=._·~/^+|'丶、 ][\u4e00-\u9fff][-*=._·~/^+|'丶、 ]?|"
    r"[①-⑳⓪⓿❶-❿➀-➓㈠-㈩]{2}|\u20e3"
    r"|[０-９]{4}|[Ａ-Ｚａ-ｚ]{2}|[❤♥➕✅☎]|(?:[0-9A-Za-z] ){4}|[微薇威徽][❤♥]|"
    r"[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{5}|[\u4e00-\u9fff][-*=+·~^][\u4e00-\u9fff]"
)
_ADD_V: Final = "[十+][Vv](?=[:信 A-Za-z0-9])"
_SEPARATED: Final = r"(?:[\u4e00-\u9fffA-Za-z][。·~_.\-]{1,3}){3,}[\u4e00-\u9fffA-Za-z]?"
_SPACED_RUN: Final = r"(?:[\u4e00-\u9fff0-9][ \-*=._·~^+丶,，]{1,3}){2,}[\u4e00-\u9fff0-9](?![\u4e00-\u9fff])"
_CHINESE_DIGITS: Final = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪⓿", "00123456789123456789" + "00")
_DIGIT_RUN: Final = "[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖][零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4,}"
# One character between two marks: neither of the two before matches without, nor what is spelt with blanks.
SPACED_OUT: Final = expression(r"[。 \-*=._·~^+丶,，](?=.[。 \-*=._·~^+丶,，])")
_SEPARATED_SIGN: Final = expression(r"[。·~_.\-](?=[\u4e00-\u9fffA-Za-z][。·~_.\-])")
_SPACED_SIGN: Final = expression(r"[ \-*=._·~^+丶,，](?=[\u4e00-\u9fff0-9][ \-*=._·~^+丶,，])")
_SPELT_SIGN: Final = expression(" [A-Za-z0-9] [A-Za-z0-9] ")
# Figures in words behind letters or figures, names spelt with blanks, and marks within a name: zw6六二〇, wm-六二〇,
# q w 7 7 0 1, 微·芯.
_FIGURES_IN_WORDS: Final = expression(
    "[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖](?<=[A-Za-z0-9_\\-].)[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+(?![\u4e00-\u9fff])"
)
_FIGURE_IN_WORDS: Final = expression(r"[零〇一二三四五六七八九](?<=[0-9丨].)(?=[0-9])")
_SPELT: Final = expression(
    "(?<![A-Za-z0-9])(?=[0-9 ]*[A-Za-z])(?=[A-Za-z ]*[0-9])(?:[A-Za-z0-9] ){4,}[A-Za-z0-9](?![A-Za-z0-9]| ?[.。])"
)
_WITHIN: Final = expression(
    "[-*=~^](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])|"
    "[·.|丨](?<=微.)(?=[信芯](?!片))|[丶丨](?<=[A-Za-z0-9].)(?=[A-Za-z0-9])|_(?<=[0-9].)(?=[0-9])|@(?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff]@)|@(?<=@[\u4e00-\u9fff]@)(?=[\u4e00-\u9fff])"
)
_NUMERALS: Final = table_of("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖")
_MARKS_WITHIN: Final = table_of("-*=~^丶丨_@·.|")
# What normalisation would change of a text that holds nothing else than these.
_PLAIN_MARKS: Final = tuple(zip("，！？：；（）\u3000…", (*",!?:;() ", "..."), strict=True))
_COMPATIBLE: Final = expression("[^\x00-\x7f\u4e00-\u9fff，。！？：；、“”‘’（）《》【】「」…·—\u3000]")
_HOMOGLYPHS: Final = str.maketrans(
    {
        "❤": "信",
        "♥": "信",
        "薇": "微",
        "➕": "加",
        "🛰": "卫星",
        "🉑": "可",
        "☎": "电话",
        "\ufe0f": "",
        "\u20e3": "",
        "亰": "京",
        "孑": "子",
        "彡": "彩",
        "🄋": "0",
        "🄌": "0",
        "⓿": "0",
        # In rings of other kinds, and in brackets, where normalisation leaves the ring or makes brackets.
        **{chr(first + at): str(at + 1) for first in (0x2776, 0x2780, 0x278A, 0x24F5) for at in range(10)},
        **dict(zip("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "一二三四五六七八九十", strict=True)),
        **{chr(first + at): chr(0x41 + at) for first in (0x1F150, 0x1F170) for at in range(26)},
    }
)
_HOMOGLYPH: Final = frozenset(map(chr, _HOMOGLYPHS))
_TABLE_OF_HOMOGLYPHS: Final = table_of(_HOMOGLYPH)


# The expressions above are dear where nothing matches, as in nearly every line. What follows is what each cannot match
# without, written so that it begins with a class of few characters, which is looked for at the speed of a search.
_DISGUISING: Final = (
    expression(
        "[-*=._·~/^+|'丶①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089]"
    ),
    expression("[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖](?=[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4})"),
    expression("。(?=.。)"),
    expression("[十+＋][VvＶ]"),
    expression(r" (?=[^\x00-/:-@\[-`{-\xff] )"),
)
_DISGUISED_PLACE: Final = (
    r"[-*=._·~/^+|'丶、 。①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎十＋零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
    r"\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089]"
    r"(?:(?<=[①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089])"
    r"|(?<=[^\x00-\xff][-*=+·~^])(?=[^\x00-\xff])"
    r"|(?<=[^\x00-\xff][-*=._·~/^+|'丶、 ])(?=[^\x00-\xff][-*=._·~/^+|'丶、 ])"
    r"|(?<=[。·~_.\-])(?=[^\x00-@\[-`{-\xff][。·~_.\-])"
    r"|(?<=[0-9A-Za-z] )(?=[0-9A-Za-z] [0-9A-Za-z] )"
    r"|(?<=[十+＋])(?=[VvＶ])"
    r"|(?<=[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖])(?=[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}))"
)
CONTACTABLE: Final = expression(
    r"[.。点點:@A-Za-z0-9_\-](?:(?<=[^.。点點:])[@A-Za-z0-9_\-]{4}|(?<=[0-9])[0-9]{2}[ -][0-9]{3}|(?<=[A-Za-z5]) ?\."
    r"|(?<=[.。])[A-Za-z]|(?<=[点點]) ?[A-Za-z]|(?<=:)//)"
)
_NAME: Final = expression(r"[@A-Za-z0-9_.](?:(?<!\.)[A-Za-z0-9_\-]{4,}|(?<=\.)me/)")
_DOT: Final = expression(
    r"[.。点點:](?:(?<=:)//|(?<=[A-Za-z5 ]\.)[A-Za-z0-9.\-/]|(?<=[A-Za-z0-9\-][.。])[A-Za-z]|(?<=[点點]) ?[A-Za-z])"
)
# How an address begins or ends: the figure 15.28 is none, and most dots are of figures.
_DOMAIN: Final = expression(
    rf"[.。点點:](?:(?<=:)//|(?<=[wW]\.)|(?<=[wW] \.)|(?<=[mMpP5]\.)| ?(?i:{_TOP_LEVEL})(?![A-Za-z]))"
)
LURING_FIGURE: Final = expression(
    r"[0-9](?:(?<=[送返领赚省减仅要时量账结入贴立存充前高至价值率胜][0-9])|(?<=[送返领赚省减仅要时量账结入贴立存充前高至价值]\s[0-9])"
    r"|(?=[%％天分秒小个点]))"
)
# What stands before the name of an account is no longer than this, nor what an address has before the first of its dots
# that may be one of an address.
_CALLED: Final = 24
_BEFORE_DOMAIN: Final = 100
# Nor has a disguise more before the first of its places.
_BEFORE_PLACE: Final = 8


# Whether there is any of what is dear to look for.
_ANY_ACCOUNT: Final = beginning_with(_ACCOUNT_BEGINS, ACCOUNT_NAME)
_ANY_ADDRESS: Final = "(?i)" + beginning_with(r"A-Za-z0-9\-", WEB_ADDRESS.removeprefix("(?i)"))

_INVITATION_BEGINS: Final = beginning_with("扫识长关搜添订加回备发暗进入拉复粘请百直私点", INVITING)
_LURE_BEGINS: Final = beginning_with(r"\d送返领赚省减仅只限到日月补立首库最低原现价前通胜准治中成", LURING)


def told_of(text: str) -> int:
    """What is told of a text at a glance (`piece_signs`), for those of the following that ask for it."""
    return signs_of_piece(text, 0, len(text)) if IS_COMPILED else ANYTHING


def is_disguised(line: str, told: int) -> bool:
    """Whether contacts or words of a line may be disguised."""
    if IS_COMPILED:
        if not (told & DISGUISING and told & DISGUISED_PLACE):
            return False
    elif not any(pattern.search(line) for pattern in _DISGUISING):
        return False
    place = compiled(_DISGUISED_PLACE).search(line)
    return place is not None and compiled(DISGUISED).search(line, max(0, place.start() - _BEFORE_PLACE)) is not None


def is_contactable(text: str, told: int) -> bool:
    """Whether a text holds letters or figures as contacts do: without, there is none."""
    return told & CONTACT != 0 if IS_COMPILED else CONTACTABLE.search(text) is not None


@cache
def inviting_words() -> frozenset[str]:
    """The words without which nothing is an invitation (`INVITING`)."""
    return frozenset(load("invitations", sources_of([INVITING]))[INSIDE].literals)


def has_account(text: str, told: int | None = None) -> bool:
    """Whether a text holds the name of an account.

    >>> has_account("加微信：abc_123"), has_account("他用 Python 写的")
    (True, False)
    """
    if not (told_of(text) if told is None else told) & ACCOUNT:
        return False
    account = compiled(_ANY_ACCOUNT)
    return any(
        account.search(text, max(0, name.start() - _CALLED), name.end() + (_CALLED if name[0] == ".me/" else 0))
        for name in _NAME.finditer(text)
    )


def has_address(text: str, told: int | None = None) -> bool:
    """Whether a text holds an address of the web.

    >>> has_address("见 www.example.com"), has_address("涨了 15.28 个点")
    (True, False)
    """
    domain = _domain(text, told)
    return domain >= 0 and compiled(_ANY_ADDRESS).search(text, max(0, domain - _BEFORE_DOMAIN)) is not None


def _domain(text: str, told: int | None) -> int:
    """The first dot that may be one of an address of the web; -1 if there is none."""
    domain = _DOMAIN.search(text) if has_dot(text, told) else None
    return -1 if domain is None else domain.start()


def has_dot(text: str, told: int | None = None) -> bool:
    """Whether a text holds a dot, or what stands for one, as in an address: without, there is none."""
    if IS_COMPILED:
        return (told_of(text) if told is None else told) & DOT != 0
    return _DOT.search(text) is not None


def may_lure(text: str, told: int) -> bool:
    """Whether a figure of a text may lure."""
    return told & LURE != 0 and LURING_FIGURE.search(text) is not None


def count_lures(text: str, told: int = ANYTHING) -> int:
    """How many figures lure in a text.

    >>> count_lures("首存送88元，日结300"), count_lures("2024年3月")
    (2, 0)
    """
    return len(_lengths(text, _LURE_BEGINS, LURING)) if may_lure(text, told) else 0


def invitations_in(text: str) -> list[int]:
    """How long each invitation is that stands in a text.

    >>> invitations_in("扫码关注，回复“资料”")
    [4, 6]
    """
    return _lengths(text, _INVITATION_BEGINS, INVITING)


def ends_of_accounts(text: str, told: int, first: int, last: int) -> list[int]:
    """Where the names of accounts end that stand in text[first:last].

    >>> ends_of_accounts("加微信：abc_123领取", ANYTHING, 0, 13)
    [11]
    """
    return [end for _, end in _spans(text, _ANY_ACCOUNT, ACCOUNT_NAME, first, last)] if told & ACCOUNT else []


def ends_of_addresses(text: str, told: int, first: int, last: int) -> list[int]:
    """Where addresses of the web end that stand in text[first:last].

    >>> ends_of_addresses("见 www.example.com，", ANYTHING, 0, 18)
    [17]
    """
    domain = _domain(text, told)
    if domain < 0:
        return []
    if domain < last:
        first = max(first, domain - _BEFORE_DOMAIN)
    return [end for _, end in _spans(text, _ANY_ADDRESS, WEB_ADDRESS, first, last)]


def _lengths(text: str, begins: str, pattern: str) -> list[int]:
    """How long each match of an expression is; begins: where one begins (`beginning_with`)."""
    return [end - start for start, end in _spans(text, begins, pattern, 0, len(text))]


def _spans(text: str, begins: str, pattern: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where an expression matches in text[first:last]; begins: where a match begins (`beginning_with`)."""
    search, match = compiled(begins).search, compiled(pattern).match
    spans = []
    at = first
    while begin := search(text, at, last):
        found = match(text, begin.start(), last)
        assert found is not None
        at = found.end()
        spans.append(found.span())
    return spans


def _has_homoglyph(text: str) -> bool:
    """Whether any character that stands for another one stands in a text."""
    return holds_any(text, _TABLE_OF_HOMOGLYPHS) if IS_COMPILED else not _HOMOGLYPH.isdisjoint(text)


def undisguised(text: str) -> str:
    """The text with disguises undone, for judging only.

    >>> undisguised("加薇❤ ⑧⑧⑥⑥⑨ 百-家-乐")
    '加微信 88669百家乐'
    """
    if _has_homoglyph(text):
        text = text.translate(_HOMOGLYPHS)
    if _COMPATIBLE.search(text) is None:
        for mark, plain in _PLAIN_MARKS:
            text = text.replace(mark, plain)
    else:
        text = unicodedata.normalize("NFKC", text)
    if "v" in text or "V" in text:
        text = compiled(_ADD_V).sub("加V", text)
    has_numerals = not IS_COMPILED or holds_any(text, _NUMERALS)
    if has_numerals:
        text = compiled(_DIGIT_RUN).sub(lambda match: match.group().translate(_CHINESE_DIGITS), text)
    if SPACED_OUT.search(text):
        if _SPELT_SIGN.search(text):
            text = _SPELT.sub(lambda match: match.group().replace(" ", ""), text)
        if _SEPARATED_SIGN.search(text):
            text = compiled(_SEPARATED).sub(lambda match: re.sub(r"[。·~_.\-]", "", match.group()), text)
        if _SPACED_SIGN.search(text):
            text = compiled(_SPACED_RUN).sub(lambda match: re.sub(r"[ \-*=._·~^+丶,，]", "", match.group()), text)
    if has_numerals:
        text = _FIGURE_IN_WORDS.sub(lambda match: match.group().translate(_CHINESE_DIGITS), text)
        text = _FIGURES_IN_WORDS.sub(lambda match: match.group().translate(_CHINESE_DIGITS), text)
    return _WITHIN.sub("", text) if not IS_COMPILED or holds_any(text, _MARKS_WITHIN) else text
