"""Where asterisks may stand in Markdown: what CommonMark reads as the emphasis that is meant, and as nothing else.

A run of asterisks between a letter and a punctuation mark neither opens nor closes, as in `前**“重要”**后`. So within a
line they stand right beside letters and digits, and punctuation at the edges of an emphasised part is left outside;
beside a blank and at the ends of a line it stays. Between two letters a run may both open and close; where that could
pair it wrongly, a part is left plain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from unicodedata import category

from ..article import Emphasis


def asterisks(
    text: str, emphasis: Sequence[Emphasis], *, at_start: bool = True, at_end: bool = True
) -> list[tuple[int, int]]:
    """The places in a text before which asterisks stand, and how many.

    Parts that overlap are nested: what reaches out of the one that began first is left plain. So is one that begins
    right behind another, and a second one inside another if the first began together with it.

    at_start, at_end: whether the text begins and ends a line.

    >>> asterisks("他说“很重要”。", [Emphasis(2, 7, strong=True)])
    [(3, 2), (6, 2)]
    """
    found: Counter[int] = Counter()
    outer = (-1, -1)
    shares_start = False
    for start, end, count in _spans(text, emphasis, at_start, at_end):
        if start == outer[1] or (start < outer[1] and shares_start):
            continue
        if start < outer[1]:
            end = min(end, outer[1])
            shares_start = start == outer[0]
        else:
            outer, shares_start = (start, end), False
        found[start] += count
        found[end] += count
    return sorted(found.items())


def _spans(text: str, emphasis: Sequence[Emphasis], at_start: bool, at_end: bool) -> list[tuple[int, int, int]]:
    """Where parts begin and end without what has to stay outside, and how many asterisks each takes; outer ones first.

    A part without a letter or digit is none.
    """
    kinds = [category(character) for character in text]
    blanks = ["Zs" if at_start else "", *kinds, "Zs" if at_end else ""]
    spans = []
    for part in emphasis:
        start, end = part.start, part.end
        while start < end and not (kinds[start][0] in "LN" or (kinds[start][0] in "PS" and blanks[start] == "Zs")):
            start += 1
        while start < end and not (
            kinds[end - 1][0] in "LNM" or (kinds[end - 1][0] in "PS" and blanks[end + 1] == "Zs")
        ):
            end -= 1
        if any(kind[0] in "LN" for kind in kinds[start:end]):
            spans.append((start, end, 2 if part.strong else 1))
    return sorted(spans, key=lambda span: (span[0], -span[1]))
