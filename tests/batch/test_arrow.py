"""Tables of pages to tables of records: the same columns for any input, and a row for every row."""

import json
from dataclasses import replace

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from clean.batch.arrow import SCHEMA, clean_batch, clean_batches  # noqa: E402
from clean.batch.fields import Fields  # noqa: E402
from clean.batch.one import clean_record  # noqa: E402
from clean.batch.quality import FIGURES  # noqa: E402
from clean.batch.record import Record  # noqa: E402
from clean.options import Options  # noqa: E402

PAGE = "<html><body><nav><a href='/'>首頁</a></nav><article><h1>渡口</h1>{}</article></body></html>".format(
    "<p>老船工每天清晨五點起來檢查纜繩，等第一班過江的人，風雨無阻。</p>" * 3
)
TEXT = "老船工每天清晨五点起来检查缆绳，等第一班过江的人，风雨无阻。"


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
@pytest.mark.parametrize("container", [pa.Table, pa.RecordBatch])
def test_pages_of_any_kind_of_column_give_the_same_records(kind, container):
    page = PAGE.encode() if "binary" in str(kind) else PAGE
    batch = container.from_arrays([pa.array(["http://a.cn/1"]), pa.array([page], kind)], ["url", "html"])
    out = clean_batch(batch)
    assert type(out) is container
    assert out.schema == SCHEMA
    assert out.to_pylist()[0]["text"] == TEXT


def test_a_row_is_the_record_that_a_local_run_gives():
    out = clean_batch(pa.table({"id": ["a"], "url": ["http://a.cn/1"], "html": [PAGE]}), removed=True).to_pylist()[0]
    local = clean_record(Record(PAGE, input="", position=1, id="a", url="http://a.cn/1"), explain="removed").data
    assert {key: out[key] for key in local if key in out and key != "metadata"} == {
        key: local[key] for key in local if key in out and key != "metadata"
    }
    assert set(local) - set(out) == {"input", "position"}


def test_one_bad_page_is_a_row_with_an_error_and_the_others_are_cleaned():
    pages = [PAGE.encode(), b"\x89PNG\r\n\x1a\n" + bytes(64), b"", None, b"%PDF-1.7 ...", PAGE.encode()]
    rows = clean_batch(pa.table({"url": [f"http://a.cn/{n}" for n in range(6)], "html": pages})).to_pylist()
    assert [row["text"] for row in rows] == [TEXT, None, None, None, None, TEXT]
    assert [row["url"] for row in rows] == [f"http://a.cn/{n}" for n in range(6)]
    assert [bool(row["error"]) for row in rows] == [False, True, True, True, True, False]
    assert rows[1]["error"].startswith("page: a PNG image")


def test_an_error_of_the_core_is_told_and_ends_nothing(monkeypatch):
    def broken(*_arguments):
        raise RuntimeError("broken\ud83d")

    monkeypatch.setattr("clean.batch.one.clean", broken)
    (row,) = clean_batch(pa.table({"html": [PAGE]})).to_pylist()
    assert "RuntimeError: broken\\ud83d" in row["error"]


def test_half_a_surrogate_pair_in_a_page_is_no_error():
    page = PAGE.replace("<nav>", '<script type=\'application/ld+json\'>{"headline": "\\ud83d"}</script><nav>')
    entity = PAGE.replace("風雨無阻", "風雨&#xD83D;無阻")
    rows = clean_batch(pa.table({"html": [page, entity]})).to_pylist()
    assert [row["error"] for row in rows] == [None, None]


def test_quality_and_removed_are_filled_in_when_asked_for():
    batch = pa.table({"html": [PAGE]})
    (bare,), (full,) = clean_batch(batch).to_pylist(), clean_batch(batch, quality=True, removed=True).to_pylist()
    assert (bare["quality"], bare["removed"]) == (None, None)
    assert list(full["quality"]) == list(FIGURES)
    assert full["quality"]["chars"] == len(TEXT)
    assert "navigation" in [part["label"] for part in full["removed"]]


def test_columns_are_found_or_named_and_others_ride_along_as_json():
    batch = pa.table({"raw": [PAGE], "address": ["http://a.cn/1"], "number": [7], "batch": ["三月"]})
    fields = Fields(text="raw", url="address", id="number", keep=("batch",))
    (row,) = clean_batch(batch, fields=fields).to_pylist()
    assert (row["text"], row["url"], row["id"]) == (TEXT, "http://a.cn/1", "7")
    assert json.loads(row["metadata"]) == {"batch": "三月"}


def test_a_table_without_pages_is_refused_with_its_columns():
    with pytest.raises(ValueError, match="no field that holds a page; it has: address, number"):
        clean_batch(pa.table({"address": ["http://a.cn/1"], "number": [1]}))


def test_a_page_without_an_id_gets_one_of_its_own_that_stays():
    batch = pa.table({"url": ["http://a.cn/1", "http://a.cn/2", "http://a.cn/1"], "html": [PAGE, PAGE, PAGE + " "]})
    ids = clean_batch(batch)["id"].to_pylist()
    assert len(set(ids)) == 3
    assert clean_batch(batch.slice(1))["id"].to_pylist() == ids[1:]


def test_options_reach_the_core():
    (row,) = clean_batch(pa.table({"html": [PAGE]}), options=replace(Options(), script="keep")).to_pylist()
    assert "老船工每天清晨五點起來" in row["text"]


def test_an_empty_batch_has_the_columns_all_the_same():
    empty = pa.table({"html": pa.array([], pa.string())})
    assert clean_batch(empty).schema == SCHEMA
    assert [out.num_rows for out in clean_batches(empty.to_batches())] in ([], [0])
    assert list(clean_batches([])) == []
