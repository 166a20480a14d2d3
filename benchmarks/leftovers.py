"""Learn which lines of a text that lost its HTML are none of the article's (`clean/data/leftover_lines.txt`).

    python benchmarks/leftovers.py --check
    python benchmarks/leftovers.py --write
    python benchmarks/leftovers.py --write --set DIR --set DIR2

Pages are cleaned up to the last step; of each line that is left then it is known whether it is in the gold. They are
the marked pages beside the checkout, flattened in two ways (`flattened.py`), those that came without HTML, and the
spammed pages of `../shared/bench/spam`, or of more folders like it with `--set`: what those hold counts the more, since
the model of texts may have seen the templates of the first. `--check` leaves out each set in turn, and tells how many
lines that go and how many of the article's the rest would have removed.

Needs scikit-learn (`pip install scikit-learn`); takes five minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import flattened
from accuracy import read
from measure import BENCH

import clean
from clean import page as steps
from clean.label.draft import Draft
from clean.label.leftovers import PLAIN, SIGNS, SPAMMED, signs_of_lines
from clean.label.spam import SpamJudge
from clean.word_lists import FOLDER

TARGET = FOLDER / "leftover_lines.txt"
HEADER = """\
# How the lines that are left of a text are told from the article's (see label/leftovers.py), one tree a line, in prefix
# notation: if SIGN VALUE, then what holds up to the value, then what holds above it; the points are hundredths of a
# logarithm of odds, and all trees' are added up.
# Origin: trained by benchmarks/leftovers.py, which says on what. Not to be changed by hand.
"""
# The trees, the leaves of each, and how much is learnt from each.
TREES, LEAVES, RATE = 140, 5, 0.12
# How many lines make a leaf at least.
FEWEST = 20
# A line of the article that goes weighs as much as so many that stay.
LOST = 4.0
# Flattened pages have many lines, most in few pages. The templates of the first set are known to the model of texts.
FLAT, KNOWN = 0.3, 0.5
GENERATED = 150
# A line is in the gold if so much of its 4-grams is.
SHARE = 0.5


class Line(NamedTuple):
    set: str
    page: str
    text: str
    signs: list[float]
    spammed: bool
    is_own: bool
    weight: float


class Page(NamedTuple):
    name: str
    data: bytes
    gold: Sequence[str]
    optional: Sequence[str]


def lines_of(name: str, pages: Iterator[Page], scorer: ModuleType, weight: float) -> Iterator[Line]:
    """The lines that are left of some pages at the last step."""
    left: list[tuple[Draft, SpamJudge, list[tuple[int, list[float]]]]] = []

    def note(draft: Draft, judge: SpamJudge) -> None:
        if draft.is_text and draft.kept():
            left.append((draft, judge, signs_of_lines(draft, judge)))

    steps.drop_leftovers = note
    for page in pages:
        left.clear()
        try:
            clean.clean(page.data)
        except clean.PageError:
            continue
        gold = [scorer.normalise(line) for line in page.gold]
        grams = {gram for line in gold for gram in scorer.grams(line)}
        optional = "\n".join(map(scorer.normalise, page.optional))
        for draft, judge, lines in left:
            for number, signs in lines:
                text = scorer.normalise(draft.left_of(number))
                found = list(scorer.grams(text))
                if len(found) >= 3:
                    own = sum(gram in grams for gram in found) >= SHARE * len(found)
                else:
                    own = any(text in line and len(line) <= len(text) + 2 for line in gold)
                if own or text not in optional:
                    yield Line(name, page.name, text, signs, judge.spam is not None, own, weight)


def scorer_of(folder: Path) -> ModuleType:
    """The scorer of a set of spammed pages, with its generator."""
    sys.path.insert(0, str(folder))
    sys.modules.pop("inject", None)
    spec = importlib.util.spec_from_file_location("score_spam", folder / "score_spam.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.pop(0)
    return module


def spammed(folder: Path, scorer: ModuleType, kind: str) -> Iterator[Page]:
    pages = scorer.hand_pages() if kind == "hand-made" else scorer.inject.generate("dev", GENERATED, 5, "text")
    for page in pages:
        optional = [piece if isinstance(piece, str) else piece["text"] for piece in page.get("optional", ())]
        title = [page["title"]] if page.get("title") else []
        yield Page(page["id"], page["page"].encode(), page["gold"], [*optional, *title])


def marked(kind: str) -> Iterator[Page]:
    for page in read(BENCH / "pages", "text" if kind == "text" else "html"):
        data = page.data if kind == "text" else flattened.WAYS[kind](flattened.tree_of(page)).encode()
        yield Page(page.name, data, page.gold.text.split("\n"), page.gold.optional)


def all_lines(folders: Sequence[Path]) -> list[Line]:
    found: list[Line] = []
    first = scorer_of(BENCH / "spam")
    for kind in (*flattened.WAYS, "text"):
        found += lines_of(kind, marked(kind), first, FLAT)
    for folder in (BENCH / "spam", *folders):
        scorer = scorer_of(folder)
        for kind in ("generated", "hand-made"):
            weight = KNOWN if folder == BENCH / "spam" else 1.0
            found += lines_of(f"{folder.name} {kind}", spammed(folder, scorer, kind), scorer, weight)
    return found


def fitted(lines: Sequence[Line]) -> Any:
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError:
        sys.exit("leftovers: needs the package scikit-learn: pip install scikit-learn")
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=1.0, min_samples_leaf=FEWEST
    )
    weights = [line.weight * (LOST if line.is_own else 1.0) for line in lines]
    return model.fit([line.signs for line in lines], [not line.is_own for line in lines], sample_weight=weights)


def rendered(model: Any) -> str:
    """The data file: the trees of a model."""

    def written(nodes: Any, at: int) -> str:
        node = nodes[at]
        if node["is_leaf"]:
            return f"{100 * node['value']:.0f}"
        sign = SIGNS[node["feature_idx"]].replace(" ", "_")
        less, more = written(nodes, node["left"]), written(nodes, node["right"])
        return f"if {sign} {node['num_threshold']:.3g} {less} {more}"

    trees = [written(predictors[0].nodes, 0) for predictors in model._predictors]
    return "\n".join([f"{HEADER}[trees]", f"{100 * model._baseline_prediction.item():.0f}", *trees]) + "\n"


def check(lines: Sequence[Line]) -> None:
    """Tell for each set what the others would remove of it."""

    def folder(line: Line) -> str:
        return line.set.removesuffix(" generated").removesuffix(" hand-made")

    for left_out in sorted(set(map(folder, lines)) - set(flattened.WAYS)):
        asked = [line for line in lines if folder(line) == left_out]
        model = fitted([line for line in lines if folder(line) != left_out])
        told = model.decision_function([line.signs for line in asked])
        for name in sorted({line.set for line in asked}):
            counts = {True: [0, 0], False: [0, 0]}
            for line, said in zip(asked, told, strict=True):
                if line.set == name:
                    counts[line.is_own][0] += 100 * said > (SPAMMED if line.spammed else PLAIN)
                    counts[line.is_own][1] += 1
            strange, own = counts[False], counts[True]
            print(f"{name}: removes {strange[0]} of {strange[1]}, of the article's {own[0]} of {own[1]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="tell what is told of each set by the others")
    parser.add_argument("--write", action="store_true", help="learn from all and write the data file")
    parser.add_argument("--set", type=Path, action="append", default=[], help="another folder of spammed pages")
    args = parser.parse_args()
    if not (BENCH / "pages").is_dir():
        print(f"leftovers: no marked pages in {BENCH}", file=sys.stderr)
        return 2
    lines = all_lines(args.set)

    if args.check:
        check(lines)
    if args.write:
        TARGET.write_text(rendered(fitted(lines)), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
