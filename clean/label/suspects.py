"""Where spam could stand at all: the few spots of a page that are worth weighing.

One scan over all lines together collects what could count as evidence, with its position. A spot is a
stretch of a line in which enough of it stands close together; a word alone makes no spot. Most pages
have none, and nothing else of the spam judge runs for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from .vocabulary import vocabulary, words_in

# Evidence within so many characters counts together.
WINDOW = 110
# What each group could weigh at most; see `spam`.
_MOST = {
    "trade": (1.0, 2.5), "offer": (0.5, 1.5), "contact": (0.7, 0.7), "account": (1.2, 1.2), "address": (2.0, 2.0),
    "disguise": (1.0, 1.0), "doorway": (0.8, 2.4), "mark": (2.0, 2.0),
}  # fmt: skip
# Lines are scanned in chunks of about so many characters.
CHUNK = 1500
# A spot must be able to reach this.
ENOUGH = 1.2
# An address alone is a spot only in a line so short.
ALONE = 90
# A line so short may be nothing but an invitation.
INVITATION = 24
# A line so short may be a bare keyword.
KEYWORD = 14
# Long runs of ASCII, addresses, and characters that disguise others.
_SHAPES = re.compile(
    r"(?P<address>[A-Za-z0-9]\.[A-Za-z]{2}|1[3-9]\d[ -]?\d{4}[ -]?\d{4})"
    r"|(?P<account>[A-Za-z_\-]{0,12}\d[A-Za-z0-9_\-]{4,})"
    "|(?P<disguise>[①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎✈\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089]"
    "|[-*=+~^_·](?=[\u4e00-\u9fff][-*=+~^_·]))"
)
_SPACED = re.compile(r"(?:(?<= )|^)[\u4e00-\u9fff] [\u4e00-\u9fff] [\u4e00-\u9fff](?: |$)", re.M)
_NUMERALS = re.compile("[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{5}")
_SEPARATORS = ",，|_、/-· ;；丨｜"
_SENTENCE_END = frozenset("。！？…”」")
# So many separators, one in so many characters at least, may make a line of keywords strung together.
SEPARATED, EVERY = 3, 16


def find_spots(lines: Sequence[str], other_script: Sequence[bool]) -> dict[int, list[tuple[int, int]]]:
    """The spots of each line that has any: {line: [(start, end), …]}.

    Lines are scanned together in chunks: one by one they would cost more calls, all at once more
    characters a word.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    chunk: list[int] = []
    size = 0
    for number, line in enumerate(lines):
        if line:
            chunk.append(number)
            size += len(line)
        if size > CHUNK or (chunk and number == len(lines) - 1):
            _scan(chunk, lines, other_script, found)
            chunk, size = [], 0
    if chunk:
        _scan(chunk, lines, other_script, found)
    return found


def _scan(
    chunk: list[int], lines: Sequence[str], other_script: Sequence[bool], found: dict[int, list[tuple[int, int]]]
) -> None:
    events = _events("\n".join([lines[number] for number in chunk]))
    if not events:
        return
    starts = [0]
    for number in chunk:
        starts.append(starts[-1] + len(lines[number]) + 1)
    by_line: dict[int, list[tuple[int, int, str]]] = {}
    for at, end, group in events:
        which = min(bisect_right(starts, at), len(chunk)) - 1
        by_line.setdefault(which, []).append((at - starts[which], end - starts[which], group))
    for which, its in by_line.items():
        number = chunk[which]
        spots = _spots(its, len(lines[number]), other_script[number])
        if spots:
            found[number] = spots


def is_separated(line: str) -> bool:
    """Whether a line is built as keywords strung together are: one separator over and over, no sentence's end.

    >>> is_separated("新闻|体育|财经|娱乐"), is_separated("他说，这一年，村里修了路，通了水。")
    (True, False)
    """
    if not line or line[-1] in _SENTENCE_END:
        return False
    length = len(line)
    if not 9 <= length <= 6000:
        return False
    return sum(map(line.count, _SEPARATORS)) >= max(SEPARATED, length // EVERY)


def _events(joined: str) -> list[tuple[int, int, str]]:
    """All evidence of a text as (start, end, group), in order."""
    events = [(match.start(), match.end(), match.lastgroup or "") for match in _SHAPES.finditer(joined)]
    events += [(match.start(), match.end(), "disguise") for match in _SPACED.finditer(joined)]
    events += [(match.start(), match.end(), "disguise") for match in _NUMERALS.finditer(joined)]
    lowered = joined.lower()
    if len(lowered) == len(joined):
        groups = vocabulary()
        for word in words_in(joined):
            group = groups[word][0]
            at = lowered.find(word)
            while at >= 0:
                events.append((at, at + len(word), group))
                at = lowered.find(word, at + len(word))
    events.sort()
    return events


def _spots(events: list[tuple[int, int, str]], length: int, other_script: bool) -> list[tuple[int, int]]:
    """The stretches of a line where evidence of two kinds, or enough of one, stands close together."""
    spots: list[tuple[int, int]] = []
    first = 0
    for last in range(len(events)):
        while first < last and events[last][1] - events[first][0] > WINDOW:
            first += 1
        if _could_be_spam(events[first : last + 1], length, other_script):
            start, end = events[first][0], events[last][1]
            if spots and start <= spots[-1][1]:
                spots[-1] = (spots[-1][0], end)
            else:
                spots.append((start, end))
    return spots


def _could_be_spam(events: list[tuple[int, int, str]], length: int, other_script: bool) -> bool:
    counts: dict[str, int] = {}
    covered = -1
    for _, end, group in events:
        if end > covered:  # a word inside a longer one counts once
            counts[group] = counts.get(group, 0) + 1
            covered = end
    weight = 1.0 if other_script else 0.0
    for group, count in counts.items():
        each, most = _MOST[group]
        weight += min(each * count, most)
    if length <= INVITATION and "contact" in counts:
        return True
    if weight < ENOUGH and not counts.get("disguise", 0) >= 2 and not (length <= KEYWORD and "trade" in counts):
        return False
    kinds = len(counts) + other_script
    if "address" in counts and length > ALONE and kinds < 2:
        return False
    return kinds >= 2 or counts.get("doorway", 0) >= 2 or "address" in counts or "mark" in counts or length <= KEYWORD
