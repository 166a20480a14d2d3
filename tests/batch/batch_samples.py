"""Pages, dumps and crawls for the tests of runs, all made up here."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from clean.batch.streams import zstd_module, zstd_packer

SENTENCES = (
    "渡口的老船工說，今年的江水比往年來得早，船隻要到下午才能靠岸。",
    "鎮上的圖書室添了兩排新書架，孩子們放學以後都願意來坐一坐。",
    "合作社把曬好的筍乾裝進紙袋，寫上日期，再交給每週來一次的貨車。",
    "測量隊沿著河岸走了三天，記下每一處需要加固的堤段。",
)


def page(number: int) -> str:
    """An HTML page whose article names its number."""
    lines = (f"<p>第{number}號。{SENTENCES[(number + k) % len(SENTENCES)]}</p>" for k in range(4))
    title = f"江邊小鎮的第{number}天"
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>首頁</a> <a href='/n'>新聞</a></nav>"
        f"<article><h1>{title}</h1>{''.join(lines)}</article></body></html>"
    )


def rows(count: int) -> list[dict[str, Any]]:
    """Records of a dump."""
    return [
        {"id": f"r{n}", "url": f"https://example.com/{n}", "html": page(n), "tag": n % 3, "crawl_date": "2025-01-02"}
        for n in range(count)
    ]


PACK: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
with suppress(ImportError):
    PACK[".zst"] = zstd_packer()


def write_jsonl(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """Write a dump; the suffix of its name says how it is packed."""
    data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode(
        "utf-8", "backslashreplace"
    )
    path.write_bytes(PACK.get(path.suffix, bytes)(data))
    return path


def warc_record(
    number: int,
    body: bytes,
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    http_headers: str = "",
) -> bytes:
    """One record of a crawl."""
    if kind == "response":
        head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{http_headers}Content-Length: {len(body)}\r\n\r\n"
        body = head.encode() + body
        content_type = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.com/{number}\r\n"
        f"WARC-Date: 2025-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def write_warc(path: Path, records: Iterable[bytes]) -> Path:
    """Write a crawl; with .gz each record is packed by itself, as the standard has it."""
    if path.suffix == ".gz":
        path.write_bytes(b"".join(map(gzip.compress, records)))
    else:
        path.write_bytes(PACK.get(path.suffix, bytes)(b"".join(records)))
    return path


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def write_parquet(path: Path, records: list[dict[str, Any]], rows_of_a_group: int = 1000) -> Path:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), path, row_group_size=rows_of_a_group)
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of an output."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstd_module("tests").decompress(data)
    return [json.loads(line) for line in data.decode().splitlines()]
