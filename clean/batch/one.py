"""One record through the core: whatever is wrong with a page, what comes out is an outcome, never an exception."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from ..article import Article
from ..errors import PageError
from ..options import DEFAULT, Options
from ..page import clean
from ..render.json import to_dict
from ..render.text import to_text
from .record import Cleaned, Failed, Record, failed, failed_of


def clean_record(
    record: Record, options: Options = DEFAULT, explain: str | None = None, form: str = "json"
) -> Cleaned | Failed:
    """Clean the page of one record.

    explain: "removed" adds what was removed to the output record, "all" also every block of the page.
    form: "text", "markdown" or "html" to have it rendered, too.

    >>> page = "<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>"
    >>> clean_record(Record(page, input="night.html", position=1, id="night")).data["text"]
    '台北的夜市很热闹，游客总是络绎不绝。'
    """
    try:
        article = clean(record.page, record.url, record.content_type, _with_time(options, record.crawled))
        return cleaned(record, article, explain, form)
    except PageError as error:
        return failed(record, "page", str(error))
    except Exception as error:
        return failed_of(record, error)


def _with_time(options: Options, crawled: str | None) -> Options:
    """The options for a page that was fetched at a time that its record tells."""
    try:
        return replace(options, crawled=crawled) if crawled else options
    except ValueError:  # a record may hold anything there
        return options


def cleaned(record: Record, article: Article, explain: str | None = None, form: str = "json") -> Cleaned:
    """The output record of an article, and how many characters of the page went where."""
    removed: Counter[str] = Counter()
    for block in article.removed:
        removed[block.label.value if block.label else "none"] += len(block.text)
    data: dict[str, Any] = {"id": record.id, **to_dict(article, blocks=explain == "all")}
    if explain is None:
        del data["removed"]
    data |= {"crawled": record.crawled, "input": record.input, "position": record.position}
    data["metadata"] = dict(record.metadata)
    return Cleaned(data, len(article.text), dict(removed), _rendered(article, form))


def _rendered(article: Article, form: str) -> str:
    if article.verdict != "article":
        return ""
    ways = {"text": to_text, "markdown": Article.to_markdown, "html": Article.to_html}
    return ways[form](article) if form in ways else ""
