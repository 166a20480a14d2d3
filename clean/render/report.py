"""One page as a report to look at: the page beside its article, each removed line with its label and the reason.

Every row is a line of the page: at the left as it came, at the right what became of it. Read down the right side,
that is the article, with notes in the places where something was taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..labels import Label
from .document import amount, document, escape, family, tag

if TYPE_CHECKING:
    from ..article import Article, Block
    from ..metadata import Origin

_FIELDS = ("title", "author", "date", "source", "editor", "site")
_PLACES = {
    "above": "line above the article",
    "inside": "removed line inside the article",
    "body": "line of the article",
    "below": "line below the article",
    "head": "head of the page",
    "address": "the address",
}
_VERDICTS = {"article": "an article", "no article": "no article", "spam": "nothing but spam"}
_LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant", "mixed": "zh-Hant", "other": "und"}
# Longest text of a head's field that is shown whole.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page with the parts that were cut out of it."""

    block: Block
    parts: tuple[Block, ...]


def to_report(article: Article, name: str = "") -> str:
    """The report as one HTML file that loads nothing, as text.

    name: what the page is called: its file or its address.

    >>> from clean import clean
    >>> report = to_report(clean("<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>"), "page.html")
    >>> "臺北的夜市" in report, "台北的夜市" in report, "page.html" in report
    (True, True, True)
    """
    lines = list(_lines(article))
    title = article.title or name or "Page without a title"
    body = "".join(
        (
            '<a class="skip" href="#lines">Skip to the lines</a>\n',
            _header(article, title, name),
            _strip(lines),
            f'<div class="pair">\n{_facts(article)}{_labels(article)}</div>\n',
            _tools(article),
            _table_of_lines(lines, _LANGUAGES.get(article.script, "und")),
            "<footer>Made by <i>clean</i>. It holds all that it shows and loads nothing.</footer>\n",
        )
    )
    return document(f"{title} · clean", body)


def _lines(article: Article) -> Iterator[_Line]:
    """The blocks that show anything, parts with the line that they were cut out of."""
    current: list[Block] = []
    for block in article.blocks:
        if not block.text.strip():
            continue
        if current and current[0].kept and block.inside and not block.kept:
            current.append(block)
            continue
        if current:
            yield _Line(current[0], tuple(current[1:]))
        current = [block]
    if current:
        yield _Line(current[0], tuple(current[1:]))


def _header(article: Article, title: str, name: str) -> str:
    kept = [block for block in article.blocks if block.kept]
    characters, all_characters = (sum(len(block.text) for block in blocks) for blocks in (kept, article.blocks))
    what = _VERDICTS.get(article.verdict, article.verdict)
    called = f"{escape(name)} · " if name and name != title else ""
    return (
        f'<header>\n<p class="kicker">{called}{what}</p>\n<h1 lang="zh-Hans">{escape(title)}</h1>\n'
        f"<p>Kept {amount(len(kept), 'line', 'lines')} with {characters:,} of {all_characters:,} characters; "
        f"removed {amount(len(article.removed), 'line or part', 'lines and parts')}.</p>\n</header>\n"
    )


def _strip(lines: list[_Line]) -> str:
    """The page from top to bottom as a strip from left to right, as long as its text."""
    runs: list[tuple[str, int]] = []
    for line in lines:
        kind = "kept" if line.block.kept else family(line.block.label)
        size = len(line.block.text)
        if runs and runs[-1][0] == kind:
            size += runs.pop()[1]
        runs.append((kind, size))
    total, at, marks = sum(size for _, size in runs) or 1, 0, []
    for kind, size in runs:
        marks.append(
            f'<rect class="{kind}" x="{1000 * at / total:.2f}" width="{1000 * size / total:.2f}" height="10"/>'
        )
        at += size
    return (
        '<svg class="strip" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" '
        'aria-label="The page from its first to its last line, the article dark, removed lines in the colours of '
        f'their labels"><title>The page, first line to last</title>{"".join(marks)}</svg>\n'
    )


def _facts(article: Article) -> str:
    """Metadata, and where the page says it."""
    origins = article.origins
    facts = [_fact(field, getattr(article, field), origins.get(field)) for field in _FIELDS]
    facts += [_fact("address", article.url, None), _fact("came in", f"{article.script}, {article.encoding}", None)]
    heading = "<h2>What the page says of its article</h2>"
    return f'<section>\n{heading}\n<dl class="facts">\n{"".join(facts)}</dl>\n</section>\n'


def _fact(field: str, value: str | None, origin: Origin | None) -> str:
    where = ""
    if value and origin is not None:
        text = origin.text if len(origin.text) <= _LONGEST else f"{origin.text[:_LONGEST]}…"
        where = f'<span class="note">{_PLACES[origin.where]}: <bdi>{escape(text)}</bdi></span>'
    return f"<dt>{field}</dt><dd>{escape(value or '—')}{where}</dd>\n"


def _labels(article: Article) -> str:
    """The labels of the page by their share of its characters, with counts."""
    if not article.removed:
        return '<section>\n<h2>What was removed</h2>\n<p class="note">Nothing.</p>\n</section>\n'
    lines: Counter[Label | None] = Counter(block.label for block in article.removed)
    characters: Counter[Label | None] = Counter()
    for block in article.removed:
        characters[block.label] += len(block.text)
    most = max(characters.values()) or 1
    rows = "".join(
        f'<tr><td>{tag(label, pick=True)}</td><td class="number">{lines[label]:,}</td>'
        f'<td class="number">{count:,}</td><td>{_bar(family(label), count / most)}</td></tr>\n'
        for label, count in characters.most_common()
    )
    return (
        '<section>\n<h2 id="removed">What was removed</h2>\n<div class="scroll">'
        '<table class="labels" aria-labelledby="removed">\n'
        '<thead><tr><th scope="col">Label</th><th scope="col" class="number">Lines</th><th scope="col" class="number">'
        'Characters</th><th scope="col"><span class="unseen">Share of the removed characters</span></th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n"
    )


def _bar(kind: str, share: float) -> str:
    return (
        '<svg width="160" height="10" viewBox="0 0 160 10" aria-hidden="true">'
        f'<rect class="{kind}" width="{max(2, 160 * share):.1f}" height="10" rx="2"/></svg>'
    )


def _tools(article: Article) -> str:
    """Search and filter; shown by the script that makes them work."""
    counts = Counter(block.label for block in article.removed if block.label)
    options = [("all", "all lines"), ("kept", "the article"), ("removed", "what was removed")]
    if any(label.is_spam for label in counts):
        options.append(("spam", "spam"))
    options += [(label.value, f"{label.value} {label.chinese} ({counts[label]:,})") for label in Label if counts[label]]
    choices = "".join(f'<option value="{value}">{text}</option>' for value, text in options)
    return (
        '<h2 id="lines">Line by line</h2>\n<div class="tools" role="search" hidden>\n'
        '<label>Search <input id="search" type="search" autocomplete="off" spellcheck="false"></label>\n'
        f'<label>Show <select id="label" autocomplete="off">{choices}</select></label>\n'
        '<output id="count" for="search label" aria-live="polite"></output>\n</div>\n'
    )


def _table_of_lines(lines: list[_Line], language: str) -> str:
    rows = "".join(_line(number, line, language) for number, line in enumerate(lines, start=1))
    return (
        '<div class="over" aria-hidden="true"><span></span><span>The page as it came</span><span>The article, and why '
        f'lines are not in it</span></div>\n<ol class="lines">\n{rows}</ol>\n'
        '<p class="none" id="none" hidden>No line is like that.</p>\n'
    )


def _line(number: int, line: _Line, language: str) -> str:
    """One row: number, the line as it came, and what became of it."""
    block, parts = line.block, line.parts
    labels = " ".join(dict.fromkeys(part.label.value for part in (block, *parts) if part.label))
    if block.kept:
        labels = f" {labels}" if labels else ""
        kind = f"kept {block.role.value.replace(' ', '-')}"
        kind += " same" if block.original is None and not parts else ""
        before = _before(block.original or block.text, parts)
        after = f'<p lang="zh-Hans">{escape(block.text)}</p>' + "".join(map(_note, parts))
    else:
        kind = f"removed {family(block.label)}"
        before, after = f"<p>{escape(block.text)}</p>", _note(block)
    return (
        f'<li id="line-{number}" class="{kind}" data-labels="{labels}"><a class="no" href="#line-{number}">'
        f'<span class="unseen">Line </span>{number}</a><div class="before" lang="{language}">{before}</div>'
        f'<div class="after">{after}</div></li>\n'
    )


def _note(block: Block) -> str:
    """Label and reason of what was removed."""
    said = "Part removed: " if block.inside else "Removed: "
    return (
        f'<p><span class="unseen">{said}</span>{tag(block.label)} <span class="why">{escape(block.reason)}</span></p>'
    )


def _before(text: str, parts: tuple[Block, ...]) -> str:
    """The line as it came with its cut parts struck through; those that are not found in it stand below."""
    shown, below, at = "", "", 0
    for part in parts:
        found = text.find(part.text, at)
        struck = f'<del class="{family(part.label)}">{escape(part.text)}</del>'
        if found < 0:
            below += f"<p>{struck}</p>"
            continue
        shown += escape(text[at:found]) + struck
        at = found + len(part.text)
    return f"<p>{shown}{escape(text[at:])}</p>{below}"
