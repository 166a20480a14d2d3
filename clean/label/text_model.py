"""How a piece of text reads: like an article's, like spam, or like what a site puts around articles.

A linear model over single characters and pairs of neighbours, with figures, accounts, numbers and addresses as one
sign each, so that it knows phrases and shapes rather than names. On spammed pages, what reads
like spam and has nothing to do with the article goes; on any other it is asked of short odd lines alone, and only what
is plain goes. Its weights (`data/strange_texts.txt`) come from
`benchmarks/strange_texts.py`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat
from math import sqrt
from operator import add
from typing import NamedTuple

from ..expressions import compiled, expression
from ..word_lists import lines_by_section
from .contacts import WEB_ADDRESS, has_dot, is_plain, undisguised

# No more of a piece is read than this.
LONGEST = 400
# So much must three pairs of characters tell at least.
TOLD = 12
# From this reading on a text is spam whatever tells it.
SURE = 2.0
# Few pairs tell so much, and nearly every line of a site has one of them, and one more in so many characters.
MUCH, EVERY = 20, 30
# Weights are stored in tenths.
_UNIT = 10

_SEPARATORS = expression(r"(?<=[\u4e00-\u9fff])[`*^~_/=+\-丶](?=[\u4e00-\u9fff])")
_ACCOUNT = expression(r"(?=[A-Za-z_\-]*\d)(?=\d*[A-Za-z_])[A-Za-z0-9_\-]{6,}")
_NUMBER = expression(r"\d[\d\-]{5,}\d|1\d\d \d{4} \d{4}")
# The number of an office that everybody may call: 110, 12345, 96110.
_HOTLINE = expression(r"(?<=拨打|致电|热线|电话)[:：]? ?(?:1[12]\d|12\d{3}|9[56]\d{3})(?!\d)")
_LETTERS = expression("[A-Za-z]{2,}")
_FIGURES = expression(r"\d+(?:[.,]\d+)*")
_ORNAMENT = expression("[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff※〓]+")
_PLAIN_MARKS = str.maketrans({**dict(zip("，！？：；（）您", ",!?:;()你", strict=True)), "…": "..."})
_LATIN = expression(r"\d|[A-Za-z]")


class Reading(NamedTuple):
    """How much likelier a text is spam, and boilerplate, than an article's: logarithms of odds."""

    spam: float
    boilerplate: float


@lru_cache(maxsize=1 << 12)
def shape(text: str) -> str:
    """The text as the model sees it: disguises undone, names and figures as one sign each.

    >>> shape("加我详谈 kxz94127，额度5千到30万，www.example.com")
    '加我详谈 I,额度0千到0万,U'
    """
    if is_plain(text):  # as what follows leaves it, at a fifth of the time
        return text.translate(_PLAIN_MARKS)
    text = _SEPARATORS.sub("", undisguised(text))
    if _LATIN.search(text):
        if has_dot(text):
            text = compiled(WEB_ADDRESS).sub("U", text)
        for pattern, sign in (
            (_ACCOUNT, "I"),
            (_HOTLINE, "H"),
            (_NUMBER, "N"),
            (_LETTERS, "A"),
            (_FIGURES, "0"),
        ):
            text = pattern.sub(sign, text)
    return " ".join(_ORNAMENT.sub("★", text).split()).replace("您", "你")


@cache
def _rows() -> list[tuple[int, int, list[str]]]:
    """The weights for spam and for boilerplate, and the features that have them."""
    rows = (line.split(" ") for line in lines_by_section("strange_texts")["weights"])
    return [
        (int(spam), int(boilerplate), [feature.replace("␣", " ") for feature in features])
        for spam, boilerplate, *features in rows
    ]


@cache
def _weights() -> dict[str, tuple[int, int]]:
    return {feature: (spam, boilerplate) for spam, boilerplate, features in _rows() for feature in features}


# Beyond any sum of weights.
_HALF = 1 << 24


@cache
def _packed_weights() -> dict[str, int]:
    """Both weights as one number, so that both sums are found in one go."""
    found: dict[str, int] = {}
    for spam, boilerplate, features in _rows():
        found.update(dict.fromkeys(features, spam * 2 * _HALF + boilerplate))
    return found


@cache
def _strong_pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters that tell most for spam, and for a site's own lines."""
    found: tuple[list[str], list[str]] = ([], [])
    for spam, boilerplate, features in _rows():
        for weight, pairs in zip((spam, boilerplate), found, strict=True):
            if weight >= MUCH:
                pairs += [pair for pair in features if len(pair) == 2 and pair.isalpha()]
    return frozenset(found[0]), frozenset(found[1])


@lru_cache(maxsize=1 << 10)
def _strong_in(text: str) -> tuple[int, int]:
    """How many such pairs of either kind stand in a text."""
    pairs = set(map(add, text, text[1:]))
    spam, boilerplate = _strong_pairs()
    return len(pairs & spam), len(pairs & boilerplate)


def may_be(kind: str, text: str, every: int = EVERY) -> bool:
    """Whether a text holds pairs enough that tell much for a kind: a tenth of the time of reading it.

    kind: "spam" or "boilerplate"; every: one pair more in so many characters.

    >>> may_be("boilerplate", "登录后查看全文"), may_be("boilerplate", "河水涨到了桥面")
    (True, False)
    """
    return _strong_in(text)[Reading._fields.index(kind)] > len(text) // every


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
    found = features(text)
    total = sum(map(_packed_weights().get, found, repeat(0)))
    boilerplate = (total + _HALF) % (2 * _HALF) - _HALF
    spam = (total - boilerplate) // (2 * _HALF)
    size = sqrt(len(found))
    bias = _bias()
    return Reading((bias[0] + spam / size) / _UNIT, (bias[1] + boilerplate / size) / _UNIT)


def telling(text: str, kind: str = "spam") -> tuple[list[str], bool]:
    """The pairs of characters that tell most for a kind, and whether an account, a number or an address is in it.

    kind: "spam" or "boilerplate".
    """
    weights, column = _weights(), Reading._fields.index(kind)
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
    column = Reading._fields.index(kind)
    told = sum(_weights()[word][column] for word in words)
    return told >= TOLD or (contact and told > 0) or read(text)[column] >= SURE
