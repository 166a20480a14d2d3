"""An article as plain text: title, an empty line, the body, one block a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..article import Article

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_SHOWN = {**_PICTURES, 0x7F: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD)}
_SURROGATES_AND_NONCHARACTERS = (*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
_PRINTABLE = dict.fromkeys((*_SHOWN, *_SURROGATES_AND_NONCHARACTERS))


def to_text(article: Article) -> str:
    """The title when it is known, an empty line, and the body; each line is ended.

    An article without any text gives the empty string, with or without a title.
    """
    if not article.text:
        return ""
    head = f"{article.title}\n\n" if article.title else ""
    return f"{head}{article.text}\n"


def visible(text: str) -> str:
    """The text with control characters shown as pictures, so that a page cannot steer a terminal.

    >>> visible("a\\x1b[2Jb")
    'a␛[2Jb'
    """
    return text.translate(_SHOWN)


def printable(text: str) -> str:
    """The text without control characters and what else neither HTML nor Markdown may hold, not even escaped.

    >>> printable("a\\x00b\\tc\\n")
    'ab\\tc\\n'
    """
    return text.translate(_PRINTABLE)
