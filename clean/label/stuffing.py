"""Keywords strung together: the heads and footers of hijacked pages.

Structure comes first: segments of a few characters without a function character, one separator, no
sentence. What is sold, place names among them, the other script and the page's edge add to it.
"""

from __future__ import annotations

import re

from ..labels import Label
from ..word_lists import characters
from .evidence import Evidence
from .vocabulary import vocabulary, words_in

OTHER_SCRIPT = 1.0
AT_THE_EDGE = 0.7

_SEGMENT_SEPARATORS = re.compile(r"[,，、|｜丨_/;；·•\-—–\t ]+")
_SENTENCE_END = re.compile("[。！？!?；]")
_PLACE = re.compile(r".{1,6}(?:自治县|自治州|县|市|区|旗|镇|乡|州|盟)$")
_FARM_OPENING = re.compile(
    r".{0,12}(?:蜘蛛池|模板|站群|友情链接|友情连接|友链|推荐资源|以下资源|热门搜索|热搜词|相关搜索|搜索词|"
    r"关键词|热门关键词|相关资源|感谢您?(?:的)?访问|链接推荐|推荐链接|合作站点|网站地图)\s?[:：]"
)


def stuffing(line: str, other_script: bool, at_edge: bool) -> Evidence | None:
    """Evidence that a line is keywords strung together; None if it is not built like that.

    >>> from clean.label.evidence import SPAM
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
    needed = 0.5 if opening and "蜘蛛池" in opening.group() else 0.75
    if keywords < needed * len(segments) or _SENTENCE_END.search(rest.rstrip("!?！？")):
        return None
    evidence = Evidence(label=Label.SPAM_KEYWORDS)
    evidence.add(0.5, f"{len(segments)} segments without a sentence")
    if opening:
        evidence.add(0.8, "opens like a link farm")
        evidence.label = Label.SPAM_LINK_FARM
        if "蜘蛛池" in opening.group():
            evidence.add(1.5, "names itself a spider pool")
    spammed = 0
    listed = vocabulary()
    kinds = set()
    for segment in segments:
        hits = [listed[word][1] for word in words_in(segment) if listed[word][0] == "trade"]
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


def keyword_prefix(line: str) -> int:
    """Length of the keywords that stand glued before a real sentence."""
    segments = re.split("[,，|_、]", line[:160])
    if len(segments) < 4:
        return 0
    listed = vocabulary()
    function = characters("function_characters")
    at = hits = count = 0
    for segment in segments:
        trade = [word for word in words_in(segment) if listed[word][0] == "trade"]
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
