from hypothesis import given
from hypothesis import strategies as st

from clean.any_of import AnyOf


@given(st.text("a]^-，云𠮷", max_size=8), st.integers(0, 8))
def test_the_first_of_some_characters_is_found_from_a_place_on(text: str, start: int) -> None:
    expected = min((at for at in range(start, len(text)) if text[at] in "]^-，"), default=-1)
    assert AnyOf("]^-，").place(text, start) == expected
