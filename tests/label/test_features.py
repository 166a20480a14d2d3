"""White space as a browser shows it."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from clean.label.features import normalise_space
from clean.label.scan import collapsed

_SPACES = [c for c in map(chr, range(0x110000)) if c.isspace()]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" 他走了\n   很久。 Hello\n  world ", "他走了很久。 Hello world"),
        ("他\n\u3000走", "他 走"),
        ("他 \r\n\t 走", "他走"),
        ("他\xa0\n走", "他 走"),
        ("he\n\nwent", "he went"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_ends_of_lines_between_wide_characters_are_not_shown(text: str, shown: str) -> None:
    assert (normalise_space(text), collapsed(text)) == (shown, shown)


@pytest.mark.parametrize("space", _SPACES)
def test_all_white_space_collapses(space: str) -> None:
    for text in (space, f"他{space}走", f"a{space}{space}b", f"他\n{space}走", f"他{space}\n走", f"{space}a{space}"):
        assert collapsed(text) == normalise_space(text)


@given(st.text(st.sampled_from([*"他a\u2e7f\u2e80𐀬", *"\n\n\n   ", *_SPACES]), max_size=20))
def test_text_collapsed_by_characters_is_what_expressions_make_of_it(text: str) -> None:
    assert collapsed(text) == normalise_space(text)
