"""Lines of JSON into a Parquet file.

Parquet cannot be appended to or cut off, so a run writes lines and turns them into Parquet when they are complete.
The columns of an article have fixed types; what else a record holds is a column of the type that its values have.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from ..extras import need
from .quality import FIGURES

ROWS_OF_A_GROUP = 5000
_BYTES_OF_A_GROUP = 64 << 20
_TEXTS = (
    "id", "url", "title", "text", "author", "date", "source", "editor", "site", "script", "encoding", "verdict",
    "next_page", "crawled", "input",
)  # fmt: skip
_BLOCK = ("text", "label", "reason", "role", "original")
_FLAGS = ("inside", "kept")
_JSON = "json"
_STRUCTS = {
    "quality": {figure: "int" if figure in ("chars", "lines") else "float" for figure in FIGURES},
    "duplicate": {"of": "text", "kind": "text", "similarity": "float"},
}


class _OtherType(Exception):
    """A column is not what it was taken for; holds its name and its new type."""


def to_parquet(lines: str, path: str) -> None:
    """Write a Parquet file from a file of JSON lines; it appears when it is complete."""
    types = {"spam_share": "float", "position": "int", "metadata": _JSON}
    temporary = f"{path}.parquet.part"
    while True:
        try:
            _write(lines, temporary, types)
            break
        except _OtherType as other:
            name, kind = other.args
            types[name] = kind
    with open(temporary, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(temporary, path)


def _write(lines: str, path: str, types: dict[str, str]) -> None:
    """One try; `types` gathers the columns that articles do not have by themselves."""
    arrow = need("pyarrow", extra="parquet", to="writing Parquet")
    parquet = need("pyarrow.parquet", extra="parquet", to="writing Parquet")
    writer = None
    try:
        for rows in _groups(lines):
            for row in rows:
                _note_types(row, types, is_open=writer is not None)
            schema = _schema(arrow, types)
            columns = [
                arrow.array([_value(row.get(f.name), types.get(f.name)) for row in rows], f.type) for f in schema
            ]
            writer = writer or parquet.ParquetWriter(path, schema, compression="zstd")
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
        if writer is None:
            writer = parquet.ParquetWriter(path, _schema(arrow, types), compression="zstd")
    finally:
        if writer is not None:
            writer.close()


def _groups(lines: str) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    with open(lines, "rb") as file:
        for line in file:
            rows.append(json.loads(line))
            size += len(line)
            if len(rows) == ROWS_OF_A_GROUP or size > _BYTES_OF_A_GROUP:
                yield rows
                rows, size = [], 0
    if rows:
        yield rows


def _note_types(row: dict[str, Any], types: dict[str, str], *, is_open: bool) -> None:
    """Note columns that are new or hold another type than before; raises _OtherType if that is too late."""
    for name, value in row.items():
        if value is None or name in _TEXTS:
            continue
        kind = _kind(name, value)
        known = types.get(name)
        if known in (kind, _JSON):
            continue
        wider = kind if known is None else "float" if {known, kind} == {"int", "float"} else _JSON
        if known == wider:
            continue
        if is_open:
            raise _OtherType(name, wider)
        types[name] = wider


def _kind(name: str, value: Any) -> str:
    if name in ("removed", "blocks"):
        return "blocks"
    if name in _STRUCTS:
        return name
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int" if -(1 << 63) <= value < 1 << 63 else _JSON
    if isinstance(value, float):
        return "float"
    return "text" if isinstance(value, str) else _JSON


def _schema(arrow: Any, types: dict[str, str]) -> Any:
    columns = [(name, arrow.string()) for name in _BLOCK] + [(name, arrow.bool_()) for name in _FLAGS]
    block = arrow.struct([*columns, ("at", arrow.int64())])
    of_kind = {
        "bool": arrow.bool_(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "text": arrow.string(),
        _JSON: arrow.string(),
        "blocks": arrow.list_(block),
    }
    for name, parts in _STRUCTS.items():
        of_kind[name] = arrow.struct([(part, of_kind[kind]) for part, kind in parts.items()])
    return arrow.schema([(name, of_kind[kind]) for name, kind in {**dict.fromkeys(_TEXTS, "text"), **types}.items()])


def _value(value: Any, kind: str | None) -> Any:
    """A value as its column takes it; half a surrogate pair, which no Parquet may hold, becomes U+FFFD."""
    if value is None:
        return None
    if kind == _JSON:
        value = json.dumps(value, ensure_ascii=False)
    if kind == "blocks":
        return [{key: _value(item, None) for key, item in block.items()} for block in value]
    if kind == "float":
        return float(value)
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value
