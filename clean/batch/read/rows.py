"""Rows of a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...extras import need
from ..chunks import Rows
from ..fields import Fields, record_of
from ..record import Failed, Record

BATCH_ROWS = 256


def open_parquet(path: str) -> Any:
    """A Parquet file; memory is taken for what is read only."""
    parquet = need("pyarrow.parquet", extra="parquet", to="reading Parquet")
    return parquet.ParquetFile(path, memory_map=True)


def row_groups(file: Any) -> Iterator[tuple[int, int]]:
    """Number of rows and of bytes of each row group."""
    metadata = file.metadata
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        yield group.num_rows, group.total_byte_size


def read_rows(chunk: Rows, fields: Fields) -> Iterator[Record | Failed]:
    """The records of some rows of a row group."""
    with open_parquet(chunk.path) as file:
        at = 0
        batches = file.iter_batches(
            batch_size=BATCH_ROWS, row_groups=[chunk.group], columns=fields.columns(file.schema_arrow.names)
        )
        for batch in batches:
            first, last = max(chunk.start - at, 0), min(chunk.end - at, batch.num_rows)
            if first < last:
                for number, row in enumerate(batch.slice(first, last - first).to_pylist(), at + first + 1):
                    yield record_of(row, fields, chunk.path, chunk.before + number)
            at += batch.num_rows
            if at >= chunk.end:
                break
