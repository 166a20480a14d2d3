"""Where metadata stands: the few lines around the title, at both ends of the body and under it.

Every field looks at the same lines, each folded once and cut short, so that the time does not depend on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..expressions import expression
from .evidence import Evidence
from .lines import fold, is_byline
from .words import key

# Lines of by-lines before and after the title. Measured on news, blogs and forums: a by-line above the title stands
# right above it; between title and body there may be players, share buttons and key points.
_ABOVE_TITLE: Final = 4
_BELOW_TITLE: Final = 24
_WITHOUT_TITLE: Final = 12
_BELOW: Final = 14
# Added to the distance of a line that stands over the title.
OVER_TITLE: Final = 100
_INSIDE: Final = 24
_OPENING: Final = 6
_LONGEST_KEY: Final = 120
# Ends of lines at the body's end: the name of a reporter may be followed by hotlines or by a note.
_TAIL: Final = 8
_YEAR: Final = expression(r"(?:19|20)\d\d年?")
_MONTH_DAY: Final = expression(r"\d{1,2}[/.月-]\d{1,2}[日号]?")
_CLOCK: Final = expression(r"\d{1,2}:\d\d(?::\d\d)?")
_DATED_START: Final = expression(
    r"\s*(?:https?://\S{4,60}\s+)?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d"
)
_FEED: Final = expression(
    r"^(?:相关|相關|推荐|推薦|热门|熱門|热点|熱點|延伸|更多|往期|猜你|你可能|大家都在|看过|看過|为您|為您|为你|最新|精彩|排行|网友|網友|全部|查看|热评|評論|评论|\d+条|上一|下一|作者最新|评论\(|發表|发表评论|友情链接|友情鏈接|关于我们|關於我們|版权所有|copyright|©)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines that are read.

    bylines: lines around the title with their distance from it in lines, nearest first.
    start: starts of the first lines of the body.
    tail: ends of the last lines of the body, the last one first.
    inside: removed lines of the body.
    below: lines under the body up to the next feed.
    after_feed: the remaining lines under the body, good only for what carries a label.
    """

    bylines: tuple[tuple[str, int], ...]
    start: tuple[str, ...]
    tail: tuple[str, ...]
    inside: tuple[str, ...]
    below: tuple[str, ...]
    after_feed: tuple[str, ...]


def read_zone(evidence: Evidence) -> Zone:
    """Return the lines of the evidence that metadata is read from."""
    near = _joined([fold(text) for text in evidence.above[-(_ABOVE_TITLE + _BELOW_TITLE + 40) :]])
    at = _title_line(near, evidence.title)
    bylines: list[tuple[str, int]] = []
    if at is not None:
        rest = _without_title(near[at], evidence.title)
        if rest:
            bylines.append((rest, 0))
        bylines += [(text, i) for i, text in enumerate(near[at + 1 : at + 1 + _BELOW_TITLE], start=1)]
        bylines += [(near[at - i], OVER_TITLE + i) for i in range(1, min(_ABOVE_TITLE, at) + 1)]
    opening = _opening(evidence)
    bylines += opening
    if at is None:
        over = OVER_TITLE if opening and opening[0][1] == 0 else 0
        bylines += [(text, over + i) for i, text in enumerate(reversed(near[-_WITHOUT_TITLE:]), start=1)]
    body = evidence.body
    below = [fold(text) for text in evidence.below[:_BELOW]]
    feed = next((i for i, text in enumerate(below) if _FEED.match(text)), len(below))
    return Zone(
        bylines=tuple((text, distance) for text, distance in bylines if text),
        start=tuple(fold(text) for text in body[:3]),
        tail=tuple(fold(text[-200:]) for text in body[: -_TAIL - 1 : -1]),
        inside=tuple(fold(text) for text in evidence.inside[:_INSIDE] if len(text) <= 120),
        below=tuple(below[:feed]),
        after_feed=tuple(below[feed:]),
    )


def _opening(evidence: Evidence) -> list[tuple[str, int]]:
    """By-lines among the first lines of the body; a body taken too wide holds the title, too."""
    found: list[tuple[str, int]] = []
    title = key(evidence.title or "")[:_LONGEST_KEY]
    start = 6
    for i, text in enumerate(evidence.body[:_OPENING]):
        if len(text) > 160 or "。" in text:
            continue
        if len(title) >= 4 and title in key(text):
            start = -i
            rest = _without_title(fold(text), evidence.title)
            if rest:
                found.append((rest, 0))
        elif _DATED_START.match(text) or is_byline(text):
            found.append((fold(text), start + i))
    return found


def _joined(lines: list[str]) -> list[str]:
    """The lines, with a date that a page stacks (the year over month and day) put together in the first of them."""
    for i in range(len(lines) - 1):
        if _YEAR.fullmatch(lines[i]) and _MONTH_DAY.fullmatch(lines[i + 1]):
            lines[i], lines[i + 1] = f"{lines[i][:4]}-{lines[i + 1].strip('日号')}", ""
            if i + 2 < len(lines) and _CLOCK.fullmatch(lines[i + 2]):
                lines[i], lines[i + 2] = f"{lines[i]} {lines[i + 2]}", ""
    return lines


def _title_line(near: list[str], title: str | None) -> int | None:
    wanted = key(title or "")[:_LONGEST_KEY]
    if len(wanted) < 2:
        return None
    exact = [i for i, text in enumerate(near) if key(text).startswith(wanted) and len(key(text)) <= len(wanted) + 30]
    if exact:
        return exact[-1]
    holding = [i for i, text in enumerate(near) if wanted in key(text)]
    return holding[-1] if holding else None


def _without_title(text: str, title: str | None) -> str:
    wanted = fold(title or "")
    before, found, after = text.partition(wanted)
    return (before + " " + after).strip() if found and len(before) + len(after) >= 4 else ""
