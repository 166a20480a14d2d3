"""What a style attribute keeps from being seen."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clean.parse.styles import _INVISIBLE, _may_hide, is_invisible


@pytest.mark.parametrize(
    ("style", "invisible"),
    [
        ("display:none", True),
        ("DISPLAY : None", True),
        ("visibility: hidden", True),
        ("font-size:0", True),
        ("font-size:0.9em", False),
        ("opacity:0", True),
        ("-moz-opacity:0", False),
        ("text-indent:-9999px", True),
        ("height:1px;width:100%", True),
        ("height:100px", False),
        ("line-height:1", False),
        (":display:none", True),
        ("text-decoration:none; margin:0", False),
        ("", False),
    ],
)
def test_what_is_not_shown(style: str, invisible: bool) -> None:
    assert is_invisible(style) == invisible


NAMES = ["display", "visibility", "font-size", "opacity", "text-indent", "left", "top", "right", "height", "width"]
PARTS = st.sampled_from([*NAMES, ":", ":", ";", " ", "\t", "\xa0", "none", "hidden", "0", "1", "-123", "px", "margin"])


@given(st.lists(PARTS, max_size=10).map("".join))
@example("top\xa0:\xa0-123")
@example("::width:1px")
def test_a_glance_never_denies_what_hides(style: str) -> None:
    assert _may_hide(style) or not _INVISIBLE.search(style)
