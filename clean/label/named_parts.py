"""Parts of the main content that their names or styles set apart: hidden ones, comments, menus, boilerplate.

A name or a style is evidence, not a verdict. It is weighed against what the part holds: a part with
most of the text is the article whatever it is called, and hidden prose that stands nowhere else is
the rest of the article behind a button.
"""

from __future__ import annotations

from ..labels import Label
from ..parse.blocks import Page
from ..parse.thread import is_list_of_comments, shape
from .containers import BOILERPLATE, COMMENT, HIDDEN, NAVIGATION, Containers
from .main_content import MainContent
from .thresholds import Thresholds

# A part with this share of the main content's score (or of its characters, where the score is low) is no side part.
MOST = 0.45
# A hidden part of this score is prose: two full paragraphs.
PROSE = 12.0
# So many hidden parts of this score, each below a line no longer than this, are the answers of a list of questions.
ANSWERS, ANSWER, LONGEST_QUESTION = 3, 2.0, 60
# An article beside its readers' comments has at least this score: two short paragraphs.
ARTICLE = 6.0

_REASONS = (
    (HIDDEN, Label.HIDDEN, "not shown"),
    (NAVIGATION, Label.NAVIGATION, "in a part for navigation"),
    (COMMENT, Label.COMMENT, "in a part for comments"),
    (BOILERPLATE, Label.OUTSIDE, "in a part that its name calls boilerplate"),
)
_TELLING = HIDDEN | NAVIGATION | COMMENT | BOILERPLATE


class NamedParts:
    """Judges blocks of the main content by the containers around them."""

    def __init__(
        self, page: Page, sums: list[float], containers: Containers, main: MainContent, thresholds: Thresholds
    ) -> None:
        self._page = page
        self._sums = sums
        self._containers = containers
        self._main = main
        self._paragraph = thresholds.named_paragraph
        self._verdicts: dict[tuple[int, int], bool] = {}
        # By container, for blocks that are paragraphs of prose and for others.
        self._by_container: tuple[dict[int, tuple[Label, str] | None], ...] = ({}, {})
        self._visible: set[str] | None = None

    def judge(self, container: int, score: float) -> tuple[Label, str] | None:
        """Label and reason for a block that stands directly in a container and has a score; None to keep it."""
        if not self._containers.within(container, self._main.container) & _TELLING:
            return None
        known = self._by_container[score < self._paragraph]
        chain = []  # what holds for the container around one that says nothing itself holds for it
        while container not in known and not self._containers.own(container) & _TELLING:
            chain.append(container)
            container = self._page.parents[container]
        if container not in known:
            known[container] = self._judge(container, score)
        verdict = known[container]
        for inner in chain:
            known[inner] = verdict
        return verdict

    def _judge(self, container: int, score: float) -> tuple[Label, str] | None:
        flags = self._containers.within(container, self._main.container)
        for flag, label, reason in _REASONS:
            if flags & flag and (flag != BOILERPLATE or score < self._paragraph):
                part = self._containers.outermost(container, self._main.container, flag)
                if part is not None and self._is_side_part(part, flag):
                    return label, reason
        return None

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
        elif sum(map(len, page.texts[first:end])) >= MOST * sum(map(len, page.texts[main.first : main.end])):
            links = sum(page.links[first:end])
            return links * 2 < sum(map(len, page.texts[first:end]))
        if flag != HIDDEN:
            return False
        return (
            self._is_detail(part)
            or (value >= PROSE and not self._is_copy(first, end))
            or (value >= ANSWER and self._is_answer(part))
        )

    def _is_detail(self, part: int) -> bool:
        """Whether a hidden part is a row that unfolds below another one of its table."""
        page = self._page
        if page.tags[part] != "tr":
            return False
        table = page.parents[part]
        rows = [n for n in range(table + 1, part) if page.parents[n] == table and page.tags[n] == "tr"]
        return bool(rows) and any(not self._containers.own(row) & HIDDEN for row in rows[-2:])

    def _is_answer(self, part: int) -> bool:
        """Whether hidden parts of one shape unfold below short lines that are shown: a list of questions."""
        page, main = self._page, self._main
        kind = shape(page, part)
        answers = 0
        for other in range(main.container + 1, len(page.parents)):
            if page.firsts[other] >= main.end:
                break
            if page.tags[other] == kind[0] and self._containers.own(other) & HIDDEN and shape(page, other) == kind:
                first, end = page.firsts[other], page.ends[other]
                above = first - 1
                if (
                    main.first <= above
                    and 0 < len(page.texts[above]) <= LONGEST_QUESTION
                    and not self._containers.within(page.owners[above], main.container) & HIDDEN
                    and self._sums[end] - self._sums[first] >= ANSWER
                    and not self._is_copy(first, end)
                ):
                    answers += 1
        return answers >= ANSWERS

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
