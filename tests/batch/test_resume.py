"""A run that is stopped at any moment, however it is stopped, and resumed gives what an undisturbed one gives."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from batch_samples import PACK, read_lines, rows, warc_record, write_jsonl, write_warc
from hooks import plain

from clean.batch.destination import destination
from clean.batch.job import Job
from clean.batch.journal import CannotResume
from clean.batch.run import run
from clean.batch.work import Work

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX")

DRIVER = Path(__file__).with_name("driver.py")
RECORDS = 300


class Disturbed:
    """A run over a dump, a packed dump with a broken line and a crawl, in a process that can be killed."""

    def __init__(self, folder: Path, seed: int, output: str, *, ordered: bool = True) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.output = folder / output
        self.told: dict[str, Any] = {
            "inputs": self._inputs(),
            "output": str(self.output) + ("/" if output == "out" else ""),
            "form": "jsonl.gz" if output == "out" else None,
            "errors": str(folder / "errors.jsonl"),
            "ordered": ordered,
            "checkpoint": 0.02,
            "resume": True,
            "room": 0,
        }

    def _inputs(self) -> list[str]:
        records: list[Any] = rows(RECORDS)
        third = RECORDS // 3
        paths = [write_jsonl(self.folder / "a.jsonl", records[:third])]
        packed = PACK[".gz"](
            b"".join(json.dumps(one).encode() + b"\n" for one in records[third : 2 * third]) + b"{half\n"
        )
        (self.folder / "b.jsonl.gz").write_bytes(packed)
        paths.append(self.folder / "b.jsonl.gz")
        with suppress(ImportError):
            import fastwarc  # noqa: F401

            crawl = [warc_record(n, records[n]["html"].encode()) for n in range(2 * third, RECORDS)]
            paths.append(write_warc(self.folder / "c.warc.gz", crawl))
        return [str(path) for path in (*paths, self.folder / "missing.html")]

    def start(self, **more: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(DRIVER), json.dumps({**self.told, **more})],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (DRIVER.parent, *sys.path)))},
        )

    def finish(self, **more: Any) -> None:
        process = self.start(**more)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()

    def written(self) -> tuple[list[Any], list[Any], list[str]]:
        """Output records, error records, and the names of the files that are there."""
        files = [self.output] if self.output.is_file() else sorted(self.output.rglob("*"))
        records = []
        for path in files:
            if path.suffix == ".parquet":
                import pyarrow.parquet

                records += pyarrow.parquet.read_table(path).to_pylist()
            elif not path.name.endswith((".part", "journal", "manifest.json")):
                records += read_lines(path)
        errors = [json.loads(line) for line in (self.folder / "errors.jsonl").read_bytes().splitlines()]
        names = sorted(path.name for path in (self.folder, *self.folder.rglob("*")))
        return records, errors, [name for name in names if name.endswith((".part", "journal"))]

    def disturb(self) -> None:
        """Start the run, or go on with it, and do something to it."""
        kind = self.random.choice(["kill", "kill", "worker", "disk", "interrupt", "power"])
        room = self.random.randrange(200, 80_000) if kind == "disk" else 0
        process = self.start(room=room)
        try:
            if kind == "disk":
                process.wait(60)
                return
            time.sleep(self.random.uniform(0.1, 0.9))
            if kind == "worker":
                self._kill_a_worker(process.pid)
                time.sleep(self.random.uniform(0.0, 0.3))
            process.send_signal(signal.SIGINT if kind == "interrupt" else signal.SIGKILL)
            process.wait(60)
            if kind == "power":
                self._lose_power()
        finally:
            process.kill()
            process.communicate()

    def _kill_a_worker(self, parent: int) -> None:
        with suppress(OSError):
            children = [
                int(child)
                for thread in Path(f"/proc/{parent}/task").iterdir()
                for child in (thread / "children").read_text().split()
            ]
            if children:
                os.kill(self.random.choice(children), signal.SIGKILL)

    def _lose_power(self) -> None:
        """What the journal does not vouch for may be anything, and its last line may be half a line."""
        for path in self.folder.rglob("*.part"):
            with path.open("ab") as file:
                file.write(b"\x00" * self.random.randrange(1, 5000))
        for path in self.folder.rglob("*journal"):
            with path.open("ab") as file:
                file.write(b'0badc0de {"next": 12, "di')


def undisturbed(tmp_path: Path, output: str) -> tuple[list[Any], list[Any], list[str]]:
    folder = tmp_path / "undisturbed"
    folder.mkdir()
    one = Disturbed(folder, 0, output)
    one.finish(checkpoint=5.0)
    return one.written()


def without(folder: Path, records: list[Any], ordered: bool) -> list[str]:
    """Records to compare: those of two runs lie in folders of different names."""
    texts = [json.dumps(record, ensure_ascii=False).replace(str(folder), "") for record in records]
    return texts if ordered else sorted(texts)


def try_it(tmp_path: Path, output: str, seed: int, times: int, ordered: bool = True) -> None:
    wanted = undisturbed(tmp_path, output)
    folder = tmp_path / "disturbed"
    folder.mkdir()
    one = Disturbed(folder, seed, output, ordered=ordered)
    for _ in range(times):
        one.disturb()
    one.finish()
    records, errors, left = one.written()
    assert left == []
    assert without(folder, records, ordered) == without(tmp_path / "undisturbed", wanted[0], ordered)
    assert without(folder, errors, ordered) == without(tmp_path / "undisturbed", wanted[1], ordered)
    assert len(records) in (RECORDS, RECORDS * 2 // 3)


@pytest.mark.slow
@pytest.mark.parametrize(("output", "seed", "ordered"), [("out.jsonl.gz", 1, True), ("out.jsonl", 2, False)])
def test_a_run_that_is_stopped_a_few_times_gives_what_an_undisturbed_one_gives(tmp_path, output, seed, ordered):
    try_it(tmp_path, output, seed, 3, ordered)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.zst", "out.parquet", "out"])
@pytest.mark.parametrize("ordered", [True, False])
def test_a_run_that_is_stopped_twenty_times_gives_what_an_undisturbed_one_gives(tmp_path, output, seed, ordered):
    pytest.importorskip("pyarrow")
    try_it(tmp_path, output, 1000 * seed + 1, 20, ordered)


# What is refused


def job(output: Path, *inputs: Path, **more: Any) -> Job:
    return Job(
        tuple(map(str, inputs)),
        destination(str(output), None),
        **{"work": Work(clean=plain), "chunk_bytes": 4000, **more},
    )


class Stopped(Exception):
    pass


def stop_after(count: int) -> Any:
    """A watcher that stops the run after so many chunks."""
    seen = []

    def watch(chunk: Any, finished: Any) -> None:
        seen.append(chunk)
        if len(seen) == count:
            raise Stopped

    return watch


@pytest.fixture
def stopped(tmp_path) -> tuple[Path, Path]:
    """A dump, and the output of a run over it that was stopped."""
    dump, output = write_jsonl(tmp_path / "dump.jsonl", rows(100)), tmp_path / "out.jsonl"
    with pytest.raises(Stopped):
        run(job(output, dump), stop_after(3))
    assert not output.exists()
    return dump, output


def test_a_stopped_run_is_not_overwritten(stopped):
    dump, output = stopped
    with pytest.raises(CannotResume, match=r"add --resume to go on with it, or delete it to begin anew"):
        run(job(output, dump))
    assert run(job(output, dump, resume=True)).resumed > 0


def test_other_options_are_named(stopped):
    dump, output = stopped
    with pytest.raises(CannotResume, match="had other --unordered, inputs: repeat its command"):
        run(job(output, dump, dump, resume=True, ordered=False))


def test_other_numbers_of_processes_are_fine(stopped):
    dump, output = stopped
    assert run(job(output, dump, resume=True, jobs=3, timeout=7.0)).counts.pages == 100


@pytest.mark.parametrize("change", ["changed", "gone", "shorter"])
def test_inputs_that_changed_are_refused(stopped, change):
    dump, output = stopped
    if change == "gone":
        dump.unlink()
    elif change == "shorter":
        dump.write_bytes(dump.read_bytes()[:3000])
    else:
        os.utime(dump, ns=(1, 1))
    with pytest.raises(CannotResume, match="the inputs are not what they were"):
        run(job(output, dump, resume=True))


def test_an_output_that_was_cut_off_is_refused(stopped):
    dump, output = stopped
    part = output.with_name("out.jsonl.part")
    part.write_bytes(part.read_bytes()[:100])
    with pytest.raises(CannotResume, match="shorter than when the run was stopped"):
        run(job(output, dump, resume=True))


def test_two_runs_do_not_write_the_same_output(tmp_path):
    pytest.importorskip("fcntl")
    dump, output = write_jsonl(tmp_path / "dump.jsonl", rows(100)), tmp_path / "out.jsonl"

    def watch(chunk: Any, finished: Any) -> None:
        with pytest.raises(CannotResume, match="held by a run that still goes on"):
            run(job(output, dump, resume=True))
        raise Stopped

    with pytest.raises(Stopped):
        run(job(output, dump), watch)


@pytest.mark.parametrize("moment", ["output", "errors", "journal"])
def test_stopped_while_the_outputs_appear(tmp_path, monkeypatch, moment):
    """All is written, and the run is stopped before or between the last steps."""
    dump, output, errors = write_jsonl(tmp_path / "dump.jsonl", rows(20)), tmp_path / "out.jsonl", tmp_path / "e.jsonl"
    calls = []

    def stop(*_: Any) -> None:
        raise Stopped

    from clean.batch import journal
    from clean.batch import output as outputs

    real = outputs.complete

    def complete(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) == {"output": 1, "errors": 2}[moment]:
            stop()
        real(*arguments)

    if moment == "journal":
        monkeypatch.setattr(journal.Journal, "remove", stop)
    else:
        monkeypatch.setattr(outputs, "complete", complete)
    with pytest.raises(Stopped):
        run(job(output, dump, errors=str(errors)))
    monkeypatch.undo()
    assert run(job(output, dump, errors=str(errors), resume=True)).counts.pages == 20
    assert len(output.read_bytes().splitlines()) == 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.jsonl", "e.jsonl", "out.jsonl"]
