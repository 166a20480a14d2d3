"""What is told from all records of a run: what changes, what stays, and that the order changes nothing."""

import copy
import random
from dataclasses import asdict

import pytest
from across_samples import article, changed

from clean.batch.across import Across, Found, look_across
from clean.batch.quality import quality
from clean.batch.where import Where

SLOGAN = "江城渡口网，陪你看遍两岸风景"


def records() -> list[dict]:
    """Twelve pages of one site, each with its slogan; two are copies, one of them nearly."""
    texts = [article(number) for number in range(10)]
    texts += [texts[0], changed(texts[1], 1)]
    return [
        {
            "id": f"{number:02}",
            "url": f"http://ferry.example/{number}",
            "text": f"{text}\n{SLOGAN}",
            "verdict": "article",
            "quality": asdict(quality(f"{text}\n{SLOGAN}", {"navigation": 100})),
        }
        for number, text in enumerate(texts)
    ]


@pytest.fixture
def across(tmp_path):
    """Look across records; gives what was found and the records after it."""

    def across(given: list[dict], settings: Across):
        found = Found()
        return found, list(look_across(lambda: iter(copy.deepcopy(given)), settings, str(tmp_path), found))

    return across


def test_duplicates_are_marked_with_the_one_that_stays(across):
    found, after = across(records(), Across(dedup="mark"))
    marks = {data["id"]: data.pop("duplicate") for data in after}
    assert after == records()
    assert {frozenset((copy, mark["of"])) for copy, mark in marks.items() if mark} == {
        frozenset(("00", "10")),
        frozenset(("01", "11")),
    }
    assert found.marked == {"exact duplicate": 1, "near duplicate": 1}


def test_duplicates_are_dropped_and_the_others_are_as_they_were(across):
    found, after = across(records(), Across(dedup="drop"))
    assert len(after) == 10
    assert all(data in records() for data in after)
    assert found.dropped == {"exact duplicate": 1, "near duplicate": 1}


def test_lines_of_the_site_go_and_the_figures_follow(across):
    found, after = across(records(), Across(site=True))
    assert not any(SLOGAN in data["text"] for data in after)
    assert (len(after), found.lines) == (12, 12)
    for data, was in zip(after, records(), strict=True):
        assert data["quality"]["chars"] == was["quality"]["chars"] - len(SLOGAN)
        assert data["quality"]["kept_share"] == pytest.approx(
            data["quality"]["chars"] / (was["quality"]["chars"] + 100), abs=1e-4
        )


def test_conditions_are_asked_after_the_lines_of_the_site_are_gone(across):
    given = records()
    given[3]["text"] = given[3]["text"][-200:]
    given[3]["quality"] = asdict(quality(given[3]["text"], {}))
    assert given[3]["quality"]["chars"] >= 190
    found, after = across(given, Across(site=True, where=Where("chars >= 190"), quality=False))
    assert [data["id"] for data in after] == [f"{number:02}" for number in range(12) if number != 3]
    assert found.dropped == {"not (chars >= 190)": 1}
    assert not any("quality" in data for data in after)


def test_both_together_and_in_any_order_give_the_same(across):
    settings = Across(site=True, dedup="drop")
    shuffled = records()
    random.Random(1).shuffle(shuffled)
    _, expected = across(records(), settings)
    _, after = across(shuffled, settings)
    assert sorted(after, key=lambda data: data["id"]) == expected
    assert len(expected) == 10


def test_no_record_at_all(across):
    assert across([], Across(site=True, dedup="mark"))[1] == []


@pytest.mark.parametrize("threshold", [0, -0.1, 1.1])
def test_a_threshold_that_is_none_is_refused(threshold):
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        Across(dedup="mark", threshold=threshold)
