"""How much of a page is plainly made is told the same by the compiled copy, which takes one tag after another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_bounded import ORDINARY, RISKY

from clean.parse import bounded, nesting, risk
from clean.parse.nesting import plain_part, text_of

native = pytest.importorskip("clean.parse.native_nesting", reason="the compiled look at nesting is not built")

PAGES = sorted(Path(__file__).parent.parent.rglob("pages/*.html"))
PLAIN = "p li td th tr dd dt option optgroup table tbody div ul br img col input wbr h1 P Li TR x foo:bar"
NAMES = [*PLAIN.split(), *risk.FORMATTING.split(), *risk.INLINE.split()]
READ_WHOLE = "select svg SVG Script TITLE Select math template frameset plaintext"
WHOLE = [*risk.RAW_TEXT.split(), *READ_WHOLE.split()]
IN_DRAWINGS = "g path text feGaussianBlur fe feX feXab linearGradient animateTransform title desc option optgroup"
DRAWN = [*IN_DRAWINGS.split(), "feA" + "b" * 20, "feA" + "b" * 21]

attributes = st.lists(
    st.sampled_from([
        " a", " a=b", " a='b'", ' a="b"', "/", " ", "\n", "\f", "\v", " a=", " ='", " a='>'", " a=/x/", " a=`", ' "',
        "=", " é=1", " a" * 59, " a" * 60, " a=1" * 61, " a='b'c",
    ]),
    max_size=2,
).map("".join)  # fmt: skip
ends = st.sampled_from([*[">"] * 12, "", "/>", " >", "<"])
slashes = st.sampled_from(["", "", "/"])
tags = st.builds("<{}{}{}{}>".format, slashes, st.sampled_from(NAMES), attributes, ends)
inside = st.lists(
    st.one_of(
        st.sampled_from([
            "x", "<", "</", "<!--", "-->", "<script>", "</script", "</styl", "<option a=b>", "<title>x</title>",
            "<desc></title>", "<path d='x'/>", "<g>" * 299, "<g>" * 300,
        ]),
        st.builds("<{}{}{}".format, slashes, st.sampled_from(DRAWN), st.sampled_from([">", "/>", "/", " a=b>", "<"])),
    ),
    max_size=5,
).map("".join)  # fmt: skip
read_whole = st.sampled_from(WHOLE).flatmap(
    lambda name: st.builds(
        "<{}{}>{}</{}{}>".format,
        st.just(name),
        st.sampled_from(["", "", " a=b", "\n", "="]),
        inside,
        st.sampled_from([name, name, name, name.swapcase(), name + "x"]),
        st.sampled_from(["", "", " ", "/"]),
    )
)
ODD = (
    "<!--x-->|<!-->|<!--->|<!--->-->|<!---->|<!--x--!>|<!--x-|<!--x--|<!doctype html>|<!-x>|<?x>|</>|</1>|</ x>|<! |<?|"
    "< |<|<1|<a|<!---!>|<!----!>|<!-|<!|</|<!--!>-->|>| > |早市| |\n"
)
odd = st.sampled_from(ODD.split("|"))
closed = st.recursive(
    st.one_of(st.sampled_from(["", "x", "x > y"]), tags, read_whole, odd),
    lambda within: st.tuples(st.sampled_from(NAMES), st.lists(within, max_size=4)).map(
        lambda element: f"<{element[0]}>{''.join(element[1])}</{element[0]}>"
    ),
    max_leaves=12,
)
markup = st.lists(closed, max_size=8).map("".join)
limits = st.sampled_from([1, 3, 9, 20, 60, 10_000])
depths = st.sampled_from([0, 1, 3, 5, 99])


def test_where_it_is_built_pages_are_asked_of_the_compiled_copy() -> None:
    assert bounded.PLAIN_PART is native.plain_part
    assert bounded.TEXT_OF is native.text_of


@settings(max_examples=1000, deadline=None)
@given(markup, limits, depths)
@example("<svg>" + "<g>" * 300 + "</svg>", 10_000, 9)
@example("<svg>" + "<g>" * 301 + "</svg>", 10_000, 9)
def test_markup_is_judged_the_same(page: str, nodes: int, deepest: int) -> None:
    data = page.encode()
    assert native.plain_part(data, nodes, deepest) == plain_part(data, nodes, deepest)
    assert native.text_of(data) == text_of(data)


@settings(max_examples=1000, deadline=None)
@given(st.binary(max_size=60) | st.text("<>/ab'\"= -!svgtp", max_size=60).map(str.encode), limits, depths)
def test_any_bytes_are_judged_the_same(data: bytes, nodes: int, deepest: int) -> None:
    assert native.plain_part(data, nodes, deepest) == plain_part(data, nodes, deepest)
    assert native.text_of(data) == text_of(data)


@pytest.mark.parametrize("name", [*RISKY, *ORDINARY])
def test_made_pages_are_judged_the_same(name: str) -> None:
    page: Any = RISKY.get(name) or ORDINARY[name].encode()
    assert native.plain_part(page, 20_000, 400) == plain_part(page, 20_000, 400)
    assert native.text_of(page) == text_of(page)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("nodes", [50, 400, 20_000])
def test_real_pages_are_judged_the_same(path: Path, nodes: int) -> None:
    data = path.read_bytes()
    assert native.plain_part(data, nodes, 400) == plain_part(data, nodes, 400)
    assert native.text_of(data) == text_of(data)


@pytest.mark.parametrize("count", [2 * nesting.MOST_NAMES, 2 * nesting.MOST_NAMES + 1])
@pytest.mark.parametrize("again", [1, 2])
def test_pages_of_many_names_are_judged_the_same(count: int, again: int) -> None:
    names = [f"x{number}" for number in range(count)] * again
    data = "".join(f"<{name}>" for name in names).encode()
    expected = plain_part(data, 20_000, 20_000)
    assert native.plain_part(data, 20_000, 20_000) == expected
    assert (expected is None) == (count > 2 * nesting.MOST_NAMES)
    assert native.text_of(data) == text_of(data)


def test_only_bytes_are_taken() -> None:
    with pytest.raises(TypeError):
        native.plain_part("<p>", 10, 10)
    with pytest.raises(TypeError):
        native.plain_part(None, 10, 10)
