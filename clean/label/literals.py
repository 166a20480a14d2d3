"""What a text must hold for a regular expression to match it: a few literal strings, one of them at least.

A list of hundreds of expressions is too slow to try one by one. Nearly all of them hold words that are
rare, and words are found in one search (`phrases`), so an expression is tried only where one of its
words stands. The same is known from code search (Cox, "Regular Expression Matching with a Trigram
Index", 2012). Whatever this reader does not understand counts as "anything"; a figure is one of 0 to 9,
also as wide as a Han character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, reduce
from math import fsum, inf, prod
from typing import Final, NamedTuple

from ..expressions import SPACES, expression
from .rarity import rarity

Strings = frozenset[str]
# More strings than this are not told apart.
_MOST: Final = 100
# More beginnings than this are not worth looking up.
_MOST_BEGINNINGS: Final = 2500
_SPACES: Final[Strings] = frozenset(SPACES)
_FIGURES: Final[Strings] = frozenset("0123456789０１２３４５６７８９")
_QUANTIFIER: Final = expression(r"\{(\d+)(?:,(\d*))?\}\??|[?*+]\??")
_QUANTIFIERS: Final = ("?", "*", "+", "{")
_PLAIN: Final = expression(r"[^\\.^$*+?{}\[\]()|]+")
_NOTHING: Final[Strings] = frozenset([""])


def required_literals(pattern: str) -> Strings | None:
    """Strings in lower case, one of which stands in whatever the expression matches; None if that is not known.

    >>> sorted(required_literals(r".{0,4}(?:猜你|您可能)喜欢\\s?[:：].{2,40}"))
    ['您可能喜欢', '猜你喜欢']
    >>> required_literals(r"[^a]{1,2}|.{4,20}") is None
    True
    """
    node, at = _alternatives(pattern, 0)
    needed = node.needed() if at == len(pattern) else None
    if needed is None:
        return None
    return _shortest(needed)


def needed_characters(literals: Strings) -> str:
    """One character of each of some required strings, the rarest; "" if any has none that stands for itself alone.

    A figure may be one of another script, and a letter beyond the Latin ones may be in upper case in a line.

    >>> needed_characters(frozenset(["1天前", "昨天"])), needed_characters(frozenset(["昨天", "12"]))
    ('前昨', '')
    """
    found: set[str] = set()
    for string in literals:
        alone = [c for c in string if not c.isdigit() and not c.isspace() and (c.isascii() or c.lower() == c.upper())]
        if not alone:
            return ""
        found.add(max(alone, key=rarity))
    return "".join(sorted(found))


def _shortest(strings: Strings) -> Strings:
    """The strings without those that hold another of them."""
    kept: list[str] = []
    for string in sorted(strings, key=len):
        if not any(shorter in string for shorter in kept):
            kept.append(string)
    return frozenset(kept)


def reach_of(pattern: str, string: str) -> tuple[float, float]:
    """How many characters at most stand before one of its required strings, and behind it, in what it matches.

    >>> reach_of(r".{0,4}(?:猜你|您可能)喜欢\\s?[:：].{2,40}", "猜你喜欢")
    (4.0, 42.0)
    """
    node, _ = _alternatives(pattern, 0)
    before = behind = inf
    for place, character in enumerate(string):
        one, other = node.places.get(character, (inf, inf))
        before, behind = min(before, one - place), min(behind, other - (len(string) - 1 - place))
    return before, behind


def possible_beginnings(pattern: str) -> Strings | None:
    """One or two characters in lower case with which whatever the expression matches begins; None if that is not known.

    >>> sorted(possible_beginnings(r"[(（]?(?:本文|图)(?:来源|自).{2,40}"))
    ['(图', '(本', '图来', '图自', '本文', '（图', '（本']
    >>> possible_beginnings(r".{0,4}(?:猜你|您可能)喜欢") is None
    True
    """
    node, _ = _alternatives(pattern, 0)
    if node.begins is None or "" in node.begins.whole:
        return None
    return node.begins.whole | node.begins.first


class _Beginnings(NamedTuple):
    """What a part begins with. whole: what it can match as a whole, if that is less than two characters; first: the
    first characters of what else it can match.
    """

    whole: Strings
    first: Strings = frozenset()

    def then(self, other: _Beginnings | None) -> _Beginnings | None:
        """What both together begin with, one behind the other."""
        if not self.whole:
            return self
        if other is None:
            return None if "" in self.whole else _Beginnings(frozenset(), self.first | self.whole)
        joined = {a + b for a in self.whole for b in other.whole | other.first}
        whole = frozenset(string for string in joined if len(string) < 2 and string not in other.first)
        first = self.first | {string[:2] for string in joined if string not in whole}
        first |= {string for string in other.first if "" in self.whole}
        return _Beginnings(whole, first) if len(first) <= _MOST_BEGINNINGS else None

    def repeated(self, optional: bool) -> _Beginnings:
        """What several of these begin with, or none."""
        nothing = _NOTHING if optional else frozenset[str]()
        return _Beginnings(nothing | (self.whole & _NOTHING), self.first | (self.whole - _NOTHING))


def _beginnings_of(strings: Iterable[str]) -> _Beginnings:
    strings = frozenset(strings)
    return _Beginnings(
        frozenset(string for string in strings if len(string) < 2),
        frozenset(string[:2] for string in strings if len(string) >= 2),
    )


_Places = dict[str, tuple[float, float]]
"""Of characters in lower case how many others at most stand before them, and behind them."""


class _Node:
    """What is known of a part of an expression: all strings it can match, or strings of which it holds one.

    begins: what it begins with. ends: the strings of which it ends with one. size: how many characters it can match at
    most. places: where in these what it spells out stands.
    """

    __slots__ = ("begins", "ends", "exact", "holds", "places", "size")

    def __init__(
        self,
        exact: Strings | None = None,
        holds: Strings | None = None,
        begins: _Beginnings | None = None,
        ends: Strings = _NOTHING,
        size: float = 1.0,
        places: _Places | None = None,
    ) -> None:
        self.exact = exact
        self.size = size
        self.places: _Places = places or {}
        self.holds = holds
        self.ends = ends if exact is None else exact
        self.begins = begins if exact is None or begins is not None else _beginnings_of(exact)

    def needed(self) -> Strings | None:
        """The strings of which one must be there: the better of the two."""
        exact = self.exact if self.exact and "" not in self.exact else None
        return _rarer(exact, self.holds)


def _united(places: Iterable[_Places]) -> _Places:
    """Where characters stand in any of some parts."""
    found: _Places = {}
    for known in places:
        for character, (before, behind) in known.items():
            one, other = found.get(character, (0.0, 0.0))
            found[character] = max(one, before), max(other, behind)
    return found


def _moved(places: _Places, before: float, behind: float) -> _Places:
    """The same with so many characters more before and behind."""
    return {character: (one + before, other + behind) for character, (one, other) in places.items()}


def _rarer(one: Strings | None, other: Strings | None) -> Strings | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other, key=commonness)


def commonness(strings: Strings) -> float:
    """About how often one of the strings stands in a text: what the search for them costs."""
    return fsum(map(_likely, strings))  # the same in whatever order they come


@cache
def _likely(string: str) -> float:
    return prod(0.2 / (4 + rarity(character)) for character in string)


def _alternatives(pattern: str, at: int) -> tuple[_Node, int]:
    """a|b|c up to the end or a closing bracket."""
    branches = []
    while True:
        branch, at = _sequence(pattern, at)
        branches.append(branch)
        if at >= len(pattern) or pattern[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    size = max(branch.size for branch in branches)
    places = _united(branch.places for branch in branches)
    exact: Strings | None = None
    if all(branch.exact is not None for branch in branches):
        exact = _limited(reduce(frozenset.union, (branch.exact or _NOTHING for branch in branches)))
    known = [branch.begins for branch in branches if branch.begins is not None]
    begins = None
    if len(known) == len(branches):
        wholes, firsts = zip(*known, strict=True)
        begins = _Beginnings(reduce(frozenset.union, wholes), reduce(frozenset.union, firsts))
    needed = [branch.needed() for branch in branches]
    if any(strings is None for strings in needed):
        return _Node(exact, None, begins, size=size, places=places), at
    holds = reduce(frozenset.union, (strings or _NOTHING for strings in needed))
    ends = _limited(reduce(frozenset.union, (branch.ends for branch in branches)))
    return _Node(exact, holds, begins, ends or _NOTHING, size, places), at


def _sequence(pattern: str, at: int) -> tuple[_Node, int]:
    """abc up to a bar, a closing bracket or the end."""
    run: Strings = _NOTHING  # the strings that the last parts can match together
    whole = True  # whether that is all parts
    holds: Strings | None = None
    begins: _Beginnings | None = _Beginnings(_NOTHING)
    size = 0.0
    places: _Places = {}
    while at < len(pattern) and pattern[at] not in "|)":
        node, at = _part(pattern, at)
        places = _united((_moved(places, 0.0, node.size), _moved(node.places, size, 0.0)))
        size += node.size
        begins = begins.then(node.begins) if begins is not None else None
        joined = None if node.exact is None else _limited(frozenset(a + b for a in run for b in node.exact))
        if joined is not None:
            run = joined
            continue
        holds = _rarer(_rarer(holds, run if "" not in run else None), node.holds)
        whole = False
        # Where all that may be missing is missing, what stands before it is what stands before what follows.
        run = frozenset((a + b)[-1:] for a in run for b in node.ends) if node.exact and "" in node.ends else node.ends
    if whole:
        return _Node(run, None, begins, size=size, places=places), at
    return _Node(None, _rarer(holds, run if "" not in run else None), begins, run, size, places), at


def _part(pattern: str, at: int) -> tuple[_Node, int]:
    """One character, class or group, with its quantifier."""
    node, at = _atom(pattern, at)
    quantifier = _QUANTIFIER.match(pattern, at)
    if quantifier is None:
        return node, at
    at = quantifier.end()
    sign = quantifier.group()
    begins = node.begins
    if sign[0] == "?":
        begins = begins and begins._replace(whole=begins.whole | _NOTHING)
        exact = None if node.exact is None else node.exact | _NOTHING
        return _Node(exact, None, begins, size=node.size, places=node.places), at
    optional = sign[0] == "*" or quantifier.group(1) == "0"
    begins = begins and begins.repeated(optional)
    most = inf if sign[0] in "*+" else float(quantifier.group(2) or inf) if "," in sign else float(quantifier.group(1))
    more = (most - 1) * node.size if node.size and most else 0.0
    size, places = node.size + more, _moved(node.places, more, more)
    if optional:
        return _Node(None, None, begins, size=size, places=places), at
    return _Node(None, node.needed(), begins, node.ends, size, places), at


def _atom(pattern: str, at: int) -> tuple[_Node, int]:
    sign = pattern[at]
    if sign == "(":
        if not pattern.startswith("(?:", at):
            look = re.compile(r"\(\?(?:[=!]|<[=!]|P<\w+>)").match(pattern, at)
            inner, end = _alternatives(pattern, look.end() if look else at + 1)
            if look and not look.group().startswith("(?P"):
                return _Node(_NOTHING, size=0.0), end + 1  # it looks, and takes nothing
            return inner, end + 1
        inner, end = _alternatives(pattern, at + 3)
        return inner, end + 1
    if sign == "[":
        return _class(pattern, at)
    if sign == "\\":
        escaped = pattern[at + 1]
        if escaped == "d":
            return _Node(_FIGURES, places=_spelt(_FIGURES)), at + 2
        if escaped == "s":
            return _Node(None, None, _beginnings_of(_SPACES)), at + 2
        if escaped.isalnum():
            return _Node(size=inf if escaped.isdigit() else 1.0), at + 2
        return _Node(frozenset([escaped]), places=_spelt(escaped)), at + 2
    if sign in "^$":
        return _Node(_NOTHING, size=0.0), at + 1
    if sign == ".":
        return _Node(), at + 1
    run = _PLAIN.match(pattern, at)
    end = run.end() if run else at + 1
    if end > at + 1 and pattern[end : end + 1] in _QUANTIFIERS:
        end -= 1  # the quantifier is the last character's
    spelt = pattern[at:end].lower()
    size = float(len(spelt))
    places = _united({character: (float(place), size - 1.0 - place)} for place, character in enumerate(spelt))
    return _Node(frozenset([spelt]), size=size, places=places), end


def _spelt(characters: Iterable[str]) -> _Places:
    """The places of characters of which a part is one."""
    return dict.fromkeys(characters, (0.0, 0.0))


def _class(pattern: str, at: int) -> tuple[_Node, int]:
    end = at + 1
    while pattern[end] != "]" or end == at + 1:
        end += 2 if pattern[end] == "\\" else 1
    inside = pattern[at + 1 : end]
    plain = re.sub(r"\\(\W)", r"\1", inside)
    if inside[0] == "^" or re.search(r"\\\w", inside) or re.search(r"[^\\]-.", inside):
        return _Node(), end + 1
    strings = frozenset(plain.lower())
    return _Node(_limited(strings), None, _beginnings_of(strings), places=_spelt(strings)), end + 1


def _limited(strings: Strings) -> Strings | None:
    return strings if len(strings) <= _MOST else None
