"""How right clean is, beside its peers, on pages whose article a person has marked.

    python benchmarks/accuracy.py                                    # the small set of tests/accuracy_pages
    python benchmarks/accuracy.py --pages ../shared/bench/pages      # any folder of pages in this format
    python benchmarks/accuracy.py --only clean,clean-precision,clean-recall --save NAME

A page is NAME.html or NAME.txt beside NAME.json: `text`, the article, one block a line, without the title; `title`;
`optional`, a list of texts that may be in the output or not; `encoding`, that of the page, if it is not found from it;
`url`. What the figures are is told in `scoring.py`.

Peers get the settings that suit them best (`peers.py`), and the page in UTF-8, whatever it came in: clean alone has to
find out. A fragment is wrapped for them, and so is a page that lost its HTML, a paragraph a line. What they put in
front of list items and between the cells of tables is taken off. A page that a system fails on scores as if nothing
had come out.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import peers
from measure import ROOT, figure, now, save, table, versions
from scoring import Gold, Score, score

PAGES = ROOT / "tests" / "accuracy_pages"
SUFFIXES = {"html": (".html",), "text": (".txt",), "all": (".html", ".txt")}
# clean by what it favors.
OWN = {"clean": "balanced", "clean-precision": "precision", "clean-recall": "recall"}
# The distribution of each system.
SYSTEMS = {**dict.fromkeys(OWN, "clean-zh"), **{name: peer.distribution for name, peer in peers.SCORED.items()}}
_DECLARED = re.compile(rb"(<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?)[\w:.-]+", re.I)
_BODY = re.compile(r"<(?:html|body|frameset)[\s>]", re.I)
_HEAD = 1 << 13
_ITEM = re.compile(r"\s*(?:[-*•‣◦]|\d+\.(?=\s))\s+")
_RULE = re.compile(r"[\s|:-]+")


class MarkedPage(NamedTuple):
    """A page and what its article is. utf8: the page as peers get it."""

    name: str
    data: bytes
    utf8: bytes
    url: str | None
    gold: Gold


class Row(NamedTuple):
    """One page of one system."""

    system: str
    page: str
    error: str | None
    score: Score


System = Callable[[MarkedPage], str]


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    try:
        pages = list(read(options.pages, options.kind))
    except (OSError, ValueError, KeyError) as error:
        print(f"{options.pages}: {error}", file=sys.stderr)
        return 2
    if not pages:
        print(f"no pages beside a .json in {options.pages}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in options.only:
        system = load(name)
        if isinstance(system, str):
            print(f"left out: {name} ({system})", file=sys.stderr)
        else:
            rows += [run(name, system, page) for page in pages]
    if not rows:
        return 2
    summary = summarise(rows)
    record = {"pages": [page.name for page in pages], "summary": summary, "rows": [plain(row) for row in rows]}
    if options.json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        print(f"{len(pages)} pages of {options.pages}")
        print(show(summary))
        if options.worst:
            print(show_worst(rows, options.worst))
    if options.save:
        print(f"kept in {save(options.save, record).relative_to(ROOT)}", file=sys.stderr)
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="folder of marked pages")
    parser.add_argument("--kind", choices=sorted(SUFFIXES), default="all", help="which of its pages (default all)")
    parser.add_argument(
        "--only", type=lambda names: names.split(","), default=list(SYSTEMS), metavar="A,B",
        help=f"systems, of {', '.join(SYSTEMS)}",
    )  # fmt: skip
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also the N worst pages of each system")
    parser.add_argument("--json", action="store_true", help="the summary and the row of each page as JSON")
    parser.add_argument(
        "--save", nargs="?", const=f"accuracy-{now()[:16].replace(':', '')}", metavar="NAME", help="keep the run"
    )
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(SYSTEMS)
    if unknown:
        parser.error(f"no such system: {', '.join(sorted(unknown))}")
    return options


# ------------------------------------------------------------------------------------------------------------- pages


def read(folder: Path, kind: str = "all") -> Iterator[MarkedPage]:
    """The marked pages of a folder, by name."""
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES[kind] and path.with_suffix(".json").exists():
            marks = json.loads(path.with_suffix(".json").read_text("utf-8"))
            data = path.read_bytes()
            optional = [*(marks.get("optional") or ()), *filter(None, [marks.get("title")])]
            utf8 = as_utf8(data, marks.get("encoding"), path.suffix == ".html")
            yield MarkedPage(path.stem, data, utf8, marks.get("url"), Gold(marks["text"], optional))


def as_utf8(data: bytes, encoding: str | None, is_html: bool) -> bytes:
    """A page as HTML in UTF-8 that says so.

    >>> as_utf8('<meta charset="gbk"><body>夜市</body>'.encode("gbk"), "gbk", True).decode()
    '<meta charset="utf-8"><body>夜市</body>'
    """
    if encoding:
        text = data.decode(encoding, "replace")
    else:
        from clean.decode import to_utf8

        text = to_utf8(data)[0].decode("utf-8", "replace")
    if not is_html:
        text = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    if not _BODY.search(text):
        text = f'<html><head><meta charset="utf-8"></head><body>{text}</body></html>'
    page = text.encode()
    return _DECLARED.sub(rb"\1utf-8", page[:_HEAD]) + page[_HEAD:]


# ----------------------------------------------------------------------------------------------------------- systems


def load(name: str) -> System | str:
    """A system from a marked page to its text, or why there is none."""
    if name in OWN:
        return _clean(OWN[name])
    peer = peers.load(name, peers.SCORED)
    return peer if isinstance(peer, str) else lambda page: plain_lines(peer(page.utf8))


def _clean(favor: Any) -> System:
    from clean import Options, clean

    options = Options(favor=favor)
    return lambda page: clean(page.data, url=page.url, options=options).text


def plain_lines(text: str) -> str:
    """An output without the marks of list items and tables.

    >>> plain_lines("- 盐\\n| 片区 | 日期 |\\n|---|---|\\n3. 水")
    '盐\\n片区   日期\\n水'
    """
    lines = (_ITEM.sub("", line, count=1) if _ITEM.match(line) else line for line in text.splitlines())
    return "\n".join(_cells(line) for line in lines if not ("|" in line and _RULE.fullmatch(line)))


def _cells(line: str) -> str:
    bare = line.strip()
    return bare.strip("|").replace("|", " ").strip() if bare.startswith("|") else line


def run(name: str, system: System, page: MarkedPage) -> Row:
    """Score one page. Whatever a system raises, the run goes on."""
    try:
        text, error = system(page), None
    except Exception as raised:
        text, error = "", f"{type(raised).__name__}: {raised}"
    return Row(name, page.name, error, score(text, page.gold))


# ----------------------------------------------------------------------------------------------------------- results


def summarise(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The mean of each figure over the pages, for each system, best f1 first."""
    by_system: dict[str, list[Row]] = {}
    for row in rows:
        by_system.setdefault(row.system, []).append(row)
    summary = []
    for name, own in by_system.items():
        distribution = SYSTEMS[name]
        summary.append(
            {
                "system": name,
                "version": versions([distribution])[distribution],
                **{field: statistics.fmean(getattr(row.score, field) for row in own) for field in Score._fields},
                "errors": sum(row.error is not None for row in own),
            }
        )
    return sorted(summary, key=lambda row: -row["f1"])


def show(summary: Sequence[dict[str, Any]]) -> str:
    return table(
        ("system", "version", *Score._fields, "errors"),
        [
            (
                row["system"], row["version"] or "-",
                *(figure(row[field], 1 if field in ("lost", "extra") else 3) for field in Score._fields),
                str(row["errors"]),
            )
            for row in summary
        ],
    )  # fmt: skip


def show_worst(rows: Sequence[Row], count: int) -> str:
    """The pages with the lowest f1 of each system."""
    lines = []
    for name in dict.fromkeys(row.system for row in rows):
        worst = sorted((row for row in rows if row.system == name), key=lambda row: row.score.f1)[:count]
        lines += [
            (name, row.page, figure(row.score.f1, 3), str(row.score.lost), str(row.score.extra), row.error or "")
            for row in worst
        ]
    return table(("worst pages", "page", "f1", "lost", "extra", "error"), lines)


def plain(row: Row) -> dict[str, Any]:
    """A row as it is kept."""
    return {"system": row.system, "page": row.page, "error": row.error, **row.score._asdict()}


if __name__ == "__main__":
    raise SystemExit(main())
