"""The title: a block of the page that the head confirms, or what is left of the head without the site's name.

A headline stands twice in most pages: in <title> (with the site's and the channel's name) and as a block above
the body. What both have in common is the title, which settles where the suffix begins and which of several
headings it is. Only where one of the two is missing or spam are lines judged by what they look like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ..expressions import expression
from .evidence import Head
from .heading import Heading
from .headline import LONGEST, NUMBERED, bare_of_labels, is_breadcrumb, is_site, tidy, without_spam
from .lines import is_byline, is_prose
from .title_line import title_line
from .words import is_control, key, section

# Blocks looked at, counted from the body upward; a page's menu may hold thousands.
_NEAR: Final = 60
# A title of the head of at most so many characters that no block repeats gives way to a line of at least this
# score, which only a line with a by-line under it reaches: <title> then names the channel.
_SHORT: Final = 12
_SIGNED: Final = 14.0
_SEPARATOR: Final = expression(r"\s*(?:[_|｜]+|--+|——?|(?<=\s)[-–»·‧•:：丨]+(?=\s)|(?<![A-Za-z0-9 ])[-–](?![0-9]))\s*")
_CHAPTER: Final = expression(r"^第[\d零〇一二三四五六七八九十百千两]{1,9}[章回节節集卷篇话話]")
_ELLIPSIS: Final = expression(r"(?:\.{2,}|…+)$")


def find_title(
    head: Head, candidates: Sequence[Heading], is_spam: Callable[[str], bool]
) -> tuple[str | None, int | None]:
    """Return the title and the number of the block that shows it, None if only the head does.

    candidates: the blocks from the top of the page down to the first paragraphs of the body.
    is_spam: tells of a text whether it is injected keywords.

    >>> page = [Heading(0, "河灣日報", 0), Heading(4, "渡口停擺之前", 1), Heading(5, "2023-11-18", 0)]
    >>> find_title(Head("渡口停擺之前_社會_河灣日報"), page, lambda text: False)
    ('渡口停擺之前', 4)
    """
    named = _Named(head)
    near = candidates[-_NEAR:]
    best = _shown_in_head(named, candidates, near)
    if best is not None:
        text = tidy(named.agreed(best.text), is_spam)
        if text and not is_spam(text):
            return text, best.number
        rest = without_spam(best.text, is_spam)
        if rest:
            return rest, best.number
    told = _from_head(named, near, is_spam)
    heading = _nearest_heading(near, named, is_spam)
    if heading is not None and (told is None or heading.level == 1 or _related(heading.text, told)):
        return tidy(heading.text, is_spam), heading.number
    if told is not None and len(told) > _SHORT:
        return told, None
    line = title_line(near, is_spam)
    if told is not None and (line is None or line[2] < _SIGNED or told in line[0]):
        return told, None
    if line is None:
        return None, None
    return tidy(line[0], is_spam) or None, line[1]


class _Named:
    """The head's titles with their keys, made once a page."""

    __slots__ = ("_firsts", "keys", "raw", "short", "site", "title")

    def __init__(self, head: Head) -> None:
        meta = head.meta
        self.title = head.title.strip()[:300]
        graph = (meta.get("og:title") or meta.get("twitter:title") or "").strip()[:300]
        self.site = key(meta.get("og:site_name", "")[:60])
        self.raw = [" ".join(text.split()) for text in (graph, self.title) if text]
        self.keys = [key(text) for text in self.raw]
        self._firsts: list[str] | None = None
        # A graph title that <title> extends is the headline without the site's name.
        self.short = graph if graph and self.title and self.keys[0] != self.keys[1] else ""

    @property
    def firsts(self) -> list[str]:
        """The keys of the titles' first parts, empty where those are too short to tell; made when asked for."""
        if self._firsts is None:
            parts = [key(_SEPARATOR.split(text, maxsplit=1)[0]) for text in self.raw]
            self._firsts = [part if len(part) >= 4 else "" for part in parts]
        return self._firsts

    def agreed(self, text: str) -> str:
        """What a heading and the head agree on, where the heading holds a little more than the headline."""
        bare = key(text)
        if any(bare in whole for whole in self.keys):
            return text
        for raw in [self.short, *self.raw]:
            for part in (raw, _SEPARATOR.split(raw, maxsplit=1)[0]):
                size = len(key(part))
                if size and key(part) in bare and 10 * size >= 6 * len(bare):
                    return part
        return text


def _shown_in_head(named: _Named, candidates: Sequence[Heading], near: Sequence[Heading]) -> Heading | None:
    """The block that the head's titles confirm best."""
    if not named.raw:
        return None
    best: Heading | None = None
    best_score = 0.0
    far = len(candidates) - len(near)
    whole = " ".join(named.raw)
    for position, block in enumerate(candidates):
        # A line counts only where it is a part of a title as it stands, and so does a heading far above.
        if (not block.level or position < far) and block.text not in whole:
            continue
        score = _confirmation(block, named)
        if score and score >= best_score:
            best, best_score = block, score
    return best


def _confirmation(block: Heading, named: _Named) -> float:
    text = block.text
    if len(text) > LONGEST or len(text) < 2:
        return 0.0
    bare = key(_ELLIPSIS.sub("", text) if text[-1] in ".…" else text)
    if not any(bare in whole for whole in named.keys):
        bare = key(bare_of_labels(text))
    if len(bare) < (2 if block.level else 4) or bare == named.site:
        return 0.0
    rank = (0, 30, 16, 12, 8, 8, 8)[min(block.level, 6)]
    score = 0.0
    for number, whole in enumerate(named.keys):
        at = whole.find(bare)
        if at >= 0:
            if not block.level and ((at and len(bare) < 6) or not _stands_apart(text, named)):
                continue
            same = bare == whole
            if at and is_site(text, named.site, set()):
                continue
            score = max(score, min(len(bare), 40) + 12 * (at == 0) + (25 if block.level else 4) * same + rank)
        elif block.level and len(whole) >= 2:
            part = whole if whole in bare else named.firsts[number]
            # Under the headline, sections repeat its first words ("X 的做法").
            enough = len(part) >= 2 and (block.level == 1 or 2 * len(part) >= len(bare))
            if enough and part in bare and not is_breadcrumb(text):
                score = max(score, 8 + 10 * len(part) / len(bare) + rank / 2)
    if not score or bare in section("site endings") or bare in section("controls"):
        return 0.0
    return score + 12 * bool(_CHAPTER.match(text))


def _stands_apart(text: str, named: _Named) -> bool:
    """Whether a line is a whole part of one of the head's titles, from edge or separator to edge or separator."""
    for raw in named.raw:
        at = raw.find(text)
        if at < 0:
            continue
        end = at + len(text)
        if (at == 0 or not raw[at - 1].isalnum()) and (end == len(raw) or not raw[end].isalnum()):
            return True
    return False


def _from_head(named: _Named, near: Sequence[Heading], is_spam: Callable[[str], bool]) -> str | None:
    """The headline that only the head gives, without the names of site and channel."""
    menu = {key(block.text) for block in near if len(block.text) <= 12}
    for raw in [named.short, *named.raw]:
        text = _without_site(raw, named.site, menu, is_spam)
        if text and len(key(text)) >= 2 and not is_spam(text):
            return tidy(text, is_spam)
    return None


def _without_site(raw: str, site: str, menu: set[str], is_spam: Callable[[str], bool]) -> str:
    parts: list[tuple[int, int]] = []
    start = 0
    for match in _SEPARATOR.finditer(raw):
        parts.append((start, match.start()))
        start = match.end()
    parts.append((start, len(raw)))
    parts = [(a, b) for a, b in parts if raw[a:b].strip()]
    if not parts:
        return ""
    if len(parts) == 1:
        only = raw[parts[0][0] : parts[0][1]]
        return "" if is_site(only, site, menu) else only

    def droppable(at: int) -> bool:
        a, b = parts[at]
        text = raw[a:b]
        underscored = a > 0 and any(char in "_|｜" for char in raw[parts[at - 1][1] : a]) if at else False
        return is_site(text, site, menu) or is_spam(text) or (underscored and len(text) <= 8)

    last = len(parts) - 1
    while last > 0 and droppable(last):
        last -= 1
    first = 0
    while first < last and (
        is_site(raw[parts[first][0] : parts[first][1]], site, menu) or is_spam(raw[slice(*parts[first])])
    ):
        first += 1
    kept = raw[parts[first][0] : parts[last][1]]
    return "" if first == last and is_site(kept, site, menu) else kept


def _nearest_heading(near: Sequence[Heading], named: _Named, is_spam: Callable[[str], bool]) -> Heading | None:
    """The lowest heading of the highest rank above the first paragraph that may be a headline."""
    end = next((at for at, block in enumerate(near) if is_prose(block.text)), len(near))
    best: Heading | None = None
    best_signed = False
    for at, block in enumerate(near[:end]):
        text = block.text
        if not block.level or len(text) > LONGEST or is_control(text) or key(text) == named.site:
            continue
        if is_byline(text) or is_breadcrumb(text) or NUMBERED.match(text) or is_site(text, named.site, set()):
            continue
        if best is not None and (block.level > best.level or (block.level == best.level and best_signed)):
            continue
        if is_spam(text):
            text = without_spam(text, is_spam)
            block = Heading(block.number, text, block.level)
        if text:
            best = block
            best_signed = any(is_byline(line.text) for line in near[at + 1 : at + 4])
    return best


def _related(left: str, right: str) -> bool:
    """Whether two titles share a third of the shorter one's character pairs and neither just goes on from the other."""
    a, b = key(left), key(right)
    if a.startswith(b) or b.startswith(a):
        return False
    pairs = {a[i : i + 2] for i in range(len(a) - 1)}
    other = {b[i : i + 2] for i in range(len(b) - 1)}
    return bool(pairs and other) and 3 * len(pairs & other) >= min(len(pairs), len(other))
