"""Jumbled characters around paragraphs go; what is written on purpose stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clean
from clean.label.jumbles import is_jumble, without_jumbles

JUMBLES = [
    "' N7 g( M_ s; ?: B4 Z",
    "* ^; e4 Z  j! v3 M6 ~",
    "k*3Vy&Qh|~zP",
    "Xg@%o1#Wb;",
    "`fT0-ru\\ ~J5",
    "2 g: P5 w~ x! 3 k# R$ d",
]
WRITTEN = [
    "f(x) = 2x + 1",
    "GB/T 7714-2015",
    "https://example.com/A1?b=2&c=3",
    "print(a[0], B[1]);",
    "P@ssw0rd2024",
    "O(n log n) + C1",
    "Mg + 2HCl = MgCl2 + H2",
    "^_^ (T_T) :-)",
    "SELECT * FROM T1 WHERE a=1;",
    "10:30-11:45 A3",
]


@pytest.mark.parametrize("jumble", JUMBLES)
def test_a_jumble_is_told_from_what_is_written(jumble: str):
    assert is_jumble(jumble)


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_on_purpose_is_none(text: str):
    assert not is_jumble(text)


@pytest.mark.parametrize("jumble", JUMBLES)
def test_jumbles_around_paragraphs_go_and_the_paragraphs_are_whole(jumble: str):
    story = ["船在雾里等了半个钟头，岸上的狗叫了三遍。", "天亮的时候，老乔把缆绳解开，桨声一下一下地远了。"]
    lines = ["雾里的渡口", story[0] + jumble, jumble[::-1], jumble + story[1]]
    assert [line for line in clean.clean("\n".join(lines)).text.split("\n") if line] == story


def test_a_password_in_a_sentence_stays():
    line = "他把渡口的密码改成了Xg@%o1#Wb;又忘了，只好请人来开锁。"
    assert without_jumbles([line], {}) == [line]


@given(st.lists(st.text(alphabet="渡口。aB3#&; ~k", max_size=30), max_size=5))
def test_nothing_but_jumbles_is_taken(lines: list[str]):
    taken: dict[int, list[str]] = {}
    left = without_jumbles(lines, taken)
    assert len(left) == len(lines)
    for number, line in enumerate(lines):
        if number not in taken:
            assert left[number] == line
        assert sorted(left[number].replace(" ", "") + "".join(taken.get(number, [])).replace(" ", "")) == sorted(
            line.replace(" ", "")
        )
