"""From inputs to records: what is found, how it is cut, what is read, and what is said of what cannot be read."""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path
from typing import Any

import pytest
from batch_samples import PACK, page, rows, warc_record, write_jsonl, write_parquet, write_warc, write_zip

from clean.batch.chunks import Broken, Chunk, Ends, fingerprint
from clean.batch.fields import Fields
from clean.batch.find import Finder, common_folder
from clean.batch.plan import Planner
from clean.batch.read import read
from clean.batch.record import Failed, Record, Skipped

MAX_BYTES = 1 << 20
NO_FIELDS = Fields()


def plan(*inputs: Path | str, fields: Fields = NO_FIELDS, chunk_bytes: int = 4000, **finder: Any) -> list[Chunk]:
    found = Finder(**finder).find(map(str, inputs))
    return list(Planner(fields, MAX_BYTES, chunk_bytes).plan(found))


def outcomes(*inputs: Path | str, **more: Any) -> list[Record | Failed | Skipped]:
    """What is read of some inputs, in order."""
    fields = more.get("fields", Fields())
    chunks = plan(*inputs, **more)
    return [one for chunk in chunks for one in read(chunk, fields, MAX_BYTES) if not isinstance(one, Ends)]


def records(*inputs: Path | str, **more: Any) -> list[Record]:
    found = outcomes(*inputs, **more)
    assert all(isinstance(one, Record) for one in found), found
    return found


def failures(*inputs: Path | str, **more: Any) -> list[Failed]:
    return [one for one in outcomes(*inputs, **more) if isinstance(one, Failed)]


def pages_of(found: list[Any]) -> list[str]:
    return [
        one.page if isinstance(one.page, str) else one.page.decode("utf-8", "replace")
        for one in found
        if isinstance(one, Record)
    ]


PAGES = [page(n) for n in range(40)]


# Files and folders


@pytest.fixture
def folder(tmp_path) -> Path:
    for name in ("b/2.html", "a/1.htm", "a/3.txt", "c.shtml", "photo.jpg", ".hidden/4.html", "b/2.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(1), encoding="utf-8")
    return tmp_path / "pages"


def test_a_folder_is_read_with_those_in_it_by_name(folder):
    found = [Path(one.input).relative_to(folder).as_posix() for one in records(folder)]
    assert found == ["a/1.htm", "a/3.txt", "b/2.html", "b/2.txt", "c.shtml"]


def test_files_with_other_names_are_counted(folder):
    finder = Finder()
    list(finder.find([str(folder)]))
    assert finder.ignored == {".jpg": 1}


def test_names_may_be_anything_and_the_counts_stay_few(tmp_path):
    for n in range(20):
        (tmp_path / f"x.{n}abcdef").write_bytes(b"")
        (tmp_path / f"view.php?id={n}").write_bytes(b"x")
        (tmp_path / f"y{n}").write_bytes(b"")
    finder = Finder()
    assert len(list(finder.find([str(tmp_path)]))) == 20
    assert finder.ignored == {"other names": 20, "no suffix": 20}


def test_files_of_any_name_are_read_when_the_format_is_named(folder):
    assert len(records(folder, kind="page")) == 6


def test_a_pattern_finds_files(folder):
    assert len(records(f"{folder}/*/*.htm*")) == 2
    assert len(records(f"{folder}/**/*.txt")) == 2
    assert failures(f"{folder}/*.warc")[0].message.startswith("no file matches")


def test_what_the_run_writes_is_not_read(folder):
    out = folder / "out"
    out.mkdir()
    (out / "1.txt").write_text("x")
    assert len(records(folder, exclude=[str(out)])) == 5


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="links")
def test_a_circle_of_links_has_an_end(folder):
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(records(folder)) == 5


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_read(folder, monkeypatch):
    real = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = outcomes(folder)
    assert [type(one) for one in found] == [Failed, Record, Record, Record]
    assert found[0].input == str(folder / "a")
    assert "permission denied" in found[0].message


def test_targets_mirror_the_input_and_never_meet(folder):
    targets = [one.target for one in Finder().find([str(folder)], common_folder([str(folder)]))]
    assert targets == ["a/1", "a/3", "b/2.html", "b/2.txt", "c"]


@pytest.mark.parametrize(
    ("inputs", "targets"),
    [
        (["a/1.htm", "b/2.html"], ["a/1", "b/2.html"]),
        (["a/1.htm", "a/3.txt"], ["1", "3"]),
        (["c.shtml"], ["c"]),
        (["a", "b"], ["a/1", "a/3", "b/2.html", "b/2.txt"]),
    ],
)
def test_targets_of_files_count_from_the_folder_that_they_share(folder, inputs, targets):
    paths = [str(folder / name) for name in inputs]
    assert [one.target for one in Finder().find(paths, common_folder(paths))] == targets


# JSON lines


@pytest.mark.parametrize("suffix", sorted(PACK))
def test_json_lines_are_read_however_they_are_packed(tmp_path, suffix):
    found = records(write_jsonl(tmp_path / f"dump.jsonl{suffix}", rows(40)))
    assert pages_of(found) == PAGES
    assert [one.position for one in found] == list(range(1, 41))
    assert (found[7].id, found[7].url, found[7].crawled) == ("r7", "https://example.com/7", "2025-01-02")


def test_line_numbers_count_empty_lines(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_text('\n{"text": "甲"}\n\n{"text": "乙"}\r\n', encoding="utf-8")
    assert [(one.position, one.page) for one in records(path)] == [(2, "甲"), (4, "乙")]


def test_a_dump_in_gbk_is_read(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_bytes('{"text": "渡口的老船工说，今年的江水比往年来得早。"}\n'.encode("gb18030"))
    assert pages_of(records(path)) == ["渡口的老船工说，今年的江水比往年来得早。"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "甲"', "not JSON"),
        ('["甲"]', "a JSON list, not an object"),
        ('{"title": "甲", "n": 1}', "no field that holds a page; it has: n, title; name the right one with --text-key"),
        ('{"text": {"a": 1}}', "the field 'text' holds no text (dict)"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_an_error_in_its_place(tmp_path, line, message):
    path = tmp_path / "dump.jsonl"
    path.write_text(f'{{"text": "甲"}}\n{line}\n{{"text": "乙"}}\n', encoding="utf-8")
    first, bad, last = outcomes(path)
    assert (first.page, last.page) == ("甲", "乙")
    assert isinstance(bad, Failed)
    assert (bad.position, bad.kind) == (2, "record")
    assert message in bad.message


def test_half_a_line_at_the_end_is_told_as_cut_off(tmp_path):
    path = write_jsonl(tmp_path / "dump.jsonl", rows(10))
    path.write_bytes(path.read_bytes()[:-40])
    found = outcomes(path)
    assert pages_of(found) == PAGES[:9]
    assert "cut off" in found[-1].message


def test_a_line_over_the_limit_is_an_error_and_the_rest_is_read(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + b'{"text": "' + b"x" * (6 * MAX_BYTES) + b'"}\n{"text": "b"}\n')
    found = outcomes(path)
    assert [getattr(one, "page", None) for one in found] == ["a", None, "b"]
    assert (found[1].position, found[2].position) == (2, 3)
    assert "raise --max-bytes" in found[1].message


@pytest.mark.parametrize(
    ("row", "fields", "expected"),
    [
        ({"content": "甲", "text": "乙"}, Fields(), ("甲", "dump:1", None, {})),
        ({"html": None, "text": "乙"}, Fields(), ("乙", "dump:1", None, {})),
        ({"body": "甲", "link": "u", "docid": 7}, Fields(), ("甲", "7", "u", {})),
        ({"x": "甲", "u": "v", "i": "j"}, Fields("x", "u", "i"), ("甲", "j", "v", {})),
        ({"text": "甲", "tag": 1, "n": None}, Fields(keep=("tag", "no")), ("甲", "dump:1", None, {"tag": 1})),
        ({"text": "甲", "tag": 1, "n": None}, Fields(keep=("*",)), ("甲", "dump:1", None, {"tag": 1, "n": None})),
    ],
)
def test_fields_are_found_by_themselves_or_by_name(row, fields, expected):
    from clean.batch.fields import record_of

    found = record_of(row, fields, "dump", 1)
    assert (found.page, found.id, found.url, found.metadata) == expected


@pytest.mark.parametrize("suffix", [suffix for suffix in sorted(PACK) if suffix])
@pytest.mark.parametrize("kind", ["cut off", "damaged"])
def test_what_stands_before_the_break_of_a_packed_dump_is_read(tmp_path, suffix, kind):
    noise = random.Random(3)
    records_ = [{**row, "noise": noise.randbytes(1500).hex()} for row in rows(200)]
    path = write_jsonl(tmp_path / f"dump.jsonl{suffix}", records_)
    data = path.read_bytes()
    at = len(data) * 3 // 4
    path.write_bytes(data[:at] if kind == "cut off" else data[:at] + noise.randbytes(64) + data[at + 64 :])
    found = outcomes(path)
    assert isinstance(found[-1], Failed)
    assert "fetch it again" in found[-1].message
    read_well = pages_of(found)
    # what is damaged may come out as something else before that shows; Zstandard tells at the end of a frame only
    wrong = sum(a != row["html"] for a, row in zip(read_well, records_, strict=False))
    assert wrong <= (50 if suffix == ".zst" else 2)
    # bz2 gives a block of 900 KB or nothing of it
    assert len(read_well) >= (60 if suffix != ".bz2" else 0)


# Parquet


def test_parquet_is_read_by_row_groups(tmp_path):
    pytest.importorskip("pyarrow")
    found = records(write_parquet(tmp_path / "part.parquet", rows(40), 15), fields=Fields(keep=("tag",)))
    assert pages_of(found) == PAGES
    assert [one.position for one in found] == list(range(1, 41))
    assert [one.metadata for one in found[:3]] == [{"tag": 0}, {"tag": 1}, {"tag": 2}]


def test_a_large_row_group_is_cut(tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("clean.batch.plan._GROUP_CHUNK_BYTES", 1000)
    path = write_parquet(tmp_path / "part.parquet", rows(40))
    assert len(plan(path)) == 4
    assert pages_of(records(path)) == PAGES


def test_parquet_without_a_column_of_pages_is_named_with_the_columns_it_has(tmp_path):
    pytest.importorskip("pyarrow")
    path = write_parquet(tmp_path / "part.parquet", [{"title": "甲", "n": 1}])
    (bad,) = failures(path)
    assert bad.message == "no column that holds a page; it has: n, title; name the right one with --text-key"


def test_a_file_that_is_no_parquet_is_named(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "part.parquet"
    path.write_bytes(b"PAR1 no")
    (bad,) = failures(path)
    assert bad.input == str(path)


# WARC


@pytest.fixture
def crawl() -> list[bytes]:
    """Twenty pages, and among them what is no page."""
    found = []
    for n in range(20):
        found.append(warc_record(100 + n, b"GET / HTTP/1.1\r\n\r\n", kind="request"))
        found.append(warc_record(n, page(n).encode()))
    found.append(warc_record(200, b"\x89PNG", "image/png"))
    found.append(warc_record(201, b"gone", status="404 Not Found"))
    return found


@pytest.mark.parametrize("suffix", sorted(PACK))
def test_pages_of_a_crawl_are_read_however_it_is_packed(tmp_path, crawl, suffix):
    pytest.importorskip("fastwarc")
    found = outcomes(write_warc(tmp_path / f"crawl.warc{suffix}", crawl))
    assert pages_of(found) == PAGES[:20]
    first = next(one for one in found if isinstance(one, Record))
    assert (first.url, first.id, first.crawled) == ("https://example.com/0", "urn:uuid:0", "2025-01-02T03:04:05Z")
    assert first.content_type == "text/html; charset=utf-8"
    reasons = {one.reason for one in found if isinstance(one, Skipped)}
    assert reasons == {"WARC request records", "image content", "answers with status 4xx"}


def test_a_crawl_that_is_one_gzip_member_is_read(tmp_path, crawl):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"".join(crawl)))
    assert pages_of(outcomes(path)) == PAGES[:20]


def test_offsets_lead_to_the_record(tmp_path, crawl):
    pytest.importorskip("fastwarc")
    for suffix in ("", ".gz"):
        path = write_warc(tmp_path / f"crawl.warc{suffix}", crawl)
        data = path.read_bytes()
        for one in (one for one in outcomes(path) if isinstance(one, Record)):
            start = data[one.position :]
            assert (gzip.GzipFile(fileobj=__import__("io").BytesIO(start)).read(8) if suffix else start).startswith(
                b"WARC/1.0"
            )


@pytest.mark.parametrize("body", ["chunked", "gzip"])
def test_what_the_server_packed_is_unpacked(tmp_path, body):
    pytest.importorskip("fastwarc")
    data = page(1).encode()
    packed, header = {
        "chunked": (b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data), "Transfer-Encoding: chunked\r\n"),
        "gzip": (gzip.compress(data), "Content-Encoding: gzip\r\n"),
    }[body]
    path = write_warc(tmp_path / "crawl.warc", [warc_record(1, packed, http_headers=header)])
    assert pages_of(records(path)) == [page(1)]


def test_texts_of_a_wet_file_are_read(tmp_path):
    pytest.importorskip("fastwarc")
    text = "渡口的老船工说。".encode()
    path = write_warc(tmp_path / "crawl.warc.wet.gz", [warc_record(1, text, "text/plain", kind="conversion")])
    assert pages_of(records(path)) == [text.decode()]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_crawl_that_was_cut_off_is_read_up_to_there(tmp_path, crawl, suffix):
    pytest.importorskip("fastwarc")
    path = write_warc(tmp_path / f"crawl.warc{suffix}", crawl[:40])
    path.write_bytes(path.read_bytes()[:-120])
    found = outcomes(path)
    assert pages_of(found) == PAGES[:19]
    assert isinstance(found[-1], Failed)
    assert "cut off" in found[-1].message


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_crawl_loses_the_damaged_records_only(tmp_path, crawl, suffix, seed):
    pytest.importorskip("fastwarc")
    whole = write_warc(tmp_path / f"whole.warc{suffix}", crawl).read_bytes()
    at = random.Random(seed).randrange(len(whole) - 600)
    path = tmp_path / f"crawl.warc{suffix}"
    path.write_bytes(whole[:at] + b"\x00" * 40 + whole[at + 40 :])
    found = pages_of(outcomes(path))
    intact = [one for one in found if one in PAGES]
    assert len(intact) >= 18, at
    assert intact == sorted(intact, key=PAGES.index)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_page_over_the_limit_is_an_error_and_a_large_image_is_none(tmp_path, suffix):
    pytest.importorskip("fastwarc")
    large = b"<p>" + b"x" * (3 * MAX_BYTES)
    records_ = [warc_record(1, large), warc_record(2, large, "image/png"), warc_record(3, page(3).encode())]
    found = outcomes(write_warc(tmp_path / f"crawl.warc{suffix}", records_))
    assert [type(one) for one in found if not isinstance(one, Skipped)] == [Failed, Record]
    assert "raise --max-bytes" in next(one for one in found if isinstance(one, Failed)).message


# Archives


def test_pages_and_dumps_of_an_archive_are_read(tmp_path):
    dump = write_jsonl(tmp_path / "dump.jsonl.gz", rows(3)).read_bytes()
    members = {"a/1.html": page(1).encode(), "b.jsonl.gz": dump, "c.txt.gz": gzip.compress("甲".encode()), "d.jpg": b""}
    path = write_zip(tmp_path / "pages.zip", members)
    found = records(path)
    assert pages_of(found) == [*PAGES[:3], page(1), "甲"] or pages_of(found) == [page(1), *PAGES[:3], "甲"]
    assert f"{path}!a/1.html" in [one.input for one in found]


def test_a_damaged_member_is_an_error_and_the_rest_is_read(tmp_path):
    path = write_zip(tmp_path / "pages.zip", {f"{n}.html": page(n).encode() for n in range(3)})
    data = bytearray(path.read_bytes())
    data[120] ^= 255
    path.write_bytes(data)
    found = outcomes(path)
    assert [type(one) for one in found] == [Failed, Record, Record]


def test_a_file_that_is_no_archive_is_named(tmp_path):
    path = tmp_path / "pages.zip"
    path.write_bytes(b"no")
    assert "damaged" in failures(path)[0].message


# Extras


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.parquet", "pyarrow", "parquet"), ("a.warc", "fastwarc", "warc"), ("a.jsonl.zst", "backports", "zstd")],
)
def test_a_missing_package_is_named_with_the_way_to_install_it(tmp_path, monkeypatch, name, module, extra):
    import sys

    if module == "backports" and sys.version_info >= (3, 14):
        pytest.skip("Python has it")
    path = tmp_path / name
    path.write_bytes(warc_record(1, b"x") if "warc" in name else b"x")
    for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError) if "warc" in name else pytest.MonkeyPatch.context():
        (bad,) = failures(path)
        assert f"pip install 'clean-zh[{extra}]'" in bad.message
        return
    from clean.batch.chunks import WarcRange

    assert isinstance(plan(path)[0], WarcRange)


# Plans


def test_the_same_inputs_make_the_same_plan_and_other_ones_another(tmp_path):
    path = write_jsonl(tmp_path / "dump.jsonl", rows(20))
    packed = write_jsonl(tmp_path / "dump.jsonl.gz", rows(20))
    before = [fingerprint(chunk) for chunk in plan(path, packed)]
    assert before == [fingerprint(chunk) for chunk in plan(path, packed)]
    assert len(set(before)) == len(before) == 8
    write_jsonl(packed, rows(21))
    assert before != [fingerprint(chunk) for chunk in plan(path, packed)]


def test_a_missing_input_keeps_its_place(tmp_path):
    path = write_jsonl(tmp_path / "dump.jsonl", rows(1))
    assert [isinstance(chunk, Broken) for chunk in plan(path, "nowhere.html", path)] == [False, True, False]
