"""How right clean is on pages whose HTML was taken away, as flatteners and scrapers do it.

    python benchmarks/flattened.py
    python benchmarks/flattened.py --pages ../shared/bench/pages --worst 10

Each HTML page of a folder in the format of `accuracy.py` is flattened in two ways: a line for each block, as browsers
copy a page; and a line for each text of the tree, as BeautifulSoup's `get_text("\\n")` gives it, which cuts sentences
at their links. Menus, feeds and footers stay in. The article has the same gold as the page had.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from accuracy import PAGES, MarkedPage, read
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from measure import table
from scoring import Score, score

import clean

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tr", "ul",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_UNSEEN = ("script", "style", "noscript", "template", "head")
_FIGURES = ("f1", "recall", "precision", "lines", "perfect", "lost", "extra")


def tree_of(page: MarkedPage) -> BeautifulSoup:
    """The page as a tree, without what no flattener takes for text."""
    tree = BeautifulSoup(page.utf8, "html.parser", from_encoding="utf-8")
    for element in tree.find_all(_UNSEEN):
        element.decompose()
    return tree


def by_blocks(tree: BeautifulSoup) -> str:
    """A line for each block."""
    lines = "".join(_pieces(tree)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(element: Tag) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Tag):
            edge = "\n" if child.name in BLOCKS else " " if child.name in _CELLS else ""
            yield edge
            yield from _pieces(child)
            yield edge
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            yield " ".join(f"_{child}_".split())[1:-1]


def by_texts(tree: BeautifulSoup) -> str:
    """A line for each text of the tree."""
    return tree.get_text("\n", strip=True)


WAYS: dict[str, Callable[[BeautifulSoup], str]] = {"a line a block": by_blocks, "a line a text": by_texts}


def article_of(text: str, url: str | None) -> str:
    try:
        return clean.clean(text.encode(), url=url).text
    except clean.PageError:
        return ""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="folder of marked pages")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst pages of each way")
    options = parser.parse_args(arguments)
    try:
        pages = list(read(options.pages, "html"))
    except (OSError, ValueError, KeyError) as error:
        print(f"{options.pages}: {error}", file=sys.stderr)
        return 2
    if not pages:
        print(f"no HTML pages beside a .json in {options.pages}", file=sys.stderr)
        return 2
    rows: dict[str, list[tuple[str, Score]]] = {way: [] for way in WAYS}
    for page in pages:
        tree = tree_of(page)
        for way, flatten in WAYS.items():
            rows[way].append((page.name, score(article_of(flatten(tree), page.url), page.gold)))
    print(f"{len(pages)} pages of {options.pages}")
    print(table(["", *_FIGURES], [[way, *_means([found for _, found in scores])] for way, scores in rows.items()]))
    for way, scores in rows.items() if options.worst else ():
        worst = sorted(scores, key=lambda row: row[1].f1)[: options.worst]
        print(f"\n{way}: " + ", ".join(f"{name} {found.f1:.2f}" for name, found in worst))
    return 0


def _means(scores: Sequence[Score]) -> list[str]:
    return [f"{statistics.fmean(getattr(found, figure) for found in scores):.3f}" for figure in _FIGURES]


if __name__ == "__main__":
    raise SystemExit(main())
