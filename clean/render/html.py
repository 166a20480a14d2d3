"""An article as sanitised HTML: a few elements, every text escaped, no attribute but the addresses of the web that
were asked for.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from ..labels import Role
from .runs import Part, images, one_line, parts_of, runs
from .text import printable

if TYPE_CHECKING:
    from ..article import Article, Block, Image


def to_html(article: Article) -> str:
    """One `article` element: the title as h1, then the kept blocks, neighbours of a kind together."""
    parts = [_element("h1", printable(article.title))] if article.title else []
    for role, blocks in runs(article.blocks):
        parts += [*map(_image, images(blocks[0], above=True)), *_run(role, blocks)]
        parts += map(_image, images(blocks[-1], above=False))
    return "\n".join(["<article>", *parts, "</article>", ""])


def _run(role: Role, blocks: list[Block]) -> list[str]:
    """The elements of neighbours of one role."""
    match role:
        case Role.HEADING:
            return [f"<h2>{_linked(block)}</h2>" for block in blocks]
        case Role.LIST_ITEM:
            return ["<ul>", *(f"<li>{_linked(block)}</li>" for block in blocks), "</ul>"]
        case Role.TABLE:
            return ["<table>", *(f"<tr><td>{_linked(block)}</td></tr>" for block in blocks), "</table>"]
        case Role.CODE:
            code = "\n".join(block.text for block in blocks)
            return [f"<pre><code>{escape(code)}</code></pre>"]
        case Role.QUOTE:
            return ["<blockquote>", *(f"<p>{_linked(block)}</p>" for block in blocks), "</blockquote>"]
        case Role.CAPTION:
            return [f"<figure><figcaption>{_linked(block)}</figcaption></figure>" for block in blocks]
        case _:
            return [f"<p>{_linked(block)}</p>" for block in blocks]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>"


def _linked(block: Block) -> str:
    """A block's text with its links and its emphasis."""
    return "".join(
        f'<a href="{escape(part.url)}" rel="noopener noreferrer">{_emphasised(part)}</a>'
        if part.url
        else _emphasised(part)
        for part in parts_of(block)
    )


def _emphasised(part: Part) -> str:
    """A part's text, one kind of emphasis always inside the other, so that elements never overlap."""
    if not part.emphasis:
        return escape(part.text)
    strong, em = ("strong", _places(part, strong=True)), ("em", _places(part, strong=False))
    (outer, of_outer), (inner, of_inner) = (em, strong) if strong[1] < em[1] else (strong, em)
    written = []
    for is_outer, run in groupby(range(len(part.text)), of_outer.__contains__):
        inside = []
        for is_inner, places in groupby(run, of_inner.__contains__):
            text = escape("".join(part.text[at] for at in places))
            inside.append(f"<{inner}>{text}</{inner}>" if is_inner else text)
        written.append(f"<{outer}>{''.join(inside)}</{outer}>" if is_outer else "".join(inside))
    return "".join(written)


def _places(part: Part, *, strong: bool) -> set[int]:
    return {at for found in part.emphasis if found.strong is strong for at in range(found.start, found.end)}


def _image(image: Image) -> str:
    return f'<p><img src="{escape(image.url)}" alt="{escape(one_line(printable(image.alt)))}"></p>'
