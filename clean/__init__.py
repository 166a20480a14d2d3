"""Clean articles out of scraped Chinese web pages."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article import Article, Block
    from .batch.many import Result, clean_many
    from .batch.record import Record
    from .errors import PageError
    from .labels import Label, Role
    from .options import Options
    from .page import clean
    from .script.convert import to_simplified

__all__ = [
    "Article", "Block", "Label", "Options", "PageError", "Record", "Result", "Role",
    "clean", "clean_many", "to_simplified",
]  # fmt: skip

_HOMES = {
    "Article": "article", "Block": "article", "Label": "labels", "Options": "options", "PageError": "errors",
    "Record": "batch.record", "Result": "batch.many", "Role": "labels", "clean": "page", "clean_many": "batch.many",
    "to_simplified": "script.convert",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `clean --help` and `import clean` cost nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
