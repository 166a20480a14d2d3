"""What `--site-lines` costs: time, memory and disk for made-up pages of sites of all sizes.

    python benchmarks/site_lines.py
    python benchmarks/site_lines.py --pages 100000,400000

Each page has 28 lines of its own and two of its site; one page in seven is of one large site, the others are spread
over sites of some hundreds. Each number of pages is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from measure import environment, figure, machine, table

OWN_LINES = 28
PAGES_OF_A_SITE = 500


def text_of(number: int, site: int) -> str:
    """The article of a page: lines of its own, then those of its site.

    >>> text_of(7, 0).split("\\n")[-1]
    '这里是第0个站点，欢迎订阅'
    """
    own = [f"第{number}页第{line}行的内容是这样写的" for line in range(OWN_LINES)]
    return "\n".join([*own, "欢迎访问本站的全部栏目", f"这里是第{site}个站点，欢迎订阅"])


def measure(pages: int) -> dict[str, float]:
    from clean.batch.site import SiteLines

    sites = max(1, pages // PAGES_OF_A_SITE)
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder, SiteLines(folder) as lines:
        for number in range(pages):
            site = 0 if number % 7 == 0 else number % sites
            data = {"url": f"http://site-{site}.example/{number}", "text": text_of(number, site)}
            began = time.perf_counter()
            lines.add(data)
            seconds += time.perf_counter() - began
        began = time.perf_counter()
        repeated = lines.repeated()
        seconds += time.perf_counter() - began
        disk = sum(os.path.getsize(entry.path) for entry in os.scandir(folder))
    return {
        "seconds": seconds,
        "ms": 1000 * seconds / pages,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "disk": disk / pages / (OWN_LINES + 2),
        "found": len(repeated.lines) / (2 * sites),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="100000,400000", help="how many, with commas between them")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    about = machine()
    print(f"{about['model']}, {about['cores']} cores, {about['python']}", flush=True)
    rows = []
    for count in map(int, options.pages.split(",")):
        command = [sys.executable, __file__, "--one", str(count)]
        found = json.loads(subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True).stdout)
        digits = {"seconds": 1, "ms": 3, "rss_mb": 0, "disk": 1, "found": 3}
        rows.append([f"{count:,}", *(figure(found[key], digits[key]) for key in digits)])
    print(table(("pages", "seconds", "ms a page", "peak RSS MB", "bytes of disk a line", "found"), rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
