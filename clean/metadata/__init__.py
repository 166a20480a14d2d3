"""Title, author, editor, date, source and site of an article.

Each field has its module; `find_title` runs for every page, the rest when it is asked for. A field is given only
when the page shows it for this article, and is None otherwise.
"""

from .evidence import Evidence, Head, Heading, Metadata
from .origin import Origin, find_origins
from .read import read_metadata
from .title import find_title

__all__ = ["Evidence", "Head", "Heading", "Metadata", "Origin", "find_origins", "find_title", "read_metadata"]
