import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.place_names import names_place

NAME = re.compile(r".{1,6}(?:自治县|自治州|县|市|区|旗|镇|乡|州|盟)")


@pytest.mark.parametrize("text", ["青川县", "云和市", "甘洛自治县", "大厂回族自治县", "东风镇"])
def test_a_county_is_a_place(text: str) -> None:
    assert names_place(text)


@pytest.mark.parametrize("text", ["", "县", "县里的人", "他从小就住在这个城市", "赶集的乡亲"])
def test_a_phrase_is_none(text: str) -> None:
    assert not names_place(text)


@given(st.text("自治县州市云和", max_size=11))
def test_a_place_has_a_name_of_six_characters_at_most(text: str) -> None:
    assert names_place(text) == (NAME.fullmatch(text) is not None)
