"""An article as plain data, ready for JSON. The keys and their order are part of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..article import Article, Block


def to_dict(article: Article, *, blocks: bool = False) -> dict[str, Any]:
    """Text, metadata, verdict and what was removed, each with label and reason.

    blocks: also give every block of the page in page order, kept or removed, under "blocks", and where each
        field of the metadata stands under "origins".
    """
    record: dict[str, Any] = {
        "title": article.title,
        "text": article.text,
        "author": article.author,
        "date": article.date,
        "source": article.source,
        "editor": article.editor,
        "site": article.site,
        "url": article.url,
        "script": article.script,
        "encoding": article.encoding,
        "verdict": article.verdict,
        "next_page": article.next_page,
        "spam_share": round(article.spam_share, 4),
        "removed": [_removed(block) for block in article.removed],
    }
    if blocks:
        record["origins"] = {
            name: {"where": origin.where, "text": origin.text} for name, origin in article.origins.items()
        }
        record["blocks"] = [
            {"kept": block.kept, **_removed(block), "at": block.at, "original": block.original, **_attached(block)}
            for block in article.blocks
        ]
    return record


def _attached(block: Block) -> dict[str, Any]:
    """The links, the pictures and the emphasis of a block, if it has any."""
    attached: dict[str, Any] = {}
    if block.links:
        attached["links"] = [{"start": link.start, "end": link.end, "url": link.url} for link in block.links]
    if block.images:
        attached["images"] = [{"url": image.url, "alt": image.alt, "above": image.above} for image in block.images]
    if block.emphasis:
        attached["emphasis"] = [
            {"start": part.start, "end": part.end, "strong": part.strong} for part in block.emphasis
        ]
    return attached


def _removed(block: Block) -> dict[str, Any]:
    """Text, label, reason and place of one block, in plain strings."""
    return {
        "text": block.text,
        "label": block.label.value if block.label else None,
        "reason": block.reason,
        "role": block.role.value,
        "inside": block.inside,
    }
