"""How common a character is in Chinese text, roughly: to tell which words are worth looking for."""

from __future__ import annotations

from functools import cache
from typing import Final

from ..word_lists import lines_by_section

# Places in the list of common characters for those that it does not have. Letters: the most frequent of English first.
_LETTERS: Final = "etaoinshrdlcumwfgypbvkjxqz"
_FIRST_LETTER: Final = 60
_LETTER_STEP: Final = 30
_SIGN: Final = 0
_UNLISTED: Final = 6000
_COMMON_SIGNS: Final = frozenset("，。、：；！？“”‘’（）《》「」【】…—·\u3000")


@cache
def _places() -> dict[str, int]:
    common = "".join(lines_by_section("decode_common")["hans"])
    places = {character: place for place, character in enumerate(common, start=1)}
    places |= {letter: _FIRST_LETTER + _LETTER_STEP * place for place, letter in enumerate(_LETTERS)}
    return places


@cache
def rarity(character: str) -> int:
    """The character's place among the common ones: 0 for signs and figures, thousands for what is rare.

    >>> rarity("，") < rarity("的") < rarity("蜘")
    True
    """
    if character in _COMMON_SIGNS or (character.isascii() and not character.isalpha()):
        return _SIGN
    return _places().get(character, _UNLISTED)
