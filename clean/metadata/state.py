"""A date in a page's scripts: the state from which a script would fill in the line that shows it.

Looked at only where nothing else dates the article. A script may hold the dates of a whole feed, so one is taken
only if all that it calls so are of one day, or if it stands beside the article's title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from ahocorasick_rs import AhoCorasick

from ..expressions import beginning_with, expression
from ..parse.compiled import IS_COMPILED, places_of_words, steps_of
from .evidence import Head

# Parts of the names under which sites keep the time of publication. Of those for the time of creation only the
# forms of assignment: entries, accounts and pictures are created, too.
_NAMES: Final = ("ublish", "reateTime =", "reate_time:", "pubDate", "pubTime", "pub_time", "postTime")
_ANY_NAME: Final = AhoCorasick(_NAMES)
# What is looked for of each where this is compiled: as many characters, the last of which are none of the commonest.
_PARTS: Final = ["ublish", "ateTim", "ate_ti", "pubDat", "pubTim", "pub_ti", "ostTim"]
_STEPS: Final = steps_of(_PARTS)
_ENTRY: Final = expression(
    r"""["']?(?:[A-Za-z]{0,6}_?[Pp]ublish(?:ed|Date|Time)?(?:_?(?:[Dd]ate|[Tt]ime|[Aa]t|[Oo]n))?"""
    r"""|var\s\w{0,4}[Cc]reateTime|create_time|[Pp]ub_?(?:[Dd]ate|[Tt]ime)|postTime)["']?\s*[:=]\s*(?:JsDecode\()?["']?"""
    r"""(1\d{9}(?:\d{3})?(?!\d)|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^"',;)}]{0,24}|(?=["']))"""
)
# So many places of a name in a script, characters around a title, and characters of all scripts are looked at.
_PLACES: Final = 20
_BESIDE: Final = 1500
_MOST: Final = 1 << 19


# What a date looks like in an address and in a line above the text. Both are only to say that there may be one.
_IN_ADDRESS: Final = expression(r"(?:19|20)\d\d[-_/]?(?:0?[1-9]|1[0-2])")
_IN_LINE: Final = expression(
    beginning_with(
        r"\d年民,",
        r"(?:19|20)\d\d\s?[-/.年]\s?\d|\d[-/月]\d{1,2}日?\s?\d{1,2}:\d\d|\d月\d|年.{1,3}月|民[國国]|, (?:19|20)\d\d",
    )
)
_LONGEST_LINE: Final = 120


def is_dated(head: Head, url: str | None, times: Sequence[object], above: Iterable[str]) -> bool:
    """Whether head, address, machine-readable times or lines above the text hold a date that may be the article's."""
    if times or head.json_ld or (url and _IN_ADDRESS.search(url)):
        return True
    names = "\n".join(head.meta)
    if "date" in names or "time" in names:
        return True
    # One search for all; nothing that matches reaches over what stands between.
    return _IN_LINE.search("\n\0\n".join([text for text in above if len(text) <= _LONGEST_LINE])) is not None


def published_in(scripts: Iterable[str], title: str | None) -> str | None:
    """The time of publication that a page's scripts give its article, as they write it; None if that is not sure.

    >>> published_in(["var createTime = '2025-11-11 08:06';"], None)
    '2025-11-11 08:06'
    >>> published_in(['{"publishTime":"2025-11-11"},{"publishTime":"2025-11-09"}'], None) is None
    True
    """
    found: dict[str, None] = {}
    left = _MOST
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        entries = list(_entries(script))
        at = script.find(title) if title and entries else -1
        beside = [value for place, value in entries if at >= 0 and abs(place - at) < _BESIDE]
        if len(set(beside)) == 1 and beside[0]:
            return beside[0]
        found |= dict.fromkeys(value for _, value in entries)
    if not found:
        return None
    from .moment import parse  # loaded where a script holds a date, which is seldom

    days = {moment and moment.day for moment in map(parse, found)}
    return max(found, key=len) if len(days) == 1 and None not in days else None


def _entries(script: str) -> Iterable[tuple[int, str]]:
    """Places and values of what a script calls a time of publication, in order of names."""
    seen: set[int] = set()
    for at in _places_of_names(script):
        match = _ENTRY.search(script, max(0, at - 16), at + 80)
        if match and match.start(1) not in seen:
            seen.add(match.start(1))
            yield match.start(1), match[1].strip()


def _places_of_names(script: str) -> list[int]:
    """The first places of each name in a script, in order of names."""
    found: list[int] = []
    if IS_COMPILED:
        places = places_of_words(script, _PARTS, _STEPS)
        for name, part in zip(_NAMES, _PARTS, strict=True) if places else ():
            before = name.index(part)
            starts = (at - before for at in places if at >= before and script.startswith(name, at - before))
            found += islice(starts, _PLACES)
        return found
    present = set(_ANY_NAME.find_matches_as_strings(script))  # places would take several times as long
    for name in filter(present.__contains__, _NAMES):
        at = script.find(name)
        for _ in range(_PLACES):
            if at < 0:
                break
            found.append(at)
            at = script.find(name, at + 1)
    return found
