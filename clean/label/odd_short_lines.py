"""Advertisements as short as the verses or rows that they stand between, told by what those read like.

A line of four characters tells too little by itself. Where an article is made of lines as short, they read much alike,
and one that reads far more like spam than they do is none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from ..expressions import compiled, expression
from .contacts import ACCOUNT_NAME, undisguised
from .field_names import field_name
from .text_model import read

# Lines of an article of short lines, so many of which tell how those read; at least so large a share of it is such.
SHORT: Final = 24
FEWEST: Final = 8
SHARE: Final = 0.5
# A line is odd that is no longer than this, reads no less like spam than that, and so many standard deviations more
# than the others do, on a page that is spammed for certain and on one with some spam; if more of them are
# such than one in so many, they are what the article is made of.
LONGEST: Final = 12
CERTAIN: Final = (-0.7, 2.0)
IN_DOUBT: Final = (-0.6, 2.2)
# A line that is nothing but an account, with a character before it at most, reads like this.
ACCOUNT: Final = 4.0
BEFORE_ACCOUNT: Final = 1
# On one with none that is known, two of them at least.
UNKNOWN: Final = (0.8, 2.2)
FEWEST_UNKNOWN: Final = 2
ONE_IN: Final = 4
# What stands where a heading does must read like this.
PLAIN: Final = 2.0
# The standard deviation of a normal distribution to its median absolute deviation, which a few odd lines do not move.
OF_NORMAL: Final = 1.4826
# A number, in figures or in words, behind the name of an account in whatever disguise.
_NUMBER_OF: Final = expression(
    "(?:[^\\s：:]{1,3}[：:] ?|[加扣抠微薇徽围群裙]{1,2})[0-9零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖]{5,}"
)
_NUMERALS: Final = frozenset("零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖")
# Where more lines than one in so many are fields, a number may be of one of them.
FIELDS: Final = 4
_ENDS: Final = frozenset("。！？!?….，,；;：:”」』）)")
_ITEM: Final = frozenset("0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨（(•·●▪-—第")


def find_odd_short_lines(lines: Mapping[int, str], *, certain: bool, known: bool = True) -> list[int]:
    """The lines of an article of short lines that read far more like spam than the others do.

    lines: those that are left of a page, simplified, by their numbers; certain: whether it is spammed for certain;
    known: whether any spam is known on it.

    >>> verses = ["渡口的灯还亮着", "桨声停在对岸", "有人喊了一声", "水面碎了一会儿", "又慢慢合上", "老人没有回头"]
    >>> more = ["柳树低下头来", "当天放款", "把影子还给河水"]
    >>> find_odd_short_lines(dict(enumerate(verses + more)), certain=True)
    [7]
    """
    records = FIELDS * sum(map(bool, map(field_name, lines.values()))) > len(lines)
    short = {
        number: read(line).spam if records else _spam(line) for number, line in lines.items() if 1 < len(line) <= SHORT
    }
    if len(short) <= FEWEST or len(short) < SHARE * len(lines):
        return []
    least, deviations = CERTAIN if certain else IN_DOUBT if known else UNKNOWN
    asked = [number for number, spam in short.items() if spam >= least and _may_be_odd(lines[number])]
    if asked:  # a refrain is no advertisement, nor what heads a paragraph
        times = Counter(lines.values())
        numbers = list(lines)
        heads = {above for above, below in pairwise(numbers) if len(lines[below]) > SHORT}
        asked = [
            number for number in asked if times[lines[number]] == 1 and (number not in heads or short[number] >= PLAIN)
        ]
    if not asked or len(asked) * ONE_IN > len(short):
        return []
    others = [spam for number, spam in short.items() if number not in asked]
    if len(others) < FEWEST:
        return []
    middle = _median(others)
    deviation = OF_NORMAL * _median([abs(spam - middle) for spam in others])
    found = [number for number in asked if short[number] >= middle + deviations * deviation]
    return found if known or len(found) >= FEWEST_UNKNOWN else []


def _median(values: list[float]) -> float:
    """The upper median. `statistics` takes longer to load than a page to clean."""
    return sorted(values)[len(values) // 2]


def _may_be_odd(line: str) -> bool:
    """Whether a line is so short, ends as no sentence or verse does, and is no field, item or row."""
    line = line.removesuffix("，")  # as verses end, too
    if not 3 < len(line) <= LONGEST or line[-1] in _ENDS or line[0] in _ITEM:
        return False
    return not any(mark in line for mark in "：:…—，") or _is_account(line)


def _spam(line: str) -> float:
    """How much a line reads like spam."""
    return max(read(line).spam, ACCOUNT) if _is_account(line) else read(line).spam


def _is_account(line: str) -> bool:
    """Whether a line is nothing but an account, as none is among verses: 扣Q：709131."""
    if len(line) > LONGEST + 4 or not (line[-1] in _NUMERALS or (line[-1].isascii() and line[-1].isalnum())):
        return False
    if _NUMBER_OF.fullmatch(line):
        return True
    seen = undisguised(line)
    account = compiled(ACCOUNT_NAME).search(seen)
    return account is not None and account.start() <= BEFORE_ACCOUNT and account.end() == len(seen)
