"""Clean articles out of scraped Chinese web pages.

    >>> import clean
    >>> article = clean.clean("<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>")
    >>> article.text
    '台北的夜市很热闹，游客总是络绎不绝。'

`clean` takes a page (bytes, text, or a tree that BeautifulSoup has parsed) and returns its `Article`: text, title,
author, date and source, and every line of the page as a `Block` that is kept or has a `Label` and a reason. `Options`
say how; `PageError` is raised for what is no page of text; `to_simplified` is the conversion of characters alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .article import Article, Block, Emphasis, Image, Link
    from .batch.many import Result, clean_many
    from .batch.record import Record
    from .errors import PageError
    from .labels import Label, Role
    from .metadata import Origin
    from .options import Options
    from .page import clean
    from .script.convert import to_simplified

    __version__: str

__all__ = [
    "Article", "Block", "Emphasis", "Image", "Label", "Link", "Options", "Origin", "PageError", "Record", "Result",
    "Role", "clean", "clean_many", "to_simplified",
]  # fmt: skip

_HOMES = {
    "Article": "article", "Block": "article", "Emphasis": "article", "Image": "article", "Link": "article",
    "Label": "labels", "Options": "options", "Origin": "metadata",
    "PageError": "errors", "Record": "batch.record", "Result": "batch.many", "Role": "labels", "clean": "page",
    "clean_many": "batch.many", "to_simplified": "script.convert",
}  # fmt: skip

# Names load when they are first asked for, so that `import clean` and `clean --help` cost next to nothing. A type
# checker does not see this function, or it would take every misspelt name for a good one.
if not TYPE_CHECKING:

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            value = version("clean-zh")
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({"__version__", *__all__, *(name for name in globals() if name.startswith("__"))})
