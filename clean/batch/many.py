"""Many pages in Python: `clean_many`, on every core, with results in order and errors in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import PageError
from ..options import DEFAULT, Options
from .chunks import CHUNK_BYTES, Chunk, Given
from .fields import Fields
from .find import Finder
from .limits import cores, memory_of_a_worker
from .plan import Planner
from .pool import Pool
from .record import Failed, Record, Skipped, failed
from .spread import spread
from .work import Shape, Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import BeautifulSoup, Tag

    from ..article import Article

TIMEOUT_SECONDS = 60.0
_PAGES_OF_A_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one page.

    article: the article, None if the page failed. error: what went wrong, None if nothing did.
    input, position, id, url, crawled, metadata: of the page, see `Record`.
    """

    article: Article | None
    error: Failed | None
    input: str
    position: int | None = None
    id: str | None = None
    url: str | None = None
    crawled: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)


def clean_many(
    sources: Iterable[bytes | str | Path | Record | BeautifulSoup | Tag],
    jobs: int | None = None,
    *,
    options: Options = DEFAULT,
    ordered: bool = True,
    timeout: float = TIMEOUT_SECONDS,
    fields: Fields = Fields(),  # noqa: B008 - immutable
    memory: int | None = None,
) -> Iterator[Result]:
    """Clean many pages in several processes; one result a page, in order. A page that fails is a result with an error.

    sources: pages as `clean` takes them (bytes, text, a soup), paths of files, folders and dumps, or records. They are
        taken as they are needed: any number of them may come.
    jobs: number of processes; None for one a core.
    ordered: False gives results as they are done.
    timeout: seconds for one page; then its process is ended and the page is an error.
    fields: which fields of dumps hold the page, its address, its id; those that ride along.
    memory: bytes that a process may take; None for an even share of what there is.

    >>> from clean import clean_many
    >>> first, second = clean_many(["<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>", b"%PDF-1.7"], jobs=1)
    >>> first.article.text
    '台北的夜市很热闹，游客总是络绎不绝。'
    >>> second.error.message
    'a PDF document, not a page: extract its text first'
    """
    jobs = jobs or cores()
    shape = Shape("object")
    work = Work(options, fields, shape, clean=_result_of, memory=memory or memory_of_a_worker(jobs))
    chunks = spread(
        enumerate(_plan(sources, fields, options.max_bytes)), Pool(work, jobs, timeout), jobs, ordered=ordered
    )
    with closing(chunks):
        for _, _, finished in chunks:
            for payload in finished.payloads:
                for outcome in payload:
                    if isinstance(outcome, Failed):
                        yield Result(None, outcome, outcome.input, outcome.position, outcome.id, outcome.url)
                    elif not isinstance(outcome, Skipped):
                        yield outcome


def _result_of(record: Record, work: Work) -> Result | Failed:
    """In a worker: what comes of a record."""
    from ..page import clean

    try:
        article = clean(record.page, record.url, record.content_type, work.options)
    except PageError as error:
        return failed(record, "page", str(error))
    return Result(
        article, None, record.input, record.position, record.id, record.url, record.crawled, dict(record.metadata)
    )  # fmt: skip


def _plan(sources: Iterable[Any], fields: Fields, max_bytes: int) -> Iterator[Chunk]:
    """The chunks of the sources in order; a few pages that the caller has in memory make one."""
    planner = Planner(fields, max_bytes)
    held: list[Record] = []
    size = 0
    for number, source in enumerate(sources, 1):
        if isinstance(source, Path):
            if held:
                yield Given(tuple(held), size)
                held, size = [], 0
            yield from planner.plan(Finder().find([str(source)]))
            continue
        record = source if isinstance(source, Record) else _given(source, number)
        held.append(record)
        size += len(record.page)
        if len(held) == _PAGES_OF_A_CHUNK or size >= CHUNK_BYTES:
            yield Given(tuple(held), size)
            held, size = [], 0
    if held:
        yield Given(tuple(held), size)


def _given(source: Any, number: int) -> Record:
    """The record of a page that the caller has."""
    page = source if isinstance(source, str | bytes) else _bytes_or_markup(source)
    return Record(page, "source", number, f"source:{number}")


def _bytes_or_markup(source: Any) -> bytes | str:
    return bytes(source) if isinstance(source, bytearray | memoryview) else str(source)
