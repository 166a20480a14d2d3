"""What was glued into a line in the other script than the page's."""

from __future__ import annotations

import pytest
from label_samples import PROSE_HANT, TITLE_HANT, text_page

import clean
from clean.label.other_script import foreign_parts

AD = "办证刻章请联系张经理，全国联网可查，微信abc12345"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"船還能用。{AD}", [AD]),
        (f"{AD} 船還能用，就是沒有人坐。", [f"{AD} "]),
        (f"船還能用，就是沒有人坐。　{AD}　他說。", [f"　{AD}　"]),
        ("船還能用，就是沒有人坐。", []),
        ("船還能用，他寫了一個“门”字。", []),
        ("老魏不言不語。", []),
    ],
)
def test_the_part_in_the_other_script_reaches_to_the_nearest_marks(line: str, parts: list[str]):
    found = [line[start:end] for start, end in foreign_parts(line, True)]
    assert [part.strip() for part in found] == [part.strip() for part in parts]


@pytest.mark.parametrize("gap", ["", " ", "　"])
@pytest.mark.parametrize("before", [True, False])
def test_an_advertisement_in_the_other_script_is_cut_off_a_paragraph(gap: str, before: bool):
    first, second, *rest = PROSE_HANT
    line = f"{AD}{gap}{second}" if before else f"{second}{gap}{AD}"
    text = clean.clean(text_page([first, line, *rest], TITLE_HANT)).text
    assert text.split("\n") == [clean.to_simplified(line) for line in PROSE_HANT]
