"""Letters, figures and marks at random that a site puts around its paragraphs against scrapers, of any build.

Discuz makes its own by one rule (`noise`); others pick characters as they come. What is written on purpose, be it code,
a formula, a key or a smiley, has words, brackets that close, or marks that repeat; these change from one kind of
character to another nearly every time.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ..expressions import expression

# A jumble has so many characters without its blanks.
SHORTEST: Final = 7
LONGEST: Final = 48
# So many kinds of odd marks, and capitals, small letters and figures beside; one in so many changes its kind at least.
FEWEST_MARKS: Final = 3
CHANGES: Final = 0.6
# One of a line of its own is one if the page has another that is glued to a paragraph.
_USUAL: Final = frozenset(".,-'\"/():")
_BEFORE: Final = expression(r"[!-~][!-~ ]{5,60}(?<! )(?=[\u4e00-\u9fff“《])")
_BEHIND: Final = expression(r"[!-~](?<=[。！？…”」].)[!-~ ]{5,60}$")
_LETTERS: Final = expression("[A-Za-z]{4}|[a-z]{3}|[0-9]{4}")


def is_jumble(text: str) -> bool:
    """Whether letters, figures and marks of a text stand in no order.

    >>> [is_jumble(text) for text in ("' N7 g( M_ s; ?: B4 Z", "k*3Vy&Qh|~zP", "Xg@%o1#Wb;")]
    [True, True, True]
    >>> [is_jumble(text) for text in ("f(x) = 2x + 1", "GB/T 7714-2015", "a[i] += b[j] * 2;", "http://a.com/?Q=1&x=2")]
    [False, False, False, False]
    """
    packed = text.replace(" ", "")
    if not SHORTEST <= len(packed) <= LONGEST or not packed.isascii() or _LETTERS.search(packed):
        return False
    kinds = [_kind(character) for character in packed]
    if len(set(kinds)) < 4:
        return False
    marks = {character for character in packed if not character.isalnum()}
    if len(marks - _USUAL) < FEWEST_MARKS:
        return False
    changes = sum(before != kind for before, kind in pairwise(kinds))
    return changes >= CHANGES * (len(kinds) - 1)


def _kind(character: str) -> int:
    return 0 if character.isupper() else 1 if character.islower() else 2 if character.isdigit() else 3


def without_jumbles(lines: list[str], removed: dict[int, list[str]]) -> list[str]:
    r"""The lines without jumbles, which are added to those that were removed; the same list if there are none.

    >>> taken = {}
    >>> without_jumbles(["他把灯拧亮了。k*3Vy&Qh|~zP", "`fT0-ru\\ ~J5", "天亮了。"], taken), taken
    (['他把灯拧亮了。', '', '天亮了。'], {0: ['k*3Vy&Qh|~zP'], 1: ['`fT0-ru\\ ~J5']})
    """
    found = lines
    alone: list[int] = []
    for number, line in enumerate(lines):
        if not line or (line[0] > "~" and line[-1] > "~"):  # as nearly every one
            continue
        if line.isascii():
            alone.append(number)
            continue
        for edge in (
            _BEFORE.match(line) if line[0] <= "~" else None,
            _BEHIND.search(line) if line[-1] <= "~" else None,
        ):
            if edge is not None and is_jumble(edge[0]):
                found = list(lines) if found is lines else found
                found[number] = found[number].replace(edge[0], "", 1).strip()
                removed.setdefault(number, []).append(edge[0].strip())
    if found is not lines or removed:
        for number in alone:
            if is_jumble(lines[number]):
                found = list(lines) if found is lines else found
                found[number] = ""
                removed.setdefault(number, []).append(lines[number].strip())
    return found
