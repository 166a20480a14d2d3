"""Runs from end to end: outputs, order, hostile pages, errors, and the command that starts them."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import hooks
import pytest
from batch_samples import page, read_lines, rows, warc_record, write_jsonl, write_parquet, write_warc, write_zip

from clean.batch.destination import destination
from clean.batch.emit import WritingFailed
from clean.batch.fields import Fields
from clean.batch.job import Job
from clean.batch.journal import CannotResume
from clean.batch.pool import RunFailed
from clean.batch.run import Summary, run
from clean.batch.work import Work

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX")


def job(output: Path | str, *inputs: Path | str, form: str | None = None, **more: Any) -> Job:
    """A run of the plain page function in one process, unless it is told otherwise."""
    work = more.pop("work", Work(clean=hooks.plain))
    chosen = destination(str(output), form)
    return Job(tuple(map(str, inputs)), chosen, work=work, **{"chunk_bytes": 4000, **more})


def command(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "clean", *map(str, arguments)],
        input=stdin, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


# Outputs


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_output_has_every_record_in_order(tmp_path, jobs):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(200))
    packed = write_jsonl(tmp_path / "more.jsonl.gz", rows(50))
    summary = run(job(tmp_path / "out.jsonl", dump, packed, jobs=jobs))
    assert [one["id"] for one in read_lines(tmp_path / "out.jsonl")] == [f"r{n}" for n in [*range(200), *range(50)]]
    assert (summary.counts.pages, summary.counts.verdicts) == (250, Counter(article=250))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.jsonl", "more.jsonl.gz", "out.jsonl"]


def test_unordered_the_output_has_every_record_once(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(200))
    run(job(tmp_path / "out.jsonl", dump, jobs=3, ordered=False))
    assert sorted(one["position"] for one in read_lines(tmp_path / "out.jsonl")) == list(range(1, 201))


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_output_holds_the_same(tmp_path, suffix):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(30))
    run(job(tmp_path / f"out.jsonl{suffix}", dump))
    assert [one["text"] for one in read_lines(tmp_path / f"out.jsonl{suffix}")] == [page(n) for n in range(30)]


def test_a_folder_of_pages_becomes_a_folder_of_articles(tmp_path):
    for n in range(5):
        path = tmp_path / "pages" / str(n % 2) / f"{n}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(n), encoding="utf-8")
    dump = write_jsonl(tmp_path / "pages" / "dump.jsonl", rows(2))
    write_zip(tmp_path / "pages" / "z.zip", {"../../evil.html": b"x", "/a/b.html": b"y"})
    run(job(f"{tmp_path}/out/", tmp_path / "pages", form="text"))
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == {
        "0/0.txt", "0/2.txt", "0/4.txt", "1/1.txt", "1/3.txt",
        "dump.jsonl/000000/000000000001.txt", "dump.jsonl/000000/000000000002.txt",
        "z.zip/evil.html.txt", "z.zip/a/b.html.txt",
    }  # fmt: skip
    assert (tmp_path / "out/1/3.txt").read_text(encoding="utf-8") == page(3)
    assert dump.exists()


def test_a_folder_of_lines_gets_shards_of_about_one_size(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(100))
    run(job(f"{tmp_path}/out/", dump, form="jsonl.gz", shard_bytes=5000, checkpoint=0.0))
    *shards, manifest = sorted((tmp_path / "out").iterdir(), key=lambda path: (path.name == "manifest.json", path.name))
    assert len(shards) == 3
    assert [path.name for path in shards[:2]] == ["part-00000.jsonl.gz", "part-00001.jsonl.gz"]
    assert [one["id"] for shard in shards for one in read_lines(shard)] == [f"r{n}" for n in range(100)]
    told = json.loads(manifest.read_bytes())
    assert [(one["name"], one["bytes"]) for one in told["shards"]] == [
        (path.name, path.stat().st_size) for path in shards
    ]
    assert told["counts"]["pages"] == 100


def test_a_folder_of_shards_is_not_mixed_with_another_run(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(10))
    first = job(f"{tmp_path}/out/", dump, form="jsonl")
    run(first)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for other in (first, job(f"{tmp_path}/out/", dump, dump, form="jsonl", resume=True)):
        with pytest.raises(CannotResume, match="holds shards of another run"):
            run(other)
    assert run(job(f"{tmp_path}/out/", dump, form="jsonl", resume=True)).resumed == 10
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_parquet_has_typed_columns_and_holds_what_the_lines_hold(tmp_path, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("clean.batch.parquet.ROWS_OF_A_GROUP", 3)
    dump = write_jsonl(tmp_path / "dump.jsonl", [*rows(7), {"id": "x", "text": "half a pair: \ud83d"}])
    for name in ("out.jsonl", "out.parquet"):
        run(job(tmp_path / name, dump, work=Work(fields=Fields(keep=("tag",))), explain="removed"))
    table = parquet.read_table(tmp_path / "out.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["text"], types["position"], types["spam_share"], types["author"]) == (
        "string", "int64", "double", "string",
    )  # fmt: skip
    lines = read_lines(tmp_path / "out.jsonl")
    for row, line in zip(table.to_pylist(), lines, strict=True):
        line["metadata"] = json.dumps(line["metadata"])
        line["text"] = line["text"].replace("\ud83d", "�")
        of_blocks = ("kept", "at", "original")  # one type for both columns
        row["removed"] = [{key: block[key] for key in block if key not in of_blocks} for block in row["removed"]]
        assert {key: row[key] for key in line} == line
    assert lines[0]["text"].startswith("第0号。渡口的老船工说")
    assert json.loads(table.to_pylist()[1]["metadata"]) == {"tag": 1}


def test_a_column_may_turn_out_to_be_another_type_late(tmp_path, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    from clean.batch.parquet import to_parquet

    monkeypatch.setattr("clean.batch.parquet.ROWS_OF_A_GROUP", 1)
    values: list[dict[str, Any]] = [{"a": 1}, {"a": 1.5}, {"b": "x"}, {"b": [1]}, {"c": True}]
    to_parquet(str(write_jsonl(tmp_path / "lines.jsonl", values)), str(tmp_path / "out.parquet"))
    table = parquet.read_table(tmp_path / "out.parquet", columns=["a", "b", "c"]).to_pydict()
    assert table == {
        "a": [1.0, 1.5, None, None, None],
        "b": [None, None, '"x"', "[1]", None],
        "c": [None, None, None, None, True],
    }


# Crawls that are cut by bytes


@pytest.mark.parametrize("ordered", [True, False])
def test_a_crawl_within_a_crawl_is_not_read_as_pages(tmp_path, ordered):
    """The inner crawl's gzip members stand bare in the outer one, where a piece of it may begin."""
    pytest.importorskip("fastwarc")
    inner = b"".join(gzip.compress(warc_record(500 + n, page(n).encode())) for n in range(30))
    stored = gzip.compress(warc_record(1, inner, "application/gzip"), 0)
    outer = [gzip.compress(warc_record(n, page(n).encode())) for n in range(2, 30)]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join([gzip.compress(warc_record(0, page(0).encode())), stored, *outer]))
    run(job(tmp_path / "out.jsonl", path, jobs=2, ordered=ordered, chunk_bytes=4000))
    found = [one["id"] for one in read_lines(tmp_path / "out.jsonl")]
    wanted = ["urn:uuid:0", *(f"urn:uuid:{n}" for n in range(2, 30))]
    assert (found if ordered else sorted(found)) == (wanted if ordered else sorted(wanted))


# Hostile pages


def hostile_run(tmp_path: Path, bad: list[str], good: int, **more: Any) -> tuple[Summary, list[Any], list[Any]]:
    records = rows(good)
    for number, name in enumerate(bad):
        records.insert((number + 1) * good // (len(bad) + 1), {"id": name, "text": "x"})
    dump = write_jsonl(tmp_path / "dump.jsonl", records)
    more = {"timeout": 1.0, "jobs": 2, "work": Work(clean=hooks.hostile, memory=1 << 28), **more}
    summary = run(job(tmp_path / "out.jsonl", dump, errors=str(tmp_path / "errors.jsonl"), chunk_bytes=20_000, **more))
    return summary, read_lines(tmp_path / "out.jsonl"), read_lines(tmp_path / "errors.jsonl")


@POSIX
def test_pages_that_hang_eat_memory_and_crash_cost_only_themselves(tmp_path):
    summary, found, errors = hostile_run(tmp_path, ["for ever", "memory", "crash"], good=1000)
    assert [one["id"] for one in found] == [f"r{n}" for n in range(1000)]
    assert [(one["id"], one["kind"]) for one in errors] == [
        ("for ever", "timeout"), ("memory", "memory"), ("crash", "crash"),
    ]  # fmt: skip
    assert [one["position"] for one in errors] == [251, 501, 751]
    assert (summary.counts.pages, summary.counts.failed.total()) == (1003, 3)


@POSIX
@pytest.mark.parametrize("packed", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_other_ways_to_die(tmp_path, packed):
    bad = ["stuck in native code", "exit", "killed", "fault", "crash"]
    more = {"work": Work(clean=hooks.hostile)}
    if packed:
        bad = bad[1:3]
    _, found, errors = hostile_run(tmp_path, bad, good=30, jobs=1, **more)
    assert len(found) == 30
    assert [one["id"] for one in errors] == bad
    kinds = ["timeout", "crash", "memory", "error", "crash"]
    assert [one["kind"] for one in errors] == (kinds[1:3] if packed else kinds)


@POSIX
def test_a_page_that_was_only_there_when_the_system_killed_gets_another_chance(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(60))
    work = Work(clean=hooks.Once(str(tmp_path / "mark")))
    summary = run(job(tmp_path / "out.jsonl", dump, work=work))
    assert (tmp_path / "mark").exists()
    assert (summary.counts.pages, summary.counts.failed.total()) == (60, 0)
    assert len(read_lines(tmp_path / "out.jsonl")) == 60


def test_a_worker_that_cannot_start_ends_the_run_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setattr("clean.batch.pool._PROGRAM", "raise OSError('no library')")
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(2))
    with pytest.raises(RunFailed, match=r"a worker process cannot be started: OSError: no library"):
        run(job(tmp_path / "out.jsonl", dump))


def test_steps_may_add_to_a_record_or_drop_it(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(10))
    summary = run(job(tmp_path / "out.jsonl", dump, work=Work(clean=hooks.plain, steps=(hooks.odd_only, hooks.marked))))
    assert [(one["id"], one["mark"]) for one in read_lines(tmp_path / "out.jsonl")] == [
        (f"r{n}", "seen") for n in (0, 2, 4, 6, 8)
    ]
    assert (summary.counts.pages, summary.counts.dropped) == (10, Counter({"even line": 5}))


# Outputs that cannot be written


def test_an_output_that_cannot_be_written_is_named(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(2))
    with pytest.raises(WritingFailed, match=r"out\.jsonl: no such folder; make it first"):
        run(job(tmp_path / "no" / "out.jsonl", dump))


def test_a_run_that_comes_to_nothing_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("clean.batch.pool._PROGRAM", "raise OSError")
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(2))
    with pytest.raises(RunFailed):
        run(job(tmp_path / "out.jsonl", dump, errors=str(tmp_path / "errors.jsonl")))
    assert list(tmp_path.iterdir()) == [dump]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dump.jsonl", "-o", "dump.jsonl"], "dump.jsonl is an input"),
        (["dump.jsonl", "-o", "out.jsonl", "--errors", "dump.jsonl"], "dump.jsonl is an input"),
        (["dump.jsonl", "-o", "out.jsonl", "--errors", "./out.jsonl"], "both the output and the errors"),
        (["pages", "-o", "pages/", "-f", "html"], "pages/ is where the inputs lie"),
        (["pages/1.html", "pages/2.html", "-o", "pages/"], "pages/ is where the inputs lie"),
        (["--files-from", "no.list", "-o", "out.jsonl"], "--files-from no.list: no such file"),
        (["-", "--files-from", "-"], "standard input cannot be both"),
        (["dump.jsonl", "--explain", "-o", "out/", "-f", "text"], "--explain goes with JSON"),
    ],
)
def test_what_would_overwrite_or_cannot_be_is_refused(tmp_path, monkeypatch, arguments, message, capsys):
    from clean import cli

    monkeypatch.chdir(tmp_path)
    dump = write_jsonl(tmp_path / "dump.jsonl", rows(1))
    (tmp_path / "pages").mkdir()
    for n in (1, 2):
        (tmp_path / "pages" / f"{n}.html").write_text(page(n), encoding="utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert cli.main(arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert len(read_lines(dump)) == 1


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_named():
    inputs = (Path(__file__).parents[1] / "pages" / name for name in ("news.html", "hijacked.txt"))
    result = command(*inputs, "-o", "/dev/full")
    assert result.returncode == 1
    assert b"clean: /dev/full: No space left on device" in result.stderr


# The command


@pytest.fixture
def pages(tmp_path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(page(n), encoding="utf-8")
    (folder / "3.html").write_bytes(b"%PDF-1.7")
    return folder


def test_many_pages_are_lines_of_json_on_stdout_and_a_summary_on_stderr(pages):
    result = command(pages, "-j", "1")
    found = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [one["title"] for one in found] == [f"江边小镇的第{n}天" for n in range(3)]
    assert [one["id"] for one in found] == [str(pages / f"{n}.html") for n in range(3)]
    assert list(found[0])[:3] == ["id", "title", "text"]
    assert "removed" not in found[0]
    errors = result.stderr.decode()
    assert f"clean: {pages / '3.html'}: a PDF document, not a page: extract its text first\n" in errors
    assert "4 pages in" in errors
    assert "3 articles, 0 without an article, 0 spam, 1 error\n" in errors
    assert "characters kept" in errors
    assert result.returncode == 1


def test_the_list_of_inputs_may_come_from_a_pipe(pages):
    names = "".join(f"{pages / f'{n}.html'}\n" for n in range(2)).encode()
    result = command("--files-from", "-", "-q", stdin=names)
    assert (result.returncode, result.stderr) == (0, b"")
    assert len(result.stdout.splitlines()) == 2


def test_a_dump_may_come_from_a_pipe_packed_or_not(tmp_path):
    data = write_jsonl(tmp_path / "dump.jsonl.gz", [{"content": page(n), "x": n} for n in range(3)]).read_bytes()
    result = command("--input-format", "jsonl", "--keep", "x", "-q", "--explain", "removed", stdin=data)
    found = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [one["metadata"] for one in found] == [{"x": 0}, {"x": 1}, {"x": 2}]
    assert found[0]["removed"][0]["label"]
    assert found[0]["input"] == "standard input"


def test_dumps_of_other_kinds_give_the_same_articles(tmp_path):
    pytest.importorskip("pyarrow")
    pytest.importorskip("fastwarc")
    dumps = (
        write_jsonl(tmp_path / "dump.jsonl", rows(3)),
        write_parquet(tmp_path / "part.parquet", rows(3)),
        write_warc(tmp_path / "crawl.warc.gz", [warc_record(n, page(n).encode()) for n in range(3)]),
    )
    texts = [json.loads(line)["text"] for line in command(*dumps, "-q").stdout.splitlines()]
    assert texts[:3] == texts[3:6] == texts[6:]


@pytest.fixture
def many_pages(tmp_path) -> Path:
    """A folder of more pages than are done at once."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3000):
        (folder / f"{n:04}.html").write_text(page(n), encoding="utf-8")
    return folder


@POSIX
def test_a_reader_that_leaves_ends_the_run_quietly(many_pages):
    line = f'"{sys.executable}" -m clean "{many_pages}" -q -j 1 | head -n 1; exit "${{PIPESTATUS[0]}}"'
    result = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stderr, len(result.stdout.splitlines())) == (0, b"", 1)


@POSIX
def test_a_dump_may_come_from_a_named_pipe(tmp_path):
    pipe, dump = tmp_path / "pipe.jsonl", write_jsonl(tmp_path / "dump.jsonl.gz", rows(3))
    os.mkfifo(pipe)
    writer = subprocess.Popen(["bash", "-c", f'cat "{dump}" > "{pipe}"'])
    result = command(pipe, "-q")
    assert writer.wait(10) == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["r0", "r1", "r2"]


@POSIX
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_interrupted_says_how_to_go_on(tmp_path, many_pages, sent, code):
    out = tmp_path / "out.jsonl"
    arguments = [sys.executable, "-m", "clean", str(many_pages), "-o", str(out), "-j", "1", "-q"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what it starts in the background
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    part = out.with_name("out.jsonl.part")
    while not (part.exists() and part.stat().st_size):
        time.sleep(0.02)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (code, b"clean: stopped; the same command with --resume goes on from here\n")
    assert not out.exists()


def test_a_run_that_was_told_to_resume_but_never_begun_begins(pages, tmp_path):
    result = command(pages, "-o", tmp_path / "out.jsonl", "--errors", tmp_path / "errors.jsonl", "--resume")
    assert (len(read_lines(tmp_path / "out.jsonl")), len(read_lines(tmp_path / "errors.jsonl"))) == (3, 1)
    assert result.returncode == 1
    assert b"see" in result.stderr.splitlines()[-1]
