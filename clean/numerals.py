"""Numbers in Arabic and in Chinese figures."""

from __future__ import annotations

from typing import Final

DIGITS: Final = {
    char: str(value)
    for value, chars in enumerate(("〇○零Oo0Ο", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}


def number_of(text: str) -> int:
    """A number of up to three digits in Arabic or Chinese figures, in either way of writing; 0 if it is none.

    >>> [number_of(text) for text in ("05", "十一", "二十三", "一一三", "一百一十三", "廿六")]
    [5, 11, 23, 113, 113, 26]
    """
    if text.isdecimal():
        return int(text[:4])
    if not any(char in "十百廿卅" for char in text):
        digits = "".join(DIGITS.get(char, "") for char in text)
        return int(digits) if digits else 0
    total = unit = 0
    for char in text:
        if char in "十百":
            total += max(unit, 1) * (10 if char == "十" else 100)
            unit = 0
        elif char in "廿卅":
            total += 20 if char == "廿" else 30
        else:
            unit = int(DIGITS.get(char, "0"))
    return total + unit
