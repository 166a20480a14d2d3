"""What conversion to simplified costs, beside OpenCC alone, and how many pages need the word list.

    python benchmarks/script.py                  # the golds of ../shared/bench/pages
    python benchmarks/script.py --pages DIR

Two corpora are made from the golds: the simplified ones as they are, and the same sent through OpenCC
s2tw, with the pages that came in Traditional. Figures: MB/s of UTF-8, the best of the rounds, for
`convert_blocks` a page and for OpenCC t2s a page; and on how many pages words had to decide.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import opencc

from clean import words
from clean.script.blocks import convert_blocks

PAGES = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "pages"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(arguments.pages.glob("*.json"))]
    if not golds:
        print(f"no *.json in {arguments.pages}")
        return 2
    simplified = [gold["text"] for gold in golds if gold.get("script") == "hans"]
    native = [gold["text"] for gold in golds if gold.get("script") == "hant"]
    made = list(map(opencc.OpenCC("s2tw").convert, simplified))
    alone = opencc.OpenCC("t2s").convert
    print(f"{'corpus':<24}{'pages':>6}{'clean MB/s':>12}{'t2s MB/s':>10}{'pages that ask for words':>26}")
    for name, pages in (("simplified", simplified), ("traditional, native", native), ("traditional, s2tw", made)):
        asked = sum(asks_for_words(page) for page in pages)
        ours = speed(lambda page: convert_blocks(page.split("\n")), pages, arguments.rounds)
        theirs = speed(alone, pages, arguments.rounds)
        print(f"{name:<24}{len(pages):>6}{ours:>12.1f}{theirs:>10.1f}{asked:>26}")
    return 0


def speed(convert: Callable[[str], object], pages: list[str], rounds: int) -> float:
    """MB of UTF-8 a second of CPU, the best of the rounds."""
    size = sum(len(page.encode()) for page in pages)
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for page in pages:
            convert(page)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def asks_for_words(page: str) -> bool:
    """Whether a page's conversion looks into the word list."""
    asked = []
    names = ("likelihood", "best_path", "is_verb")
    kept = {name: getattr(words, name) for name in names}

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments, **options: asked.append(1) or function(*arguments, **options)

    for name in names:
        setattr(words, name, counted(kept[name]))
    try:
        convert_blocks(page.split("\n"))
    finally:
        for name in names:
            setattr(words, name, kept[name])
    return bool(asked)


if __name__ == "__main__":
    raise SystemExit(main())
