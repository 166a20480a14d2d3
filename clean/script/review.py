"""What a table of words gets wrong, settled by the words around it.

Two kinds of places. By-lines and names follow rules of form (林海音著《城南舊事》, 陳志昇). And a word of the table may
match across a boundary: 著名 in 公佈著名單, 計畫 in 設計畫面. Where the edge of a word that matched can be part of
another word (clean/data/script_edges.txt lists these edges), the division of the surroundings into words is compared
with and without it, and the likelier one counts. The word list is loaded only when such a place is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from clean import words
from clean.expressions import compiled
from clean.script.table import DATA, characters, phrases

from ..parse.compiled import IS_COMPILED, places_in, table_of

# The numbers below were tuned on 1,549 sentences (tests/script/ambiguous.tsv and others), of which 3 stay wrong.
# How far the surroundings reach to each side of a word that matched; from 3 to 8 nothing changes.
_REACH: Final = 6
_NOT_HAN: Final = "[^\u3400-\u9fff]"
# By how much (natural logarithm) the division with the word of the table must be likelier. Counting words one by one
# flatters its leftovers: 统 in 统|计划|成 is no word. From 1.5 to 3 nothing changes; 0 leaves 9 wrong, 5 ten.
_MARGIN: Final = 2.0
# A word of the table that the frequency list lacks is taken to occur this often; from 10 to 100 nothing changes.
_OURS: Final = 30


class Rule(NamedTuple):
    """Where `source` stands after a match of `before` and before one of `after`, it becomes `simplified`.

    `after` is asked first: it is a short match at one place, `before` a search in the `_BEFORE` characters before it.
    With `no_verb` two characters before that are a verb (拍攝著《…》) forbid it; only then words are loaded.
    """

    source: str
    simplified: str
    before: str
    after: str
    no_verb: bool


def _rule(source: str, simplified: str, before: str, after: str, *, no_verb: bool = False) -> Rule:
    return Rule(source, simplified, f"(?:{before})$", f"(?m:{after})", no_verb)


_SURNAME: Final = (
    "[陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜"
    "傅侯曹薛丁卓馬董溫唐藍石蔣田康鄒涂尤歐阮袁韓嚴姚申龔畢盧毛史閻]"
)
_VERB: Final = (
    "看讀读念唸唱聽听捧拿翻寫写抱背哼放播演說说喊叫印刻貼贴掛挂擺摆談谈聊想追買买賣卖帶带借揣夾夹握舉举抄畫画講讲對对"
    "為为有隨随憑凭靠依沿朝向圍围繞绕藏塞存留等盯望瞧指當当論論究閱賞彈奏誦吟映薦示表味榜訴述練攝演送傳編"
)
_SHENG_UP: Final = "上提攀爬躍飆晉高回擢榮飛初遞竄推抬徐緩急驟直跳東始漸再續微速節調擡"
_PUBLISHED: Final = "(?:出版社|書局|书局|書店|书店|文庫|書房|书房|出版|譯|译|編|注|註|校|繪)"
_WORKS: Final = (
    "(?:詩集|小說|散文|專書|專著|論文|文集|劇本|作品|等書|多部|多本|多種|數部|餘部|餘種|餘本|一書|傳世|回憶錄)"
)
_SAYS: Final = "表示|指出|說|認為|強調|坦言|透露|受訪|出席|擔任|回應"
_COUNTRY: Final = "[美英法德日俄意義西奧蘇加澳印韓清明元宋唐漢晉隋周秦魏]|民國|先秦|南宋|北宋|日本|美國|英國|法國|德國"
_UP: Final = "[起至到高溫級格值華空降旗天任遷學上為成入調職息壓幅段官火]|等(?!人)"
_SPEAKER: Final = rf"(?:^|[\s，。；：、「長員授師任記者生士理事]){_SURNAME}[\u4e00-\u9fff]"


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        # By-lines: 林海音著《…》; 某某著，遠景出版社; 魯迅 著; 並著有…; （清）曹雪芹著; 余光中著有詩集…
        _rule("著", "著", rf"[\u4e00-\u9fff](?<![{_VERB}])", "的?[《〈]", no_verb=True),
        _rule("著", "著", r"[\s　\u4e00-\u9fff]", rf"[\s　]*[,，、][^,，。\n]{{1,14}}{_PUBLISHED}"),
        _rule("著", "著", r"[\s　]", r"[\s　]*(?:$|[,，;；。)）])"),
        _rule("著", "著", r"[他她並并其曾另均皆共亦且也者尚還氏,，。；、]", r"有(?!\S?[急名])"),
        _rule("著", "著", rf"[(（\[〔【](?:{_COUNTRY})[)）\]〕】][\u4e00-\u9fff·‧・]{{2,9}}", r"[\s，,。；;、]|$"),
        _rule(
            "著",
            "著",
            rf"[\u4e00-\u9fff](?<![{_VERB}])",
            rf"有(?![趣別關效限待])[^，。；\n]{{0,10}}{_WORKS}",
            no_verb=True,
        ),
        # An answer: 如蒙賜知，敬請速覆。
        _rule("覆", "复", "[已未即速照請盼祈謹特專]", r"[，。；！、]|$"),
        # A portion for so many days: 三天份的藥
        _rule("份", "份", "[一二兩三四五六七八九十百數幾多每半0-9]天", ""),
        # People called 於, 乾, 徵 and 昇.
        _rule("於", "於", "", "姓[男女嫌司婦老駕學少夫車民員警]"),
        _rule("乾", "乾", _SPEAKER, _SAYS),
        _rule(
            "乾",
            "乾",
            rf"{_SURNAME}(?<![毛石田江葉高方金])",
            "[坤元龍明德生朗順亮輝泰祥武宇興隆安昌財福壽榮華義仁智信宏偉雄傑](?!素)",
        ),
        _rule("徵", "徵", "[宮商角羽]調?[、，與和及]", "調"),
        _rule("徵", "徵", _SPEAKER, _SAYS),
        _rule("徵", "徵", rf"(?:^|[\s，。；：、「]){_SURNAME}", "[說的，、是在與和]|表示|指出|認為"),
        _rule(
            "昇",
            "昇",
            rf"{_SURNAME}[\u4e00-\u9fff](?<![{_SHENG_UP}度位壓量價氣息值力率勢線])|{_SURNAME}(?<![溫高])",
            f"(?!{_UP})",
        ),
        # The trigrams one after another.
        _rule("乾", "乾", "", "[、，]?[兌離震巽坎艮坤][、，。]?"),
        _rule("乾", "乾", "[兌離震巽坎艮坤][、，]", ""),
        # 不想像父親一樣: 想 + 像
        _rule("像", "像", "[不很都也只沒]想", r"[^，。！？\n]{1,12}(?:一樣|那樣|這樣|般|似的)"),
    )


# Far enough for the longest `before`.
_BEFORE: Final = 14


def review(source: str, converted: str) -> str:
    """Return the conversion of a text with the places corrected that need the words around them.

    source, converted: the traditional text, and the same text by the tables, character by character.

    >>> review("他們公佈著名單", "他们公布著名单")
    '他们公布着名单'
    >>> review("林海音著《城南舊事》", "林海音着《城南旧事》")
    '林海音著《城南旧事》'
    """
    if len(source) != len(converted):
        return converted
    changes: dict[int, str] = {}
    for position, start, word in _risky(source, converted):
        changes.update(_decide(source, converted, position, start, word))
    changes.update(_by_rule(source, converted))
    if "賬" in source:
        changes.update({m.start(): "帐" for m in re.finditer("帳", source)})
    if not changes:
        return converted
    characters_ = list(converted)
    for position, character in changes.items():
        characters_[position] = character
    return "".join(characters_)


@cache
def _rules_by_character() -> dict[str, tuple[str, list[Rule]]]:
    """The rules for each character, and an expression for what any of them finds behind it."""
    found: dict[str, list[Rule]] = {}
    for rule in _rules():
        found.setdefault(rule.source, []).append(rule)
    return {character: ("|".join(rule.after for rule in rules), rules) for character, rules in found.items()}


def _by_rule(source: str, converted: str) -> Iterator[tuple[int, str]]:
    for character, (after, rules) in _rules_by_character().items():
        i = source.find(character)
        while i >= 0:
            if compiled(after).match(source, i + 1):
                for rule in rules:
                    if _applies(rule, source, converted, i):
                        yield i, rule.simplified
            i = source.find(character, i + 1)


def _applies(rule: Rule, source: str, converted: str, i: int) -> bool:
    if not compiled(rule.after).match(source, i + 1):
        return False
    if not compiled(rule.before).search(source[max(0, i - _BEFORE) : i]):
        return False
    return not (rule.no_verb and words.is_verb(converted[max(0, i - 2) : i]))


def _risky(source: str, converted: str) -> Iterator[tuple[int, int, str]]:
    """The words of the table in a text that may stand across a boundary."""
    places = places_in(source, _ambiguous_ones()) if IS_COMPILED else [m.start() for m in _ambiguous().finditer(source)]
    if not places:
        return
    table, edges = characters(), _edges()
    for i in places:
        if converted[i] == table.get(source[i], source[i]):
            continue
        for length in (4, 3, 2):
            for start in range(max(0, i - length + 1), i + 1):
                edge = edges.get(source[start : start + length])
                if edge is None:
                    continue
                left, right = edge
                end = start + length
                if (start and converted[start - 1] in left) or (end < len(source) and converted[end] in right):
                    yield i, start, source[start:end]


def _decide(source: str, converted: str, position: int, start: int, word: str) -> Iterator[tuple[int, str]]:
    """The changes that take back the word of the table at `start` if it stands across a boundary."""
    table, end = characters(), start + len(word)
    kept, plain = converted[start:end], "".join(table.get(c, c) for c in word)
    if kept != phrases().get(word):
        return
    head, tail = _run_before(converted, start), _run_after(converted, end)
    at = len(head) + position - start
    score, path = _division(head + kept + tail)
    other_score, other_path = _division(head + plain + tail)
    if _word_at(other_path, at) in _other_spellings():
        return
    # In 专家|具|在场 no word gives 具, of 家具, its reading.
    if len(_word_at(path, at)) > 1 and score >= other_score + _MARGIN:
        return
    for offset, character in enumerate(plain):
        if character != kept[offset]:
            yield start + offset, character


@lru_cache(1 << 12)
def _division(text: str) -> tuple[float, list[str]]:
    """The best division of a few characters into words, with its log-probability before it."""
    return words.best_path(text, _our_words())


def _run_before(text: str, start: int) -> str:
    """The Han characters that stand before a place without a break, at most `_REACH`."""
    return compiled(_NOT_HAN).split(text[max(0, start - _REACH) : start])[-1]


def _run_after(text: str, end: int) -> str:
    return compiled(_NOT_HAN).split(text[end : end + _REACH])[0]


def _word_at(path: list[str], at: int) -> str:
    """The word of a division that holds the character `at`."""
    position = 0
    for word in path:
        position += len(word)
        if at < position:
            return word
    return ""


@cache
def _other_spellings() -> frozenset[str]:
    """The words of the table as the characters alone give them: 帐户 in a division speaks for 账户."""
    table = characters()
    plain = {word: "".join(table.get(c, c) for c in word) for word in phrases()}
    return frozenset(spelling for word, spelling in plain.items() if spelling != phrases()[word])


@cache
def _our_words() -> dict[str, int]:
    return dict.fromkeys(phrases().values(), _OURS)


@cache
def _ambiguous_characters() -> str:
    table = characters()
    found: set[str] = set()
    for word, simple in phrases().items():
        for a, b in zip(word, simple, strict=True):
            if table.get(a, a) != b:
                found.add(a)
    return "".join(sorted(found))


@cache
def _ambiguous() -> re.Pattern[str]:
    return re.compile(f"[{_ambiguous_characters()}]")


@cache
def _ambiguous_ones() -> bytes:
    """A table of the same characters."""
    return table_of(_ambiguous_characters())


@cache
def _edges() -> dict[str, tuple[str, str]]:
    """For each word of the table the characters before it, and after it, with which its edge makes another word."""
    path = DATA / "script_edges.txt"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {word: (left.strip("-"), right.strip("-")) for word, left, right in rows}
