"""How a piece of text reads: like an article's, like spam, or like what a site puts around articles.

A linear model over single characters and pairs of neighbours, with figures, accounts, numbers and addresses as one
sign each, so that it knows phrases and shapes rather than names. On spammed pages, what reads
like spam and has nothing to do with the article goes; on any other it is asked of short odd lines alone, and only what
is plain goes. Its weights (`data/strange_texts.txt`) come from
`benchmarks/strange_texts.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import repeat
from math import sqrt
from operator import add
from typing import Final, NamedTuple

from ..expressions import compiled, expression
from ..parse.compiled import IS_COMPILED, between, holds_any, table_of
from ..word_lists import lines_by_section
from .contacts import SPACED_OUT, WEB_ADDRESS, has_address, has_dot, undisguised
from .pairs import (
    PairWeights,
    each_holds_two_like,
    forms_of,
    pairs_like,
    strong_pairs,
    table_of_pairs,
    weight_of_one,
)
from .piece_signs import LATIN, ORDINARY, PLAIN, READ_AS_OTHERS, signs_of_reading
from .topic import FIRST, SECOND, UTF_16

# No more of a piece is read than this.
LONGEST: Final = 400
# So much must three pairs of characters tell at least.
TOLD: Final = 12
# From this reading on a text is spam whatever tells it.
SURE: Final = 2.0
# Few pairs tell so much, and nearly every line of a site has one of them, and one more in so many characters.
MUCH: Final = 26
EVERY: Final = 30
# Weights are stored in tenths.
_UNIT: Final = 10

# What is asked of a paragraph before it is read: whether it, its last sentence or its first may be spam; none is longer
# than this, and weighs so much, by the square root of its length, and its characters alone do.
WHOLE, LAST, FIRST_OF_IT = 1, 2, 4
LONGEST_ROUGH: Final = 80
ROUGHLY: Final = 0
ROUGHLY_OF_ONE: Final = -30

_ENDS: Final = frozenset("。！？…!?~～")
_SENTENCE_END: Final = expression("[。！？…]”?(?![。！？”…」]|$)")
_SEPARATORS: Final = expression(r"[`*^~_/=+\-丶](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
_ACCOUNT: Final = expression(r"[A-Za-z0-9_\-](?<=(?=[A-Za-z_\-]*\d)(?=\d*[A-Za-z_])[A-Za-z0-9_\-])[A-Za-z0-9_\-]{5,}")
# A quantity with its unit is no account: 220kPa, 5000mAh.
_QUANTITY: Final = expression(
    r"\d(?<![A-Za-z0-9_\-].)\d{0,6}(?:\.\d{1,3})?(?:[kMGhm]?Pa|[mk]?Ah|[kMGT]?Wh|[kMGT]?Hz|[kMGT]bps|[kMGT]i?B|[kMG]?W|kN|kcal|kVA|rpm|fps"
    r"|nits?|lux|dpi|ppm|bit|inch|[kcm]m[23²³]?)(?![A-Za-z0-9_\-])"
)
_NUMBER: Final = expression(r"\d(?:[\d\-]{5,}\d|(?<=1)\d\d \d{4} \d{4})")
# The number of an office that everybody may call: 110, 12345, 96110.
_HOTLINE: Final = expression(r"(?<=拨打|致电|热线|电话)[:：]? ?(?:1[12]\d|12\d{3}|9[56]\d{3})(?!\d)")
_LETTERS: Final = expression("[A-Za-z][A-Za-z]+")
_FIGURES: Final = expression(r"\d\d*(?:[.,]\d+)*")
_ORNAMENT: Final = expression(
    "[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff※〓][\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff※〓]*"
)
# What is told apart by nothing but its look: each is replaced by itself, which is quicker than a table for all.
_SAME: Final = tuple(zip("，！？：；（）您…", (*",!?:;()你", "..."), strict=True))
# Nothing that could be a disguise, or stand in one.
_ORDINARY: Final = expression(
    "[\u4e00-\u4e27\u4e29-\u4e35\u4e37-\u4eaf\u4eb1-\u5b50\u5b52-\u5f60\u5f62-\u8586\u8588-\u9fff"
    "，。！？：；、“”‘’（）《》【】「」…—A-Za-z0-9 ,.!?:;()\"'%&<>#$]+"
)
# Figures in words that may stand for a number; what may be a number or an account; what a hotline stands behind.
_IN_WORDS: Final = expression(
    "[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
    "(?:(?=[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4})|(?<=[A-Za-z0-9].)(?=[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]))|十(?=[Vv])"
)
_LONG: Final = expression(
    r"[A-Za-z0-9](?:(?<=[0-9])[A-Za-z0-9]{5}|(?=[A-Za-z]*[0-9])[A-Za-z0-9]{5}|(?<=[0-9]) [0-9]{4} )"
)
_CALLING: Final = expression("[打电线话](?<=拨打|致电|热线|电话)")
_LATIN: Final = expression(r"[\dA-Za-z]")
_FIGURE: Final = expression(r"\d")


class Reading(NamedTuple):
    """How much likelier a text is spam, and boilerplate, than an article's: logarithms of odds."""

    spam: float
    boilerplate: float


def _column(kind: str) -> int:
    """Where a kind stands in a reading."""
    return 0 if kind == "spam" else 1


@lru_cache(maxsize=1 << 12)
def shape(text: str) -> str:
    """The text as the model sees it: disguises undone, names and figures as one sign each.

    >>> shape("加我详谈 kxz94127，额度5千到30万，www.example.com")
    '加我详谈 I,额度0千到0万,U'
    """
    told = _told_of(text)
    if not told & PLAIN:
        return _seen(text)
    for mark, same in _SAME if told & READ_AS_OTHERS else _SAME[:1]:  # as what is not plain, at a fifth of the time
        text = text.replace(mark, same)
    if told & LATIN:
        text = _FIGURES.sub("0", _LETTERS.sub("A", text))
    return " ".join(text.split()) if " " in text else text


def _seen(text: str) -> str:
    """The text as the model sees it, whatever it holds."""
    text = undisguised(text)
    if not IS_COMPILED or holds_any(text, _SEPARATING):
        text = _SEPARATORS.sub("", text)
    if _LATIN.search(text):
        if has_address(text):
            text = compiled(WEB_ADDRESS).sub("U", text)
        if _FIGURE.search(text):
            text = _ACCOUNT.sub("I", _QUANTITY.sub("0A", text))
            if _CALLING.search(text):
                text = _HOTLINE.sub("H", text)
            text = _FIGURES.sub("0", _LETTERS.sub("A", _NUMBER.sub("N", text)))
        else:
            text = _LETTERS.sub("A", text)
    if not IS_COMPILED or holds_any(text, _ORNAMENTS):
        text = _ORNAMENT.sub("★", text)
    return " ".join(text.split()).replace("您", "你")


# What the two expressions for marks find.
_SEPARATING: Final = table_of("`*^~_/=+-丶")
_ORNAMENTS: Final = table_of(
    between("\u2190", "\u21ff") + between("\u2500", "\u27bf") + between("\u2b00", "\u2bff") + "※〓"
)


def _told_of(text: str) -> int:
    """What is told of a text at a glance (`piece_signs`)."""
    if IS_COMPILED:
        return signs_of_reading(text)
    if _ORDINARY.fullmatch(text) is None:
        return 0
    latin = LATIN if _LATIN.search(text) else 0
    return ORDINARY | latin | READ_AS_OTHERS | (PLAIN if _is_plain(text, latin != 0) else 0)


def _is_plain(text: str, latin: bool) -> bool:
    """Whether a text of ordinary characters holds no disguise, number, account or address, as nearly every one."""
    return (
        SPACED_OUT.search(text) is None
        and _IN_WORDS.search(text) is None
        and not (latin and ("…" in text or _LONG.search(text) or has_dot(text) or _CALLING.search(text)))
    )


def leads_nowhere(text: str) -> bool:
    """Whether it is told at a glance that a text leads to no account and no address.

    >>> leads_nowhere("2025年涨了15%，AI 也是"), leads_nowhere("加我详谈 kxz94127")
    (True, False)
    """
    told = _told_of(text)
    return told & PLAIN != 0 or told & (ORDINARY | LATIN) == ORDINARY


def _lines() -> list[str]:
    """The list of weights: those for spam and for boilerplate, and the features that have them, apart by blanks."""
    return lines_by_section("strange_texts")["weights"]


@cache
def _rows() -> list[tuple[int, int, list[str]]]:
    """The same with each feature as it is."""
    return [
        (int(spam), int(boilerplate), [feature.replace("␣", " ") for feature in features])
        for spam, boilerplate, *features in (line.split(" ") for line in _lines())
    ]


@cache
def _weights() -> dict[str, tuple[int, int]]:
    return {feature: (spam, boilerplate) for spam, boilerplate, features in _rows() for feature in features}


# Beyond any sum of weights.
_HALF: Final = 1 << 24


@cache
def _packed_weights() -> dict[int, int]:
    """Both weights of each feature's number as one number, so that both sums are found in one go."""
    found: dict[int, int] = {}
    for spam, boilerplate, features in _rows():
        found.update(dict.fromkeys(map(_number, features), spam * 2 * _HALF + boilerplate))
    return found


@cache
def _pair_weights() -> PairWeights:
    return PairWeights(_lines())


def _number(feature: str) -> int:
    """A feature's number: what `_numbers` makes of its one or two characters; -1 if no weights could have it."""
    if "\0" in feature or max(feature) > "\uffff":
        return -1
    return ord(feature) if len(feature) == 1 else ord(feature[0]) << FIRST | ord(feature[1]) << SECOND


def _numbers(data: bytes) -> set[int]:
    """The numbers of the characters and pairs of a text of two bytes a character."""
    units = memoryview(data)
    last = len(units) & 2
    found = set(units.cast("H"))
    found.update(units[: len(units) - last].cast("I"))
    found.update(units[2 : len(units) - 2 + last].cast("I"))
    return found


@cache
def _strong_pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters that tell most for spam, and for a site's own lines."""
    return frozenset(strong_pairs(_lines(), False, MUCH)), frozenset(strong_pairs(_lines(), True, MUCH))


@cache
def _strong_places() -> bytes:
    return table_of_pairs(pair for pairs in _strong_pairs() for pair in pairs)


@cache
def strong_places_of_spam() -> bytes:
    """A table of the places of the pairs that tell most for spam."""
    return table_of_pairs(_strong_pairs()[0])


@lru_cache(maxsize=1 << 10)
def _strong_in(text: str) -> tuple[int, int]:
    """How many such pairs of either kind stand in a text."""
    pairs = set(pairs_like(text, _strong_places())) if IS_COMPILED else set(map(add, text, text[1:]))
    spam, boilerplate = _strong_pairs()
    return len(pairs & spam), len(pairs & boilerplate)


def may_be(kind: str, text: str, every: int = EVERY) -> bool:
    """Whether a text holds pairs enough that tell much for a kind: a tenth of the time of reading it.

    kind: "spam" or "boilerplate"; every: one pair more in so many characters.

    >>> may_be("boilerplate", "登录后查看全文"), may_be("boilerplate", "河水涨到了桥面")
    (True, False)
    """
    return _strong_in(text)[_column(kind)] > len(text) // every


def each_may_hold_strong(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """Whether each of some stretches of a text may hold two pairs that tell much for spam: without, it is not spam for
    certain. True for all where it takes long to tell.
    """
    return each_holds_two_like(text, spans, strong_places_of_spam()) if IS_COMPILED else [True] * len(spans)


@cache
def _rough_weights() -> tuple[dict[str, int], dict[str, int]]:
    """What each character, and each pair, weighs for spam as texts have them."""
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for spam, _, features in _rows():
        for feature in features:
            for form in forms_of(feature):
                found[len(form) - 1][form] = spam if len(form) > 1 else weight_of_one(form, spam)
    return found


def promising(text: str) -> int:
    """Which of a text (`WHOLE`), its last (`LAST`) and its first sentence (`FIRST_OF_IT`) may read like spam, roughly.

    What a look at each character tells, before anything is read. None is longer than `LONGEST_ROUGH`; of a longer text
    only its last sentence is looked for; of one that ends as no sentence does, nothing.

    >>> promising("老姚坐在船头看水。") == 0, promising("急用钱的朋友加我微信，当天放款。") == WHOLE
    (True, True)
    """
    if IS_COMPILED:
        return _pair_weights().promising(text, LONGEST_ROUGH, ROUGHLY, ROUGHLY_OF_ONE)
    if text[-1:] not in _ENDS:
        return 0
    found = LAST * _may_be_spam(text[start_of_last(text) :]) if start_of_last(text) else 0
    if len(text) <= LONGEST_ROUGH:
        first = end_of_first(text)
        found += WHOLE * _may_be_spam(text) + FIRST_OF_IT * (first > 0 and _may_be_spam(text[:first]))
    return found


def promising_among(texts: Sequence[str], numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Those of some lines that are promising, with what of them is.

    >>> promising_among(["老姚坐在船头看水。", "急用钱的朋友加我微信，当天放款。"], (0, 1)) == [(1, WHOLE)]
    True
    """
    if not IS_COMPILED:
        return [(number, likely) for number in numbers if (likely := promising(texts[number]))]
    weights, found = _pair_weights(), []
    for number in numbers:
        likely = weights.promising(texts[number], LONGEST_ROUGH, ROUGHLY, ROUGHLY_OF_ONE)
        if likely:
            found.append((number, likely))
    return found


def _may_be_spam(text: str) -> bool:
    singles, pairs = _rough_weights()
    total = sum(map(singles.get, text, repeat(0)))
    if total < ROUGHLY_OF_ONE * sqrt(len(text)):
        return False
    return total + sum(map(pairs.get, map(add, text, text[1:]), repeat(0))) >= ROUGHLY * sqrt(len(text))


def start_of_last(text: str) -> int:
    """Where the last sentence of a text begins, if that is not too long; 0 if it is the only one.

    >>> start_of_last("他走了。他说：“再见。”雨停了。"), start_of_last("雨停了。")
    (12, 0)
    """
    low = max(len(text) - LONGEST_ROUGH, 0)
    return max((low + match.end() for match in _SENTENCE_END.finditer(text[low:])), default=0)


def end_of_first(text: str) -> int:
    """Where the first sentence of a text ends; 0 if it is the only one.

    >>> end_of_first("他走了。他说：“再见。”雨停了。")
    4
    """
    match = _SENTENCE_END.search(text)
    return match.end() if match else 0


@cache
def _bias() -> tuple[int, int]:
    spam, boilerplate = lines_by_section("strange_texts")["bias"][0].split()
    return int(spam), int(boilerplate)


def features(text: str) -> set[str]:
    """The characters and pairs of a text as the model sees it, its ends among them."""
    seen = f"^{shape(text[:LONGEST])}$"
    return {*seen, *map(add, seen, seen[1:])}


@lru_cache(maxsize=1 << 12)
def read(text: str) -> Reading:
    """How a piece of text reads; simplified.

    >>> read("诚接各地工资表业务，加我详谈kxz94127").spam > 0 > read("河水涨到了桥面，他还站在那里。").spam
    True
    """
    spam, boilerplate, count = _pair_weights().weigh_plain(text, LONGEST) if IS_COMPILED else (0, 0, 0)
    if not count:
        seen = f"^{shape(text[:LONGEST])}$"
        if IS_COMPILED:
            spam, boilerplate, count = _pair_weights().weigh(seen)
    if not count:
        data = seen.encode(UTF_16, "surrogatepass")
        plain = len(data) == 2 * len(seen) and "\0" not in seen
        found: Collection[int] = _numbers(data) if plain else list(map(_number, features(text)))
        total, count = sum(map(_packed_weights().get, found, repeat(0))), len(found)
        boilerplate = (total + _HALF) % (2 * _HALF) - _HALF
        spam = (total - boilerplate) // (2 * _HALF)
    size = sqrt(count)
    bias = _bias()
    return Reading((bias[0] + spam / size) / _UNIT, (bias[1] + boilerplate / size) / _UNIT)


def telling(text: str, kind: str = "spam") -> tuple[list[str], bool]:
    """The pairs of characters that tell most for a kind, and whether an account, a number or an address is in it.

    kind: "spam" or "boilerplate".
    """
    weights, column = _weights(), _column(kind)
    seen = shape(text[:LONGEST])
    pairs = dict.fromkeys(map(add, seen, seen[1:]))
    words = [pair for pair in pairs if pair.isalpha() and weights.get(pair, (0, 0))[column] > 0]
    words.sort(key=lambda pair: -weights[pair][column])
    return words[:3], any(sign in seen for sign in "UIN")


def is_told(text: str, kind: str = "spam") -> bool:
    """Whether phrases or a contact tell that a text is of a kind, rather than that nothing tells it is an article's.

    kind: "spam" or "boilerplate".
    """
    words, contact = telling(text, kind)
    column = _column(kind)
    told = sum(_weights()[word][column] for word in words)
    return told >= TOLD or (contact and told > 0) or read(text)[column] >= SURE
