"""The words that spam uses, and a fast way to find those that stand in a text.

There are over a thousand words and most pages hold next to none. A text's pairs of characters are
compared with the pairs that open a word in one set operation on 32-bit numbers; only words of pairs
that are there are looked for.
"""

from __future__ import annotations

from functools import cache

from ..word_lists import lines_by_section, words


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Word to (group, kind): group is trade, offer, contact or doorway."""
    found: dict[str, tuple[str, str]] = {}
    for kind in lines_by_section("contact_words"):
        for word in words("contact_words", kind):
            found[word.lower()] = (kind, kind)
    for word in words("offer_words"):
        found[word.lower()] = ("offer", "offer")
    for kind in lines_by_section("spam_words"):
        for word in words("spam_words", kind):
            found[word.lower()] = ("trade", kind)
    return found


@cache
def _words_by_pair() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in vocabulary():
        found.setdefault(word[:2], []).append(word)
    return {pair: tuple(sorted(ws, key=len, reverse=True)) for pair, ws in found.items()}


@cache
def _pair_numbers() -> dict[int, str]:
    return {int.from_bytes(pair.encode("utf-16-le"), "little"): pair for pair in _words_by_pair() if len(pair) == 2}


@cache
def _pair_keys() -> frozenset[int]:
    return frozenset(_pair_numbers())


def pair_numbers(text: str) -> set[int]:
    """The pairs of neighbouring characters of a text, each as the 32-bit number of its two UTF-16 units."""
    data = text.encode("utf-16-le", "surrogatepass")
    size = len(data)
    found = set(memoryview(data[: size - size % 4]).cast("I"))
    if size >= 6:
        found.update(memoryview(data[2 : size - (size - 2) % 4]).cast("I"))
    return found


def is_han_pair(number: int) -> bool:
    """Whether both characters of a pair are Han characters."""
    return 0x4E00 <= number & 0xFFFF <= 0x9FFF and 0x4E00 <= number >> 16 <= 0x9FFF


def words_in(text: str) -> list[str]:
    """The listed words that stand in a text, in lower case; a word that is part of another is given too.

    >>> words_in("诚信代开发票，点击进入")
    ['代开发票', '开发票', '点击进入', '诚信']
    """
    text = text.lower()
    found = _pair_keys() & pair_numbers(text)
    if not found:
        return []
    numbers, by_pair = _pair_numbers(), _words_by_pair()
    return [word for pair in sorted(numbers[key] for key in found) for word in by_pair[pair] if word in text]
