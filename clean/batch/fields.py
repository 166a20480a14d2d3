"""Which fields of a dump's records hold the page, its address, its id and the time it was fetched.

They are named by the user or found by themselves under their usual names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .record import Failed, Record

# In order: markup tells more than text that was made from it.
TEXT_KEYS = ("html", "raw_html", "page_html", "content", "raw_content", "text", "body", "page")
URL_KEYS = ("url", "source_url", "page_url", "link", "warc_url", "target_uri")
ID_KEYS = ("id", "_id", "doc_id", "docid", "uuid", "warc_record_id")
TYPE_KEYS = ("content_type", "mime_type", "mime")
CRAWLED_KEYS = ("crawled", "crawl_date", "date_download", "fetched", "fetch_time", "warc_date", "added")
ALL = "*"


@dataclass(frozen=True, slots=True)
class Fields:
    """text, url, id: names that the user gave, None to find them. keep: fields that ride along, ("*",) for all."""

    text: str | None = None
    url: str | None = None
    id: str | None = None
    keep: tuple[str, ...] = ()

    def text_key(self, names: Iterable[str]) -> str | None:
        """Which of a record's fields holds the page; None if none does."""
        return _first((self.text,) if self.text else TEXT_KEYS, set(names))

    def columns(self, names: Iterable[str]) -> list[str] | None:
        """Which of a table's columns have to be read; None if none of them holds the page."""
        there = list(names)
        text = self.text_key(there)
        if text is None:
            return None
        if ALL in self.keep:
            return there
        wanted = {text, *self.keep}
        for given, usual in ((self.url, URL_KEYS), (self.id, ID_KEYS), (None, TYPE_KEYS), (None, CRAWLED_KEYS)):
            wanted.update(name for name in ((given,) if given else usual) if name)
        return [name for name in there if name in wanted]


def no_text_key(names: Iterable[str], given: str | None, what: str = "field") -> str:
    """What to say of a record or table without the page."""
    found = ", ".join(sorted(map(str, names))[:20]) or "nothing"
    missing = f"no {what} {given!r}" if given else f"no {what} that holds a page"
    return f"{missing}; it has: {found}; name the right one with --text-key"


def record_of(row: Mapping[str, Any], fields: Fields, name: str, position: int) -> Record | Failed:
    """The record of one row of a dump."""
    filled = (name for name, value in row.items() if value)
    key = fields.text_key(filled) or fields.text_key(row)
    if key is None:
        return Failed(name, "record", no_text_key(row, fields.text), position, *_identity(row, fields))
    page = row[key]
    identity, url = _identity(row, fields)
    if page is None:
        page = ""
    if not isinstance(page, str | bytes):
        kind = type(page).__name__
        message = f"the field {key!r} holds no text ({kind}); name the right one with --text-key"
        return Failed(name, "record", message, position, identity, url)
    kept = row if ALL in fields.keep else {field: row[field] for field in fields.keep if field in row}
    return Record(
        page=page,
        input=name,
        position=position,
        id=identity or f"{name}:{position}",
        url=url,
        content_type=_text(row, TYPE_KEYS) if isinstance(page, bytes) else None,
        crawled=_text(row, CRAWLED_KEYS),
        metadata={field: value for field, value in kept.items() if field != key},
    )


def _identity(row: Mapping[str, Any], fields: Fields) -> tuple[str | None, str | None]:
    return _text(row, (fields.id,) if fields.id else ID_KEYS), _text(row, (fields.url,) if fields.url else URL_KEYS)


def _text(row: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    """The first of the fields that holds something, as text."""
    for key in keys:
        value = row.get(key)
        if value is None or value == "" or isinstance(value, dict | list):
            continue
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return None


def _first(keys: Iterable[str | None], there: set[str]) -> str | None:
    return next((key for key in keys if key in there), None)
