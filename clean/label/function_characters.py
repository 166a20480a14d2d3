"""How many characters of a text bind its words, as 的 and 了 do: keywords and names have none."""

from __future__ import annotations

from functools import cache

from ..parse.compiled import IS_COMPILED, count_in, holds_any, table_of
from ..word_lists import characters, one_of

_NAME = "function_characters"


@cache
def _table() -> bytes:
    return table_of(characters(_NAME))


def count_function_characters(text: str) -> int:
    """How many function characters stand in a text.

    >>> count_function_characters("他的话和她的话")
    5
    """
    return count_in(text, _table()) if IS_COMPILED else len(one_of(_NAME).findall(text))


def has_function_character(text: str) -> bool:
    """Whether any function character stands in a text.

    >>> has_function_character("他的话"), has_function_character("话剧")
    (True, False)
    """
    return holds_any(text, _table()) if IS_COMPILED else one_of(_NAME).search(text) is not None
