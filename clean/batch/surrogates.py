"""Half surrogate pairs, which a page's scripts may hold, in text that goes where only whole characters may be."""

from __future__ import annotations

from typing import Any


def escaped(value: Any) -> Any:
    """Return plain data with each half of a surrogate pair in its texts written as its escape, as in JSON lines.

    >>> escaped({"text": "好\\ud83d", "lines": ["好"], "chars": 2})
    {'text': '好\\\\ud83d', 'lines': ['好'], 'chars': 2}
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: escaped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [escaped(part) for part in value]
    return value
