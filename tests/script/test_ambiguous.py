"""Characters with two simplified forms, sentence by sentence: tests/script/ambiguous.tsv is the specification."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from clean.script.convert import to_simplified

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("ambiguous.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TODAY = [row for row in ROWS if not row[0].startswith("!")]
KNOWN_FAILURES = [row for row in ROWS if row[0].startswith("!")]


@pytest.mark.parametrize("character", sorted({row[0] for row in TODAY}))
def test_every_sentence_of_an_ambiguous_character_is_right(character: str) -> None:
    sentences = {hant: hans for c, hant, hans in TODAY if c == character}
    assert {hant: to_simplified(hant) for hant in sentences} == sentences


@pytest.mark.parametrize(("hant", "hans"), [row[1:] for row in KNOWN_FAILURES])
@pytest.mark.xfail(strict=True, reason="the division into words with the highest likelihood is the wrong one")
def test_sentences_that_words_alone_do_not_settle(hant: str, hans: str) -> None:
    assert to_simplified(hant) == hans


def test_a_page_of_all_sentences_is_converted_as_each_one_alone() -> None:
    # Where 賬 is written too, 帳 is a tent everywhere on the page.
    rows = [row for row in TODAY if "賬" not in row[1]]
    page = to_simplified("\n".join(hant for _, hant, _ in rows)).split("\n")
    wrong = [(got, hans) for got, (_, _, hans) in zip(page, rows, strict=True) if got != hans]
    assert wrong == []


def test_converting_twice_changes_nothing_more() -> None:
    once = [to_simplified(hant) for _, hant, _ in TODAY]
    assert [to_simplified(text) for text in once] == once


def test_the_table_is_large_and_has_both_readings() -> None:
    assert len(ROWS) >= 200
    readings = Counter((c, hans[i]) for c, hant, hans in TODAY for i, h in enumerate(hant) if h == c)
    for character, one, other in (
        "著着著",
        "乾干乾",
        "藉借藉",
        "瞭了瞭",
        "徵征徵",
        "覆复覆",
        "祇只祇",
        "夥伙夥",
        "沈沉沈",
    ):
        assert readings[character, one] > 1, (character, one)
        assert readings[character, other] > 1, (character, other)
