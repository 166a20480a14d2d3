"""The scale on which spam is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..labels import Label

# A line, or a sentence of one, is spam from this weight on. All weights are in the same unit; they were set by hand
# on generated and hand-made pages.
SPAM: Final = 2.0
# What it weighs that a line came in the other script than the page's prose.
OTHER_SCRIPT: Final = 1.0
# How the reasons begin that listed words give.
OF_TRADE, OF_OFFER = OF_WORDS = ("words of a trade: ", "an offer")
# And those that contacts and figures give.
OF_CONTACT: Final = "a contact"
LURES: Final = "figures that lure"
DISGUISED: Final = "disguised characters"
INVITATION_ALONE: Final = "nothing but an invitation"
# And those that the page's script and subject give.
OF_SCRIPT: Final = "in the other script than the article"
OF_SUBJECT: Final = "not what the article is about"
SOLITARY: Final = "a contact in a line of its own"


@dataclass(slots=True, init=False, repr=False, eq=False)
class Evidence:
    """What speaks for and against a line, and how much."""

    weight: float
    reasons: list[str]
    label: Label

    def __init__(
        self, weight: float = 0.0, reasons: list[str] | None = None, label: Label = Label.SPAM_PROMOTION
    ) -> None:
        """Written out: a dataclass's own would be interpreted where all else is compiled."""
        self.weight = weight
        self.reasons = [] if reasons is None else reasons
        self.label = label

    def add(self, weight: float, reason: str) -> None:
        self.weight += weight
        if weight > 0:
            self.reasons.append(reason)

    def verdict(self) -> tuple[Label, str] | None:
        """Label and reason, if the evidence is enough."""
        return (self.label, "; ".join(self.reasons)) if self.weight >= SPAM else None
