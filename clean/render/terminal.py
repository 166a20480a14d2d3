"""The page as a terminal shows it: the article plain, what was removed dim, label and reason at the margins.

    navigation     - 網事首頁 > 網事號 > 正文                    shape of a navigation line
                     晚上九点半，阅览室里仍然坐满了人。
    spam.contact   ~ 加微信领资料                                an account and an offer

Labels stand in a column at the left, reasons at the right margin, or under a line that leaves no room; neighbours
with one reason give it once. A part that was cut out of a line is shown where it stood, struck through. Without
colour the columns tell the same, and such a part stands in [- -].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..labels import Label
from .columns import columns, wrap
from .explain import to_explanation
from .text import visible

if TYPE_CHECKING:
    from ..article import Article, Block

# Below this there is no room for a column of labels; above that, lines are too long to read.
NARROWEST, WIDEST = 60, 110
_LABELS = 14
_MARGIN = _LABELS + 3
_RED, _YELLOW, _CYAN, _DIM, _STRUCK = "31", "33", "36", "2", "9"
_OF_THE_ARTICLE = frozenset({Label.TITLE, Label.BYLINE, Label.EDITOR, Label.CAPTION})


@dataclass(frozen=True, slots=True)
class _Paint:
    """Puts colours into text, or does not."""

    colour: bool

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text and codes else text


def to_terminal(article: Article, *, width: int, colour: bool, removed_only: bool = False) -> str:
    """The page laid out for a terminal of that width, and at its end how much was kept and removed.

    colour: spam red, what belongs to the article (title, by-line) cyan, other labels yellow.
    """
    paint = _Paint(colour)
    blocks = article.removed if removed_only else article.blocks
    if width < NARROWEST:
        account = to_explanation(article, removed_only=removed_only)
        lines: Iterable[str] = (_narrow(line, paint) for line in account.splitlines())
    else:
        lines = _rows(blocks, min(width, WIDEST) - _MARGIN, paint)
    return "".join(f"{line}\n" for line in (*lines, "", *_summary(article, min(width, WIDEST), paint)))


def _narrow(line: str, paint: _Paint) -> str:
    """A line of the plain account, dim when it was removed."""
    return line if line.startswith("  ") else paint(line, _DIM)


def _rows(blocks: Iterable[Block], measure: int, paint: _Paint) -> Iterator[str]:
    """The lines of all blocks; parts that were cut out of a kept line follow it."""
    pending: list[Block] = []
    last: tuple[Label | None, str] | None = None
    for block in blocks:
        if pending and not (block.inside and not block.kept):
            yield from _kept(pending, measure, paint)
            pending = []
        if block.kept:
            pending, last = [block], None
        elif pending:
            pending.append(block)
        else:
            reason = "" if (block.label, block.reason) == last else block.reason
            yield from _removed(block, reason, measure, paint)
            last = (block.label, block.reason)
    if pending:
        yield from _kept(pending, measure, paint)


def _kept(blocks: list[Block], measure: int, paint: _Paint) -> Iterator[str]:
    """A line of the article with what was cut out of it in its place, and a line of label and reason a part."""
    block, *parts = blocks
    text, struck = _with_parts(block, parts, paint.colour)
    for start, end in _lines(text, measure):
        shown = "".join(
            paint(text[a:b], _colour(label), _STRUCK) if label else text[a:b]
            for a, b, label in _pieces(start, end, struck)
        )
        yield (" " * _MARGIN + shown).rstrip()
    for part in parts:
        if part.at is None:
            yield from _removed(part, part.reason, measure, paint)
        else:
            yield f"{_label(part, paint)} ~ {paint(visible(part.reason), _DIM)}".rstrip()


def _with_parts(block: Block, parts: list[Block], colour: bool) -> tuple[str, list[tuple[int, int, Label | None]]]:
    """The line as it was before the cuts, and where in it the cut parts are."""
    text, done = "", 0
    struck: list[tuple[int, int, Label | None]] = []
    for part in parts:
        if part.at is not None:
            text += _flat(block.text[done : part.at])
            gone = _flat(part.text) if colour else f"[-{_flat(part.text)}-]"
            struck.append((len(text), len(text) + len(gone), part.label))
            text += gone
            done = part.at
    return text + _flat(block.text[done:]), struck


def _pieces(
    start: int, end: int, struck: list[tuple[int, int, Label | None]]
) -> Iterator[tuple[int, int, Label | None]]:
    """A stretch of a line cut at the edges of what is struck through."""
    for first, last, label in struck:
        if first < end and last > start:
            yield start, max(start, first), None
            yield max(start, first), min(end, last), label
            start = min(end, last)
    yield start, end, None


def _removed(block: Block, reason: str, measure: int, paint: _Paint) -> Iterator[str]:
    """A removed line: label, text, and the reason at the right margin or, if there is no room, under it."""
    text, reason = _flat(block.text), visible(reason)
    spam = block.label is not None and block.label.is_spam
    lines = [text[start:end] for start, end in _lines(text, measure)]
    room = measure - columns(lines[-1]) - columns(reason)
    margin = f"{_label(block, paint)} {'~' if block.inside else '-'} "
    for number, line in enumerate(lines):
        shown = paint(line, *([_RED] if spam else [_DIM]))
        if number == len(lines) - 1 and reason and room >= 2:
            shown += " " * room + paint(reason, _DIM)
        yield (margin if number == 0 else " " * _MARGIN) + shown
    if reason and room < 2:
        for start, end in wrap(reason, measure - 2):
            yield " " * (_MARGIN + 2) + paint(reason[start:end], _DIM)


def _label(block: Block, paint: _Paint) -> str:
    """The label in its column."""
    label = block.label.value if block.label else "removed"
    return paint(label, _colour(block.label)) + " " * (_LABELS - len(label))


def _lines(text: str, measure: int) -> Iterator[tuple[int, int]]:
    """Starts and ends of the lines of a text that may have line ends of its own."""
    at = 0
    for line in text.split("\n"):
        yield from ((at + start, at + end) for start, end in wrap(line, measure))
        at += len(line) + 1


def _flat(text: str) -> str:
    """The text as a terminal may show it; a tab would spoil the columns."""
    return visible(text).replace("\t", "    ")


def _colour(label: Label | None) -> str:
    if label is not None and label.is_spam:
        return _RED
    return _CYAN if label in _OF_THE_ARTICLE else _YELLOW


def _summary(article: Article, width: int, paint: _Paint) -> Iterator[str]:
    """How many lines and characters were kept and removed, and the labels with their counts."""
    kept = [block for block in article.blocks if block.kept]
    yield f"kept     {_amount(kept)}"
    yield f"removed  {_amount(article.removed)}"
    counts = Counter(block.label for block in article.removed)
    shown = [(f"{label.value if label else 'removed'} {count}", label) for label, count in counts.most_common()]
    line, used = "        ", 8
    for text, label in shown:
        if used + len(text) + 2 > width and used > 8:
            yield line
            line, used = "        ", 8
        line += f" {paint(text, _colour(label))} "
        used += len(text) + 2
    if shown:
        yield line.rstrip()


def _amount(blocks: list[Block]) -> str:
    lines = sum(not block.inside for block in blocks)
    parts = len(blocks) - lines
    also = f", {parts:,} {'part' if parts == 1 else 'parts'} of lines" if parts else ""
    characters = sum(len(block.text) for block in blocks)
    return f"{lines:,} {'line' if lines == 1 else 'lines'}{also}, {characters:,} characters"
