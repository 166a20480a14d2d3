"""What the attributes of containers say."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from clean.label.class_names import BOILERPLATE, COMMENT, CONTENT, NAVIGATION, read_flags, search_flags
from clean.label.containers import Containers
from clean.parse.blocks import Page
from clean.word_lists import words

_LISTED = sorted(
    word for section in ("content", "boilerplate", "comment", "navigation") for word in words("class_names", section)
)
_PIECES = st.sampled_from([*_LISTED, "t", "F", "-", "_", " ", "\u3000", "\x1f", "9", "É", "Box", "HTML", "x"])
_NAMES = st.lists(st.one_of(_PIECES, _PIECES.map(str.title), st.text(max_size=3)), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("article", CONTENT),
        ("newsText", CONTENT),
        ("XMLText", 0),
        ("t_f", CONTENT),
        ("link-report", CONTENT),
        ("share-bar clearfix", BOILERPLATE),
        ("text2 reply_list", CONTENT | COMMENT),
        ("loginPopup", NAVIGATION),
        ("articles", 0),
        ("x" * 200 + " nav", 0),
        ("", 0),
    ],
)
def test_a_name_says_what_its_words_say(name: str, flags: int) -> None:
    assert (read_flags(name), search_flags(name)) == (flags, flags)


@given(_NAMES)
def test_a_name_read_by_letters_says_what_an_expression_finds(name: str) -> None:
    assert read_flags(name) == search_flags(name)


def _page(tags: str, parents: list[int], names: list[str]) -> Page:
    page = Page()
    page.tags, page.parents = tags.split(), parents
    page.attributes = lambda container: {"class": names[container]} if names[container] else {}
    return page


def test_flags_pass_down_but_for_content() -> None:
    page = _page("body div div p nav p", [-1, 0, 1, 2, 0, 4], ["", "comments", "article", "", "", ""])
    containers = Containers(page)
    assert [containers.within(n, 0) for n in range(6)] == [
        0,
        COMMENT,
        COMMENT | CONTENT,
        COMMENT,
        NAVIGATION,
        NAVIGATION,
    ]
    assert [containers.within(n, 1) for n in (2, 3)] == [CONTENT, 0]
    assert containers.within(3, 0) == COMMENT
    assert containers.within(-1, 0) == 0
    assert containers.outermost(3, 0, COMMENT) == 1
