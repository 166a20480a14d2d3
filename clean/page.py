"""One page through all steps, in order: decode, parse, choose, label, convert, and the article comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .article import Article, Block, Verdict
from .binary import advice, kind_of
from .decode import repair_mojibake, to_utf8
from .errors import PageError
from .label.boilerplate import line_label
from .label.containers import Containers
from .label.context import label_feeds, line_value
from .label.decide import (
    cut_parts,
    drop_above_title,
    drop_duplicates,
    drop_no_article,
    drop_title,
    is_spam_page,
    judge_lines,
    judge_run,
    judge_spam,
)
from .label.draft import Draft
from .label.evidence import SPAM
from .label.features import score_blocks
from .label.main_content import MainContent, find_main_content, with_neighbours
from .label.named_parts import NamedParts
from .label.noise import undo_noise
from .label.roles import heading_level, role_of
from .label.stuffing import stuffing
from .labels import Label, Role
from .metadata import Evidence, Heading, Metadata, find_title, read_metadata
from .options import DEFAULT, Options
from .parse.blocks import Page
from .parse.embedded import find_embedded
from .parse.html import parse_html
from .parse.tables import data_rows
from .parse.text import parse_text
from .script.convert import convert_blocks, to_simplified
from .script.detect import script_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# A container of less than this score (see features: a full paragraph has 10 to 15) does not stand out: the article
# is then looked for among the page's lines, as on a page without HTML.
WEAK = 8.0
# A line of this value is prose (see context.line_value); the title is looked for in so many blocks above it.
PROSE = 1.5
TITLE_REACH = 80

# A page with less text than this is looked at again: its article may be embedded, or its markup broken.
LITTLE = 120
MAX_LOOK = 2 << 20
_HAN = re.compile("[\u4e00-\u9fff]")
_UNSHOWN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.I | re.S)

_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.I)
_DOCUMENT_BYTES = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.I)
_STRUCTURE = re.compile(r"<(?:p|br|div|td|tr|a|h[1-6]|table|section|article|ul|ol|dl|center)(?:\s[^<>]*)?/?>", re.I)


def clean(
    source: bytes | str | BeautifulSoup | Tag,
    url: str | None = None,
    content_type: str | None = None,
    options: Options = DEFAULT,
) -> Article:
    """Return the article of one scraped page, in simplified characters.

    source: the page as fetched (bytes; the character set is detected), decoded text, or a tree that
        BeautifulSoup has already parsed. HTML, or text that lost its HTML.
    url: address of the page; helps to find the date.
    content_type: as an HTTP header gives it ("text/html; charset=gbk"); without it, HTML or text is told
        from the content.
    options: see `Options`.

    Raises PageError if the source is not text (an image, a PDF, an archive), empty, or larger than
    `options.max_bytes`.

    >>> clean("<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>").text
    '台北的夜市很热闹，游客总是络绎不绝。'
    """
    media_type, charset = _content_type(content_type)
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
        if len(data) > options.max_bytes:
            raise PageError(
                f"a page of {len(data):,} bytes, over the limit of {options.max_bytes:,}: raise max_bytes, or split it"
            )
        kind = kind_of(data)
        if kind is not None:
            raise PageError(f"{kind}, not a page: {advice(kind)}")
        utf8, encoding = to_utf8(data, charset)
        if media_type != "text/plain" and _DOCUMENT_BYTES.search(utf8, 0, 1 << 16):
            return _html_article(utf8, encoding, url, options)
        text = utf8.decode("utf-8", "replace")
    elif isinstance(source, str):
        text, encoding = repair_mojibake(source), "unicode"
    else:
        from .parse.soup import parse_soup

        return _article(parse_soup(source), "unicode", url, options)
    if is_html(text, media_type):
        return _html_article(text, encoding, url, options)
    return _article(parse_text(text), encoding, url, options)


def _html_article(source: bytes | str, encoding: str, url: str | None, options: Options) -> Article:
    page = parse_html(source)
    article = _article(page, encoding, url, options)
    if len(article.text) < LITTLE:
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        return _second_look(text, page, article, encoding, url, options)
    return article


def _second_look(text: str, page: Page, article: Article, encoding: str, url: str | None, options: Options) -> Article:
    """The article of a page that shows next to nothing: embedded in scripts, or behind markup that broke the parse."""
    embedded = find_embedded(text)
    best = article
    if embedded is not None:
        inner = parse_html(embedded) if "<" in embedded else parse_text(embedded)
        inner.head = page.head
        found = _article(inner, encoding, url, options)
        if len(found.text) > 2 * len(best.text):
            best = found
    if len(best.text) < LITTLE and _hides_text(text, page):
        from .parse.soup import repair_html

        found = _article(repair_html(text), encoding, url, options)
        if len(found.text) > 2 * len(best.text):
            best = found
    return best


def _hides_text(text: str, page: Page) -> bool:
    """Whether the source holds far more Chinese text outside scripts and styles than the parse showed."""
    shown = sum(len(_HAN.findall(t)) for t in page.texts)
    source = _UNSHOWN.sub("", text[:MAX_LOOK])
    return len(_HAN.findall(source)) > 2 * shown + LITTLE


def is_html(text: str, media_type: str | None = None) -> bool:
    """Whether a page is HTML rather than text that lost it.

    A few stray tags in a text make no HTML; a document's own tags do, and so does structure on
    every other line.

    >>> is_html("<p>他来了。</p>"), is_html("他来了。\\n<cite id='a1'></cite>\\n他走了。")
    (True, False)
    """
    if _DOCUMENT.search(text, 0, 1 << 16):
        return media_type != "text/plain" or bool(re.match(r"\s*<(?:!doctype|html)", text, re.I))
    tags = len(_STRUCTURE.findall(text))
    if media_type == "text/html":
        return tags > 0
    lines = sum(1 for line in text.splitlines() if line and not line.isspace())
    return tags > 0 and tags * 2 >= lines


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """Media type and character set of a Content-Type header."""
    if not header:
        return None, None
    media_type, _, rest = header.partition(";")
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
    return media_type.strip().lower() or None, match.group(1) if match else None


class _Result:
    """What the article's lazy parts are made from: plain data, no tree."""

    def __init__(self, page: Page, draft: Draft, evidence: Evidence, options: Options, script: str) -> None:
        self.texts = page.texts
        self.links = page.links
        self.markup = page.markup
        self.hidden_parts = page.hidden_parts
        self.draft = draft
        self.evidence = evidence
        self.options = options
        self.script = script
        self.is_html = page.is_html

    def lines(self) -> list[str]:
        """The article's lines, one an entry that is kept."""
        return [self.line(number) for number in self.draft.kept()]

    def line(self, number: int) -> str:
        """The kept text of an entry."""
        draft = self.draft
        came, text = draft.came[number], draft.texts[number]
        cuts = draft.cuts.get(number, ())
        if self.options.script == "keep":
            text = came if len(came) == len(text) or not cuts else text
        for cut in sorted(cuts, key=lambda cut: -cut.start):
            text = text[: cut.start] + text[cut.end :]
        return text.strip() if cuts else text

    def blocks(self) -> list[Block]:
        """Every block of the page in order."""
        draft = self.draft
        entries = {number: entry for entry, number in enumerate(draft.numbers)}
        covered = {n for start, end in draft.spans for n in range(start, end)}
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
            found.append(Block(self.line(entry), role, True))
            for cut in draft.cuts.get(entry, ()):
                part = draft.texts[entry][cut.start : cut.end].strip()
                found.append(Block(part, role, False, cut.label, cut.reason, inside=True))
        for text in draft.noise.get(entry, ()):
            found.append(Block(text, role, False, Label.NOISE, "anti-scraping characters", inside=label is None))
        return found

    def _outside(self, number: int) -> Block:
        text = self.texts[number]
        simplified = to_simplified(text)
        evidence = stuffing(simplified, False, True)
        if evidence is not None and evidence.weight >= SPAM:
            return Block(text, Role.PARAGRAPH, False, evidence.label, "; ".join(evidence.reasons))
        verdict = line_label(simplified)
        if verdict is not None and verdict[0] is not Label.CAPTION:
            return Block(text, Role.PARAGRAPH, False, *verdict)
        if self.links[number] * 2 > len(text):
            return Block(text, Role.PARAGRAPH, False, Label.NAVIGATION, "a link outside the main content")
        return Block(text, Role.PARAGRAPH, False, Label.OUTSIDE, "outside the main content")

    def metadata(self) -> Metadata:
        """Title, author, date and the rest, simplified unless the script is kept."""
        found = read_metadata(self.evidence)
        if self.options.script == "keep":
            return found
        names = ("title", "author", "editor", "source", "site")
        values = convert_blocks([getattr(found, name) or "" for name in names], page_script=self.script)
        return Metadata(date=found.date, **{name: value or None for name, value in zip(names, values, strict=True)})


def _article(page: Page, encoding: str, url: str | None, options: Options) -> Article:
    """Label the page's blocks and make the article."""
    draft = _draft_of_html(page) if page.is_html else _draft_of_text(page)
    page_script = script_of(
        "\n".join(text for text, label in zip(draft.came, draft.labels, strict=True) if label is None)
    )
    # What is labelled already is not converted: its text goes out as it came.
    skip = [role is Role.CODE or label is not None for role, label in zip(draft.roles, draft.labels, strict=True)]
    draft.texts = convert_blocks(draft.came, code=skip, page_script=page_script)
    judge = judge_spam(draft, page_script)
    judge_lines(draft)
    title = _find_title(page, draft)
    simplified_title = to_simplified(title) if title else None
    drop_title(draft, simplified_title)
    title_at = _last_title(draft)
    if page.is_html:
        drop_above_title(draft, title_at)
    if not page.is_html or draft.is_weak:
        judge_run(draft, title_at)
    else:
        label_feeds(draft, title_at)
    cut_parts(draft, judge)
    drop_duplicates(draft)
    drop_no_article(draft, simplified_title or to_simplified(page.head.title))
    spam_page = is_spam_page(draft)
    if spam_page:
        for entry in draft.kept():
            draft.remove(entry, Label.SPAM_DOORWAY, "among spam that is most of the page")
    result = _Result(page, draft, _evidence(page, draft, title, url), options, page_script)
    text = "\n".join(result.lines())
    verdict: Verdict = "article" if text else "no article"
    if not text and (spam_page or _mostly_spam(draft)):
        verdict = "spam"
    return Article(
        text=text, verdict=verdict, script=page_script, encoding=encoding, url=url, next_page=None, result=result
    )


def _mostly_spam(draft: Draft) -> bool:
    """Whether more than half of the characters of a page without an article are spam."""
    total = sum(map(len, draft.texts))
    return (
        2 * sum(len(t) for t, label in zip(draft.texts, draft.labels, strict=True) if label and label.is_spam)
        > total
        > 0
    )


def _last_title(draft: Draft) -> int | None:
    """The entry of the title that stands nearest above the article: the last of those near the first."""
    found = [entry for entry, label in enumerate(draft.labels) if label is Label.TITLE]
    near = [entry for entry in found if entry - found[0] <= 12]
    return near[-1] if near else None


def _evidence(page: Page, draft: Draft, title: str | None, url: str | None) -> Evidence:
    kept = draft.kept()
    if not kept:
        return Evidence(page.head, url, title, tuple(draft.came[-40:]), (), (), ())
    top, bottom = draft.numbers[kept[0]], draft.numbers[kept[-1]]
    shown = dict(zip(draft.numbers, draft.came, strict=True))
    above = [shown.get(n, page.texts[n]) for n in range(max(0, top - 60), top)]
    inside = [draft.came[e] for e in range(kept[0], kept[-1]) if draft.labels[e] is not None]
    inside += [draft.texts[e][cut.start : cut.end] for e, cuts in draft.cuts.items() for cut in cuts]
    below = [shown.get(n, page.texts[n]) for n in range(bottom + 1, min(len(page.texts), bottom + 40))]
    return Evidence(
        page.head,
        url,
        title,
        tuple(t for t in above if t),
        tuple(draft.came[e] for e in kept),
        tuple(inside),
        tuple(t for t in below if t)[:20],
    )


def _is_spam_title(text: str) -> bool:
    evidence = stuffing(to_simplified(text), False, True)
    return evidence is not None and evidence.weight >= SPAM


def _find_title(page: Page, draft: Draft) -> str | None:
    """The title, looked for from the page's top down to the first paragraph of prose."""
    entries = dict(zip(draft.numbers, range(len(draft.numbers)), strict=True))
    body = next(
        (n for n, entry in entries.items() if draft.labels[entry] is None and line_value(draft.texts[entry]) > PROSE),
        len(page.texts),
    )
    if not page.is_html:
        body = min(body, _byline_below_title(draft) or body)
    candidates = []
    below = body + 2 if page.is_html else body
    for n in range(max(0, body - TITLE_REACH), min(below, len(page.texts))):
        entry = entries.get(n)
        label = draft.labels[entry] if entry is not None else None
        text = draft.came[entry] if entry is not None else page.texts[n]
        if text and not (label is not None and label.is_spam):
            candidates.append(Heading(n, text, heading_level(page, page.owners[n])))
    return find_title(page.head, candidates, _is_spam_title)[0]


def _byline_below_title(draft: Draft) -> int | None:
    """The by-line under which no title stands, or the toolbar that stands below a line that could be the title."""
    shown = False
    for number, label in enumerate(draft.labels):
        if label is Label.BYLINE or (label is Label.TOOLBAR and shown):
            return number
        if label is None and len(draft.texts[number]) >= 6:
            shown = True
    return None


def _draft_of_text(page: Page) -> Draft:
    came, noise = undo_noise(page.texts)
    numbers = list(range(len(came)))
    draft = Draft(numbers, came, came, [Role.PARAGRAPH] * len(came), [(n, n + 1) for n in numbers])
    draft.noise = noise
    return draft


def _draft_of_html(page: Page) -> Draft:
    scores, sums = score_blocks(page)
    containers = Containers(page)
    main = find_main_content(page, sums, containers)
    weak = main.score < WEAK
    left_out: set[int] = set()
    if weak:
        main = MainContent(0, 0, len(page.texts), main.score)
    else:
        main, left_out = with_neighbours(page, sums, containers, main)
    rows = dict(data_rows(page, main.first, main.end))
    numbers: list[int] = []
    came: list[str] = []
    roles: list[Role] = []
    spans: list[tuple[int, int]] = []
    pre: list[tuple[int, Label, str]] = []
    parts = NamedParts(page, scores, sums, containers, main)
    number = main.first
    while number < main.end:
        end = rows.get(number)
        text = page.texts[number]
        owner = page.owners[number]
        if end is not None:
            text = " ".join(t for t in page.texts[number:end] if t)
            role = Role.TABLE
        else:
            role = role_of(page, owner)
            end = number + 1
        entry = len(numbers)
        numbers.append(number)
        came.append(text)
        roles.append(role)
        spans.append((number, end))
        if number in left_out:
            pre.append((entry, Label.OUTSIDE, "between the parts of the main content"))
        else:
            verdict = parts.judge(owner, scores[number])
            if verdict is not None:
                pre.append((entry, *verdict))
            elif role is not Role.TABLE and scores[number] <= -0.5:
                pre.append((entry, Label.NAVIGATION, "mostly links"))
        number = end
    came, noise = undo_noise(came)
    draft = Draft(numbers, came, came, roles, spans)
    draft.noise = noise
    draft.is_weak = weak
    for entry, label, reason in pre:
        draft.remove(entry, label, reason)
    return draft


def _hidden_label(text: str) -> tuple[Label, str]:
    evidence = stuffing(to_simplified(" ".join(text.split())), False, True)
    if evidence is not None and evidence.weight >= SPAM:
        return Label.SPAM_HIDDEN, "keywords that are not shown"
    return Label.HIDDEN, "not shown"
