"""Near duplicates among many signatures: locality-sensitive hashing, verified, joined by union-find.

A signature is cut into bands; texts that agree in a whole band are candidates. Within a band, candidates stand
in the order of their rank, and each is compared with the `WINDOW` before it, on all numbers of both signatures:
no bucket, however large, costs more than its size times the window. Neither the order of the texts nor that of
the bands changes the outcome, because the order within a band is the rank's, and joining pairs commutes.

Memory: about 60 bytes a text, whatever its length; signatures and bands stay on disk (`NUMBERS` * 4 and
8 bytes a band, 712 bytes a text at the default threshold) and are read from there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..extras import need
from .signature import NUMBERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = need("numpy", extra="dedup", to="finding near duplicates")

# Candidates before it that a text is compared with in a band. Ranked by length, near duplicates stand close.
WINDOW = 32
# A text with fewer characters is a duplicate of equal ones only: a notice with another date is another notice.
SHORT = 50
# Chance that a pair exactly at the threshold becomes a candidate.
SEEN = 0.98
_CHUNK = 1 << 14


@dataclass(frozen=True, slots=True)
class Clusters:
    """For each text the number of the text that it duplicates, -1 for none, and the similarity of the two."""

    originals: NDArray[np.int64]
    similarities: NDArray[np.float32]


def bands_for(threshold: float) -> tuple[int, int]:
    """Return how many bands of how many numbers find a pair at the threshold with a chance of `SEEN`.

    >>> bands_for(0.7), bands_for(0.9)
    ((25, 5), (11, 11))
    """
    possible = [rows for rows in range(1, NUMBERS) if 1 - (1 - threshold**rows) ** (NUMBERS // rows) >= SEEN]
    rows = max(possible, default=1)
    return NUMBERS // rows, rows


def find_clusters(
    signatures: NDArray[np.uint32],
    fingerprints: NDArray[np.int64],
    chars: NDArray[np.uint32],
    ties: Sequence[NDArray[np.int64]],
    threshold: float,
    folder: str,
) -> Clusters:
    """Return which texts are duplicates of which.

    signatures: a row of `NUMBERS` for each text; may be mapped from disk.
    fingerprints: equal for equal texts. chars: length of each text; one of length 0 is no duplicate of any.
    ties: numbers that decide between texts of one length, the smaller first; further ones where those are equal.
    threshold: smallest similarity of near duplicates, above 0, at most 1.
    folder: where the bands are put for as long as it takes.

    The original of a cluster is its longest text.
    """
    order = np.lexsort((*reversed(ties), -chars.astype(np.int64)))
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    parents = _join_equal(fingerprints, chars, rank)
    distinct = order[(parents[order] == order) & (chars[order] >= SHORT)]  # in the order of rank
    if len(distinct) > 1:
        _join_near(signatures, distinct, parents, rank, threshold, folder)
    roots = _roots(parents, np.arange(len(parents)))
    best = np.full(len(parents), len(parents), np.uint32)
    np.minimum.at(best, roots, rank)
    originals = order[best[roots]]
    originals[originals == np.arange(len(originals))] = -1
    similarities = np.zeros(len(originals), np.float32)
    copies = np.flatnonzero(originals >= 0)
    for start in range(0, len(copies), _CHUNK):
        chunk = copies[start : start + _CHUNK]
        similarities[chunk] = _similarities(signatures, chunk, originals[chunk])
    return Clusters(originals, similarities)


def _join_equal(
    fingerprints: NDArray[np.int64], chars: NDArray[np.uint32], rank: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Each text's parent: the first by rank of those that are equal to it, itself where there is none."""
    parents = np.arange(len(rank))
    with_text = np.flatnonzero(chars)
    by_text = with_text[np.lexsort((rank[with_text], fingerprints[with_text]))]
    if len(by_text):
        first = np.r_[True, np.diff(fingerprints[by_text]) != 0]
        parents[by_text] = by_text[np.flatnonzero(first)[np.cumsum(first) - 1]]
    return parents


def _join_near(
    signatures: NDArray[np.uint32],
    distinct: NDArray[np.int64],
    parents: NDArray[np.int64],
    rank: NDArray[np.uint32],
    threshold: float,
    folder: str,
) -> None:
    """Join the texts that are similar enough; `distinct` are their numbers in the order of rank."""
    bands, rows = bands_for(threshold)
    path = os.path.join(folder, "bands")
    keys = _new_array(path, (bands, len(distinct)))
    for start in range(0, len(distinct), _CHUNK):
        chunk = signatures[distinct[start : start + _CHUNK]]
        for band in range(bands):
            keys[band, start : start + _CHUNK] = _mixed(chunk[:, band * rows : (band + 1) * rows])
    for band in range(bands):
        by_key = np.argsort(keys[band], kind="stable")  # stable: within a bucket the order of rank
        sorted_keys = keys[band][by_key]
        for lag in range(1, min(WINDOW, len(distinct) - 1) + 1):
            later = np.flatnonzero(sorted_keys[lag:] == sorted_keys[:-lag]) + lag
            if not len(later):
                break
            _join_pairs(signatures, distinct[by_key[later]], distinct[by_key[later - lag]], parents, rank, threshold)
    del keys
    os.unlink(path)


def _new_array(path: str, shape: tuple[int, int]) -> NDArray[np.uint64]:
    """An array on disk. Its place is taken first: a full disk is an error here, and would end the process later."""
    with open(path, "wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, shape[0] * shape[1] * 8)
    return np.memmap(path, np.uint64, "r+" if os.path.getsize(path) else "w+", shape=shape)


def _mixed(numbers: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """One number for each row; rows that differ have different ones, but for a chance of 2^-64."""
    mixed = np.zeros(len(numbers), np.uint64)
    for column in numbers.T:
        mixed = (mixed ^ column) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _join_pairs(
    signatures: NDArray[np.uint32],
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    parents: NDArray[np.int64],
    rank: NDArray[np.uint32],
    threshold: float,
) -> None:
    """Join the pairs that are similar enough and not joined yet; the root is the first by rank."""
    for start in range(0, len(ones), _CHUNK):
        one, other = ones[start : start + _CHUNK], others[start : start + _CHUNK]
        apart = _roots(parents, one) != _roots(parents, other)
        one, other = one[apart], other[apart]
        near = _similarities(signatures, one, other) >= threshold
        for first, second in zip(one[near].tolist(), other[near].tolist(), strict=True):
            upper, lower = sorted((_root(parents, first), _root(parents, second)), key=rank.__getitem__)
            parents[lower] = upper


def _similarities(
    signatures: NDArray[np.uint32], ones: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float32]:
    return np.asarray((signatures[ones] == signatures[others]).mean(axis=1), np.float32)


def _roots(parents: NDArray[np.int64], texts: NDArray[np.int64]) -> NDArray[np.int64]:
    roots = parents[texts]
    while True:
        further = parents[roots]
        if (further == roots).all():
            return roots
        roots = further


def _root(parents: NDArray[np.int64], text: int) -> int:
    """The root of one text; the way to it is halved, so that later ways are short."""
    while parents[text] != text:
        parents[text] = parents[parents[text]]
        text = int(parents[text])
    return text
