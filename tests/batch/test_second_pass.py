"""Figures, conditions, lines of sites and duplicates on the command line, also when the run is stopped."""

import gzip
import json
import random
import sys
from functools import partial

import pytest
from across_samples import article, changed

from clean import cli
from clean.batch import second_pass
from clean.batch.across import THRESHOLD, Across, look_across
from clean.batch.command import _OPTIONS
from clean.batch.destination import Destination
from clean.batch.second_pass import with_second_pass

SLOGAN = "江城渡口网，陪你看遍两岸风景"


@pytest.fixture
def pages(tmp_path):
    """A dump of one site: ten articles, then an exact and a near copy, each with the slogan of the site."""
    texts = [article(number, 12) for number in range(10)]
    texts += [texts[0], changed(texts[1], 1)]
    path = tmp_path / "pages.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
            page = f"<html><body><article><h1>渡口之{number}</h1>{body}<p>{SLOGAN}</p></article></body></html>"
            record = {"id": f"{number:02}", "url": f"http://ferry.example/{number}", "html": page}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


@pytest.fixture
def run(capfd):
    def run(*arguments: object) -> tuple[int, str]:
        code = cli.main([str(argument) for argument in arguments])
        return code, capfd.readouterr().err

    return run


def records(path) -> list[dict]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in text.splitlines()]


def test_a_run_removes_lines_of_sites_filters_and_drops_duplicates_whatever_the_jobs_and_the_order(
    run, pages, tmp_path
):
    asked = ["--site-lines", "--dedup", "drop", "--where", "chars >= 50", "--quality"]
    code, told = run(pages, "-o", tmp_path / "one.jsonl", "-j", 1, *asked)
    assert code == 0
    assert "2 left out of the output: exact duplicate 1, near duplicate 1" in told
    assert "12 lines that repeat over their sites removed" in told
    found = records(tmp_path / "one.jsonl")
    assert len(found) == 10
    assert not any(SLOGAN in data["text"] for data in found)
    assert all(data["quality"]["lines"] == 12 for data in found)

    lines = pages.read_text("utf-8").splitlines(keepends=True)
    random.Random(2).shuffle(lines)
    pages.write_text("".join(lines), "utf-8")
    assert run(pages, "-o", tmp_path / "two.jsonl", "-j", 3, *asked)[0] == 0
    again = sorted(records(tmp_path / "two.jsonl"), key=lambda data: data["id"])
    where_it_lay = {"input", "position"}
    assert [{key: data[key] for key in data if key not in where_it_lay} for data in again] == [
        {key: data[key] for key in data if key not in where_it_lay} for data in found
    ]


def test_a_run_that_is_stopped_in_its_second_pass_goes_on_with_it(run, pages, tmp_path, monkeypatch):
    def stopped(*arguments):
        for number, data in enumerate(look_across(*arguments)):
            if number == 5:
                raise KeyboardInterrupt
            yield data

    command = [pages, "-o", tmp_path / "out.jsonl", "-j", 1, "--dedup", "mark"]
    monkeypatch.setattr(second_pass, "look_across", stopped)
    code, told = run(*command)
    assert code == 130
    assert "--resume goes on from here" in told
    assert not (tmp_path / "out.jsonl").exists()
    monkeypatch.undo()
    assert run(*command, "--resume")[0] == 0
    assert sum(data["duplicate"] is not None for data in records(tmp_path / "out.jsonl")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages.jsonl"]


def test_conditions_and_figures_need_no_second_pass(run, pages, capfd):
    code = cli.main(
        [str(pages), "-q", "-j", "1", "--quality", "--where", "id in ('03', '05') and repeated_share < 0.5"]
    )
    lines = capfd.readouterr().out.splitlines()
    assert code == 0
    assert [json.loads(line)["id"] for line in lines] == ["03", "05"]
    assert json.loads(lines[0])["quality"]["lines"] == 13


@pytest.fixture
def part(tmp_path):
    """What a run leaves to the second pass: a file of lines, written in several compressed pieces."""
    path = tmp_path / "part"
    made = [{"id": f"{n:03}", "text": article(n % 40, 5), "url": None, "position": n} for n in range(60)]
    pieces = [json.dumps(data, ensure_ascii=False).encode() + b"\n" for data in made]
    path.write_bytes(b"".join(map(partial(gzip.compress, mtime=0), pieces)))
    return path


@pytest.mark.parametrize("form", ["jsonl.gz", "parquet"])
def test_one_file_or_shards_hold_the_same_records(part, tmp_path, form, monkeypatch):
    monkeypatch.setattr(second_pass, "_PIECE", 2000)
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
        part.write_bytes(gzip.decompress(part.read_bytes()))

    def read(path) -> list[dict]:
        return parquet.read_table(path).to_pylist() if form == "parquet" else records(path)

    across = Across(dedup="drop")
    whole = with_second_pass(Destination("file", str(tmp_path / f"out.{form}"), form), across)
    whole.second(str(part), whole.path)
    folder = tmp_path / "out"
    folder.mkdir()
    sharded = with_second_pass(Destination("shards", str(folder), form), across, shard_bytes=3000)
    sharded.second(str(part), str(folder / ".clean.records"))
    shards = sorted(folder.iterdir())
    assert [path.name for path in shards] == [f"part-{number:05}.{form}" for number in range(len(shards))]
    assert len(shards) > 1
    assert [data for path in shards for data in read(path)] == read(tmp_path / f"out.{form}")
    assert len(read(tmp_path / f"out.{form}")) == 40


def test_an_empty_run_makes_an_empty_output(tmp_path):
    (tmp_path / "part").touch()
    sharded = with_second_pass(Destination("shards", str(tmp_path), "jsonl"), Across(dedup="mark", site=True))
    sharded.second(str(tmp_path / "part"), str(tmp_path / ".clean.records"))
    assert (tmp_path / "part-00000.jsonl").read_bytes() == b""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--dedup", "drop"], 2, "--dedup needs all records: -o NAME.jsonl"),
        (["--site-lines", "--dedup", "mark", "-o", "texts/"], 2, "--site-lines and --dedup needs all records"),
        (["--dedup-threshold", "0.8"], 2, "--dedup-threshold goes with --dedup"),
        (["--dedup", "mark", "--dedup-threshold", "0", "-o", "a.jsonl"], 2, "--dedup-threshold"),
        (["--where", "char > 3"], 2, "did you mean chars?"),
        (["--where", "chars = 3"], 2, "== does"),
        (["--quality", "-o", "texts/"], 2, "--quality goes with JSON or Parquet, not with text"),
    ],
)
def test_what_does_not_go_together_is_said_before_anything_is_done(
    run, pages, tmp_path, monkeypatch, arguments, code, message
):
    monkeypatch.chdir(tmp_path)
    got, told = run(pages, *arguments)
    assert got == code
    assert message in told
    assert list(tmp_path.iterdir()) == [pages]


@pytest.mark.parametrize(
    ("package", "arguments", "extra"),
    [("rensa", ["--dedup", "mark"], "dedup"), ("ray", ["--engine", "ray"], "ray")],
)
def test_an_extra_that_is_missing_is_named(run, pages, tmp_path, monkeypatch, package, arguments, extra):
    monkeypatch.setitem(sys.modules, package, None)
    code, told = run(pages, "-o", tmp_path / "out.jsonl", *arguments)
    assert code == 1
    assert f"needs {package}: pip install 'clean-zh[{extra}]'" in told


def test_the_help_tells_the_threshold_that_is_used():
    (option,) = [
        made
        for made in (add(lambda: None) for add in _OPTIONS)
        if "--dedup-threshold" in str(made.__click_params__[0].opts)
    ]
    assert f"default: {THRESHOLD}." in option.__click_params__[0].help
