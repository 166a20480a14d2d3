"""What can only be told from all records of a run at once: lines that repeat over a site, and duplicates.

It is done when the run has written its records, in further passes over them, one record at a time. So it takes little
memory, keeps the order, and gives the same whatever the number of jobs. Nothing of it is kept: what is interrupted is
done again from the records.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from .forms import Compression
from .quality import remeasured
from .record import Cleaned, Dropped
from .streams import open_stream
from .where import Where, select

if TYPE_CHECKING:
    from .site import Repeated

# Smallest similarity of near duplicates; docs/corpus.md shows what it finds.
THRESHOLD = 0.7

Read = Callable[[], Iterator[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Across:
    """What is looked for across the records of a run.

    site: remove the lines that repeat over a site's pages.
    where: drop what fails the condition, after those lines are gone.
    dedup: "mark" or "drop" duplicates. threshold: smallest similarity of near duplicates.
    quality: whether the records keep their figures.

    Raises ValueError for a threshold that is none.
    """

    site: bool = False
    where: Where | None = None
    dedup: Literal["mark", "drop"] | None = None
    threshold: float = THRESHOLD
    quality: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.threshold <= 1:
            raise ValueError(f"the threshold of duplicates must be above 0 and at most 1, not {self.threshold:g}")


@dataclass(slots=True)
class Found:
    """What was found: lines that were removed, and records that were dropped or marked, by reason."""

    lines: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)


def look_across(read: Read, across: Across, folder: str, found: Found) -> Iterator[dict[str, Any]]:
    """Yield the records, in order, without what repeats over a site and with duplicates dealt with.

    read: gives the records from the start; it is called two or three times.
    folder: an empty one, on a disk with room for 600 bytes a record to find duplicates, and 70 bytes a line of text
        to find those of sites. It is the caller's to remove.
    found: is filled in.

    Raises MissingExtra if a package is not installed.
    """
    if across.site:
        repeated = _repeated_lines(read, folder)
        first: Read = partial(_without_site_lines, read, repeated, across, Found())
        last: Read = partial(_without_site_lines, read, repeated, across, found)
    else:
        first = last = read
    yield from last() if across.dedup is None else _without_duplicates(first, last, across, folder, found)


def records_of(path: str, compression: Compression) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines."""
    with open_stream(path, compression) as stream:
        for line in stream:
            yield json.loads(line)


def _repeated_lines(read: Read, folder: str) -> Repeated:
    from .site import SiteLines

    with SiteLines(folder) as lines:
        for data in read():
            lines.add(data)
        return lines.repeated()


def _without_site_lines(read: Read, repeated: Repeated, across: Across, found: Found) -> Iterator[dict[str, Any]]:
    from .site import without_repeated

    for data in read():
        outcome: Cleaned | Dropped = without_repeated(Cleaned(data, len(data["text"])), repeated)
        changed, text = outcome.data, outcome.data["text"]
        found.lines += data["text"].count("\n") - text.count("\n")
        if "quality" in changed and text != data["text"]:
            changed["quality"] = remeasured(data["quality"], text)
        if across.where is not None:
            outcome = select(Cleaned(changed, len(text)), across.where)
        if isinstance(outcome, Dropped):
            found.dropped[outcome.reason] += 1
            continue
        if not across.quality:
            changed.pop("quality", None)
        yield changed


def _without_duplicates(first: Read, last: Read, across: Across, folder: str, found: Found) -> Iterator[dict[str, Any]]:
    from .dedup import find_duplicates

    marks = find_duplicates(first(), folder, across.threshold)
    for data in last():
        mark = next(marks)
        if mark is None:
            yield data | {"duplicate": None} if across.dedup == "mark" else data
        elif across.dedup == "mark":
            found.marked[f"{mark.kind} duplicate"] += 1
            yield data | {"duplicate": mark.to_dict()}
        else:
            found.dropped[f"{mark.kind} duplicate"] += 1
