"""What flows through a run: a `Record` goes in, a `Cleaned`, a `Dropped` or a `Failed` comes out.

All of them are plain data that can be pickled. Whoever adds to an article (figures of quality, a filter,
a mark of a duplicate) takes a `Cleaned` and returns another, or a `Dropped` that says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One page as it lies in an input.

    page: its bytes as fetched, or text that is decoded already.
    input: name of the file, archive or stream that it is from, as a person would look it up.
    position: where in that input: the line of JSONL or the row of Parquet, from 1; the byte offset of a WARC record,
        as in an index (of a compressed one that of its gzip member); 1 for a page that is a file of its own.
    id: the input's own id, or one made of input and position; the same in every run.
    url, content_type, crawled: of the page, where the input tells; `crawled` is when it was fetched, ISO 8601.
    metadata: fields of the input record that ride along, unchanged.
    """

    page: bytes | str
    input: str
    position: int
    id: str
    url: str | None = None
    content_type: str | None = None
    crawled: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page that was cleaned, whatever the verdict on it.

    data: the output record, ready for JSON: `id`, then the keys of `Article.to_dict`, then `crawled`, `input`,
        `position` and `metadata`.
    kept: characters of the article's text.
    removed: characters that were removed, by the key of their label.
    rendered: the article as text, Markdown or HTML where the run writes files of these; "" if there is none.
    """

    data: dict[str, Any]
    kept: int
    removed: Mapping[str, int] = field(default_factory=dict)
    rendered: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A page that was cleaned and then left out of the output.

    data: as of `Cleaned`.
    reason: in a few words that are the same for all pages dropped for it; the summary counts by them.
    """

    data: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A page, or a whole input, that could not be cleaned.

    input, position, id, url: as of `Record`; position is None when the input itself failed.
    kind: one word for the kind of fault: "page" (no text at all), "record" (a broken record), "input" (the file),
        "timeout", "memory", "crash", "error" (a fault of this program).
    message: what is wrong and what to do about it.
    """

    input: str
    kind: str
    message: str
    position: int | None = None
    id: str | None = None
    url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The error record, ready for JSON.

        >>> Failed("dump.jsonl", "record", "half a line of JSON", 7).to_dict()["position"]
        7
        """
        return {
            "input": self.input,
            "position": self.position,
            "id": self.id,
            "url": self.url,
            "kind": self.kind,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record of an input that holds no page, so that there is nothing to clean: a request, an image, a redirect.

    reason: what it is instead, in a few words; the summary counts by them.
    """

    reason: str


Outcome = Cleaned | Dropped | Failed | Skipped


def failed(record: Record, kind: str, message: str) -> Failed:
    """The error record of a page."""
    return Failed(record.input, kind, message, record.position, record.id, record.url)


def failed_of(record: Record, error: Exception) -> Failed:
    """The error record of a page at which something was raised that no page should be able to raise."""
    if isinstance(error, MemoryError):
        return failed(record, "memory", "more memory than a worker may take: raise --max-memory, or use fewer jobs")
    return failed(record, "error", f"{type(error).__name__}: {error}; a fault of clean, please report it with the page")
