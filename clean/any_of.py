"""Where any of some characters stands in a text, by what tells it the quickest."""

from __future__ import annotations

import re
from typing import Final

from .expressions import expression
from .parse.compiled import IS_COMPILED, place_of, table_of


class AnyOf:
    """Some characters of the first plane, to be looked for."""

    def __init__(self, characters: str) -> None:
        self._expression: Final = expression(f"[{re.escape(characters)}]")
        self._table: Final = table_of(characters) if IS_COMPILED else b""

    def place(self, text: str, start: int = 0) -> int:
        """Where the first of them from a place on stands; -1 if there is none.

        >>> AnyOf("，。").place("云，雨。", 2), AnyOf("，。").place("云雨")
        (3, -1)
        """
        if IS_COMPILED:
            return place_of(text, self._table, start)
        found = self._expression.search(text, start)
        return found.start() if found else -1
