"""Where spam could stand at all: the few spots of a page that are worth weighing.

What could count as evidence is found for all lines at once, with its position: listed words (`signs`)
and the shapes of accounts, addresses and disguises. A spot is a stretch of a line in which enough of it
stands close together; a word alone makes no spot. Only spots are weighed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, islice
from typing import Final

from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from .contacts import inviting_words
from .disguised_contacts import MAY_HOLD, Span, find_disguised_contacts
from .phrases import Hit
from .scan import COMMON_SHAPE, FIGURES, NUMERALS, RARE_SHAPE, SPELT, holds_separators, shapes_possible_in
from .scan import HIDDEN as MAY_HIDE
from .spots import (
    ACCOUNT,
    ADDRESS,
    BUSINESS,
    CONTACT,
    DISGUISE,
    DOORWAY,
    HIDDEN,
    MARK,
    MOST_EVENTS,
    OFFER,
    SHORT_INVITATION,
    TRADE,
    Counted,
    stretches_of,
)
from .vocabulary import vocabulary

Event = tuple[int, int, str]
"""Something that could count as evidence in a line: start, end, group."""

# The group of contacts that hide what they are.
HIDING: Final = "hidden"
# A page may have so many shapes of a kind, or one for so many characters, whichever is more: 1 MB of circled figures
# would take 75 MB.
MANY_SHAPES: Final = 5_000
CHARACTERS_PER_SHAPE: Final = 16
# The groups as `spots` counts them.
_NUMBER_OF: Final = {
    "account": ACCOUNT, "address": ADDRESS, "business": BUSINESS, "contact": CONTACT, "disguise": DISGUISE,
    "doorway": DOORWAY, HIDING: HIDDEN, "mark": MARK, "offer": OFFER, "trade": TRADE,
}  # fmt: skip

# Each begins with a character or a class of few, so that most of a text is passed over at the speed of a search; not
# with a class repeated, which is tried at every place.
_NUMERAL: Final = "[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_ODD_SIGN: Final = "①-⑳⓪⓿❶-❿➀-➓㈠-㈩\u20e3０-９Ａ-Ｚａ-ｚ❤♥➕✅☎✈\U0001d400-\U0001d7ff\u2070-\u2079\u2080-\u2089"
_COMMON_SHAPES: Final = (
    ("address", expression(r"\.(?<=[A-Za-z0-9]\.)[A-Za-z]{2}")),
    ("address", expression(r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}")),
    ("address", expression(r"t\.me/(?<![A-Za-z0-9]t\.me/)[A-Za-z0-9_+]{3,}")),
    ("disguise", expression(r"1 [3-9](?: \d){9}")),
    ("disguise", expression(" (?<=[\n ][\u4e00-\u9fff] )[\u4e00-\u9fff] [\u4e00-\u9fff](?=[ \n])")),
)
_NUMERALS: Final = ("disguise", expression(f"{_NUMERAL}{_NUMERAL}{{4}}"))
_RARE_SHAPES: Final = (
    ("account", expression("[十+＋➕][VvＶ](?=[：:信 A-Za-z0-9])")),
    ("address", expression(r"[:：@号搜信薇❤♥] ?[A-Za-z](?=[A-Za-z_\-]{0,16}\d)[A-Za-z0-9_\-]{4,}")),
    ("disguise", expression(f"[{_ODD_SIGN}]")),
    ("disguise", expression("[-*=+~^_·](?=[\u4e00-\u9fff][-*=+~^_·])")),
)
_FIGURES: Final = ("account", expression(r"[0-9](?!(?<=1)[3-9]\d[ -]?\d{4}[ -]?\d{4})[A-Za-z0-9_\-]{4,}"))
_SHAPES_OF: Final = (
    (COMMON_SHAPE, _COMMON_SHAPES),
    (NUMERALS, (_NUMERALS,)),
    (RARE_SHAPE, _RARE_SHAPES),
    (FIGURES, (_FIGURES,)),
)
# What none of the rare ones matches without: one search instead of four.
_ANY_RARE: Final = expression(
    rf"[{_ODD_SIGN}十+＋:：@号搜信薇\-*=~^_·](?:(?<=[{_ODD_SIGN}])|(?<=[十+＋])[VvＶ]"
    r"|(?<=[:：@号搜信薇]) ?[A-Za-z](?=[A-Za-z_\-]{0,16}\d)|(?<=[-*=+~^_·])(?=[\u4e00-\u9fff][-*=+~^_·]))"
)
_SEPARATOR: Final = expression(r"[,，|_、/\-· ;；丨｜#【]")
_SENTENCE_END: Final = "。！？…”」"
# So many separators, one in so many characters at least, may make a line of keywords strung together.
SHORTEST_SEPARATED: Final = 9
SEPARATED: Final = 3
EVERY: Final = 16


def hidden_in_lines(lines: list[str], possible: list[int]) -> dict[int, list[Span]]:
    """Where contacts stand that hide what they are, in each line that has any.

    possible: what `shapes_possible` tells of each line, where this is compiled; else nothing.
    """
    if not IS_COMPILED and not MAY_HOLD.search(_joined(lines)):
        return {}
    found: dict[int, list[Span]] = {}
    for number, line in enumerate(lines):
        if possible[number] & MAY_HIDE if IS_COMPILED else MAY_HOLD.search(line):
            hidden = find_disguised_contacts(line, spelt=not IS_COMPILED or possible[number] & SPELT != 0)
            if hidden:
                found[number] = hidden[:MOST_EVENTS]
    return found


def shapes_in_lines(
    lines: list[str],
    hidden: Mapping[int, Sequence[Span]],
    by_itself: Callable[[int], bool] | None = None,
    possible: list[int] | None = None,
) -> dict[int, list[Event]]:
    """The shapes of accounts, addresses and disguises in each line that has any.

    hidden: what `hidden_in_lines` finds; by_itself: whether a line is asked for if it holds nothing but figures; each
        is, if that is not given. Many lines of some pages hold such figures. possible: what `shapes_possible` tells of
        each line, if that is known already.

    >>> shapes_in_lines(["二月售出30000张票。", "三月售出40000张票。"], {}, lambda number: number > 0)
    {1: [(4, 9, 'account')]}
    """
    found = {number: [(start, end, HIDING) for start, end in spans] for number, spans in hidden.items()}
    numbers: Sequence[int] = range(len(lines))
    told = possible or []
    if IS_COMPILED and not told:
        told = shapes_possible_in(lines)
    marked = [number for number, kinds in enumerate(told) if kinds]
    if IS_COMPILED and not marked:  # as on most pages
        return found
    most = 0  # of a kind; counted when it is asked
    joined = "" if IS_COMPILED else _joined(lines)
    for kind, shapes in _SHAPES_OF:
        if IS_COMPILED:  # most lines can hold none
            numbers = [number for number in marked if told[number] & kind]
        if kind == FIGURES and by_itself is not None:
            numbers = [number for number in numbers if number in found or by_itself(number)]
        if IS_COMPILED or len(numbers) < len(lines):
            joined = _joined([lines[number] for number in numbers]) if numbers else ""
        if not joined or (not IS_COMPILED and kind == RARE_SHAPE and not _ANY_RARE.search(joined)):
            continue
        most = most or max(MANY_SHAPES, (_size_of(lines) + len(lines) + 1) // CHARACTERS_PER_SHAPE)
        starts: list[int] = []  # where each line begins, if anything is found
        for group, pattern in shapes:
            place, start_of_line, end_of_line = 0, 0, 0
            events: list[Event] = []
            for match in islice(pattern.finditer(joined), most):
                start, end = match.span()
                if start >= end_of_line:
                    starts = starts or list(accumulate((len(lines[n]) + 1 for n in numbers), initial=1))
                    place = bisect_right(starts, start, place) - 1
                    start_of_line, end_of_line = starts[place], starts[place + 1]
                    events = found.setdefault(numbers[place], [])
                events.append((start - start_of_line, end - start_of_line, group))
    return found


def _size_of(lines: list[str]) -> int:
    """How many characters the lines have."""
    size = 0
    for line in lines:
        size += len(line)
    return size


def _joined(lines: Sequence[str]) -> str:
    """The lines, each with a line's end before it and behind it."""
    return "\n" + "\n".join(lines) + "\n"


def find_spots(signs: Sequence[Hit], shapes: Sequence[Event], length: int, other_script: bool) -> list[tuple[int, int]]:
    """The stretches of a line where evidence of two kinds, or enough of one, stands close together.

    signs: the listed phrases in the line; shapes: what `shapes_in_lines` finds there; length: the line's.
    """
    groups = _groups_of_phrases()
    events: list[Counted] = []
    for start, end, phrase in signs:
        group = groups.get(phrase)
        if group is not None:
            events.append((start, end, group))
    if length <= SHORT_INVITATION:  # such a line may be nothing but an invitation
        inviting = inviting_words()
        events += [(start, end, CONTACT) for start, end, phrase in signs if end - start > 1 and phrase in inviting]
    if shapes:
        events += [(start, end, _NUMBER_OF[name]) for start, end, name in shapes]
    return stretches_of(events, length, int(other_script)) if events else []


@cache
def _groups_of_phrases() -> dict[str, int]:
    return {phrase: _NUMBER_OF[group] for phrase, (group, _) in vocabulary().items()}


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
