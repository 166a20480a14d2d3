import re

from hypothesis import given
from hypothesis import strategies as st

from clean.label.field_names import field_name

NAME = re.compile(r"[^，。！？：:\s]{1,6}[：:]")


@given(st.text("型号：:，。\u3000 \u2028A𠮷", max_size=10))
def test_a_name_has_six_characters_at_most_and_no_marks(line: str) -> None:
    found = NAME.match(line)
    assert field_name(line) == (found[0] if found else "")
