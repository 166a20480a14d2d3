"""An article as sanitised HTML: a few elements, every text escaped, no attribute but the addresses of the web that
were asked for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..labels import Role
from .runs import images, linked_parts, one_line, runs
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
    return "".join(
        f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>' if url else escape(text)
        for text, url in linked_parts(block)
    )


def _image(image: Image) -> str:
    return f'<p><img src="{escape(image.url)}" alt="{escape(one_line(printable(image.alt)))}"></p>'
