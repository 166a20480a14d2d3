"""An article made again from its record: what `to_dict(article, blocks=True)` gave, as read back from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..article import Article, Block, Emphasis, Image, Link
from ..labels import Label, Role
from ..metadata import Metadata, Origin


@dataclass(frozen=True, slots=True)
class _Recorded:
    """The lazy parts of an article, from its record."""

    record: Mapping[str, Any]

    def blocks(self) -> Sequence[Block]:
        return [_block(block) for block in self.record["blocks"]]

    def shown_title(self) -> str | None:
        title = self.record.get("title")
        return title if isinstance(title, str) else None

    def metadata(self) -> Metadata:
        names = ("title", "author", "editor", "date", "source", "site")
        return Metadata(**{name: self.record.get(name) for name in names})

    def origins(self) -> Mapping[str, Origin]:
        found = self.record.get("origins") or {}
        found = json.loads(found) if isinstance(found, str) else found  # a column of Parquet holds it as text
        return {name: Origin(origin["where"], origin["text"]) for name, origin in found.items()}


def article_of(record: Mapping[str, Any]) -> Article:
    """The article of a record that holds its blocks. Raises KeyError if it does not.

    >>> from clean import clean
    >>> article = clean("<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>")
    >>> from clean.render.json import to_dict
    >>> article_of(to_dict(article, blocks=True)).blocks == article.blocks
    True
    """
    if not record.get("blocks"):
        raise KeyError("blocks")
    return Article(
        text=record["text"],
        verdict=record["verdict"],
        script=record["script"],
        encoding=record["encoding"],
        url=record.get("url"),
        next_page=record.get("next_page"),
        result=_Recorded(record),
    )


def _block(data: Mapping[str, Any]) -> Block:
    label = data.get("label")
    return Block(
        data["text"],
        Role(data["role"]),
        bool(data["kept"]),
        Label(label) if label else None,
        data.get("reason") or "",
        bool(data.get("inside")),
        data.get("at"),
        data.get("original"),
        tuple(Link(**link) for link in data.get("links") or ()),
        tuple(Image(**image) for image in data.get("images") or ()),
        tuple(Emphasis(**part) for part in data.get("emphasis") or ()),
    )
