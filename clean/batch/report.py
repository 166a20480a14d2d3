"""The report of a run: a summary of all that was written, and a page of its own for the pages it points to.

It is made from the output, read back, so that it tells of all that is there, also after a run that was stopped and
went on. A page's own report needs all blocks of the page in its record.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..extras import need
from ..render.recorded import article_of
from ..render.report import to_report
from ..render.summary import Page, Summary, to_summary
from .destination import LINES, Destination
from .emit import WritingFailed
from .forms import Compression
from .streams import open_stream, writing_trouble


def check_report(report: str, destination: Destination) -> None:
    """Raises ValueError if the report of a run that writes there cannot be made, or would be written over it."""
    if destination.place == "stream" or destination.form not in (*LINES, "parquet", "json"):
        raise ValueError("--report on many pages is made from their records: use -o NAME.jsonl or NAME.parquet")
    if report == "-" or os.path.abspath(report) == os.path.abspath(destination.path):
        raise ValueError("--report needs a file of its own: --report report.html")


def write_report(report: str, destination: Destination, name: str, failed: Mapping[str, int]) -> tuple[int, int]:
    """Write the report of a finished run; returns how many pages it tells of, and how many have one of their own.

    name: what the run is called. failed: how many pages could not be cleaned, by kind of fault.

    Raises WritingFailed.
    """
    summary = Summary()
    for record in read_back(destination):
        summary.add(record)
    try:
        links = _write_pages(report, summary)
        _write(Path(report), to_summary(summary, name, lambda page: links.get(page.name), failed))
    except OSError as error:
        raise WritingFailed(f"{error.filename or report}: {writing_trouble(error)}") from None
    return summary.pages, len(links)


def read_back(destination: Destination) -> Iterator[dict[str, Any]]:
    """The records of an output."""
    path = destination.path
    if destination.place == "folder":
        for file in sorted(Path(path).rglob("*.json")):
            record = json.loads(file.read_bytes())
            if isinstance(record, dict) and "verdict" in record:
                yield record
        return
    shards = destination.place == "shards"
    for file in sorted(Path(path).glob(f"part-*.{destination.form}")) if shards else [Path(path)]:
        if destination.form == "parquet":
            yield from _rows(str(file))
        else:
            yield from _lines(str(file), LINES[destination.form])


def _lines(path: str, compression: Compression) -> Iterator[dict[str, Any]]:
    with open_stream(path, compression) as stream:
        for line in stream:
            yield json.loads(line)


def _rows(path: str) -> Iterator[dict[str, Any]]:
    parquet = need("pyarrow.parquet", extra="parquet", to="reading Parquet")
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=256):
            yield from batch.to_pylist()


def _write_pages(report: str, summary: Summary) -> dict[str, str]:
    """Write the reports of single pages beside that of the run; returns their addresses by the page's name."""
    folder = Path(report).with_suffix("")
    folder = folder.with_name(f"{folder.name}_pages")
    links: dict[str, str] = {}
    for page in (*summary.most_spam(), *summary.least_kept()):
        if page.name not in links and page.record.get("blocks"):
            file = folder / f"{len(links) + 1:03}.html"
            folder.mkdir(parents=True, exist_ok=True)
            _write(file, _own_report(page))
            links[page.name] = f"{quote(folder.name)}/{file.name}"
    return links


def _own_report(page: Page) -> str:
    return to_report(article_of(page.record), page.name)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
