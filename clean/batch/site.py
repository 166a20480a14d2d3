"""Lines that stand on many pages of a site are its boilerplate, whatever they say.

Two passes: the first takes the lines of every article to a database on disk, the second removes those that repeat
from each article, with a label and a reason. Of each site, a sample of its articles is counted: those whose text has
the smallest fingerprints. So the sample, and with it every removal, depends on the articles alone, not on their order
or on the number of jobs; and copies of one article count once.

Made to rather leave a line than lose one: short lines (用料, 特此通知。) repeat in real articles, and so do whole
articles that lie under many addresses. Those are the constants' reasons.

Memory: 35 MB, and 100 bytes a repeated line. Disk: about 35 bytes a line of the articles, and as much again while they
are counted.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, groupby, islice
from operator import itemgetter
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from ..labels import Label, Role
from .record import Cleaned

# Articles of a site that are counted at most; and at least, or the site is left alone.
SAMPLE, FEWEST = 200, 5
# A line repeats when it is in this share of the site's sampled articles: a quoted law stays below, a slogan does not.
SHARE = 0.3
# Shortest line that is removed, in characters: at the head or foot of an article, and amid it.
EDGE, AMID = 6, 12
# An article that would lose more than this share of its characters is a copy of others, and is left alone.
MOST = 0.5
# Lines of one article that are counted.
LINES = 1000
LABEL = Label.OUTSIDE
REASON = "repeats over the site's pages"

_CACHE_KIB = 32 << 10


def site_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", None where there is none.

    >>> site_of("https://www.example.com:8080/a.html"), site_of("a.html")
    ('example.com', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


class SiteLines:
    """The lines of the articles of each site, in a database in a folder.

    >>> from tempfile import TemporaryDirectory
    >>> texts = [f"第{day}天的报道，写得很长。\\n欢迎订阅本报" for day in range(9)]
    >>> pages = [Cleaned({"url": f"http://a.cn/{text[1]}", "text": text}, kept=len(text)) for text in texts]
    >>> with TemporaryDirectory() as folder, SiteLines(folder) as lines:
    ...     for page in pages:
    ...         lines.add(page.data)
    ...     without_repeated(pages[0], lines.repeated()).data["text"]
    '第0天的报道，写得很长。'
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """folder: on a disk with room; it is the caller's to remove."""
        self._database = sqlite3.connect(os.path.join(folder, "lines.sqlite"), isolation_level=None)
        for setting in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_CACHE_KIB}", "temp_store=FILE"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute("CREATE TABLE IF NOT EXISTS lines (site INTEGER, page INTEGER, line INTEGER)")
        self._database.execute("BEGIN")

    def __enter__(self) -> SiteLines:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._database.close()

    def add(self, data: Mapping[str, Any]) -> None:
        """Count the lines of an output record; one without address or text does not count."""
        site, text = site_of(data.get("url")), data["text"]
        if not site or not text:
            return
        place, page = _number(site), _number(text)
        found = {0, *(_line_number(site, line) for line in text.split("\n")[:LINES] if len(line) >= EDGE)}
        self._database.executemany("INSERT INTO lines VALUES (?, ?, ?)", [(place, page, line) for line in found])

    def repeated(self) -> Repeated:
        """The lines that repeat over their site's pages."""
        rows = self._database.execute("SELECT site, page, line FROM lines ORDER BY site, page")
        found = [_repeated_of_site(pages) for _, pages in groupby(rows, key=itemgetter(0))]
        return Repeated(frozenset(chain.from_iterable(found)))


def _repeated_of_site(rows: Iterable[tuple[int, int, int]]) -> list[int]:
    """The lines of one site that repeat, of its rows in the order of the pages."""
    counts: Counter[int] = Counter()
    size = 0
    for _, page in islice(groupby(rows, key=itemgetter(1)), SAMPLE):
        counts.update({line for _, _, line in page})
        size += 1
    del counts[0]
    least = max(FEWEST, SHARE * size)
    return [line for line, count in counts.items() if count >= least]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The lines that repeat over the pages of their sites, as fingerprints of site and line."""

    lines: frozenset[int]

    def numbers(self, text: str, url: str | None) -> list[int]:
        """The numbers of a text's lines that are to be removed, in order."""
        site = site_of(url)
        if not site or not self.lines:
            return []
        lines = text.split("\n")
        found = {n for n, line in enumerate(lines) if len(line) >= EDGE and _line_number(site, line) in self.lines}
        edge = {*_run(range(len(lines)), found), *_run(range(len(lines) - 1, -1, -1), found)}
        chosen = sorted(n for n in found if n in edge or len(lines[n]) >= AMID)
        lost = sum(len(lines[n]) for n in chosen)
        return chosen if lost <= MOST * sum(map(len, lines)) else []


def without_repeated(cleaned: Cleaned, repeated: Repeated) -> Cleaned:
    """Return the page without its site's repeated lines; they are among what was removed."""
    data = cleaned.data
    gone = dict.fromkeys(repeated.numbers(data["text"], data.get("url")))
    if not gone:
        return cleaned
    lines = data["text"].split("\n")
    text = "\n".join(line for n, line in enumerate(lines) if n not in gone)
    removed = dict(cleaned.removed)
    removed[LABEL.value] = removed.get(LABEL.value, 0) + sum(len(lines[n]) for n in gone)
    changed = {"text": text, **_account(data, [lines[n] for n in gone])}
    return replace(cleaned, data={**data, **changed}, kept=len(text), removed=removed)


def _account(data: Mapping[str, Any], gone: list[str]) -> dict[str, Any]:
    """What was removed and all blocks, as far as the record has them, with the lines that are gone now."""
    why = {"label": LABEL.value, "reason": REASON}
    account: dict[str, Any] = {}
    if "removed" in data:
        lines = [{"text": line, **why, "role": Role.PARAGRAPH.value, "inside": False} for line in gone]
        account["removed"] = [*data["removed"], *lines]
    if "blocks" in data:
        account["blocks"] = [
            {**block, "kept": False, **why} if block["kept"] and block["text"] in gone else block
            for block in data["blocks"]
        ]
    return account


def _run(numbers: Iterable[int], found: set[int]) -> Iterator[int]:
    """The numbers up to the first that is not found."""
    for number in numbers:
        if number not in found:
            return
        yield number


def _line_number(site: str, line: str) -> int:
    return _number(f"{site}\n{line}")


def _number(text: str) -> int:
    """A fingerprint that SQLite can hold; 0 is none."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True) or 1
