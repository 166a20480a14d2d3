"""Sets of pairs say what sets of their numbers say."""

from __future__ import annotations

import re
from operator import and_, or_, sub

from hypothesis import given
from hypothesis import strategies as st

from clean.label.pair_sets import PairSet, han_pairs_of, may_repeat, pairs_of
from clean.label.topic import count_han, pair_numbers

TEXTS = st.text("河水桥a，1 \0𠮷", max_size=14)


@given(TEXTS, TEXTS)
def test_they_are_brought_together_as_sets_are(one: str, other: str) -> None:
    pairs, others = pairs_of(one), pairs_of(other)
    numbers, other_numbers = pair_numbers(one), pair_numbers(other)
    for bring_together in (and_, or_, sub):
        found = bring_together(pairs, others)
        assert len(found) == len(bring_together(numbers, other_numbers))
        assert found == bring_together(pairs, others)
    assert pairs.isdisjoint(others) == numbers.isdisjoint(other_numbers)
    assert (pairs == others) == (numbers == other_numbers)
    together = PairSet()
    together |= pairs
    together |= others
    assert together == pairs | others
    assert len(pairs) == len(numbers)  # as before


@given(st.text(alphabet="河水桥a，1 一龥𠮷", max_size=14))
def test_those_of_han_characters_stand_in_runs_of_them(text: str) -> None:
    runs = re.findall("[一-鿿]+", text)
    assert len(han_pairs_of(text)) == len(set().union(*map(pair_numbers, runs)))
    assert count_han(text) == sum(map(len, runs))
    assert han_pairs_of(text) - pairs_of(text) == PairSet()


def test_many_are_held() -> None:
    text = "".join(map(chr, range(0x4E00, 0x9000)))
    together = PairSet()
    for at in range(0, len(text), 500):
        together |= pairs_of(text[max(0, at - 1) : at + 500])
    assert together == pairs_of(text)
    assert len(together) == len(text) - 1


@given(st.lists(TEXTS, max_size=5), TEXTS, st.integers(1, 2), st.integers(1, 4))
def test_how_many_of_them_other_sets_hold(texts: list[str], text: str, often: int, enough: int) -> None:
    sets = list(map(pairs_of, texts))
    held = [sum(number in pair_numbers(other) for other in texts) for number in pair_numbers(text)]
    many = sum(times >= often for times in held)
    assert pairs_of(text).count_held(sets, often, 99) == many
    assert (pairs_of(text).count_held(sets, often, enough) >= enough) == (many >= enough)
    if sets:
        assert pairs_of(text).count_held(sets, often, 99, sets[0]) == pairs_of(text).count_held(sets[1:], often, 99)


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_how_many_of_them_other_sets_than_one_hold(texts: list[str], text: str) -> None:
    sets, asked = list(map(pairs_of, texts)), pairs_of(text)
    once, again = PairSet(), PairSet()
    once.add_shared(sets, asked, again)
    assert (len(once), len(again)) == tuple(asked.count_held(sets, often, 99) for often in (1, 2))
    for itself in (None, *sets):
        assert asked.count_of_others(once, again, itself) == asked.count_held(sets, 1, 99, itself)


@given(st.text("河水\0a，", max_size=12), st.integers(2, 6))
def test_no_characters_that_stand_twice_in_a_text_are_missed(text: str, length: int) -> None:
    parts = [text[at : at + length] for at in range(len(text) - length + 1)]
    assert may_repeat(text, length) == (len(set(parts)) < len(parts))
