"""Builds the documentation of both languages and checks it.

    pip install '.[docs]'
    python docs/build.py              # into docs/_build/html: open en/index.html or zh/index.html
    python docs/build.py --to DIR

A warning is an error. Then every link within the pages must lead somewhere, and no page may load anything that is not
beside it: the pages read the same without a network.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

DOCS = Path(__file__).resolve().parent
_LOADED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")}
_OF_STYLE = re.compile(r"""@import|url\(\s*["']?(?!["']?data:)(https?:)?//""")


class _Page(HTMLParser):
    """What a page loads, where it leads, and the names of its places."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("id", "name") and value:
                self.places.add(value)
            elif (tag, name) in _LOADED and value:
                self.loads.append(value)
            elif (tag, name) == ("a", "href") and value:
                self.links.append(value)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=DOCS / "_build" / "html", metavar="DIR", help="where to build")
    folder = parser.parse_args(arguments).to.resolve()
    for language, source, tags in (("en", DOCS, []), ("zh", DOCS / "zh", ["-t", "zh"])):
        code = _sphinx(source, folder / language, tags)
        if code:
            return code
    faults = list(check(folder))
    print(*faults, sep="\n", file=sys.stderr)
    print(f"{folder}: {len(list(folder.rglob('*.html')))} pages, {len(faults)} faults")
    return 1 if faults else 0


def _sphinx(source: Path, target: Path, tags: list[str]) -> int:
    try:
        from sphinx.cmd.build import main as build
    except ImportError:
        raise SystemExit("Sphinx is not installed: pip install '.[docs]'") from None
    doctrees = target.parent / f".{target.name}-doctrees"
    return build(["-q", "-W", "-n", "-d", str(doctrees), "-c", str(DOCS), *tags, str(source), str(target)])


def check(folder: Path) -> Iterator[str]:
    """Say of each page what it loads from elsewhere and which of its links lead nowhere."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    for path, page in pages.items():
        shown = path.relative_to(folder)
        yield from (f"{shown}: loads {address}" for address in page.loads if urlsplit(address).netloc)
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                yield f"{shown}: {link} leads nowhere"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
                yield f"{shown}: {link}: no such place in that page"
    for path in sorted(folder.rglob("*.css")):
        if _OF_STYLE.search(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(folder)}: loads from elsewhere"


if __name__ == "__main__":
    raise SystemExit(main())
