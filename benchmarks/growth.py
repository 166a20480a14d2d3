"""How the cost of a page grows with its size: CPU per MB for pages of 10 KB to 10 MB, of seven shapes.

    python benchmarks/growth.py
    python benchmarks/growth.py --shapes deep,lines --sizes 10K,100K,1M --save NAME

A cost that grows with the page gives the same figure in all columns. The last column is the largest page's figure
over that of 100 KB: what is well above 1 grows faster than the page. Pages are made up, the same ones every time, of
sentences that never repeat. Each is measured in a process of its own, warm, the best of some repeats, with a limit of
time: a page that takes longer is shown as such.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from measure import ROOT, environment, figure, forget, machine, now, save, table, versions

SIZES = "10K,100K,1M,10M"
UNITS = {"K": 10**3, "M": 10**6}
# Against the figure for this size the largest page's is held.
REFERENCE = 100 * UNITS["K"]
TIMEOUT = 60
# A page is cleaned as often as this takes, in seconds, and once at least; the best counts.
REPEAT = 1.0

_SUBJECTS = [
    "村里的老人",
    "年轻的医生",
    "市里的干部",
    "河边的渔民",
    "学校的老师",
    "厂里的工人",
    "山上的牧民",
    "车站的旅客",
    "店里的伙计",
    "城里的居民",
]
_TIMES = ["去年春天", "前几天", "一大早", "到了秋天", "下雨的时候", "晚饭以后", "刚入冬时", "第二天", "年底", "那一年"]
_ACTS = [
    "修好了门前的石桥",
    "种下了两千棵桃树",
    "把旧仓库改成图书室",
    "说起了当年的收成",
    "写信请来一位技术员",
    "在院子里搭起了凉棚",
    "把河道重新挖了一遍",
    "办起了一个小小的展览",
    "把路灯换成了新的",
    "终于学会了开拖拉机",
]
_REMARKS = [
    "大家都觉得这是一件好事",
    "谁也没有想到会这样快",
    "这件事后来上了报纸",
    "孩子们高兴得跑来跑去",
    "算下来花了不到三万元",
    "天气却一直没有好转",
    "邻村的人也赶来看热闹",
    "剩下的活儿还要干两个月",
    "几位老人听了直点头",
    "账目就贴在祠堂的墙上",
]
_PLACES = "东西南北上下前后大小新老长高白红青黄石水"
_KINDS = ["桥村", "河镇", "山乡", "湾里", "店子", "家庄", "沟口", "林场", "坪上", "塘边"]

Lines = Iterator[str]


# ------------------------------------------------------------------------------------------------------------- pages


def sentences() -> Lines:
    """Sentences of a made-up report, without end; each has a place and a number of its own."""
    choose = random.Random(7).choice
    for number in count(1):
        who = choose(_PLACES) + choose(_PLACES) + choose(_KINDS) + choose(_SUBJECTS)
        yield f"{choose(_TIMES)}，{who}{choose(_ACTS)}，{choose(_REMARKS)}，前后共有{number}户人家出力。"


def paragraphs() -> Lines:
    made = sentences()
    while True:
        yield "".join(next(made) for _ in range(3))


def headlines() -> Lines:
    for sentence in sentences():
        yield sentence.split("，")[1]


def _deep() -> Lines:
    """Each paragraph one container deeper than the one before."""
    for paragraph in paragraphs():
        yield f'<div class="level"><p>{paragraph}</p>'


def _wide() -> Lines:
    """Small containers side by side, as cards and comments are."""
    for sentence in sentences():
        yield f'<div class="item"><span>{sentence[:6]}</span><div class="text">{sentence}</div></div>'


def _links() -> Lines:
    """Lists of links with an article among them."""
    texts, titles = paragraphs(), headlines()
    for number in count():
        if number % 40 == 0:
            yield f"<p>{next(texts)}</p>"
        yield f'<li><a href="/news/{number}.html">{next(titles)}</a></li>'


def _text() -> Lines:
    """Long paragraphs and hardly any markup."""
    for paragraph in paragraphs():
        yield f"<p>{paragraph}</p>"


def _table() -> Lines:
    """One table of data."""
    for number, title in enumerate(headlines()):
        yield f"<tr><td>{number}</td><td>{title}</td><td>{number % 89}</td></tr>"


def _plain() -> Lines:
    """A page that lost its HTML: paragraphs, now and then some short lines."""
    texts, titles = paragraphs(), headlines()
    for number in count():
        yield next(texts)
        if number % 10 == 9:
            yield from (next(titles) for _ in range(5))


def _traditional() -> Lines:
    """The same in traditional characters, which must be converted."""
    from opencc import OpenCC

    convert = OpenCC("s2tw").convert
    for line in _plain():
        yield convert(line)


_DOCUMENT = "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{body}"
SHAPES: dict[str, tuple[Callable[[], Lines], str]] = {
    "deep": (_deep, _DOCUMENT),
    "wide": (_wide, _DOCUMENT),
    "links": (_links, _DOCUMENT.replace("{body}", "<ul>{body}</ul>")),
    "text": (_text, _DOCUMENT),
    "table": (_table, _DOCUMENT.replace("{body}", "<table>{body}</table>")),
    "lines": (_plain, "{title}\n{body}"),
    "traditional": (_traditional, "{title}\n{body}"),
}


def page(shape: str, size: int) -> bytes:
    """A page of a shape, of `size` bytes or a line more."""
    make, frame = SHAPES[shape]
    lines: list[str] = []
    length = len(frame)
    for line in make():
        lines.append(line)
        length += len(line.encode()) + 1
        if length >= size:
            break
    return frame.format(title="石桥村修好了门前的路", body="\n".join(lines)).encode()


# --------------------------------------------------------------------------------------------------------- measuring


def measure(shape: str, size: int) -> dict[str, float]:
    """Best CPU seconds for one page in this process, its size, peak memory in MB, and how much of it was kept."""
    from clean import clean

    data, warm = page(shape, size), page(shape, 10_000)
    for _ in range(3):
        clean(warm)
    kept = 0
    best = spent = float("inf")
    began = time.process_time()
    while best == float("inf") or spent < REPEAT:
        forget()
        start = time.process_time()
        kept = len(clean(data).text.encode())
        end = time.process_time()
        best, spent = min(best, end - start), end - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mb = peak / 2**20 if sys.platform == "darwin" else peak / 2**10
    return {"seconds": best, "bytes": len(data), "peak_mb": peak_mb, "kept": kept / len(data)}


def apart(shape: str, size: int, timeout: float) -> dict[str, float] | None:
    """`measure` in a process of its own; None if that takes longer than `timeout` seconds."""
    command = [sys.executable, __file__, "--one", shape, "--sizes", str(size)]
    try:
        done = subprocess.run(command, capture_output=True, env=environment(), timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"{shape}, {size:,} bytes: failed\n{done.stderr.decode(errors='replace')}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def per_mb(measured: Mapping[str, float]) -> float:
    return 1000 * measured["seconds"] / (measured["bytes"] / UNITS["M"])


def growth(by_size: Mapping[int, Mapping[str, float] | None]) -> float | None:
    """CPU per MB of the largest page over that of the reference size; infinite if the largest took too long.

    >>> growth({100_000: {"seconds": 1, "bytes": 100_000}, 1_000_000: {"seconds": 20, "bytes": 1_000_000}})
    2.0
    """
    reference, largest = by_size.get(REFERENCE), max(by_size)
    if reference is None or largest <= REFERENCE:
        return None
    last = by_size[largest]
    return float("inf") if last is None else per_mb(last) / per_mb(reference)


# ---------------------------------------------------------------------------------------------------------- printing


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", default=",".join(SHAPES), help="which, with commas between them (default all)")
    parser.add_argument("--sizes", default=SIZES, help=f"bytes, with K or M (default {SIZES})")
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help=f"seconds for one page (default {TIMEOUT})")
    parser.add_argument(
        "--save", nargs="?", const=f"growth-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    parser.add_argument("--one", choices=list(SHAPES), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    sizes = [size_of(text) for text in options.sizes.split(",")]
    if options.one:
        print(json.dumps(measure(options.one, sizes[0])))
        return 0
    shapes = [name for name in SHAPES if name in options.shapes.split(",")]
    if not shapes:
        parser.error(f"--shapes {options.shapes}: of {'; '.join(SHAPES)}")
    about = machine()
    print(f"CPU ms per MB; {about['model']}, {about['cores']} cores, {about['python']}", flush=True)
    found = {shape: {size: apart(shape, size, options.timeout) for size in sizes} for shape in shapes}
    print(show(found, options.timeout))
    if options.save:
        record = {"versions": versions(("clean-zh", "selectolax", "opencc")), "shapes": found}
        print(f"kept in {save(options.save, record).relative_to(ROOT)}")
    return 0


def size_of(text: str) -> int:
    """A size in bytes.

    >>> size_of("10K"), size_of("1m"), size_of("2500")
    (10000, 1000000, 2500)
    """
    digits, unit = (text[:-1], UNITS.get(text[-1:].upper())) if not text.isdecimal() else (text, 1)
    if unit is None or not digits.isdecimal() or not int(digits):
        raise SystemExit(f"--sizes: {text!r} is no size such as 10K or 1M")
    return int(digits) * unit


def name_of(size: int) -> str:
    """A size as a heading.

    >>> name_of(10_000), name_of(10_000_000), name_of(1500)
    ('10 KB', '10 MB', '1500 B')
    """
    for unit in ("M", "K"):
        if size % UNITS[unit] == 0:
            return f"{size // UNITS[unit]} {unit}B"
    return f"{size} B"


def show(found: Mapping[str, Mapping[int, Mapping[str, float] | None]], timeout: float) -> str:
    sizes = list(next(iter(found.values())))
    rows = []
    for shape, by_size in found.items():
        grown = growth(by_size)
        cells = [figure(per_mb(m), 1) if m else f"over {timeout:.0f} s" for m in by_size.values()]
        largest = by_size[max(by_size)]
        peak = figure(largest["peak_mb"], 0) if largest else "-"
        kept = f"{100 * largest['kept']:.0f} %" if largest else "-"
        rows.append((shape, *cells, "-" if grown is None else figure(grown), peak, kept))
    return table(("shape", *map(name_of, sizes), "growth", "peak MB", "kept"), rows)


if __name__ == "__main__":
    raise SystemExit(main())
