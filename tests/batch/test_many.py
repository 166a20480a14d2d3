"""clean_many: pages in memory, files and dumps in Python."""

from __future__ import annotations

import gc
import itertools
import threading
import time

import pytest
from batch_samples import page, rows, write_jsonl
from bs4 import BeautifulSoup

import clean
from clean.batch.fields import Fields
from clean.batch.record import Record

FIRST = "第1号。镇上的图书室添了两排新书架，孩子们放学以后都愿意来坐一坐。"


def test_results_come_in_order_and_hold_the_article_or_the_error(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", [*rows(2), {"id": "bad", "text": 7}])
    sources = [
        page(1),
        page(1).encode(),
        BeautifulSoup(page(1), "html.parser"),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        dump,
        Record(page(1), "shelf", 7, "mine", url="https://example.com/2025/01/02/a.html", metadata={"tag": 1}),
        tmp_path / "missing.html",
        bytearray(page(1).encode()),
    ]
    found = list(clean.clean_many(sources, jobs=1, fields=Fields(keep=("tag",))))
    texts = [one.article.text.splitlines()[0] if one.article else one.error.message for one in found]
    assert texts == [
        FIRST, FIRST, FIRST, "a PNG image, not a page: " + texts[3].partition(": ")[2],
        "第0号。渡口的老船工说，今年的江水比往年来得早，船只要到下午才能靠岸。", FIRST,
        "the field 'text' holds no text (int); name the right one with --text-key",
        FIRST, "no such file or folder; check the name", FIRST,
    ]  # fmt: skip
    assert [one.id for one in found[:2]] == ["source:1", "source:2"]
    assert (found[5].id, found[5].metadata, found[5].crawled) == ("r1", {"tag": 1}, "2025-01-02")
    assert (found[7].id, found[7].input, found[7].position, found[7].metadata) == ("mine", "shelf", 7, {"tag": 1})
    assert found[0].article.title == "江边小镇的第1天"
    assert found[0].article.removed[0].text == "首頁 新聞"


def test_sources_are_taken_as_they_are_needed_and_a_loop_may_be_left():
    taken = itertools.count()
    threads = threading.active_count()
    sources = (page(next(taken)) for _ in itertools.count())
    results = clean.clean_many(sources, jobs=1)
    assert next(results).article is not None
    results.close()
    gc.collect()
    time.sleep(0.3)
    assert next(taken) < 500
    assert threading.active_count() <= threads


def test_an_error_of_the_source_reaches_the_caller():
    def sources():
        yield page(1)
        raise LookupError("the shelf is empty")

    with pytest.raises(LookupError, match="the shelf is empty"):
        list(clean.clean_many(sources(), jobs=1))
