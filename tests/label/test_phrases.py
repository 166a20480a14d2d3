"""Phrases are found in long texts as in short ones, and no more of them than memory is for."""

from __future__ import annotations

import random

from clean.label.phrases import CHARACTERS_PER_HIT, MANY_HITS, PIECE, PhraseFinder

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
