"""An article as Markdown (CommonMark) in which nothing of the page is active.

Text is escaped so that it reads as it stood: no link, no image, no HTML, no emphasis that the page did
not have. A bare address stays as it is, as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..labels import Role
from .runs import one_line, runs
from .text import printable

if TYPE_CHECKING:
    from ..article import Article

# Anywhere in a line: emphasis, code, links and images, HTML, tables, strikethrough, formulas, entities.
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w)")
# At the start of a line: headings, lists, setext underlines, definitions, numbered lists.
_LINE_START = re.compile(r"[#+\-=:]|[0-9]{1,9}(?=[.)](?:\s|$))")


def to_markdown(article: Article) -> str:
    """The title as a heading, then the kept blocks; every line ended, blocks parted by an empty line.

    A row of a table is a line of its own: a page's rows are plain text by the time they get here, and a
    pipe table would need cells.
    """
    parts = [f"# {_heading(printable(article.title))}"] if article.title else []
    for role, texts in runs(article.blocks):
        parts.extend(_run(role, texts))
    return "".join(f"{part}\n\n" for part in parts)[:-1]


def escape(text: str) -> str:
    """One line of text as Markdown that shows exactly that text.

    >>> print(escape("1. 见[这里](javascript:x)与<b>，约 3.5 元"))
    1\\. 见\\[这里\\](javascript:x)与\\<b\\>，约 3.5 元
    """
    text = _ACTIVE.sub(r"\\\g<0>", one_line(text))
    start = _LINE_START.match(text)
    if start is None:
        return text
    mark = start.group()
    return mark + "\\" + text[len(mark) :] if mark.isdigit() else "\\" + text


def fenced(code: str) -> str:
    """Code byte for byte, in a fence longer than any run of backticks in it.

    >>> print(fenced("a = '```'"))
    ````
    a = '```'
    ````
    """
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _heading(text: str) -> str:
    """A heading's text: number signs at its end would be taken for its closing ones."""
    return re.sub(r"#(?=#*$)", r"\\#", _ACTIVE.sub(r"\\\g<0>", one_line(text)))


def _run(role: Role, texts: list[str]) -> list[str]:
    """The Markdown blocks of neighbours of one role."""
    match role:
        case Role.HEADING:
            return [f"## {_heading(text)}" for text in texts]
        case Role.LIST_ITEM:
            return ["\n".join(f"- {escape(text)}" for text in texts)]
        case Role.TABLE:
            return [_lines("\n".join(texts))]
        case Role.CODE:
            return [fenced("\n".join(texts))]
        case Role.QUOTE:
            return ["\n>\n".join(_quoted(text) for text in texts)]
        case Role.CAPTION:
            return [f"*{escape(text)}*" for text in texts]
        case _:
            return [_lines(text) for text in texts]


def _lines(text: str) -> str:
    """A paragraph that keeps its line ends."""
    return "\\\n".join(escape(line) for line in text.splitlines() if line.strip())


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in _lines(text).split("\n"))
