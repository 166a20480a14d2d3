"""What the attributes of containers say: hints from class, id, role and style, read only when asked.

Attributes are the dearest thing of a tree to read, so a container's are read once, when a decision
depends on them, and the judgement of a class name is remembered.
"""

from __future__ import annotations

from typing import Final

from ..parse.blocks import Page
from ..parse.styles import is_invisible
from .class_names import BOILERPLATE, CONTENT, NAVIGATION, flags_of_name

HIDDEN: Final = 8
_UNREAD: Final = -1
_FLAG_OF_TAG: Final = {
    **dict.fromkeys(("nav", "footer", "aside", "button", "menu", "dialog", "marquee"), NAVIGATION),
    "form": BOILERPLATE,
}
_ROLES: Final = {
    "navigation": NAVIGATION, "banner": BOILERPLATE, "contentinfo": NAVIGATION, "complementary": BOILERPLATE,
    "search": NAVIGATION, "dialog": NAVIGATION, "menu": NAVIGATION, "main": CONTENT, "article": CONTENT,
}  # fmt: skip


def _flags_of_attributes(attributes: dict[str, str | None], known: dict[str, int]) -> int:
    """known: the flags of classes by their names."""
    flags = 0
    left = len(attributes)  # of which it is not told yet whether they say anything
    name = attributes.get("class")
    if name:
        told = known.get(name)
        if told is None:
            told = known[name] = flags_of_name(name)
        flags = told
        left -= 1
    name = attributes.get("id")
    if name:
        flags |= flags_of_name(name)
        left -= 1
    if not left:
        return flags
    style = attributes.get("style")
    if (style and is_invisible(style)) or "hidden" in attributes:
        flags |= HIDDEN
    role = attributes.get("role")
    if role:
        flags |= _ROLES.get(role, 0)
    return flags


class Containers:
    """The flags of one page's containers, read on demand."""

    def __init__(self, page: Page) -> None:
        self._tags, self._parents, self._attributes = page.tags, page.parents, page.attributes
        self._own = [_UNREAD] * len(page.parents)
        self._of_classes: dict[str, int] = {}
        self._within: list[int] = []
        self._root = -1  # of `_within`
        self._outermost: dict[tuple[int, int], dict[int, int | None]] = {}

    def own(self, container: int) -> int:
        """The flags of one container by its own tag and attributes."""
        flags = self._own[container]
        if flags == _UNREAD:
            flags = _FLAG_OF_TAG.get(self._tags[container], 0)
            attributes = self._attributes(container)
            if attributes:
                flags |= _flags_of_attributes(attributes, self._of_classes)
            self._own[container] = flags
        return flags

    def within(self, container: int, root: int) -> int:
        """The flags of a container and of those around it, up to but without `root`.

        A content flag does not pass down: what stands in the content may be anything. What was told is remembered as
        long as the root is the same.
        """
        if container <= 0:
            return 0
        if root != self._root:
            self._within = [_UNREAD] * len(self._parents)
            self._within[0] = self._within[root] = 0
            self._root = root
        known = self._within
        flags = known[container]
        if flags != _UNREAD:
            return flags
        parents = self._parents
        around = parents[container]
        flags = known[around]
        if flags == _UNREAD:
            chain = [around]
            around = parents[around]
            while known[around] == _UNREAD:
                chain.append(around)
                around = parents[around]
            flags = known[around]
            for inner in reversed(chain):
                flags = known[inner] = flags & ~CONTENT | self.own(inner)
        flags = known[container] = flags & ~CONTENT | self.own(container)
        return flags

    def outermost(self, container: int, root: int, mask: int) -> int | None:
        """The outermost container around (or at) `container`, below `root`, that has one of the flags of `mask`."""
        known = self._outermost.setdefault((root, mask), {})
        chain: list[int] = []
        found = None
        while container != root and container > 0:
            if container in known:
                found = known[container]
                break
            chain.append(container)
            container = self._parents[container]
        for inner in reversed(chain):
            if found is None and self.own(inner) & mask:
                found = inner
            known[inner] = found
        return found
