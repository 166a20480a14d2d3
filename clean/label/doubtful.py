"""Lines in doubt at the edges of the article and inside it, for those who favour precision or recall."""

from __future__ import annotations

from typing import Final

from ..labels import Label, Role
from .context import SIGNATURE, line_value
from .draft import Draft
from .thresholds import BALANCED, Thresholds

# Lines of these roles are dropped at an edge, so many at most. A list, a table, code or a post has its shape to speak
# for it; more lines than that are a part of the article.
_BARE: Final = frozenset((Role.PARAGRAPH, Role.CAPTION))
_MOST: Final = 3
# From this value on a line is a sentence of prose; a body with half its characters in such lines is prose.
_PROSE: Final = 1.0


def restore_inside(draft: Draft, thresholds: Thresholds) -> bool:
    """Keep the lines between two paragraphs of the article that look like what stands around articles.

    Returns whether there were any.
    """
    if not thresholds.inside or Role.POST in draft.roles:
        return False
    prose = [number for number in draft.kept() if line_value(draft.texts[number]) >= _PROSE]
    if not prose:
        return False
    inside = [number for number in range(prose[0], prose[-1]) if draft.labels[number] in thresholds.inside]
    for number in inside:
        draft.restore(number)
    return bool(inside)


def trim_edges(draft: Draft, thresholds: Thresholds) -> None:
    """Label the short lines above and below a body of prose: a kicker, a slogan, the first words of a list.

    Lines that sign a notice stay, and so do all of a body that is not prose: a poem, a list, a table.
    """
    if thresholds.edge == BALANCED.edge:
        return
    kept = draft.kept()
    values = {number: line_value(draft.texts[number]) for number in kept}
    total = sum(len(draft.texts[number]) for number in kept)
    if 2 * sum(len(draft.texts[number]) for number in kept if values[number] >= _PROSE) < total:
        return
    for numbers, bare in ((kept, _BARE), (reversed(kept), _BARE | {Role.HEADING})):
        for number in tuple(numbers)[:_MOST]:
            text = draft.texts[number]
            if values[number] >= thresholds.edge or draft.roles[number] not in bare or SIGNATURE.search(text):
                break
            draft.remove(number, Label.OUTSIDE, "a short line at the edge of the article")
