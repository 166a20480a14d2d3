"""How fast clean is, beside its peers and beside the least that any tool must do.

    python benchmarks/speed.py                            # the HTML pages of ../shared/bench/pages
    python benchmarks/speed.py --kind text --pages DIR    # text pages of a folder of yours
    python benchmarks/speed.py --only clean,resiliparse --rounds 9 --save NAME
    python benchmarks/speed.py --profile                  # where clean's time goes, step by step

Passes are whole (all pages with one system, then the next) and in turn, in one process: page by page, the slow systems
would flush the caches of the fast ones. What clean remembers of pages is emptied before each pass: to a corpus, every
page is new. One pass of each, not counted, comes first; who begins changes every round.
Peers are timed with OpenCC (t2s) on their output and without. The limit is what no tool can go below: parse the page,
convert the article. Ratios are medians of the ratios within each round, so that a busy minute hits both sides.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import peers
import steps
from measure import BENCH, ROOT, figure, forget, machine, now, save, table, versions

PACKAGES = (
    "clean-zh",
    "selectolax",
    "opencc",
    "beautifulsoup4",
    "lxml",
    *(p.distribution for p in peers.PEERS.values()),
)
SUFFIXES = {"html": (".html", ".htm"), "text": (".txt",)}
# A system that takes longer than this for a pass is given fewer rounds.
SLOW_PASS = 1.5
SLOW_ROUNDS = 3
BASE, LIMIT = "resiliparse + OpenCC", "limit"


class Pass(NamedTuple):
    """One pass of one system: milliseconds of each page, its extraction and the conversion of its output apart."""

    system: str
    round: int
    cpu: list[float]
    cpu_conversion: list[float]
    wall: list[float]
    wall_conversion: list[float]
    errors: int


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    paths = sorted(path for path in options.pages.glob("*") if path.suffix in SUFFIXES[options.kind])
    if not paths:
        print(f"no {' or '.join(SUFFIXES[options.kind])} files in {options.pages}", file=sys.stderr)
        return 2
    pages = [path.read_bytes() for path in paths]
    size = sum(map(len, pages)) / len(pages) / 1000
    about = machine()
    if options.profile:
        steps.use_python_modules()
    form = "compiled" if is_compiled() else "as Python files"
    print(
        f"{len(pages)} {options.kind} pages of {size:.0f} KB; clean {form};"
        f" {about['model']}, {about['cores']} cores, {about['python']}"
    )
    record: dict[str, Any] = {
        "pages": [path.name for path in paths],
        "kind": options.kind,
        "versions": versions(PACKAGES),
        "compiled": is_compiled(),
    }
    if options.profile:
        record |= print_profile(pages, options.rounds)
    else:
        record |= print_speed(pages, [path.name for path in paths], options)
    if options.save:
        print(f"kept in {save(options.save, record).relative_to(ROOT)}")
    return 0


def is_compiled() -> bool:
    """Whether the package's hot modules run as compiled, or as Python files."""
    return not (importlib.import_module("clean.label.spam").__file__ or "").endswith(".py")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=BENCH / "pages", metavar="DIR", help="folder of pages")
    parser.add_argument("--kind", choices=sorted(SUFFIXES), default="html", help="which of its files (default html)")
    parser.add_argument(
        "--only", metavar="A,B", help=f"systems, of {', '.join(peers.PEERS)}; the limit is always there"
    )
    parser.add_argument("--rounds", type=int, default=5, help=f"counted passes; slow systems get {SLOW_ROUNDS} at most")
    parser.add_argument(
        "--dearest", type=int, default=0, metavar="N", help="also the N pages that clean takes longest for"
    )
    parser.add_argument("--profile", action="store_true", help="time clean step by step instead")
    parser.add_argument(
        "--save", nargs="?", const=f"speed-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    options = parser.parse_args(arguments)
    unknown = set(options.only.split(",")) - set(peers.PEERS) if options.only else ()
    if unknown:
        parser.error(f"no such system: {', '.join(sorted(unknown))}")
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return options


# ------------------------------------------------------------------------------------------------------- beside peers


def print_speed(pages: list[bytes], names: list[str], options: argparse.Namespace) -> dict[str, Any]:
    wanted = options.only.split(",") if options.only else list(peers.PEERS)
    systems: dict[str, Callable[[bytes], object]] = {}
    for name in wanted:
        found = peers.load(name)
        if isinstance(found, str):
            print(f"left out: {name} ({found})")
        else:
            systems[name] = found
    passes = run(pages, systems, options.rounds, options.kind == "html")
    summary = summarise(passes)
    print(show(summary))
    loaded = [name for name in ("bs4", "jieba") if name in sys.modules]
    print(f"in this process at the end: {', '.join(loaded) or 'neither bs4 nor jieba'} (peers load them too)")
    if options.dearest:
        print(show_dearest(passes, names, pages, options.dearest))
    return {"summary": summary, "passes": [rounded(row._asdict()) for row in passes]}


def run(pages: list[bytes], systems: dict[str, Callable[[bytes], object]], rounds: int, is_html: bool) -> list[Pass]:
    """All passes, in turn. The limit converts what clean kept, before conversion."""
    convert = peers.to_simplified()
    articles, utf8 = _articles(pages)
    parse_only = peers.limit(is_html)
    texts = dict(zip(map(id, utf8), articles, strict=True))
    held: list[object] = []  # the tree of the page before, freed while the next is parsed, as in a loop of one's own

    def limit(data: bytes) -> str:
        held[:] = [parse_only(data)]
        return texts[id(data)]

    everything = {**systems, LIMIT: limit}
    passes: list[Pass] = []
    slow: set[str] = set()
    for number in range(rounds + 1):
        names = list(everything)
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            if name in slow and number > SLOW_ROUNDS:
                continue
            converts = name in peers.PEERS and peers.PEERS[name].converts
            done = one_pass(
                name, number, utf8 if name == LIMIT else pages, everything[name], None if converts else convert
            )
            if sum(done.cpu) > SLOW_PASS * 1000:
                slow.add(name)
            if number:
                passes.append(done)
    return passes


def one_pass(
    name: str, number: int, pages: list[bytes], extract: Callable[[bytes], object], convert: Callable[[str], str] | None
) -> Pass:
    """One pass over all pages. A page that a system fails on counts with the time until it failed."""
    cpu, cpu_conversion, wall, wall_conversion = [], [], [], []
    errors = 0
    cpu_clock, wall_clock = time.process_time, time.perf_counter
    gc.collect()
    forget()
    for data in pages:
        wall_0, cpu_0 = wall_clock(), cpu_clock()
        try:
            text = extract(data)
        except Exception:  # whatever a peer raises
            text, errors = "", errors + 1
        cpu_1, wall_1 = cpu_clock(), wall_clock()
        if convert is not None:
            convert(text)  # type: ignore[arg-type]
        cpu_2, wall_2 = cpu_clock(), wall_clock()
        cpu.append(1000 * (cpu_1 - cpu_0))
        cpu_conversion.append(1000 * (cpu_2 - cpu_1) if convert else 0.0)
        wall.append(1000 * (wall_1 - wall_0))
        wall_conversion.append(1000 * (wall_2 - wall_1) if convert else 0.0)
    return Pass(name, number, cpu, cpu_conversion, wall, wall_conversion, errors)


def _articles(pages: list[bytes]) -> tuple[list[str], list[bytes]]:
    """What the limit works on: the article of each page before conversion, and the page in UTF-8."""
    from clean import Options, clean
    from clean.decode import to_utf8

    articles = []
    for data in pages:
        try:
            articles.append(clean(data, options=Options(script="keep")).text)
        except ValueError:
            articles.append("")
    # A copy of each page, so that each has an identity of its own.
    return articles, [bytes(bytearray(to_utf8(data)[0])) for data in pages]


def summarise(passes: Sequence[Pass]) -> list[dict[str, Any]]:
    """A row for each system, alone and with OpenCC, fastest first: milliseconds a page, and the ratios.

    median: of the passes. best: the fastest pass. floor: each page's fastest, summed, which a busy neighbour hardly
    touches. Ratios: see the module.
    """
    variants: dict[str, dict[int, tuple[float, float, list[float]]]] = {}
    errors: dict[str, int] = {}
    for row in passes:
        n = len(row.cpu)
        converted = [a + b for a, b in zip(row.cpu, row.cpu_conversion, strict=True)]
        both = (sum(converted) / n, (sum(row.wall) + sum(row.wall_conversion)) / n, converted)
        name = f"{row.system} + OpenCC" if any(row.cpu_conversion) and row.system != LIMIT else row.system
        variants.setdefault(name, {})[row.round] = both
        errors[name] = row.errors
        if name != row.system:
            variants.setdefault(row.system, {})[row.round] = (sum(row.cpu) / n, sum(row.wall) / n, row.cpu)
            errors[row.system] = row.errors
    summary = []
    for name, rounds in variants.items():
        cpu = [mean for mean, _, _ in rounds.values()]
        by_page = zip(*(pages for _, _, pages in rounds.values()), strict=True)
        summary.append(
            {
                "system": name,
                "rounds": len(rounds),
                "cpu_median": statistics.median(cpu),
                "cpu_best": min(cpu),
                "cpu_floor": statistics.fmean(map(min, by_page)),
                "wall_median": statistics.median(wall for _, wall, _ in rounds.values()),
                "wall_best": min(wall for _, wall, _ in rounds.values()),
                "to_base": ratio(rounds, variants.get(BASE)),
                "to_limit": ratio(rounds, variants.get(LIMIT)),
                "errors": errors[name],
            }
        )
    return sorted(summary, key=lambda row: row["cpu_median"])


def ratio(rounds: dict[int, tuple[float, float, list[float]]], base: dict[int, Any] | None) -> float | None:
    """The median of the ratios of CPU time within each round that both have; None without such a round."""
    shared = [number for number in rounds if base and number in base]
    if base is None or not shared:
        return None
    return float(statistics.median(rounds[number][0] / base[number][0] for number in shared))


def show(summary: Sequence[dict[str, Any]]) -> str:
    heads = ("ms a page", "CPU", "best", "floor", "wall", "best", "to resiliparse+OpenCC", "to limit", "errors")
    rows = [
        (
            row["system"],
            *(
                figure(row[key])
                for key in ("cpu_median", "cpu_best", "cpu_floor", "wall_median", "wall_best", "to_base")
            ),
            figure(row["to_limit"], 1),
            str(row["errors"]),
        )
        for row in summary
    ]
    return table(heads, rows)


def show_dearest(passes: Sequence[Pass], names: Sequence[str], pages: Sequence[bytes], count: int) -> str:
    """The pages that clean takes longest for, and their share of all its time."""
    ours = [row.cpu for row in passes if row.system == "clean"]
    if not ours:
        return "clean is not among the systems"
    least = [min(times) for times in zip(*ours, strict=True)]
    order = sorted(range(len(least)), key=lambda n: -least[n])[:count]
    rows = [
        (names[n], figure(least[n]), figure(len(pages[n]) / 1000, 0), f"{100 * least[n] / sum(least):.1f} %")
        for n in order
    ]
    return table(("dearest pages", "ms", "KB", "of all"), rows)


# ------------------------------------------------------------------------------------------------------ step by step


def print_profile(pages: list[bytes], rounds: int) -> dict[str, Any]:
    found, absent = steps.profile(pages, rounds)
    if absent:
        print(f"not in this version, counted with the step around it: {', '.join(absent)}")
    n = len(pages)
    order = [*dict.fromkeys(step for step, _, _ in steps.STEPS), steps.REST]
    medians = {
        step: 1000 * statistics.median(row.get(step, 0.0) for row in found) / n
        for step in order
        if any(row.get(step) for row in found)
    }
    total = sum(medians.values())
    rows = [(step, figure(value, 3), f"{100 * value / total:.0f} %") for step, value in medians.items()]
    print(table(("step", "ms a page", "share"), [*rows, ("together", figure(total, 3), "100 %")]))
    asked = {name: 1000 * seconds / n for name, seconds in steps.on_request(pages).items()}
    print(table(("when asked for", "ms a page"), [(name, figure(value, 3)) for name, value in asked.items()]))
    return {"steps": medians, "asked": asked, "rounds": found}


def rounded(record: dict[str, Any]) -> dict[str, Any]:
    """A row as it is kept: microseconds are enough."""
    return {key: [round(v, 4) for v in value] if isinstance(value, list) else value for key, value in record.items()}


if __name__ == "__main__":
    raise SystemExit(main())
