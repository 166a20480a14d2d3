"""The accuracy floors: run the yardsticks, compare with `floors.json`, fail if any figure fell below its floor.

    python benchmarks/gate.py            # exit 1 if a floor is missed; 0 and a reason if the yardsticks are not here
    python benchmarks/gate.py --raise    # write what is reached now as the new floors, a little rounded

The yardsticks stand outside the repository (`../shared/bench`): their pages belong to their publishers.
A digest of them is kept with the floors; on another corpus the floors mean nothing, so then they are
printed and not enforced.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BENCH = ROOT.parent / "shared" / "bench"
SEED = ROOT.parent / "shared" / "seed"
FLOORS = HERE / "floors.json"
# Figures of which less is better: their floor is a ceiling.
CEILINGS = ("spam", "boiler", "errors")
STEP = 0.005


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="write the figures of now as floors")
    arguments = parser.parse_args()
    if not BENCH.is_dir():
        print(f"left out: the yardsticks are not here ({BENCH.parent.name}/{BENCH.name})")
        return 0
    figures = measure()
    digest = digest_of(BENCH)
    if arguments.raise_floors:
        floors = {name: rounded(name, value) for name, value in figures.items()}
        FLOORS.write_text(json.dumps({"corpus": digest, "floors": floors}, indent=1) + "\n", "utf-8")
    kept = json.loads(FLOORS.read_text("utf-8"))
    missed = compare(figures, kept["floors"])
    if kept["corpus"] != digest:
        print("the yardsticks changed since the floors were set: not enforced; set them again with --raise")
        return 0
    return 1 if missed else 0


def measure() -> dict[str, float]:
    """All figures, by name; each yardstick runs as its own process, as a user would run it."""
    figures: dict[str, float] = {}
    pages = run("score.py", "--json")
    for name in ("f1", "recall", "precision", "lines", "perfect"):
        figures[f"pages {name}"] = pages["table"]["all"][name]
    figures["pages errors"] = pages["errors"]
    for name, (right, total) in pages["metadata"].items():
        figures[f"pages {name}"] = right / total
    cases = run("score_cases.py", "--json")
    figures["cases passed"] = cases["passed"]
    spam = run("spam/score_spam.py", "--n", "300", "--json")
    for where in sorted({row["where"] for row in spam["rows"]}):
        for name in ("kept", "spam", "boiler"):
            values = [row[name] for row in spam["rows"] if row["where"] == where and row[name] is not None]
            figures[f"{where} {name}"] = sum(values) / len(values)
    script = run("score_script.py", "--json")
    figures["script exact"] = script["exact"] / script["n"]
    figures["seed"] = seed()
    return figures


def run(script: str, *arguments: str) -> dict:  # type: ignore[type-arg]
    done = subprocess.run(
        [sys.executable, str(BENCH / script), *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def seed() -> float:
    """1 if the seed page gives all of its paragraphs and headings, in order, and nothing else but captions."""
    import clean

    gold = json.loads((SEED / "gold.json").read_text("utf-8"))
    article = clean.clean((SEED / "page.txt").read_bytes())
    wanted = [block["text"] for block in gold["blocks"] if block["role"] != "caption"]
    captions = {block["text"] for block in gold["blocks"] if block["role"] == "caption"}
    shown = [line for line in article.text.split("\n") if line not in captions]
    fields = (article.title, article.author, article.date) == (gold["title"], gold["author"], gold["date"])
    return float(shown == wanted and fields)


def compare(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print every figure beside its floor; return the names of those that miss it.

    >>> compare({"a kept": 0.9, "a spam": 0.2}, {"a kept": 0.8, "a spam": 0.1})
    figure                          floor      now
    a kept                         0.8000   0.9000
    a spam                         0.1000   0.2000  missed
    ['a spam']
    """
    missed = []
    print(f"{'figure':<28}{'floor':>9}{'now':>9}")
    for name, value in figures.items():
        floor = floors.get(name)
        if floor is None:
            print(f"{name:<28}{'none':>9}{value:>9.4f}")
            continue
        bad = value > floor + 1e-9 if is_ceiling(name) else value < floor - 1e-9
        print(f"{name:<28}{floor:>9.4f}{value:>9.4f}{'  missed' if bad else ''}")
        if bad:
            missed.append(name)
    return missed


def is_ceiling(name: str) -> bool:
    return name.rpartition(" ")[2] in CEILINGS


def rounded(name: str, value: float) -> float:
    """A figure as a floor: the next step below it, or above it for a ceiling.

    >>> rounded("pages f1", 0.9513), rounded("gen/dev spam", 0.0362), rounded("cases passed", 87)
    (0.95, 0.04, 87)
    """
    if float(value).is_integer():
        return value
    steps = value / STEP
    return round((math.ceil(steps) if is_ceiling(name) else math.floor(steps)) * STEP, 4)


def digest_of(folder: Path) -> str:
    """A digest of all files of the yardsticks, by name and content."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        found.update(str(path.relative_to(folder)).encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
