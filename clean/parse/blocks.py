"""A page as flat, parallel lists: the one form in which every later step sees it.

A block is one run of text between block-level tags, or one line of a page that lost its markup. A
container is a block-level element. Containers stand in document order, so a subtree is one interval
of containers and one interval of blocks, and any sum over a subtree is the difference of two prefix
sums. Flat lists of strings and integers cost a third of what an object a block would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from ..metadata import Head
from .compiled import set_fields

# Class, id, style and other attributes of a container, by its number.
Attributes = Callable[[int], dict[str, str | None]]


class Anchor(NamedTuple):
    """A link: what it says and where it leads, as the page writes it."""

    text: str
    href: str


def _no_anchors(_container: int) -> list[Anchor]:
    return []


def _no_attributes(_container: int) -> dict[str, str | None]:
    return {}


@dataclass(slots=True, init=False, repr=False, eq=False)
class Page:
    """The flat lists of one page.

    Per block: `texts`, `links` (how many of its characters stand inside links), `owners` (the number
    of the container it stands in). Per container: `parents`, `tags` (lower-case names), `firsts` and
    `ends` (its blocks are texts[first:end]). `tag_names`: the tags, each once.
    """

    texts: list[str]
    links: list[int]
    owners: list[int]
    parents: list[int]
    tags: list[str]
    tag_names: set[str]
    firsts: list[int]
    ends: list[int]
    attributes: Attributes
    # The tree's element of each container, for those who need the tree itself; none on a page that lost its HTML.
    tree: Callable[[], list[Any]]
    # The links inside a container, by its number.
    anchors: Callable[[int], list[Anchor]]
    head: Head
    is_html: bool
    # Inline parts that are not shown, cut out of the block whose number stands beside them.
    hidden_parts: list[tuple[int, str]]
    # Machine-readable times of inline elements: (number of the block it stands in or before, time).
    times: list[tuple[int, str]]
    # The texts of the page's scripts, the last one first, read when they are asked for.
    scripts: Callable[[], Iterable[str]]
    # Lines of stray markup of a flattened page: (number of the block before which they stood, text).
    markup: list[tuple[int, str]]
    # The text beyond the limits of a page, which is not looked at.
    rest: str

    def __init__(self, is_html: bool = True) -> None:
        """An empty page."""
        self.texts, self.links, self.owners = [], [], []
        self.parents, self.tags, self.firsts, self.ends = [-1], ["body"], [0], [0]
        self.tag_names = {"body"}
        self.attributes, self.anchors, self.tree, self.scripts = _no_attributes, _no_anchors, list, tuple
        self.head = Head()
        self.is_html = is_html
        self.hidden_parts, self.times, self.markup = [], [], []
        self.rest = ""

    def __reduce__(self) -> tuple[Callable[..., Page], tuple[Any, ...]]:
        """How a page goes to another process, which a compiled class does not know by itself."""
        return _page_of, tuple(getattr(self, name) for name in _FIELDS)


_FIELDS = tuple(field.name for field in fields(Page))


def _page_of(*values: Any) -> Page:
    page = Page()
    set_fields(page, _FIELDS, values)
    return page
