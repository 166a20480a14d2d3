"""What the walk asks of a tree: its nodes are selectolax's, its attributes dictionaries.

Where the package is compiled, `.build/native/` gives the same names to a second copy of the walk, which reads the
parser's own memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter, getitem
from typing import Any

from .blocks import Anchor
from .styles import is_invisible
from .tags import NUMBER_OF

_LINK, _SCRIPT = NUMBER_OF["a"], NUMBER_OF["script"]


class NeedsTreeError(Exception):
    """A page needs its tree changed, or read in a way that the compiled walk does not know."""


def elements_of(_tree: Any, _source: bytes | None = None) -> list[Any]:
    """An empty list for nodes of a tree."""
    return []


def node_of(element: Any) -> Any:
    """The node that stands for an element of the tree."""
    return element


item: Callable[[Any, int], Any] = getitem
# The attributes of a node, of which the compiled walk gives those that decide something.
mapping_of: Callable[[Any], Mapping[str, str | None]] = attrgetter("attributes")


def attribute(node: Any, name: str) -> str | None:
    """One attribute of a node that is asked for no other."""
    value: str | None = node.attrs.get(name)
    return value


def parts_of(node: Any) -> list[Any]:
    """A node and the elements and texts in it, in their order."""
    return list(node.traverse(include_text=True))


def hidden_links(body: Any) -> dict[int, str]:
    """The styles of the links that are not shown, by address.

    A selector finds the few that have a style in less time than it takes to read the attributes of all.
    """
    styles = {node.mem_id: node.attributes.get("style") or "" for node in body.css("a[style]")}
    return {address: style for address, style in styles.items() if is_invisible(style)}


def style_among(links: dict[int, str], node: Any) -> str | None:
    """The style of a link, if it is one of those."""
    return links.get(node.mem_id)


def whole_text(_elements: list[Any], node: Any) -> str:
    """All the text in an element."""
    text: str = node.text()
    return text


def raw_text(_elements: list[Any], node: Any) -> str:
    """The text of a script: one node, but for a script in SVG."""
    child = node.first_child
    if child is None or child.next is not None:
        return node.text() or ""
    return child.text_content or node.text() or ""


def put_in_place(_nodes: Any, node: Any, text: str) -> Any:
    """The text that now stands in the place of a picture."""
    node.insert_before(text)
    put = node.prev
    node.decompose()
    return put


def stands_for_text(_picture: Any) -> bool:
    """Whether text was put in the place of a picture that is still there."""
    return False


def settle(_nodes: Any) -> None:
    """Put all texts where they stand for pictures."""


def element_at(node: Any) -> Any:
    """The element of the tree that a node stands for."""
    return node


def scripts_in(told: list[Any]) -> Callable[[], Iterable[str]]:
    """Gives the texts of the scripts among elements, the last one first."""

    def scripts() -> Iterator[str]:
        return (raw_text(told, node) for node in told[::-1] if node.tag_id == _SCRIPT)

    return scripts


def attributes_in(nodes: list[Any]) -> Callable[[int], dict[str, str | None]]:
    """Gives the attributes of an element by its place in a list."""

    def attributes(of: int) -> dict[str, str | None]:
        found: dict[str, str | None] = nodes[of].attributes
        return found

    return attributes


def anchors_in(nodes: list[Any]) -> Callable[[int], list[Anchor]]:
    """Gives the links in an element by its place in a list."""

    def anchors(of: int) -> list[Anchor]:
        found = (node for node in nodes[of].traverse() if node.tag_id == _LINK)  # a selector takes longer
        return [Anchor(anchor.text(deep=True), anchor.attributes.get("href") or "") for anchor in found]

    return anchors


def tree_of(nodes: list[Any]) -> Callable[[], list[Any]]:
    """Gives the elements of the tree that a list of nodes stands for."""
    return lambda: nodes
