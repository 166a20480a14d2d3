"""What a file is by its name: a page, or a dump of many, and how it is compressed."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

Kind = Literal["page", "jsonl", "parquet", "warc", "zip"]
Compression = Literal["", "gz", "zst", "bz2", "xz"]

KINDS: tuple[str, ...] = get_args(Kind)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("html", "htm", "xhtml", "shtml", "shtm", "txt"), "page"),
    # what servers make pages with is in the names that crawlers give to files
    **dict.fromkeys(("php", "asp", "aspx", "jsp"), "page"),
    **dict.fromkeys(("jsonl", "ndjson", "jsonlines"), "jsonl"),
    **dict.fromkeys(("warc", "wet"), "warc"),
    "parquet": "parquet",
    "zip": "zip",
}
_QUERY = re.compile(r"[?@#].*", re.S)
_COMPRESSIONS: dict[str, Compression] = {
    "gz": "gz",
    "gzip": "gz",
    "zst": "zst",
    "zstd": "zst",
    "bz2": "bz2",
    "xz": "xz",
}


class Form(NamedTuple):
    """kind: what the file holds. compression: what it is wrapped in, "" for nothing."""

    kind: Kind
    compression: Compression = ""


def form_of(name: str) -> Form | None:
    """The form of a file, None when its name says nothing.

    >>> form_of("crawl/part-00001.warc.gz")
    Form(kind='warc', compression='gz')
    >>> form_of("a.HTM"), form_of("photo.jpg")
    (Form(kind='page', compression=''), None)
    >>> form_of("view.php?id=3.1").kind
    'page'
    """
    stem, compression = split_compression(name)
    kind = _KINDS.get(_suffix(stem))
    return Form(kind, compression) if kind else None


def split_compression(name: str) -> tuple[str, Compression]:
    """A name without the suffix of its compression, and that compression.

    >>> split_compression("dump.jsonl.zst")
    ('dump.jsonl', 'zst')
    """
    compression = _COMPRESSIONS.get(_suffix(name), "")
    return (name.rpartition(".")[0], compression) if compression else (name, "")


def without_suffixes(name: str) -> str:
    """The name of a page without what it says of its form.

    >>> without_suffixes("a/b.html.gz"), without_suffixes("a/b.2024")
    ('a/b', 'a/b.2024')
    """
    stem, _ = split_compression(name)
    return stem.rpartition(".")[0] if _suffix(stem) in _KINDS else stem


def _suffix(name: str) -> str:
    """The suffix of a file's name; crawlers keep the query of an address behind it (view.php?id=3)."""
    base = _QUERY.sub("", name.replace("\\", "/").rpartition("/")[2])
    return base.rpartition(".")[2].lower() if "." in base[1:] else ""
