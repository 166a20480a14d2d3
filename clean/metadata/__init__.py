"""Title, author, editor, date, source and site of an article.

Each field has its module; `find_title` runs for every page, the rest when it is asked for, and is loaded then.
A field is given only when the page shows it for this article, and is None otherwise.
"""

from typing import TYPE_CHECKING, Any

from .evidence import Evidence, Head, Metadata, Origin
from .heading import Heading
from .state import is_dated, published_in

if TYPE_CHECKING:
    from .read import read_metadata
    from .title import find_title

__all__ = [
    "Evidence", "Head", "Heading", "Metadata", "Origin", "find_title", "is_dated", "published_in", "read_metadata",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "find_title":
        from .title import find_title

        return find_title
    if name == "read_metadata":
        from .read import read_metadata

        return read_metadata
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
