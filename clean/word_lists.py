"""The word and pattern lists under `clean/data`: text files with a header comment and [sections].

Lists are data for the rules, read once a process. A line that starts with `#` is a comment.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .expressions import expression

FOLDER = Path(__file__).parent / "data"
_SECTION = expression(r"\n\[([a-z_ ]+(?:=\d+)?)\](?=\n|$)")


@cache
def lines_by_section(name: str) -> dict[str, list[str]]:
    """The lines of a list by section; lines before any section stand under "".

    >>> sorted(lines_by_section("spam_words"))[:3]
    ['adult', 'brush', 'cert']
    """
    found: dict[str, list[str]] = {}
    before, *named = _SECTION.split("\n" + (FOLDER / f"{name}.txt").read_text("utf-8"))
    for section, text in (("", before), *zip(named[::2], named[1::2], strict=True)):
        lines = [line for line in text.splitlines() if line and line[0] != "#"]
        if lines:
            found.setdefault(section, []).extend(lines)
    return found


@cache
def words(name: str, section: str = "") -> frozenset[str]:
    """The words of one section, which stand separated by blanks."""
    return frozenset(in_order(name, section))


def in_order(name: str, section: str = "") -> list[str]:
    """The words of one section, which stand separated by blanks, as they stand there.

    >>> in_order("hidden_contact_words", "new")
    ['(?:最新|新的?)(?:域名|网址|地址)']
    """
    return [word for line in lines_by_section(name).get(section, ()) for word in line.split()]


@cache
def finder_of(name: str, *sections: str) -> re.Pattern[str]:
    """What finds any of the words of some sections, which are parts of expressions.

    >>> finder_of("hidden_contact_words", "other", "new").search("最新网址")[0]
    '最新网址'
    """
    return re.compile("|".join(word for section in sections for word in in_order(name, section)))


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of a list that is a set of single characters.

    >>> "的" in characters("function_characters")
    True
    """
    return frozenset("".join(lines_by_section(name).get("", ())))


@cache
def one_of(name: str) -> re.Pattern[str]:
    """An expression for any one character of such a list: to count them, a search is ten times as fast as a loop.

    >>> len(one_of("function_characters").findall("他的话和她的话"))
    5
    """
    return re.compile(f"[{re.escape(''.join(sorted(characters(name))))}]")
