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
# A line of so many pieces of one or two characters, with more kinds of marks than this, is one by itself.
FEWEST_PIECES: Final = 6
MARKS_IN_PIECES: Final = 4
# Between two sentences one is looked for in a line with so many blanks.
FEWEST_BLANKS: Final = 4
# One at an end of a line has so many characters of ASCII, with its blanks.
SHORTEST_WRITTEN: Final = 6
_USUAL: Final = frozenset(".,-'\"/():")
_BEFORE: Final = expression(r"[!-~][!-~ ]{5,60}(?<! )(?=[\u4e00-\u9fff“《])")
_BEHIND: Final = expression(r"[。！？…”」：]([!-~][!-~ ]{5,60})$")
_BETWEEN: Final = expression(r"[。！？…”」：]( ?[!-~][!-~ ]{5,60} ?)(?=[\u4e00-\u9fff“《])")
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


def is_jumble_in_pieces(line: str) -> bool:
    """Whether a line of nothing but ASCII is letters, figures and marks at random, in pieces of one or two.

    >>> is_jumble_in_pieces("' N7 g( M_ s; ?: B4 Z"), is_jumble_in_pieces("x ^ 2 + y ^ 2 = 1")
    (True, False)
    >>> is_jumble_in_pieces("Q1 > Q2 (p < 0.05)")
    False
    """
    pieces = line.split()
    if len(pieces) < FEWEST_PIECES or max(map(len, pieces)) > 2 or "=" in line:
        return False
    marks = {character for character in line if not character.isalnum()}
    return len(marks) > MARKS_IN_PIECES and len({_kind(character) for character in line if character != " "}) == 4


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
        if not line:
            continue
        if line[0] <= "~" or line[-1] <= "~":
            if line.isascii():
                alone.append(number)
                continue
        elif line.count(" ") < FEWEST_BLANKS:  # as nearly every line
            continue
        left = line
        for jumble in _jumbles_in(line):
            left = left.replace(jumble, "", 1).strip()
            removed.setdefault(number, []).append(jumble.strip())
        if left != line:
            found = list(lines) if found is lines else found
            found[number] = left
    if found is not lines or removed:  # one alone is a jumble if the page has another at a paragraph
        for number in alone:
            if is_jumble(lines[number]):
                found = list(lines) if found is lines else found
                found[number] = ""
                removed.setdefault(number, []).append(lines[number].strip())
    return found


def _jumbles_in(line: str) -> list[str]:
    """The jumbles at the ends of a line and between two of its sentences."""
    before = _BEFORE.match(line) if line[:SHORTEST_WRITTEN].isascii() else None
    behind = _BEHIND.search(line) if line[-SHORTEST_WRITTEN:].isascii() else None
    found = [] if before is None else [before[0]]
    found += [] if behind is None else [behind[1]]
    if line.count(" ") >= FEWEST_BLANKS:
        found += [match[1] for match in _BETWEEN.finditer(line)]
    return [text for text in found if is_jumble(text)]
