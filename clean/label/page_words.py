"""What a spammed page sells, learnt from itself: the words that its keyword heads, link farms and hidden lists repeat.

No list can hold the next campaign's words, but a campaign says them itself, in lines that structure alone gives away.
With them the same page's advertisements are known that nothing else tells from prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from ..word_lists import characters
from .evidence import OF_SUBJECT, OF_WORDS, SPAM, Evidence
from .function_characters import has_function_character
from .pairs import may_stand, places_of_pairs
from .place_names import names_place
from .scan import clauses_in
from .vocabulary import vocabulary

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

SHORTEST: Final = 3
LONGEST: Final = 8
LONGEST_SEGMENT: Final = 16
# So many characters at its beginning or end a keyword may share with others that sell something else.
AFFIX: Final = range(2, 6)
SHORTEST_STEM: Final = 4
# A phrase of so many characters that stands in a text over and over may be a keyword.
LONG_KEYWORD: Final = 4
# So many segments are looked through, and so many words are learnt, the longest first.
MOST_SEGMENTS: Final = 160
MOST_WORDS: Final = 80
# A phrase is repeated if so many segments hold it.
FEWEST_HOLDERS: Final = 2
# A word that so many paragraphs of the article hold is its own.
OWN_PARAGRAPHS: Final = 2
# What the first of a page's words weighs in a line, if it has four characters and if it has three; each further one.
FIRST: Final = 1.2
FIRST_SHORT: Final = 0.7
FURTHER: Final = 0.6
WORDS_MOST: Final = 2.6
# What it weighs that a text is strange to the article, and that it is little else than such words.
STRANGE: Final = 0.6
ALMOST_ALL: Final = 0.4
# Keywords by build: so many segments at least, of which such a share has a phrase in common with another.
FEWEST_SEGMENTS: Final = 5
SHARING: Final = 0.4
# So many occurrences, or such a share of a line, are evidence of another kind.
REPEATED: Final = 3
COVERED: Final = 0.3

_SEPARATORS: Final = expression(r"[\s,，|｜丨_/;；、·•\-—–#【】►>:：]+")
_CHINESE: Final = expression("[\u4e00-\u9fff]")


def learn_words(stuffed: Iterable[str], own: Sequence[str]) -> tuple[str, ...]:
    """The words that lines of keywords repeat, and their short keywords.

    stuffed: lines that are nothing but keywords; own: the page's other lines, as far as nothing speaks against them.
    A word that several of them hold, and no other with it, is what the article is about.

    >>> learn_words(["南湾区制砂机厂家|制砂机价格|移动破碎站"], ["水库大坝今天合龙。"])
    ('移动破碎站', '制砂机')
    """
    segments = _segments(stuffed)
    found = {segment for segment in segments if 4 <= len(segment) <= LONGEST and not names_place(segment)}
    found |= _repeated(segments)
    found |= _stems(segments)
    listed = vocabulary()
    chosen = [
        word
        for word in found
        if not has_function_character(word) and _CHINESE.search(word) and listed.get(word, ("trade", ""))[0] == "trade"
    ]
    chosen.sort(key=lambda word: (-len(word), word))
    words = _without_covered(chosen)[:MOST_WORDS]
    told = "\n".join(own)
    told_of = held_in(words, told)  # few: a count in each line for each word takes long
    alone = [line for line in own if sum(map(line.count, told_of)) == 1] if told_of else []
    of_the_article = {word for word in told_of if sum(word in line for line in alone) >= OWN_PARAGRAPHS}
    return tuple(word for word in words if word not in of_the_article)


def is_keyword_line(line: str) -> bool:
    """Whether a line is keywords by its build alone: many short segments of which many say the same with other ends.

    >>> is_keyword_line("振动筛厂家,振动筛价格,移动破碎站,移动破碎站租赁,洗沙设备")
    True
    >>> is_keyword_line("新闻,体育,财经,娱乐,科技,汽车")
    False
    """
    if IS_COMPILED and not may_be_keywords(line):
        return False
    segments = [segment for segment in _SEPARATORS.split(line) if segment]
    if len(segments) < FEWEST_SEGMENTS or not SHORTEST < len(line) / len(segments) <= LONGEST_SEGMENT:
        return False
    if not IS_COMPILED and sum(map(has_function_character, segments)) > len(segments) // 4:
        return False
    distinct = [_phrases(segment) for segment in dict.fromkeys(segments)]
    phrases = list(chain.from_iterable(distinct))
    if len(set(phrases)) == len(phrases):  # as in most lines
        return False
    shared = {phrase for phrase, count in Counter(phrases).items() if count > 1}
    return sum(not shared.isdisjoint(phrases) for phrases in distinct) >= SHARING * len(distinct)


def may_be_keywords(line: str) -> bool:
    """Whether a line has so many and so short segments, few with function characters, and perhaps equal phrases.

    >>> may_be_keywords("振动筛厂家,振动筛价格,移动破碎站,移动破碎站租赁,洗沙设备")
    True
    >>> may_be_keywords("新闻,体育,财经,娱乐,科技,汽车")
    False
    """
    kinds = _kinds()
    segments: i64 = 0
    functions: i64 = 0  # segments with function characters
    function = False
    start: i64 = 0
    size: i64 = len(line)
    at: i64 = 0
    while at <= size:
        code: i64 = ord(line[at]) if at < size else 32
        kind: i64 = kinds[code] if code < _CODES else 0
        if kind == _SEPARATOR:
            if at > start:
                segments += 1
                if function:
                    functions += 1
            function = False
            start = at + 1
        elif kind == _FUNCTION:
            function = True
        at += 1
    if segments < FEWEST_SEGMENTS or functions > segments // 4:
        return False
    return SHORTEST * segments < size <= LONGEST_SEGMENT * segments and _holds_equal_phrases(line, kinds)


def _holds_equal_phrases(line: str, kinds: bytes) -> bool:
    """Whether two of the shortest phrases that begin with a Han character are equal."""
    seen: set[int] = set()
    phrases: i64 = 0
    size: i64 = len(line)
    at: i64 = 0
    first: i64 = 0
    second: i64 = 0
    while at < size:
        third: i64 = ord(line[at])
        if third < _CODES and kinds[third] == _SEPARATOR:
            third = 0
        if 0x4E00 <= first <= 0x9FFF and second != 0 and third != 0:
            phrases += 1
            seen.add((first << 21 | second) << 21 | third)
        first = second
        second = third
        at += 1
    return len(seen) < phrases


_SEPARATOR: Final = 1
_FUNCTION: Final = 2
_CODES: Final = 1 << 16


@cache
def _kinds() -> bytes:
    """For each character whether it stands between keywords, or is a function character."""
    kinds = bytearray(_CODES)
    for character in characters("function_characters"):
        kinds[ord(character)] = _FUNCTION
    for character in ",，|｜丨_/;；、·•-—–#【】►>:：\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000":
        kinds[ord(character)] = _SEPARATOR
    for first, last in ((0x09, 0x0D), (0x1C, 0x20), (0x2000, 0x200A)):  # other white space
        kinds[first : last + 1] = bytes((_SEPARATOR,)) * (last + 1 - first)
    return bytes(kinds)


def _phrases(segment: str) -> set[str]:
    """The shortest phrases of a segment that begin with a Han character."""
    places = range(len(segment) - SHORTEST + 1)
    return {segment[at : at + SHORTEST] for at in places if "\u4e00" <= segment[at] <= "\u9fff"}


def _segments(stuffed: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for line in stuffed:
        for segment in _SEPARATORS.split(line):
            if SHORTEST <= len(segment) <= LONGEST_SEGMENT:
                found[segment] = None
            if len(found) >= MOST_SEGMENTS:
                return list(found)
    return list(found)


def _repeated(segments: Sequence[str]) -> set[str]:
    """The longest phrases that two segments or more share."""
    shortest = [[segment[at : at + SHORTEST] for at in range(len(segment) - SHORTEST + 1)] for segment in segments]
    once: set[str] = set()
    again: set[str] = set()
    for phrases in shortest:
        again.update(once.intersection(phrases))
        once.update(phrases)
    holders: Counter[str] = Counter()
    for segment, phrases in zip(segments, shortest, strict=True):
        if again.isdisjoint(phrases):
            continue
        # Of a phrase that two share, all that is in it is shared by two.
        ends = [at + SHORTEST for at, phrase in enumerate(phrases) if phrase in again]
        longer: set[str] = set()
        begun = behind = 0  # where a stretch of them begins, and where the next one of it would end
        for end in ends:
            if end != behind:
                begun = end - SHORTEST
            behind = end + 1
            longer.update([segment[start:end] for start in range(max(begun, end - LONGEST), end - SHORTEST + 1)])
        holders.update(longer)
    shared = {phrase: count for phrase, count in holders.items() if count >= FEWEST_HOLDERS}
    inner = {
        part for phrase, count in shared.items() for part in (phrase[1:], phrase[:-1]) if shared.get(part) == count
    }
    return set(shared) - inner


def _stems(segments: Sequence[str]) -> set[str]:
    """What is left of segments without what others begin or end with, too: 移动破碎站 of 移动破碎站多少钱."""
    ends, starts = _shared([segment[::-1] for segment in segments]), _shared(segments)
    found: set[str] = set()
    for segment, tail, head in zip(segments, ends, starts, strict=True):
        if not tail and not head:  # as in most segments
            found.add(segment)
        else:
            found |= {segment[: len(segment) - tail], segment[head:], segment[head : len(segment) - tail]}
    return {stem for stem in found if SHORTEST_STEM <= len(stem) <= LONGEST}


def _shared(segments: Sequence[str]) -> list[int]:
    """For each segment with how many characters it begins as another does, and goes on."""
    lengths = [0] * len(segments)
    alike: dict[str, list[int]] = {}  # those that begin with the same characters
    for number, segment in enumerate(segments):
        alike.setdefault(segment[: AFFIX[0]], []).append(number)
    for numbers in alike.values():
        for length in AFFIX if len(numbers) > 1 else ():  # as soon as one is not shared, no longer one is
            starts = [segments[number][:length] for number in numbers]
            counts = Counter(starts)
            numbers = [
                number
                for number, start in zip(numbers, starts, strict=True)
                if len(segments[number]) >= length and counts[start] > 1
            ]
            for number in numbers:
                if len(segments[number]) > length:
                    lengths[number] = length
    return lengths


def _without_covered(words: Sequence[str]) -> list[str]:
    """The words that hold no other one: 破碎站 is enough for 破碎站价格."""
    text = "\n".join(words)
    within = [word for word in words if text.count(word) > 1]  # none of the others stands in another word
    return [word for word in words if not any(other != word and other in word for other in within)]


def repeated_keyword(text: str) -> str:
    """A phrase of four Han characters without a function character that stands in a text twice; "" if none does.

    >>> repeated_keyword("有人说二手货车是智商税，也有人说二手货车改变了一生。")
    '二手货车'
    >>> repeated_keyword("平原每公里不超过四万元，山区每公里不超过六万元。")
    ''
    """
    seen: dict[str, int] = {}
    for run in _keywords().finditer(text):
        for at in range(run.start(), run.end() - LONG_KEYWORD + 1):
            phrase = text[at : at + LONG_KEYWORD]
            if at >= seen.setdefault(phrase, at) + LONG_KEYWORD:
                return phrase
    return ""


@cache
def _keywords() -> re.Pattern[str]:
    """What finds the Han characters in a row without a function character that are enough for a keyword."""
    function = sorted(ord(character) for character in characters("function_characters"))
    edges = [0x4E00 - 1, *(code for code in function if 0x4E00 <= code <= 0x9FFF), 0x9FFF + 1]
    between = [f"{chr(before + 1)}-{chr(code - 1)}" for before, code in pairwise(edges) if code - before > 1]
    return re.compile(f"[{''.join(between)}]{{{LONG_KEYWORD},}}")


def held_in(words: Sequence[str], text: str) -> list[str]:
    """Those of some words that stand in a text.

    >>> held_in(["代开", "发票", "票代"], "代开发票")
    ['代开', '发票']
    """
    if IS_COMPILED:  # most do not, as their pairs of characters tell
        table = places_of_pairs(text)
        words = [word for word in words if may_stand(word, table)]
    return [word for word in words if word in text]


def words_in(text: str, words: Iterable[str], most: int) -> list[tuple[int, int, str]]:
    """Where some words, none of which holds another, stand in a text, each behind the one before, up to so many.

    An expression for a page's words takes longer to be compiled than all its lines to be looked through.

    >>> words_in("发票代开发票", ["代开发", "发票"], 9)
    [(0, 2, '发票'), (2, 5, '代开发')]
    """
    ahead = [(text.find(word), word) for word in words]
    found: list[tuple[int, int, str]] = []
    while len(found) < most:
        ahead = [place for place in ahead if place[0] >= 0]
        if not ahead:
            break
        start, word = min(ahead)
        end = start + len(word)
        found.append((start, end, word))
        ahead = [(text.find(word, end) if at < end else at, word) for at, word in ahead]
    return found


def add_page_words(text: str, found: Sequence[str], listed: bool, far: bool, evidence: Evidence) -> None:
    """Add to the evidence on a piece what the page's own words of spam weigh in it.

    found: those that stand in it; listed: whether the listed words in it are parts of them; far: whether
    the piece has nothing to do with the article.

    One word alone is no spam: it takes a second kind of evidence, the same word again, or a text that is strange
    to the article.
    """
    if not found:
        return
    distinct = set(found)
    first = FIRST if max(map(len, distinct)) > SHORTEST else FIRST_SHORT
    bare = not has_function_character(text)
    covered = bare and sum(map(len, found)) >= COVERED * len(text)
    others = any(not (listed and reason.startswith(OF_WORDS)) for reason in evidence.reasons)
    second = others or covered or far or (len(found) >= REPEATED and not listed)
    weight = min(first + FURTHER * (len(found) - 1), WORDS_MOST)
    evidence.add(weight, "words of this page's keyword lists: " + "、".join(sorted(distinct)[:3]))
    if far:
        evidence.add(STRANGE, OF_SUBJECT)
    if covered:
        evidence.add(ALMOST_ALL, "hardly anything else")
    if not second:
        evidence.weight = min(evidence.weight, SPAM - 0.1)


_CLAUSE: Final = expression(r"[（(［【〖][^（(［【〖）)］】〗]*[）)］】〗]|[^，,；;：:（(［【〖。！？!?]+[，,]?")


def clauses_of(line: str, start: int, end: int, like: bytes = b"") -> list[tuple[int, int]]:
    """The clauses of a piece, each with its comma, and its brackets; the piece's last clause and quotations are none.

    like: where it is quick, only those are told that may hold two of some pairs; see `scan.clauses_in`.

    >>> line = "桥修了三年，正如红杉一直倡导的那样，总算通车（老店首发）了。"
    >>> [line[s:e] for s, e in clauses_of(line, 0, len(line))]
    ['桥修了三年，', '正如红杉一直倡导的那样，', '（老店首发）']
    """
    if IS_COMPILED:
        return clauses_in(line, start, end, like)
    spans = [match.span() for match in _CLAUSE.finditer(line, start, end)]
    return [(s, e) for s, e in spans if line[e - 1] in "，,）)］】〗" and not _QUOTE.search(line, s, e)]


_QUOTE: Final = expression('[“”「」『』《》"]')
