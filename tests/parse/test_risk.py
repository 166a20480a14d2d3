"""What the compiled look for risky pages says of any page is what the one in Python says."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_bounded import ORDINARY, RISKY

from clean.parse import risk

native = pytest.importorskip("clean.parse.native_risk", reason="the compiled look for risky pages is not built")

PAGES = sorted(Path(__file__).parent.parent.rglob("pages/*.html"))
# With these a page is risky by one formatting element left open, by one long tag, or by what else large pages hold.
LEFT_OPEN = {"SMALL": 1, "MANY_TAGS": 10**6, "MOST_REOPENED": 0, "LARGE": 10**6}
LONG_TAG = {"SMALL": 1, "MANY_TAGS": 10**6, "MOST_REOPENED": 10**9, "LARGE": 0, "STEP": 24, "FARTHEST": 900}
LONG_TAG |= {"PAIRS_PER_BYTE": 0, "BYTES_PER_VALUE": 0}
LOW = {
    "SMALL": 4, "MANY_TAGS": 12, "MOST_REOPENED": 24, "ONE_ELEMENT": 12, "LARGE": 20, "STEP": 24, "FARTHEST": 90,
    "PAIRS_PER_BYTE": 1, "BYTES_PER_VALUE": 6, "COUNTED": 16,
}  # fmt: skip


@pytest.fixture(scope="module")
def judged_the_same() -> Iterator[Callable[[dict[str, int], bytes], bool]]:
    """Whether both judge a page the same with other limits; the Python module is loaded anew, from its file."""
    path = Path(risk.__file__).parent / "risk.py"
    spec = importlib.util.spec_from_file_location("clean.parse.risk_with_other_limits", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    own = {name: value for name, value in vars(module).items() if name.isupper()}

    def same(limits: dict[str, int], page: bytes) -> bool:
        vars(module).update({**own, **limits})
        native.take_limits(module)
        return bool(native.is_risky(page) == module.is_risky(page))

    yield same
    native.take_limits(risk)


@pytest.mark.parametrize("name", [*RISKY, *ORDINARY])
def test_made_pages_are_judged_the_same(name: str) -> None:
    page: Any = RISKY.get(name) or ORDINARY[name].encode()
    assert native.is_risky(page) == risk.is_risky(page) == (name in RISKY)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("times", [1, 7])
def test_real_pages_are_judged_the_same(path: Path, times: int) -> None:
    page = path.read_bytes() * times
    assert native.is_risky(page) == risk.is_risky(page)


NAMES = [
    *risk.FORMATTING.split(),
    "B",
    "FONT",
    "Big",
    "bo",
    "span",
    "SPAN",
    "br",
    "a",
    "img",
    "p",
    "x",
    "strongest-of-all",
]
BLANKS = ["", " ", "\t", "\n", "\f", "\r", "\v", "/", "  ", "\x00"]
VALUES = [
    "=1",
    "=",
    "='",
    '="',
    "='x'",
    '="x"',
    "=\"'",
    "= 'x'",
    " ='x' ",
    "=x=y",
    "=`",
    "='>'",
    '="<b>"',
    "=/",
    "=>",
    "\v=x",
]
SIGNS = [">", "/>", "<", "'", '"', "=", "x", "早市", "x" * 201, " a" * 70, "<br>" * 41, " / / ", "</", "\v>"]
ATTRIBUTE = st.builds(
    "{}{}{}".format, st.sampled_from(BLANKS), st.sampled_from(["a", "b=c", "=", "é"]), st.sampled_from(VALUES)
)
PIECES = st.one_of(
    st.builds("<{}{}".format, st.sampled_from(NAMES), st.sampled_from(BLANKS)),
    st.builds("<{}>".format, st.sampled_from(NAMES)),
    st.builds("</{}{}>".format, st.sampled_from(NAMES), st.sampled_from(BLANKS)),
    ATTRIBUTE,
    st.sampled_from(SIGNS),
)
MARKUP = st.lists(PIECES, max_size=30).map("".join)

# A formatting element with a little text and a few elements, closed or all but closed.
TEXT = st.sampled_from(["", "x", "x" * 199, "x" * 200, "x" * 201])
PLAIN_ATTRIBUTES = st.lists(
    st.sampled_from([" a", "\va", " a=b", " a='b'", ' a="b"', " a=`", " a=b`c", " a='<'", " a=", "/", " "]), max_size=2
).map("".join)
ELEMENT = st.builds(
    "<{}{}{}>{}".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(["span", "br", "a", "img", "span", "br", "SPAN", "Br", "p", "imgs"]),
    PLAIN_ATTRIBUTES,
    TEXT,
)
ELEMENTS = st.one_of(
    st.just(""), ELEMENT, ELEMENT, st.sampled_from([39, 40, 41]).map(lambda count: "<br>" * count), st.just("<b>x</b>")
)
FORMATTED = st.sampled_from([*risk.FORMATTING.split(), "B", "FONT", "Em"]).flatmap(
    lambda name: st.builds(
        "<{}{}{}>{}{}</{}{}>".format,
        st.just(name),
        st.sampled_from(["", "", "", " ", "\v", "/", "\n"]),
        PLAIN_ATTRIBUTES,
        TEXT,
        ELEMENTS,
        st.sampled_from([name, name, name, name, name.swapcase(), name[:-1] + "x"]),
        st.sampled_from(["", "", " ", "\n\v", "/"]),
    )
)
# Quotation marks behind = and elsewhere, attributes as many as are followed, and long tags.
ATTRIBUTES = st.sampled_from([1, 58, 59, 60, 61, 62, 98, 99, 100, 101, 102]).flatmap(
    lambda count: st.sampled_from([" a", " a=b", "/a", " a='>'", " ="]).map(lambda attribute: attribute * count)
)
QUOTED = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "<p", "<p a", "x" * 30, ">", "<"]),
    st.sampled_from(["=", "", " ", "= ", "=" + " " * 7, "=" + " " * 8, "=" + " " * 9, " \v", "=\v"]),
    st.sampled_from(['"', "'", '"x"', "'>'", ""]),
    st.one_of(ATTRIBUTES, ATTRIBUTES, st.just(""), st.just("x" * 900)),
    st.sampled_from(["", ">", '"', "'>", "='", "<", "< >", '= "', "/ >"]),
)
LONG = st.lists(st.one_of(QUOTED, QUOTED, ATTRIBUTE, st.sampled_from(SIGNS)), max_size=5).map("".join)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(FORMATTED, FORMATTED, FORMATTED, MARKUP))
def test_formatting_left_open_is_judged_the_same(judged_the_same: Any, page: str) -> None:
    assert judged_the_same(LEFT_OPEN, page.encode())


@settings(max_examples=1500, deadline=None)
@given(LONG)
def test_long_tags_are_judged_the_same(judged_the_same: Any, page: str) -> None:
    assert judged_the_same(LONG_TAG, page.encode())
    assert judged_the_same(LONG_TAG | {"PAIRS_PER_BYTE": 3}, page.encode())


@settings(max_examples=1000, deadline=None)
@given(st.one_of(MARKUP.map(str.encode), LONG.map(str.encode), st.binary(max_size=60)))
def test_any_page_is_judged_the_same(judged_the_same: Any, page: bytes) -> None:
    assert judged_the_same(LOW, page)
