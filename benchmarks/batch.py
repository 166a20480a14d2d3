"""What a run over many pages costs: throughput by processes, memory over time, the share of reading and writing.

    python benchmarks/batch.py                          # 100,000 records, 4 GB of JSON lines: half an hour on two cores
    python benchmarks/batch.py --records 2000           # a look, one minute
    python benchmarks/batch.py --records 20000 --form parquet --save NAME
    python benchmarks/batch.py --only folder            # beside trafilatura --parallel, on a folder of pages

Pages are made up (`made_pages.py`), repeated under ever new ids. `clean` runs as a command, its processes are watched
from outside: the sum of their resident memory, without counting twice what they share, twice a second; their CPU when
they have ended. The work of cleaning alone is that of the same pages in one process, one after the other, with nothing
read and nothing written; what the run takes beyond that is reading, writing, sending, and starting.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from made_pages import made_page
from measure import environment, figure, forget, machine, now, save, table, versions

PACKAGES = ("clean-zh", "selectolax", "opencc", "pyarrow", "trafilatura")
COMMAND = [sys.executable, "-P", "-c", "import sys; from clean.cli import main; sys.exit(main())"]
# What a run is held to: on two processes against one, and the share of the CPU that is not cleaning.
LEAST_GAIN, MOST_OVERHEAD, MOST_GROWTH = 1.7, 0.35, 1.1
DISTINCT = 2000


class Run(NamedTuple):
    """One run of a command: seconds, CPU seconds of all its processes, and their memory in MB, twice a second."""

    seconds: float
    cpu: float
    memory: list[float]


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    about = machine()
    print(f"{about['model']}, {about['cores']} cores, {about['python']}, load {about['load']}")
    record: dict[str, Any] = {"records": options.records, "versions": versions(PACKAGES)}
    with tempfile.TemporaryDirectory(dir=options.dir) as scratch:
        folder = Path(scratch)
        held = True
        if options.only != "folder":
            record["dump"], held = over_dump(folder, options)
        if options.only != "dump":
            record["folder"] = over_folder(folder, min(options.records, options.files))
    if options.save:
        save(options.save, record)
    return 0 if held else 1


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000, help="records of the dump (default 100,000)")
    parser.add_argument("--files", type=int, default=2000, help="pages of the folder, at most (default 2,000)")
    parser.add_argument("--form", default="jsonl", help="jsonl, jsonl.gz, jsonl.zst or parquet (default jsonl)")
    parser.add_argument("--packed", choices=["", "gz", "zst"], default="", help="how the dump is packed (default not)")
    parser.add_argument("--jobs", default="1,2", metavar="N,N", help="numbers of processes, in turn (default 1,2)")
    parser.add_argument("--only", choices=["dump", "folder"], help="one of the two parts")
    parser.add_argument("--dir", type=Path, metavar="DIR", help="where scratch files go, 50 KB a record")
    parser.add_argument(
        "--save", nargs="?", const=f"batch-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    return parser.parse_args(arguments)


# ------------------------------------------------------------------------------------------------------ over one dump


def over_dump(folder: Path, options: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    """Runs over one dump with each number of processes, and whether what they are held to is kept."""
    pages = [made_page(number) for number in range(min(DISTINCT, options.records))]
    dump = write_dump(folder / "dump.jsonl", pages, options.records, options.packed)
    alone = cleaning_cpu(pages) * options.records
    print(
        f"{options.records:,} records, {dump.stat().st_size / 1e6:,.0f} MB; cleaning alone takes {alone:.1f} s of CPU"
    )
    runs: dict[int, Run] = {}
    rows = []
    for jobs in map(int, options.jobs.split(",")):
        out = folder / f"out.{options.form}"
        runs[jobs] = one = watched([*COMMAND, str(dump), "-o", str(out), "-j", str(jobs), "-q"])
        count = count_records(out)
        if count != options.records:
            raise SystemExit(f"{count:,} records came out of {options.records:,}")
        out.unlink()
        speed = [figure(options.records / one.seconds, 0), figure(one.seconds, 1), figure(one.cpu, 1)]
        memory = [figure(size, 0) for size in (at(one, 0.2), at(one, 0.6), max(one.memory))]
        rows.append([str(jobs), *speed, f"{1 - alone / one.cpu:.0%}", *memory])
    heads = ["jobs", "pages/s", "wall s", "CPU s", "not cleaning", "MB early", "MB late", "MB most"]
    print(table(heads, rows))
    held = verdict(runs, alone)
    return {"cleaning_cpu": alone, "runs": {jobs: one._asdict() for jobs, one in runs.items()}}, held


def verdict(runs: dict[int, Run], alone: float) -> bool:
    """Whether the runs keep what they are held to; says so."""
    most = max(runs)
    checks = [(f"CPU that is not cleaning, {most} jobs", 1 - alone / runs[most].cpu, MOST_OVERHEAD, False)]
    checks.append(
        (f"memory, late against early, {most} jobs", at(runs[most], 0.6) / at(runs[most], 0.2), MOST_GROWTH, False)
    )
    if {1, 2} <= set(runs):
        checks.append(("throughput, 2 jobs against 1", runs[1].seconds / runs[2].seconds, LEAST_GAIN, True))
    for name, value, limit, is_floor in checks:
        held = value >= limit if is_floor else value <= limit
        print(f"{'ok  ' if held else 'MISS'} {name}: {value:.2f} ({'at least' if is_floor else 'at most'} {limit})")
    return all(value >= limit if is_floor else value <= limit for _, value, limit, is_floor in checks)


def at(run: Run, start: float) -> float:
    """The largest memory in the four tenths of a run from there on."""
    count = len(run.memory)
    return max(run.memory[int(count * start) : max(int(count * (start + 0.4)), int(count * start) + 1)])


def write_dump(path: Path, pages: list[str], records: int, packed: str) -> Path:
    """A dump with the pages over and over, each time with another id."""
    bodies = [json.dumps(page, ensure_ascii=False).encode() for page in pages]
    with path.open("wb") as file:
        for number in range(records):
            url = f"https://example.com/{number}.html"
            file.write(
                b'{"id": "%d", "url": "%s", "html": %s}\n' % (number, url.encode(), bodies[number % len(bodies)])
            )
    if not packed:
        return path
    packer = {"gz": ["gzip", "-1"], "zst": ["zstd", "-q", "--rm"]}[packed]
    subprocess.run([*packer, str(path)], check=True)
    return path.with_name(f"{path.name}.{packed}")


def cleaning_cpu(pages: list[str]) -> float:
    """CPU seconds of cleaning one page and making its record, on the average, as a worker does it."""
    from clean.batch.one import clean_record
    from clean.batch.record import Record

    def clean_all() -> None:
        for number, page in enumerate(pages):
            clean_record(Record(page, "dump", number, str(number)))

    clean_all()
    forget()
    start = time.process_time()
    clean_all()
    return (time.process_time() - start) / len(pages)


def count_records(path: Path) -> int:
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return int(pyarrow.parquet.read_metadata(path).num_rows)
    from clean.batch.streams import open_stream, steps

    compression: Any = {".gz": "gz", ".zst": "zst"}.get(path.suffix, "")
    with open_stream(str(path), compression) as stream:
        return sum(step.count(b"\n") for step in steps(stream))


# ------------------------------------------------------------------------------------------- over a folder of pages


def over_folder(folder: Path, files: int) -> dict[str, Any]:
    """A folder of pages to a folder of texts, beside trafilatura's own way to do that."""
    pages = folder / "pages"
    pages.mkdir()
    for number in range(files):
        (pages / f"{number:06}.html").write_text(made_page(number), "utf-8")
    jobs = str(machine()["cores"])
    commands = {
        f"clean -j {jobs}": [*COMMAND, str(pages), "-o", f"{folder}/clean/", "-j", jobs, "-q"],
        f"trafilatura --parallel {jobs}": [
            "trafilatura", "--input-dir", str(pages), "--output-dir", f"{folder}/trafilatura", "--parallel", jobs,
        ],
    }  # fmt: skip
    runs, rows = {}, []
    for name, command in commands.items():
        if shutil.which(command[0]) is None:
            print(f"left out: {name} (not installed)")
            continue
        one = watched(command)
        rows.append(
            [
                name,
                figure(files / one.seconds, 0),
                figure(one.seconds, 1),
                figure(one.cpu, 1),
                figure(max(one.memory), 0),
            ]
        )
        runs[name] = one._asdict()
    print(f"\n{files:,} files to a folder of texts")
    print(table(["command", "pages/s", "wall s", "CPU s", "MB most"], rows))
    return {"files": files, "runs": runs}


# ------------------------------------------------------------------------------------------------- watching a command


def watched(command: list[str]) -> Run:
    """Run a command to its end."""
    memory = []
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        memory.append(memory_of(process.pid))
        time.sleep(0.5)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    process.returncode = 0
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory or [0.0])


def memory_of(pid: int) -> float:
    """Proportional memory of a process and those under it, in MB; nothing of those that have just ended."""
    total = 0.0
    for one in (pid, *children_of(pid)):
        try:
            for line in Path(f"/proc/{one}/smaps_rollup").read_text("utf-8").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) / 1000
        except OSError:
            continue
    return total


def children_of(pid: int) -> list[int]:
    """All processes under a process."""
    found = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in thread.read_text("utf-8").split()]
        except OSError:
            continue
    return found + [one for child in found for one in children_of(child)]


if __name__ == "__main__":
    sys.exit(main())
