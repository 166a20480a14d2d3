"""How long clean takes to start: a fresh interpreter for each of four commands.

    python benchmarks/start.py                     # 21 runs of each
    python benchmarks/start.py --page FILE -n 51 --save NAME

The commands run in turn, so that a busy minute hits all of them; one run of each, not counted, comes first and writes
the bytecode. CPU is the child's own, user and system; wall is what one waits. "Over" is the median less that of bare
Python. `clean` is called as the installed command calls it, on the package of this checkout.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from measure import ROOT, environment, figure, machine, now, save, table, versions

PAGE = ROOT / "tests" / "pages" / "news.html"
# What the script that pip installs for `clean` does.
COMMAND = "import sys; from clean.cli import run; sys.exit(run())"
BARE = "python -c pass"

Times = dict[str, list[tuple[float, float]]]


def commands(page: Path) -> dict[str, list[str]]:
    """What is timed, by the name that it has in the table."""
    return {
        BARE: ["-c", "pass"],
        "import clean": ["-c", "import clean"],
        "from clean import clean": ["-c", "from clean import clean"],
        "clean --help": ["-c", COMMAND, "--help"],
        f"clean {page.name}": ["-c", COMMAND, str(page)],
        f"clean -f json {page.name}": ["-c", COMMAND, "-f", "json", str(page)],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", type=Path, default=PAGE, metavar="FILE", help="the page to clean")
    parser.add_argument("-n", type=int, default=21, help="counted runs of each command (default 21)")
    parser.add_argument(
        "--save", nargs="?", const=f"start-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    options = parser.parse_args(arguments)
    if options.n < 1:
        parser.error("-n must be 1 or more")
    if not options.page.is_file():
        parser.error(f"no such page: {options.page}")
    about = machine()
    print(f"{options.n} runs each; {about['model']}, {about['cores']} cores, {about['python']}")
    times = run(commands(options.page.resolve()), options.n)
    summary = summarise(times)
    print(show(summary))
    if options.save:
        record = {
            "versions": versions(("clean-zh", "click", "selectolax", "opencc")),
            "summary": summary,
            "runs": times,
        }
        print(f"kept in {save(options.save, record).relative_to(ROOT)}")
    return 0


def run(named: Mapping[str, list[str]], count: int) -> Times:
    """CPU and wall milliseconds of each run of each command, in turn."""
    times: Times = {name: [] for name in named}
    for number in range(count + 1):
        for name, arguments in named.items():
            measured = once([sys.executable, *arguments])
            if number:
                times[name].append(measured)
    return times


def once(command: list[str]) -> tuple[float, float]:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment(), cwd=ROOT.anchor, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode(errors='replace')}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * cpu, 1000 * wall


def summarise(times: Times) -> list[dict[str, Any]]:
    """Medians and minima by command, and how far above bare Python."""
    bare_cpu, bare_wall = (statistics.median(column) for column in zip(*times[BARE], strict=True))
    summary = []
    for name, runs in times.items():
        cpu, wall = zip(*runs, strict=True)
        summary.append(
            {
                "command": name,
                "cpu_median": statistics.median(cpu),
                "cpu_best": min(cpu),
                "cpu_over": statistics.median(cpu) - bare_cpu,
                "wall_median": statistics.median(wall),
                "wall_best": min(wall),
                "wall_over": statistics.median(wall) - bare_wall,
            }
        )
    return summary


def show(summary: Sequence[Mapping[str, Any]]) -> str:
    keys = ("cpu_median", "cpu_best", "cpu_over", "wall_median", "wall_best", "wall_over")
    rows = [(row["command"], *(figure(row[key], 0) for key in keys)) for row in summary]
    return table(("ms", "CPU", "best", "over", "wall", "best", "over"), rows)


if __name__ == "__main__":
    raise SystemExit(main())
