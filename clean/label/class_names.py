"""What the words of a class name or an id say of a container.

Where this is compiled, a name is read letter by letter, and words are made only of what may be listed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from ..codes import byte_at, code_at
from ..expressions import expression
from ..parse.compiled import IS_COMPILED
from ..word_lists import words

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine, where this is compiled

CONTENT: Final = 1
BOILERPLATE: Final = 2
COMMENT: Final = 4
NAVIGATION: Final = 16
MAX_CLASS: Final = 200
# The words of a class name; fontSize has two.
_WORD: Final = expression(r"[A-Z]*[a-z]+|[A-Z]+")
_LOWER_WORD: Final = expression("[a-z]+")


@cache
def _flag_of_word() -> dict[str, int]:
    sections = {"content": CONTENT, "boilerplate": BOILERPLATE, "comment": COMMENT, "navigation": NAVIGATION}
    return {word: flag for section, flag in sections.items() for word in words("class_names", section)}


def flags_of_name(name: str) -> int:
    """What the words of a class name or an id say of a container."""
    return read_flags(name) if IS_COMPILED else search_flags(name)


@lru_cache(1 << 14)
def search_flags(name: str) -> int:
    """The same, found by an expression and remembered."""
    flags = 0
    for token in name[:MAX_CLASS].split():
        flags |= _flags_of_words(
            _LOWER_WORD.findall(token) if token.islower() else [part.lower() for part in _WORD.findall(token)]
        )
    return flags


def read_flags(name: str) -> int:
    """The same, read letter by letter.

    >>> read_flags("newsText nav-bar") == CONTENT | BOILERPLATE, read_flags("clearfix")
    (True, 0)
    """
    known: bytes = _places()
    flags: i64 = 0
    size: i64 = min(len(name), MAX_CLASS)
    start: i64 = 0
    at: i64 = 0
    letters: i64 = 0  # of the word so far
    place: i64 = 0  # in the table of listed words
    listed: bool = False  # whether a word of a part may be listed
    was_lower: bool = False
    while at <= size:
        code: i64 = code_at(name, at) if at < size else 32
        is_lower: bool = 97 <= code <= 122
        is_letter: bool = is_lower or 65 <= code <= 90
        if letters > 0 and (not is_letter or (was_lower and not is_lower)):
            if byte_at(known, place):
                listed = True
            letters = place = 0
        if is_letter:
            place = _next_place(place, code)
            letters += 1
            was_lower = is_lower
        elif code == 32 or 9 <= code <= 13 or 28 <= code <= 31 or (code > 127 and name[at].isspace()):
            if listed:
                flags |= _flags_of_words(_words_in(name[start:at]))
            start = at + 1
            listed = False
        at += 1
    return flags


_LAST_PLACE: Final = (1 << 15) - 1


def _next_place(place: i64, code: i64) -> i64:
    """The place of a word in the table, given that of all letters but the last, in whatever case."""
    return (place * 31 + (code & 31)) & _LAST_PLACE


@cache
def _places() -> bytes:
    """For each place of a word 1, if it is that of a listed one, or of the first of several."""
    table = bytearray(_LAST_PLACE + 1)
    for word in _flag_of_word():
        place = 0
        for letter in word.split("_")[0]:
            place = _next_place(place, ord(letter))
        table[place] = 1
    return bytes(table)


def _words_in(token: str) -> list[str]:
    """The words of a part of a class name, in lower case."""
    found: list[str] = []
    size: i64 = len(token)
    at: i64 = 0
    while at < size:
        start: i64 = at
        while at < size and 65 <= code_at(token, at) <= 90:
            at += 1
        capitals: i64 = at - start
        while at < size and 97 <= code_at(token, at) <= 122:
            at += 1
        if at > start:
            word = token[start:at]
            found.append(word.lower() if capitals else word)
        else:
            at += 1
    return found


def _flags_of_words(parts: list[str]) -> int:
    """What words say, together and each."""
    flag_of = _flag_of_word()
    if len(parts) == 1:
        return flag_of.get(parts[0], 0)
    flags = flag_of.get("_".join(parts), 0)
    if flags != CONTENT:  # what a site calls its text, whatever the parts of the name mean elsewhere
        for part in parts:
            flags |= flag_of.get(part, 0)
    return flags
