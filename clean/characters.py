"""How common a character is in Chinese, in bits: what the statistics of character sets and of damage weigh."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log2
from operator import mul
from typing import Final

from .expressions import expression
from .parse.compiled import IS_COMPILED
from .word_lists import FOLDER

LOST: Final = "\ufffd"


def bits_of(character: str) -> float:
    """What a character costs: from 6 bits for 的 to 30 for a lost one; ASCII nothing."""
    return bits_table()[character]


class _Bits(dict[str, float]):
    """Bits by character; a character that is not in the lists costs what its block does."""

    def __missing__(self, character: str) -> float:
        bits = self[character] = next(bits for end, bits in _RANGES if ord(character) < end)
        return bits


_RANGES: Final = (
    (0x09, 24.0), (0x0E, 0.0), (0x20, 24.0), (0x7F, 0.0), (0xA0, 26.0),  # controls, ASCII, C1
    (0x0250, 9.0), (0x02B0, 18.0), (0x0530, 13.0), (0x1100, 20.0), (0x2000, 18.0),  # Latin, IPA, Greek and Cyrillic
    (0x2E80, 12.0), (0x3000, 20.0), (0x3040, 10.0), (0x3100, 11.0), (0x3400, 14.0),  # symbols, radicals, kana, zhuyin
    (0x4E00, 19.0), (0xA000, 16.0), (0xAC00, 20.0), (0xD7A4, 11.0), (0xE000, 30.0),  # rare Han, Han, Yi, hangul
    (0xF900, 24.0), (0xFE30, 19.0), (0xFF00, 14.0), (0xFF5F, 11.0), (0xFFFD, 16.0),  # private use, full-width forms
    (0xFFFE, 30.0), (0x1F000, 22.0), (0x20000, 12.0), (0x110000, 20.0),  # lost, emoji, Han of the second plane
)  # fmt: skip


@lru_cache(maxsize=1)
def bits_table() -> _Bits:
    """Bits of the common characters, from their places in the lists; punctuation is as common as 的."""
    source = (FOLDER / "decode_common.txt").read_text("utf-8")
    lists = re.sub("(?m)^#.*\n", "", source).replace("\n", "").split("[")[1:]
    table = _Bits(dict.fromkeys("，。、：；？！“”《》「」（）…—·\u3000", 6.5))
    for name, _, characters in (part.partition("]") for part in lists):
        for place, character in enumerate(characters):
            cost = 9.0 if name == "yue" else 6 + log2(1 + place / 50)
            if cost < table.get(character, 99.0):
                table[character] = cost
    return table


def count_han(text: str) -> int:
    """How many characters are Chinese: Han, and the punctuation and full-width forms that come with them."""
    return len(HAN.findall(text))


HAN: Final = expression("[\u3001-\u3011\u3400-\u9fff\uff01-\uff5e\U00020000-\U0003ffff]")


def total_bits(text: str) -> float:
    """Bits of all characters together."""
    bits = bits_table()
    if IS_COMPILED:
        total = 0.0
        for character in text:
            total += bits[character]
        return total
    counts = Counter(text)
    return float(sum(map(mul, map(bits.__getitem__, counts), counts.values())))


def mean_bits(text: str) -> float:
    """Bits a character of what is not ASCII."""
    text = _ASCII.sub("", text)
    return total_bits(text) / max(1, len(text))


_ASCII: Final = expression("[\x00-\x7f][\x00-\x7f]*+")
