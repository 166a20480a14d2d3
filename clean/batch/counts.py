"""What a run has counted: pages by what became of them, characters by where they went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

from .record import Cleaned, Dropped, Failed, Outcome, Skipped


@dataclass(slots=True)
class Counts:
    """pages: all that were met, failed ones too, but no inputs that could not be read at all.

    verdicts: of cleaned pages, "article", "no article", "spam". failed: by kind. dropped, skipped: by reason.
    kept: characters of the texts. removed: characters by label.
    """

    pages: int = 0
    kept: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)

    def note(self, outcome: Outcome) -> None:
        """Count one outcome.

        >>> counts = Counts()
        >>> counts.note(Failed("dump.jsonl", "record", "half a line", position=7))
        >>> counts.pages, counts.failed
        (1, Counter({'record': 1}))
        """
        if isinstance(outcome, Skipped):
            self.skipped[outcome.reason] += 1
            return
        self.pages += not isinstance(outcome, Failed) or outcome.position is not None
        if isinstance(outcome, Failed):
            self.failed[outcome.kind] += 1
            return
        self.verdicts[outcome.data.get("verdict", "")] += 1
        if isinstance(outcome, Dropped):
            self.dropped[outcome.reason] += 1
        elif isinstance(outcome, Cleaned):
            self.kept += outcome.kept
            self.removed.update(outcome.removed)

    def add(self, other: Counts) -> None:
        """Add what another part of the run has counted."""
        self.pages += other.pages
        self.kept += other.kept
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Counts:
        """The counts that `to_dict` gave."""
        return cls(data["pages"], data["kept"], *(Counter(data[name]) for name in _COUNTERS))


_COUNTERS = [one.name for one in fields(Counts) if one.name not in ("pages", "kept")]
