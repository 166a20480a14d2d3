"""The report of a run over many pages, from its output."""

import json
import re
import sys
from pathlib import Path

import pytest

import clean
from clean.article import Article
from clean.batch.destination import destination
from clean.batch.report import check_report, read_back, write_report
from clean.render.json import to_dict
from clean.render.recorded import article_of
from clean.render.report import to_report

PAGES = Path(__file__).parent.parent / "pages"
NAMES = ["hijacked.txt", "news.html", "golden/novel_chapter.txt"]


def article(name: str) -> Article:
    return clean.clean((PAGES / name).read_bytes())


def record(name: str, *, blocks: bool = True) -> dict:
    return {"id": name, **to_dict(article(name), blocks=blocks), "input": name, "position": 1}


@pytest.fixture
def output(tmp_path):
    """A finished run's output, as JSON lines."""
    path = tmp_path / "out.jsonl"
    path.write_text("".join(json.dumps(record(name)) + "\n" for name in NAMES), encoding="utf-8")
    return path


def test_an_article_is_the_same_when_made_from_its_record():
    for name in NAMES:
        first = article(name)
        again = article_of(json.loads(json.dumps(to_dict(first, blocks=True))))
        assert (again.text, again.blocks, again.origins) == (first.text, first.blocks, first.origins)
        assert to_report(again, name) == to_report(first, name)


def test_a_record_without_blocks_makes_no_article():
    with pytest.raises(KeyError):
        article_of(record("news.html", blocks=False))


def test_the_report_counts_all_and_leads_to_reports_of_pages(output, tmp_path):
    report = tmp_path / "report.html"
    assert write_report(str(report), destination(str(output), None), "a run", {"timeout": 2}) == (3, 3)
    source = report.read_text(encoding="utf-8")
    assert "3 pages" in source
    assert "failed: timeout" in source
    links = re.findall(r'href="(report_pages/[^"]+)"', source)
    assert sorted(set(links)) == ["report_pages/001.html", "report_pages/002.html", "report_pages/003.html"]
    shown = [(tmp_path / link).read_text(encoding="utf-8") for link in sorted(set(links))]
    assert any("城图书馆夜间开放百日" in page for page in shown)


def test_without_blocks_pages_have_no_report_of_their_own(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(record("news.html", blocks=False)) + "\n", encoding="utf-8")
    assert write_report(str(tmp_path / "r.html"), destination(str(path), None), "", {}) == (1, 0)
    assert not (tmp_path / "r_pages").exists()


def test_an_output_folder_is_read_back_but_only_its_records(tmp_path):
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (tmp_path / "out" / "deep" / "a.json").write_text(json.dumps(record("news.html")), encoding="utf-8")
    (tmp_path / "out" / "other.json").write_text("[1]", encoding="utf-8")
    assert [one["id"] for one in read_back(destination(f"{tmp_path}/out/", "json"))] == ["news.html"]


def test_shards_are_read_back_in_order(tmp_path):
    (tmp_path / "out").mkdir()
    for number, name in enumerate(NAMES):
        line = json.dumps(record(name, blocks=False)) + "\n"
        (tmp_path / "out" / f"part-{number:05}.jsonl").write_text(line, encoding="utf-8")
    assert [one["id"] for one in read_back(destination(f"{tmp_path}/out/", "jsonl"))] == NAMES


def test_compressed_lines_are_read_back(tmp_path):
    import gzip

    path = tmp_path / "out.jsonl.gz"
    path.write_bytes(b"".join(gzip.compress(json.dumps(record(name)).encode() + b"\n") for name in NAMES))
    assert [one["id"] for one in read_back(destination(str(path), None))] == NAMES


def test_parquet_is_read_back_whole(output, tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra 'parquet'")
    from clean.batch.parquet import to_parquet

    path = tmp_path / "out.parquet"
    to_parquet(str(output), str(path))
    again = [article_of(one) for one in read_back(destination(str(path), None))]
    assert [one.blocks for one in again] == [article(name).blocks for name in NAMES]
    assert [one.origins for one in again] == [article(name).origins for name in NAMES]


@pytest.mark.parametrize(
    ("output", "form", "report", "message"),
    [
        ("-", None, "r.html", "use -o NAME.jsonl"),
        ("out/", "markdown", "r.html", "use -o NAME.jsonl"),
        ("out.jsonl", None, "out.jsonl", "a file of its own"),
        ("out.jsonl", None, "-", "a file of its own"),
    ],
)
def test_a_report_that_cannot_be_made_is_told_before_the_run(output, form, report, message, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=message):
        check_report(report, destination(output, form))


def test_the_command_writes_the_report_of_many_pages(tmp_path, monkeypatch, capfd):
    from clean import cli

    monkeypatch.setattr(sys, "stdin", None)
    inputs = [str(PAGES / name) for name in NAMES]
    code = cli.main([*inputs, "-j", "1", "-o", str(tmp_path / "o.jsonl"), "--report", str(tmp_path / "r.html")])
    assert code == 0
    assert "a report on 3 pages, 3 of them with one of their own" in capfd.readouterr().err
    assert "3 pages" in (tmp_path / "r.html").read_text(encoding="utf-8")
