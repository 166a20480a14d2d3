"""A text as a short row of numbers whose agreement with another row estimates how much the texts share.

MinHash (Broder 1997) over shingles of characters, by rensa. Two texts agree in a share of the numbers that
estimates the Jaccard similarity of their sets of shingles; with 128 numbers its standard error is below .045.
Punctuation, white space, case and width of characters do not count.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from ..extras import need

rensa = need("rensa", extra="dedup", to="finding near duplicates")

# Characters of a shingle: with three, articles of one topic look alike; with more, a changed word weighs more.
SHINGLE = 5
NUMBERS = 128
SEED = 20_260_101

_IGNORED = re.compile(r"[\W_]+")


def normalized(text: str) -> str:
    """Return the characters of a text that count.

    >>> normalized("他说：“Ｗｉｎ１０，好。”")
    '他说win10好'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).lower())


def signature(text: str) -> list[int]:
    """Return the MinHash of a normalized text: `NUMBERS` integers of 32 bits."""
    minhash = rensa.RMinHash(num_perm=NUMBERS, seed=SEED)
    minhash.update([text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))])
    digest: list[int] = minhash.digest()
    return digest


def fingerprint(text: str) -> int:
    """Return 63 bits that tell one text from another.

    >>> fingerprint("他来了") == fingerprint("他来了"), fingerprint("他来了") == fingerprint("他走了")
    (True, False)
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
