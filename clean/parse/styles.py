"""What a style attribute keeps from being seen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..expressions import expression

MAX_STYLE: Final = 400

# In lower case. Each way begins with a letter: where none of these stands, nothing is tried.
_INVISIBLE: Final = expression(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity(?<!-opacity)\s*:\s*0(?![.\d]*[1-9])"
    r"|text-indent\s*:\s*-\d{3}|left\s*:\s*-\d{3}|top\s*:\s*-\d{3}|right\s*:\s*-\d{3}"
    r"|height(?<![-\w]height)\s*:\s*[01](?:px)?\s*(?:;|$)|width(?<![-\w]width)\s*:\s*[01](?:px)?\s*(?:;|$)"
)
# The values of these: most styles have none.
_HIDING: Final = expression(r":\s*(?:0|1(?:px)?\s*(?:;|$)|none|hidden|-\d{3})")


@lru_cache(1 << 12)
def is_invisible(style: str) -> bool:
    """Whether a style attribute keeps an element from being seen.

    >>> is_invisible("position:absolute; left:-9999px"), is_invisible("font-size:0.9em")
    (True, False)
    """
    style = style[:MAX_STYLE].lower()
    return _HIDING.search(style) is not None and _INVISIBLE.search(style) is not None
