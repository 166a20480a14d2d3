"""What metadata is read from, and what it becomes.

The rest of the package says what the page holds and where it stands (`Evidence`); the modules of this folder
only judge it. Strings go through as they are, in the page's own script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

_NO_META: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about its article; None for what it does not say.

    title: the headline as the page shows it.
    author: the author, or several joined by 、.
    editor: the editor named for this article, or several joined by 、.
    date: day, or day and time, of publication in ISO 8601.
    source: the paper, agency or account that the article is from.
    site: the site's name.
    """

    title: str | None = None
    author: str | None = None
    editor: str | None = None
    date: str | None = None
    source: str | None = None
    site: str | None = None


class Head(NamedTuple):
    """What the HTML head says; empty for a page without HTML.

    title: text of <title>.
    meta: lower-cased name, property or itemprop of each <meta>, with its content; the first of a name counts.
    json_ld: raw texts of <script type="application/ld+json">.
    """

    title: str = ""
    meta: Mapping[str, str] = _NO_META
    json_ld: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """All that metadata may be read from.

    head: the HTML head.
    url: address of the page.
    title: as `find_title` found it.
    above: blocks above the body in page order, the nearest one last; the title's block may be among them.
    body: kept lines of the body.
    inside: removed lines that stood inside the body or glued to it.
    below: blocks after the body, nearest first.
    time_tags: values of <time datetime>.
    crawled: when the page was fetched, if that is known: ISO 8601.
    """

    head: Head
    url: str | None
    title: str | None
    above: tuple[str, ...]
    body: tuple[str, ...]
    inside: tuple[str, ...]
    below: tuple[str, ...]
    time_tags: tuple[str, ...] = ()
    crawled: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A piece of the page that metadata was read from.

    where: "above", "inside", "body" or "below" (a line, seen from the article), "head", or "address".
    text: the line, the field of the head with its content, or the address.
    """

    where: Literal["above", "inside", "body", "below", "head", "address"]
    text: str
