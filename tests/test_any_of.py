import re

from hypothesis import given
from hypothesis import strategies as st

from clean.any_of import AnyOf
from clean.parse.compiled import runs_without, table_of


@given(st.text("a]^-，云𠮷", max_size=8), st.integers(0, 8))
def test_the_first_of_some_characters_is_found_from_a_place_on(text: str, start: int) -> None:
    expected = min((at for at in range(start, len(text)) if text[at] in "]^-，"), default=-1)
    assert AnyOf("]^-，").place(text, start) == expected


@given(st.text("ab,-云，𠮷", max_size=9))
def test_runs_without_some_characters_are_those_that_a_split_leaves(text: str) -> None:
    runs = [text[start:end] for start, end in runs_without(text, table_of(",-，"))]
    assert runs == [run for run in re.split("[,\\-，]", text) if run]
