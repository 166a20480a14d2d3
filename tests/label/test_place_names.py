import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.place_names import lists_places, names_place

NAME = re.compile(r".{1,6}(?:自治县|自治州|县|市|区|旗|镇|乡|州|盟)")


@pytest.mark.parametrize("text", ["青川县", "云和市", "甘洛自治县", "大厂回族自治县", "东风镇"])
def test_a_county_is_a_place(text: str) -> None:
    assert names_place(text)


@pytest.mark.parametrize("text", ["", "县", "县里的人", "他从小就住在这个城市", "赶集的乡亲"])
def test_a_phrase_is_none(text: str) -> None:
    assert not names_place(text)


@pytest.mark.parametrize(
    "line",
    [
        "桓仁县 | 新宾县 | 清原县 | 本溪县",
        "云和北站 | 青川站 | 甘洛南站 | 老渡口站 | 东风站",
        "上河村、下河村、南塘村、柳树村",
        "老渡口街、新桥路、水门街、育才路",
    ],
)
def test_places_are_listed(line: str) -> None:
    assert lists_places(line)


@pytest.mark.parametrize(
    "line", ["首页 | 县区 | 社会 | 民生", "福利站 | 资源站 | 影视站 | 导航站", "他走过村路，过了桥，上了岛。"]
)
def test_other_lines_list_none(line: str) -> None:
    assert not lists_places(line)


@given(st.text("自治县州市云和", max_size=11))
def test_a_place_has_a_name_of_six_characters_at_most(text: str) -> None:
    assert names_place(text) == (NAME.fullmatch(text) is not None)
