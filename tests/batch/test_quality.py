"""The figures of a record: what each counts, that it is bounded, and that it takes linear time."""

import time
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.batch.quality import FIGURES, add_quality, quality, repeated_share
from clean.batch.record import Cleaned

SENTENCE = "渡口的老船工每天清晨五点钟起来检查缆绳。"


@pytest.mark.parametrize(
    ("text", "removed", "figure", "value"),
    [
        ("", {}, "chars", 0),
        ("", {}, "lines", 0),
        ("他来了。\n她也来了。", {}, "chars", 9),
        ("他来了。\n她也来了。", {}, "lines", 2),
        ("他来了。", {}, "kept_share", 1.0),
        ("他来了。", {"navigation": 6, "spam.keywords": 6}, "kept_share", 0.25),
        ("", {"navigation": 6}, "kept_share", 0.0),
        ("他来了。", {}, "sentence_share", 1.0),
        ("他说：“来了！”", {}, "sentence_share", 1.0),
        ("He came.", {}, "sentence_share", 1.0),
        ("首页 新闻", {}, "sentence_share", 0.0),
        ("他来了。首页新闻", {}, "sentence_share", 0.5),
        ("他来了。\n首页新闻", {}, "sentence_share", 0.5),
        ("漢字kana", {}, "han_share", 0.3333),
        ("𠮷野家", {}, "han_share", 1.0),
        (SENTENCE, {}, "repeated_share", 0.0),
        (SENTENCE + SENTENCE, {}, "repeated_share", 0.5),
        (f"{SENTENCE}\n{SENTENCE}", {}, "repeated_share", 0.5),
        ("千里之行，始于足下。" + "万里之行，始于足下。", {}, "repeated_share", 0.0),
        ("哈" * 100, {}, "repeated_share", 0.99),
    ],
)
def test_a_figure_counts_what_it_says(text, removed, figure, value):
    assert asdict(quality(text, removed))[figure] == value


@given(st.text(), st.dictionaries(st.text(), st.integers(0, 10**6)))
def test_every_share_is_between_0_and_1_for_any_text(text, removed):
    figures = asdict(quality(text, removed))
    assert all(0 <= figures[name] <= 1 for name in figures if name.endswith("_share"))


def test_a_record_carries_its_figures_and_the_given_one_is_not_changed():
    cleaned = Cleaned({"id": "a", "text": SENTENCE}, kept=len(SENTENCE), removed={"navigation": len(SENTENCE)})
    measured = add_quality(cleaned)
    assert list(measured.data["quality"]) == list(FIGURES)
    assert measured.data["quality"]["kept_share"] == 0.5
    assert "quality" not in cleaned.data


@pytest.mark.parametrize("unit", ["哈", "他来了。", "无标点的一行", '”"」', "a\n", "…."])
def test_the_time_grows_with_the_length_of_the_text(unit):
    """A hundred times the text in far less than a thousand times the time; quadratic would be ten thousand."""

    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.perf_counter()
        quality(text, {})
        return time.perf_counter() - start

    base = min(seconds(5_000) for _ in range(3))
    assert seconds(500_000) < 1000 * base + 0.05


def test_repetition_is_looked_for_in_a_bounded_part():
    fresh = "".join(chr(0x4E00 + number % 20_000) for number in range(120_000))
    assert repeated_share(fresh[:100_000] + "哈" * 1_000_000) == repeated_share(fresh[:100_000])
