"""Spans of a text: where they start and end."""

from __future__ import annotations

from collections.abc import Sequence


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text without some of its spans, which are in order and apart.

    >>> without("前文（广告）后文", [(2, 6)])
    '前文后文'
    """
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
