"""Where spam could stand at all: the few spots of a page that are worth weighing.

What could count as evidence is found for all lines at once, with its position: listed words (`signs`)
and the shapes of accounts, addresses and disguises. A spot is a stretch of a line in which enough of it
stands close together; a word alone makes no spot. Only spots are weighed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import accumulate, islice, pairwise
from operator import or_

from ..expressions import expression
from .contacts import inviting_words
from .phrases import Hit
from .scan import COMMON_SHAPE, FIGURES, IS_COMPILED, NUMERALS, RARE_SHAPE, holds_separators, shapes_possible
from .vocabulary import vocabulary

Event = tuple[int, int, str]
"""Something that could count as evidence in a line: start, end, group."""

# Evidence within so many characters counts together.
WINDOW = 110
# More of them than this add nothing.
MOST_EVENTS = 30
# A page may have so many shapes of a kind, or one for so many characters, whichever is more: 1 MB of circled figures
# would take 75 MB.
MANY_SHAPES, CHARACTERS_PER_SHAPE = 5_000, 16
# What each group could weigh at most; see `spam`.
_MOST = {
    "trade": (1.0, 2.5), "offer": (0.5, 1.5), "contact": (0.7, 0.7), "account": (1.2, 1.2), "address": (2.0, 2.0),
    "disguise": (1.0, 1.0), "doorway": (0.8, 2.4), "business": (0.5, 1.5),
    "mark": (0.5, 0.5),
}  # fmt: skip
_EACH = {group: each for group, (each, _) in _MOST.items()}
# A spot must be able to reach this.
ENOUGH = 1.2
# An address alone is a spot only in a line so short.
ALONE = 90
# A line so short may be nothing but an invitation.
SHORT_INVITATION = 24
# In a line so short two invitations count as two: to scan a code, and to say what for. So many offers may be such.
SEVERAL_INVITATIONS, SEVERAL_OFFERS = 40, 3
# So many offers in a stretch of that length are one, too, in a line of any length.
MANY_OFFERS = 4
# A line so short may be a bare keyword.
BARE_KEYWORD = 14
# Two words of a trade with no more than so many characters between them could be one keyword.
BETWEEN = 2

# Each begins with a character or a class of few, so that most of a text is passed over at the speed of a search; not
# with a class repeated, which is tried at every place.
_NUMERAL = "[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_ODD_SIGN = "①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎✈\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089"
_COMMON_SHAPES = (
    ("address", expression(r"\.(?<=[A-Za-z0-9]\.)[A-Za-z]{2}")),
    ("address", expression(r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}")),
    ("address", expression(r"t\.me/(?<![A-Za-z0-9]t\.me/)[A-Za-z0-9_+]{3,}")),
    ("disguise", expression(r"1 [3-9](?: \d){9}")),
    ("disguise", expression(" (?<=[\n ][\u4e00-\u9fff] )[\u4e00-\u9fff] [\u4e00-\u9fff](?=[ \n])")),
)
_NUMERALS = ("disguise", expression(f"{_NUMERAL}{_NUMERAL}{{4}}"))
_RARE_SHAPES = (
    ("account", expression("[十+＋➕][VvＶ](?=[：:信 A-Za-z0-9])")),
    ("address", expression(r"[:：@号搜信薇❤♥] ?[A-Za-z](?=[A-Za-z_\-]{0,16}\d)[A-Za-z0-9_\-]{4,}")),
    ("disguise", expression(f"[{_ODD_SIGN}]")),
    ("disguise", expression("[-*=+~^_·](?=[\u4e00-\u9fff][-*=+~^_·])")),
)
# Many lines of some pages hold such figures.
_FIGURES = ("account", expression(r"[0-9](?!(?<=1)[3-9]\d[ -]?\d{4}[ -]?\d{4})[A-Za-z0-9_\-]{4,}"))
_SHAPES_OF = [
    (_COMMON_SHAPES if possible & COMMON_SHAPE else ())
    + ((_NUMERALS,) if possible & NUMERALS else ())
    + (_RARE_SHAPES if possible & RARE_SHAPE else ())
    + ((_FIGURES,) if possible & FIGURES else ())
    for possible in range(2 * FIGURES)
]
# What none of the rare ones matches without: one search instead of four.
_ANY_RARE = expression(
    rf"[{_ODD_SIGN}十+＋:：@号搜信薇\-*=~^_·](?:(?<=[{_ODD_SIGN}])|(?<=[十+＋])[VvＶ]"
    r"|(?<=[:：@号搜信薇]) ?[A-Za-z](?=[A-Za-z_\-]{0,16}\d)|(?<=[-*=+~^_·])(?=[\u4e00-\u9fff][-*=+~^_·]))"
)
_SEPARATOR = expression(r"[,，|_、/\-· ;；丨｜#【]")
_SENTENCE_END = frozenset("。！？…”」")
# So many separators, one in so many characters at least, may make a line of keywords strung together.
SHORTEST_SEPARATED, SEPARATED, EVERY = 9, 3, 16


def shapes_in_lines(lines: Sequence[str], by_itself: Callable[[int], bool] | None = None) -> dict[int, list[Event]]:
    """The shapes of accounts, addresses and disguises in each line that has any.

    by_itself: whether a line is asked for if it holds nothing but figures; each is, if that is not given.

    >>> shapes_in_lines(["二月售出30000张票。", "三月售出40000张票。"], lambda number: number > 0)
    {1: [(4, 9, 'account')]}
    """
    most = max(MANY_SHAPES, (sum(map(len, lines)) + len(lines) + 1) // CHARACTERS_PER_SHAPE)
    numbers: Sequence[int] = range(len(lines))
    if IS_COMPILED:  # most lines can hold none
        told = [shapes_possible(line) for line in lines]
        numbers = [number for number, kinds in enumerate(told) if kinds]
        lines = [lines[number] for number in numbers]
        possible = reduce(or_, told, 0)
    joined = "\n" + "\n".join(lines) + "\n"
    if not IS_COMPILED:
        possible = COMMON_SHAPE | NUMERALS | FIGURES | (RARE_SHAPE if _ANY_RARE.search(joined) else 0)
    starts: list[int] = []  # where each line begins, for the pages that ask
    found: dict[int, list[Event]] = {}
    for group, pattern in _SHAPES_OF[possible]:
        place, number, start_of_line, end_of_line = 0, 0, 0, 0
        events: list[Event] | None = None
        for match in islice(pattern.finditer(joined), most):
            start, end = match.span()
            if start >= end_of_line:
                starts = starts or list(accumulate((len(line) + 1 for line in lines), initial=1))
                place = bisect_right(starts, start, place) - 1
                start_of_line, end_of_line = starts[place], starts[place + 1]
                number = numbers[place]
                asked = by_itself is None or pattern is not _FIGURES[1] or number in found or by_itself(number)
                events = found.setdefault(number, []) if asked else None
            if events is not None:
                events.append((start - start_of_line, end - start_of_line, group))
    return found


def find_spots(signs: Sequence[Hit], shapes: Sequence[Event], length: int, other_script: bool) -> list[tuple[int, int]]:
    """The stretches of a line where evidence of two kinds, or enough of one, stands close together.

    signs: the listed phrases in the line; shapes: what `shapes_in_lines` finds there; length: the line's.
    """
    listed = vocabulary()
    events = [(start, end, listed[phrase][0]) for start, end, phrase in signs if phrase in listed]
    if length <= SHORT_INVITATION:  # such a line may be nothing but an invitation
        inviting = inviting_words()
        events += [(start, end, "contact") for start, end, phrase in signs if end - start > 1 and phrase in inviting]
    if not events and not shapes:
        return []
    events += shapes
    if length > SEVERAL_INVITATIONS and not other_script and sum(_EACH[group] for _, _, group in events) < ENOUGH:
        return []
    events.sort()
    spots: list[tuple[int, int]] = []
    first = 0
    enough_from = -1  # more evidence is enough where less was
    for last in range(len(events)):
        while first < last and (events[last][1] - events[first][0] > WINDOW or last - first >= MOST_EVENTS):
            first += 1
        if first == enough_from or _could_be_spam(events[first : last + 1], length, other_script):
            enough_from = first
            start, end = events[first][0], events[last][1]
            if spots and start <= spots[-1][1]:
                spots[-1] = (spots[-1][0], end)
            else:
                spots.append((start, end))
    return spots


def _could_be_spam(events: list[Event], length: int, other_script: bool) -> bool:
    counts: dict[str, int] = {}
    covered = -1
    for _, end, group in events:
        if end > covered:  # a word inside a longer one counts once
            known = counts.get(group, 0)
            if known and group == "disguise":  # two are enough, whatever else there is
                return True
            counts[group] = known + 1
            covered = end
    if length <= SHORT_INVITATION and "contact" in counts:
        return True
    offers = counts.get("offer", 0)
    if offers >= SEVERAL_OFFERS and length <= SEVERAL_INVITATIONS:
        return True
    if offers >= MANY_OFFERS and events[-1][1] - events[0][0] <= SEVERAL_INVITATIONS:
        return True
    weight = 1.0 if other_script else 0.0
    for group, count in counts.items():
        each, most = _MOST[group]
        weight += min(each * count, most)
    if weight < ENOUGH and not (length <= BARE_KEYWORD and "trade" in counts):
        return False
    if counts.get("trade", 0) >= 2 and _stand_together(events):
        return True
    kinds = len(counts) + other_script
    if "address" in counts and length > ALONE and kinds < 2:
        return False
    return (
        kinds >= 2
        or counts.get("doorway", 0) >= 2
        or counts.get("business", 0) >= 3
        or "address" in counts
        or (length <= BARE_KEYWORD)
    )


def _stand_together(events: Sequence[Event]) -> bool:
    """Whether two words of a trade stand in what could be one keyword."""
    trades = [(start, end) for start, end, group in events if group == "trade"]
    return any(0 <= second[0] - first[1] <= BETWEEN for first, second in pairwise(trades))


def is_separated(line: str) -> bool:
    """Whether a line is built as keywords strung together are: one separator over and over, no sentence's end.

    >>> is_separated("新闻|体育|财经|娱乐"), is_separated("他说，这一年，村里修了路，通了水。")
    (True, False)
    """
    length = len(line)
    if not SHORTEST_SEPARATED <= length <= 6000 or line[-1] in _SENTENCE_END:
        return False
    needed = max(SEPARATED, length // EVERY)
    return holds_separators(line, needed) if IS_COMPILED else len(_SEPARATOR.findall(line)) >= needed
