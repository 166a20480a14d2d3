"""HTML to flat blocks: a native HTML5 parser (lexbor, through selectolax) and one walk over its tree."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from . import risk, walk
from .blocks import Page
from .broken import close_open_elements, is_swallowed
from .layout import numbers_of_names
from .nodes import NeedsTreeError


def parse_html(data: bytes | str, pictures: bool = True) -> Page:
    """The flat blocks of a document. `data`: UTF-8 bytes (fastest) or text.

    pictures: whether the tree is asked for their addresses later on.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    source, tree, rest = _tree(data, pictures)
    # Of a page that is not parsed as a whole the last element may be another one.
    if is_swallowed(tree, data) and (tree.raw_html == source or is_swallowed(_parsed(source), data)):
        source, tree, rest = _tree(close_open_elements(data.decode("utf-8", "replace")).encode(), pictures)
    page = _read(source, tree)
    page.rest = rest
    return page


def _tree(data: bytes, pictures: bool) -> tuple[bytes, LexborHTMLParser, str]:
    """What is read of a document, its tree, and the text of what is beyond its limits."""
    rest = ""
    if is_risky(data):
        from .bounded import bounded

        data, rest = bounded(data)
    return data, _parsed(data if COMPILED is None or lean is None else lean(data, pictures)), rest


def _parsed(data: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(data, options=1)  # 1: without the parser's events, which cost time


def compiled_walk() -> Callable[[Any, bytes | None], Page] | None:
    """The compiled copy of `walk.read`, if there is one and the parser's nodes lie in memory as it reads them."""
    try:
        nodes, compiled = import_module("clean.parse.native_nodes"), import_module("clean.parse.native_walk")
    except ImportError:
        return None
    numbers = numbers_of_names(nodes.OFFSETS, nodes.write_memory)
    if numbers is None:
        return None
    nodes.learn(numbers)
    found: Callable[[Any, bytes | None], Page] = compiled.read
    return found


def _compiled_risk() -> Callable[[bytes], bool] | None:
    """The compiled copy of `risk.is_risky`, if there is one."""
    try:
        found: Callable[[bytes], bool] = import_module("clean.parse.native_risk").is_risky
    except ImportError:
        return None
    return found


def _compiled_lean() -> Callable[[bytes, bool], bytes] | None:
    """What leaves out of a page what the compiled walk does not read, if it is there."""
    try:
        found: Callable[[bytes, bool], bytes] = import_module("clean.parse.native_lean").lean
    except ImportError:
        return None
    return found


COMPILED = compiled_walk()
is_risky = _compiled_risk() or risk.is_risky
lean = _compiled_lean()


def _read(source: bytes, tree: LexborHTMLParser) -> Page:
    """The flat blocks of a tree, and what its head says. source: the page, of which the tree may not hold all."""
    if COMPILED is None:
        return walk.read(tree)
    is_whole = tree.raw_html == source
    try:
        return COMPILED(tree, None if is_whole else source)
    except NeedsTreeError:
        return walk.read(tree if is_whole else _parsed(source))
