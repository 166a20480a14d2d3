"""Phrases are found in long texts as in short ones, and no more of them than memory is for."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.phrases import CHARACTERS_PER_HIT, MANY_HITS, PIECE, AutomatonFinder, PairFinder, PhraseFinder, bits_of

PHRASES = ["代开发票", "发票", "票", "vpn", "加微信"]


def test_a_long_text_has_the_hits_of_its_lines() -> None:
    source = random.Random(1)
    finder = PhraseFinder(PHRASES, words=["app"])
    lines = [
        "".join(source.choices([*PHRASES, "app", "雪" * 40, "a", "，"], k=source.randint(0, 15))) for _ in range(1500)
    ]
    assert sum(map(len, lines)) > 2 * PIECE
    assert finder.find_in_lines(lines) == [finder.find(line) for line in lines]


def test_a_hit_on_the_edge_of_a_piece_is_found_once() -> None:
    finder = PhraseFinder(PHRASES)
    for before in range(PIECE - 6, PIECE + 2):
        line = "雪" * before + "代开发票" + "雪" * PIECE
        assert finder.find(line) == [
            (before, before + 4, "代开发票"), (before + 2, before + 4, "发票"), (before + 3, before + 4, "票"),
        ]  # fmt: skip


def test_the_number_of_hits_is_bounded() -> None:
    assert len(PhraseFinder(PHRASES).find("票" * 1_000_000)) == max(MANY_HITS, 1_000_000 // CHARACTERS_PER_HIT)


LISTED = [
    "a",
    "app",
    "vpn",
    "qq",
    "q",
    "Ａ".lower(),
    "é",
    "发票",
    "代开发票",
    "票",
    "开发",
    "加微信",
    "加微",
    "📱",
    "1",
    "12",
]
WORDS = frozenset(("app", "vpn", "12"))


@given(
    st.lists(
        st.lists(st.sampled_from([*LISTED, *"APQÉİΣKＡⅠ微信代开票雪，。 \x002📱"]), max_size=12).map("".join),
        max_size=4,
    )
)
def test_either_way_of_finding_finds_the_same(lines: list[str]) -> None:
    """One is for compiled code, the other one for interpreted."""
    bits = {phrase: 1 << number % 7 for number, phrase in enumerate(LISTED)}
    told: list[list[int]] = [[], []]
    hits = [
        kind(LISTED, WORDS, bits, 0b10101).find_in_lines(lines, bits_of_lines)
        for kind, bits_of_lines in zip((PairFinder, AutomatonFinder), told, strict=True)
    ]
    assert hits[0] == hits[1]
    assert told[0] == told[1] == [bits_of(of_line, bits, 0b10101) for of_line in hits[0]]


@pytest.mark.parametrize("kind", [PairFinder, AutomatonFinder])
def test_either_way_of_finding_tells_the_first_of_too_many_hits(
    kind: type[PairFinder] | type[AutomatonFinder],
) -> None:
    lines = kind(["票", "票票"], frozenset()).find_in_lines(["票" * 9_000, "票" * 9_000])
    assert lines[0][-2:] == [(8_998, 9_000, "票票"), (8_999, 9_000, "票")]
    assert sum(map(len, lines)) in (MANY_HITS, 2 * (9_000 + 8_999))
    lines = kind(["票", "票票"], frozenset()).find_in_lines(["票" * 20_000, "票" * 20_000])
    assert [len(lines[0]), lines[1]] == [MANY_HITS, ()]
    assert lines[0][-2:] == [(9_999, 10_000, "票"), (9_999, 10_001, "票票")]


def test_every_character_that_lower_case_changes_is_found_by_it() -> None:
    changed = [c for c in map(chr, range(0x110000)) if c != c.lower() and len(c.lower()) == 1]
    found = PairFinder(sorted({character.lower() for character in changed}), frozenset()).find_in_lines(changed)
    assert found == [[(0, 1, character.lower())] for character in changed]
