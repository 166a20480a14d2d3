"""What a text must hold for an expression to match it: read off the expression, and true of all that it matches."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clean.label.contacts import INVITING
from clean.label.line_patterns import line_patterns, patterns_for, patterns_for_end
from clean.label.literals import possible_beginnings, required_literals
from clean.label.pattern_index import FILE, PatternIndex, build, lists, load
from clean.label.signs import signs_of
from clean.word_lists import lines_by_section

# More strings than are told apart.
MANY = rf"[{''.join(map(chr, range(0x4E10, 0x4E80)))}]"
CASES = [
    ("a plain word", "分享", {"分享"}),
    ("upper case is lower case", "APP", {"app"}),
    ("one of several", "(?:微信|微博)分享", {"微信分享", "微博分享"}),
    ("an optional part counts on both sides", "新?闻", {"闻"}),
    ("what may be missing altogether says nothing", "(?:微信)?.{0,4}", None),
    ("a repeated part stands there once at least", "(?:微信){2,3}", {"微信"}),
    ("the quantifier belongs to the last character alone", "微信*", {"微"}),
    ("the rarer side is chosen", "的.{0,3}蜘蛛池", {"蜘蛛池"}),
    ("a class is one of its characters", "[赞踩]了", {"赞了", "踩了"}),
    ("a class that excludes says nothing", "[^赞]", None),
    ("a range says nothing", "[一-龥]", None),
    ("figures are known", r"\d{1,3}", set("0123456789０１２３４５６７８９")),
    ("looking around takes nothing", "(?<=的)赞(?!同)", {"赞"}),
    ("a branch that says nothing spoils the others", "赞|.", None),
    ("escaped signs are signs", r"\*赞", {"*赞"}),
    ("an escaped dash is no range", r"[—\-*]赞", {"—赞", "-赞", "*赞"}),
    ("what is repeated stands beside what follows", "[赞踩]{1,9}了", {"赞了", "踩了"}),
    ("an end that is known stands beside what follows", "(?:.{2}微信|.赞)号", {"微信号", "赞号"}),
    ("beside what may be missing stands what is before it", rf"{MANY}(?:{MANY})?[赞踩]?了", {"了"}),
]


@pytest.mark.parametrize(("pattern", "literals"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_words_that_an_expression_needs_are_read_off_it(pattern: str, literals: set[str] | None):
    assert required_literals(pattern) == literals


BEGINNINGS = [
    ("two characters are enough", "微信分享", {"微信"}),
    ("what comes next goes on with one character", "图[源文]", {"图源", "图文"}),
    ("what may be missing makes more of them", "[【(]?图文", {"【图", "(图", "图文"}),
    ("one character alone, if anything may follow", "图.{0,9}", {"图"}),
    ("what is repeated may go on with itself", "★*图文", {"★", "图文"}),
    ("a repeated part stands there once at least", "(?:微信)+", {"微信"}),
    ("a branch that says nothing spoils the others", "微信|.图", None),
    ("nothing is known if all may be missing", "图?", None),
    ("looking around takes nothing", "(?!的)图文", {"图文"}),
    ("upper case is lower case", "APP", {"ap"}),
]


@pytest.mark.parametrize(("pattern", "expected"), [case[1:] for case in BEGINNINGS], ids=[c[0] for c in BEGINNINGS])
def test_how_a_match_begins_is_read_off_the_expression(pattern: str, expected: set[str] | None):
    assert possible_beginnings(pattern) == expected


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_a_listed_expression_matches_begins_as_it_says(data: st.DataObject):
    pattern = data.draw(st.sampled_from(listed()))
    beginnings = possible_beginnings(pattern)
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True)).lower()
    figures = [c for c in text[:2] if c.isdecimal() and c not in "0123456789０１２３４５６７８９"]
    spaces = [c for c in text[:2] if c.isspace()]
    assert beginnings is None or figures or spaces or text[:1] in beginnings or text[:2] in beginnings


def test_the_stored_indexes_are_those_of_the_lists():
    stored = json.loads(FILE.read_text("utf-8"))["lists"]
    assert stored.keys() == lists().keys()
    for name, sources in lists().items():
        index = {place: PatternIndex(**index) for place, index in stored[name]["index"].items()}
        assert load(name, sources) == build(sources) == index


def test_the_index_of_a_list_that_was_changed_is_not_used():
    assert load("watermarks", [("whole", "早市.{2,9}")])["whole"].beginnings == {"早市": "0"}


def listed() -> list[str]:
    names = ("boilerplate_lines", "watermarks")
    return [INVITING, *(p for name in names for patterns in lines_by_section(name).values() for p in patterns)]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_whatever_a_listed_expression_matches_holds_one_of_its_words(data: st.DataObject):
    pattern = data.draw(st.sampled_from(listed()))
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    literals = required_literals(pattern)
    figures = [c for c in text if c.isdecimal() and c not in "0123456789０１２３４５６７８９"]
    assert literals is not None
    assert figures or any(literal in text.lower() for literal in literals)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_an_expression_is_tried_on_every_line_that_it_matches(data: st.DataObject):
    number = data.draw(st.integers(0, len(line_patterns()) - 1))
    pattern = line_patterns()[number]
    line = data.draw(st.from_regex(re.compile(pattern.source), fullmatch=True).filter(lambda text: "\n" not in text))
    if len(line) > pattern.longest or any(c.isdecimal() and c not in "0123456789０１２３４５６７８９" for c in line):
        return
    assert line_patterns()[number].compiled().search(line)
    chosen = patterns_for_end(signs_of(line)) if pattern.where == "end" else patterns_for(line, signs_of(line))
    assert number in chosen
