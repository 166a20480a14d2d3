"""Which expressions a line may match at all: those of which it holds a character that they need.

As in `scan`: a loop over numbers, which is quicker where it is compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..codes import code_in, codes_of, number_at, numbers_of, put_number, zeros

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

# What characters a line has is told by so many bits, in words of 32: few of its characters fall on one.
_SIZE: Final = 128
_LAST: Final = 1023


def possible_on(line: str, numbers: list[int], needed: list[str]) -> list[int]:
    """Those of some numbers of expressions that a line may match, few of them by mistake.

    needed: for each of them the characters of which a line must hold one, Latin letters in lower case; "" if that is
    not known.

    >>> possible_on("图1：河湾", [3, 5, 8], ["图照", "", "表"]), possible_on("END", [3], ["d"])
    ([3, 5], [3])
    """
    kept = zeros(_SIZE)
    signs = numbers_of(kept)
    codes = codes_of(line)
    one: i64 = 1
    size: i64 = len(line)
    at: i64 = 0
    while at < size:
        place: i64 = _place_of(code_in(codes, at))
        put_number(signs, place >> 5, number_at(signs, place >> 5) | one << (place & 31))
        at += 1
    found: list[int] = []
    count: i64 = len(numbers)
    which: i64 = 0
    while which < count:
        characters: str = needed[which]
        last: i64 = len(characters)
        held: i64 = last == 0
        codes = codes_of(characters)
        at = 0
        while at < last and not held:
            place = _place_of(code_in(codes, at))
            held = number_at(signs, place >> 5) >> (place & 31) & 1
            at += 1
        if held:
            found.append(numbers[which])
        which += 1
    return found


def _place_of(code: i64) -> i64:
    """The bit for a character, the same for a Latin letter in upper and in lower case."""
    return (code + 32 if 65 <= code <= 90 else code) & _LAST
