"""From a page's blocks to the draft: the blocks that could be article text, with what their place says of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..expressions import expression
from ..labels import Label, Role
from ..parse.blocks import Page
from ..parse.tables import data_rows, table_of
from ..parse.teasers import teasers
from ..parse.thread import Thread, find_thread, is_mark
from .cited import CitedLinks
from .containers import Containers
from .doubled_titles import label_timed_feed
from .draft import Draft
from .features import score_blocks
from .main_content import MainContent, climbed, find_main_content, with_neighbours, with_sections
from .named_parts import NamedParts
from .noise import undo_noise
from .roles import roles_of
from .sums import prefix_sums
from .thresholds import BALANCED, Thresholds

# A container of less than this score (see features: a full paragraph has 10 to 15) does not stand out: the article
# is then looked for among the page's lines, as on a page without HTML.
WEAK: Final = 8.0
_HEADING: Final = Role.HEADING
_LIST_ITEM: Final = Role.LIST_ITEM
_PARAGRAPH: Final = Role.PARAGRAPH
_POST: Final = Role.POST
_TABLE: Final = Role.TABLE
_NAMELESS: Final = frozenset((Role.CODE, Role.TABLE))
# A block of this score or less is a link or several.
LINKED: Final = -0.5
# A block of this score is a short sentence.
SENTENCE: Final = 1.0
# A title of the document is no shorter.
SHORTEST_TITLE: Final = 4
# The first post stands no more blocks above the others.
FIRST_POST: Final = 40
# The links of a footnote to the places that it is for.
_BACK: Final = expression(r"\A[\^↑](?![_\-.])(?:\s?(?:\d{1,2}\.\d{1,2}|[a-z](?![\w.])))*\s?")


def draft_of_text(page: Page) -> Draft:
    """All lines of a page that lost its HTML; those of a feed labelled."""
    came, noise = undo_noise(page.texts)
    numbers = range(len(came))
    draft = Draft(numbers, came, [_PARAGRAPH] * len(came), len(came))
    draft.noise = noise
    draft.is_text = True
    label_timed_feed(draft)
    return draft


def draft_of_html(
    page: Page, url: str | None = None, thresholds: Thresholds = BALANCED, *, whole: bool = False
) -> Draft:
    """The blocks of the main content, data rows joined, hidden and named parts labelled.

    whole: whether all blocks are taken, as where no container stands out.
    """
    scores, sums = score_blocks(page)
    containers = Containers(page)
    main = find_main_content(page, sums, containers)
    weak = whole or main.score < WEAK
    left_out: set[int] = set()
    thread = None if whole else find_thread(page, url, main.first, main.end)
    feeds: set[int] = set()
    searched, searched_end = main.first, main.end
    if thread is None:
        feeds = teasers(page, searched, searched_end)
        main, sums = _beside_feeds(page, feeds, scores, sums, containers, main)
        weak = whole or main.score < WEAK
    if thread is not None:
        weak = False
        main, left_out = with_posts(page, main, thread, scores)
    elif weak:
        main = MainContent(0, 0, len(page.texts), main.score)
    else:
        main = climbed(page, sums, main, thresholds.climb)
        main, left_out = with_neighbours(page, sums, containers, main, thresholds)
        main = with_sections(page, main)
    numbers, end = _starts(page, main, thread)
    shown, roles = _texts_and_roles(page, numbers, end, thread)
    came, noise = undo_noise(shown)
    draft = Draft(numbers, came, roles, end)
    draft.noise = noise
    draft.is_weak = weak
    if thread is None and (main.first != searched or main.end != searched_end):
        feeds = teasers(page, main.first, main.end)
    entries = _label_by_place(page, draft, shown, thread, left_out, feeds, thresholds)
    parts = NamedParts(page, sums, containers, main, thresholds)
    cited = CitedLinks(page, scores, url)
    _label_by_names(page, draft, shown, entries, scores, parts, cited, thresholds.named_paragraph)
    return draft


def _label_by_place(
    page: Page,
    draft: Draft,
    shown: list[str],
    thread: Thread | None,
    left_out: set[int],
    feeds: set[int],
    thresholds: Thresholds,
) -> Sequence[int]:
    """Label what stands between parts of the main content, in feeds and around posts; return the other entries."""
    if thread is None and not left_out and not feeds:
        return range(len(shown))
    others = []
    for entry, (number, role) in enumerate(zip(draft.numbers, draft.roles, strict=True)):
        if number in left_out and not _stands_between(page, role, number, left_out, thresholds):
            draft.remove(entry, Label.OUTSIDE, "between the parts of the main content")
        elif number in feeds:
            draft.remove(entry, Label.RECOMMENDATION, "titles with a sentence each: a feed")
        elif thread is not None and number in thread.posts:
            pass
        elif thread is not None and thread.first <= number < thread.end:
            if is_mark(shown[entry]):
                draft.remove(entry, Label.BYLINE, "date or number of a post")
            elif page.tags[page.owners[number]] != "h1":
                draft.remove(entry, Label.OUTSIDE, "around a post: names, ranks, buttons")
        else:
            others.append(entry)
    return others


def _label_by_names(
    page: Page,
    draft: Draft,
    shown: list[str],
    entries: Sequence[int],
    scores: list[float],
    parts: NamedParts,
    cited: CitedLinks,
    paragraph: float,
) -> None:
    """Label the entries in parts whose names tell what they are, and those that are mostly links.

    Names say nothing of code, which highlighters set in toolbars, of the rows of one table, and of headings
    over text, which are called headers. paragraph: the score of a paragraph of prose.
    """
    numbers, roles, owners, links = list(draft.numbers), draft.roles, page.owners, page.links
    for entry in entries:
        number, role = numbers[entry], roles[entry]
        container, score = owners[number], scores[number]
        if role is _TABLE:
            container = table_of(page, container)
        named = parts.is_inside_named(container)
        if not named and score > LINKED:
            continue
        if named:
            over_prose = (
                role is _HEADING
                and scores[min(number + 1, len(scores) - 1)] > LINKED
                and not is_mark(shown[entry])
                and not parts.is_inside_named(page.parents[container])
            )
            verdict = parts.judge(container, paragraph if over_prose or role in _NAMELESS else score)
            if verdict is not None:
                label, reason = verdict
                draft.remove(entry, label, reason)
                continue
        if (
            score <= LINKED
            and role is not _TABLE
            and not _says_something(shown[entry], links[number])
            and not cited.holds(number)
        ):
            draft.remove(entry, Label.NAVIGATION, "mostly links")


def _beside_feeds(
    page: Page, feeds: set[int], scores: list[float], sums: list[float], containers: Containers, main: MainContent
) -> tuple[MainContent, list[float]]:
    """The main content, and the sums by which it was found: without the feeds if it is hardly anything else.

    A short article among long teasers is told by its title: that of the document.
    """
    if not feeds or 2 * sum(len(page.texts[n]) for n in feeds) < sum(map(len, page.texts[main.first : main.end])):
        return main, sums
    own = (n for n, owner in enumerate(page.owners) if page.tags[owner] == "h1" and n not in feeds)
    if not any(len(page.texts[n]) >= SHORTEST_TITLE and page.head.title.startswith(page.texts[n]) for n in own):
        return main, sums
    for number in feeds:
        scores[number] = min(scores[number], 0.0)
    sums = prefix_sums(scores)
    return find_main_content(page, sums, containers), sums


def _starts(page: Page, main: MainContent, thread: Thread | None) -> tuple[Sequence[int], int]:
    """The first block of each entry (of each row of data, and every other block of the main content), and the block
    behind the last entry.
    """
    rows = data_rows(page, main.first, main.end)
    if thread is not None:
        rows = [row for row in rows if not thread.divides(*row)]
    if not rows:
        return range(main.first, main.end), main.end
    starts: list[int] = []
    at = main.first
    for first, end in dict(rows).items():
        if first >= at:
            starts += range(at, first + 1)
            at = end
    starts += range(at, main.end)
    return starts, max(at, main.end)


def _texts_and_roles(
    page: Page, numbers: Sequence[int], end: int, thread: Thread | None
) -> tuple[list[str], list[Role]]:
    """The text and the role of each entry."""
    texts, links, owners = page.texts, page.links, page.owners
    if not numbers:
        return [], []
    first = numbers[0]
    if len(numbers) == end - first:
        shown, linked = texts[first:end], links[first:end]
        roles = roles_of(page, owners[first:end])
    else:
        shown, linked = [texts[number] for number in numbers], [links[number] for number in numbers]
        roles = roles_of(page, [owners[number] for number in numbers])
        for entry, (first, following) in enumerate(pairwise([*numbers, end])):
            if following - first > 1:
                shown[entry], roles[entry] = " ".join(filter(None, texts[first:following])), _TABLE
    for entry, characters in enumerate(linked):
        if characters:
            role = roles[entry]
            if role is _HEADING:
                shown[entry] = shown[entry].rstrip("#¶§ ") or shown[entry]  # a link to the heading itself
            elif role is _LIST_ITEM and shown[entry][:1] in ("^", "↑"):
                shown[entry] = _BACK.sub("", shown[entry]) or shown[entry]
    if thread is not None:
        roles = [_POST if role is _PARAGRAPH else role for role in roles]
    return shown, roles


def _stands_between(page: Page, role: Role, number: int, left_out: set[int], thresholds: Thresholds) -> bool:
    """Whether a block between the parts of the main content belongs to them: the ingredients between a dish and its
    steps, rows of data, a part's heading."""
    if role not in thresholds.between:
        return False
    if role is _HEADING:
        return number + 1 not in left_out or number + 2 not in left_out
    return role is _TABLE or not page.links[number]


def _says_something(text: str, linked: int) -> bool:
    """Whether a line is a sentence or shows an address, though most of its characters stand in links."""
    return (linked < len(text) and text[-1] == "。") or "://" in text


def with_posts(page: Page, main: MainContent, thread: Thread, scores: Sequence[float]) -> tuple[MainContent, set[int]]:
    """The main content with a thread's posts, and the blocks between the first post and the others."""
    if main.score < WEAK or main.first >= thread.end:
        opening = _first_post(page, thread, scores)
        if opening is None:
            return MainContent(thread.container, thread.first, thread.end, main.score), set()
        main = MainContent(thread.container, *opening, main.score)
    container = main.container
    while page.firsts[container] > thread.first or page.ends[container] < thread.end:
        container = page.parents[container]
    first, end = min(main.first, thread.first), max(main.end, thread.end)
    return MainContent(container, first, end, main.score), set(range(main.end, thread.first))


def _first_post(page: Page, thread: Thread, scores: Sequence[float]) -> tuple[int, int] | None:
    """The blocks of a short first post between the page's title and the replies, from one sentence to the last one."""
    above = range(thread.first - 1, max(-1, thread.first - FIRST_POST), -1)
    title = next((n for n in above if page.tags[page.owners[n]] == "h1"), None)
    if title is None:
        return None
    told = [
        n
        for n in range(title + 1, thread.first)
        if not page.links[n] and (scores[n] >= SENTENCE or page.texts[n].endswith(("。", "？", "！")))
    ]
    return (told[0], told[-1] + 1) if told else None
