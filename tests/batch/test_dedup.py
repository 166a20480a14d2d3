"""Duplicates among the articles of a run: what is one, which of them stays, and that no order changes it."""

import random
import subprocess
import sys

import numpy as np
import pytest
from across_samples import article, changed
from hypothesis import given, settings
from hypothesis import strategies as st

from clean.batch.across import THRESHOLD
from clean.batch.clusters import SEEN, SHORT, WINDOW, bands_for, find_clusters
from clean.batch.dedup import Duplicate, find_duplicates
from clean.batch.one import clean_record
from clean.batch.record import Record
from clean.batch.signature import NUMBERS, normalized, signature
from clean.script.convert import to_simplified


@pytest.fixture(scope="module")
def marks(tmp_path_factory):
    """The marks of texts, by their ids; the texts are given in the order of the ids, or in another."""

    def marks(texts, order=None, threshold=THRESHOLD) -> dict[str, Duplicate | None]:
        records = [{"id": name, "text": texts[name]} for name in (order or texts)]
        found = find_duplicates(records, tmp_path_factory.mktemp("dedup"), threshold)
        return dict(sorted(zip([record["id"] for record in records], found, strict=True)))

    return marks


BASE = article(1)


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (BASE, "exact"),
        (BASE.replace("，", ",").replace("\n", " \n\n"), "exact"),
        (BASE.replace("。", "．"), "exact"),
        ("本报讯：" + BASE, "near"),
        (changed(BASE, 1), "near"),
        (changed(BASE, 2), "near"),
        (changed(BASE, 10), None),
        (article(2), None),
        ("", None),
    ],
)
def test_a_copy_is_found_and_another_article_is_not(marks, other, kind):
    found = marks({"a": BASE, "b": other})
    assert {mark.kind for mark in found.values() if mark} == ({kind} if kind else set())


def test_an_article_in_traditional_characters_is_a_copy_of_the_one_in_simplified(marks):
    """Pages of the same article in both scripts, cleaned as a run does it."""
    sentences = [
        "老船工每天清晨五點起來檢查纜繩，等第一班過江的人，風雨無阻。",
        "橋修好以後，船還照舊開，只是坐船的多半是來看風景的遊客。",
        "他說，只要還有一個人要過江，渡口就不會關門。",
    ]
    given = {
        "hant": "".join(f"<p>{sentence}</p>" for sentence in sentences),
        "hans": "".join(f"<p>{to_simplified(sentence)}</p>" for sentence in sentences),
    }
    assert given["hans"] != given["hant"]
    texts = {
        name: clean_record(Record(f"<article>{page}</article>", input="", position=1, id=name)).data["text"]
        for name, page in given.items()
    }
    assert [mark.kind for mark in marks(texts).values() if mark] == ["exact"]


def test_the_longest_text_stays_and_the_others_name_it(marks):
    found = marks({"a": BASE, "b": BASE + "\n渡口今天停航。", "c": changed(BASE, 1)})
    assert found["b"] is None
    assert (found["a"].of, found["c"].of) == ("b", "b")
    assert found["a"].similarity > 0.9


def test_one_of_equal_texts_stays(marks):
    found = marks({"a": BASE, "b": BASE, "c": BASE})
    assert [mark for mark in found.values() if mark is None] == [None]
    assert {(mark.kind, mark.similarity) for mark in found.values() if mark} == {("exact", 1.0)}


def test_which_of_equal_texts_stays_depends_on_their_addresses_not_on_their_places(tmp_path_factory):
    copies = [{"url": f"http://a.cn/{number}", "text": BASE} for number in range(6)]
    stay = set()
    for seed in range(5):
        random.Random(seed).shuffle(copies)
        placed = [{**copy, "id": f"dump:{number}", "position": number} for number, copy in enumerate(copies)]
        found = find_duplicates(placed, tmp_path_factory.mktemp("dedup"), THRESHOLD)
        stay |= {copy["url"] for copy, mark in zip(copies, found, strict=True) if mark is None}
    assert len(stay) == 1


def test_pages_without_an_article_are_no_duplicates_of_each_other(marks):
    assert set(marks({"a": "", "b": "", "c": "！？"}).values()) == {None}


@pytest.mark.parametrize(("day", "kind"), [("三", "exact"), ("四", None)])
def test_a_short_notice_with_another_date_is_another_notice(marks, day, kind):
    notice = "各位乘客：因江面大雾，渡口星期{}上午停航，下午视天气情况恢复，敬请谅解。"
    assert len(normalized(notice)) < SHORT
    found = marks({"a": notice.format("三"), "b": notice.format(day)})
    assert {mark.kind for mark in found.values() if mark} == ({kind} if kind else set())


def test_no_record_and_one_record(marks):
    assert marks({}) == {}
    assert marks({"a": BASE}) == {"a": None}


@settings(max_examples=15, deadline=None)
@given(order=st.permutations([f"{number:02}" for number in range(18)]))
def test_the_order_of_the_records_changes_nothing(marks, order):
    texts = {f"{number:02}": changed(article(number // 6), number % 6) for number in range(18)}
    assert marks(texts, order) == marks(texts)


def test_the_order_changes_nothing_when_a_bucket_is_larger_than_the_window(marks):
    texts = {f"{number:03}": changed(BASE, 1, seed=number) for number in range(4 * WINDOW)}
    names = list(texts)
    random.Random(3).shuffle(names)
    found = marks(texts)
    assert marks(texts, names) == found
    assert sum(mark is None for mark in found.values()) == 1


def test_a_higher_threshold_finds_no_more(marks):
    texts = {f"{number:02}": changed(article(number // 8), number % 8) for number in range(32)}
    counts = [sum(map(bool, marks(texts, threshold=threshold).values())) for threshold in (0.3, 0.5, 0.7, 0.9, 1.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@pytest.mark.parametrize("threshold", [0.05, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0])
def test_bands_see_a_pair_at_the_threshold(threshold):
    bands, rows = bands_for(threshold)
    assert bands * rows <= NUMBERS
    assert 1 - (1 - threshold**rows) ** bands >= SEEN or rows == 1


def test_a_signature_estimates_the_similarity():
    texts = [normalized(changed(BASE, count)) for count in range(0, 20, 2)]
    base = {texts[0][at : at + 5] for at in range(len(texts[0]) - 4)}
    for text in texts:
        shingles = {text[at : at + 5] for at in range(len(text) - 4)}
        true = len(base & shingles) / len(base | shingles)
        estimate = np.mean(np.array(signature(texts[0])) == np.array(signature(text)))
        assert abs(true - estimate) < 0.16  # three and a half standard errors


def test_clusters_of_many_signatures_are_right(tmp_path):
    """Two thousand signatures, every tenth with a near copy; against what all pairs tell."""
    rng = np.random.default_rng(5)
    signatures = rng.integers(0, 1 << 32, (2000, NUMBERS), np.uint32)
    signatures[1::10, :110] = signatures[::10, :110]
    facts = rng.integers(0, 1 << 62, (2, 2000))
    chars = rng.integers(100, 5000, 2000, np.uint32)
    clusters = find_clusters(signatures, facts[0], chars, (facts[1],), 0.7, str(tmp_path))
    for first in range(0, 2000, 10):
        longer, shorter = sorted((first, first + 1), key=lambda number: -int(chars[number]))
        assert clusters.originals[shorter] == longer
    assert (clusters.originals >= 0).sum() == 200
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_error_names_it():
    code = "import sys; sys.modules['rensa'] = None; import clean.batch.dedup"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "finding near duplicates needs rensa: pip install 'clean-zh[dedup]'" in done.stderr
