"""A step for datatrove pipelines: documents whose text is a page in, documents whose text is its article out.

pipeline = [
    WarcReader("crawl/"),
    CleanPages(),
    MinhashDedupSignature("signatures/"),
    ...
]
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from ..extras import MissingExtra, need
from ..options import DEFAULT, Options
from .one import clean_record
from .quality import add_quality
from .record import Failed, Record
from .surrogates import escaped

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.writers.disk_base import DiskWriter
else:
    try:
        PipelineStep = need("datatrove.pipeline.base", extra="datatrove", to="a datatrove pipeline").PipelineStep
    except MissingExtra:
        PipelineStep = object  # the module can be looked at; a step cannot be made

# What of the output record becomes metadata of the document; its id and its text stay where they are.
_METADATA = (
    *("title", "author", "date", "source", "editor", "site", "url", "script", "encoding", "verdict", "next_page"),
    "spam_share",
)


class CleanPages(PipelineStep):  # type: ignore[misc]
    """Cleans the page in each document's text.

    Title, author, date and the other fields of the record go to the metadata, with the figures of quality when they
    are asked for. Documents without an article are dropped, unless `keep` holds their verdict; so are pages that
    cannot be cleaned. Both are counted in the pipeline's statistics by their kind, and written by `exclusion_writer`
    with the reason in the metadata, if there is one.
    """

    type = "🛢 - EXTRAC"
    name = "clean"

    def __init__(
        self,
        options: Options = DEFAULT,
        *,
        quality: bool = False,
        keep: tuple[str, ...] = ("article",),
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        """options: see `clean.Options`. keep: verdicts of documents that go on.

        Raises MissingExtra if datatrove is not installed.
        """
        need("datatrove", extra="datatrove", to="a datatrove pipeline")
        super().__init__()
        self.options, self.quality, self.keep, self.exclusion_writer = options, quality, keep, exclusion_writer

    def run(self, data: Iterator[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield the documents that hold an article, cleaned."""
        with self.exclusion_writer or nullcontext() as writer:
            for document in data:
                self.stat_update("total")
                with self.track_time():
                    reason = self._clean(document)
                if reason is None:
                    self.stat_update("forwarded")
                    self.update_doc_stats(document)
                    yield document
                    continue
                self.stat_update("dropped", f"dropped_{reason.partition(':')[0].replace(' ', '_')}")
                if writer is not None:
                    document.metadata["filter_reason"] = reason
                    writer.write(document, rank)

    def _clean(self, document: Document) -> str | None:
        """Clean a document in place; return why it is dropped, or None."""
        metadata: dict[str, Any] = document.metadata
        url = metadata.get("url")
        record = Record(document.text, input="datatrove", position=1, id=document.id, url=url)
        outcome = clean_record(record, self.options)
        if isinstance(outcome, Failed):
            return str(escaped(f"{outcome.kind}: {outcome.message}"))
        if self.quality:
            outcome = add_quality(outcome)
            metadata["quality"] = outcome.data["quality"]
        if outcome.data["verdict"] in self.keep:
            document.text = escaped(outcome.data["text"])
            metadata |= {name: escaped(outcome.data[name]) for name in _METADATA}
            return None
        return str(outcome.data["verdict"])
