import re

from hypothesis import given
from hypothesis import strategies as st

from clean.label.sentence_ends import ends_between, sentence_ends
from clean.label.spam import _cuts


@given(st.text("。！？…”」』）)他", max_size=9))
def test_what_stands_behind_a_sentence_begins_where_no_mark_goes_on_with_that(line: str) -> None:
    ends = r"(?:(?<=[。！？…])|(?<=[。！？…][”」』）)]))(?![。！？…”」』）)])"
    last = max(len(line) - 1, 0)
    found = [match.start() for match in re.compile(ends).finditer(line, 1, last)]
    assert sentence_ends(line, 0, last) == found


@given(st.text("。！？!；…”」）)（【 \u3000他a1.点", max_size=12) | st.text("。”） 他", max_size=8))
def test_where_a_line_is_cut_tells_where_sentences_end_inside_it(line: str) -> None:
    cuts = _cuts(line, 0, len(line))
    assert ends_between(line, cuts) == [end for end in sentence_ends(line, 0, len(line)) if end < len(line)]
