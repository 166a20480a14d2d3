"""Which near duplicates `--dedup` finds, and what it costs.

    python benchmarks/dedup.py
    python benchmarks/dedup.py --thresholds 0.5,0.7,0.8 --repeats 5 --save NAME
    python benchmarks/dedup.py --scale 100000,1000000

Each article gets a twin in which a share of the sentences is changed, in three ways: replaced by a sentence of another
article, edited (one character in each five to ten is another), or left out. All articles and all their twins of one
way and share go through `find_duplicates` together. Recall is the share of twins that are found to belong to their
article; precision is the share of the pairs found that are an article and its twin. Articles are those of the pages of
../shared/bench where they are, and made-up reports of one pattern, which are the harder ones to tell apart.

`--scale` measures memory and time of the clustering alone, on so many made-up signatures with one duplicate in ten,
each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from growth import sentences
from measure import BENCH, ROOT, environment, figure, machine, save, table, versions

SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
MADE, LENGTH = 200, 20
SEED = 5
KNOWN = 0.3  # two pages that have more in common are one article that was found twice
LEAST = 8  # an article of fewer sentences cannot have a twentieth of them changed

Change = Callable[[Sequence[str], float, Sequence[str], random.Random], list[str]]


# ---------------------------------------------------------------------------------------------------------- articles


def articles(pages: Path) -> list[list[str]]:
    """The articles as lists of sentences: of the pages, each once, then made-up ones."""
    import clean

    found: list[list[str]] = []
    for path in sorted(pages.glob("*.html")) if pages.is_dir() else ():
        text = clean.clean(path.read_bytes()).text
        parts = re.findall(r"[^。！？\n]+[。！？]?\n?", text)
        if len(parts) >= LEAST and all(similarity(text, "".join(other)) < KNOWN for other in found):
            found.append(parts)
    made = sentences()
    return found + [list(islice(made, LENGTH)) for _ in range(MADE)]


def replaced(article: Sequence[str], share: float, others: Sequence[str], rng: random.Random) -> list[str]:
    """A share of the sentences is another article's."""
    chosen = _chosen(article, share, rng)
    return [rng.choice(others) if number in chosen else part for number, part in enumerate(article)]


def edited(article: Sequence[str], share: float, _others: Sequence[str], rng: random.Random) -> list[str]:
    """In a share of the sentences, one character in each five to ten is another."""
    chosen = _chosen(article, share, rng)
    return [_edited(part, rng) if number in chosen else part for number, part in enumerate(article)]


def left_out(article: Sequence[str], share: float, _others: Sequence[str], rng: random.Random) -> list[str]:
    """A share of the sentences is not there."""
    chosen = _chosen(article, share, rng)
    return [part for number, part in enumerate(article) if number not in chosen]


def _chosen(article: Sequence[str], share: float, rng: random.Random) -> set[int]:
    """The numbers of a share of the sentences; rounded by chance, so that it is the share on average."""
    exact = share * len(article)
    return set(rng.sample(range(len(article)), int(exact) + (rng.random() < exact % 1)))


def _edited(sentence: str, rng: random.Random) -> str:
    characters, at = list(sentence), rng.randrange(5)
    while at < len(characters):
        characters[at] = chr(rng.randrange(0x4E00, 0x9FA5))
        at += rng.randint(5, 10)
    return "".join(characters)


CHANGES: dict[str, Change] = {"replaced": replaced, "edited": edited, "left out": left_out}


# --------------------------------------------------------------------------------------------------------- measuring


def measure(
    originals: Sequence[Sequence[str]], change: Change, share: float, threshold: float, seed: int
) -> dict[str, float]:
    """Recall and precision of one way and share of change, and the mean true similarity of the pairs."""
    from clean.batch.dedup import find_duplicates

    rng = random.Random(seed)
    texts = {}
    for number, article in enumerate(originals):
        others = originals[rng.randrange(len(originals) - 1)]
        texts[f"{number}/original"] = "".join(article)
        texts[f"{number}/twin"] = "".join(change(article, share, others, rng))
    records = [{"id": name, "text": text} for name, text in texts.items()]
    with tempfile.TemporaryDirectory() as folder:
        marks = list(find_duplicates(records, folder, threshold))
    of = {record["id"]: mark.of if mark else record["id"] for record, mark in zip(records, marks, strict=True)}
    numbers = range(len(originals))
    found = sum(of[f"{number}/original"] == of[f"{number}/twin"] for number in numbers)
    joined = sum(mark is not None for mark in marks)
    true = [similarity(texts[f"{number}/original"], texts[f"{number}/twin"]) for number in numbers]
    return {
        "similarity": statistics.mean(true),
        "recall": found / len(originals),
        "precision": sum(_number(name) == _number(first) for name, first in of.items() if name != first) / joined
        if joined
        else 1.0,
    }


def cost(originals: Sequence[Sequence[str]]) -> float:
    """CPU seconds that the signatures take for a thousand characters."""
    from clean.batch.dedup import Signatures

    texts = ["".join(article) for article in originals]
    with tempfile.TemporaryDirectory() as folder, Signatures(folder) as signatures:
        began = time.process_time()
        for text in texts:
            signatures.add({"id": "", "text": text})
        return 1000 * (time.process_time() - began) / sum(map(len, texts))


def _number(name: str) -> str:
    return name.partition("/")[0]


def similarity(one: str, other: str) -> float:
    """The true Jaccard similarity of the shingles of two texts.

    >>> similarity("江面有雾今天停航", "江面有雾今天开航")
    0.3333333333333333
    """
    from clean.batch.signature import SHINGLE, normalized

    first, second = (
        {text[at : at + SHINGLE] for at in range(len(text) - SHINGLE + 1)} for text in map(normalized, (one, other))
    )
    return len(first & second) / len(first | second)


def measure_scale(count: int, folder: str) -> dict[str, float]:
    """Time and memory of the clustering of made-up signatures, every tenth a near copy of the one before it."""
    import numpy as np

    from clean.batch.clusters import find_clusters
    from clean.batch.signature import NUMBERS

    rng = np.random.default_rng(SEED)
    path = f"{folder}/signatures"
    signatures = np.memmap(path, np.uint32, "w+", shape=(count, NUMBERS))
    for start in range(0, count, 10_000):
        chunk = rng.integers(0, 1 << 32, (min(10_000, count - start), NUMBERS), np.uint32)
        chunk[1::10, : NUMBERS * 4 // 5] = chunk[::10, : NUMBERS * 4 // 5][: len(chunk[1::10])]
        signatures[start : start + len(chunk)] = chunk
    signatures.flush()
    del signatures
    mapped = np.memmap(path, np.uint32, "r").reshape(-1, NUMBERS)
    facts = rng.integers(0, 1 << 62, (2, count))
    chars = rng.integers(100, 5000, count, np.uint32)
    before = _private()
    start_time = time.perf_counter()
    with Watch() as watch:
        clusters = find_clusters(mapped, facts[0], chars, (facts[1],), 0.7, folder)
    seconds = time.perf_counter() - start_time
    return {
        "seconds": seconds,
        "bytes": (watch.peak - before) / count,
        "found": float((clusters.originals >= 0).sum() / max(1, count // 10)),
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


class Watch:
    """The highest private memory while it is entered; pages of mapped files, which the system may take back, apart."""

    def __enter__(self) -> Watch:
        import threading

        self.peak, self._done = _private(), threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.02):
            self.peak = max(self.peak, _private())


def _private() -> int:
    """Bytes of memory of this process that no file stands behind."""
    status = Path("/proc/self/status").read_text("ascii")
    match = re.search(r"^RssAnon:\s*(\d+) kB", status, re.M)
    return int(match.group(1)) * 1024 if match else 0


def apart(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", str(count), "--folder", folder]
        done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


# ----------------------------------------------------------------------------------------------------------- showing


def show(found: Mapping[str, Mapping[float, Mapping[str, float]]]) -> str:
    """One row for each share of changed sentences; for each way of change: true similarity, recall, precision."""
    ways = list(found)
    heads = ["changed", *(head for way in ways for head in (way, "recall", "precision"))]
    rows = []
    for share in SHARES:
        cells = [found[way][share][key] for way in ways for key in ("similarity", "recall", "precision")]
        rows.append([f"{100 * share:.0f} %", *(figure(cell, 3) for cell in cells)])
    return table(heads, rows)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=BENCH / "pages", help="folder of .html pages")
    parser.add_argument("--thresholds", default="", help="with commas between them (default: that of --dedup)")
    parser.add_argument("--repeats", type=int, default=3, help="how often, with other changes (default 3)")
    parser.add_argument("--scale", help="clustering alone: how many signatures, with commas between them")
    parser.add_argument("--save", metavar="NAME", help="keep the run")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measure_scale(options.one, options.folder)))
        return 0
    about = machine()
    print(f"{about['model']}, {about['cores']} cores, {about['python']}", flush=True)
    record = scale(options.scale) if options.scale else accuracy(options)
    if options.save:
        record["versions"] = versions(("clean-zh", "rensa", "numpy"))
        print(f"kept in {save(options.save, record).relative_to(ROOT)}")
    return 0


def scale(counts: str) -> dict[str, Any]:
    found = {count: apart(count) for count in map(int, counts.split(","))}
    rows = [
        [f"{count:,}", *(figure(values[key], 1) for key in ("seconds", "bytes", "rss_mb")), figure(values["found"], 3)]
        for count, values in found.items()
    ]
    print(table(("articles", "seconds", "bytes each", "peak RSS MB", "found"), rows))
    return {"scale": found}


def accuracy(options: argparse.Namespace) -> dict[str, Any]:
    from clean.batch.across import THRESHOLD

    originals = articles(options.pages)
    print(f"{len(originals)} articles, {MADE} of them made up, and as many twins; {options.repeats} times")
    print(f"a signature: {1000 * cost(originals):.2f} ms of CPU for 1,000 characters")
    record: dict[str, Any] = {"articles": len(originals), "repeats": options.repeats}
    for threshold in [float(text) for text in options.thresholds.split(",") if text] or [THRESHOLD]:
        found: dict[str, dict[float, dict[str, float]]] = {}
        for way, change in CHANGES.items():
            found[way] = {}
            for share in SHARES:
                runs = [measure(originals, change, share, threshold, SEED + run) for run in range(options.repeats)]
                found[way][share] = {key: statistics.mean(run[key] for run in runs) for key in runs[0]}
        print(f"\nthreshold {threshold}\n{show(found)}", flush=True)
        record[str(threshold)] = found
    return record


if __name__ == "__main__":
    raise SystemExit(main())
