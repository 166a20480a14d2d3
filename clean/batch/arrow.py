"""Pages in an Arrow table in, records in an Arrow table out: what Ray Data, Spark and Daft hand to their workers.

The columns that come out are always those of `SCHEMA`, one row for each row that went in and in the same order. A
page that could not be cleaned is a row with `error` in it, so nothing ends a job.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from ..extras import need
from ..options import DEFAULT, Options
from .fields import Fields, no_text_key, record_of
from .one import clean_record
from .quality import FIGURES, add_quality
from .record import Cleaned, Failed, Record
from .surrogates import escaped

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = need("pyarrow", extra="parquet", to="cleaning Arrow tables")

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

_TEXT = ("id", "title", "text", "author", "date", "source", "editor", "site", "url", "script", "encoding", "verdict")
_REMOVED = [(name, pa.string()) for name in ("text", "label", "reason", "role")] + [("inside", pa.bool_())]
_QUALITY = [(name, pa.int64() if name in ("chars", "lines") else pa.float64()) for name in FIGURES]

SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _TEXT),
        ("next_page", pa.string()),
        ("spam_share", pa.float64()),
        ("crawled", pa.string()),
        ("metadata", pa.string()),  # JSON
        ("quality", pa.struct(_QUALITY)),
        ("removed", pa.list_(pa.struct(_REMOVED))),
        ("error", pa.string()),
    ]
)


def clean_batch(
    batch: Batch,
    *,
    fields: Fields | None = None,
    options: Options = DEFAULT,
    quality: bool = False,
    removed: bool = False,
) -> Batch:
    """Return the records of a batch of pages, a row for each row, with the columns of `SCHEMA`.

    batch: a RecordBatch or a Table. A column holds the pages, as bytes or text, HTML or not; further ones may hold
        `url`, `id`, `content_type`, the time of the crawl.
    fields: which columns those are; without it they are found under their usual names. A row without an id gets one
        made of its address and page.
    options: see `clean.Options`.
    quality, removed: also fill in these columns, which are null otherwise.

    Raises ValueError if no column holds pages, MissingExtra if pyarrow is not installed.

    >>> pages = pa.table({"url": ["http://a.cn/1"], "html": ["<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>"]})
    >>> clean_batch(pages).select(["url", "text", "verdict"]).to_pylist()
    [{'url': 'http://a.cn/1', 'text': '台北的夜市很热闹，游客总是络绎不绝。', 'verdict': 'article'}]
    """
    fields = fields or Fields()
    columns = fields.columns(batch.schema.names)
    if columns is None:
        raise ValueError(no_text_key(batch.schema.names, fields.text))
    explain = "removed" if removed else None
    rows = [_row(_record(row, fields), options, explain, quality) for row in batch.select(columns).to_pylist()]
    return type(batch).from_pylist(rows, schema=SCHEMA)


def clean_batches(batches: Iterable[pa.RecordBatch], **settings: Any) -> Iterator[pa.RecordBatch]:
    """Yield the records of each batch in turn, as Spark's `mapInArrow` asks for; settings as for `clean_batch`."""
    for batch in batches:
        yield clean_batch(batch, **settings)


def _record(row: Mapping[str, Any], fields: Fields) -> Record | Failed:
    """The record of one row; a page without an id gets one that is the same in every run."""
    made = record_of(row, fields, "", 0)
    if isinstance(made, Failed) or made.id != ":0":
        return made
    page = made.page.encode("utf-8", "surrogatepass") if isinstance(made.page, str) else made.page
    address = (made.url or "").encode("utf-8", "surrogatepass")
    return replace(made, id=blake2b(address + b"\n" + page, digest_size=16).hexdigest())


def _row(record: Record | Failed, options: Options, explain: str | None, quality: bool) -> dict[str, Any]:
    outcome = clean_record(record, options, explain) if isinstance(record, Record) else record
    if isinstance(outcome, Failed):
        row: dict[str, Any] = {"id": outcome.id, "url": outcome.url, "error": f"{outcome.kind}: {outcome.message}"}
        return escaped(row)  # type: ignore[no-any-return]
    if quality:
        outcome = add_quality(outcome)
    return escaped(outcome.data | {"metadata": _json(outcome)})  # type: ignore[no-any-return]


def _json(cleaned: Cleaned) -> str | None:
    metadata = cleaned.data["metadata"]
    return json.dumps(metadata, ensure_ascii=False, default=str) if metadata else None
