"""The width of text on a terminal and where its lines end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.render.columns import columns, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("now", 3), ("看着", 4), ("看着 now", 8), ("e\u0301", 1), ("\u200b", 0), ("ＡＢ", 4), ("⼀", 2)],
)
def test_a_chinese_character_takes_two_columns(text: str, expected: int):
    assert columns(text) == expected


WRAPPED = [
    ("a line that fits", "看着", 10, ["看着"]),
    ("between characters", "一二三四五", 4, ["一二", "三四", "五"]),
    ("no comma first", "一二三，四", 6, ["一二", "三，四"]),
    ("no opening quote last", "一二“三四”", 6, ["一二", "“三四”"]),
    ("a word stays whole", "一二 OpenCC 三", 8, ["一二", "OpenCC", "三"]),
    ("a word longer than the line is cut", "abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("white space at a line's end goes", "一二   三四", 6, ["一二", "三四"]),
    ("a character wider than the line", "一二", 1, ["一", "二"]),
    ("nothing", "", 8, [""]),
]


@pytest.mark.parametrize(
    ("text", "width", "expected"), [case[1:] for case in WRAPPED], ids=[case[0] for case in WRAPPED]
)
def test_lines_end_where_print_would_end_them(text: str, width: int, expected: list[str]):
    assert [text[start:end] for start, end in wrap(text, width)] == expected


@given(st.text(alphabet="一，。“ab \u0301"), st.integers(2, 12))
def test_nothing_but_white_space_is_lost_and_every_line_fits(text: str, width: int):
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= width for line in lines)
