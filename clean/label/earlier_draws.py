"""The numbers of earlier draws that a page lists below the report on its own: 第2025096期 02 07 10 …"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label
from .draft import Draft

# So many rows in a row, each of the draw before; the page tells of the one behind the first of them.
FEWEST: Final = 2
LONGEST: Final = 60
# A heading right above has no more characters.
LONGEST_HEADING: Final = 10
_ROW: Final = expression(r"(?:第\s?)?(\d{4,8})\s?期?[^，。！？\d]{0,6}(?:\d{2}(?!\d)[^，。！？\d]{0,4}){5,}")
_ENDS: Final = frozenset("。！？：；，”")


def drop_earlier_draws(draft: Draft) -> None:
    """Label the rows of earlier draws, and the heading above them."""
    texts, kept = draft.texts, draft.kept()
    draws: list[tuple[int, int]] = []  # places among what is kept, and the numbers of the draws
    for at, number in enumerate(kept):
        row = _ROW.fullmatch(texts[number]) if len(texts[number]) <= LONGEST and "期" in texts[number] else None
        if row is None:
            continue
        draw = int(row[1])
        if draws and draws[-1] != (at - 1, draw + 1):
            break
        draws.append((at, draw))
    if len(draws) < FEWEST or not any(str(draws[0][1] + 1) in text for text in texts[: kept[draws[0][0]]]):
        return
    above = draws[0][0] - 1
    heading = above > 0 and len(texts[kept[above]]) <= LONGEST_HEADING and texts[kept[above]][-1] not in _ENDS
    for at in range(above if heading else above + 1, draws[-1][0] + 1):
        draft.remove(kept[at], Label.RECOMMENDATION, "earlier draws than that of the page")
