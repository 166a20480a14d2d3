"""What an article's lazy parts are made from once the page is labelled: its blocks, and the evidence for metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from unicodedata import normalize

from .article import Block, Emphasis, Image, Link
from .decode import well_formed
from .label.boilerplate import line_label
from .label.draft import Draft
from .label.noise import without_invisible
from .label.signs import signs_of
from .label.spam_kinds import kind_of, spam_kind
from .label.stuffing import strung_together
from .labels import Label, Role
from .metadata import Evidence, Head, Metadata, Origin, is_dated, published_in
from .options import Options
from .parse.blocks import Page
from .script.blocks import convert_blocks
from .script.convert import to_simplified

# So many blocks above and below the article are evidence for its metadata.
ABOVE, BELOW = 60, 40
# So many blocks above the article's first line may date it.
DATED = 25
_OF_OTHERS = frozenset((Label.COMMENT, Label.RECOMMENDATION))


class LabelledPage:
    """What the article's lazy parts are made from: plain data, no tree."""

    def __init__(
        self, page: Page, draft: Draft, title: str | None, url: str | None, options: Options, script: str
    ) -> None:
        self.head: Head = page.head
        self.title = title
        self.url = url
        self.texts = page.texts
        self.links = page.links
        self.markup = page.markup
        self.hidden_parts = page.hidden_parts
        self.rest = page.rest
        self.draft = draft
        self.options = options
        self.script = script
        self.times = page.times
        self.state_time = self._state_time(page)
        self.block_links: dict[int, tuple[Link, ...]] = {}
        self.block_images: dict[int, tuple[Image, ...]] = {}
        self.block_emphasis: dict[int, tuple[Emphasis, ...]] = {}
        if options.links or options.images or options.emphasis:
            from .attached import attach

            attached = attach(page, draft, url, options, self.line)
            self.block_links, self.block_images, self.block_emphasis = attached

    def line(self, number: int) -> str:
        """The kept text of an entry."""
        draft = self.draft
        came, text = draft.came[number], draft.texts[number]
        keeps = self.options.script == "keep"
        if number not in draft.cuts:
            return came if keeps else text
        if keeps:
            if len(came) != len(text):  # the cuts were made in text that is composed
                came = normalize("NFC", came)
            text = came if len(came) == len(text) else text
        for cut in sorted(draft.cuts[number], key=lambda cut: -cut.start):
            text = text[: cut.start] + text[cut.end :]
        return text.strip()

    def text(self, numbers: Sequence[int]) -> str:
        """The kept text of some entries, one line each."""
        draft = self.draft
        if draft.cuts:
            return "\n".join(map(self.line, numbers))
        texts = draft.came if self.options.script == "keep" else draft.texts
        return "\n".join(map(texts.__getitem__, numbers))

    def blocks(self) -> list[Block]:
        """Every block of the page in order."""
        draft = self.draft
        entries = {number: entry for entry, number in enumerate(draft.numbers)}
        covered = draft.covered
        hidden: dict[int, list[str]] = {}
        for number, text in self.hidden_parts:
            hidden.setdefault(number, []).append(text)
        markup: dict[int, list[str]] = {}
        for number, text in self.markup:
            markup.setdefault(number, []).append(text)
        found: list[Block] = []
        for number in range(len(self.texts) + 1):
            for text in markup.get(number, ()):
                found.append(Block(text, Role.PARAGRAPH, False, Label.MARKUP, "nothing but tags"))
            if number == len(self.texts):
                break
            entry = entries.get(number)
            if entry is not None:
                found += self._entry_blocks(entry)
            elif number not in covered and self.texts[number]:
                found.append(self._outside(number))
            for text in hidden.get(number, ()):
                label, reason = _hidden_label(text)
                found.append(Block(" ".join(text.split()), Role.PARAGRAPH, False, label, reason, inside=True))
        if self.rest:
            found.append(Block(self.rest, Role.PARAGRAPH, False, Label.OUTSIDE, "beyond the limits of a page"))
        return found

    def _entry_blocks(self, entry: int) -> list[Block]:
        draft = self.draft
        label = draft.labels[entry]
        role = draft.roles[entry]
        found = []
        if label is not None:
            if draft.texts[entry]:
                found.append(Block(draft.came[entry], role, False, label, draft.reasons[entry]))
        elif draft.texts[entry]:
            line, original = self.line(entry), self._original(entry)
            found.append(
                Block(
                    line,
                    role,
                    True,
                    original=original if original != line else None,
                    links=self.block_links.get(entry, ()),
                    images=self.block_images.get(entry, ()),
                    emphasis=self.block_emphasis.get(entry, ()),
                )
            )
            found += self._parts(entry, len(line))
        for text in draft.noise.get(entry, ()):
            found.append(Block(text, role, False, Label.NOISE, "anti-scraping characters", inside=label is None))
        return found

    def _original(self, entry: int) -> str:
        """The text of an entry as it stood on the page."""
        return " ".join(filter(None, map(self.texts.__getitem__, self.draft.covered_by(entry))))

    def _parts(self, entry: int, length: int) -> Iterator[Block]:
        """What was cut out of an entry, as it stood, with its place in what is left: a line of that length."""
        draft = self.draft
        came, text = draft.came[entry], draft.texts[entry]
        if len(came) != len(text):  # composed characters, or words, changed its length: offsets fit what was converted
            came = normalize("NFC", came)
            came = came if len(came) == len(text) else text
        cuts = sorted(draft.cuts.get(entry, ()), key=lambda cut: cut.start)
        first = text[: cuts[0].start] if cuts else ""
        gone = len(first) - len(first.lstrip()) if first.strip() else len(first)
        for cut in cuts:
            at = min(max(cut.start - gone, 0), length)
            yield Block(came[cut.start : cut.end].strip(), draft.roles[entry], False, cut.label, cut.reason, True, at)
            gone += cut.end - cut.start

    def _outside(self, number: int) -> Block:
        text = self.texts[number]
        verdict = _sign_of_its_own(text)
        if verdict is not None:
            return Block(text, Role.PARAGRAPH, False, *verdict)
        if self.links[number] * 2 > len(text):
            return Block(text, Role.PARAGRAPH, False, Label.NAVIGATION, "a link outside the main content")
        return Block(text, Role.PARAGRAPH, False, Label.OUTSIDE, "outside the main content")

    def origins(self) -> Mapping[str, Origin]:
        """Where each field of the metadata stands."""
        from .metadata.origin import find_origins

        return find_origins(self._evidence())

    def shown_title(self) -> str | None:
        """The title, simplified unless the script is kept."""
        return self._shown([self.title])[0]

    def metadata(self) -> Metadata:
        """Title, author, date and the rest, simplified unless the script is kept."""
        from .metadata import read_metadata  # dozens of expressions, and most pages are asked for no more than text

        found = read_metadata(self._evidence())
        author, editor, source, site = self._shown([found.author, found.editor, found.source, found.site])
        return Metadata(self.shown_title(), author, editor, found.date, source, site)

    def _shown(self, values: list[str | None]) -> list[str | None]:
        values = [_on_one_line(value) if value else None for value in values]
        if self.options.script == "keep":
            return values
        return [text or None for text in convert_blocks([v or "" for v in values], page_script=self.script)]

    def _state_time(self, page: Page) -> str | None:
        """The date in the page's scripts, if nothing else dates the article. The tree is gone later."""
        draft, scripts = self.draft, page.scripts()
        if scripts == ():  # as of a text
            return None
        entries = zip(draft.numbers, draft.texts, draft.labels, strict=True)
        first = next((number for number, text, label in entries if text and label is None), 0)
        if is_dated(page.head, self.url, page.times, page.texts[max(0, first - DATED) : first]):
            return None
        return published_in(scripts, page.head.meta.get("og:title") or self.title)

    def _times(self, top: int, bottom: int) -> tuple[str, ...]:
        """The machine-readable times around the article, without those of what was removed there."""
        label_of = dict(zip(self.draft.numbers, self.draft.labels, strict=True))
        found = [
            time
            for number, time in self.times
            if top - DATED <= number <= bottom + 1 and (number < top or label_of.get(number) not in _OF_OTHERS)
        ]
        return tuple(found if self.state_time is None else [*found, self.state_time])

    def _of_first_post(self, kept: Sequence[int]) -> Sequence[int]:
        """Those of the kept entries that stand above the second date of a thread: the rest is others'."""
        draft = self.draft
        if draft.roles[kept[0]] is not Role.POST:
            return kept
        dated = [e for e in range(kept[0], kept[-1]) if draft.labels[e] is Label.BYLINE]
        return [e for e in kept if e < dated[0]] if dated else kept

    def _evidence(self) -> Evidence:
        draft, texts = self.draft, self.texts
        kept = draft.kept()
        if not kept:
            return Evidence(
                self.head, self.url, self.title, tuple(draft.came[-40:]), (), (), (), crawled=self.options.crawled
            )
        kept = self._of_first_post(kept)
        top, bottom = draft.numbers[kept[0]], draft.numbers[kept[-1]]
        shown = dict(zip(draft.numbers, draft.came, strict=True))
        above = (shown.get(n, texts[n]) for n in range(max(0, top - ABOVE), top))
        end = min(kept[-1] + 2, len(draft.came)) if draft.roles[kept[0]] is Role.POST else kept[-1]
        inside = [draft.came[e] for e in range(kept[0], end) if draft.labels[e] is not None]
        inside += [draft.texts[e][cut.start : cut.end] for e, cuts in draft.cuts.items() for cut in cuts]
        below = (shown.get(n, texts[n]) for n in range(bottom + 1, min(len(texts), bottom + BELOW)))
        return Evidence(
            self.head,
            self.url,
            self.title,
            tuple(text for text in above if text),
            tuple(draft.came[e] for e in kept),
            tuple(inside),
            tuple(text for text in below if text)[:20],
            self._times(top, bottom),
            self.options.crawled,
        )


def _on_one_line(value: str) -> str | None:
    """A value of the head or of JSON-LD as it may be given out: well-formed, without what is not seen."""
    return " ".join(re.split(r"[\t\n]+", without_invisible(well_formed(value)).strip())) or None


def _hidden_label(text: str) -> tuple[Label, str]:
    if strung_together(to_simplified(" ".join(text.split())), False, True) is not None:
        return Label.SPAM_HIDDEN, "keywords that are not shown"
    return Label.HIDDEN, "not shown"


@lru_cache(1 << 14)
def _sign_of_its_own(text: str) -> tuple[Label, str] | None:
    """Label and reason of a line outside the main content, if it shows any. A site shows its menus on every page."""
    simplified = to_simplified(text)
    signs = signs_of(simplified)
    strung = strung_together(simplified, False, True, signs)
    sold = spam_kind(simplified, signs)
    if strung is not None and sold is not None:
        strung = kind_of(simplified, strung[0], sold[1].split("; ")), strung[1]
    verdict = strung or line_label(simplified, signs) or sold
    return None if verdict is not None and verdict[0] is Label.CAPTION else verdict
