"""Many pages as a report to look at: what became of them, what was removed, from where, with samples.

It is made from the records that a run writes, one pass over them, in memory that does not grow with their number:
counts, and the few pages and lines that are shown. Which lines are shown as samples does not depend on their order.
"""

from __future__ import annotations

import heapq
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..labels import Label
from .document import amount, document, escape, family, tag

SAMPLES, WORST, SITES = 5, 20, 15
# Sites that are counted at a time; beyond it those with little spam are forgotten.
_MOST_SITES = 50_000
# A page of fewer characters says little by the share that was kept; and the longest sample that is shown.
_LITTLE, _LONGEST = 400, 120
_VERDICTS = {
    "article": ("an article", "kept"),
    "no article": ("no article", "chrome"),
    "spam": ("nothing but spam", "spam"),
}


@dataclass(slots=True)
class _Ranked:
    """The few greatest of what is offered; of equals, the first by key."""

    size: int
    heap: list[tuple[float, int, str, Any]] = field(default_factory=list)

    def offer(self, rank: float, key: str, value: Any) -> None:
        entry = (rank, -zlib.crc32(key.encode("utf-8", "replace")), key, value)
        if len(self.heap) < self.size:
            heapq.heappush(self.heap, entry)
        elif entry[:3] > self.heap[0][:3]:
            heapq.heapreplace(self.heap, entry)

    def best(self) -> list[Any]:
        return [entry[3] for entry in sorted(self.heap, key=lambda entry: entry[:3], reverse=True)]


@dataclass(frozen=True, slots=True)
class Page:
    """What a summary says of a page: its name, title and site, and how many of its characters went where."""

    name: str
    title: str
    verdict: str
    kept: int
    removed: int
    spam: int
    record: Mapping[str, Any]


@dataclass(slots=True)
class Summary:
    """What is gathered from records; `add` each, then ask `to_summary` for the page."""

    pages: int = 0
    kept: int = 0
    has_removed: bool = False
    verdicts: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    _samples: dict[str, _Ranked] = field(default_factory=dict)
    _most_spam: _Ranked = field(default_factory=lambda: _Ranked(WORST))
    _least_kept: _Ranked = field(default_factory=lambda: _Ranked(WORST))

    def add(self, record: Mapping[str, Any]) -> None:
        """Count a record: what `Article.to_dict` gave, with what a run adds (`id`, `input`)."""
        self.pages += 1
        self.verdicts[record["verdict"]] += 1
        kept = len(record["text"])
        self.kept += kept
        self.has_removed = self.has_removed or record.get("removed") is not None
        removed = spam = 0
        for line in record.get("removed") or ():
            size, label = len(line["text"]), line["label"] or "none"
            removed += size
            spam += size if label.startswith("spam.") else 0
            self.characters[label] += size
            self.lines[label] += 1
            self._sample(label, line)
        if spam:
            self._count_site(record, spam)
        self._rank(Page(_name(record), record.get("title") or "", record["verdict"], kept, removed, spam, record))

    def samples(self, label: str) -> list[Mapping[str, Any]]:
        """Some removed lines of a label."""
        return self._samples[label].best() if label in self._samples else []

    def most_spam(self) -> list[Page]:
        """The pages with the most spam."""
        return self._most_spam.best()

    def least_kept(self) -> list[Page]:
        """The pages of some length of which the least was kept: where to look for mistakes."""
        return self._least_kept.best()

    def _sample(self, label: str, line: Mapping[str, Any]) -> None:
        ranked = self._samples.setdefault(label, _Ranked(SAMPLES))
        text = line["text"][:_LONGEST]
        if all(entry[2] != text for entry in ranked.heap):
            ranked.offer(zlib.crc32(text.encode("utf-8", "replace")), text, line)

    def _count_site(self, record: Mapping[str, Any], spam: int) -> None:
        self.sites[_site(record.get("url"))] += spam
        if len(self.sites) > 2 * _MOST_SITES:
            self.sites = Counter(dict(self.sites.most_common(_MOST_SITES)))

    def _rank(self, page: Page) -> None:
        if page.spam:
            self._most_spam.offer(page.spam, page.name, page)
        total = page.kept + page.removed
        if total >= _LITTLE:
            self._least_kept.offer(1 - page.kept / total, page.name, page)


def to_summary(
    summary: Summary,
    name: str = "",
    link: Callable[[Page], str | None] = lambda page: None,
    failed: Mapping[str, int] | None = None,
) -> str:
    """The report as one HTML file that loads nothing, as text.

    name: what the run is called. link: the address of a page's own report, relative to this one, if there is one.
    failed: how many pages could not be cleaned, by kind of fault.

    >>> from clean import clean
    >>> summary = Summary()
    >>> summary.add(clean("首页 > 正文\\n臺北的夜市很熱鬧，遊客總是絡繹不絕。").to_dict())
    >>> "首页 &gt; 正文" in to_summary(summary)
    True
    """
    failed = failed or {}
    title = name or "Pages"
    body = "".join(
        (
            _header(summary, title, sum(failed.values())),
            f'<div class="pair">\n<div>\n{_verdicts(summary, failed)}{_sites(summary)}</div>\n',
            f"{_labels(summary)}</div>\n",
            _pages("Most spam", "The pages with the most spam.", summary.most_spam(), link),
            _pages(
                "Least kept",
                "Pages of which the smallest share was kept: if something went wrong, look here first.",
                summary.least_kept(),
                link,
            ),
            _all_samples(summary),
            "<footer>Made by <i>clean</i>. It holds all that it shows and loads nothing.</footer>\n",
        )
    )
    return document(f"{title} · clean", body, script=False)


def _name(record: Mapping[str, Any]) -> str:
    return str(record.get("url") or record.get("id") or record.get("input") or "page")


def _site(url: object) -> str:
    try:
        return urlsplit(str(url)).hostname or "without an address" if url else "without an address"
    except ValueError:
        return "without an address"


def _header(summary: Summary, title: str, failed: int) -> str:
    removed = sum(summary.characters.values())
    also = f"; {amount(failed, 'page', 'pages')} could not be cleaned" if failed else ""
    what = f"; {removed:,} were removed" if summary.has_removed else ""
    return (
        f'<header>\n<p class="kicker">{amount(summary.pages, "page", "pages")}</p>\n<h1>{escape(title)}</h1>\n'
        f"<p>{summary.kept:,} characters were kept{what}{also}.</p>\n</header>\n"
    )


def _verdicts(summary: Summary, failed: Mapping[str, int]) -> str:
    rows = [
        (
            f"<span>{escape(_VERDICTS.get(verdict, (verdict, ''))[0])}</span>",
            count,
            _VERDICTS.get(verdict, ("", "damage"))[1],
        )
        for verdict, count in summary.verdicts.most_common()
    ]
    rows += [(f"<span>failed: {escape(kind)}</span>", count, "damage") for kind, count in Counter(failed).most_common()]
    return _chart("verdicts", "Pages by verdict", "Pages", rows)


def _sites(summary: Summary) -> str:
    rows = [(f"<bdi>{escape(site)}</bdi>", count, "spam") for site, count in summary.sites.most_common(SITES)]
    return _chart("sites", "Sites with the most spam", "Characters", rows)


def _labels(summary: Summary) -> str:
    if not summary.has_removed:
        return '<p class="note">The records do not hold what was removed; write them with --explain removed.</p>\n'
    rows = [("<span>the articles</span>", summary.kept, "kept")]
    rows += [(_tag(label), count, _kind(label)) for label, count in summary.characters.most_common()]
    return _chart("labels", "Characters by label", "Characters", rows)


def _chart(key: str, heading: str, unit: str, rows: list[tuple[str, int, str]]) -> str:
    """Bars with their figures: a table, so that it can be read out, too."""
    if not rows:
        return f'<section>\n<h2>{heading}</h2>\n<p class="note">None.</p>\n</section>\n'
    most = max(count for _, count, _ in rows) or 1
    total = sum(count for _, count, _ in rows) or 1
    shown = "".join(
        f'<tr><td>{name}</td><td class="number">{count:,}</td><td class="number">{_percent(count / total)}</td><td>'
        f'<svg width="160" height="10" viewBox="0 0 160 10" aria-hidden="true"><rect class="{kind}" '
        f'width="{max(2, 160 * count / most):.1f}" height="10" rx="2"/></svg></td></tr>\n'
        for name, count, kind in rows
    )
    return (
        f'<section>\n<h2 id="{key}">{heading}</h2>\n<div class="scroll">'
        f'<table class="labels" aria-labelledby="{key}">\n'
        f'<thead><tr><th scope="col"><span class="unseen">Name</span></th><th scope="col" class="number">{unit}</th>'
        '<th scope="col" class="number">Share</th><th scope="col"><span class="unseen">Bar</span></th></tr></thead>\n'
        f"<tbody>\n{shown}</tbody>\n</table></div>\n</section>\n"
    )


def _percent(share: float) -> str:
    return "&lt; 0.1 %" if 0 < share < 0.0005 else f"{100 * share:.1f} %"


def _pages(heading: str, note: str, pages: list[Page], link: Callable[[Page], str | None]) -> str:
    """A table of pages, each with a link to its own report if it has one."""
    key = heading.lower().replace(" ", "-")
    if not pages:
        return f'<section>\n<h2>{heading}</h2>\n<p class="note">None.</p>\n</section>\n'
    rows = "".join(
        f"<tr><td>{_linked(page, link(page))}</td><td>{escape(page.verdict)}</td>"
        f'<td class="number">{page.kept:,}</td><td class="number">{page.removed:,}</td>'
        f'<td class="number">{page.spam:,}</td></tr>\n'
        for page in pages
    )
    return (
        f'<section>\n<h2 id="{key}">{heading}</h2>\n<p class="note">{note}</p>\n<div class="scroll">'
        f'<table class="pages" aria-labelledby="{key}">\n'
        '<thead><tr><th scope="col">Page</th><th scope="col">Verdict</th>'
        '<th scope="col" class="number">Kept</th><th scope="col" class="number">Removed</th>'
        f'<th scope="col" class="number">Spam</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n'
    )


def _linked(page: Page, address: str | None) -> str:
    title = f'<bdi lang="zh-Hans">{escape(page.title or page.name)}</bdi>'
    shown = f'<a href="{escape(address)}">{title}</a>' if address else title
    return f'{shown}<br><bdi class="note">{escape(page.name)}</bdi>' if page.title else shown


def _all_samples(summary: Summary) -> str:
    parts = [
        f'<h3>{_tag(label)}</h3>\n<ul class="samples {_kind(label)}">\n{_samples(summary.samples(label))}</ul>\n'
        for label, _ in summary.characters.most_common()
    ]
    return f"<section>\n<h2>Samples of what was removed</h2>\n{''.join(parts)}</section>\n" if parts else ""


def _samples(lines: list[Mapping[str, Any]]) -> str:
    return "".join(
        f'<li>{escape(_cut(line["text"]))} <span class="why">{escape(line["reason"] or "")}</span></li>\n'
        for line in lines
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _label(key: str) -> Label | None:
    try:
        return Label(key)
    except ValueError:
        return None


def _tag(key: str) -> str:
    """The label's tag; of one that this version does not know, its key."""
    label = _label(key)
    return tag(label) if label else f'<span class="tag damage">{escape(key)}</span>'


def _kind(key: str) -> str:
    return family(_label(key))
