"""Pages of machines that salt a keyword into phrases of every kind, and put sentences of other texts between them."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from ..expressions import expression
from .text_model import read
from .topic import count_shared, han_pairs

# So many lines are left of such a page; a row of figures is shorter than its sentences.
FEWEST: Final = 4
MOST: Final = 14
SHORTEST: Final = 14
LONGEST: Final = 400
# So many of them say the keyword twice; so many have nothing to do with any other, one in so many at least.
SALTED: Final = 2
ALONE: Final = 2
ONE_IN: Final = 4
# Sentences of articles that say a word twice read less like spam than this, all in all.
READING: Final = -4.5
PHRASE: Final = 4
# A share or a sum in words is no keyword: 百分之十三, 一百二十.
_HAN: Final = expression("[\u4e00-\u9fff]+")
_SUM: Final = expression("百分|[零一二三四五六七八九十百千万亿两]{2}")


def is_salad(lines: Sequence[str]) -> bool:
    """Whether the lines that are left of a page with spam in it are nothing but that.

    >>> is_salad([
    ...     "首先，认识松木烤炉的内涵。松木烤炉是一项系统工程，必须统筹兼顾，使松木烤炉更好地服务大局。",
    ...     "他推开窗，海风灌进来，信纸一页页飞向黑暗。",
    ...     "其次，优化松木烤炉的路径。要细化清单，推动松木烤炉再上新台阶。",
    ...     "豆角掐去两头，下油锅炸到起皱，再与肉末同炒。",
    ... ])
    True
    """
    if not FEWEST <= len(lines) <= MOST or max(map(len, lines)) > LONGEST:
        return False
    repeated = [says_again(line) for line in lines]
    keywords = set().union(*repeated)
    salted = [line for line in lines if any(keyword in line for keyword in keywords)]
    others = [line for line in lines if line not in salted]
    twice = sum(map(bool, repeated))
    if twice < SALTED or 2 * twice < len(salted) or len(others) < max(ALONE, len(lines) // ONE_IN):
        return False
    pairs = [han_pairs(line) for line in lines]
    for line in others:
        own = han_pairs(line)
        if len(line) >= SHORTEST and sum(count_shared(own, other, 2) > 1 for other in pairs) > 1:
            return False
    return fsum([read(line).spam for line in salted]) / len(salted) > READING


def says_again(line: str) -> set[str]:
    """The phrases of four Han characters that stand in a line twice.

    >>> says_again("要坚持以松木烤炉为抓手，让松木烤炉走进千家万户。")
    {'松木烤炉'}
    """
    seen: set[str] = set()
    found: set[str] = set()
    for at in range(len(line) - PHRASE + 1):
        phrase = line[at : at + PHRASE]
        if phrase in seen:
            if _HAN.fullmatch(phrase) and not _SUM.search(phrase):
                found.add(phrase)
        else:
            seen.add(phrase)
    return found
