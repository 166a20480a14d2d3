"""What the attributes of containers say: hints from class, id, role and style, read only when asked.

Attributes are the dearest thing of a tree to read, so a container's are read once, when a decision
depends on them, and the judgement of a class name is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from ..expressions import expression
from ..parse.blocks import Page
from ..parse.styles import is_invisible
from ..word_lists import words

CONTENT: Final = 1
BOILERPLATE: Final = 2
COMMENT: Final = 4
HIDDEN: Final = 8
NAVIGATION: Final = 16
MAX_CLASS: Final = 200
_FLAG_OF_TAG: Final = {
    **dict.fromkeys(("nav", "footer", "aside", "button", "menu", "dialog", "marquee"), NAVIGATION),
    "form": BOILERPLATE,
}
_ROLES: Final = {
    "navigation": NAVIGATION, "banner": BOILERPLATE, "contentinfo": NAVIGATION, "complementary": BOILERPLATE,
    "search": NAVIGATION, "dialog": NAVIGATION, "menu": NAVIGATION, "main": CONTENT, "article": CONTENT,
}  # fmt: skip
# The words of a class name; fontSize has two.
_WORD: Final = expression(r"[A-Z]*[a-z]+|[A-Z]+")
_LOWER_WORD: Final = expression("[a-z]+")


@cache
def _flag_of_word() -> dict[str, int]:
    sections = {"content": CONTENT, "boilerplate": BOILERPLATE, "comment": COMMENT, "navigation": NAVIGATION}
    return {word: flag for section, flag in sections.items() for word in words("class_names", section)}


@lru_cache(1 << 14)
def _flags_of_name(name: str) -> int:
    flag_of = _flag_of_word()
    flags = 0
    for token in name[:MAX_CLASS].split():
        parts = _LOWER_WORD.findall(token) if token.islower() else [part.lower() for part in _WORD.findall(token)]
        whole = flag_of.get("_".join(parts), 0)
        flags |= whole
        if whole != CONTENT:  # what a site calls its text, whatever the parts of the name mean elsewhere
            for part in parts:
                flags |= flag_of.get(part, 0)
    return flags


def _flags_of_attributes(attributes: Mapping[str, str | None]) -> int:
    flags = 0
    get = attributes.get
    name = get("class")
    if name:
        flags = _flags_of_name(name)
    name = get("id")
    if name:
        flags |= _flags_of_name(name)
    style = get("style")
    if (style and is_invisible(style)) or "hidden" in attributes:
        flags |= HIDDEN
    role = get("role")
    if role:
        flags |= _ROLES.get(role, 0)
    return flags


class Containers:
    """The flags of one page's containers, read on demand."""

    def __init__(self, page: Page) -> None:
        self._tags, self._parents, self._attributes = page.tags, page.parents, page.attributes
        self._own: dict[int, int] = {}
        self._within: dict[int, dict[int, int]] = {}
        self._outermost: dict[tuple[int, int], dict[int, int | None]] = {}

    def own(self, container: int) -> int:
        """The flags of one container by its own tag and attributes."""
        flags = self._own.get(container)
        if flags is None:
            flags = _FLAG_OF_TAG.get(self._tags[container], 0)
            attributes = self._attributes(container)
            if attributes:
                flags |= _flags_of_attributes(attributes)
            self._own[container] = flags
        return flags

    def within(self, container: int, root: int) -> int:
        """The flags of a container and of those around it, up to but without `root`.

        A content flag does not pass down: what stands in the content may be anything.
        """
        known = self._within.get(root)
        if known is None:
            known = self._within[root] = {root: 0, 0: 0, -1: 0}
        flags = known.get(container)
        if flags is not None:
            return flags
        parents = self._parents
        chain = [container]
        around = parents[container]
        while (flags := known.get(around)) is None:
            chain.append(around)
            around = parents[around]
        for inner in reversed(chain):
            flags = known[inner] = flags & ~CONTENT | self.own(inner)
        return flags

    def within_each(self, containers: Sequence[int], root: int) -> list[int]:
        """The same of each of some containers: those of paragraphs side by side cost little more than their own."""
        self.within(root, root)
        known, parents, owns = self._within[root], self._parents, self._own
        found = []
        for container in containers:
            flags = known.get(container)
            if flags is None:
                parent = parents[container]
                around = known.get(parent)
                if around is None:
                    around = self.within(parent, root)
                flags = owns.get(container)
                if flags is None:
                    flags = self.own(container)
                flags = known[container] = around & ~CONTENT | flags
            found.append(flags)
        return found

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
