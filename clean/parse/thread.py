"""The posts of a thread: containers of one shape, side by side, each with its author's line, its date and its text.

Readers' comments under an article have the same shape. What tells a forum from them stands elsewhere:
in the address, in the head, in what the site calls the parts of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate, compress, islice
from typing import Final, NamedTuple

from ..expressions import beginning_with, expression
from ..word_lists import words
from .blocks import Page
from .compiled import IS_COMPILED, holds_any, table_of

# Signs of a forum add up; from this sum on a page is one.
ENOUGH: Final = 2
_HOST: Final = expression(r"(?:^|\.)(?:\w{0,8}bbs|bbs\w{0,8}|forums?|tieba|club|luntan)\.", re.I)
_ADDRESS: Final = (
    (2, expression(r"/(?:bbs|forums?|viewthread|showthread|viewtopic|threads?|luntan|discussions?)(?:[/.?-]|$)", re.I)),
    (2, expression(r"thread-\d+-\d|[?&](?:tid|topic_?id|threadid)=\d|/question/\d|/group/topic/|/t/\d{3}", re.I)),
    (1, expression(r"/topics?/|/posts?(?:[/?]|$)|[/?]t[/=]\d|read\.php", re.I)),
)
# What each of them holds.
_IN_ADDRESSES: Final = (
    "bbs", "forum", "thread", "topic", "post", "club", "tieba", "luntan", "discussion", "tid=", "/question/", "/t/",
    "/t=", "?t/", "?t=", "read.php",
)  # fmt: skip
_SOFTWARE: Final = expression(r"discuz|phpbb|phpwind|vbulletin|xenforo|discourse|nodebb|flarum|mybb|bbs|smf", re.I)
_SITE: Final = expression(r"论坛|論壇|贴吧|貼吧|讨论区|討論區|BBS|(?:社区|社區)$|Powered by Discuz", re.I)
_POSTING: Final = ("discussionforumposting", '"qapage"', "schema.org/qapage")
_PART: Final = expression(r"(?<![a-z])(?:topics?|threads?|forums?|bbs|viewthread|postlist|discussion)(?![a-z])", re.I)
_BETWEEN_PARTS: Final = expression("[-_|–—]")
# A short line that dates or counts a post.
_MARK: Final = expression(
    beginning_with(
        r"\d昨前#沙板",
        r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?<!\d)\d{1,2}[-月]\d{1,2}日?\s\d{1,2}:\d\d|^\d{1,2}:\d\d$"
        r"|\d\s?(?:秒|分[钟鐘]|小[时時]|天|日|[周週]|个?月|個月|年)[前以]|昨天|前天|(?<!\d)#\d{1,5}\b|^\d{1,5}\s?[#楼樓](?![\u4e00-\u9fff])|沙[发發]$|板凳$",
    )
)
# What each of them holds beside figures.
_IN_MARKS: Final = table_of("-/.年月:前以昨#楼樓沙板")
LONGEST_MARK: Final = 60
# Of nested groups the one with most members counts, if it holds so much of the text of the largest.
MOST_OF_IT: Final = 0.6
# So many marks are looked at, and so far around each.
MOST_MARKS: Final = 1000
REACH: Final = 24
# A line up to this length above a post's text, without marks of a sentence, is a name, a rank, a count.
LONGEST_NAME: Final = 20
_SENTENCE: Final = expression("[，。！？；：…,!?]")
_WRAPPERS: Final = frozenset(
    ("wrap", "wrapper", "warp", "box", "inner", "main", "container", "area", "block", "panel", "detail", "item", "comp")
)
_CAMEL: Final = expression(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD: Final = expression("[a-z]+")
_FIELD: Final = expression("^[\u3400-\u9fff]{2,4}[:：]")
# A line below which a short signature stands.
_RULE: Final = expression(r"[-_=—─]{8,}")
LONGEST_SIGNATURE: Final = 80
_FIGURES: Final = expression(r"\d+")
_TEXT: Final = 1
_FRAME: Final = 2


class Thread(NamedTuple):
    """The replies' part of a thread: blocks texts[first:end], of which `posts` are text and the others go with them."""

    container: int
    first: int
    end: int
    posts: frozenset[int]

    def divides(self, first: int, end: int) -> bool:
        """Whether some of the blocks texts[first:end] are text of posts and some are not."""
        return 0 < sum(number in self.posts for number in range(first, end)) < end - first


def find_thread(page: Page, url: str | None, first: int, end: int) -> Thread | None:
    """The posts of a forum page; None for any other page. texts[first:end]: the blocks around most of its prose."""
    if _forum_signs(page, url, first, end) < ENOUGH:
        return None
    group = _largest_group(page)
    if not group:
        return None
    posts = _texts_of(page, group)
    if not posts:
        return None
    return Thread(page.parents[group[0]], page.firsts[group[0]], page.ends[group[-1]], frozenset(posts))


def _forum_signs(page: Page, url: str | None, first: int, end: int) -> int:
    """How much says that a page is a forum's: its address, its head, the names around its first sentence."""
    head = page.head
    meta = head.meta
    signs = _address_signs((url or meta.get("canonical") or meta.get("og:url") or "")[:500])
    if _SOFTWARE.search(meta.get("generator", "")) or any(map(_is_of_posts, head.json_ld)):
        signs += 2
    site = _BETWEEN_PARTS.split(head.title[-80:])[-1].strip()
    if _SITE.search(site) or _SITE.search(meta.get("og:site_name", "")):
        signs += 2
    if signs == ENOUGH - 1:
        signs += any(_PART.search(name) for name in _names_around(page, _first_sentence(page, first, end)))
    return signs


def _is_of_posts(data: str) -> bool:
    """Whether JSON-LD describes posts, or questions and answers."""
    data = data[:4000].lower()
    return any(kind in data for kind in _POSTING)


def _first_sentence(page: Page, first: int, end: int) -> int:
    """The container of the first sentence among texts[first:end]."""
    for number in range(first, end):
        if page.links[number] == 0 and len(page.texts[number]) > LONGEST_NAME and _SENTENCE.search(page.texts[number]):
            return page.owners[number]
    return page.owners[first] if first < end else 0


def _address_signs(address: str) -> int:
    lower = address.lower()
    if lower.isascii() and not any(sign in lower for sign in _IN_ADDRESSES):  # as in most
        return 0
    host, found, path = address.partition("://")[2].partition("/")
    if _HOST.search(f"{host}."):
        return 2
    return max((weight for weight, sign in _ADDRESS if sign.search(found + path)), default=0)


def is_list_of_comments(page: Page, container: int) -> bool:
    """Whether a container holds items of one shape, each with a date or a number of its own."""
    return len(_largest_group(page, container)) >= 2


def _names_around(page: Page, container: int) -> list[str]:
    names = []
    for _ in range(REACH):
        if container < 0:
            break
        attributes = page.attributes(container)
        names += [attributes.get("class") or "", attributes.get("id") or ""]
        container = page.parents[container]
    return names


def _largest_group(page: Page, within: int = 0) -> list[int]:
    """The containers of one shape, side by side, each with a mark, that hold most text; the finest cut of that."""
    first, end = page.firsts[within], page.ends[within]
    texts = page.texts[first:end]
    marked = list(map(is_mark, texts))
    shapes: dict[int, tuple[str, str, str]] = {}
    groups: dict[tuple[int, tuple[str, str, str]], dict[int, None]] = {}
    for number in islice(compress(range(first, end), marked), MOST_MARKS):
        container = page.owners[number]
        for _ in range(REACH):
            if container <= within:
                break
            if container not in shapes:
                shapes[container] = shape(page, container)
            groups.setdefault((page.parents[container], shapes[container]), {})[container] = None
            container = page.parents[container]
    if all(len(members) < 2 for members in groups.values()):
        return []
    sizes = map(_prose_size, texts, page.links[first:end], marked)
    sums = list(accumulate(sizes, initial=0))
    candidates = []
    for members in groups.values():
        filled = [size for m in members if (size := sums[page.ends[m] - first] - sums[page.firsts[m] - first])]
        if len(filled) >= 2:
            candidates.append((sum(filled), list(members)))
    most = max((size for size, _ in candidates), default=0)
    return max((found for size, found in candidates if size >= MOST_OF_IT * most), key=len, default=[])


def _prose_size(text: str, linked: int, marked: bool) -> int:
    """How many characters a block has, 0 if it is a mark, a link or a single character."""
    return len(text) if len(text) >= 2 and linked * 2 < len(text) and not marked else 0


def shape(page: Page, container: int) -> tuple[str, str, str]:
    """What containers of one kind have in common: tag, first class and id without figures."""
    attributes = page.attributes(container)
    names = (attributes.get("class") or "").split()
    own = attributes.get("id")
    return page.tags[container], _without_figures(names[0]) if names else "", _without_figures(own) if own else ""


@lru_cache(1 << 12)
def _without_figures(name: str) -> str:
    return _FIGURES.sub("", name)


def is_mark(text: str) -> bool:
    """Whether a line is a short one with a date, a time or the number of a post."""
    may_be = len(text) <= LONGEST_MARK and (not IS_COMPILED or holds_any(text, _IN_MARKS))
    return may_be and _MARK.search(text) is not None


def _texts_of(page: Page, group: list[int]) -> list[int]:
    """The blocks of the posts' own text, told by the names of parts where the site names them, else by their place."""
    named = {member: _named_texts(page, member) for member in group}
    if 2 * sum(bool(found) for found in named.values()) < len(group):
        named = {member: _placed_texts(page, member) for member in group}
    constant = _constants(page, group)
    return [number for found in named.values() for number in found if page.texts[number] not in constant]


def _named_texts(page: Page, member: int) -> list[int]:
    verdicts: dict[int, int] = {member: 0}
    found = []
    for number in range(page.firsts[member], page.ends[member]):
        if _verdict(page, page.owners[number], verdicts) == _TEXT and page.texts[number]:
            found.append(number)
    return found


def _verdict(page: Page, container: int, verdicts: dict[int, int]) -> int:
    """What the innermost container that has a telling name says of its blocks; a frame inside a text is a frame."""
    chain = []
    while container not in verdicts:
        chain.append(container)
        container = page.parents[container]
    verdict = verdicts[container]
    for inner in reversed(chain):
        attributes = page.attributes(inner)
        own = _name_says(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:200])
        if page.tags[inner] in ("button", "form", "nav"):
            own = _FRAME
        verdict = verdicts[inner] = own or verdict
    return verdict


@lru_cache(1 << 12)
def _name_says(name: str) -> int:
    says = 0
    for token in name.split():
        parts = _WORD.findall(_CAMEL.sub("-", token).lower())
        whole = "_".join(parts)
        while len(parts) > 1 and parts[-1] in _WRAPPERS:
            parts.pop()
        told = [word for word in (whole, *parts[-1:]) if word]
        if any(word in _words("post_frame") for word in told):
            return _FRAME
        if any(word in _words("post_text") for word in told):
            says = _TEXT
    return says


@cache
def _words(section: str) -> frozenset[str]:
    return words("class_names", section)


def _constants(page: Page, group: list[int]) -> set[str]:
    """Texts that stand in more than half of the posts: buttons, ranks."""
    counts = Counter(
        text for member in group for text in set(page.texts[page.firsts[member] : page.ends[member]]) if len(text) < 30
    )
    return {text for text, count in counts.items() if count > 2 and 2 * count > len(group)}


def _placed_texts(page: Page, member: int) -> list[int]:
    """A post's blocks without its marks, its links, and the names above its first mark or text."""
    found: list[int] = []
    only_names = True
    for number in range(page.firsts[member], page.ends[member]):
        text = page.texts[number]
        if is_mark(text):
            if only_names:
                found.clear()
        elif found and _RULE.fullmatch(text):
            below = [n for n in range(number + 1, page.ends[member]) if page.texts[n]]
            if sum(len(page.texts[n]) for n in below) <= LONGEST_SIGNATURE:
                break
        elif text and page.links[number] * 2 <= len(text):
            found.append(number)
            only_names = only_names and _is_name(text)
    return found


def _is_name(text: str) -> bool:
    """Whether a line is a name, a rank or a count, also with what it counts before a colon."""
    return len(text) <= LONGEST_NAME and not _SENTENCE.search(_FIELD.sub("", text, count=1))
