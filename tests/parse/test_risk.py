"""What the compiled look for risky pages says of any page is what the one in Python says."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_bounded import ORDINARY, RISKY

from clean.parse import risk

native = pytest.importorskip("clean.parse.native_risk", reason="the compiled look for risky pages is not built")

PAGES = sorted(Path(__file__).parent.parent.rglob("pages/*.html"))
# With these the decisions of large pages are made of small ones.
LIMITS = {
    "SMALL": 4, "MANY_TAGS": 12, "MOST_REOPENED": 24, "ONE_ELEMENT": 12, "LARGE": 20, "STEP": 24, "FARTHEST": 90,
    "PAIRS_PER_BYTE": 1, "BYTES_PER_VALUE": 6, "COUNTED": 16,
}  # fmt: skip


@pytest.fixture(scope="module")
def low_limits() -> Iterator[ModuleType]:
    """The Python module, as it stands in its file, with low limits, which the compiled one has, too."""
    spec = importlib.util.spec_from_file_location(
        "clean.parse.risk_with_low_limits", Path(risk.__file__).parent / "risk.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module).update(LIMITS)
    native.take_limits(module)
    yield module
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
PIECES = st.one_of(
    st.builds("<{}{}".format, st.sampled_from(NAMES), st.sampled_from(BLANKS)),
    st.builds("<{}>".format, st.sampled_from(NAMES)),
    st.builds("</{}{}>".format, st.sampled_from(NAMES), st.sampled_from(BLANKS)),
    st.builds(
        "{}{}{}".format, st.sampled_from(BLANKS), st.sampled_from(["a", "b=c", "=", "é"]), st.sampled_from(VALUES)
    ),
    st.sampled_from(
        [">", "/>", "<", "'", '"', "=", "x", "早市", "x" * 30, "x" * 201, " a" * 70, "<br>" * 41, " / / ", "</", "\v>"]
    ),
)
MARKUP = st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode())


@settings(max_examples=3000, deadline=None)
@given(st.one_of(MARKUP, MARKUP, st.binary(max_size=60)))
def test_any_page_is_judged_the_same(low_limits: Any, page: bytes) -> None:
    assert native.is_risky(page) == low_limits.is_risky(page)
