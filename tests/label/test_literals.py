"""What a text must hold for an expression to match it: read off the expression, and true of all that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clean.label.contacts import INVITING
from clean.label.line_patterns import compiled, line_patterns, patterns_for, patterns_for_end
from clean.label.literals import required_literals
from clean.label.signs import signs_of
from clean.word_lists import lines_by_section

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
]


@pytest.mark.parametrize(("pattern", "literals"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_words_that_an_expression_needs_are_read_off_it(pattern: str, literals: set[str] | None):
    assert required_literals(pattern) == literals


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
    assert compiled(number).search(line)
    chosen = patterns_for_end(signs_of(line)) if pattern.where == "end" else patterns_for(line, signs_of(line))
    assert number in chosen
