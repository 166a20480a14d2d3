"""From a page's blocks to the draft: the blocks that could be article text, with what their place says of them."""

from __future__ import annotations

from ..labels import Label, Role
from ..parse.blocks import Page
from ..parse.tables import data_rows
from .containers import Containers
from .draft import Draft
from .features import score_blocks
from .main_content import MainContent, find_main_content, with_neighbours
from .named_parts import NamedParts
from .noise import undo_noise
from .roles import role_of

# A container of less than this score (see features: a full paragraph has 10 to 15) does not stand out: the article
# is then looked for among the page's lines, as on a page without HTML.
WEAK = 8.0


def draft_of_text(page: Page) -> Draft:
    """All lines of a page that lost its HTML."""
    came, noise = undo_noise(page.texts)
    numbers = list(range(len(came)))
    draft = Draft(numbers, came, came, [Role.PARAGRAPH] * len(came), [(n, n + 1) for n in numbers])
    draft.noise = noise
    return draft


def draft_of_html(page: Page) -> Draft:
    """The blocks of the main content, data rows joined, hidden and named parts labelled."""
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
