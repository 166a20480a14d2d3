"""What hostile pages cost: seconds and memory per byte for each shape of `shapes.py`, at three sizes.

    python benchmarks/hostile.py
    python benchmarks/hostile.py --shapes deep,attributes --sizes 250K,1M --save NAME

Each page is cleaned in a process of its own that has cleaned small pages before: text, blocks, metadata, Markdown, HTML
and data are all asked for. Bounds: the cost per byte grows by no more than 1.6 from one size to the next, no page takes
more than 2 s a MB or more than 40 times its bytes of memory on top of what the process had. What is over is marked.
A page may be refused with an error; that counts as its answer.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from growth import UNITS, name_of, size_of
from measure import ROOT, environment, figure, forget, machine, now, save, table, versions
from shapes import SHAPES

SIZES = "250K,1M,4M"
MOST_GROWTH, MOST_SECONDS, MOST_MEMORY = 1.6, 2.0, 40.0
TIMEOUT = 60
# A page is cleaned as often as this takes, in seconds, once at least and four times at most; the best counts.
REPEAT, TIMES = 0.5, 3
# Below this a page is quick whatever its shape: clocks and allocators make the growth of such figures a matter of luck.
QUICK = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page of `size` bytes cost: CPU seconds, bytes of memory, and how it ended."""

    size: int
    seconds: float
    memory: int
    answer: str


def use(data: bytes) -> str:
    """Everything that can be asked of a page; what came of it, in a word."""
    import clean

    try:
        article = clean.clean(data)
    except clean.PageError as error:
        return f"PageError: {error}"
    _ = article.blocks, article.title, article.spam_share
    article.to_markdown(), article.to_html(), article.to_dict()
    return article.verdict


def measure(shape: str, size: int) -> Cost:
    """The cost of a page in this process."""
    for warm in (2000, 6000):
        for name in (shape, "text: spam: promotion", "text: traditional with doubtful words", "prose, as pages are"):
            use(SHAPES[name](warm))
    data = SHAPES[shape](size)
    base = _reset_peak()
    best, spent, times = float("inf"), 0.0, 0
    while times == 0 or (spent < REPEAT and times < TIMES):
        forget()
        start = time.process_time()
        answer = use(data)
        seconds = time.process_time() - start
        best, spent, times = min(best, seconds), spent + seconds, times + 1
        if times == 1:
            memory = _peak() - base
    return Cost(len(data), best, memory, answer)


def _reset_peak() -> int:
    """Resident memory now, from which the peak is counted."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return _peak()


def _peak() -> int:
    """The largest resident memory so far."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def apart(shape: str, size: int, timeout: float) -> Cost:
    """`measure` in a process of its own, which may take so much time, and 4 GB."""
    command = [sys.executable, __file__, "--one", shape, "--sizes", str(size)]
    try:
        done = subprocess.run(command, capture_output=True, env=environment(), timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return Cost(size, timeout, 0, f"over {timeout:.0f} s")
    if done.returncode:
        return Cost(size, 0.0, 0, f"failed: {done.stderr.decode(errors='replace').strip()[-200:]}")
    return Cost(**json.loads(done.stdout))


def faults(costs: Sequence[Cost]) -> list[str]:
    """What is over its bound, in a phrase each.

    >>> faults([Cost(250_000, 0.1, 10**6, "article"), Cost(1_000_000, 2.1, 50 * 10**6, "article")])
    ['2.1 s a MB', '50 times its bytes', 'grows by 5.2']
    """
    found = []
    for cost in costs:
        if cost.answer.startswith(("over", "failed")):
            return [cost.answer]
    worst = max(cost.seconds * UNITS["M"] / cost.size for cost in costs)
    if worst > MOST_SECONDS:
        found.append(f"{worst:.1f} s a MB")
    memory = max(cost.memory / cost.size for cost in costs)
    if memory > MOST_MEMORY:
        found.append(f"{memory:.0f} times its bytes")
    grown = growth(costs)
    if grown > MOST_GROWTH:
        found.append(f"grows by {grown:.1f}")
    return found


def growth(costs: Sequence[Cost]) -> float:
    """The largest growth of the cost per byte from one size to the next."""
    grown = [
        (after.seconds / after.size) / (max(before.seconds, QUICK) / before.size) for before, after in pairwise(costs)
    ]
    return max(grown, default=1.0)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", default="", help="those whose name holds one of these, with commas (default all)")
    parser.add_argument("--without", help="none whose name holds one of these, with commas")
    parser.add_argument("--sizes", default=SIZES, help=f"bytes, with K or M (default {SIZES})")
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help=f"seconds for one page (default {TIMEOUT})")
    parser.add_argument("--faults", action="store_true", help="only what is over its bound")
    parser.add_argument(
        "--save", nargs="?", const=f"hostile-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    parser.add_argument("--one", choices=list(SHAPES), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    sizes = [size_of(text) for text in options.sizes.split(",")]
    if options.one:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        print(json.dumps(asdict(measure(options.one, sizes[0]))))
        return 0
    without = options.without.split(",") if options.without else []
    chosen = [
        name
        for name in SHAPES
        if any(part in name for part in options.shapes.split(",")) and not any(part in name for part in without)
    ]
    if not chosen:
        parser.error(f"--shapes {options.shapes}: of {'; '.join(SHAPES)}")
    about = machine()
    print(f"CPU s per MB, memory per byte; {about['model']}, {about['cores']} cores, {about['python']}", flush=True)
    found: dict[str, list[Cost]] = {}
    for shape in chosen:
        found[shape] = [apart(shape, size, options.timeout) for size in sizes]
        if faults(found[shape]) or not options.faults:
            print(_row_text(shape, found[shape]), flush=True)
    bad = {shape: wrong for shape, costs in found.items() if (wrong := faults(costs))}
    print(show(found, bad if options.faults else found))
    print(f"{len(found)} shapes, {len(bad)} over a bound")
    if options.save:
        record = {
            "versions": versions(("clean-zh", "selectolax", "opencc")),
            "shapes": {shape: [asdict(cost) for cost in costs] for shape, costs in found.items()},
        }
        print(f"kept in {save(options.save, record).relative_to(ROOT)}")
    return 1 if bad else 0


def _row_text(shape: str, costs: Sequence[Cost]) -> str:
    figures = "  ".join(f"{c.seconds * UNITS['M'] / c.size:6.2f} s/MB {c.memory / c.size:5.1f}x" for c in costs)
    return f"{shape[:44]:44} {figures}  {'; '.join(faults(costs))}"


def show(found: Mapping[str, Sequence[Cost]], chosen: Iterable[str]) -> str:
    """The table."""
    costs = next(iter(found.values()))
    heads = [
        "shape",
        *(f"{name_of(round(c.size, -4))}" for c in costs),
        "growth",
        *("memory" for _ in costs),
        "answer",
        "over",
    ]
    rows = []
    for shape in chosen:
        its = found[shape]
        rows.append(
            (
                shape,
                *(figure(c.seconds * UNITS["M"] / c.size) for c in its),
                figure(growth(its)),
                *(figure(c.memory / c.size, 1) for c in its),
                its[-1].answer[:40],
                "; ".join(faults(its)),
            )
        )
    return table(heads, rows)


if __name__ == "__main__":
    raise SystemExit(main())
