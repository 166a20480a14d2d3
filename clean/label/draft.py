"""The blocks under judgement: parallel lists that the labelling steps fill in, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, NamedTuple

from ..labels import Label, Role
from ..parse.compiled import set_fields
from .phrases import Hit

# Blocks of these roles are spam or boilerplate as a whole or not at all, and not by what they say.
AS_A_WHOLE: Final = frozenset((Role.CODE, Role.TABLE))
_CODE: Final = Role.CODE
_TABLE: Final = Role.TABLE


def is_one_thing(role: Role) -> bool:
    """Whether blocks of a role are `AS_A_WHOLE`."""
    return role is _CODE or role is _TABLE


class Cut(NamedTuple):
    """A part of a block that is not article text: texts[start:end] of the block's simplified text."""

    start: int
    end: int
    label: Label
    reason: str


@dataclass(slots=True, init=False, repr=False, eq=False)
class Draft:
    """One entry per block that could be article text.

    numbers: the page's block each came from. came: the text as it came, noise undone. texts: the same,
    simplified. end: the page's block behind the last entry; each covers all up to the next. labels: None is kept.
    """

    numbers: Sequence[int]
    came: list[str]
    texts: list[str]
    roles: list[Role]
    end: int
    labels: list[Label | None]
    # The labels that were ever given: no entry has another one.
    given: set[Label]
    reasons: list[str]
    cuts: dict[int, list[Cut]]
    noise: dict[int, list[str]]
    # The listed phrases in each text, once they are looked for.
    signs: list[Sequence[Hit]]
    # What kinds of phrases those are (`signs.signs_and_kinds_of_lines`).
    kinds: list[int]
    # Whether no container stood out, so that the article is looked for line by line.
    is_weak: bool
    # Whether the page is a text that lost its HTML: all lines in it stand side by side.
    is_text: bool
    # The entries that hold traditional characters, and those that hold simplified ones where that is asked.
    hant: set[int]
    hans: set[int]
    _kept: list[int] | None

    def __init__(self, numbers: Sequence[int], came: list[str], roles: list[Role], end: int) -> None:
        """A draft without labels, of texts that are not simplified yet."""
        self.numbers, self.came, self.texts, self.roles, self.end = numbers, came, came, roles, end
        self.labels = [None] * len(came)
        self.given = set()
        self.reasons = [""] * len(came)
        self.cuts, self.noise = {}, {}
        self.signs, self.kinds = [], []
        self.is_weak = self.is_text = False
        self.hant, self.hans = set(), set()
        self._kept = None

    def __reduce__(self) -> tuple[Callable[..., Draft], tuple[Any, ...]]:
        """How a draft goes to another process, which a compiled class does not know by itself."""
        return _draft_of, tuple(getattr(self, name) for name in _FIELDS)

    @property
    def covered(self) -> range:
        """The page's blocks that the entries cover."""
        return range(self.numbers[0] if self.numbers else self.end, self.end)

    def covered_by(self, entry: int) -> range:
        """The page's blocks that one entry covers: those of a row of data, or one."""
        following = self.numbers[entry + 1 : entry + 2]
        return range(self.numbers[entry], following[0] if following else self.end)

    def remove(self, number: int, label: Label, reason: str) -> None:
        """Label a block, unless it has a label already."""
        if self.labels[number] is None:
            self.labels[number] = label
            self.reasons[number] = reason
            self.given.add(label)
            self._kept = None

    def restore(self, number: int) -> None:
        """Take a block's label away."""
        self.labels[number], self.reasons[number] = None, ""
        self._kept = None

    def has_any(self, labels: frozenset[Label]) -> bool:
        """Whether an entry has one of some labels."""
        return not labels.isdisjoint(self.given) and not labels.isdisjoint(self.labels)

    def left_of(self, number: int) -> str:
        """What cuts leave of a text."""
        text, cuts = self.texts[number], self.cuts.get(number)
        if not cuts:
            return text
        edges = [0, *(edge for cut in cuts for edge in (cut.start, cut.end)), len(text)]
        return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()

    def kept(self) -> Sequence[int]:
        """The entries without a label, as they are now; told anew only after a label was given or taken away."""
        if self._kept is None:
            kept: list[int] = []
            for number, (label, text) in enumerate(zip(self.labels, self.texts, strict=True)):
                if label is None and len(text):
                    kept.append(number)
            self._kept = kept
        return self._kept


_FIELDS = tuple(field.name for field in fields(Draft))


def _draft_of(*values: Any) -> Draft:
    draft = Draft([], [], [], 0)
    set_fields(draft, _FIELDS, values)
    return draft
