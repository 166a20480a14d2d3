"""A block that may be the title."""

from __future__ import annotations


class Heading:
    """A block that may be the title. A page has dozens, so it is a plain object, which is made in the least time.

    number: of the block in the page.
    level: 1 to 6 for <h1> to <h6>, 0 for any other block or line.
    """

    __slots__ = ("level", "number", "text")

    def __init__(self, number: int, text: str, level: int) -> None:
        self.number = number
        self.text = text
        self.level = level
