"""Exact and near duplicates among the articles of a run, whatever their order and however many jobs made them.

Two passes over the output. The first takes a signature of each article to disk, then `find_clusters` tells which
articles are copies; the second marks or drops them. Of a cluster the longest text stays, and of equally long ones the
first by a fingerprint of address and text, so what is kept depends on the articles alone. Nothing is remembered
between runs: a run that was interrupted starts these passes again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedWriter
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from ..extras import need
from .clusters import SHORT, Clusters, find_clusters
from .signature import NUMBERS, fingerprint, normalized, signature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = need("numpy", extra="dedup", to="finding near duplicates")

_FACTS = np.dtype([("fingerprint", "i8"), ("page", "i8"), ("record", "i8"), ("chars", "u4")])

Kind = Literal["exact", "near"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What an article is a copy of.

    of: `id` of the article that stays.
    kind: "exact" when the texts differ in punctuation, white space, case and width at most, else "near".
    similarity: estimate of the share of shingles that both have, 0 to 1.
    """

    of: str
    kind: Kind
    similarity: float

    def to_dict(self) -> dict[str, Any]:
        """The mark of an output record, under its key `duplicate`."""
        return {"of": self.of, "kind": self.kind, "similarity": self.similarity}


class Signatures:
    """The signatures of the articles of a run, in files of a folder: 540 bytes an article and its id.

    >>> from tempfile import TemporaryDirectory
    >>> text = "".join(f"第{number}位船工清晨就起来检查缆绳，等头班过江的人。" for number in "一二三四五")
    >>> with TemporaryDirectory() as folder, Signatures(folder) as signatures:
    ...     signatures.add({"id": "a", "text": text})
    ...     signatures.add({"id": "b", "text": text + "江面有雾。"})
    ...     [duplicate and duplicate.of for duplicate in signatures.duplicates(threshold=0.7)]
    ['b', None]
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """folder: an empty folder on a disk with room; it is the caller's to remove."""
        self._folder = os.fspath(folder)
        self._files: dict[str, BufferedWriter] = {
            name: open(self._path(name), "wb")  # noqa: SIM115
            for name in ("signatures", "facts", "ids")
        }

    def __enter__(self) -> Signatures:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()

    def add(self, data: Mapping[str, Any]) -> None:
        """Take the signature of an output record; one without text is never a duplicate."""
        text = normalized(data["text"])
        numbers = signature(text) if len(text) >= SHORT else [0] * NUMBERS
        page = fingerprint(json.dumps([data.get("url"), text]))
        record = fingerprint(json.dumps([data.get("id"), data.get("input"), data.get("position")]))
        self._files["signatures"].write(np.array(numbers, np.uint32).tobytes())
        self._files["facts"].write(np.array((fingerprint(text), page, record, len(text)), _FACTS).tobytes())
        self._files["ids"].write(json.dumps(data.get("id")).encode() + b"\n")

    def duplicates(self, threshold: float) -> Iterator[Duplicate | None]:
        """Yield, for each record in the order they were added, what it is a copy of, or None.

        threshold: smallest similarity of near duplicates, above 0, at most 1.
        """
        for file in self._files.values():
            file.flush()
        facts = self._mapped("facts", _FACTS)
        if not len(facts):
            return
        signatures = self._mapped("signatures", np.dtype(np.uint32)).reshape(-1, NUMBERS)
        clusters = find_clusters(
            signatures,
            facts["fingerprint"],
            facts["chars"],
            (facts["page"], facts["record"]),
            threshold,
            self._folder,
        )
        yield from self._named(clusters, facts["fingerprint"])

    def _named(self, clusters: Clusters, fingerprints: NDArray[np.int64]) -> Iterator[Duplicate | None]:
        wanted = set(np.unique(clusters.originals).tolist())
        with open(self._path("ids"), encoding="utf-8") as lines:
            ids = {number: json.loads(line) for number, line in enumerate(lines) if number in wanted}
        for number, (original, similarity) in enumerate(
            zip(clusters.originals.tolist(), clusters.similarities.tolist(), strict=True)
        ):
            if original < 0:
                yield None
                continue
            kind: Kind = "exact" if fingerprints[number] == fingerprints[original] else "near"
            yield Duplicate(ids[original], kind, round(similarity, 3))

    def _mapped(self, name: str, kind: np.dtype[Any]) -> NDArray[Any]:
        path = self._path(name)
        return np.memmap(path, kind, "r") if os.path.getsize(path) else np.empty(0, kind)

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)


def find_duplicates(
    records: Iterable[Mapping[str, Any]], folder: str | os.PathLike[str], threshold: float
) -> Iterator[Duplicate | None]:
    """Yield for each output record, in order, what it is a copy of, or None; all are read before the first comes."""
    with Signatures(folder) as signatures:
        for data in records:
            signatures.add(data)
        yield from signatures.duplicates(threshold)
