"""What elements side by side hold is counted at once, and is the same as counted tag by tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.parse import nesting
from clean.parse.nesting import plain_part

TAGS = (
    "<p> </p> <li> </li> <div> </div> <ul> </ul> <b> </b> <td> </td> <tr> </tr> <table> </table> <span> </span> <br> "
    "<a> </a> </tbody> <!--c--> <script>a<p>b</p></script> < > 早市"
)
RUNS = (
    "<h1>早市</h1> <p>七点</p> <a\thref=x>开门</a> <td>1</td> <tr><td>1</td><td><a>早市</a></td></tr> "
    "<li><a>七点</a></li> <div><p>开</p>门<div>吧</div></div>"
)
pieces = st.sampled_from([*TAGS.split(" "), *RUNS.split(" "), " ", "\n"])


@given(st.lists(pieces, max_size=30).map("".join), st.integers(0, 60) | st.just(10_000), st.sampled_from([3, 5, 99]))
def test_runs_change_nothing_of_what_is_counted(page: str, nodes: int, deepest: int) -> None:
    data = page.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nesting, "_PIECE", nesting._TOKEN)
        expected = plain_part(data, nodes, deepest)
    assert plain_part(data, nodes, deepest) == expected
