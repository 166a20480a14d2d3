"""Keywords strung together: the heads and footers of hijacked pages.

Structure comes first: segments of a few characters without a function character, one separator, no
sentence. What is sold, place names among them, the other script and the page's edge add to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..any_of import AnyOf
from ..expressions import expression
from ..labels import Label
from ..parse.compiled import IS_COMPILED, runs_without, table_of
from ..word_lists import words
from .evidence import OF_SCRIPT, OTHER_SCRIPT, Evidence
from .function_characters import count_function_characters, has_function_character
from .phrases import Hit
from .place_names import names_place
from .signs import signs_of
from .vocabulary import vocabulary, words_of_group

AT_THE_EDGE: Final = 0.7
REPEATED_STEM: Final = 0.8
# In so many segments it stands at least.
FEWEST_STEMS: Final = 3
LONGEST_KEYWORD: Final = 22
# How the reason ends that a line's build gives.
NO_SENTENCE: Final = "segments without a sentence"
# With so many segments that are no keywords, and more function characters than this and than one in so many, the
# segments are clauses of a sentence.
CLAUSES: Final = 3
SENTENCE_FUNCTIONS: Final = 5
SENTENCE_EVERY: Final = 14
# Keywords glued before a sentence: so many of them sell something, and all stand in so many characters.
GLUED_HITS: Final = 2
LONGEST_GLUED: Final = 160

_SEGMENT: Final = expression(r"[^,，、|｜丨_/;；·•\-—–\t #【】]+")
# What stands between segments.
_OF_SEGMENTS: Final = table_of(",，、|｜丨_/;；·•-—–\t #【】")
_GLUE: Final = expression("[,，|_、]")
_SENTENCE_ENDS: Final = AnyOf("。！？!?；")
# A question mark before a word is a character that a mirror lost: 河岸?人家
_END_IN_FARM: Final = expression(r"[。！？；!?](?:(?<=[。！？；])|(?!\w))")
# Keywords between the sentences of a paragraph: by another comma than its own, or by blanks at its end.
_WORDS: Final = r"[^\s,，。！？!?；：:、|_（）()“”]{2,14}"
# With these a sentence goes on that the row is part of: 老虎机,推币机,这两样…
_SUMMING_UP: Final = frozenset("这等都共皆均是成占为属")
# Marks that no Chinese sentence has between words; those that it has enumerate, too, unless all is sold, and so much.
_FOREIGN_MARK: Final = expression("[,|_]")
ENUMERATED: Final = 3
_RUN: Final = expression(
    rf"(?:^|(?<=[。！？!?…”]))(?:{_WORDS}[,|_]){{2,}}|(?<=[。！？!?…”])(?:{_WORDS} ){{2,}}{_WORDS}$"
)
_FARM_OPENING: Final = expression(
    r"(?:.{0,80}?蜘蛛池.{0,4}|.{0,12}(?:模板|站群|友情链接|友情连接|友链|推荐资源|以下资源|热门搜索|热搜词|相关搜索|搜索词|"
    r"关键词|热门关键词|相关资源|感谢您?(?:的)?访问|链接推荐|推荐链接|合作站点|网站地图))\s?[:：]"
)
# What stands before the colon of each but the spider pool's, in so many characters.
LONGEST_OPENING: Final = 24
_FARM_COLON: Final = expression(r"[:：](?:(?<=[板群接链源索词问荐点图].)|(?<=[板群接链源索词问荐点图]\s.))")


def stuffing(line: str, other_script: bool, at_edge: bool, signs: Sequence[Hit] | None = None) -> Evidence | None:
    """Evidence that a line is keywords strung together; None if it is not built like that, or nothing speaks for it.

    signs: what `signs_of` finds in the line, if that is known already.

    >>> from clean.label.evidence import SPAM
    >>> stuffing("棋牌游戏下载,真人娱乐平台,彩票网站大全,在线影院", False, True).weight >= SPAM
    True
    >>> stuffing("他说，这一年，村里修了路，通了水，老人们都很高兴。", False, False)
    """
    colon = (":" in line or "：" in line) and (_FARM_COLON.search(line, 0, LONGEST_OPENING) or "蜘蛛池" in line)
    opening = _FARM_OPENING.match(line) if colon else None
    start = opening.end() if opening else 0
    trades = _trades(signs_of(line) if signs is None else signs)
    if not (opening or trades or other_script):  # rows of names and figures, of which tables are full
        return None
    if _ends_inside(line, start, in_farm=opening is not None):
        return None
    spans = runs_without(line, _OF_SEGMENTS, start) if IS_COMPILED else _spans(line, start)
    segments = [line[first:end] for first, end in spans]
    if len(segments) < (2 if opening else 4):
        return None
    keywords = 0
    for segment in segments:
        keywords += _is_keyword(segment)
    if keywords < (0.5 if opening and "蜘蛛池" in opening.group() else 0.75) * len(segments):
        return None
    if not opening and len(segments) - keywords >= CLAUSES:
        functions = count_function_characters(line)
        if functions > max(SENTENCE_FUNCTIONS, len(line) // SENTENCE_EVERY):
            return None
    evidence = Evidence(label=Label.SPAM_KEYWORDS)
    evidence.add(0.5, f"{len(segments)} {NO_SENTENCE}")
    if opening:
        evidence.add(0.8, "opens like a link farm")
        evidence.label = Label.SPAM_LINK_FARM
        if "蜘蛛池" in opening.group():
            evidence.add(1.5, "names itself a spider pool")
    sold = _sold_in(spans, trades)
    spammed = len([found for found in sold if found])
    if spammed:
        listed = vocabulary()
        share = spammed / len(segments)
        weight = min(0.7 * spammed, 2.0) if share >= 0.15 else 0.5
        if not other_script and all(listed[word][1] == "trade" for found in sold for word in found):
            weight *= 0.5
        evidence.add(weight, f"{spammed} of them sell something")
    stem = _stem(sold) if spammed >= FEWEST_STEMS else ""
    if stem:
        evidence.add(REPEATED_STEM, f"“{stem}” over and over")
    places = len([segment for segment in segments if names_place(segment)]) if spammed or opening or other_script else 0
    if places:
        evidence.add(0.8, f"{places} place names among them")
        evidence.label = Label.SPAM_LINK_FARM
    if other_script:
        evidence.add(OTHER_SCRIPT, OF_SCRIPT)
    if at_edge:
        evidence.add(AT_THE_EDGE, "at the page's edge")
    return evidence


def _ends_inside(line: str, start: int, *, in_farm: bool) -> bool:
    """Whether a sentence ends inside line[start:], rather than at its end.

    in_farm: whether that opens like a link farm, where a question mark may stand for a lost character.
    """
    at = _SENTENCE_ENDS.place(line, start)
    if at < 0:
        return False
    end = len(line[start:].rstrip("!?！？")) + start
    return _END_IN_FARM.search(line, at, end) is not None if in_farm else at < end


def strung_together(
    line: str, other_script: bool, at_edge: bool, signs: Sequence[Hit] | None = None
) -> tuple[Label, str] | None:
    """Label and reason of a line that is nothing but keywords strung together."""
    evidence = stuffing(line, other_script, at_edge, signs)
    return None if evidence is None else evidence.verdict()


def keyword_prefix(line: str, signs: Sequence[Hit] | None = None) -> int:
    """Length of the keywords that stand glued before a real sentence.

    signs: what `signs_of` finds in the line, if that is known already.
    """
    trades = _trades(signs_of(line) if signs is None else signs)
    if len(trades) < GLUED_HITS:
        return 0
    if line[0] in "“「『‘":  # what somebody says
        return 0
    segments = _GLUE.split(line[:LONGEST_GLUED])
    if len(segments) < 3:
        return 0
    start = hits = count = 0
    for segment in segments:
        sold = _inside(trades, start, start + len(segment))
        if not 2 <= len(segment) <= 12 or has_function_character(segment):
            break
        start += len(segment) + 1
        hits += bool(sold)
        count += 1
    else:
        return 0
    if count < 2 or hits < GLUED_HITS:
        return 0
    if not _FOREIGN_MARK.search(line, 0, start) and (hits < max(count, ENUMERATED) or _goes_on_from(line[start:])):
        return 0  # the sentence itself enumerates
    # The last keyword may stand right before the sentence.
    return max((e for s, e, phrase in trades if s == start and phrase in sold), default=start)


def _goes_on_from(rest: str) -> bool:
    """Whether a sentence speaks of what it begins with: it sums it up, or reports of it."""
    return rest[:1] in _SUMMING_UP or any(word in rest for word in words("reporting_words"))


def keyword_runs(line: str, signs: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where keywords stand between the sentences of a paragraph, strung together by marks that are not its own.

    signs: what `signs_of` finds in the line.

    >>> line = "雨停了，他推开门。百家乐平台,真人荷官,院子里落满了叶子，没有人扫。"
    >>> [line[start:end] for start, end in keyword_runs(line, signs_of(line))]
    ['百家乐平台,真人荷官,']
    """
    trades = _trades(signs)
    if len(trades) < GLUED_HITS or "，" not in line:
        return []
    if line.count(" ") < 2 and line.count(",") + line.count("|") + line.count("_") < 2:
        return []
    found = []
    for match in _RUN.finditer(line):
        start, end = match.span()
        mark = "," if match.group()[-1] in ",|_" else " "
        rest = line[:start] + line[end:]
        spans = [span.span() for span in _SEGMENT.finditer(line, start, end)]
        sold = sum(bool(_inside(trades, *span)) for span in spans)
        keywords = all(_is_keyword(line[first:last]) for first, last in spans)
        summed_up = line[end : end + 1] in _SUMMING_UP
        if sold >= GLUED_HITS and keywords and not summed_up and "，" in rest and mark not in rest:
            found.append((start, end))
    return found


def _is_keyword(segment: str) -> bool:
    """Whether a segment is of a keyword's length and has hardly a function character."""
    length = len(segment)
    return 2 <= length <= LONGEST_KEYWORD and count_function_characters(segment) <= length // 5


def _stem(sold: list[list[str]]) -> str:
    """The word of a trade that stands in half of the segments, and in three of them at least; "" if none does."""
    counts: dict[str, int] = {}
    most = 0
    for found in sold:
        for word in found:
            count = counts.get(word, 0) + 1
            counts[word] = count
            most = max(most, count)
    if most < FEWEST_STEMS or 2 * most < len(sold):
        return ""
    return next(word for word, count in counts.items() if count == most)


_Trade = tuple[int, int, str]


def _trades(signs: Sequence[Hit]) -> list[_Trade]:
    """The hits that are words of a trade."""
    listed = words_of_group("trade")
    return [hit for hit in signs if hit[2] in listed]


def _spans(line: str, start: int) -> list[tuple[int, int]]:
    """Where the segments of a line stand."""
    return [match.span() for match in _SEGMENT.finditer(line, start)]


def _sold_in(spans: list[tuple[int, int]], trades: list[_Trade]) -> list[list[str]]:
    """The words of a trade that stand inside each segment; both in order, words by their ends. Nothing without any."""
    if not trades:
        return []
    found: list[list[str]] = []
    at = 0
    for first, last in spans:
        inside: list[str] = _NO_WORDS
        while at < len(trades):
            start, end, phrase = trades[at]
            if end > last:
                break
            if start >= first and phrase not in inside:
                if not inside:
                    inside = []
                inside.append(phrase)
            at += 1
        found.append(inside)
    return found


# Of most segments.
_NO_WORDS: Final[list[str]] = []


def _inside(trades: Sequence[_Trade], start: int, end: int) -> dict[str, str]:
    """The words of a trade that stand inside a segment, with their kinds."""
    listed = vocabulary()
    return {phrase: listed[phrase][1] for s, e, phrase in trades if start <= s and e <= end}
