"""BeautifulSoup's jobs: stray markup in flattened text, and soups as input.

The only module that knows BeautifulSoup. It costs over 100 ms to import, so it is imported when a
page needs it.
"""

from __future__ import annotations

from html import unescape

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import Tag

from ..decode import well_formed
from ..expressions import expression
from .blocks import Page
from .html import parse_html
from .stray_tags import PROCESSING, WHOLE_TAG, without_tags

_MENTION = expression(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)\s*(/?)>")
# Of a line longer than this tags are cut out and nothing more: Python's parser takes long over some.
LONGEST_LINE = 4000


def without_stray_markup(line: str, *, thorough: bool = True) -> str:
    """The line without tags that the flattener left; "" if it held nothing else.

    A text that talks about a tag keeps it: a bare tag without attributes and without its partner, in
    the middle of text, is a word.

    thorough: also read what is no whole tag, and leave out what stands in scripts and styles.

    >>> without_stray_markup('<cite id="a1b2c"></cite><track id="a1b2c"></track>')
    ''
    >>> without_stray_markup('<p>他来了。</p>')
    '他来了。'
    >>> without_stray_markup('换行用 <br> 标签，段落用 <p> 标签。')
    '换行用 <br> 标签，段落用 <p> 标签。'
    """
    rest = without_tags(line)
    if not rest.strip():
        return ""
    if _talks_about_tags(line):
        return line
    line = PROCESSING.sub("", line)
    # Without tags there is nothing to parse, and BeautifulSoup would warn that it may be the name of a file.
    if len(line) > LONGEST_LINE or not thorough or "<" not in line:
        return " ".join(unescape(rest).split())
    try:
        soup = BeautifulSoup(line, "html.parser")
    except ParserRejectedMarkup:
        return " ".join(unescape(rest).split())
    for element in soup(["script", "style", "template"]):
        element.decompose()
    return " ".join(well_formed(soup.get_text()).split())


def _talks_about_tags(line: str) -> bool:
    """Whether every tag of the line is bare, inside the text, and without a partner."""
    tags = WHOLE_TAG.findall(line)
    if not tags or "<!--" in line:
        return False
    opened: set[str] = set()
    for tag in tags:
        mention = _MENTION.fullmatch(tag)
        if mention is None:
            return False
        closing, name, _ = mention.groups()
        if closing and name in opened:
            return False
        opened.add(name)
    return not (line.startswith("<") or line.endswith(">"))


def parse_soup(soup: BeautifulSoup | Tag) -> Page:
    """The flat blocks of a tree that the caller has already parsed, or of a part of one.

    It is written out and parsed again: that costs a fraction of what the tree has cost, and all pages go one way.
    """
    return parse_html(soup.decode())
