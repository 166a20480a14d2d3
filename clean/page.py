"""One page through all steps, in order: decode, parse, choose, label, convert, and the article comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, Final, NamedTuple

from .article import Article, Verdict
from .binary import advice, kind_of
from .characters import LOST
from .deadline import Deadline
from .decode import is_read_right, may_be_utf8, read_utf8, strict_utf8, well_formed
from .errors import PageError
from .expressions import expression
from .label.context import is_bare, label_feeds, label_headed_parts, restore_numbers
from .label.decide import (
    cut_parts,
    drop_above_title,
    drop_captions,
    drop_duplicates,
    drop_no_article,
    drop_signature_of_site,
    drop_title,
    is_spam_page,
    judge_by_own_words,
    judge_lines,
    judge_run,
    judge_spam,
)
from .label.doubtful import restore_inside, trim_edges
from .label.draft import Draft
from .label.drafting import draft_of_html, draft_of_text
from .label.earlier_draws import drop_earlier_draws
from .label.islands import drop_islands
from .label.leftovers import drop_leftovers
from .label.menus import drop_menu
from .label.notices import restore_items_of_notice
from .label.own_lines import restore_given_contacts, restore_own_lines
from .label.simplified import simplify
from .label.site_talk import drop_site_talk
from .label.spam_kinds import name_spam_left_out
from .label.text_ends import drop_text_ends
from .label.thresholds import OF_FAVOR, Thresholds
from .label.title_lines import last_title, title_of
from .label.unseen import drop_site_lines, drop_strangers, drop_strangers_again
from .labels import SPAM_LABELS, Label
from .mojibake import repair_mojibake
from .options import DEFAULT, Options
from .parse.blocks import Page
from .parse.broken import close_open_elements, close_quotes
from .parse.html import parse_html
from .parse.next_page import find_next_page
from .parse.text import parse_text
from .result import LabelledPage
from .script.convert import to_simplified

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# A page with less text than this is looked at again: its article may be embedded, or its markup broken.
LITTLE: Final = 120
# An article beside what was taken for the main content has more lines than so many.
FEWEST_BESIDE: Final = 5
MAX_LOOK: Final = 2 << 20
# With so many lines of a site that are told by how they read, a spammed text is more than its article.
FURNISHED: Final = 3

_DOCUMENT: Final = expression(r"<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.I)
_DOCUMENT_BYTES: Final = expression(_DOCUMENT.pattern.encode(), re.I)
# So much of a text mostly tells that it has more lines than tags.
BEGINNING: Final = 2048
# The tags of a document are looked for in so much of a page.
REACH: Final = 1 << 16
_WEB: Final = expression(r"(?:(?:https?:)?/)?/[^\s<>\"'\\]{1,2000}\Z", re.I)
_STRUCTURE: Final = expression(
    r"<(?:p|br|div|td|tr|a|h[1-6]|table|section|article|ul|ol|dl|center)(?:\s[^<>]*)?/?>", re.I
)


def clean(
    source: bytes | bytearray | memoryview | str | BeautifulSoup | Tag,
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

    Raises PageError if the source is not text (an image, a PDF, an archive), empty, larger than
    `options.max_bytes`, or not done within `options.timeout` seconds of processor time, which is asked between steps.

    >>> clean("<p>臺北的夜市很熱鬧，遊客總是絡繹不絕。</p>").text
    '台北的夜市很热闹，游客总是络绎不绝。'
    """
    job = _Job(url, options, Deadline(options.timeout))
    media_type, charset = _content_type(content_type)
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
        if len(data) > options.max_bytes:
            raise PageError(_too_large(len(data), "bytes", options))
        asked = media_type != "text/plain" and may_be_utf8(data, charset)
        document = asked and _is_document(data)
        known = None if document else strict_utf8(data)
        if not _is_plainly_html(data):
            kind = kind_of(data, is_utf8=known is not None)
            if kind is not None:
                raise PageError(f"{kind}, not a page: {advice(kind)}")
        read = _read_as_utf8(data, job) if document else None
        if read is not None and read[2]:
            return _html_article(data, *read[:2], "utf-8", job)
        utf8, encoding, known = read_utf8(data, strict_utf8(data) if document else known, charset)
        job.deadline.check("decoding")
        if read is not None and utf8 == data:
            return _html_article(data, *read[:2], encoding, job)
        if media_type != "text/plain" and (document if asked and utf8 is data else _is_document(utf8)):
            known = None  # its memory is another's
            page = parse_html(utf8, options.images)
            return _html_article(utf8, page, _draft(page, job), encoding, job)
        text = utf8.decode("utf-8", "replace") if known is None else known
    elif isinstance(source, str):
        if len(source) > options.max_bytes:
            raise PageError(_too_large(len(source), "characters", options))
        if not source.strip():
            kind = kind_of(source.encode("utf-8", "replace")) or "nothing"
            raise PageError(f"{kind}, not a page: {advice(kind)}")
        text, encoding = repair_mojibake(well_formed(source)), "unicode"
    else:
        from .parse.soup import parse_soup

        page = parse_soup(source)
        return _article(page, _draft(page, job), "unicode", job)
    if is_html(text, media_type):
        page = parse_html(text, options.images)
        return _html_article(text, page, _draft(page, job), encoding, job)
    page = parse_text(text)
    return _article(page, _draft(page, job), encoding, job)


class _Job(NamedTuple):
    """What was asked for with a page, and until when it must be done."""

    url: str | None
    options: Options
    deadline: Deadline

    @property
    def thresholds(self) -> Thresholds:
        return OF_FAVOR[self.options.favor]


def _too_large(size: int, unit: str, options: Options) -> str:
    return f"a page of {size:,} {unit}, over the limit of {options.max_bytes:,}: raise max_bytes, or split it"


def _is_plainly_html(data: bytes) -> bool:
    """Whether a page opens as HTML does, so that it need not be asked what else it could be."""
    return b"\x00" not in data[:2048] and _DOCUMENT_BYTES.match(data[:64].lstrip()) is not None


def _is_document(data: bytes) -> bool:
    """Whether a page has the tags of a document of HTML."""
    return _finds_tag(_DOCUMENT_BYTES, data, data.rfind(b"<", 0, REACH))


def _finds_tag(tag: re.Pattern[AnyStr], text: AnyStr, last: int) -> bool:
    """Whether an expression for a tag matches anywhere in a page's beginning. last: where the last tag opens there.

    What stands behind that, which is most of a text that lost its HTML, need not be searched.
    """
    return last >= 0 and (tag.search(text, 0, last) is not None or tag.match(text, last, REACH) is not None)


def _read_as_utf8(data: bytes, job: _Job) -> tuple[Page, Draft, bool] | None:
    """The blocks of a page of HTML that may be in UTF-8, and whether nothing is wrong with them; None if its title
    lost characters.

    To parse first and to look at the text afterwards costs a tenth of validating all bytes: most of them are
    scripts and attributes.
    """
    page = parse_html(data, job.options.images)
    if LOST in page.head.title:
        return None
    draft = _draft(page, job)
    return page, draft, is_read_right("\n".join((page.head.title, *page.head.meta.values(), *draft.came)))


def _html_article(source: bytes | str, page: Page, draft: Draft, encoding: str, job: _Job) -> Article:
    article = _article(page, draft, encoding, job)
    if len(article.text) < LITTLE:
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        return _second_look(text, page, draft, article, job)
    return article


def _second_look(text: str, page: Page, draft: Draft, article: Article, job: _Job) -> Article:
    """The article of a page that shows next to nothing: beside what was taken for the main content and holds none, as
    a poem above long notes or spam; embedded in scripts; or behind markup that broke the parse.
    """
    from .parse.embedded import find_embedded  # few pages are looked at again

    own = job._replace(url=article.url)

    def better(other: Page) -> Article:
        found = _article(other, _draft(other, own), article.encoding, own)
        return found if len(found.text) > 2 * len(best.text) else best

    best = article
    if not draft.is_weak and (article.verdict == "no article" or not SPAM_LABELS.isdisjoint(draft.labels)):
        beside = _article(page, draft_of_html(page, article.url, job.thresholds, whole=True), article.encoding, own)
        if beside.text.count("\n") >= FEWEST_BESIDE and len(beside.text) > 2 * len(best.text):
            best = beside
    embedded = find_embedded(text)
    if embedded is not None:
        inner = parse_html(embedded, job.options.images) if "<" in embedded else parse_text(embedded)
        inner.head, inner.scripts = page.head, page.scripts
        best = better(inner)
    if len(best.text) < LITTLE:
        text = text[:MAX_LOOK]
        repaired = close_quotes(close_open_elements(text))
        if repaired != text:
            best = better(parse_html(repaired, job.options.images))
    return best


def is_html(text: str, media_type: str | None = None) -> bool:
    """Whether a page is HTML rather than text that lost it.

    A few stray tags in a text make no HTML; a document's own tags do, and so does structure on
    every other line.

    >>> is_html("<p>他来了。</p>"), is_html("他来了。\\n<cite id='a1'></cite>\\n他走了。")
    (True, False)
    """
    if _finds_tag(_DOCUMENT, text, text.rfind("<", 0, REACH)):
        return media_type != "text/plain" or bool(re.match(r"\s*<(?:!doctype|html)", text, re.I))
    tags = len(_STRUCTURE.findall(text, max(text.find("<"), 0), text.rfind(">") + 1))
    if media_type == "text/html":
        return tags > 0
    if not tags:
        return False
    # Mostly the beginning has lines enough.
    return all(tags * 2 >= _count_lines(part) for part in (text[:BEGINNING], text))


def _count_lines(text: str) -> int:
    """How many lines of a text show anything."""
    return sum([bool(line) and not line.isspace() for line in text.splitlines()])


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """Media type and character set of a Content-Type header."""
    if not header:
        return None, None
    media_type, _, rest = header.partition(";")
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
    return media_type.strip().lower() or None, match.group(1) if match else None


def _address(page: Page, url: str | None) -> str | None:
    """The page's address: the one given, or the one it gives itself, if that is one of the web."""
    if url:
        return url
    for name in ("og:url", "canonical"):
        address = page.head.meta.get(name, "").strip()
        if address and _WEB.match(address):
            return address
    return None


def _draft(page: Page, job: _Job) -> Draft:
    return draft_of_html(page, _address(page, job.url), job.thresholds) if page.is_html else draft_of_text(page)


def _article(page: Page, draft: Draft, encoding: str, job: _Job) -> Article:
    """Label the page's blocks and make the article."""
    options, thresholds, check = job.options, job.thresholds, job.deadline.check
    url = _address(page, job.url)
    check("parsing")
    page_script = simplify(
        draft,
        quotes=options.mainland_quotes,
        mainland_words=options.mainland_words and options.script == "hans",
    )
    check("conversion")
    judge = judge_spam(draft, page_script)
    judge_by_own_words(draft, judge, page)
    check("the search for spam")
    for number in restore_given_contacts(draft):
        judge.set_parts(number, ())
    judge_lines(draft)
    if not page.is_html:
        drop_menu(draft)
    restore_own_lines(draft, page)
    if not options.captions:
        drop_captions(draft)
    bare = not page.is_html and is_bare(draft, spammed=judge.spammed)
    title = title_of(page, draft, bare=bare)
    simplified_title = to_simplified(title) if title else None
    drop_title(draft, simplified_title)
    title_at = last_title(draft)
    if page.is_html:
        drop_above_title(draft, title_at)
    in_container = page.is_html and not draft.is_weak
    if not in_container:
        drop_signature_of_site(draft)
    if not bare:
        label_feeds(draft, title_at)
    if in_container:
        label_headed_parts(draft, page)
        restore_numbers(draft, 0, len(draft.texts))
    drop_strangers(draft, judge)
    restore_items_of_notice(draft, judge)
    bare = bare and not (judge.spammed and draft.labels.count(Label.ADVERTISEMENT) >= FURNISHED)
    check("the search for what reads like spam")
    cut_parts(draft, judge)
    drop_site_talk(draft)
    drop_earlier_draws(draft)
    check("cutting parts of lines")
    if not in_container:
        judge_run(draft, title_at, bare=bare, thresholds=thresholds)
    if not bare:
        drop_site_lines(draft, judge)
        if draft.is_text:
            drop_text_ends(draft, title_at)
        if restore_inside(draft, thresholds):
            cut_parts(draft, judge)
        trim_edges(draft, thresholds)
        drop_islands(draft)
        drop_leftovers(draft, judge)
        if drop_strangers_again(draft, judge):
            cut_parts(draft, judge)
    check("the search for the article's lines")
    drop_duplicates(draft, page, thresholds)
    drop_no_article(draft, simplified_title or to_simplified(page.head.title))
    spam_page = is_spam_page(draft)
    if spam_page:
        for entry in draft.kept():
            draft.remove(entry, Label.SPAM_DOORWAY, "among spam that is most of the page")
    name_spam_left_out(draft, judge)
    result = LabelledPage(page, draft, title, url, options, page_script)
    kept = draft.kept()
    text = result.text(kept)
    verdict: Verdict = "article" if text else "no article"
    if not text and (spam_page or _mostly_spam(draft)):
        verdict = "spam"
    next_page = find_next_page(page, url, draft.numbers[kept[0]], draft.numbers[kept[-1]] + 1) if kept else None
    return Article(
        text=text, verdict=verdict, script=page_script, encoding=encoding, url=url, next_page=next_page, result=result
    )


def _mostly_spam(draft: Draft) -> bool:
    """Whether more than half of the characters of a page without an article are spam."""
    total = sum(map(len, draft.texts))
    return (
        2 * sum(len(t) for t, label in zip(draft.texts, draft.labels, strict=True) if label and label.is_spam)
        > total
        > 0
    )
