"""What is left of a text at the end and is none of the article's: lines told by how they read and where they stand.

No single sign tells such lines: a short line below the last paragraph that reads a little like a prompt, with what
was removed on both sides, is one; the same line amid verses is not. A few hundred questions, each of a sign or three,
give points (`data/leftover_lines.txt`; gradient boosting: Friedman, Greedy function approximation, 2001). They were
learnt by `benchmarks/leftovers.py` from pages without HTML. Only a text that lost its HTML is asked: else the
containers tell more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from ..expressions import expression
from ..labels import SPAM_LABELS, Label
from ..parse.compiled import IS_COMPILED, count_in, table_of
from ..word_lists import lines_by_section
from .context import TITLE_MARKS, line_value
from .draft import Draft, is_one_thing
from .field_names import field_name, is_of_office, is_of_program
from .part_headings import count_parts, is_part_heading
from .place_names import lists_places
from .scan import count_figures
from .spam import SpamJudge
from .strangers import verdict_of
from .table_rows import is_row
from .text_ends import FURNITURE, is_own
from .text_model import Reading, read, shape, telling
from .topic import Held, count_han, han_pairs, no_pairs
from .trees import Trees

# The signs, in the order of `_Lines.signs`.
SIGNS: Final = (
    "spam", "boilerplate", "either", "length", "sentence", "figures", "han", "contact", "ornament", "field",
    "above", "below", "bare", "from top", "from end", "lines before", "lines behind", "removed before",
    "removed behind", "removed second before", "removed second behind", "spam before", "spam behind", "reading before",
    "reading behind", "short lines", "short near", "removed", "spammed", "some spam", "shared", "lines", "paragraphs",
    "bracket", "separators",
)  # fmt: skip
# From so many points on a line goes: on a page with spam in it, and on any other.
SPAMMED: Final = 0
PLAIN: Final = 85
# A sentence takes so much more.
SENTENCE: Final = 60
# A line that reads less like anything but an article than this is not asked, nor a sentence than that; nor
# is a longer one.
UNASKED: Final = -5.0
UNASKED_SENTENCE: Final = -3.0
LONGEST: Final = 120
LONGEST_SENTENCE: Final = 110
# No more lines are asked, for pages that are made to cost time, and no more of a page's characters go.
MOST: Final = 400
MOST_REMOVED: Final = 0.35
SHORT: Final = 24
# So many fields of instructions in a row are the article's.
FIELDS_IN_ROW: Final = 2
# A field that reads no more like a site's own than this may be one of a record.
FIELD: Final = 0.0
# A line so long with a colon announces what follows.
SHORTEST_ANNOUNCING: Final = 10
# Fewer lines of what sites put around articles, or of spam, and a text is one that was cleaned before.
FURNISHED: Final = 3
_AROUND: Final = SPAM_LABELS | (FURNITURE - {Label.BYLINE, Label.EDITOR})
_FAR: Final = 6
_NEAR: Final = 3
_MANY: Final = 60
_ENDS: Final = frozenset("。！？…”；")
_ANNOUNCING: Final = frozenset("：:")
_BRACKETS: Final = frozenset("（(【「《")
# The first steps of what a heading is above, each a sentence.
LONGEST_HEADING: Final = 8
_STEP: Final = expression("(?:第|步骤)?([一二12①②])[步、.．)） ]?(?=[^\\d])")
_FIRST: Final = (["一", "二"], ["1", "2"], ["①", "②"])
_HEADING: Final = expression("[【［\\[][\u4e00-\u9fff]{2,6}[】］\\]]")
_DECIMAL: Final = expression(r"\d")
_SEPARATORS: Final = " |｜·/、"
_OF_SEPARATORS: Final = table_of(_SEPARATORS)
_OF_CONTACT: Final = "UIN"


def drop_leftovers(draft: Draft, judge: SpamJudge) -> None:
    """Label the lines of a text that are left and none of the article's."""
    kept = draft.kept()
    if not draft.is_text or not 1 < len(kept) <= MOST or not _is_furnished(draft.labels):
        return
    needed = PLAIN if judge.spam is None else SPAMMED
    found = [
        number
        for number, signs in signs_of_lines(draft, judge)
        if points(signs) > needed + SENTENCE * (draft.left_of(number)[-1] in _ENDS)
    ]
    if not found:
        return
    found = _without_own(draft, kept, found)
    texts = draft.texts
    if sum(len(texts[number]) for number in found) > MOST_REMOVED * sum(len(texts[number]) for number in kept):
        return
    for number in found:
        draft.remove(number, *_verdict(draft.left_of(number)))


def _is_furnished(labels: Sequence[Label | None]) -> bool:
    """Whether some lines of what sites put around articles, or of spam, were removed."""
    count = 0
    for label in labels:
        if label is not None and label in _AROUND:
            count += 1
            if count == FURNISHED:
                return True
    return False


def _without_own(draft: Draft, kept: Sequence[int], found: Sequence[int]) -> list[int]:
    """Those of some lines that are in no list that a sentence announces, and are no signature, field or row."""
    texts = [draft.left_of(number) for number in kept]
    announced = _announced(texts)
    places = {number: at for at, number in enumerate(kept)}
    return [number for number in found if places[number] not in announced and not _is_own(texts, places[number])]


def _verdict(text: str) -> tuple[Label, str]:
    reading = read(text)
    if reading.spam > reading.boilerplate and reading.spam > 0:
        return verdict_of(text)
    words = telling(text, "boilerplate")[0]
    said = f", and reads like what a site puts there ({'、'.join(words)})" if words else ""
    return Label.ADVERTISEMENT, f"stands like nothing of the article{said}"


def signs_of_lines(draft: Draft, judge: SpamJudge) -> list[tuple[int, list[float]]]:
    """The lines that could be none of the article's, each with its signs (`SIGNS`)."""
    kept = draft.kept()
    texts = [draft.left_of(number) for number in kept]
    asked = [at for at, text in enumerate(texts) if _is_asked(text) and not is_one_thing(draft.roles[kept[at]])]
    if not asked:
        return []
    page = _Lines(draft, judge, texts, asked)
    return [(kept[at], page.signs(at)) for at in asked]


def _is_asked(text: str) -> bool:
    """Whether a line is no longer than what is asked, and reads enough like anything but an article."""
    if not 1 < len(text) <= LONGEST:
        return False
    is_sentence = text[-1] in _ENDS
    if is_sentence and len(text) > LONGEST_SENTENCE:
        return False
    least = UNASKED_SENTENCE if is_sentence else UNASKED
    reading = read(text)
    return reading.spam > least or reading.boilerplate > least


def _is_own(texts: Sequence[str], at: int) -> bool:
    """Whether a line signs the article, is a field of a program or an office, or a row of a table."""
    text = texts[at]
    return (
        is_own(text)
        or is_of_program(text)
        or is_of_office(text)
        or is_row(texts, at)
        or lists_places(text)
        or _is_item(texts, at)
        or _is_field(texts, at)
        or _names_parts(texts, at)
        or _is_heading(texts, at)
    )


def _is_heading(texts: Sequence[str], at: int) -> bool:
    """Whether a line is a heading: in brackets, as another one of the article is (【用料】, 【做法】), of a part of
    instructions, as another one is (工具, 做法), or of steps.
    """
    text, below = texts[at], texts[at + 1 : at + 3]
    if len(below) < 2 or len(text) > LONGEST_HEADING:
        return False
    if _HEADING.fullmatch(text):
        return any(other[0] == text[0] and n != at and _HEADING.fullmatch(other) for n, other in enumerate(texts))
    if is_part_heading(text):
        return any(is_part_heading(other) for other in texts if other != text)
    steps = [step[1] for step in map(_STEP.match, below) if step is not None]
    return steps in _FIRST and all(line[-1] in _ENDS for line in below)


def _is_item(texts: Sequence[str], at: int) -> bool:
    """Whether a line is an item of a list: it begins with a mark, as those above and below do."""
    mark = texts[at][0]
    return mark in TITLE_MARKS and all(text[0] == mark for text in (*texts[at - 1 : at], *texts[at + 1 : at + 2]))


def _names_parts(texts: Sequence[str], at: int) -> bool:
    """Whether a line, or it and one beside it, give fields that head parts of instructions: 难度：中级　耗时：两小时"""
    count = count_parts(texts[at])
    beside = (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2])
    return count >= FIELDS_IN_ROW or (count > 0 and sum(map(count_parts, beside)) > 0)


def _is_field(texts: Sequence[str], at: int) -> bool:
    """Whether a line names a field of a record: most of the lines around are fields of other names, and no site's."""
    name = field_name(texts[at])
    if not name or read(texts[at]).boilerplate > FIELD:
        return False
    names = [field_name(text) for text in (*texts[max(0, at - _NEAR) : at], *texts[at + 1 : at + 1 + _NEAR])]
    return name not in names and sum(map(bool, names)) >= _NEAR - (at == 0)


def _announced(texts: Sequence[str]) -> set[int]:
    """The lines of a list that a sentence announces, up to the next sentence."""
    found: set[int] = set()
    announced = False
    for at, text in enumerate(texts):
        if text[-1] in _ANNOUNCING and len(text) >= SHORTEST_ANNOUNCING:
            announced = True
        elif text[-1] in _ENDS:
            announced = False
        elif announced:
            found.add(at)
    return found


class _Lines:
    """What the lines of a page are held against: each other, and what was removed between them."""

    def __init__(self, draft: Draft, judge: SpamJudge, texts: list[str], asked: Sequence[int]) -> None:
        """asked: those of the lines whose signs are wanted."""
        self.texts = texts
        # How many lines above each are short; behind these, of all.
        self.short = [0]
        for text in texts:
            self.short.append(self.short[-1] + (len(text) <= SHORT))
        self.short_share = self.short[-1] / len(texts)
        prose = [at for at, text in enumerate(texts) if line_value(text) > 1.0]
        self.paragraphs = len(prose)
        self.first, self.last = (prose[0], prose[-1]) if prose else (len(texts), len(texts))
        # The labels of all entries with a text, and where among them the lines stand.
        labels = [label for label, text in zip(draft.labels, draft.texts, strict=True) if text]
        self.entries = len(labels)
        self.places = [at for at, label in enumerate(labels) if label is None]
        self.removed = (self.entries - len(self.places)) / self.entries
        self.labels = [None, None, *labels, None, None]  # beyond the page's ends nothing was removed
        self.spammed, self.some_spam = judge.spammed, judge.spam is not None
        pairs = judge.pairs
        pairs_of_lines = [pairs[text] for text in texts]
        pairs_of_asked = [han_pairs(texts[at]) for at in asked]
        wanted = no_pairs()
        for own in pairs_of_asked:
            wanted |= own
        held = Held(pairs_of_lines, wanted)
        # What share of its pairs other lines have.
        self.shares = {
            at: held.count_of_others(own, pairs_of_lines[at]) / len(own) if own else -1.0
            for at, own in zip(asked, pairs_of_asked, strict=True)
        }

    def signs(self, at: int) -> list[float]:
        text, place = self.texts[at], self.places[at]
        size, count = len(text), len(self.texts)
        reading, seen = read(text), shape(text)
        above, below = (
            read(self.texts[at - 1]) if at else _NOTHING,
            read(self.texts[at + 1]) if at + 1 < count else _NOTHING,
        )
        first, last = max(0, at - _NEAR), min(at + _NEAR, count - 1)
        near = self.short[last + 1] - self.short[first] - (size <= SHORT)
        second_before, before, _, behind, second_behind = self.labels[place : place + 5]
        return [
            reading.spam,
            reading.boilerplate,
            max(reading.spam, reading.boilerplate),
            float(size),
            float(text[-1] in _ENDS),
            (count_figures(text) if IS_COMPILED else len(_DECIMAL.findall(text))) / size,
            count_han(text) / size,
            float(_OF_CONTACT[0] in seen or _OF_CONTACT[1] in seen or _OF_CONTACT[2] in seen),
            float("★" in seen),
            float(field_name(text) != ""),
            float(at < self.first < count),
            float(self.last < at),
            float(self.paragraphs == 0),
            float(min(place, _FAR)),
            float(min(self.entries - 1 - place, _FAR)),
            float(min(at, _FAR)),
            float(min(count - 1 - at, _FAR)),
            float(before is not None),
            float(behind is not None),
            float(second_before is not None),
            float(second_behind is not None),
            float(before in SPAM_LABELS),
            float(behind in SPAM_LABELS),
            max(above.spam, above.boilerplate),
            max(below.spam, below.boilerplate),
            self.short_share,
            near / (last - first) if last > first else 0.0,
            self.removed,
            float(self.spammed),
            float(self.some_spam),
            self.shares[at],
            float(min(count, _MANY)),
            float(min(self.paragraphs, _MANY)),
            float(text[0] in _BRACKETS),
            (count_in(text, _OF_SEPARATORS) if IS_COMPILED else sum(map(text.count, _SEPARATORS))) / size,
        ]


_NOTHING: Final = Reading(0.0, 0.0)


@cache
def _trees() -> Trees:
    return Trees(lines_by_section("leftover_lines")["trees"], SIGNS)


def points(signs: list[float]) -> int:
    """How much speaks against a line with such signs, in hundredths of a logarithm of odds."""
    return _trees().points(signs)
