"""Lines in which a site that copies novels speaks of itself: 老书友都从…进站，收藏一次，追书不迷路！

Its words change from site to site, what they are about does not. On a page without a mark of such a site, and of a line
that ends as a story's sentence does, none of this is asked.
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from ..labels import Label
from ..word_lists import finder_of
from .draft import Draft, is_one_thing

# So many different words of the list make such a line, which is no longer than this.
FEWEST: Final = 3
LONGEST: Final = 90
# For pages that are made to cost time: so many lines are asked, of more the outer.
MOST: Final = 400
_OF_SCRAPERS: Final = frozenset((Label.NOISE,))
_ENDS: Final = frozenset("。”」』：")
# What divides the characters of a name: 墨·鱼·读·书
_DIVIDING: Final = expression("[·~～•|](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")


def drop_site_talk(draft: Draft) -> None:
    """Label such lines on a page that has a scraper's mark."""
    noise = Label.NOISE
    if not draft.has_any(_OF_SCRAPERS) and not any(cut.label is noise for cuts in draft.cuts.values() for cut in cuts):
        return
    kept = draft.kept()
    for number in kept if len(kept) <= MOST else (*kept[: MOST // 2], *kept[-MOST // 2 :]):
        text = draft.left_of(number)
        asked = len(text) <= LONGEST and text[-1] not in _ENDS and not is_one_thing(draft.roles[number])
        if asked and is_site_talk(text):
            draft.remove(number, noise, "a site that copies novels speaks of itself")


def is_site_talk(text: str) -> bool:
    """Whether a line holds so many of the words in which such sites speak of themselves.

    >>> is_site_talk("老书友都从墨鱼读书进站，收藏一次，追书不迷路！"), is_site_talk("他把书签夹进小说里，灯灭了")
    (True, False)
    """
    return len(set(finder_of("site_talk", "").findall(_DIVIDING.sub("", text)))) >= FEWEST
