"""Spam by evidence: structure, contact, offer, disguise, script, what the line is about; words last.

The judge of one page: which of its lines are spam as a whole, and which parts of the others. What is
weighed and how much, `weigh` and `stuffing` say. Everything is judged on simplified text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..labels import Label
from .contacts import ACCOUNT_NAME, DISGUISED_NUMBER, PHONE_NUMBER, WEB_ADDRESS, compiled
from .context import line_value
from .evidence import Evidence
from .phrases import Hit
from .signs import signs_of_lines
from .stuffing import keyword_prefix, strung_together
from .suspects import find_spots, is_separated, shapes_in_lines
from .topic import Topic
from .watermarks import find_watermarks
from .weigh import weigh

# A line of several sentences goes as a whole only if this share of it is spam.
MOST = 0.65
# A line no longer than this is one thing or the other.
SHORTEST_MIXED = 30
# A piece shorter than this is not weighed by itself.
SHORTEST_PIECE = 6

_SENTENCE_END = re.compile("[。！？!?；]")
_LATIN = re.compile("[0-9A-Za-z]")
_BOUNDARY = re.compile(r"[。！？!?；…][”」』）)]?|[\s　]+|(?=[（(［【])|(?<=[）)］】])")


class SpamJudge:
    """Judges lines of one page. What the page is about comes from its prose."""

    def __init__(
        self,
        lines: Sequence[str],
        other_script: Sequence[bool],
        topic: Iterable[str] = (),
        signs: Sequence[Sequence[Hit]] | None = None,
    ) -> None:
        """lines: simplified; other_script: whether the line came in the script that the page's prose is not in;
        topic: the page's prose; signs: what `signs_of_lines` finds, if that is known already.
        """
        self._lines = lines
        self._other_script = other_script
        self._topic = Topic(topic)
        self._signs = signs_of_lines(lines) if signs is None else signs
        self._spots: dict[int, list[tuple[int, int]]] = {}
        self._separated: set[int] = set()
        # The lines that hold enough that could be evidence.
        self.suspects = self._find_suspects()

    def _find_suspects(self) -> set[int]:
        """The lines worth a look: with spots, built as keywords strung together are, or in the other script."""
        found = set()
        shapes = shapes_in_lines(self._lines)
        for number, (line, signs, other) in enumerate(zip(self._lines, self._signs, self._other_script, strict=True)):
            if signs or number in shapes:
                spots = find_spots(signs, shapes.get(number, ()), len(line), other)
                if spots:
                    self._spots[number] = spots
                    found.add(number)
            if is_separated(line):
                self._separated.add(number)
                found.add(number)
            elif other and line:
                found.add(number)
        return found

    # --- whole lines ----------------------------------------------------------------------

    def whole(self, number: int, at_edge: bool = False) -> tuple[Label, str] | None:
        """Label and reason if the whole line is spam."""
        line = self._lines[number]
        other = self._other_script[number]
        if number in self._separated or other:
            verdict = strung_together(line, other, at_edge, self._signs[number])
            if verdict is not None:
                return verdict
        if number not in self._spots:
            return None
        evidence = self._weigh(number, 0, len(line))
        verdict = evidence.verdict()
        if verdict is None or len(line) <= SHORTEST_MIXED:
            return verdict
        # A line of several pieces is judged by them: it goes as a whole only if most of it is spam, and not if a
        # sentence of the article's own is left.
        parts = self.parts(number)
        spam = sum(end - start for start, end, *_ in parts)
        several = bool(_SENTENCE_END.search(line[:-1]) or keyword_prefix(line, self._signs[number]))
        if several and spam < MOST * len(line):
            return None
        return None if parts and self._holds_own_sentence(number, parts) else verdict

    def _holds_own_sentence(self, number: int, parts: Sequence[tuple[int, int, Label, str]]) -> bool:
        """Whether a piece of a line that is not spam reads as prose, and holds nothing suspicious."""
        line = self._lines[number]
        taken = [*self._spots[number], *((first, close) for first, close, *_ in parts)]
        return any(
            line_value(line[start:end].strip()) > 1.0
            and not any(start < close and first < end for first, close in taken)
            for start, end in _pieces(line)
        )

    def _weigh(self, number: int, start: int, end: int) -> Evidence:
        signs = self._signs[number]
        if (start, end) != (0, len(self._lines[number])):
            signs = [(s - start, e - start, phrase) for s, e, phrase in signs if start <= s and e <= end]
        return weigh(self._lines[number][start:end], signs, self._other_script[number], self._topic)

    # --- parts of lines -------------------------------------------------------------------

    def parts(self, number: int) -> list[tuple[int, int, Label, str]]:
        """The spans of spam inside a real paragraph: (start, end, label, reason), in order."""
        line = self._lines[number]
        found: list[tuple[int, int, Label, str]] = []
        if not self._signs[number] and number not in self.suspects:
            return found
        prefix = keyword_prefix(line, self._signs[number])
        if prefix:
            found.append((0, prefix, Label.SPAM_KEYWORDS, "keywords glued to the paragraph"))
        spots = self._spots.get(number, [])
        marks = find_watermarks(line, self._signs[number])
        found += [(start, end, Label.NOISE, "a scraper's mark") for start, end in marks]
        for start, end in _pieces(line) if spots else ():
            if start < prefix or any(start < mark_end and mark_start < end for mark_start, mark_end in marks):
                continue
            if not any(start < spot_end and spot_start < end for spot_start, spot_end in spots):
                continue
            if len(line[start:end].strip()) < SHORTEST_PIECE:
                continue
            verdict = self._weigh(number, start, end).verdict()
            if verdict is not None:
                if found and found[-1][1] == start:
                    found[-1] = (found[-1][0], end, *found[-1][2:])
                else:
                    found.append((start, end, *verdict))
        return sorted(found)


def _pieces(line: str) -> list[tuple[int, int]]:
    """The sentences, bracketed parts and contact-ended pieces of a line, as spans that cover it."""
    cuts = {0, len(line)}
    for match in _BOUNDARY.finditer(line):
        cuts.add(match.end())
    patterns = (ACCOUNT_NAME, PHONE_NUMBER, WEB_ADDRESS) if _LATIN.search(line) else ()
    for pattern in (*patterns, DISGUISED_NUMBER):
        for match in compiled(pattern).finditer(line):
            end = match.end()
            if end < len(line) and "\u4e00" <= line[end] <= "\u9fff":
                cuts.add(end)
    ordered = sorted(cuts)
    return list(pairwise(ordered))
