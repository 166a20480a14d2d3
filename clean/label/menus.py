"""The menu of a site that lost its HTML: the words of its sections in one line, above all else."""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label
from .draft import Draft

# A menu has so many words; and a table below it, so many lines of as many.
FEWEST: Final = 4
LONGEST: Final = 80
LIKE_IT: Final = 2
BELOW: Final = 6

_BETWEEN: Final = expression(r"　+|  +| ?[|｜/／·] ?")
_MENU: Final = expression(
    rf"[\u4e00-\u9fff]{{2,4}}(?P<between>{_BETWEEN.pattern})[\u4e00-\u9fff]{{2,4}}"
    r"(?:(?P=between)[\u4e00-\u9fff]{2,4}){2,}"
)


def drop_menu(draft: Draft) -> None:
    """Label the first line of a text if it is a menu: words of two to four characters with the same between each two.

    The head of a table is one such, too: lines of as many words follow it.
    """
    texts = draft.texts
    first = next((n for n, text in enumerate(texts) if text), None)
    if first is None or draft.labels[first] is not None:
        return
    text = texts[first]
    if len(text) > LONGEST or _MENU.fullmatch(text) is None:
        return
    words = len(_BETWEEN.findall(text))
    below = [line for line in texts[first + 1 :] if line][:BELOW]
    if sum(len(_BETWEEN.findall(line)) == words for line in below) < LIKE_IT and len(below) == BELOW:
        draft.remove(first, Label.NAVIGATION, "a menu above all else")
