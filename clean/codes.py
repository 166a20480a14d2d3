"""Characters and the bytes of tables as numbers: how loops over a text's characters read them.

Where these loops are compiled, each is one read of memory, without a question whether it is within the text or the
table: that is for the loop to see to.
"""

from __future__ import annotations

from sys import byteorder


def code_at(text: str, at: int) -> int:
    """The code of a character.

    >>> code_at("云", 0) == ord("云")
    True
    """
    return ord(text[at])


def byte_at(table: bytes, at: int) -> int:
    """A byte of a table.

    >>> byte_at(b"abc", 1)
    98
    """
    return table[at]


def number_at(table: bytearray, at: int) -> int:
    """A number of 32 bits of a table of such.

    >>> numbers = bytearray(12)
    >>> put_number(numbers, 2, 70_000)
    >>> number_at(numbers, 2)
    70000
    """
    return int.from_bytes(table[4 * at : 4 * at + 4], byteorder)


def put_number(table: bytearray, at: int, number: int) -> None:
    """Put a number of 32 bits into a table of such."""
    table[4 * at : 4 * at + 4] = number.to_bytes(4, byteorder)
