"""The conversion tables under `clean/data`, read once.

Each is a text file of `traditional<TAB>simplified` lines; the header of each says where it comes from and how to add
to it. OpenCC reads the same files (script_config.json), so what is seen here is what it does.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parent.parent / "data"

# Characters of the traditional side that are also right in simplified text, in some word or name: they tell nothing
# about the script, and only a whole traditional context lets us change them (乾 in 乾坤, 昇 in 昇腾, 拚 in 拚命).
SHARED: Final = frozenset(
    "乾著徵藉瞭覆祇衹夥於沈么麽麼坏昇甯像俱哩仝喆堃淼犇扞剋吒氾甦祕脩蒐逕釐鍾鉅迺椀絜薹谿陞耑叚彷雠噁汎旂拚摺乹龢菉筦"
)


@cache
def pairs(name: str) -> dict[str, str]:
    """Return the pairs of `clean/data/script_<name>.txt`.

    >>> pairs("characters")["妳"]
    '你'
    """
    found: dict[str, str] = {}
    for line in (DATA / f"script_{name}.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            traditional, simplified = line.split("\t")
            found[traditional] = simplified
    return found


@cache
def characters() -> dict[str, str]:
    """Return what each traditional character becomes when no word says otherwise.

    >>> characters()["臺"], characters()["著"]
    ('台', '着')
    """
    return pairs("opencc_characters") | pairs("characters")


@cache
def phrases() -> dict[str, str]:
    """Return the words that have a simplified form of their own.

    >>> phrases()["名著"], phrases()["計畫"]
    ('名著', '计划')
    """
    return pairs("opencc_phrases") | pairs("phrases")
