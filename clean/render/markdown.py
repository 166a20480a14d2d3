"""An article as Markdown (CommonMark) in which nothing of the page is active.

Text is escaped so that it reads as it stood: no link, no image, no HTML, no emphasis that the page did
not have. A bare address stays as it is, as text. Links, pictures and emphasis that were asked for are those of the
page; the first two lead to addresses of the web alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..labels import Role
from .asterisks import asterisks
from .runs import images, one_line, parts_of, runs
from .text import printable

if TYPE_CHECKING:
    from ..article import Article, Block, Image

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
    for role, blocks in runs(article.blocks):
        parts += [*map(_image, images(blocks[0], above=True)), *_run(role, blocks)]
        parts += map(_image, images(blocks[-1], above=False))
    return "".join(f"{part}\n\n" for part in parts)[:-1]


def escape(text: str) -> str:
    """One line of text as Markdown that shows exactly that text.

    >>> print(escape("1. 见[这里](javascript:x)与<b>，约 3.5 元"))
    1\\. 见\\[这里\\](javascript:x)与\\<b\\>，约 3.5 元
    """
    return _plain_start(_inactive(one_line(text)))


def _inactive(text: str) -> str:
    """Text within a line that shows exactly that text."""
    return _ACTIVE.sub(r"\\\g<0>", text)


def _plain_start(line: str) -> str:
    """A line that does not begin like a heading, a list or an underline."""
    start = _LINE_START.match(line)
    if start is None:
        return line
    mark = start.group()
    return mark + "\\" + line[len(mark) :] if mark.isdigit() else "\\" + line


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
    """A heading's text."""
    return _unclosed(_inactive(one_line(text)))


def _unclosed(heading: str) -> str:
    """A heading whose number signs at its end are not taken for its closing ones."""
    return re.sub(r"#(?=#*$)", r"\\#", heading)


def _run(role: Role, blocks: list[Block]) -> list[str]:
    """The Markdown blocks of neighbours of one role."""
    match role:
        case Role.HEADING:
            return [f"## {_unclosed(_linked(block, emphasised=False))}" for block in blocks]
        case Role.LIST_ITEM:
            return ["\n".join(f"- {_plain_start(_linked(block))}" for block in blocks)]
        case Role.TABLE:
            return ["\\\n".join(map(_lines, blocks))]
        case Role.CODE:
            return [fenced("\n".join(block.text for block in blocks))]
        case Role.QUOTE:
            return ["\n>\n".join(_quoted(block) for block in blocks)]
        case Role.CAPTION:
            return [f"*{_plain_start(_linked(block, emphasised=False))}*" for block in blocks]
        case _:
            return [_lines(block) for block in blocks]


def _linked(block: Block, *, emphasised: bool = True) -> str:
    """A block's text on one line, with its links and its emphasis, which never reaches over the edge of a link."""
    written = ""
    parts = parts_of(block)
    for number, (text, url, emphasis) in enumerate(parts):
        places = []
        if emphasised and emphasis:
            at_start, at_end = number == 0 and not url, number == len(parts) - 1 and not url
            places = asterisks(text, emphasis, at_start=at_start, at_end=at_end)
        shown = _with_asterisks(text, places)
        if url and written.endswith("!"):  # or the link would be a picture
            written = f"{written[:-1]}\\!"
        written += f"[{shown}]({_target(url)})" if url else shown
    return written


def _with_asterisks(text: str, places: list[tuple[int, int]]) -> str:
    """Text within a line, with asterisks before some of its characters."""
    written, last = [], 0
    for at, count in places:
        written += [_inactive(text[last:at]), "*" * count]
        last = at
    return "".join(written) + _inactive(text[last:])


def _target(url: str) -> str:
    """An address between a link's parentheses, where only what could be an entity means something."""
    return re.sub(r"&(?=#?\w+;)", r"\\&", url)


def _image(image: Image) -> str:
    alt = _inactive(one_line(printable(image.alt)))
    return f"![{alt}]({_target(image.url)})"


def _lines(block: Block) -> str:
    """A paragraph that keeps its line ends."""
    if (block.links or block.emphasis) and one_line(block.text) == block.text:
        return _plain_start(_linked(block))
    return "\\\n".join(escape(line) for line in block.text.splitlines() if line.strip())


def _quoted(block: Block) -> str:
    return "\n".join(f"> {line}" for line in _lines(block).split("\n"))
