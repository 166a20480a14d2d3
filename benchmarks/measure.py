"""What the benchmarks share: where the checkout is, on what machine a run stood, tables, and the file of a run.

Every benchmark measures the package of the checkout it stands in: as it is installed, compiled modules and all, if the
Python files that are installed are the checkout's; else the checkout's Python files.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared" / "bench"
RUNS = ROOT / "benchmarks" / "runs"


def _package_folder() -> Path:
    """The folder on the module path from which `clean` is to come."""
    for entry in sys.path:
        folder = Path(entry or ".").resolve()
        if (folder / "clean" / "__init__.py").is_file():
            return folder if folder != ROOT and _sources(folder) == _sources(ROOT) else ROOT
    return ROOT


def _sources(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in (folder / "clean").rglob("*.py")}


FOLDER = _package_folder()
if FOLDER == ROOT and str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def environment() -> dict[str, str]:
    """The environment of a child process that is to run the same package.

    Bytecode is written, as it is for a user: a child that compiled all modules anew would measure the compiler.
    """
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
    return {**kept, "PYTHONPATH": str(ROOT)} if FOLDER == ROOT else kept


def forget() -> None:
    """Empty what clean remembers of the pages it has seen, so that a second pass over them is no easier than the first.

    Those are the caches with a bound. A cache that has none, or room for one value, is for data that is loaded once a
    process, and stays.
    """
    for name, module in list(sys.modules.items()):
        if name == "clean" or name.startswith("clean."):
            for value in list(vars(module).values()):
                parameters = None if isinstance(value, type) else getattr(value, "cache_parameters", None)
                if parameters is not None and (parameters()["maxsize"] or 1) > 1:
                    value.cache_clear()


def machine() -> dict[str, Any]:
    """Cores, model, system and Python: what figures of two runs must share to be compared."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "model": _model(),
        "cores": usable,
        "load": [round(load, 2) for load in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _model() -> str:
    try:
        match = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.M)
    except OSError:
        match = None
    return match.group(1).strip() if match else platform.processor() or "unknown"


def versions(names: Iterable[str]) -> dict[str, str | None]:
    """The installed version of each distribution, None for one that is missing."""
    found: dict[str, str | None] = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def save(name: str, record: dict[str, Any]) -> Path:
    """Keep a run under `benchmarks/runs`, with the machine and the date; a run of the same name is replaced."""
    if not re.fullmatch(r"[\w][\w.-]*", name):
        raise SystemExit(f"--save {name!r}: letters, digits, dots, dashes and underscores only")
    RUNS.mkdir(exist_ok=True)
    path = RUNS / f"{name}.json"
    kept = {"date": now(), "machine": machine(), **record}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as aligned columns: the first to the left, all others to the right.

    >>> print(table(["page", "ms"], [["a", "1.50"], ["long", "12.25"]]))
    page     ms
    a      1.50
    long  12.25
    """
    cells = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    lines = []
    for row in cells:
        first = row[0].ljust(widths[0])
        lines.append("  ".join([first, *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]))
    return "\n".join(line.rstrip() for line in lines)


def figure(value: float | None, digits: int = 2) -> str:
    """A figure of a table, "-" for one that there is not."""
    return "-" if value is None else f"{value:,.{digits}f}"
