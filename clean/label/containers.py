"""What the attributes of containers say: hints from class, id, role and style, read only when asked.

Attributes are the dearest thing of a tree to read, so a container's are read once, when a decision
depends on them, and the judgement of a class name is remembered.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..parse.blocks import Page
from ..parse.compiled import IS_COMPILED
from ..parse.styles import is_invisible
from ..word_lists import words

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

CONTENT: Final = 1
BOILERPLATE: Final = 2
COMMENT: Final = 4
HIDDEN: Final = 8
NAVIGATION: Final = 16
MAX_CLASS: Final = 200
_UNREAD: Final = -1
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


def _flags_of_name(name: str) -> int:
    """What the words of a class name or an id say of a container."""
    return read_flags(name) if IS_COMPILED else search_flags(name)


@lru_cache(1 << 14)
def search_flags(name: str) -> int:
    """The same, found by an expression and remembered."""
    flags = 0
    for token in name[:MAX_CLASS].split():
        flags |= _flags_of_words(
            _LOWER_WORD.findall(token) if token.islower() else [part.lower() for part in _WORD.findall(token)]
        )
    return flags


def read_flags(name: str) -> int:
    """The same, read letter by letter.

    >>> read_flags("newsText nav-bar") == CONTENT | BOILERPLATE, read_flags("clearfix")
    (True, 0)
    """
    known = _shapes()
    flags = 0
    size: i64 = min(len(name), MAX_CLASS)
    start: i64 = 0
    at: i64 = 0
    letters: i64 = 0  # of the word so far
    shape: i64 = 0  # its first two letters and how many it has
    listed = was_lower = False  # whether a word of a part may be listed, by its shape
    while at <= size:
        code: i64 = ord(name[at]) if at < size else 32
        is_lower = 97 <= code <= 122
        is_letter = is_lower or 65 <= code <= 90
        if letters > 0 and (not is_letter or (was_lower and not is_lower)):
            if letters > _LONG:
                letters = _LONG
            shape |= letters
            if known[shape] != 0:
                listed = True
            letters = shape = 0
        if is_letter:
            if letters < 2:
                shape |= (code & 31) << (5 + 5 * letters)
            letters += 1
            was_lower = is_lower
        elif code == 32 or 9 <= code <= 13 or 28 <= code <= 31 or (code > 127 and name[at].isspace()):
            if listed:
                flags |= _flags_of_words(_words_in(name[start:at]))
            start = at + 1
            listed = False
        at += 1
    return flags


_LONG: Final = 31


@cache
def _shapes() -> bytes:
    """For the first two letters of a word and how many it has whether it may be listed, or the first of several."""
    table = bytearray(1 << 15)
    for word in _flag_of_word():
        first = word.split("_")[0]
        letters = [ord(letter) & 31 for letter in (first + "@")[:2]]
        table[letters[1] << 10 | letters[0] << 5 | min(len(first), _LONG)] = 1
    return bytes(table)


def _words_in(token: str) -> list[str]:
    """The words of a part of a class name, in lower case."""
    found: list[str] = []
    size: i64 = len(token)
    at: i64 = 0
    while at < size:
        start: i64 = at
        while at < size and 65 <= ord(token[at]) <= 90:
            at += 1
        capitals: i64 = at - start
        while at < size and 97 <= ord(token[at]) <= 122:
            at += 1
        if at > start:
            word = token[start:at]
            found.append(word.lower() if capitals else word)
        else:
            at += 1
    return found


def _flags_of_words(parts: list[str]) -> int:
    """What words say, together and each."""
    flag_of = _flag_of_word()
    if len(parts) == 1:
        return flag_of.get(parts[0], 0)
    flags = flag_of.get("_".join(parts), 0)
    if flags != CONTENT:  # what a site calls its text, whatever the parts of the name mean elsewhere
        for part in parts:
            flags |= flag_of.get(part, 0)
    return flags


def _flags_of_attributes(attributes: dict[str, str | None], known: dict[str, int]) -> int:
    """known: the flags of classes by their names."""
    flags = 0
    name = attributes.get("class")
    if name:
        told = known.get(name)
        if told is None:
            told = known[name] = _flags_of_name(name)
        flags = told
    name = attributes.get("id")
    if name:
        flags |= _flags_of_name(name)
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
