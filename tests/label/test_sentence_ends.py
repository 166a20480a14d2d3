import re

from hypothesis import given
from hypothesis import strategies as st

from clean.label.sentence_ends import sentence_ends


@given(st.text("。！？…”」』）)他", max_size=9))
def test_what_stands_behind_a_sentence_begins_where_no_mark_goes_on_with_that(line: str) -> None:
    ends = r"(?:(?<=[。！？…])|(?<=[。！？…][”」』）)]))(?![。！？…”」』）)])"
    last = max(len(line) - 1, 0)
    found = [match.start() for match in re.compile(ends).finditer(line, 1, last)]
    assert sentence_ends(line, 0, last) == found
