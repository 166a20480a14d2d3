"""Whether the parser's nodes lie in memory as the compiled walk reads them.

A small document is read both ways: whatever is found in memory is compared with what selectolax says, addresses before
anything is read behind them. The system does the reading, so that a wrong address does no harm.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Mapping
from typing import Any

import selectolax
from selectolax.lexbor import LexborHTMLParser

# The versions of selectolax that the compiled walk was tried with begin so.
VERSIONS = ("1.0.",)
# The names of the attributes that are read.
NAMES = (
    "alt", "class", "content", "datetime", "eeimg", "hidden", "href", "id", "itemprop", "itemtype", "name", "property",
    "rel", "role", "src", "style", "title", "type",
)  # fmt: skip
_ALL = " ".join(f"{name}=字{name}" for name in NAMES).encode()
# The parser keeps short names elsewhere than long ones, and bytes that are no UTF-8 as they are.
PROBE = (
    b"<!doctype html><html><head><title>a</title><meta name=b content='c'></head><body>\n\x00 d<!--e--><p "
    + _ALL
    + b" CLASS=f data-longer-than-sixteen=g>\t\r\n\f <b hidden>h<i></i></b>\xff \xe6<br class=''> </p><x-y>i</x-y>"
    b"<x-longer-than-sixteen id=j>k</x-longer-than-sixteen>"
    b"<svg viewBox='0 0'><use href=l xlink:href=m></use><linearGradient/></svg><template>n</template></body></html>"
)
# Numbers of names are below, addresses above.
_MOST_NUMBERS = 4096
_ELEMENT, _TEXT = 1, 3
_SHORT = 16
_WORD = struct.calcsize("N")


class _UnexpectedError(Exception):
    """Memory holds something else than selectolax says."""


def numbers_of_names(offsets: Mapping[str, int], write_memory: Callable[[int, int, int], int]) -> dict[str, int] | None:
    """The parser's numbers of the names of attributes, 0 where it has none; None if its nodes do not lie as expected.

    offsets: where each part of a node lies, and how large each is. write_memory: writes memory to a file, by its
    descriptor, an address and a size, and returns how many bytes it wrote, -1 for memory that cannot be read.
    """
    if not selectolax.__version__.startswith(VERSIONS):
        return None
    drain, source = os.pipe()
    try:
        tree = LexborHTMLParser(PROBE, options=1)
        memory = _Memory(offsets, write_memory, source, drain)
        assert tree.root is not None
        for node in tree.root.traverse(include_text=True):
            memory.compare(node)
        return {name: memory.numbers[name] for name in NAMES}
    except (_UnexpectedError, OSError):
        return None
    finally:
        os.close(source)
        os.close(drain)


class _Memory:
    """The memory of a tree, and what was learned from it."""

    def __init__(
        self, offsets: Mapping[str, int], write_memory: Callable[[int, int, int], int], source: int, drain: int
    ) -> None:
        self.numbers: dict[str, int] = {}
        self._offsets = offsets
        self._write = write_memory
        self._source = source
        self._drain = drain

    def compare(self, node: Any) -> None:
        """Raise an error unless a node lies in memory as expected."""
        read = self._read("node", node.mem_id)
        for part in ("next", "prev", "parent", "first_child", "last_child"):
            beside = getattr(node, part)
            self._expect(self._word(read, f"node.{part}"), beside.mem_id if beside is not None else 0)
        self._expect(self._word(read, "node.tag_id"), node.tag_id)
        kind = self._kind(read)
        self._expect(kind == _TEXT, node.is_text_node)
        self._expect(kind == _ELEMENT, node.is_element_node)
        if kind == _TEXT:
            text = self._offsets["text.data"]
            self._expect(self._string(self._read("text", node.mem_id)[text:]), node.text_content)
        elif kind == _ELEMENT:
            self._compare_element(node, self._read("element", node.mem_id))

    def _compare_element(self, node: Any, read: bytes) -> None:
        qualified = self._word(read, "element.qualified_name")
        self._expect(qualified != 0, _is_qualified(node.tag))
        number = qualified or node.tag_id
        if number >= _MOST_NUMBERS:
            self._expect(self._entry(number), node.tag)
        before, at = 0, self._word(read, "element.first_attribute")
        for name, value in node.attributes.items():
            attribute = self._read("attribute", at)
            self._expect(self._word(attribute, "attribute.owner"), node.mem_id)
            self._expect(self._word(attribute, "attribute.prev"), before)
            qualified = self._word(attribute, "attribute.qualified_name")
            self._expect(qualified != 0, _is_qualified(name))
            number = qualified or self._word(attribute, "attribute.number")
            if number >= _MOST_NUMBERS:
                self._expect(self._entry(number), name)
                number = 0
            else:
                self._expect(number > 0, True)
            self._expect(self.numbers.setdefault(name, number), number)
            found = self._word(attribute, "attribute.value")
            self._expect(self._string(self._read("string", found)) if found else None, value)
            before, at = at, self._word(attribute, "attribute.next")
        self._expect(at, 0)
        self._expect(self._word(read, "element.last_attribute"), before)

    def _entry(self, address: int) -> str:
        """A name that is none of the parser's own."""
        read = self._read("entry", address)
        length = self._word(read, "entry.length")
        text = read[:length] if length <= _SHORT else self._peek(int.from_bytes(read[:_WORD], sys.byteorder), length)
        return text.decode("utf-8", "replace")

    def _string(self, read: bytes) -> str | None:
        address, length = self._word(read, "string.data"), self._word(read, "string.length")
        return self._peek(address, length).decode("utf-8", "replace") if address else None

    def _kind(self, read: bytes) -> int:
        at = self._offsets["node.type"]
        return int.from_bytes(read[at : at + struct.calcsize("i")], sys.byteorder)

    def _word(self, read: bytes, part: str) -> int:
        at = self._offsets[part]
        return int.from_bytes(read[at : at + _WORD], sys.byteorder)

    def _read(self, what: str, address: int) -> bytes:
        return self._peek(address, self._offsets[what])

    def _peek(self, address: int, size: int) -> bytes:
        """The bytes at an address, as the system finds them."""
        self._expect(size <= len(PROBE), True)
        self._expect(self._write(self._source, address, size), size)
        return os.read(self._drain, size) if size else b""

    @staticmethod
    def _expect(found: object, told: object) -> None:
        if found != told:
            raise _UnexpectedError


def _is_qualified(name: str) -> bool:
    """Whether a name is kept as it is written beside its lower case: in the probe, those in a drawing."""
    return not name.islower() or name.startswith("xlink:")
