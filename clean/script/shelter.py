"""What a converter must leave alone inside a line: Japanese, and the characters of an address.

Japanese shares most characters with Chinese, so it is told by its kana: a whole line that is full of them, a quoted
title that holds some, or a run between punctuation marks without a word that only Chinese has. Without kana only the
characters that Japan alone writes (関, 駅) tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from clean.expressions import compiled
from clean.script.detect import HAN, KANA, japanese_only

from ..expressions import expression
from ..parse.compiled import IS_COMPILED, between, holds_any, table_of

# A line with this share of kana is Japanese; with the lower one only if no common Chinese word stands in it.
LINE_SHARE: Final = 0.4
LINE_SHARE_WITHOUT_CHINESE: Final = 0.18
# Kana in a run between punctuation marks: の in a Chinese slogan stays below.
RUN_SHARE: Final = 0.15

# First bytes of JIS X 0208 level 1 in EUC-JP.
_LEVEL_1: Final = frozenset(bytes((lead,)) for lead in range(0xB0, 0xD0))

# A run of signs and letters; an address in it, and how one goes on behind Han characters.
_ASCII_RUN: Final = expression(r"[\x21-\x7e]+")
_ADDRESS: Final = expression(r"https?://|www\.")
_HAN_IN_ADDRESS: Final = r"[\u3400-\u9fff][^\s,，。；、）)」』》]*"
_QUOTED: Final = expression(r"「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|《[^《》\n]{1,60}》|“[^“”\n]{1,60}”")
_RUN: Final = expression(r"[^\s,，。！？!?；;：:、…「」『』《》〈〉“”‘’（）()【】\[\]]+")
_CHINESE_IN_LINE: Final = expression("[的們们這这嗎吗呢吧她]")
_CHINESE_IN_RUN: Final = expression("[的我你您她們们這这哪很嗎吗呢吧啦喔嘅喺哋冇是]")


def has_signs(text: str) -> bool:
    """Tell whether anything in a text may have to be sheltered; much faster than `spans`.

    >>> has_signs("《進撃の巨人》"), has_signs("臺北市")
    (True, False)
    """
    sign = holds_any(text, _table()) if IS_COMPILED else _signs().search(text) is not None
    return sign or has_addresses(text)


def has_addresses(text: str) -> bool:
    """Tell whether an address may stand in a text."""
    # One character is found in a fraction of the time that a string takes.
    return ("/" in text and "://" in text) or ("w" in text and "www." in text)


@cache
def _table() -> bytes:
    """The same as `_signs`."""
    kana = between("\u3041", "\u3096") + between("\u30a1", "\u30fa") + between("\uff66", "\uff9d")
    return table_of(kana + "".join(japanese_only()))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d" + "".join(sorted(japanese_only())) + "]")


def spans(line: str) -> list[tuple[int, int]]:
    """Return the parts of a line that must stay as they are, in order, as (start, end).

    >>> [("動畫《進撃の巨人》昨晚播出"[a:b]) for a, b in spans("動畫《進撃の巨人》昨晚播出")]
    ['《進撃の巨人》']
    >>> spans("東京の桜は来週に満開を迎える見込みです。")
    [(0, 20)]
    """
    found = list(_addresses(line)) if "://" in line or "www." in line else []
    if KANA.search(line):
        found += _with_kana(line)
    if not japanese_only().isdisjoint(line):
        found += [m.span() for m in _RUN.finditer(line) if _japanese_without_kana(m.group())]
    return _merged(found)


def _addresses(line: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand that hold Han characters."""
    for run in _ASCII_RUN.finditer(line):
        start = _ADDRESS.search(run.group()) if run.group()[-1] in "/=?&#" else None
        rest = compiled(_HAN_IN_ADDRESS).match(line, run.end()) if start else None
        if start and rest:
            yield run.start() + start.start(), rest.end()


def _with_kana(line: str) -> list[tuple[int, int]]:
    quoted = [m.span() for m in _QUOTED.finditer(line) if _title(m.group())]
    rest = "".join(line[a:b] for a, b in _gaps(quoted, len(line)))
    kana, han = len(KANA.findall(rest)), len(HAN.findall(rest))
    share = kana / (kana + han) if kana > 2 else 0.0
    if share > LINE_SHARE or (share > LINE_SHARE_WITHOUT_CHINESE and not _CHINESE_IN_LINE.search(rest)):
        return [(0, len(line))]
    return quoted + [m.span() for m in _RUN.finditer(line) if _japanese_run(m.group())]


def _title(quoted: str) -> bool:
    """A quotation with kana; a lone の in a long one may be a Chinese fancy."""
    kana = len(KANA.findall(quoted))
    return kana > 1 or (kana == 1 and ("の" not in quoted or len(quoted) < 14))


def _japanese_run(run: str) -> bool:
    return len(KANA.findall(run)) > RUN_SHARE * len(run) and not _CHINESE_IN_RUN.search(run)


def _japanese_without_kana(run: str) -> bool:
    """A run with a character that only Japan writes, and otherwise only everyday ones of Japan (JIS X 0208 level 1)."""
    if japanese_only().isdisjoint(run) or _CHINESE_IN_RUN.search(run):
        return False
    return all(c.encode("euc_jp", "ignore")[:1] in _LEVEL_1 for c in run if HAN.match(c))


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gaps(taken: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in taken for edge in span), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def segments(line: str) -> list[tuple[bool, str]]:
    """Cut a line into (sheltered, text) parts whose texts add up to the line.

    >>> segments("店名「珈琲館の夢」來自電影")
    [(False, '店名'), (True, '「珈琲館の夢」'), (False, '來自電影')]
    """
    taken = spans(line)
    parts = [(True, line[a:b]) for a, b in taken]
    free = [(False, line[a:b]) for a, b in _gaps(taken, len(line))]
    both = [part for pair in zip(free, [*parts, (True, "")], strict=True) for part in pair]
    return [part for part in both if part[1]]
