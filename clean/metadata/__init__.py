"""Title, author, editor, date, source and site of an article.

Each field has its module; `find_title` runs for every page, the rest when it is asked for. A field is given only
when the page shows it for this article, and is None otherwise.
"""

from .date import is_dated
from .evidence import Evidence, Head, Heading, Metadata
from .read import read_metadata
from .state import published_in
from .title import find_title

__all__ = ["Evidence", "Head", "Heading", "Metadata", "find_title", "is_dated", "published_in", "read_metadata"]
