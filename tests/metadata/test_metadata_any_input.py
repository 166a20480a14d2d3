"""What must hold for any page: nothing is raised, the time is bounded, nothing is invented."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clean.metadata import Evidence, Head, Heading, Metadata, find_title, read_metadata

WORDS = """
作者： 编辑| 来源: 记者 （ ） 【 】 2024-03-05 08:12 民國 一一三年 5月6日 _ - | 、 丁卯 河湾日报 更新 发布时间：
首页> 二〇二四年 99 Posted by Mar 5, 2024 ／台北報導
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\u3000", "\n", " - ", "\x00"])
TEXT = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))
LINES = st.lists(TEXT, max_size=8).map(tuple)
META = st.dictionaries(
    st.sampled_from(["og:title", "author", "pubdate", "article:published_time", "dateupdate", "og:site_name"]),
    TEXT,
    max_size=4,
)
ODD_JSON = '{"author": [{"name": 1}, null], "datePublished": 5}'
HEADS = st.builds(
    Head,
    TEXT,
    META,
    st.lists(st.one_of(TEXT, st.just(ODD_JSON)), max_size=2).map(tuple),
)
EVIDENCE = st.builds(Evidence, HEADS, st.none() | TEXT, st.none() | TEXT, LINES, LINES, LINES, LINES, LINES)
HEADINGS = st.lists(TEXT, max_size=8).map(lambda texts: [Heading(i, text, i % 7) for i, text in enumerate(texts)])
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\+08:00)?)?")


@settings(max_examples=100, deadline=None)
@given(EVIDENCE)
def test_metadata_of_any_page_is_none_or_text(evidence: Evidence) -> None:
    found = read_metadata(evidence)
    assert found.title == evidence.title
    assert found.date is None or ISO.fullmatch(found.date)
    for value in (found.author, found.editor, found.source):
        assert value is None or value.strip()


@settings(max_examples=100, deadline=None)
@given(HEADS, HEADINGS, st.booleans())
def test_a_title_is_a_block_or_from_the_head(head: Head, headings: list[Heading], spam: bool) -> None:
    title, number = find_title(head, headings, lambda text: spam)
    assert title is None or title.strip()
    assert number is None or any(block.number == number for block in headings)
    assert title is not None or number is None


def test_a_page_that_says_nothing_has_no_metadata() -> None:
    assert read_metadata(Evidence(Head(), None, None, (), (), (), ())) == Metadata()
    assert find_title(Head(), [], lambda text: False) == (None, None)


UNITS = """作者： （记者 2024-03- 丁卯、 首页> 年 _a 一二三 （ / 《 [{ 来源 |-"""


@pytest.mark.parametrize("unit", [*UNITS.split(), " ", "a b ", "Posted by "])
def test_the_time_does_not_grow_with_the_length_of_lines(unit: str) -> None:
    long = unit * (200_000 // len(unit))
    lines = (long,) * 30
    evidence = Evidence(
        Head(long, {"author": long, "og:title": long}, (long,)), "http://a/" + long, long, lines, lines, lines, lines
    )
    start = time.perf_counter()
    read_metadata(evidence)
    find_title(evidence.head, [Heading(i, long, i % 3) for i in range(300)], lambda text: False)
    assert time.perf_counter() - start < 0.5
