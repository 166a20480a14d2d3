"""Spam by evidence: structure, contact, offer, disguise, script, what the line is about; words last.

Each piece of evidence adds to a line's weight, and evidence that a person reports or rules takes
from it. No word condemns a line: a police report and a price list hold the words of the trade, and
stay. Everything is judged on simplified text with disguises undone; the text itself is not touched.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import add

from ..labels import Label
from ..word_lists import characters, lines_by_section, words

# A line, or a sentence of one, is spam from this weight on. The weights below are in the same unit;
# they were set by hand on generated and hand-made pages and hold for vocabularies they were not set on.
SPAM = 2.0
WORD, WORDS_MOST = 1.0, 2.5
OFFER, OFFERS_MOST = 0.5, 1.5
ACCOUNT, ADDRESS, PHONE, INVITATION = 1.0, 1.0, 0.8, 0.7
DISGUISE = 1.0
SHORT_INVITATION = 24
SOLITARY = 0.6
OTHER_SCRIPT = 1.0
DOORWAY, DOORWAYS_MOST = 0.8, 2.4
ON_TOPIC, OFF_TOPIC = -0.8, 0.4
REPORTING, REPORTING_MOST = -1.0, -3.0
AT_THE_EDGE = 0.7
# A line of several sentences goes as a whole only if this share of it is spam.
MOST = 0.65

_SEGMENT_SEPARATORS = re.compile(r"[,，、|｜丨_/;；·•\-—–\t ]+")
_SEGMENT_MARKS = re.compile(r"[,，、|｜丨_/;；·•\-—–\t ]")
_QUOTED = re.compile(r"[“「『《\"'‘][^“”「」『』《》\"'‘’]{1,24}[”」』》\"'’]")
_SENTENCE_END = re.compile("[。！？!?；]")

_ACCOUNT = re.compile(
    r"(?:[十+➕][VvＶ]|微信?|薇信?|威信|徽信|[VvＶ] ?信|[vV][xX]|[wW][xX]|weixin|微 ?[信芯心❤♥]|薇 ?[信芯心❤♥]|"
    r"企鹅|扣扣|[Qq]{1,2}|[Qq] [Qq]|群|裙|电报|飞机|✈|葳|LINE|[Ll]ine|赖|[tT][gG]"
    r"|[tT]elegram|加[VvQq]|同号|客服|老师|助教|助理|顾问|管理员?|联系|咨询|扣|薇|微|威|加)[❤♥️]{0,2}(?:号|群|"
    r"号码|群号|裙|ID|id|搜|号是)?\s?[:：@]?\s?[@A-Za-z0-9_][A-Za-z0-9_\-]{4,}"
)
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)")
_ADDRESS = re.compile(
    r"(?:https?://|www ?\.|(?<![A-Za-z0-9])(?:m|wap|vip|app|h5)\.)[A-Za-z0-9.\-/]+|"
    r"(?<![@A-Za-z0-9.])[A-Za-z0-9][A-Za-z0-9\-]{1,30}"
    r"(?:[.。](?:com|cn|net|cc|vip|top|xyz|example|invalid|info|org|app|me|tv|site|club|win|bet|asia|la|io|"
    r"test|shop|online|live|fun|pw|tk|co))+(?![A-Za-z])(?:/[A-Za-z0-9\-/]*)?",
    re.I,
)
_INVITATION = re.compile(
    r"(?:扫描?|识别|长按|扫一扫).{0,10}(?:二维码|[^编数代]码)|扫码(?:进|入|加|添加|关注|领|咨询|报名|免费|购)|"
    r"(?:关注|搜索|添加|订阅).{0,10}(?:公众号|微信号|客服|小助手)"
    r"|加(?:我|小编|老师|客服|导师|助理|助手|班主任|群|入群|好友|小\S{1,3}老师|下方)?.{0,4}(?:微信|薇信?|"
    r"[VvQq]|微❤|扣扣|企鹅)|(?:回复|备注|发送|暗号)[“「\"'].{1,16}[”」\"']"
    r"|(?:进|入|加).{0,2}群|拉你.{0,4}群|(?:复制|粘贴).{0,6}浏览器|(?:请?百度|直接)?搜索?[“「\"].{2,16}[”」\"]|"
    r"私[信聊我]|点击.{0,10}(?:下方|链接|进入|领取|报名)"
)
# Figures with which offers lure: 送88, 仅9.9元, 日结300, 限时57元, 通过率95%.
_LURE = re.compile(
    r"(?:送|返|领|赚|省|减|仅|只要|限时|限量|到账|日结|日入|月入|最高|低至|原价|现价|价值|补贴|立减|首存|首充|"
    r"限前|库存仅?|前)\s?\d[\d.,至-]*\s?(?:元|块|名|位|万|%|份|U|彩金)?"
    r"|\d+(?:%|％)(?:以上)?(?:通过|成功|治愈|准确|有效|中奖)|(?:通过率|成功率|准确率|治愈率|中奖率|胜率)\d|"
    r"\d+(?:天|分钟|秒|小时)(?:内)?(?:见效|到账|放款|下款|上首页|出证|拿证|瘦)|\d+个?点起"
)
# Contact disguised: separators inside words, other digits, symbols for characters.
_DISGUISED = re.compile(
    r"[\U0001d400-\U0001d7ff\u2080-\u2089\u2070-\u2079]{2}|(?:[\u4e00-\u9fffA-Za-zＡ-Ｚａ-ｚ][。·~_.\-]{1,3}){3}|"
    r"[\u4e00-\u9fff][-*=._·~/^+|'丶、 ][\u4e00-\u9fff][-*=._·~/^+|'丶、 ][\u4e00-\u9fff][-*=._·~/^+|'丶、 ]?|"
    r"[①-⑳⓪⓿❶-❿➀-➓㈠-㈩]{2}|\u20e3"
    r"|[０-９]{4}|[Ａ-Ｚａ-ｚ]{2}|[❤♥➕✅☎]|(?:[0-9A-Za-z] ){4}|[微薇威徽][❤♥]|"
    r"[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{5}|[\u4e00-\u9fff][-*=+·~^][\u4e00-\u9fff]"
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff0-9A-Za-z])[ \-*=._·~^+丶](?=[\u4e00-\u9fff0-9A-Za-z])")
_SEPARATED = re.compile(r"(?:[\u4e00-\u9fffA-Za-z][。·~_.\-]{1,3}){3,}[\u4e00-\u9fffA-Za-z]?")
_SPACED_RUN = re.compile(r"(?:[\u4e00-\u9fff0-9][ \-*=._·~^+丶,，]{1,3}){2,}[\u4e00-\u9fff0-9](?![\u4e00-\u9fff])")
_CHINESE_DIGITS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖⓪⓿", "00123456789123456789" + "00")
_DIGIT_RUN = re.compile("[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{5,}")
_HOMOGLYPHS = str.maketrans(
    {
        "❤": "信",
        "♥": "信",
        "薇": "微",
        "➕": "加",
        "☎": "电话",
        "\ufe0f": "",
        "\u20e3": "",
        "亰": "京",
        "孑": "子",
        "彡": "彩",
    }
)
_PLACE = re.compile(r".{1,6}(?:自治县|自治州|县|市|区|旗|镇|乡|州|盟)$")
_FARM_OPENING = re.compile(
    r".{0,12}(?:蜘蛛池|模板|站群|友情链接|友情连接|友链|推荐资源|以下资源|热门搜索|热搜词|相关搜索|搜索词|"
    r"关键词|热门关键词|相关资源|感谢您?(?:的)?访问|链接推荐|推荐链接|合作站点|网站地图)\s?[:：]"
)


@dataclass(slots=True)
class Evidence:
    """What speaks for and against a line, and how much."""

    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)
    label: Label = Label.SPAM_PROMOTION

    def add(self, weight: float, reason: str) -> None:
        self.weight += weight
        if weight > 0:
            self.reasons.append(reason)


@cache
def _vocabulary() -> dict[str, tuple[str, str]]:
    """Word to (group, kind): group is trade, offer, contact or doorway."""
    found: dict[str, tuple[str, str]] = {}
    for kind in lines_by_section("contact_words"):
        for word in words("contact_words", kind):
            found[word.lower()] = (kind, kind)
    for word in words("offer_words"):
        found[word.lower()] = ("offer", "offer")
    for kind in lines_by_section("spam_words"):
        for word in words("spam_words", kind):
            found[word.lower()] = ("trade", kind)
    return found


@cache
def _words_by_pair() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in _vocabulary():
        found.setdefault(word[:2], []).append(word)
    return {pair: tuple(sorted(ws, key=len, reverse=True)) for pair, ws in found.items()}


@cache
def _pairs() -> frozenset[str]:
    return frozenset(_words_by_pair())


@cache
def _reporting() -> re.Pattern[str]:
    listed = sorted(words("reporting_words"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _watermarks() -> re.Pattern[str]:
    return re.compile("|".join(lines_by_section("watermarks")[""]))


def words_in(text: str) -> list[str]:
    """The listed words that stand in a text, longest first at each pair of characters.

    One pass over the text's pairs of characters; only pairs that open a word are looked at closer.
    """
    text = text.lower()
    pairs = _pairs().intersection(map(add, text, text[1:]))
    if not pairs:
        return []
    by_pair = _words_by_pair()
    return [word for pair in sorted(pairs) for word in by_pair[pair] if word in text]


def undisguised(text: str) -> str:
    """The text with disguises undone, for judging only.

    >>> undisguised("加薇❤ ⑧⑧⑥⑥⑨ 百-家-乐")
    '加微信 88669百家乐'
    """
    text = unicodedata.normalize("NFKC", text.translate(_HOMOGLYPHS))
    text = _DIGIT_RUN.sub(lambda match: match.group().translate(_CHINESE_DIGITS), text)
    text = _SEPARATED.sub(lambda match: re.sub(r"[。·~_.\-]", "", match.group()), text)
    text = _SPACED_RUN.sub(lambda match: re.sub(r"[ \-*=._·~^+丶,，]", "", match.group()), text)
    return re.sub(r"(?<=[\u4e00-\u9fff])[-*=~^](?=[\u4e00-\u9fff])", "", text)


class SpamJudge:
    """Judges lines of one page. What the page is about comes from its prose."""

    def __init__(self, lines: Sequence[str], other_script: Sequence[bool], topic: Iterable[str] = ()) -> None:
        """lines: simplified; other_script: whether the line came in the script that the page's prose is not in."""
        self._lines = lines
        self._other_script = other_script
        self._topic_texts = topic
        self._topic: dict[str, int] | None = None
        self.suspects = self._find_suspects()

    def _find_suspects(self) -> set[int]:
        """The lines that hold anything that could make them spam."""
        joined = "\n".join(self._lines)
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line) + 1)
        found: set[int] = set()
        lowered = joined.lower()
        if len(lowered) != len(joined):
            lowered = joined
        for word in words_in(joined):
            at = lowered.find(word)
            while at >= 0:
                number = min(bisect_right(starts, at), len(self._lines)) - 1
                found.add(number)
                at = lowered.find(word, starts[number + 1])
        for pattern in (_DISGUISED, _ADDRESS, _PHONE):
            for match in pattern.finditer(joined):
                found.add(min(bisect_right(starts, match.start()), len(self._lines)) - 1)
        for match in _watermarks().finditer(joined):
            found.add(min(bisect_right(starts, match.start()), len(self._lines)) - 1)
        for number, line in enumerate(self._lines):
            if self._other_script[number] or (len(line) > 12 and len(_SEGMENT_MARKS.findall(line)) * 16 > len(line)):
                found.add(number)
        return found

    # --- whole lines ----------------------------------------------------------------------

    def whole(self, number: int, at_edge: bool = False) -> tuple[Label, str] | None:
        """Label and reason if the whole line is spam."""
        line = self._lines[number]
        other = self._other_script[number]
        evidence = stuffing(line, other, at_edge)
        if evidence is not None and evidence.weight >= SPAM:
            return evidence.label, "; ".join(evidence.reasons)
        evidence = self.weigh(line, number)
        if evidence.weight < SPAM:
            return None
        if _SENTENCE_END.search(line[:-1]) or _keyword_prefix(line):
            # A line of sentences is judged by them: it goes as a whole only if most of it is spam.
            spam = sum(end - start for start, end, *_ in self.parts(number))
            if spam < MOST * len(line):
                return None
        return evidence.label, "; ".join(evidence.reasons)

    def weigh(self, line: str, number: int, *, part: bool = False) -> Evidence:
        """All evidence on a line or a part of it."""
        evidence = Evidence()
        text = line
        if _DISGUISED.search(line):
            text = undisguised(line)
            if text != unicodedata.normalize("NFKC", line):
                evidence.add(DISGUISE, "disguised characters")
        bare = _QUOTED.sub("", text) if len(text) > 24 else text
        trade: set[str] = set()
        kinds: set[str] = set()
        offers = contacts = doorways = 0
        seen: list[str] = []
        for word in words_in(bare):
            if any(word in longer for longer in seen):
                continue
            seen.append(word)
            group, kind = _vocabulary()[word]
            if group == "trade":
                trade.add(word)
                kinds.add(kind)
            elif group == "offer":
                offers += 1
            elif group == "contact":
                contacts += 1
            else:
                doorways += 1
        contact = 0.0
        invited = bool(_INVITATION.search(bare))
        if _ACCOUNT.search(text):
            contact += ACCOUNT
        elif _PHONE.search(text):
            contact += PHONE
        if _ADDRESS.search(text):
            contact += ADDRESS
        named = contact > 0
        if invited:
            contact += INVITATION
        if contact:
            evidence.add(contact, "a contact")
        if trade:
            weight = min(WORD * len(trade), WORDS_MOST)
            if kinds == {"trade"}:
                weight = min(weight * 0.6, 1.2)
            if _is_bare_keyword(line, trade):
                weight = max(weight, SPAM)
            evidence.add(weight, "words of a trade: " + "、".join(sorted(trade)[:3]))
        if offers:
            evidence.add(min(OFFER * offers, OFFERS_MOST), "an offer")
        lures = len(_LURE.findall(text))
        if lures:
            evidence.add(min(OFFER * lures, OFFERS_MOST) if not offers else 0.3, "figures that lure")
        if doorways:
            repeated = _repeated_phrase(bare)
            if doorways >= 2 or repeated or trade:
                evidence.add(min(DOORWAY * doorways, DOORWAYS_MOST), "phrases of machine-made pages")
            if repeated and len(line) < 200:
                evidence.add(0.8, f"“{repeated}” over and over")
        if evidence.weight <= 0:
            return evidence
        if invited and len(line) <= SHORT_INVITATION:
            spans = sum(len(match.group()) for match in _INVITATION.finditer(bare))
            if spans * 2 > len(line):
                evidence.add(SPAM - INVITATION, "nothing but an invitation")
        if self._other_script[number]:
            evidence.add(OTHER_SCRIPT, "in the other script than the article")
        reported = len(_reporting().findall(text))
        if reported:
            evidence.add(max(REPORTING * reported, REPORTING_MOST) * (0.6 if named else 1.0), "")
        if contact and not trade and not offers and contacts and not evidence.weight >= SPAM:
            evidence.add(0.2, "")
        if evidence.weight >= SPAM - 1.0 and len(line) >= 12:
            share = self._on_topic(line, number, part)
            if share is not None:
                if share > 0.3:
                    evidence.add(ON_TOPIC, "")
                elif share < 0.1:
                    evidence.add(OFF_TOPIC, "not what the article is about")
                    if contact >= PHONE and len(line) <= 90 and not reported:
                        evidence.add(SOLITARY, "a contact in a line of its own")
        kinds_of_evidence = (
            bool(trade)
            + bool(offers or lures)
            + bool(contact)
            + bool(doorways >= 2)
            + (evidence.reasons[:1] == ["disguised characters"])
        )
        if trade and kinds_of_evidence + self._other_script[number] < 2 and not _is_bare_keyword(line, trade):
            evidence.weight = min(evidence.weight, SPAM - 0.1)
        if doorways >= 2 and not contact:
            evidence.label = Label.SPAM_DOORWAY
        elif contact and not trade:
            evidence.label = Label.SPAM_CONTACT
        return evidence

    def _on_topic(self, line: str, number: int, part: bool) -> float | None:
        """Share of the line's pairs of characters that the rest of the page's prose has; None if that is too short."""
        if self._topic is None:
            self._topic = {}
            for text in self._topic_texts:
                for pair in set(map(add, text, text[1:])):
                    self._topic[pair] = self._topic.get(pair, 0) + 1
        if len(self._topic) < 150:
            return None
        pairs = [pair for pair in map(add, line, line[1:]) if pair[0] >= "\u4e00" and "\u4e00" <= pair[1] <= "\u9fff"]
        if len(pairs) < 6:
            return None
        return sum(self._topic.get(pair, 0) > 1 for pair in pairs) / len(pairs)

    # --- parts of lines -------------------------------------------------------------------

    def parts(self, number: int) -> list[tuple[int, int, Label, str]]:
        """The spans of spam inside a real paragraph: (start, end, label, reason), in order."""
        line = self._lines[number]
        found: list[tuple[int, int, Label, str]] = []
        prefix = _keyword_prefix(line)
        if prefix:
            found.append((0, prefix, Label.SPAM_KEYWORDS, "keywords glued to the paragraph"))
        marks = [match.span() for match in _watermarks().finditer(line)]
        found += [(start, end, Label.NOISE, "a scraper's mark") for start, end in marks]
        for start, end in _pieces(line):
            if start < prefix or any(start < mark_end and mark_start < end for mark_start, mark_end in marks):
                continue
            piece = line[start:end]
            if len(piece.strip()) < 6:
                continue
            evidence = self.weigh(piece, number, part=True)
            if evidence.weight >= SPAM:
                if found and found[-1][1] == start:
                    found[-1] = (found[-1][0], end, *found[-1][2:])
                else:
                    found.append((start, end, evidence.label, "; ".join(evidence.reasons)))
        return sorted(found)


def stuffing(line: str, other_script: bool, at_edge: bool) -> Evidence | None:
    """Evidence that a line is keywords strung together; None if it is not built like that.

    >>> stuffing("棋牌游戏下载,真人娱乐平台,彩票网站大全,在线影院", False, True).weight >= SPAM
    True
    >>> stuffing("他说，这一年，村里修了路，通了水，老人们都很高兴。", False, False)
    """
    opening = _FARM_OPENING.match(line)
    rest = line[opening.end() :] if opening else line
    segments = [segment for segment in _SEGMENT_SEPARATORS.split(rest) if segment]
    if len(segments) < (2 if opening else 4):
        return None
    function = characters("function_characters")
    keywords = sum(2 <= len(s) <= 22 and sum(c in function for c in s) <= len(s) // 5 for s in segments)
    if keywords < 0.75 * len(segments) or _SENTENCE_END.search(rest.rstrip("!?！？")):
        return None
    evidence = Evidence(label=Label.SPAM_KEYWORDS)
    evidence.add(0.5, f"{len(segments)} segments without a sentence")
    if opening:
        evidence.add(0.8, "opens like a link farm")
        evidence.label = Label.SPAM_LINK_FARM
        if "蜘蛛池" in opening.group():
            evidence.add(1.5, "names itself a spider pool")
    spammed = 0
    vocabulary = _vocabulary()
    kinds = set()
    for segment in segments:
        hits = [vocabulary[word][1] for word in words_in(segment) if vocabulary[word][0] == "trade"]
        spammed += bool(hits)
        kinds.update(hits)
    if spammed:
        share = spammed / len(segments)
        weight = min(0.7 * spammed, 2.0) if share >= 0.15 else 0.5
        if kinds == {"trade"} and not other_script:
            weight *= 0.5
        evidence.add(weight, f"{spammed} of them sell something")
    places = sum(bool(_PLACE.match(s)) for s in segments)
    if places and (spammed or opening or other_script):
        evidence.add(0.8, f"{places} place names among them")
        evidence.label = Label.SPAM_LINK_FARM
    if other_script:
        evidence.add(OTHER_SCRIPT, "in the other script than the article")
    if at_edge:
        evidence.add(AT_THE_EDGE, "at the page's edge")
    return evidence


def _is_bare_keyword(line: str, trade: set[str]) -> bool:
    """Whether a short line is hardly anything but words of a trade."""
    return (
        len(line) <= 14
        and sum(map(len, trade)) * 2 >= len(line)
        and not any(c in characters("function_characters") for c in line)
    )


def _repeated_phrase(text: str) -> str:
    """A phrase of four or more characters that stands in a short text twice or more; "" if none."""
    if len(text) > 300:
        return ""
    for length in (8, 6, 4):
        seen: set[str] = set()
        last = -length
        for at in range(len(text) - length + 1):
            phrase = text[at : at + length]
            if phrase in seen and at >= last + length and not re.search(r"[，。、！？：；“”\s]", phrase):
                return phrase
            seen.add(phrase)
            last = at if phrase not in seen else last
    return ""


def _keyword_prefix(line: str) -> int:
    """Length of the keywords that stand glued before a real sentence."""
    segments = re.split("[,，|_、]", line[:160])
    if len(segments) < 4:
        return 0
    vocabulary = _vocabulary()
    function = characters("function_characters")
    at = hits = count = 0
    for segment in segments:
        trade = [word for word in words_in(segment) if vocabulary[word][0] == "trade"]
        if 2 <= len(segment) <= 12 and not any(c in function for c in segment):
            at += len(segment) + 1
            hits += bool(trade)
            count += 1
            continue
        if count >= 3 and hits >= 2:
            for word in sorted(trade, key=len, reverse=True):
                if segment.lower().startswith(word):
                    return at + len(word)
            return at
        return 0
    return 0


_BOUNDARY = re.compile(r"[。！？!?；…][”」』）)]?|[\s　]+|(?=[（(［【])|(?<=[）)］】])")


def _pieces(line: str) -> list[tuple[int, int]]:
    """The sentences, bracketed parts and contact-ended pieces of a line, as spans that cover it."""
    cuts = {0, len(line)}
    for match in _BOUNDARY.finditer(line):
        cuts.add(match.end())
    for pattern in (_ACCOUNT, _PHONE, _ADDRESS):
        for match in pattern.finditer(line):
            end = match.end()
            if end < len(line) and "\u4e00" <= line[end] <= "\u9fff":
                cuts.add(end)
    ordered = sorted(cuts)
    return list(pairwise(ordered))
