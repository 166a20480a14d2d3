"""What must hold for the article of any page, as checks that raise `Broken`: for `fuzz.py` and for the tests.

Each check is a function of an article, of a source and its article, or of a source alone. `ALL` has them by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from typing import Any

import measure  # noqa: F401 - finds the package of this checkout

import clean
from clean import Article, Options
from clean.parse.split_lines import rejoined

# Characters that have no width of their own and stand in for nothing, and characters that command: none is in a text.
# The joiner inside an emoji and the sign that a character is one stay.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)
ELEMENTS = frozenset(
    ("article", "h1", "h2", "p", "ul", "li", "table", "tr", "td", "pre", "code", "blockquote", "figure", "figcaption")
)
FIELDS = ("title", "author", "editor", "date", "source", "site")


class Broken(AssertionError):
    """An invariant does not hold: which, and for what."""


def check(source: bytes | str, **arguments: Any) -> Article | None:
    """Clean a page and check all that must hold; None if it was refused with a PageError."""
    try:
        article = clean.clean(source, **arguments)
    except clean.PageError:
        return None
    for name, holds in ALL.items():
        wrong = holds(article)
        if wrong:
            raise Broken(f"{name}: {wrong}")
    return article


def text_is_clean(article: Article) -> str | None:
    """Valid Unicode without control or invisible characters, tab and newline aside."""
    for name, value in (("text", article.text), *((name, getattr(article, name)) for name in FIELDS)):
        if value is None:
            continue
        bad = [c for c in value if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
        found = INVISIBLE.search(value)
        if bad or found or (name != "text" and "\n" in value):
            return f"{name}: {bad[:3] or found} in {value[:80]!r}"
    return None


def text_is_the_kept_blocks(article: Article) -> str | None:
    """The text is the kept blocks, one a line, and no line of it is empty outside code."""
    kept = [block for block in article.blocks if block.kept]
    if article.text != "\n".join(block.text for block in kept):
        return f"{article.text[:80]!r} is not {[block.text[:20] for block in kept][:5]}"
    return next((f"an empty block {b.role}" for b in kept if not b.text.strip()), None)


def removed_blocks_have_reasons(article: Article) -> str | None:
    return next((repr(block)[:80] for block in article.removed if not block.label or not block.reason), None)


def data_is_plain(article: Article) -> str | None:
    """All that is given as data can be written as UTF-8."""
    import json

    from clean.render.json import to_dict

    data = json.dumps(to_dict(article, blocks=True), ensure_ascii=False)
    try:
        data.encode()
    except UnicodeEncodeError as error:
        return str(error)
    # A page that was given as a file may go on in another.
    schemes = ("http://", "https://", *["file://"] * (article.url or "").startswith("file:"))
    addresses = [address for address in (article.next_page,) if address]
    return next((f"address {a!r}" for a in addresses if not a.startswith(schemes)), None)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.found.add("comment")

    def handle_decl(self, decl: str) -> None:
        self.found.add("declaration")


def html_is_inert(article: Article) -> str | None:
    """Of the HTML nothing but a few elements without attributes."""
    seen = _Elements()
    seen.feed(article.to_html())
    if seen.attributes or not seen.found <= ELEMENTS:
        return f"{sorted(seen.found - ELEMENTS)} {seen.attributes[:3]}"
    return None


ALL: dict[str, Callable[[Article], str | None]] = {
    "clean characters": text_is_clean,
    "text of kept blocks": text_is_the_kept_blocks,
    "reasons": removed_blocks_have_reasons,
    "plain data": data_is_plain,
    "inert HTML": html_is_inert,
}

# ------------------------------------------------------------------------------------- what needs the source as well


def lines_of(source: str) -> list[str]:
    """The lines of a page without HTML that have anything to see, those that were cut put together again."""
    lines = [line for line in map(str.strip, source.splitlines()) if line]
    return [line for line in rejoined(lines) if _shown(line).strip()]


def _shown(line: str) -> str:
    return "".join(c for c in INVISIBLE.sub("", line) if unicodedata.category(c) != "Cc" or c.isspace())


def each_line_is_a_block(source: str, article: Article) -> str | None:
    """For a text without markup: its lines are the blocks, in order, but for noise that was undone inside them.

    A part that was cut out of a line follows it as a block of its own.
    """
    lines = lines_of(source)
    blocks: list[Counter[str]] = []
    for block in article.blocks:
        for text in block.text.split("\n") if block.reason == "beyond the limits of a page" else [block.text]:
            if block.inside and blocks:
                blocks[-1] += characters(text)
            else:
                blocks.append(characters(text))
    if len(blocks) != len(lines):
        return f"{len(lines)} lines, {len(blocks)} blocks"
    for line, block in zip(lines, blocks, strict=True):
        if block - characters(line):
            return f"{''.join(block - characters(line))!r} is in the block of {line[:60]!r}"
    return None


def every_kept_line_stands_in(source: str, article: Article) -> str | None:
    """With the script left as it came, the letters of each kept line stand in the page, in their order."""
    page = letters(source)
    for block in article.blocks:
        if block.kept and not _stands_in(letters(block.text), page):
            return repr(block.text[:80])
    return None


def _stands_in(text: str, page: str) -> bool:
    """Whether a text stands in a page, in pieces where noise and spam were cut out of it: as a subsequence."""
    if text in page:
        return True
    at = 0
    for character in text:
        at = page.find(character, at) + 1
        if not at:
            return False
    return True


def letters(text: str) -> str:
    """The letters and figures of a text, composed."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def characters(text: str) -> Counter[str]:
    return Counter(letters(text))


def same(first: Article, second: Article) -> bool:
    """Whether two articles are the same, in all that is given out."""
    return _all_of(first) == _all_of(second)


def _all_of(article: Article) -> tuple[Any, ...]:
    return (article.text, article.blocks, article.to_dict(), article.to_markdown(), article.to_html())


KEPT = Options(script="keep")


def digest(sources: Iterable[bytes]) -> str:
    """A number for all that comes out of some pages."""
    import hashlib

    found = hashlib.sha256()
    for source in sources:
        try:
            article = clean.clean(source)
        except clean.PageError as error:
            found.update(str(error).encode("utf-8", "backslashreplace"))
            continue
        found.update(repr(_all_of(article)).encode("utf-8", "backslashreplace"))
    return found.hexdigest()
