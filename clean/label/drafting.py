"""From a page's blocks to the draft: the blocks that could be article text, with what their place says of them."""

from __future__ import annotations

import re

from ..labels import Label, Role
from ..parse.blocks import Page
from ..parse.tables import data_rows, table_of
from ..parse.teasers import teasers
from ..parse.thread import Thread, find_thread, is_mark
from .cited import CitedLinks
from .containers import Containers
from .draft import Draft
from .features import score_blocks
from .main_content import MainContent, climbed, find_main_content, with_neighbours, with_sections
from .named_parts import NamedParts
from .noise import undo_noise
from .roles import role_of
from .thresholds import BALANCED, Thresholds

# A container of less than this score (see features: a full paragraph has 10 to 15) does not stand out: the article
# is then looked for among the page's lines, as on a page without HTML.
WEAK = 8.0
# The links of a footnote to the places that it is for.
_BACK = re.compile(r"\A[\^↑](?![_\-.])(?:\s?(?:\d{1,2}\.\d{1,2}|[a-z](?![\w.])))*\s?")


def draft_of_text(page: Page) -> Draft:
    """All lines of a page that lost its HTML."""
    came, noise = undo_noise(page.texts)
    numbers = list(range(len(came)))
    draft = Draft(numbers, came, came, [Role.PARAGRAPH] * len(came), [(n, n + 1) for n in numbers])
    draft.noise = noise
    return draft


def draft_of_html(page: Page, url: str | None = None, thresholds: Thresholds = BALANCED) -> Draft:
    """The blocks of the main content, data rows joined, hidden and named parts labelled."""
    scores, sums = score_blocks(page)
    containers = Containers(page)
    main = find_main_content(page, sums, containers)
    weak = main.score < WEAK
    left_out: set[int] = set()
    thread = find_thread(page, url, main.first, main.end)
    if thread is not None:
        weak = False
        main, left_out = with_posts(page, main, thread)
    elif weak:
        main = MainContent(0, 0, len(page.texts), main.score)
    else:
        main = climbed(page, sums, main, thresholds.climb)
        main, left_out = with_neighbours(page, sums, containers, main, thresholds)
        main = with_sections(page, main)
    rows = dict(data_rows(page, main.first, main.end))
    feeds = teasers(page, main.first, main.end) if thread is None else set()
    numbers: list[int] = []
    came: list[str] = []
    roles: list[Role] = []
    spans: list[tuple[int, int]] = []
    pre: list[tuple[int, Label, str]] = []
    parts = NamedParts(page, sums, containers, main, thresholds)
    cited = CitedLinks(page, scores, url)
    number = main.first
    while number < main.end:
        end = rows.get(number)
        if end is not None and thread is not None and thread.divides(number, end):
            end = None
        text = page.texts[number]
        owner = page.owners[number]
        if end is not None:
            text = " ".join(t for t in page.texts[number:end] if t)
            role = Role.TABLE
        else:
            role = role_of(page, owner)
            if role is Role.HEADING and page.links[number]:
                text = text.rstrip("#¶§ ") or text  # a link to the heading itself
            elif role is Role.LIST_ITEM and page.links[number] and text[:1] in ("^", "↑"):
                text = _BACK.sub("", text) or text
            end = number + 1
            if role is Role.PARAGRAPH and thread is not None:
                role = Role.POST
        entry = len(numbers)
        numbers.append(number)
        came.append(text)
        roles.append(role)
        spans.append((number, end))
        if number in left_out and not _stands_between(page, role, number, left_out, thresholds):
            pre.append((entry, Label.OUTSIDE, "between the parts of the main content"))
        elif number in feeds:
            pre.append((entry, Label.RECOMMENDATION, "titles with a sentence each: a feed"))
        elif thread is not None and number in thread.posts:
            pass
        elif thread is not None and thread.first <= number < thread.end:
            if is_mark(text):
                pre.append((entry, Label.BYLINE, "date or number of a post"))
            elif page.tags[owner] != "h1":
                pre.append((entry, Label.OUTSIDE, "around a post: names, ranks, buttons"))
        else:
            # Names say nothing of code, which highlighters set in toolbars, of the rows of one table, and of headings
            # over prose, which are called headers.
            around = table_of(page, owner) if role is Role.TABLE else owner
            over_prose = (
                role is Role.HEADING
                and scores[min(end, len(scores) - 1)] >= thresholds.named_paragraph
                and not is_mark(text)
                and not containers.within(page.parents[owner], main.container)
            )
            named = thresholds.named_paragraph if over_prose or role in (Role.CODE, Role.TABLE) else scores[number]
            verdict = parts.judge(around, named)
            if verdict is not None:
                pre.append((entry, *verdict))
            elif (
                role is not Role.TABLE
                and scores[number] <= -0.5
                and not _says_something(text, page.links[number])
                and not cited.holds(number)
            ):
                pre.append((entry, Label.NAVIGATION, "mostly links"))
        number = end
    came, noise = undo_noise(came)
    draft = Draft(numbers, came, came, roles, spans)
    draft.noise = noise
    draft.is_weak = weak
    for entry, label, reason in pre:
        draft.remove(entry, label, reason)
    return draft


def _stands_between(page: Page, role: Role, number: int, left_out: set[int], thresholds: Thresholds) -> bool:
    """Whether a block between the parts of the main content belongs to them: the ingredients between a dish and its
    steps, rows of data, a part's heading."""
    if role not in thresholds.between:
        return False
    if role is Role.HEADING:
        return number + 1 not in left_out or number + 2 not in left_out
    return role is Role.TABLE or not page.links[number]


def _says_something(text: str, linked: int) -> bool:
    """Whether a line is a sentence or shows an address, though most of its characters stand in links."""
    return (linked < len(text) and text[-1] == "。") or "://" in text


def with_posts(page: Page, main: MainContent, thread: Thread) -> tuple[MainContent, set[int]]:
    """The main content with a thread's posts, and the blocks between the first post and the others."""
    if main.score < WEAK or main.first >= thread.end:
        return MainContent(thread.container, thread.first, thread.end, main.score), set()
    container = main.container
    while page.firsts[container] > thread.first or page.ends[container] < thread.end:
        container = page.parents[container]
    first, end = min(main.first, thread.first), max(main.end, thread.end)
    return MainContent(container, first, end, main.score), set(range(main.end, thread.first))
