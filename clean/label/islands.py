"""Short lines that are left below an article among what was removed: the sources of a feed's items, and the items.

A feed gives its items with a source and a day each; its titles and days are known, its sources read like anything.
So do rows and names below a heading that a site put there.
"""

from __future__ import annotations

from typing import Final

from ..labels import Label, Role
from .context import line_value
from .draft import Draft
from .text_ends import is_own

# So many that stand alone are no chance; no line is longer than that.
FEWEST: Final = 3
LONGEST: Final = 60
# An article of so many paragraphs has none of its own there; a poem or a list may.
FEWEST_PARAGRAPHS: Final = 2
# A heading is no longer than this.
LONGEST_HEADING: Final = 12
# Between lines of these labels none of an article's stand.
_OF_A_FEED: Final = frozenset((Label.BYLINE, Label.RECOMMENDATION, Label.OUTSIDE, Label.DUPLICATE, Label.COMMENT))
# What heads a list of a site's.
_HEADING: Final = frozenset((Label.ADVERTISEMENT, Label.RECOMMENDATION))
_PROSE: Final = 1.0
_ENDS: Final = frozenset("。！？…：；”」』，")


def drop_islands(draft: Draft) -> None:
    """Label the lines below the last sentence, if each stands between two of a feed that were removed, or, in a text
    that lost its HTML, below a heading that was.
    """
    kept = draft.kept()
    if not kept or _ends_article(draft, kept[-1]):  # as on most pages
        return
    shown = [number for number, text in enumerate(draft.texts) if text]
    tail = len(shown)
    while tail and not _ends_article(draft, shown[tail - 1]):
        tail -= 1
    if sum(line_value(draft.texts[n]) > _PROSE for n in shown[:tail] if draft.labels[n] is None) < FEWEST_PARAGRAPHS:
        return
    alone: list[int] = []
    headed = False
    for at in range(tail, len(shown)):
        number = shown[at]
        label = draft.labels[number]
        if label is not None:
            headed = draft.is_text and label in _HEADING and len(draft.texts[number]) <= LONGEST_HEADING
        elif headed and not is_own(draft.texts[number]):
            draft.remove(number, Label.RECOMMENDATION, "below a heading of the site's, under the article")
        elif at and _is_alone(draft, shown, at):
            alone.append(number)
        else:
            alone.append(-1)
    if len(alone) >= FEWEST and -1 not in alone:
        for number in alone:
            draft.remove(number, Label.RECOMMENDATION, "alone among the lines of a feed")


def _ends_article(draft: Draft, number: int) -> bool:
    """Whether a line that is left is more than an item of a list."""
    text = draft.texts[number]
    if draft.labels[number] is not None:
        return False
    return draft.roles[number] is Role.POST or len(text) > LONGEST or text[-1] in _ENDS or line_value(text) > _PROSE


def _is_alone(draft: Draft, shown: list[int], at: int) -> bool:
    """Whether the lines above and below are a feed's; below the last one nothing is."""
    below = draft.labels[shown[at + 1]] if at + 1 < len(shown) else Label.OUTSIDE
    return _OF_A_FEED.issuperset((draft.labels[shown[at - 1]], below))
