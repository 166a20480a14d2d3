"""How fast clean is, beside its peers: whole passes over a folder of pages, in turn, in one process.

    python benchmarks/speed.py                          # the HTML pages of ../shared/bench/pages
    python benchmarks/speed.py --pages DIR --rounds 7
    python benchmarks/speed.py --save NAME              # keep versions, machine and raw rows in benchmarks/runs/

CPU milliseconds a page, median and minimum over the rounds. A peer that is not installed is left out.
Passes are whole (all pages with one system, then the next): page by page, the slow ones would flush the
caches of the fast ones. The limit is what any tool must at least do: parse, and convert the article.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = HERE.parent.parent / "shared" / "bench" / "pages"
PACKAGES = ("clean-zh", "selectolax", "opencc", "resiliparse", "trafilatura", "readability-lxml", "turbohtml")
System = Callable[[bytes], str]


def systems() -> dict[str, System]:
    """The systems that are installed, by name; each takes a page's bytes and returns its article."""
    import opencc
    from selectolax.lexbor import LexborHTMLParser

    import clean

    convert = opencc.OpenCC("t2s").convert
    articles: dict[bytes, str] = {}

    def limit(page: bytes) -> str:
        LexborHTMLParser(page, options=1)
        if page not in articles:
            articles[page] = clean.clean(page).text
        return str(convert(articles[page]))

    found: dict[str, System] = {"limit": limit, "clean": lambda page: clean.clean(page).text}
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree

        def resiliparse(page: bytes) -> str:
            return str(extract_plain_text(HTMLTree.parse_from_bytes(page), main_content=True, alt_texts=False))

        found["resiliparse"] = resiliparse
    except ImportError:
        print("resiliparse is not installed: left out")
    try:
        import trafilatura

        found["trafilatura"] = lambda page: trafilatura.extract(page, include_comments=False) or ""
    except ImportError:
        print("trafilatura is not installed: left out")
    for name in ("resiliparse", "trafilatura"):
        if name in found:
            found[f"{name} + OpenCC"] = _converted(found[name], convert)
    return found


def _converted(system: System, convert: Callable[[str], str]) -> System:
    return lambda page: convert(system(page))


def passes(pages: list[bytes], named: dict[str, System], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each whole pass, by system; one pass of each, unmeasured, comes first."""
    rows: dict[str, list[float]] = {name: [] for name in named}
    for number in range(rounds + 1):
        for name, system in named.items():
            start = time.process_time()
            for page in pages:
                system(page)
            if number:
                rows[name].append(time.process_time() - start)
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--save", metavar="NAME")
    arguments = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(arguments.pages.glob("*.html"))]
    if not pages:
        print(f"no *.html in {arguments.pages}")
        return 2
    rows = passes(pages, systems(), arguments.rounds)
    milliseconds = {name: [1000 * s / len(pages) for s in seconds] for name, seconds in rows.items()}
    base = statistics.median(milliseconds.get("resiliparse + OpenCC", milliseconds["clean"]))
    least = statistics.median(milliseconds["limit"])
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1024:.0f} KB each, {arguments.rounds} rounds")
    print(f"{'CPU ms/page':<24}{'median':>8}{'min':>8}{'to resiliparse + OpenCC':>26}{'to limit':>10}")
    for name, values in sorted(milliseconds.items(), key=lambda item: statistics.median(item[1])):
        median = statistics.median(values)
        print(f"{name:<24}{median:>8.2f}{min(values):>8.2f}{median / base:>26.2f}{median / least:>10.1f}")
    if arguments.save:
        record = {"versions": _versions(), "machine": platform.platform(), "python": platform.python_version()}
        folder = HERE / "runs"
        folder.mkdir(exist_ok=True)
        text = json.dumps(record | {"pages": len(pages), "ms_per_page": milliseconds}, indent=1)
        (folder / f"{arguments.save}.json").write_text(text, "utf-8")
    return 0


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    raise SystemExit(main())
