"""Where the links, the emphasis and the pictures of a page's blocks stand: read from its tree once more, when they
are asked for.

The walk that makes the blocks keeps no addresses: most pages are asked for text alone. Here the text of each container
is put together again, each character with the link and the emphasis that it stands in. A block is found in it by its
own characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from .blocks import Page
from .styles import MAX_STYLE, is_invisible
from .tags import BLOCK, DROP, INLINE, KINDS, LINK
from .walk import is_note_mark

# A page with more pieces of text than this has no links or pictures beyond them.
MOST_PIECES: Final = 200_000
_STRONG: Final = frozenset(("b", "strong"))
_EM: Final = frozenset(("i", "em"))
_WEIGHTS = {"bold": True, "bolder": True, "normal": False, "lighter": False}
_WEIGHTS |= {str(weight): weight >= 600 for weight in range(100, 1000, 100)}
_SLANTS: Final = {"italic": True, "oblique": True, "normal": False}


class Setting(NamedTuple):
    """What a character stands in: a link, bold type, italics."""

    href: str | None = None
    strong: bool = False
    em: bool = False


PLAIN: Final = Setting()


@dataclass(frozen=True, slots=True)
class Picture:
    """An <img>: its attributes, the container it stands in, and the blocks before and behind it, if there are any."""

    attributes: Mapping[str, str | None]
    container: int
    above: int | None
    below: int | None


@dataclass(slots=True)
class _Text:
    """The characters of a container's own text, without white space, each with what it stands in."""

    pieces: list[str] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    joined: str = ""


class Targets:
    """The links, the emphasis and the pictures of one page. Only as long as the page's tree is there."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._texts: dict[int, _Text] = {}
        self._found: list[tuple[Any, int, tuple[int, int] | None]] = []
        self._follows: list[tuple[int, int] | None] = []
        self._read()
        self._places = self._places_of_blocks()

    def settings_of(self, numbers: Iterable[int]) -> list[Setting]:
        """What each character of blocks stands in, in order, white space left out; empty if the tree does not tell."""
        settings: list[Setting] = []
        for number in numbers:
            size = len("".join(self._page.texts[number].split()))
            if size:
                place = self._places.get(number)
                if place is None:
                    return []
                container, start = place
                settings += self._texts[container].settings[start : start + size]
        return settings

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
        nodes = self._page.tree()
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
            container, setting = around
            if not is_text:
                self._found.append((node, container, last))
                waiting += 1
                continue
            text = "".join((node.text_content or "").split())
            if not text:
                continue
            own = self._texts.setdefault(container, _Text())
            own.pieces.append(text)
            place = (container, len(own.settings))
            own.settings += [setting] * len(text)
            last = (container, len(own.settings) - 1)
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


def _around(node: Any, container_of: Mapping[int, int]) -> tuple[int, Setting] | None:
    """The container of a node and what it stands in there; None if it is not shown as text.

    The innermost element that says something of weight or slant decides, its style before its name.
    """
    href = None
    strong: bool | None = None
    em: bool | None = None
    parent = node.parent
    while parent is not None:
        container = container_of.get(parent.mem_id)
        if container is not None:
            href = href or _link_around(parent)
            return container, Setting(href, bool(strong), bool(em)) if href or strong or em else PLAIN
        kind = KINDS.get(parent.tag, BLOCK)
        if kind == DROP or (parent.tag == "sup" and is_note_mark(parent)):
            return None
        if kind in (INLINE, LINK):
            attributes = parent.attributes
            style = attributes.get("style") or ""
            if is_invisible(style):
                return None
            weight, slant = type_of(style) if style else (None, None)
            if strong is None:
                strong = weight if weight is not None else parent.tag in _STRONG or None
            if em is None:
                em = slant if slant is not None else parent.tag in _EM or None
            if kind == LINK and href is None:
                href = attributes.get("href")
        parent = parent.parent
    return None


@lru_cache(1 << 12)
def type_of(style: str) -> tuple[bool | None, bool | None]:
    """Whether a style attribute sets bold type, and italics; None where it says nothing of them.

    >>> type_of("color: red; font-weight: 700"), type_of("FONT: italic bold 12px serif"), type_of("font-weight:normal")
    ((True, None), (True, True), (False, None))
    """
    strong = em = None
    for declaration in style[:MAX_STYLE].lower().split(";"):
        name, _, value = declaration.partition(":")
        name, words = name.strip(), value.replace("!important", "").split()
        first = words[0] if words else ""
        if name == "font-weight":
            strong = _WEIGHTS.get(first, strong)
        elif name == "font-style":
            em = _SLANTS.get(first, em)
        elif name == "font" and len(words) > 1:
            strong, em = (any(known.get(word) for word in words) for known in (_WEIGHTS, _SLANTS))
    return strong, em


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
