"""Parts of the main content that their names or styles set apart: hidden ones, comments, menus, boilerplate.

A name or a style is evidence, not a verdict. It is weighed against what the part holds: a part with
most of the text is the article whatever it is called, and hidden prose that stands nowhere else is
the rest of the article behind a button.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, islice
from typing import Final

from ..labels import Label
from ..parse.blocks import Page
from ..parse.thread import is_list_of_comments, shape
from .class_names import BOILERPLATE, COMMENT, NAVIGATION
from .containers import HIDDEN, Containers
from .main_content import MainContent
from .thresholds import Thresholds

# A part with this share of the main content's score (or of its characters, where the score is low) is no side part.
MOST: Final = 0.45
# A hidden part of this score is prose: two full paragraphs.
PROSE: Final = 12.0
# So many hidden parts of this score, each below a line no longer than this, are the answers of a list of questions.
ANSWERS: Final = 3
ANSWER: Final = 2.0
LONGEST_QUESTION: Final = 60
# The row that a hidden one belongs to stands so many parts above it at most: cells, and what they hold.
ROW_PARTS: Final = 200
# An article beside its readers' comments has at least this score: two short paragraphs.
ARTICLE: Final = 6.0

_FLAGS: Final = [HIDDEN, NAVIGATION, COMMENT, BOILERPLATE]
_VERDICTS: Final = [
    (Label.HIDDEN, "not shown"),
    (Label.NAVIGATION, "in a part for navigation"),
    (Label.COMMENT, "in a part for comments"),
    (Label.OUTSIDE, "in a part that its name calls boilerplate"),
]
_TELLING: Final = HIDDEN | NAVIGATION | COMMENT | BOILERPLATE
_NONE: Final = -1
_UNJUDGED: Final = -2


class NamedParts:
    """Judges blocks of the main content by the containers around them."""

    def __init__(
        self, page: Page, sums: list[float], containers: Containers, main: MainContent, thresholds: Thresholds
    ) -> None:
        self._page = page
        self._parents = page.parents
        self._sums = sums
        self._containers = containers
        self._main = main
        self._paragraph = thresholds.named_paragraph
        self._verdicts: dict[tuple[int, int], bool] = {}
        # By container, for blocks that are paragraphs of prose and for others: the number of the reason.
        self._of_prose = [_UNJUDGED] * len(page.parents)
        self._of_others = [_UNJUDGED] * len(page.parents)
        self._visible: set[str] | None = None
        self._answers: Counter[tuple[str, str, str]] | None = None
        self._lengths: list[int] | None = None

    def is_inside_named(self, container: int) -> bool:
        """Whether a container or one around it has a telling name."""
        return self._containers.within(container, self._main.container) & _TELLING != 0

    def judge(self, container: int, score: float) -> tuple[Label, str] | None:
        """Label and reason for a block with a score that stands directly in such a container; None to keep it."""
        known = self._of_others if score < self._paragraph else self._of_prose
        number = known[container]
        if number == _UNJUDGED:
            containers, parents = self._containers, self._parents
            around = parents[container]
            if around >= 0 and known[around] != _UNJUDGED and not containers.own(container) & _TELLING:
                number = known[container] = known[around]
                return None if number == _NONE else _VERDICTS[number]
            chain: list[int] = []  # what holds for the container around one that says nothing itself holds for it
            around = container
            while known[around] == _UNJUDGED and not containers.own(around) & _TELLING:
                chain.append(around)
                around = parents[around]
            number = known[around]
            if number == _UNJUDGED:
                number = known[around] = self._judge(around, score)
            for inner in chain:
                known[inner] = number
        return None if number == _NONE else _VERDICTS[number]

    def _judge(self, container: int, score: float) -> int:
        """The number of the reason to remove a block; `_NONE` to keep it."""
        root = self._main.container
        flags = self._containers.within(container, root)
        for number, flag in enumerate(_FLAGS):
            if flags & flag and (flag != BOILERPLATE or score < self._paragraph):
                part = self._containers.outermost(container, root, flag)
                if part is not None and self._is_side_part(part, flag):
                    return number
        return _NONE

    def _is_side_part(self, part: int, flag: int) -> bool:
        known = self._verdicts.get((part, flag))
        if known is None:
            known = self._verdicts[part, flag] = not self._is_article(part, flag)
        return known

    def _is_article(self, part: int, flag: int) -> bool:
        page, main = self._page, self._main
        first, end = page.firsts[part], page.ends[part]
        value = self._sums[end] - self._sums[first]
        if main.score > PROSE:
            if value >= MOST * main.score:
                # Comments may have more text than the article; what their name says and their shape shows, they are.
                beside = main.score - value
                return not (flag == COMMENT and beside >= ARTICLE and is_list_of_comments(page, part))
        else:
            sums = self._sum_lengths()
            length = sums[end] - sums[first]
            if length >= MOST * (sums[main.end] - sums[main.first]):
                return sum(page.links[first:end]) * 2 < length
        if flag != HIDDEN:
            return False
        return (
            self._is_detail(part)
            or (value >= PROSE and not self._is_copy(first, end))
            or (value >= ANSWER and self._count_answers()[shape(page, part)] >= ANSWERS)
        )

    def _is_detail(self, part: int) -> bool:
        """Whether a hidden part is a row that unfolds below another one of its table."""
        page = self._page
        if page.tags[part] != "tr":
            return False
        table = page.parents[part]
        above = range(part - 1, max(table, part - 1 - ROW_PARTS), -1)
        rows = (n for n in above if page.parents[n] == table and page.tags[n] == "tr")
        return any(not self._containers.own(row) & HIDDEN for row in islice(rows, 2))

    def _count_answers(self) -> Counter[tuple[str, str, str]]:
        """How many hidden parts of each shape unfold below short lines that are shown: answers to questions."""
        if self._answers is None:
            self._answers = Counter()
            page, main, containers = self._page, self._main, self._containers
            for part in range(main.container + 1, len(page.parents)):
                first, end = page.firsts[part], page.ends[part]
                if first >= main.end:
                    break
                if (
                    containers.own(part) & HIDDEN
                    and main.first < first
                    and 0 < len(page.texts[first - 1]) <= LONGEST_QUESTION
                    and not containers.within(page.owners[first - 1], main.container) & HIDDEN
                    and self._sums[end] - self._sums[first] >= ANSWER
                    and containers.outermost(part, main.container, HIDDEN) == part
                    and not self._is_copy(first, end)
                ):
                    self._answers[shape(page, part)] += 1
        return self._answers

    def _sum_lengths(self) -> list[int]:
        """How many characters stand before each block: there may be as many parts as blocks."""
        if self._lengths is None:
            self._lengths = list(accumulate(map(len, self._page.texts), initial=0))
        return self._lengths

    def _is_copy(self, first: int, end: int) -> bool:
        """Whether a hidden part repeats what is shown: a second body for telephones."""
        if self._visible is None:
            self._visible = set()
            page, main = self._page, self._main
            for number in range(main.first, main.end):
                if not self._containers.within(page.owners[number], main.container) & HIDDEN:
                    self._visible.add(page.texts[number])
        texts = [text for text in self._page.texts[first:end] if len(text) >= 12]
        return sum(text in self._visible for text in texts) * 2 > len(texts)
