"""The scale on which spam is weighed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..labels import Label

# A line, or a sentence of one, is spam from this weight on. All weights are in the same unit; they were set by hand
# on generated and hand-made pages and hold for vocabularies they were not set on.
SPAM = 2.0


@dataclass(slots=True)
class Evidence:
    """What speaks for and against a line, and how much."""

    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)
    label: Label = Label.SPAM_PROMOTION

    def add(self, weight: float, reason: str) -> None:
        self.weight += weight
        if weight > 0:
            self.reasons.append(reason)
