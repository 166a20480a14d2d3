"""Marks of sites that scrapers wedge into a sentence, name and address in disguise: 六【墨库→ａｂ８．ｃｏｍ】个.

Where such a mark begins and ends is told by its signs: brackets, arrows, what divides the characters of a name. An
address that the sentence itself cites stands plainly, without what sites claim of themselves.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from ..expressions import expression
from .contacts import SPELT_TOP_LEVEL

# A mark reaches no further from its address than this, and leaves so much of the line at least.
REACH: Final = 24
SHORTEST_LEFT: Final = 8

_LETTERS: Final = r"A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_ADDRESS: Final = expression(
    rf"[.．。·点](?<=[{_LETTERS}].)[A-Za-zＡ-Ｚａ-ｚ]{{2,7}}(?![{_LETTERS}])(?:[/／](?![/／])[{_LETTERS}/._\-]{{0,40}})?"
)
_HOST: Final = expression(rf"[{_LETTERS}][{_LETTERS}.．\-]{{0,40}}\Z")
_TOP_LEVEL: Final = frozenset(SPELT_TOP_LEVEL.split("|"))
_DISGUISED: Final = expression("[Ａ-Ｚａ-ｚ０-９．]|[。·点](?=[A-Za-z]{2,7}$)")
# What sites of novels are named, and claim of themselves.
_CLAIM: Final = expression(
    "更新|首发|首更|最快|无弹窗|手打|章节|看书|读书|书[屋库院城阁吧网]|小说|文学网|中文网|追更|抢先看|免费(?:看|阅读)|转载自|收藏"
)
_CLAIMED_BEHIND: Final = expression("(?:最快|更新最?快?|首发|首更|无弹窗|手打|最新章节|抢先看)+(?![了的于在过着])")
# A name of which each character stands between the same marks: ~墨~鱼~书~屋~
_DIVIDED_NAME: Final = expression(r"([~～·•丨|*^_@])(?=[\u4e00-\u9fff]\1)(?:[\u4e00-\u9fff]\1){3,8}")
_OF_SITES: Final = frozenset("书網网阁库读屋社城吧文")
_STOPS: Final = frozenset("。！？!?，,；;：:、“”‘’「」…")
_OPENING: Final = "（([［【〖『〔｛{＜<《〈⟦⟨❨❪⦗«‹⁅"
_CLOSING: Final = "）)]］】〗』〕｝}＞>》〉⟧⟩❩❫⦘»›⁆"
# What stands in any sentence begins no mark.
_USUAL: Final = frozenset(" \u3000-./%&+'\"()")
# What stands between the characters of a name, and then belongs to the one before it, too.
_DIVIDING: Final = frozenset("~～·•丨|_@*^ \u3000-.")


def find_wedged_marks(line: str) -> list[tuple[int, int]]:
    """Where marks of sites stand inside a sentence.

    >>> line = "玻璃上坐着七个人，而他们只有六【墨库→ａｂ８．ｃｏｍ】个。"
    >>> [line[start:end] for start, end in find_wedged_marks(line)]
    ['【墨库→ａｂ８．ｃｏｍ】']
    >>> line = "他推开门，墨·库·书·屋最快更新 ab8点com看见院子里落满了雪。"
    >>> [line[start:end] for start, end in find_wedged_marks(line)]
    ['墨·库·书·屋最快更新 ab8点com']
    >>> find_wedged_marks("渡口的时刻表见网站（www.example.com）首页，每月更新一次。")
    []
    """
    found: list[tuple[int, int]] = []
    behind = 0
    for match in _ADDRESS.finditer(line):
        if match.start() < behind:
            continue
        span = _mark_around(line, match.start(), match.end(), behind)
        if span is not None:
            found.append(span)
            behind = span[1]
    for match in _DIVIDED_NAME.finditer(line):
        apart = all(end <= match.start() or match.end() <= start for start, end in found)
        if apart and not _OF_SITES.isdisjoint(match[0]) and _leaves_enough(line, *match.span()):
            found.append(match.span())
    return sorted(found)


def _mark_around(line: str, dot: int, end: int, least: int) -> tuple[int, int] | None:
    """The mark around an address the last dot of which stands at a place; it begins at `least` or behind."""
    low = max(least, dot - REACH)
    host = _HOST.search(line, low, dot)
    if host is None:
        return None
    first = host.start()
    address = line[first:end]
    top = unicodedata.normalize("NFKC", line[dot + 1 : end]).partition("/")[0].lower()
    if top not in _TOP_LEVEL:
        return None
    opened = _opening_before(line, first, low)
    if opened is not None:
        start, last = opened, _closing_behind(line, end)
        if last is None:
            return None
    else:
        begun = _sign_before(line, first, low)
        if begun is None:
            return None
        start, last = begun, _end_behind(line, end)
    rest = line[start:first] + line[end:last]
    if not (_DISGUISED.search(address) or _CLAIM.search(rest)) or not _leaves_enough(line, start, last):
        return None
    return start, last


def _leaves_enough(line: str, start: int, end: int) -> bool:
    """Whether a part stands inside a sentence: text before it, and behind it."""
    return start > 0 and end < len(line) and len(line) - (end - start) >= SHORTEST_LEFT


def _opening_before(line: str, first: int, low: int) -> int | None:
    """The bracket that is open at a place, in the same sentence."""
    depth = 0
    for at in range(first - 1, low - 1, -1):
        character = line[at]
        if character in _CLOSING:
            depth += 1
        elif character in _OPENING:
            if not depth:
                return at
            depth -= 1
    return None


def _closing_behind(line: str, end: int) -> int | None:
    """Where the bracket ends that is open at a place, if that is in the same clause."""
    for at in range(end, min(len(line), end + REACH)):
        if line[at] in _CLOSING:
            return at + 1
        if line[at] in _STOPS:
            return None
    return None


def _sign_before(line: str, first: int, low: int) -> int | None:
    """Where a mark begins without brackets: at the first sign of the clause, with the character that it divides."""
    begun = None
    for at in range(first - 1, low - 1, -1):
        character = line[at]
        if character in _STOPS:
            break
        divides = line[at + 2] == character and line[at + 1].isalnum()  # as between the characters of a name
        if divides or not (character.isalnum() or character in _USUAL):
            begun = at
    if begun is None:
        return None
    divides = line[begun] in _DIVIDING and line[begun + 2] in _DIVIDING and begun > low and line[begun - 1].isalnum()
    return begun - 1 if divides else begun


def _end_behind(line: str, end: int) -> int:
    """Where a mark without brackets ends: behind its signs, and what it claims of its site."""
    last = _behind_signs(line, end)
    claimed = _CLAIMED_BEHIND.match(line, last)
    return _behind_signs(line, claimed.end()) if claimed else last


def _behind_signs(line: str, at: int) -> int:
    while at < len(line) and not line[at].isalnum() and line[at] not in _STOPS:
        at += 1
    return at
