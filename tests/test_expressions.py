import re

from clean.expressions import SPACES


def test_white_space_is_what_expressions_and_strings_take_for_it() -> None:
    characters = "".join(map(chr, range(0x110000)))
    assert "".join(re.findall(r"\s", characters)) == SPACES == "".join(filter(str.isspace, characters))
