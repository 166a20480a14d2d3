"""An article as sanitised HTML: a few elements, no attribute, no address, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..labels import Role
from .runs import one_line, runs
from .text import printable

if TYPE_CHECKING:
    from ..article import Article


def to_html(article: Article) -> str:
    """One `article` element: the title as h1, then the kept blocks, neighbours of a kind together."""
    parts = [_element("h1", printable(article.title))] if article.title else []
    for role, texts in runs(article.blocks):
        parts.extend(_run(role, texts))
    return "\n".join(["<article>", *parts, "</article>", ""])


def _run(role: Role, texts: list[str]) -> list[str]:
    """The elements of neighbours of one role."""
    match role:
        case Role.HEADING:
            return [_element("h2", text) for text in texts]
        case Role.LIST_ITEM:
            return ["<ul>", *(_element("li", text) for text in texts), "</ul>"]
        case Role.TABLE:
            return ["<table>", *(f"<tr>{_element('td', text)}</tr>" for text in texts), "</table>"]
        case Role.CODE:
            code = "\n".join(texts)
            return [f"<pre><code>{escape(code)}</code></pre>"]
        case Role.QUOTE:
            return ["<blockquote>", *(_element("p", text) for text in texts), "</blockquote>"]
        case Role.CAPTION:
            return [f"<figure>{_element('figcaption', text)}</figure>" for text in texts]
        case _:
            return [_element("p", text) for text in texts]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(one_line(text))}</{name}>"
