"""What a loop tells that a line cannot hold, no expression finds there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label import boilerplate, noise
from clean.label.context import _value_of, line_value
from clean.label.features import SENTENCE_MARKS, normalise_space
from clean.label.scan import (
    BLANK_IN_BRACKETS,
    BLANKS,
    BRACKET,
    COMMON_SHAPE,
    FIGURES,
    LONG_ROW,
    NUMERALS,
    ODD_MARKS,
    RARE_SHAPE,
    UNSEEN_SIGN,
    Openings,
    Words,
    end_and_marks,
    holds_separators,
    may_hold_sentences,
    noise_possible,
    shapes_possible,
    shown_with_marks,
    trimmed_with_marks,
)
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


@given(
    st.integers(0, 45),
    st.lists(st.sampled_from([*"。！？…；”」』）.!?;:：—】》，、a𐀬"]), max_size=3).map("".join),
    st.lists(st.sampled_from([*"。！？…；”」』）.!?;:：—】》，、a𐀬"]), max_size=2).map("".join),
)
def test_a_line_is_worth_what_its_end_and_its_marks_say(size: int, marks: str, end: str) -> None:
    line = marks + "雪" * size + end
    assert _value_of(len(line), end_and_marks(line)) == line_value(line)


@given(LINES, st.integers(0, 9))
def test_separators_are_counted_as_their_expression_finds_them(line: str, needed: int) -> None:
    assert holds_separators(line, needed) == (len(_SEPARATOR.findall(line)) >= needed)


@pytest.mark.parametrize("space", [c for c in map(chr, range(0x110000)) if c.isspace()])
def test_white_space_is_told_wherever_it_is_not_shown(space: str) -> None:
    for text in (space, f"他{space}走", f"他 {space}走", f"他{space} 走", f"{space}他", f"他{space}"):
        trimmed, marks = trimmed_with_marks([text])
        assert trimmed == [text.strip()]
        assert (marks[0] < 0) == (normalise_space(text) != text.strip())


@given(st.lists(st.sampled_from([*"他a，。！？；：、…“”《》「」『』,!?;𐀬 \n"]), max_size=12).map("".join))
def test_marks_are_counted_as_their_expression_finds_them(text: str) -> None:
    trimmed = text.strip()
    expected = len(SENTENCE_MARKS.findall(trimmed)) if normalise_space(text) == trimmed else -1
    assert trimmed_with_marks([text, trimmed]) == ([trimmed, trimmed], [expected, expected])
    shown = normalise_space(text)
    assert shown_with_marks([text]) == ([shown], [len(SENTENCE_MARKS.findall(shown))])


def test_invisible_characters_and_tones_are_told_wherever_an_expression_finds_any() -> None:
    for character in map(chr, [*range(0xD800), *range(0xE000, 0x110000)]):
        if noise._UNSHOWN.search(character) or noise._TONED.search(character):
            assert noise_possible([character]) & UNSEEN_SIGN, character


NOISE = [
    *"aZ1?! -~;(）)[]@^&*他\u200b。",
    " ",
    " ",
    "1 ",
    "[3]",
    "abcdefg1234567",
    "^!",
    "( o' ^: s% m3 {& l",
    "7 e; T1 _# z  o!",
]


@given(st.lists(st.lists(st.sampled_from(NOISE), max_size=12).map("".join), max_size=3))
def test_noise_is_told_wherever_an_expression_finds_any(lines: list[str]) -> None:
    possible, joined = noise_possible(lines), "\n".join(lines)
    kinds = noise._in_kinds(joined)
    assert not noise._UNSHOWN.search(joined) or possible & UNSEEN_SIGN
    assert not noise._SPACED_READING.search(joined) or possible & BLANK_IN_BRACKETS
    assert not noise._JAMMER_SIGN.search(joined) or possible & BLANKS
    assert (noise._LONG_RUN in kinds) == bool(possible & LONG_ROW)
    assert (noise._STIRRED_SIGN in kinds) == bool(possible & ODD_MARKS)
    assert ("[" in joined) == bool(possible & BRACKET)


def test_parts_of_menus_are_divided_where_their_expression_divides_them() -> None:
    for character in map(chr, [*range(0xD800), *range(0xE000, 0x20000)]):
        told = Words(["页"]).may_stand_in(f"雪{character}页")
        assert told or not boilerplate._SEPARATOR.match(character), character


MENU = st.lists(
    st.sampled_from(
        [*"首页评论返回上下12３万k%￥.+| ，·(（)）-…x", "首页", "评论", "24小时", "Loading...", "条", "  "]
    ),
    max_size=10,
).map("".join)


@given(MENU)
def test_a_line_of_control_words_may_hold_one(line: str) -> None:
    assert not line or boilerplate._control_words().may_stand_in(line) or boilerplate._made_of_controls(line) is None


@given(MENU, st.sets(st.sampled_from(["首", "首页", "评", "a", "ａ", "1", "12", "é"])))
def test_a_line_may_open_as_it_does(line: str, beginnings: set[str]) -> None:
    for text in (line, line.upper(), f"É{line}"):
        opens = not beginnings.isdisjoint((text[:1].lower(), text[:2].lower()))
        assert Openings(beginnings).may_open_in_lower_case(text) or not opens


@given(st.lists(st.sampled_from([*"他说。！？”a "]), max_size=6).map("".join))
def test_sentences_inside_a_line_are_told(line: str) -> None:
    assert may_hold_sentences(line) or not boilerplate._SENTENCES.search(line)
