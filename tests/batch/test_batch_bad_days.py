"""Runs over what is no ordinary file, or larger than it seems: pipes and loops in folders, bombs, outputs."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_samples import PACK, page, read_lines, rows, warc_record, write_jsonl, write_zip

from clean import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices, pipes and links of Unix")

# What stands in for pages without end: far more than the limit of a page, and than the memory there is.
LIMIT, BOMB, MEMORY = 1_000_000, 128 << 20, 110 << 20
LIMITED = (
    f"import resource, sys; resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}));"
    "from clean.cli import main; sys.exit(main())"
)


def run(*arguments: object, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with little memory."""
    command = [sys.executable, "-c", LIMITED, *map(os.fspath, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, umask=umask)


# Folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "pages"
    path.mkdir()
    for name in ("a.html", "z.html"):
        (path / name).write_text(page(1), "utf-8")
    return path


@pytest.mark.parametrize("named", ["the folder", "a pattern"])
def test_pipes_devices_and_loops_in_a_folder_are_named_and_the_rest_is_read(folder: Path, named: str) -> None:
    os.mkfifo(folder / "pipe.html")
    (folder / "device.html").symlink_to("/dev/zero")
    (folder / "one.html").symlink_to("two.html")
    (folder / "two.html").symlink_to("one.html")
    out = folder.parent / "out.jsonl"
    done = run(folder if named == "the folder" else folder / "*.html", "-o", out, "-j", "1")
    assert done.returncode == 1
    assert [Path(one["input"]).name for one in read_lines(out)] == ["a.html", "z.html"]
    told = [line.split(": ", 2)[1:] for line in done.stderr.splitlines() if str(folder) in line]
    assert {Path(path).name: why.split(",")[0] for path, why in told} == {
        "device.html": "a pipe or a device in a folder",
        "pipe.html": "a pipe or a device in a folder",
        "one.html": "Too many levels of symbolic links; it could not be read",
        "two.html": "Too many levels of symbolic links; it could not be read",
    }


def test_names_that_are_not_utf8_are_read_and_written(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff\xfe.html")).write_text(page(2), "utf-8")
    for out in (folder.parent / "out.jsonl", f"{folder.parent / 'out'}/"):
        done = run(folder, "-o", out, "-j", "1", "-q")
        assert (done.returncode, done.stderr) == (0, "")
    found = {os.fsencode(one["input"]).rsplit(b"/")[-1] for one in read_lines(folder.parent / "out.jsonl")}
    assert found == {b"a.html", b"z.html", b"\xff\xfe.html"}
    assert sorted(os.listdir(os.fsencode(folder.parent / "out"))) == [b"a.txt", b"z.txt", b"\xff\xfe.txt"]


# Bombs


def _page(packed: Callable[[bytes], bytes], path: Path) -> Path:
    path.write_bytes(packed(bytes(BOMB)))
    return path


def _dump(suffix: str, path: Path) -> Path:
    line = json.dumps(rows(1)[0]).encode() + b"\n"
    path = path.with_name(f"bomb.jsonl{suffix}")
    path.write_bytes(PACK[suffix](line + b'{"html": "' + b"a" * BOMB + b'"}\n' + line))
    return path


def _crawl(body: bytes, headers: str, path: Path) -> Path:
    records = [warc_record(1, page(1).encode()), warc_record(2, body, http_headers=headers)]
    path = path.with_name("bomb.warc.gz")
    path.write_bytes(b"".join(gzip.compress(one, 1) for one in (*records, records[0])))
    return path


BOMBS: dict[str, tuple[Callable[[Path], Path], int]] = {
    "a page, gzip": (lambda path: _page(gzip.compress, path.with_name("bomb.html.gz")), 0),
    "a line of a dump, gzip": (lambda path: _dump(".gz", path), 2),
    "a line of a dump, bzip2": (lambda path: _dump(".bz2", path), 2),
    "a record of a crawl": (lambda path: _crawl(bytes(BOMB), "", path), 2),
    "a packed page of a crawl": (
        lambda path: _crawl(gzip.compress(bytes(BOMB)), "Content-Encoding: gzip\r\n", path),
        2,
    ),
    "a member of an archive": (
        lambda path: write_zip(
            path.with_name("bomb.zip"), {"1.html": page(1).encode(), "2.html": bytes(BOMB), "3.html": page(3).encode()}
        ),
        2,
    ),
}


# The one that takes the longest tells no more than its neighbours.
SLOW_BOMB = "a line of a dump, bzip2"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name == SLOW_BOMB else ()) for name in BOMBS]
)
def test_a_bomb_is_refused_in_little_memory_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    make, others = BOMBS[name]
    out = tmp_path / "out.jsonl"
    done = run(make(tmp_path / "bomb"), "-o", out, "-j", "1", "--max-bytes", str(LIMIT))
    assert done.returncode == 1
    assert "over the limit of" in done.stderr
    assert len(read_lines(out)) == others


# Outputs


def test_an_output_and_what_belongs_to_it_keep_to_the_umask(folder: Path) -> None:
    out = folder.parent / "out"
    assert run(folder, "-o", f"{out}/", "-q", umask=0o077).returncode == 0
    assert (
        run(folder, "-o", folder.parent / "out.jsonl", "--errors", out / "errors.jsonl", "-q", umask=0o077).returncode
        == 0
    )
    written = [out, *out.iterdir(), folder.parent / "out.jsonl"]
    assert len(written) >= 4
    assert {path.stat().st_mode & 0o077 for path in written} == {0}


@pytest.mark.parametrize("named", ["a folder", "a pattern", "a list"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "pages/dump.jsonl"],
        ["-o", "out.jsonl", "--errors", "pages/a.html"],
        ["-o", "out.jsonl", "--report", "pages/a.html"],
        ["-o", "link.jsonl"],
    ],
)
def test_what_would_be_found_as_an_input_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    monkeypatch.chdir(folder.parent)
    write_jsonl(folder / "dump.jsonl", rows(1))
    Path("link.jsonl").symlink_to("pages/dump.jsonl")
    Path("list").write_text("".join(f"pages/{name}\n" for name in os.listdir(folder)))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    inputs = {"a folder": ["pages"], "a pattern": ["pages/*"], "a list": ["--files-from", "list"]}[named]
    assert cli.main([*inputs, *arguments]) == 2
    assert "input" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert not Path("out.jsonl").exists()


@pytest.mark.parametrize("name", ["out.jsonl.part", "out.jsonl.journal", "out/a.txt.part"])
def test_a_link_that_was_laid_in_wait_is_not_written_through(folder: Path, name: str) -> None:
    victim, link = folder.parent / "victim", folder.parent / name
    victim.write_text("before")
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(victim)
    done = run(
        folder, "-o", folder.parent / "out.jsonl" if "jsonl" in name else f"{folder.parent}/out/", "-j", "1", "-q"
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"clean: {folder.parent / name.removesuffix('.part')}")
    assert victim.read_text() == "before"
