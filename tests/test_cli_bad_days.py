"""Inputs and outputs that are no ordinary files: devices, pipes, loops of links, odd names, bombs, the input itself."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from clean import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices, pipes and links of Unix")

PAGE = (
    "<html><body><p>臺北的夜市很熱鬧，遊客總是絡繹不絕，攤販從傍晚一直忙到深夜。</p>"
    "<p>市政府表示，今年將增設三條接駁路線，方便外地旅客前往各個夜市。</p></body></html>"
)
FIRST = "台北的夜市很热闹"


@pytest.fixture
def run(capfdbinary):
    """Run the command in this process: its exit code, standard output and error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([os.fsdecode(a) if isinstance(a, bytes) else str(a) for a in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode("utf-8", "surrogateescape")

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


# Inputs


@pytest.mark.parametrize(
    ("device", "message"), [("/dev/null", "nothing (0 bytes)"), ("/dev/zero", "larger than 1,000,000 bytes")]
)
def test_a_device_is_read_no_further_than_the_limit(run, device: str, message: str) -> None:
    code, out, err = run(device, "--max-bytes", 1_000_000)
    assert (code, out) == (1, "")
    assert message in err


def test_a_named_pipe_is_read_like_any_pipe(run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(PAGE, "utf-8"))
    writer.start()
    code, out, _ = run(pipe)
    writer.join()
    assert code == 0
    assert FIRST in out


def test_a_loop_of_links_is_named(run, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    code, out, err = run(one)
    assert (code, out) == (1, "")
    assert err.startswith(f"clean: {one}: Too many levels of symbolic links")


@pytest.mark.parametrize("name", [b"\xff\xfe.html", b"\xe6\xa1.html", b"new\nline.html", b"\x1b[2J.html", b"-.html"])
def test_a_name_that_is_not_utf8_is_read_and_named(run, tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    assert run(path)[0] == 1
    Path(os.fsdecode(path)).write_text(PAGE, "utf-8")
    code, out, err = run(path)
    assert (code, err) == (0, "")
    assert FIRST in out


def test_a_name_that_is_too_long_is_named(run) -> None:
    code, out, err = run("x" * 5000)
    assert (code, out) == (1, "")
    assert "File name too long" in err


LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_DATA, (120 << 20, 120 << 20));"
    "from clean.cli import main; sys.exit(main())"
)


def _bomb(kind: str) -> bytes:
    if kind == "gzip":
        return gzip.compress(bytes(64 << 20))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", bytes(64 << 20))
    return packed.getvalue()


@pytest.mark.parametrize(("kind", "named"), [("gzip", "gzip-compressed data"), ("zip", "a zip archive")])
def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path, kind: str, named: str) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(_bomb(kind))
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert named in done.stderr


def test_a_packed_page_is_unpacked_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(bytes(256 << 20), 1))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "larger than 16,777,216 bytes" in done.stderr


# Outputs


@pytest.mark.parametrize(
    "way", ["itself", "through a folder", "symbolic link", "hard link", "case of a link to a link"]
)
def test_the_input_is_never_overwritten(run, page: Path, way: str) -> None:
    other = page.with_name("other.html")
    if way == "itself":
        other = page
    elif way == "through a folder":
        (page.parent / "folder").mkdir()
        other = page.parent / "folder" / ".." / page.name
    elif way == "hard link":
        other.hardlink_to(page)
    else:
        other.symlink_to(page)
        if way.startswith("case"):
            other = page.with_name("third.html")
            other.symlink_to(page.with_name("other.html"))
    code, out, err = run(page, "-o", other)
    assert (code, out) == (2, "")
    assert "is the input" in err
    assert page.read_text("utf-8") == PAGE


@pytest.mark.parametrize("where", ["missing/out.txt", "/dev/full"])
def test_an_output_that_cannot_be_written_is_named_and_leaves_nothing(run, page: Path, where: str) -> None:
    before = sorted(os.listdir(page.parent))
    code, out, err = run(page, "-o", page.parent / where)
    assert (code, out) == (1, "")
    assert "the result was not written" in err
    assert sorted(os.listdir(page.parent)) == before


def test_a_link_is_written_through_and_the_mode_stays(run, page: Path) -> None:
    target, link = page.with_name("target.txt"), page.with_name("link.txt")
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run(page, "-o", link)[0] == 0
    assert link.is_symlink()
    assert FIRST in target.read_text("utf-8")
    assert target.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in page.parent.iterdir()} == {"page.html", "target.txt", "link.txt"}


def test_a_temporary_file_that_was_laid_in_wait_is_not_written_through(run, page: Path) -> None:
    victim = page.with_name("victim")
    victim.write_text("before")
    page.with_name(f"out.txt.{os.getpid()}.part").symlink_to(victim)
    run(page, "-o", page.with_name("out.txt"))
    assert victim.read_text() == "before"


# Nothing else is touched

WATCHED = """
import sys
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "pickle.")):
        seen.append((event, arguments))
    if event == "open" and isinstance(arguments[1], str) and any(c in arguments[1] for c in "wax+"):
        seen.append((event, arguments[:2]))
    if event in ("compile", "exec") and ready:
        source = arguments[0]
        if event == "compile" and source is not None and str(arguments[1]) == "<string>":
            seen.append((event, arguments))
ready = False
sys.addaudithook(watch)
import clean
article = clean.clean(sys.argv[1])
article.author, article.keywords(2), article.to_html(), article.to_markdown(), article.to_dict()
ready = True
article = clean.clean(sys.argv[1])
article.author, article.to_html(), article.to_markdown(), article.to_dict()
print([x for x in seen if not str(x[1][0]).endswith(".pyc") and ".pyc." not in str(x[1][0])])
"""


def test_cleaning_opens_no_socket_writes_no_file_and_starts_nothing(tmp_path: Path) -> None:
    attack = (
        "<base href='http://attack.hostile.test/'><img src=a.png><script src=b.js></script><link rel=next href=c>"
        '<script type=\'application/ld+json\'>{"@type":"Article","author":"丁卯"}</script>'
    )
    page = PAGE.replace("<p>", attack + "<p>公佈著名單，重新著手計畫。", 1)
    command = [sys.executable, "-c", WATCHED, page]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert list(tmp_path.iterdir()) == []


def test_it_needs_no_home_and_no_place_to_write(tmp_path: Path) -> None:
    """Writing to a file fails, as on a read-only disk."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); import clean;"
        "article = clean.clean(sys.argv[1]); sys.stdout.write(article.text + str(len(article.keywords(3))))"
    )
    page = PAGE.replace("<p>", "<p>公佈著名單，重新著手計畫。", 1)
    environment = {"PATH": "/nowhere", "PYTHONPATH": str(Path(__file__).parent.parent), "TMPDIR": "/nowhere"}
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, page], capture_output=True, cwd="/", env=environment, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("公布着名单，重新着手计划。台北的夜市很热闹")
    assert done.stdout.endswith(b"3")
