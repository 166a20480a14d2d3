"""The accuracy floors: run the yardsticks, compare every figure with `floors.json`, fail if one is missed.

    python benchmarks/gate.py            # exit 1 if a floor is missed; 0 and a reason if the yardsticks are not here
    python benchmarks/gate.py --raise    # also raise the floors to what is reached now, a little on the safe side

The yardsticks stand outside the repository (`../shared/bench`): their pages belong to their publishers. Each is run
through its own command line, on the package of this checkout.

A digest of each yardstick's files is kept with its floors. Where it differs, the floors were set on other pages: a
miss may be the pages' doing and a pass luck. Such a yardstick is shown and named, and does not fail the run: the
checkout, which is what is under test, has not changed. Only errors count on any pages. `--raise` sets its floors anew.

Floors are only ever raised here. To give up accuracy for something better is a decision: lower the number in
`floors.json` by hand and say why in the commit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from measure import BENCH, ROOT, environment, table

SEED = ROOT.parent / "shared" / "seed"
FLOORS = ROOT / "benchmarks" / "floors.json"
TIMEOUT = 100
# Figures of which less is better: their floor is a maximum.
MAXIMA = ("spam", "boiler", "extra", "errors", "date shown")
# Shares are rounded to this, to the safe side: a change of one page in a hundred and fifty is no miss.
STEP = 0.005
EPSILON = 1e-9

Figures = dict[str, float]


class Yardstick(NamedTuple):
    """command: its program and arguments, below `folder`. files: what its figures depend on, for the digest."""

    folder: Path
    command: tuple[str, ...]
    files: tuple[str, ...]
    figures: Callable[[Any], Figures]


class Row(NamedTuple):
    """One figure beside its floor. state: met, missed, below (missed on other pages), new (it has no floor)."""

    yardstick: str
    name: str
    floor: float | None
    now: float | None
    state: str


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--raise", action="store_true", dest="raise_floors", help="raise the floors to the figures of now"
    )
    options = parser.parse_args(arguments)
    if not BENCH.is_dir():
        print(f"left out: the pages that accuracy is measured on, ../{BENCH.relative_to(ROOT.parent)}, are not here")
        return 0
    present = {name: yardstick for name, yardstick in YARDSTICKS.items() if yardstick.folder.is_dir()}
    digests = {name: digest_of(found(yardstick), yardstick.folder) for name, yardstick in present.items()}
    figures = measure(present)
    floors = json.loads(FLOORS.read_text("utf-8"))
    if options.raise_floors:
        floors = raised(floors, figures, digests)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    changed = [name for name in present if floors.get(name, {}).get("digest") != digests[name]]
    rows = list(compare(floors, figures, changed))
    print(show(rows))
    for name in changed:
        print(f"{name}: the pages changed since its floors were set; they do not hold until --raise sets them again")
    for name in floors.keys() - present.keys():
        print(f"{name}: left out, its files are not here")
    missed = [f"{row.yardstick} {row.name}" for row in rows if row.state == "missed"]
    if missed:
        print(f"below the floor: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


# --------------------------------------------------------------------------------------------------------- measuring


def measure(yardsticks: Mapping[str, Yardstick]) -> dict[str, Figures]:
    """The figures of each yardstick, each run as its own process, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        outputs = pool.map(run, yardsticks.values())
        return {
            name: yardstick.figures(output)
            for (name, yardstick), output in zip(yardsticks.items(), outputs, strict=True)
        }


def run(yardstick: Yardstick) -> Any:
    """What a yardstick's program prints, from JSON."""
    program, *arguments = yardstick.command
    where = ["-m", program] if program == "clean" else [str(yardstick.folder / program)]
    command = [sys.executable, *where, *arguments]
    quiet = environment() | {"PYTHONDONTWRITEBYTECODE": "1"}  # nothing is to be written among the yardsticks
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", cwd=yardstick.folder, env=quiet, timeout=TIMEOUT,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise SystemExit(f"{program} did not end within {TIMEOUT} s") from None
    if done.returncode:
        raise SystemExit(f"{program} failed with exit code {done.returncode}:\n{done.stderr or done.stdout}")
    return json.loads(done.stdout)


def of_pages(output: Any) -> Figures:
    """The figures of `score.py`."""
    overall = output["table"]["all"]
    figures = {name: overall[name] for name in ("f1", "recall", "precision", "lines", "perfect")}
    figures |= {name: right / total for name, (right, total) in output["metadata"].items()}
    return figures | {"errors": output["errors"]}


def of_cases(output: Any) -> Figures:
    """The figures of `score_cases.py`; its metadata are written as "right/all"."""
    figures = {"passed": output["passed"]}
    for name, value in output["metadata"].items():
        right, _, total = value.partition("/")
        figures[name] = int(right) / int(total)
    return figures | {"errors": output["errors"]}


def of_spam(output: Any) -> Figures:
    """The figures of `score_spam.py`: means over the pages of each set that have such pieces.

    >>> rows = [{"where": "gen/dev", "kept": 1.0, "spam": None, "boiler": 0.5}, {"where": "gen/dev", "kept": 0.5,
    ...         "spam": 0.25, "boiler": 0.0}]
    >>> of_spam({"rows": rows, "errors": 0})
    {'gen/dev kept': 0.75, 'gen/dev spam': 0.25, 'gen/dev boiler': 0.25, 'errors': 0}
    """
    figures: Figures = {}
    for where in dict.fromkeys(row["where"] for row in output["rows"]):
        for name in ("kept", "spam", "boiler"):
            values = [row[name] for row in output["rows"] if row["where"] == where and row[name] is not None]
            if values:
                figures[f"{where} {name}"] = statistics.fmean(values)
    return figures | {"errors": output["errors"]}


def of_script(output: Any) -> Figures:
    """The share of sentences that `score_script.py` finds converted without one wrong character."""
    return {"exact": output["exact"] / output["n"]}


def of_seed(output: Any) -> Figures:
    """How much of the seed page comes out right."""
    return seed_figures(output, json.loads((SEED / "gold.json").read_text("utf-8")))


def seed_figures(output: Mapping[str, Any], gold: Mapping[str, Any]) -> Figures:
    """Paragraphs and headings that stand in the text exactly and in order, lines that are no captions on top, and
    the metadata: title and author as they should be, a date only if there is one.
    """
    captions = {block["text"] for block in gold["blocks"] if block["role"] == "caption"}
    wanted = [block["text"] for block in gold["blocks"] if block["role"] != "caption"]
    lines = [line for line in output["text"].split("\n") if line and line not in captions]
    exact = in_order(wanted, lines)
    return {
        "exact": exact,
        "extra": len(lines) - exact,
        "title": float(output["title"] == gold["title"]),
        "author": float(output["author"] == gold["author"]),
        "date shown": float(output["date"] != gold["date"]),
    }


def in_order(wanted: Sequence[str], lines: Sequence[str]) -> int:
    """The length of the longest common subsequence: how many of the wanted lines stand there in order.

    >>> in_order(["a", "b", "c"], ["a", "x", "c", "b"])
    2
    """
    best = [0] * (len(lines) + 1)
    for text in wanted:
        row = [0]
        for number, line in enumerate(lines):
            row.append(best[number] + 1 if line == text else max(row[-1], best[number + 1]))
        best = row
    return best[-1]


YARDSTICKS = {
    "pages": Yardstick(BENCH, ("score.py", "--json"), ("score.py", "pages/*"), of_pages),
    "cases": Yardstick(BENCH, ("score_cases.py", "--json"), ("score_cases.py", "cases/*"), of_cases),
    "spam": Yardstick(BENCH, ("spam/score_spam.py", "--n", "300", "--json"), ("spam/*", "spam/hand/*"), of_spam),
    "script": Yardstick(BENCH, ("score_script.py", "--json"), ("score_script.py", "script/*"), of_script),
    "seed": Yardstick(SEED, ("clean", "-f", "json", "page.txt"), ("*",), of_seed),
}


def found(yardstick: Yardstick) -> list[Path]:
    """The files that a yardstick's figures depend on."""
    return [path for pattern in yardstick.files for path in yardstick.folder.glob(pattern) if path.is_file()]


def digest_of(paths: Iterable[Path], folder: Path) -> str:
    """A digest of files, by name below the folder and by content."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# --------------------------------------------------------------------------------------------------------- comparing


def is_maximum(name: str) -> bool:
    """Whether less of a figure is better.

    >>> is_maximum("gen/dev spam"), is_maximum("gen/dev kept")
    (True, False)
    """
    return name.endswith(MAXIMA)


def compare(floors: Mapping[str, Any], figures: Mapping[str, Figures], changed: Iterable[str]) -> Iterator[Row]:
    """Every figure beside its floor. A floor whose figure is no longer there is missed."""
    for yardstick, its in figures.items():
        on_other_pages = yardstick in changed
        its_floors = floors.get(yardstick, {}).get("floors", {})
        for name in [*its, *(name for name in its_floors if name not in its)]:
            floor, now = its_floors.get(name), its.get(name)
            if floor is None:
                state = "new"
            elif is_met(name, floor, now):
                state = "met"
            else:
                state = "below" if on_other_pages and name != "errors" else "missed"
            yield Row(yardstick, name, floor, now, state)


def is_met(name: str, floor: float, now: float | None) -> bool:
    if now is None or math.isnan(now):
        return False
    return now <= floor + EPSILON if is_maximum(name) else now >= floor - EPSILON


def raised(floors: Mapping[str, Any], figures: Mapping[str, Figures], digests: Mapping[str, str]) -> dict[str, Any]:
    """The floors, each raised to the figure of now; those of a yardstick whose pages changed are set anew."""
    result = dict(floors)
    for yardstick, its in figures.items():
        old = floors.get(yardstick, {})
        kept = old.get("floors", {}) if old.get("digest") == digests[yardstick] else {}
        better = {name: _higher(name, kept.get(name), rounded(name, now)) for name, now in its.items()}
        result[yardstick] = {"digest": digests[yardstick], "floors": {**kept, **better}}
    return result


def _higher(name: str, old: float | None, new: float) -> float:
    if old is None:
        return new
    return min(old, new) if is_maximum(name) else max(old, new)


def rounded(name: str, value: float) -> float:
    """A figure as a floor: the next step below it, or above it for a maximum. Counts stay as they are.

    >>> rounded("f1", 0.9513), rounded("gen/dev spam", 0.0362), rounded("passed", 87)
    (0.95, 0.04, 87)
    """
    if float(value).is_integer():
        return value
    steps = value / STEP
    return round((math.ceil(steps - EPSILON) if is_maximum(name) else math.floor(steps + EPSILON)) * STEP, 4)


def show(rows: Iterable[Row]) -> str:
    return table(
        ("figure", "", "floor", "now", "ok"),
        [
            (f"{row.yardstick} {row.name}", "at most" if is_maximum(row.name) else "at least", _number(row.floor),
             _number(row.now), {"met": "yes", "missed": "NO", "below": "no: other pages", "new": "no floor"}[row.state])
            for row in rows
        ],
    )  # fmt: skip


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.4f}"


if __name__ == "__main__":
    raise SystemExit(main())
