"""The links, pictures and emphasis that go out with an article's blocks, where they are asked for.

A picture is the article's if it stands beside a block that is kept and in no part that the page's names call
boilerplate. Icons, spacers and pictures without an address of the web are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlsplit

from .addresses import base_of, safe_address
from .article import Emphasis, Image, Link
from .expressions import expression
from .label.class_names import BOILERPLATE, COMMENT, NAVIGATION
from .label.containers import Containers
from .label.draft import Draft
from .labels import Label, Role
from .options import Options
from .parse.blocks import Page
from .parse.tags import SOURCES
from .parse.targets import PLAIN, Picture, Setting, Targets
from .script.convert import to_simplified

_STAND_IN = expression(
    r"(?:^|[/_.-])(?:blank|spacer|pixel|loading|placeholder|transparent|1x1|grey|gray|lazyload|whitedot|icons?|logo|avatar|button|btn|qrcode|ewm|erweima|defaultpic|nopic)"
    r"(?:[_.-]?\w{0,8})?\.(?:gif|png|svg|jpe?g|webp)$",
    re.I,
)
_SIZE = expression(r"(\d{1,4})(?:px)?\Z")
# A picture that says to be smaller than this, in pixels, is an icon. Longer texts for a picture are cut.
SMALLEST, LONGEST_ALT = 40, 200
# Lines whose place in a changed text is looked for are no longer than this.
LONGEST_COMPARED = 4000
# A heading is set apart as it is, and code is shown byte for byte.
_WITHOUT_EMPHASIS = frozenset((Role.TITLE, Role.HEADING, Role.CODE))
# What stands below the last line, and has pictures of its own: a code to scan, a banner, other articles.
_OF_THE_PAGE = frozenset(
    (Label.TOOLBAR, Label.ADVERTISEMENT, Label.RECOMMENDATION, Label.NAVIGATION, Label.FOOTER, Label.COMMENT)
)
_Value = TypeVar("_Value")


def attach(
    page: Page, draft: Draft, url: str | None, options: Options, line: Callable[[int], str]
) -> tuple[dict[int, tuple[Link, ...]], dict[int, tuple[Image, ...]], dict[int, tuple[Emphasis, ...]]]:
    """The links, the pictures and the emphasis of the kept entries, by entry, as far as the options ask for them.

    line: the text of an entry as it goes out.
    """
    kept = draft.kept()
    links: dict[int, tuple[Link, ...]] = {}
    emphasis: dict[int, tuple[Emphasis, ...]] = {}
    if not kept:
        return links, {}, emphasis
    targets = Targets(page)
    base = base_of(url, page.head.meta.get("base", ""))
    if options.links or options.emphasis:
        for entry in kept:
            text = line(entry)
            settings = _settings(targets, page, draft, entry, text)
            places = [at for at, character in enumerate(text) if not character.isspace()] if settings else []
            if options.links and draft.roles[entry] is not Role.CODE:
                links[entry] = _links(settings, places, base)
            if options.emphasis and draft.roles[entry] not in _WITHOUT_EMPHASIS:
                emphasis[entry] = _emphasis(settings, places)
    return links, _images(targets, page, draft, kept, base, options) if options.images else {}, emphasis


def _settings(targets: Targets, page: Page, draft: Draft, entry: int, text: str) -> list[Setting]:
    """What each character of an entry's text stands in, white space left out; empty if all of it is plain."""
    numbers = draft.covered_by(entry)
    settings = targets.settings_of(numbers)
    if settings.count(PLAIN) == len(settings):
        return []
    came = "".join("".join(page.texts[number].split()) for number in numbers)
    return _aligned(came, "".join(text.split()), settings)


def _links(settings: Sequence[Setting], places: Sequence[int], base: str) -> tuple[Link, ...]:
    addresses = ((start, end, safe_address(base, href)) for start, end, href in _spans(s.href for s in settings))
    return tuple(Link(places[start], places[end - 1] + 1, address) for start, end, address in addresses if address)


def _emphasis(settings: Sequence[Setting], places: Sequence[int]) -> tuple[Emphasis, ...]:
    found = [
        Emphasis(places[start], places[end - 1] + 1, strong)
        for strong in (True, False)
        for start, end, _ in _spans(setting.strong if strong else setting.em for setting in settings)
    ]
    return tuple(sorted(found, key=lambda part: (part.start, -part.end)))


def _spans(values: Iterable[_Value | None]) -> Iterator[tuple[int, int, _Value]]:
    """Where equal values stand in a row, empty ones left out."""
    at = 0
    for value, run in groupby(values):
        start, at = at, at + sum(1 for _ in run)
        if value:
            yield start, at, value


def _aligned(came: str, shown: str, settings: list[Setting]) -> list[Setting]:
    """What the characters of a text as it is shown stand in, from that of the text as it came."""
    if len(came) == len(shown):
        return settings
    found = [PLAIN] * len(shown)
    if max(len(came), len(shown)) > LONGEST_COMPARED:
        return found
    simplified = to_simplified(came)
    matcher = SequenceMatcher(None, simplified if len(simplified) == len(came) else came, shown, autojunk=False)
    for start, at, size in matcher.get_matching_blocks():
        found[at : at + size] = settings[start : start + size]
    return found


def _images(
    targets: Targets, page: Page, draft: Draft, kept: Sequence[int], base: str, options: Options
) -> dict[int, tuple[Image, ...]]:
    entry_of = {number: entry for entry in range(len(draft.numbers)) for number in draft.covered_by(entry)}
    containers = Containers(page)
    found: dict[int, dict[Image, None]] = {}
    for picture in targets.pictures():
        above = entry_of.get(picture.above) if picture.above is not None else None
        below = entry_of.get(picture.below) if picture.below is not None else None
        if not _is_of_article(picture, above, below, page, draft, kept, entry_of, containers):
            continue
        address = _address(picture.attributes, base)
        if address is None:
            continue
        alt = " ".join((picture.attributes.get("alt") or picture.attributes.get("title") or "").split())[:LONGEST_ALT]
        place = bisect_right(kept, above) - 1 if above is not None else -1
        image = Image(address, alt if options.script == "keep" else to_simplified(alt), above=place < 0)
        found.setdefault(kept[max(place, 0)], {})[image] = None
    return {entry: tuple(images) for entry, images in found.items()}


def _is_of_article(
    picture: Picture,
    above: int | None,
    below: int | None,
    page: Page,
    draft: Draft,
    kept: Sequence[int],
    entry_of: Mapping[int, int],
    containers: Containers,
) -> bool:
    if _is_small(picture.attributes) or not _is_kept(draft, above, below):
        return False
    if (above is None or above < kept[0]) and (below is None or draft.labels[below] is not None):
        return False
    if below is not None and below > kept[-1] and draft.labels[below] in _OF_THE_PAGE:
        return False
    container = picture.container
    while container > 0 and not _holds_kept(page, draft, container, entry_of):
        if containers.own(container) & (BOILERPLATE | NAVIGATION | COMMENT):
            return False
        container = page.parents[container]
    return True


def _is_kept(draft: Draft, *entries: int | None) -> bool:
    return any(entry is not None and draft.labels[entry] is None for entry in entries)


def _holds_kept(page: Page, draft: Draft, container: int, entry_of: Mapping[int, int]) -> bool:
    numbers: Iterable[int] = range(page.firsts[container], page.ends[container])
    return _is_kept(draft, *(entry_of.get(number) for number in numbers if page.texts[number]))


def _is_small(attributes: Mapping[str, str | None]) -> bool:
    sizes = (_SIZE.match((attributes.get(side) or "").strip()) for side in ("width", "height"))
    return any(size is not None and int(size[1]) < SMALLEST for size in sizes)


def _address(attributes: Mapping[str, str | None], base: str) -> str | None:
    for name in SOURCES:
        address = safe_address(base, attributes.get(name) or "")
        if address is not None and not _STAND_IN.search(urlsplit(address).path):
            return address
    first = (attributes.get("srcset") or attributes.get("data-srcset") or "").split(",")[0].split()
    return safe_address(base, first[0]) if first else None
