"""The benchmark of accuracy: its figures, how it treats systems, and what clean reaches on the small set of pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
PAGES = Path(__file__).resolve().parent / "accuracy_pages"
NAMES = ("accuracy", "scoring", "peers", "measure")
# What clean reaches on tests/accuracy_pages, a little on the safe side: fifteen pages, one lost line is .005 of a mean.
FLOORS = {"f1": 0.985, "recall": 0.98, "precision": 0.985, "lines": 0.97, "perfect": 0.79, "rouge": 0.97}
MAXIMA = {"lost": 0.2, "extra": 0.2, "errors": 0}


@pytest.fixture(scope="module")
def accuracy() -> Iterator[ModuleType]:
    """The benchmark as a module; it is a program that finds others in its own folder."""
    path, known = list(sys.path), set(sys.modules)
    sys.path.insert(0, str(BENCHMARKS))
    yield import_module("accuracy")
    sys.path[:] = path
    for name in set(NAMES) - known:
        sys.modules.pop(name, None)


GOLD = "第一段写的是渡口的老船和船上的钟。\n小标题\n第二段写的是修船的师傅和他的徒弟们。"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (GOLD, {"f1": 1, "recall": 1, "precision": 1, "lines": 1, "perfect": 1, "lost": 0, "extra": 0, "rouge": 1}),
        ("", {"f1": 0, "recall": 0, "precision": 0, "lines": 0, "perfect": 0, "lost": 2, "extra": 0, "rouge": 0}),
        (GOLD + "\n图为老船", {"f1": 1, "perfect": 1, "extra": 0}),  # optional
        (GOLD + "\n猜你喜欢的文章", {"recall": 1, "perfect": 0, "extra": 1}),
        (GOLD.replace("小标题\n", ""), {"precision": 1, "lines": 1, "lost": 0}),  # too short to be asked for
        (GOLD.replace("\n", ""), {"recall": pytest.approx(0.98, abs=0.03), "lines": 0, "lost": 0}),
        ("第一段寫的是渡口的老船和船上的鐘。\n小標題\n第二段寫的是修船的師傅和他的徒弟們。", {"f1": 1, "rouge": 1}),
        (GOLD.replace("\n", "\n\n  "), {"f1": 1, "lines": 1, "rouge": 1}),
        (GOLD + "\n" + GOLD, {"recall": 1, "precision": 0.5, "lost": 0, "extra": 0}),
    ],
)
def test_an_output_is_scored_against_the_gold(accuracy, output, expected):
    found = accuracy.score(output, accuracy.Gold(GOLD, ["图为老船"]))._asdict()
    assert {name: found[name] for name in expected} == expected


def test_an_empty_page_wants_an_empty_output(accuracy):
    gold = accuracy.Gold("")
    assert accuracy.score("", gold).perfect == 1
    assert accuracy.score("这里什么都不该有", gold).f1 == 0


def test_rouge_counts_words_in_order(accuracy):
    gold = accuracy.Gold("他推开门看见院子里落满了雪。")
    assert 0 < accuracy.score("他推开门看见院子里落满了树叶。", gold).rouge < 1
    assert accuracy.score("雪落满了院子里看见门推开他。", gold).rouge == 0


@pytest.mark.parametrize(
    ("page", "encoding", "is_html", "expected"),
    [
        ('<html><meta charset="gb2312">夜市', "gb18030", True, '<html><meta charset="utf-8">夜市'),
        ("<p>夜市", "utf-8", True, '<html><head><meta charset="utf-8"></head><body><p>夜市</body></html>'),
        ("a<b", "utf-8", False, '<html><head><meta charset="utf-8"></head><body><p>a&lt;b</p></body></html>'),
    ],
)
def test_peers_get_a_whole_page_in_utf8(accuracy, page, encoding, is_html, expected):
    assert accuracy.as_utf8(page.encode(encoding), encoding, is_html).decode() == expected


def test_html_of_a_peer_becomes_a_line_a_block(accuracy):
    pytest.importorskip("lxml")
    page = "<div><p>一<b>二</b>\n三</p><table><tr><td>甲</td><td>乙</td></tr></table><pre>a\n b</pre>四<br>五</div>"
    assert accuracy.peers.lines_of(page).splitlines() == ["一二 三", "甲 乙", "a", "b", "四", "五"]


def test_a_page_that_a_system_fails_on_scores_nothing_and_is_counted(accuracy):
    def fails(page: object) -> str:
        raise RuntimeError("no body")

    page = next(accuracy.read(PAGES))
    row = accuracy.run("clean", fails, page)
    assert (row.error, row.score.f1) == ("RuntimeError: no body", 0.0)
    assert accuracy.summarise([row])[0]["errors"] == 1


def test_a_missing_peer_is_named_and_left_out(accuracy, monkeypatch, capsys):
    def missing() -> None:
        raise ImportError("No module named 'peer'")

    monkeypatch.setitem(accuracy.SYSTEMS, "peer", "peer-zh")
    monkeypatch.setitem(accuracy.peers.SCORED, "peer", accuracy.peers.Peer("peer-zh", missing))
    assert accuracy.main(["--only", "peer,clean"]) == 0
    printed = capsys.readouterr()
    assert "left out: peer (No module named 'peer'; pip install peer-zh)" in printed.err
    assert "clean" in printed.out


def test_all_systems_together_give_a_table_or_are_named(accuracy, capsys, tmp_path):
    for name in ("poem.html", "poem.json"):
        (tmp_path / name).write_bytes((PAGES / name).read_bytes())
    assert accuracy.main(["--pages", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert all(name in printed.out + printed.err for name in accuracy.SYSTEMS)


def test_the_json_holds_each_page_of_each_system(accuracy, capsys):
    assert accuracy.main(["--only", "clean", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [row["page"] for row in record["rows"]] == record["pages"]
    assert record["summary"][0]["system"] == "clean"


@pytest.mark.parametrize("marks", [None, "{", '{"title": "没有正文"}'])
def test_a_folder_without_marked_pages_is_refused(accuracy, tmp_path, capsys, marks):
    (tmp_path / "page.html").write_text("<p>夜市</p>")
    if marks:
        (tmp_path / "page.json").write_text(marks)
    assert accuracy.main(["--pages", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_the_small_set_has_html_and_text_and_both_scripts(accuracy):
    pages = list(accuracy.read(PAGES))
    scripts = {json.loads(path.read_text("utf-8"))["script"] for path in PAGES.glob("*.json")}
    assert len(pages) >= 12
    assert scripts == {"hans", "hant"}
    assert 0 < len(list(accuracy.read(PAGES, "text"))) < len(pages)


def test_clean_reaches_its_floors_on_the_small_set(accuracy):
    system = accuracy.load("clean")
    reached = accuracy.summarise([accuracy.run("clean", system, page) for page in accuracy.read(PAGES)])[0]
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}
    assert {name: reached[name] for name, most in MAXIMA.items() if reached[name] > most} == {}
