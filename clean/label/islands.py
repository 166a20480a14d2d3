"""Short lines that are left below an article, each alone among what was removed: the sources of a feed's items.

A feed gives its items with a source and a day each; its titles and days are known, its sources read like anything.
"""

from __future__ import annotations

from typing import Final

from ..labels import Label, Role
from .context import line_value
from .draft import Draft

# So many of them are no chance; none is longer than that.
FEWEST: Final = 3
LONGEST: Final = 40
# Between lines of these labels none of an article's stand.
_OF_A_FEED: Final = frozenset((Label.BYLINE, Label.RECOMMENDATION, Label.OUTSIDE, Label.DUPLICATE, Label.COMMENT))
_PROSE: Final = 1.0
_ENDS: Final = frozenset("。！？…：；”」』，")


def drop_islands(draft: Draft) -> None:
    """Label the lines below the last of prose, if each is short and stands between two of a feed that were removed."""
    shown = [number for number, text in enumerate(draft.texts) if text]
    found: list[int] = []
    for at in range(len(shown) - 1, 0, -1):
        number = shown[at]
        if draft.labels[number] is not None:
            continue
        text = draft.texts[number]
        beside = draft.labels[shown[at - 1]], draft.labels[shown[at + 1]] if at + 1 < len(shown) else Label.OUTSIDE
        if (
            draft.roles[number] is Role.POST
            or len(text) > LONGEST
            or text[-1] in _ENDS
            or line_value(text) > _PROSE
            or not _OF_A_FEED.issuperset(beside)
        ):
            break
        found.append(number)
    if len(found) >= FEWEST:
        for number in found:
            draft.remove(number, Label.RECOMMENDATION, "alone among the lines of a feed")
