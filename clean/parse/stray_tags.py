"""A line of a flattened page without the tags that the flattener left."""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression

WHOLE_TAG: Final = expression(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")
PROCESSING: Final = expression(r"<\?[^<>]*>")
_COMMENT: Final = expression("<!--.*?-->", re.S)


def without_tags(line: str) -> str:
    """The line without its tags, comments and processing instructions.

    >>> without_tags('<p class="a">他<!-- 又 -->来了。</p><?xml version="1.0"?>')
    '他来了。'
    """
    end = line.rfind("-->") + 3
    if end > 3:
        line = _COMMENT.sub("", line[:end]) + line[end:]
    line = WHOLE_TAG.sub("", line)
    return PROCESSING.sub("", line) if "<?" in line else line
