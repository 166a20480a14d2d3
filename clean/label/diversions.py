"""Phrases that send a reader elsewhere: to an app, an account, a site, or to whoever claims the text.

They stand as a line of their own between paragraphs, or are pushed between two sentences or behind the last. Which
names and which words they choose changes from site to site; that they are made of the same few kinds of words, a name
and nothing else, does not (`data/diversion_words.txt`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..expressions import expression
from ..word_lists import words
from .phrases import Hit
from .sentence_ends import sentence_ends

# A phrase is no longer than this, and this share of it is the listed words and a name.
LONGEST: Final = 32
COVERED: Final = 0.82
# Of what is not listed no more may be left than this.
MOST_LEFT: Final = 3
# With so many words on whose it is, of so many characters, a phrase may hold a name that nothing tells from others.
LONGEST_NAME: Final = 6
CLAIMS: Final = 2
SURE: Final = 4

# In marks of its own a phrase with so many of the words may hold a name, too.
NAMING: Final = 4
# A phrase has so many of the listed words at least.
FEWEST: Final = 2
# The marks around a phrase hold no more than this.
LONGEST_MARKED: Final = 42

_KINDS: Final = ("do", "what", "app", "gift", "whose", "small")
_DIVIDED: Final = expression(r"[\s，,、:：/|｜]+")
# A name: in quotation marks or brackets, or in Latin letters and figures.
_NAME: Final = expression(
    r"[“「『《【〈\"‘][^“”「」『』《》【】〈〉\"‘’，。！？]{1,14}[”」』》】〉\"’]|(?:https?://)?[A-Za-z0-9][A-Za-z0-9@._/\-]{2,40}"
)
_EDGE: Final = " 　>》›»→▼↓∨ˇ＞!！~～.·•…。，,:：；;|｜-—_#"
_MARKED: Final = expression(
    r"#[^#\n]{4,24}#|[（(［\[【〔〖][^（(［\[【〔〖）)］\]】〕〗\n]{4,40}[）)］\]】〕〗]|[～~*＊][^～~*＊\n]{4,24}[～~*＊]"
)
_OPENS_MARKED: Final = frozenset("#（(［[【〔〖～~*＊")
_CLOSES_MARKED: Final = frozenset("#）)］]】〕〗～~*＊")
_MARKED_END: Final = expression(f"(?:{_MARKED.pattern})$")
# Not where the sentence goes on behind the name.
_NAMED: Final = expression(
    r"[^。！？，,\n“「『《【]{2,16}[“「『《【][^。！？“”「」『』《》【】\n]{2,14}[”」』》】](?![，,、；：的])"
)
_SENTENCE_END: Final = "。！？…"


@cache
def diverting_words() -> frozenset[str]:
    """The words of which every phrase holds one."""
    listed = (word for kind in _KINDS[:-1] for word in words("diversion_words", kind))
    return frozenset(word.lower() for word in listed if len(word) > 1)


@cache
def _kinds_by_first() -> dict[str, tuple[tuple[str, str], ...]]:
    """The listed words and their kinds by their first characters, the longest first."""
    listed = sorted(
        ((word, kind) for kind in _KINDS for word in words("diversion_words", kind)),
        key=lambda item: (-len(item[0]), item[0]),
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for word, kind in listed:
        found.setdefault(word[0], []).append((word, kind))
    return {first: tuple(items) for first, items in found.items()}


class _Said(NamedTuple):
    """What a phrase is made of: kinds of listed words and names in their order, and what is left."""

    kinds: list[str]
    covered: int
    small: int
    names: list[str]  # what is left, between the listed words

    @property
    def left(self) -> int:
        return sum(map(len, self.names))

    @property
    def has_one_name(self) -> bool:
        return len(self.names) <= 1 and self.left <= LONGEST_NAME


def _said(phrase: str) -> _Said:
    kinds: list[str] = []
    covered = small = at = 0
    rest: list[str] = []
    for start, end, kind in _known(phrase):
        if kind == "small":
            small += end - start
            continue
        rest.append(phrase[at:start])
        at = end
        kinds.append(kind)
        covered += end - start
    rest.append(phrase[at:])
    return _Said(kinds, covered, small, [part for piece in rest for part in _DIVIDED.split(piece) if part])


def _known(phrase: str) -> Iterator[tuple[int, int, str]]:
    """The names and listed words of a phrase, one behind the other, with their kinds; the longest at each place."""
    by_first = _kinds_by_first()
    at, length = 0, len(phrase)
    while at < length:
        name = _NAME.match(phrase, at) if phrase[at] < "\u4e00" else None
        if name is not None:
            yield at, name.end(), "name"
            at = name.end()
            continue
        for word, kind in by_first.get(phrase[at], ()):
            if phrase.startswith(word, at):
                yield at, at + len(word), kind
                at += len(word)
                break
        else:
            at += 1


def is_diversion(phrase: str, marked: bool = False) -> bool:
    """Whether a phrase only sends elsewhere. marked: it stands in marks of its own, and may hold any name.

    >>> [is_diversion(phrase) for phrase in ("查看更多图片 >", "打开云上日报，查看更多图片", "更多好文请关注「书房」")]
    [True, True, True]
    >>> [is_diversion(phrase) for phrase in ("继续教育的更多选择", "打开市场，获取更多订单", "关注“双减”", "入会")]
    [False, False, False, False]
    """
    phrase = phrase.strip(_EDGE)
    if not 4 <= len(phrase) <= LONGEST:
        return False
    said = _said(phrase)
    kinds = [kind for kind in said.kinds if kind != "name"]
    wants = kinds.count("do")
    if said.has_one_name and (("app" in kinds and wants > 1) or ("gift" in kinds and wants + kinds.count("gift") > 1)):
        return True
    if len(set(kinds)) < 2 or len(kinds) < (2 if "app" in kinds else 3):
        return False
    if marked and wants and len(kinds) >= NAMING and said.has_one_name:
        return True
    return said.left <= MOST_LEFT and said.covered + said.small > COVERED * (said.covered + said.left)


def _is_claim(phrase: str) -> bool:
    """Whether a phrase says whose the text is, and hardly anything but a name: 云上书房独家授权."""
    phrase = phrase.strip(_EDGE)
    if not 4 <= len(phrase) <= LONGEST:
        return False
    said = _said(phrase)
    claims = said.kinds.count("whose")
    return claims >= CLAIMS and said.covered >= SURE and said.has_one_name


def _is_mark(phrase: str, marked: bool = False) -> bool:
    """Whether a phrase sends elsewhere or says whose the text is; marked: see `is_diversion`."""
    return is_diversion(phrase, marked) or _is_claim(phrase)


def is_diverting_line(line: str, signs: Sequence[Hit]) -> bool:
    """Whether a whole line is such a phrase."""
    if len(line) > LONGEST or len(signs) < FEWEST or len(_places(signs)) < FEWEST:
        return False
    if line[0] in _OPENS_MARKED and _MARKED.fullmatch(line):
        return _is_mark(line[1:-1], marked=True)
    return line[-1] not in _SENTENCE_END and is_diversion(line)


def find_diversions(line: str, signs: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where such phrases stand between the sentences of a line, or behind its last.

    >>> from clean.label.signs import signs_of
    >>> line = "他走了。#云上书房独家授权#雪还在下。更多好文请关注「云上书房」"
    >>> [line[start:end] for start, end in find_diversions(line, signs_of(line))]
    ['#云上书房独家授权#', '更多好文请关注「云上书房」']
    >>> line = "雪还在下，（更多好文请关注「书房」）"
    >>> [line[start:end] for start, end in find_diversions(line, signs_of(line))]
    ['（更多好文请关注「书房」）']
    """
    places = _places(signs) if len(signs) >= FEWEST else []
    if len(places) < FEWEST:
        return []
    found: list[tuple[int, int]] = []
    ended = line[-1] in _SENTENCE_END
    at = 0
    for start, end in _sentences(line, places):
        while at < len(places) and places[at] < start:
            at += 1
        if len(places) - at < FEWEST or places[at + 1] > start + LONGEST_MARKED:
            continue  # too few words stand near
        marked = _MARKED.match(line, start) if line[start] in _OPENS_MARKED else None
        named = _NAMED.match(line, start) if marked is None and start > 0 else None
        if marked is not None and _is_mark(marked[0][1:-1], marked=True):
            found.append(marked.span())
        elif named is not None and is_diversion(named[0]) and "do" in _said(named[0]).kinds:
            found.append(named.span())
        elif not ended and end == len(line) and start > 0 and _is_mark(line[start:]):
            found.append((start, end))
    last = None
    if line[-1] in _CLOSES_MARKED and not found:
        last = _MARKED_END.search(line, max(1, len(line) - LONGEST_MARKED))
    if last is not None and _is_mark(last[0][1:-1], marked=True):
        found.append(last.span())
    return found


def _sentences(line: str, places: list[int]) -> list[tuple[int, int]]:
    """The sentences of a line from the first on in which two of the words may stand near enough to its beginning."""
    at = 1
    while at < len(places) and places[at] - places[at - 1] > LONGEST_MARKED:
        at += 1
    if at >= len(places):
        return []
    first = places[at] - LONGEST_MARKED
    edges = [0] if first <= 0 else []
    # A sentence's end has two characters at most.
    edges += sentence_ends(line, max(0, first - 2), len(line) - 1)
    edges.append(len(line))
    return [(edges[n - 1], edges[n]) for n in range(1, len(edges))]


def _places(signs: Sequence[Hit]) -> list[int]:
    """Where the words stand of which every phrase has several."""
    listed = diverting_words()
    found = [start for start, _, phrase in signs if phrase in listed]
    for at in range(1, len(found)):
        if found[at] <= found[at - 1]:
            return sorted(set(found))
    return found
