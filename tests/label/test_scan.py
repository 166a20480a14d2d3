"""What a loop tells that a line cannot hold, no expression finds there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.features import SENTENCE_MARKS, normalise_space
from clean.label.scan import COMMON_SHAPE, FIGURES, NUMERALS, RARE_SHAPE, holds_separators, marks_of, shapes_possible
from clean.label.suspects import _COMMON_SHAPES, _FIGURES, _NUMERALS, _RARE_SHAPES, _SEPARATOR

PIECES = [
    *"一〇壹他信号十+＋➕vVＶaZ138.-_*·^:：@①８Ａ❤📱𝐀𐀬，。|丨#/【",
    " ", "  ", "20190102", "13812345678", ".com", "t.me/", "1 3", " 9", "3٣", "四五六七八", "加 微 信",
]  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(LINES)
def test_a_line_with_a_shape_may_hold_one(line: str) -> None:
    possible = shapes_possible(line)
    kinds = {COMMON_SHAPE: _COMMON_SHAPES, NUMERALS: [_NUMERALS], RARE_SHAPE: _RARE_SHAPES, FIGURES: [_FIGURES]}
    for kind, shapes in kinds.items():
        for _, pattern in shapes:
            assert possible & kind or not pattern.search(f"\n{line}\n"), pattern.pattern


@pytest.mark.parametrize(
    "line", ["", "他走了，两个人都没有说话。", "第二十一章", "a b c", "2019年3月14日", "PM2.5的浓度", "+1", "A-B"]
)
def test_an_ordinary_line_holds_none(line: str) -> None:
    assert not shapes_possible(line)


@given(LINES, st.integers(0, 9))
def test_separators_are_counted_as_their_expression_finds_them(line: str, needed: int) -> None:
    assert holds_separators(line, needed) == (len(_SEPARATOR.findall(line)) >= needed)


@pytest.mark.parametrize("space", [c for c in map(chr, range(0x110000)) if c.isspace()])
def test_white_space_is_told_wherever_it_is_not_shown(space: str) -> None:
    for text in (space, f"他{space}走", f"他 {space}走", f"他{space} 走", f"{space}他", f"他{space}"):
        assert (marks_of(text) < 0) == (normalise_space(text) != text)


@given(st.lists(st.sampled_from([*"他a，。！？；：、…“”《》「」『』,!?;𐀬 \n"]), max_size=12).map("".join))
def test_marks_are_counted_as_their_expression_finds_them(text: str) -> None:
    assert marks_of(text) == (len(SENTENCE_MARKS.findall(text)) if normalise_space(text) == text else -1)
