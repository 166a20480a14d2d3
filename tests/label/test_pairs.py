"""What a text's characters and pairs weigh together."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clean.label.pairs import PairWeights, pairs_like, table_of_pairs
from clean.label.piece_signs import PLAIN, signs_of_reading
from clean.label.text_model import shape

CHARACTERS = "他走了发票，,。!！（您你…. 12aBU^$"
SOME = random.Random(3)
WEIGHTS = {
    first + second: (SOME.randint(-90, 90), SOME.randint(-90, 90))
    for first in [*CHARACTERS, "A", "0"]
    for second in ["", *CHARACTERS, "A", "0"]
    if SOME.random() < 0.7
}
TEXTS = st.lists(st.sampled_from([*CHARACTERS, "  ", "AI", "1,998", "2.5", "3，5", "……"]), max_size=20).map("".join)


def weights() -> PairWeights:
    return PairWeights(
        f"{first} {second} {characters.replace(' ', '␣')}" for characters, (first, second) in WEIGHTS.items()
    )


@given(TEXTS)
def test_each_character_and_pair_weighs_once(text: str) -> None:
    features = {*text, *map("".join, pairwise(text))}
    told = [WEIGHTS[feature] for feature in features if feature in WEIGHTS]
    assert weights().weigh(text) == (sum(t[0] for t in told), sum(t[1] for t in told), len(features))


@given(TEXTS)
def test_a_plain_text_weighs_what_its_shape_weighs(text: str) -> None:
    if signs_of_reading(text) & PLAIN:
        assert weights().weigh_plain(text, 400) == weights().weigh(f"^{shape(text)}$")
        assert weights().weigh_plain(text, 5) == weights().weigh(f"^{shape(text[:5])}$")
    else:
        assert weights().weigh_plain(text, 400) == (0, 0, 0)


def test_what_can_have_no_weight_is_not_weighed() -> None:
    assert [weights().weigh(text) for text in ("他𐀬", "他\0走", "")] == [(0, 0, 0)] * 3


def test_a_long_text_is_weighed_whole() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 5000)))
    assert weights().weigh(text)[2] == 5000 + 4999


@given(st.text("代开发票他", max_size=12))
def test_pairs_that_are_told_apart_hold_all_that_are_asked_for(text: str) -> None:
    found = pairs_like(text, table_of_pairs(["发票", "代开"]))
    assert {"发票", "代开"} & {*map("".join, pairwise(text))} == {"发票", "代开"} & {*found}
