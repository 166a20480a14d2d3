"""Where the links and pictures of a page's blocks stand: read from its tree once more, when they are asked for.

The walk that makes the blocks keeps no addresses: most pages are asked for text alone. Here the text of each container
is put together again, each character with the link that it stands in. A block is found in it by its own characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .blocks import Page
from .html import BLOCK, DROP, INLINE, KINDS, LINK, is_invisible, is_note_mark

# A page with more pieces of text than this has no links or pictures beyond them.
MOST_PIECES = 200_000


@dataclass(frozen=True, slots=True)
class Picture:
    """An <img>: its attributes, the container it stands in, and the blocks before and behind it, if there are any."""

    attributes: Mapping[str, str | None]
    container: int
    above: int | None
    below: int | None


@dataclass(slots=True)
class _Text:
    """The characters of a container's own text, without white space, each with its link; and its blocks' beginnings."""

    pieces: list[str] = field(default_factory=list)
    hrefs: list[str | None] = field(default_factory=list)
    joined: str = ""


class Targets:
    """The links and pictures of one page. Only as long as the page's tree is there."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._texts: dict[int, _Text] = {}
        self._found: list[tuple[Any, int, tuple[int, int] | None]] = []
        self._follows: list[tuple[int, int] | None] = []
        self._read()
        self._places = self._places_of_blocks()

    def links_of(self, numbers: Iterable[int]) -> list[str | None]:
        """The link of each character of blocks, in order, white space left out; empty if the tree does not tell."""
        links: list[str | None] = []
        for number in numbers:
            size = len("".join(self._page.texts[number].split()))
            if size:
                place = self._places.get(number)
                if place is None:
                    return []
                container, start = place
                links += self._texts[container].hrefs[start : start + size]
        return links

    def pictures(self) -> list[Picture]:
        """The pictures in the order of the page."""
        block_of: dict[int, list[tuple[int, int, int]]] = {}
        for number, (container, start) in self._places.items():
            size = len("".join(self._page.texts[number].split()))
            block_of.setdefault(container, []).append((start, start + size, number))

        def at(place: tuple[int, int] | None) -> int | None:
            if place is None:
                return None
            return next((n for start, end, n in block_of.get(place[0], ()) if start <= place[1] < end), None)

        return [
            Picture(node.attributes, container, at(before), at(behind))
            for (node, container, before), behind in zip(self._found, self._follows, strict=True)
        ]

    def _read(self) -> None:
        """Collect the text of each container and the pictures, in one pass over the tree."""
        nodes = self._page.nodes
        if not nodes:
            return
        container_of = {node.mem_id: number for number, node in enumerate(nodes)}
        last: tuple[int, int] | None = None
        waiting = 0
        for count, node in enumerate(nodes[0].traverse(include_text=True)):
            if count > MOST_PIECES:
                break
            is_text = node.tag == "-text"
            if not is_text and node.tag != "img":
                continue
            around = _around(node, container_of)
            if around is None:
                continue
            container, href = around
            if not is_text:
                self._found.append((node, container, last))
                waiting += 1
                continue
            text = "".join((node.text_content or "").split())
            if not text:
                continue
            own = self._texts.setdefault(container, _Text())
            own.pieces.append(text)
            place = (container, len(own.hrefs))
            own.hrefs += [href] * len(text)
            last = (container, len(own.hrefs) - 1)
            self._follows += [place] * waiting
            waiting = 0
        self._follows += [None] * waiting
        for own in self._texts.values():
            own.joined = "".join(own.pieces)

    def _places_of_blocks(self) -> dict[int, tuple[int, int]]:
        """For each block its container and where it begins in the container's text."""
        places: dict[int, tuple[int, int]] = {}
        ends: dict[int, int] = {}
        for number, (text, container) in enumerate(zip(self._page.texts, self._page.owners, strict=True)):
            own = self._texts.get(container)
            shown = "".join(text.split())
            if own is None or not shown:
                continue
            start = own.joined.find(shown, ends.get(container, 0))
            if start >= 0:
                places[number] = (container, start)
                ends[container] = start + len(shown)
        return places


def _around(node: Any, container_of: Mapping[int, int]) -> tuple[int, str | None] | None:
    """The container of a node and the link that it stands in; None if it is not shown as text."""
    href = None
    parent = node.parent
    while parent is not None:
        container = container_of.get(parent.mem_id)
        if container is not None:
            return container, href or _link_around(parent)
        kind = KINDS.get(parent.tag, BLOCK)
        if kind == DROP or (parent.tag == "sup" and is_note_mark(parent)):
            return None
        if kind in (INLINE, LINK):
            attributes = parent.attributes
            if is_invisible(attributes.get("style") or ""):
                return None
            if kind == LINK and href is None:
                href = attributes.get("href")
        parent = parent.parent
    return None


def _link_around(container: Any) -> str | None:
    """The link that a whole container stands in: a card."""
    for _ in range(4):
        container = container.parent
        if container is None:
            return None
        if container.tag == "a":
            href = container.attributes.get("href")
            return href if isinstance(href, str) else None
    return None
