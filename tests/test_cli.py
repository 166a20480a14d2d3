"""The command: what goes to stdout and stderr, and with which exit code."""

import bz2
import gzip
import json
import lzma
import os
import pty
import random
import re
import stat
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace

import pytest

from clean import cli
from clean.article import Article, Block
from clean.labels import Label, Role
from clean.options import Options

PARAGRAPHS = [
    "臺北的夜市很熱鬧，遊客總是絡繹不絕，攤販從傍晚一直忙到深夜。",
    "市政府表示，今年將增設三條接駁路線，方便外地旅客前往各個夜市。",
    "多位攤商說，假日的人潮比去年同期多了兩成，週末更是座無虛席。",
]
PAGE = (
    "<html><head><title>夜市人潮回來了</title></head><body><nav><a href='/'>首頁</a> <a href='/n'>新聞</a></nav>"
    "<article><h1>夜市人潮回來了</h1>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS) + "</article></body></html>"
)
MENU = Block("首页 新闻", Role.PARAGRAPH, False, Label.NAVIGATION, "menu")
TITLE, FIRST = "夜市人潮回来了", "台北的夜市很热闹，游客总是络绎不绝，摊贩从傍晚一直忙到深夜。"


class Result(SimpleNamespace):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary, monkeypatch):
    """Run the command in this process: run(*arguments, stdin=b"...")."""

    def run(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        code = cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Result(code=code, out=out.decode(), err=err.decode())

    return run


@pytest.fixture
def page(tmp_path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def core_returns(monkeypatch):
    """Put a made article in the place of what the core would return; gives the options it was called with."""

    def core_returns(verdict: str = "article", blocks: tuple[Block, ...] = ()) -> list[Options]:
        called: list[Options] = []
        nothing = SimpleNamespace(title="标题", author=None, editor=None, date=None, source=None, site=None)
        article = Article(
            text="\n".join(block.text for block in blocks if block.kept),
            verdict=verdict,
            script="hans",
            encoding="utf-8",
            url=None,
            next_page=None,
            result=SimpleNamespace(
                blocks=lambda: blocks, shown_title=lambda: "标题", metadata=lambda: nothing, origins=dict
            ),
        )

        def clean(page: bytes, name: str, url: str | None, content_type: str | None, options: Options) -> Article:
            called.append(options)
            return article

        monkeypatch.setattr(cli, "_clean", clean)
        return called

    return core_returns


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `clean` is this package's command."""
    line = f'clean() {{ "{sys.executable}" -m clean "$@"; }}; set -o pipefail; {command}'
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        cwd=Path(__file__).parent.parent,
        env={**inherited, **environment},
        timeout=60,
        check=False,
    )


# What comes out


def test_text_is_title_empty_line_body(run, page):
    result = run(page)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{TITLE}\n\n{FIRST}\n")
    assert result.out.endswith("座无虚席。\n")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_the_page_may_come_from_a_pipe(run, page, arguments):
    assert run(*arguments, stdin=PAGE.encode()).out == run(page).out


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", f"{TITLE}\n\n"),
        ("markdown", f"# {TITLE}\n\n"),
        ("html", f"<article>\n<h1>{TITLE}</h1>\n"),
        ("json", "{"),
    ],
)
def test_each_format_starts_as_it_should(run, page, form, start):
    assert run(page, "-f", form).out.startswith(start)


def test_json_is_readable_utf8(run, page):
    result = run(page, "--format", "json", "--url", "https://example.com/a")
    record = json.loads(result.out)
    assert FIRST in result.out
    assert (record["title"], record["verdict"], record["script"]) == (TITLE, "article", "hant")
    assert record["url"] == "https://example.com/a"
    assert "blocks" not in record


def test_explain_shows_every_line_of_the_page(run, page):
    result = run(page, "--explain")
    assert f"  {FIRST}\n" in result.out
    assert any(line.startswith("- [") and "首頁" in line for line in result.out.splitlines())
    assert "\x1b" not in result.out


def test_explain_may_stand_anywhere(run, page):
    assert run("--explain", page).out == run(page, "--explain").out == run("--explain", "all", page).out


def test_explain_removed_leaves_out_the_article(run, page):
    result = run("--explain", "removed", page)
    assert result.out
    assert FIRST not in result.out


def test_explain_adds_all_blocks_to_json(run, page):
    blocks = json.loads(run(page, "-f", "json", "--explain").out)["blocks"]
    assert FIRST in [block["text"] for block in blocks if block["kept"]]
    assert any(not block["kept"] for block in blocks)


def test_labels_are_listed_with_their_chinese_names(run):
    result = run("--labels")
    assert (result.code, len(result.out.splitlines())) == (0, len(Label))
    for label in Label:
        assert any(
            line.startswith(label.value) and label.chinese in line and label.meaning in line
            for line in result.out.splitlines()
        )


def test_version(run):
    assert re.fullmatch(r"clean( \d+\.\d+\.\d+\S*|, not installed.*)\n", run("--version").out)


def test_help_fits_a_screen_of_24_lines_and_80_columns(run):
    out = run("--help").out
    assert run("-h").out == out
    assert run("--help", "short").out == out
    assert len(out.splitlines()) < 24
    assert max(map(len, out.splitlines())) <= 80
    assert "clean page.html" in out
    assert "--help all" in out


@pytest.mark.parametrize("arguments", [["--help", "all"], ["-h", "all"], ["page.html", "--help", "all"]])
def test_help_all_explains_every_option(run, arguments):
    out = run(*arguments).out
    assert max(map(len, out.splitlines())) <= 80
    for option in cli.command.params[1:]:
        assert all(flag in out for flag in option.opts)
        assert option.help.split()[0] in out
    assert "Exit: 0 done" in out


def test_help_may_stand_before_a_page(run, page):
    assert run("--help", page).out == run("--help").out


# Options of cleaning


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], Options()),
        (["--script", "keep"], Options(script="keep")),
        (["--no-captions"], Options(captions=False)),
        (["--favor", "recall"], Options(favor="recall")),
        (["--captions", "--mainland-quotes", "--mainland-words"], Options(mainland_quotes=True, mainland_words=True)),
        (["--links", "--images", "--emphasis"], Options(links=True, images=True, emphasis=True)),
        (["--crawled", "2024-03-05T20:30:00Z"], Options(crawled="2024-03-05T20:30:00Z")),
        (["--max-bytes", "100"], Options(max_bytes=100)),
        (["--timeout", "0.5"], Options(timeout=0.5)),
    ],
)
def test_options_reach_the_core(run, core_returns, arguments, expected):
    called = core_returns()
    run(*arguments, stdin=b"x")
    assert called == [expected]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--max-bytes", "0", "-"], "max_bytes must be positive"),
        (["--timeout", "0", "-"], "timeout must be positive"),
        (["--script", "tw", "-"], "'tw'"),
        (["--format", "xml", "-"], "'xml'"),
        (["--content-type", "image/png", "-"], "'image/png' is none of text/html"),
        (["--nonsense"], "--nonsense"),
        (["a.html", "b.html", "--url", "https://example.com/"], "--url and --content-type are of a single page"),
        (["a.html", "b.html", "-f", "markdown"], "need a place of their own"),
        (["a.html", "b.html", "-o", "out.docx"], "does not tell what to write"),
        (["a.html", "b.html", "--resume"], "--resume needs an output that stays"),
        (["a.html", "-o", "out.jsonl.xz"], "jsonl.xz is not written"),
        (["-f", "html", "--explain", "-"], "--explain goes with -f text or -f json"),
    ],
)
def test_wrong_usage_is_explained(run, arguments, message):
    result = run(*arguments, stdin=PAGE.encode())
    assert (result.code, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "TEXT/HTML"])
def test_a_content_type_may_be_what_a_server_sends(run, kind):
    assert run("--content-type", kind, stdin=PAGE.encode()).code == 0


@pytest.mark.parametrize("arguments", [["--nonsense"], ["-f", "xml"], ["--max-bytes", "0", "-"]])
def test_a_usage_error_is_one_line_that_points_to_the_help(run, arguments):
    result = run(*arguments, stdin=PAGE.encode())
    assert re.fullmatch(r"clean: .* \(see clean --help\)\n", result.err)


# A report


def test_a_report_is_written_beside_the_article(run, page, tmp_path):
    result = run(page, "--report", tmp_path / "report.html")
    assert (result.code, result.out, result.err) == (0, run(page).out, "")
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert FIRST in report
    assert PARAGRAPHS[0] in report
    assert str(page) in report


def test_a_page_without_an_article_has_a_report(run, core_returns, tmp_path):
    core_returns("no article", (MENU,))
    result = run("--report", tmp_path / "report.html", stdin=b"x")
    assert result.code == 3
    assert result.err == "clean: standard input: no article on this page\n"
    assert MENU.text in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_report_overwrites_neither_the_page_nor_the_output(run, page, tmp_path):
    assert "is the input" in run(page, "--report", page).err
    assert page.read_text(encoding="utf-8") == PAGE
    for arguments in (["--report", "-"], ["--report", tmp_path / "a", "-o", tmp_path / "a"]):
        result = run(page, *arguments)
        assert result.code == 2
        assert "a file of its own" in result.err


# Defaults of a project


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """An empty project that is the working directory."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_defaults_come_from_clean_toml_and_options_go_before_them(run, page, project):
    (project / "clean.toml").write_text('format = "markdown"\nscript = "keep"\nmax-bytes = 100_000\ncaptions = false\n')
    assert run(page).out.startswith("# 夜市人潮回來了\n")
    assert run(page, "-f", "text", "--script", "hans").out.startswith(f"{TITLE}\n\n")


def test_defaults_reach_the_core(run, core_returns, project):
    called = core_returns()
    (project / "clean.toml").write_text("captions = false\nmainland_words = true\nmax_bytes = 9\n")
    run(stdin=b"x")
    run("--captions", "--max-bytes", "7", stdin=b"x")
    assert called == [
        Options(captions=False, mainland_words=True, max_bytes=9),
        Options(mainland_words=True, max_bytes=7),
    ]


def test_defaults_may_be_named(run, page, project):
    (project / "other.toml").write_text('format = "json"\n')
    assert run(page, "--config", "other.toml").out.startswith("{")
    missing = run(page, "--config", "nowhere.toml")
    assert (missing.code, missing.out) == (2, "")
    assert "nowhere.toml: No such file" in missing.err


def test_wrong_defaults_are_an_error_of_usage_but_help_still_shows(run, page, project):
    (project / "clean.toml").write_text('fromat = "json"\n')
    result = run(page)
    assert (result.code, result.out) == (2, "")
    assert "clean.toml: unknown key 'fromat'; did you mean format?" in result.err
    assert run("--help").code == 0


# Completion of a shell


def test_a_shell_completes_options_and_their_values(page):
    for words, count, expected in [
        ("clean --exp", 1, "plain,--explain"),
        ("clean --format m", 2, "plain,markdown"),
        ("clean --script k", 2, "plain,keep"),
        ("clean pa", 1, "file,pa"),
    ]:
        shown = shell("clean", COMP_WORDS=words, COMP_CWORD=str(count), _CLEAN_COMPLETE="bash_complete")
        assert (shown.returncode, shown.stdout.decode().strip()) == (0, expected)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(name):
    shown = shell("clean", _CLEAN_COMPLETE=f"{name}_source")
    assert shown.returncode == 0
    assert b"_CLEAN_COMPLETE" in shown.stdout


# Inputs that fail

BAD_PAGES = [
    ("a PNG image", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "a PNG image"),
    ("a JPEG image", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)), "a JPEG image"),
    ("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)), "a PDF document"),
    ("a ZIP archive", b"PK\x03\x04\x14\x00" + bytes(range(256)), "a zip archive"),
    ("random bytes", random.Random(1).randbytes(4000), "binary data"),
    ("an empty file", b"", "nothing"),
    ("a file of white space", b" \n\n ", "nothing"),
]


@pytest.mark.parametrize(("page", "kind"), [case[1:] for case in BAD_PAGES], ids=[case[0] for case in BAD_PAGES])
def test_what_is_not_a_page_is_named(run, tmp_path, page, kind):
    path = tmp_path / "input.html"
    path.write_bytes(page)
    result = run(path)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"clean: {path}: ")
    assert kind in result.err
    assert len(result.err.splitlines()) == 1


def test_a_missing_file_is_named(run):
    result = run("nowhere.html")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("clean: nowhere.html: no such file; check the name")


def test_a_folder_without_pages_is_named(run, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"")
    result = run(tmp_path)
    assert (result.code, result.out) == (1, "")
    assert "nothing to clean" in result.err


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_a_page_may_be_compressed(run, page, suffix, pack):
    packed = page.with_name(page.name + suffix)
    packed.write_bytes(pack(PAGE.encode()))
    assert run(packed).out == run(page).out
    packed.write_bytes(pack(PAGE.encode())[:-20])
    result = run(packed)
    assert (result.code, result.out) == (1, "")
    assert f"clean: {packed}: damaged" in result.err


@pytest.mark.skipif(os.name == "nt", reason="file modes")
def test_a_file_that_may_not_be_read_is_named(run, page, monkeypatch):
    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", deny)
    result = run(page)
    monkeypatch.undo()
    assert (result.code, result.out) == (1, "")
    assert "permission denied" in result.err


def test_a_page_that_is_too_large_is_refused_with_the_way_out(run, page):
    result = run(page, "--max-bytes", 100)
    assert (result.code, result.out) == (1, "")
    assert "larger than 100 bytes" in result.err
    assert "--max-bytes" in result.err


def test_an_endless_input_is_not_read_to_its_end():
    result = shell("yes 臺北 | clean --max-bytes 100000")
    assert b"larger than 100,000 bytes" in result.stderr


def test_standard_input_is_named_too(run):
    assert run(stdin=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n").err.startswith("clean: standard input: ")


def test_without_a_page_and_without_a_pipe_it_does_not_wait():
    terminal, other = pty.openpty()
    result = subprocess.run([sys.executable, "-m", "clean"], stdin=other, capture_output=True, timeout=30, check=False)
    os.close(terminal)
    os.close(other)
    assert result.returncode == 2
    assert b"give a FILE, or pipe one in" in result.stderr


# Pages without an article


@pytest.mark.parametrize(("verdict", "words"), [("no article", "no article on"), ("spam", "nothing but spam on")])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_page_without_an_article_prints_nothing_and_says_so(run, core_returns, verdict, words, form):
    core_returns(verdict, (MENU,))
    result = run("-f", form, stdin=b"x")
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        f"clean: standard input: {words} this page; --explain shows each line and why it is not one\n"
    )


def test_a_page_without_an_article_is_still_data(run, core_returns):
    core_returns("no article", (MENU,))
    result = run("-f", "json", stdin=b"x")
    assert result.code == 3
    assert json.loads(result.out)["removed"][0]["label"] == "navigation"


def test_a_page_without_an_article_can_be_explained(run, core_returns):
    core_returns("spam", (MENU,))
    result = run("--explain", stdin=b"x")
    assert (result.code, result.out) == (3, "- [navigation: menu] 首页 新闻\n")


def test_a_page_without_an_article_leaves_the_output_file_alone(run, core_returns, tmp_path):
    core_returns("no article", (MENU,))
    (tmp_path / "out.txt").write_text("before")
    assert run("-o", tmp_path / "out.txt", stdin=b"x").code == 3
    assert (tmp_path / "out.txt").read_text() == "before"


# Output to a file


def test_output_goes_to_a_file_and_nothing_to_stdout(run, page, tmp_path):
    out = tmp_path / "out.txt"
    result = run(page, "-o", out)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert out.read_text(encoding="utf-8") == run(page).out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "page.html"]


def test_output_keeps_the_mode_and_the_link_of_a_file_that_is_there(run, page, tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)
    assert run(page, "-o", link).code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith(TITLE)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("through", ["same name", "link", "stdin"])
def test_the_input_is_never_overwritten(page, through):
    link = page.with_name("link.html")
    link.symlink_to(page)
    output = link if through == "link" else page
    source = f"< '{page}'" if through == "stdin" else f"'{page}'"
    result = shell(f"clean -o '{output}' {source}")
    assert result.returncode == 2
    assert b"is the input; write the result to another file" in result.stderr
    assert page.read_text(encoding="utf-8") == PAGE


def test_an_output_that_cannot_be_written_is_named(run, page, tmp_path):
    output = tmp_path / "nowhere" / "out.txt"
    result = run(page, "-o", output)
    assert result.code == 1
    assert result.err.startswith(f"clean: {output}: ")


def test_an_output_may_be_a_device(page):
    result = shell(f"clean '{page}' -o /dev/stdout")
    assert (result.returncode, result.stdout.decode().splitlines()[0]) == (0, TITLE)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_an_error(page):
    for command in (f"clean '{page}' > /dev/full", f"clean '{page}' -o /dev/full", "clean --help > /dev/full"):
        result = shell(command)
        assert result.returncode == 1
        assert b"the result was not written" in result.stderr
        assert b"Traceback" not in result.stderr


# The surroundings


@pytest.mark.parametrize(
    "environment", [{"LANG": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_output_is_utf8_under_any_locale(page, environment):
    for command in (f"clean '{page}' --explain", "clean --help all"):
        result = shell(command, **environment)
        assert (result.returncode, result.stderr) == (0, b"")
        assert any("\u4e00" <= letter <= "\u9fff" for letter in result.stdout.decode("utf-8"))


def test_an_input_with_a_chinese_name_is_named_under_any_locale():
    result = shell("clean 没有.html", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert b"no such file" in result.stderr


def test_a_closed_pipe_is_quiet(page):
    long = page.with_name("long.html")
    long.write_text(PAGE.replace("<nav>", f"<nav>{'<a href=/>首頁</a> <br>' * 6_000}"), encoding="utf-8")
    for command in (f"clean '{long}' --explain", f"clean '{page}'", "clean --help"):
        result = shell(f"{command} | head -c 1 | cat > /dev/null")
        assert (result.returncode, result.stderr) == (0, b"")


def test_a_closed_stdout_is_an_error_not_a_traceback(page):
    result = shell(f"clean '{page}' >&-")
    assert (result.returncode, result.stderr.decode()) == (
        1,
        "clean: standard output: it is closed; use -o to write to a file\n",
    )


def test_interrupted_it_leaves_with_130(run, monkeypatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_clean", interrupt)
    result = run(stdin=PAGE.encode())
    assert (result.code, result.out, result.err.strip()) == (130, "", "")


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_only_on_a_terminal_that_wants_it(page, environment, coloured):
    terminal, other = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "clean", str(page), "--explain"],
        stdout=other,
        env={**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, **environment},
        timeout=30,
        check=True,
    )
    os.close(other)
    shown = b""
    try:
        while chunk := os.read(terminal, 65536):
            shown += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(terminal)
    assert (b"\x1b[" in shown) == coloured
    assert FIRST.encode() in shown


def test_a_page_cannot_steer_the_terminal(run, core_returns, monkeypatch):
    core_returns(blocks=(Block("甲\x1b[2J乙", Role.PARAGRAPH, True),))
    assert "\x1b[2J" in run(stdin=b"x").out
    monkeypatch.setattr(cli, "_on_terminal", lambda: True)
    assert "甲␛[2J乙" in run(stdin=b"x").out


def test_help_loads_neither_the_core_nor_its_libraries():
    code = (
        "import sys; from clean.cli import main; main(['--help']); "
        "print(*{'bs4', 'opencc', 'jieba', 'selectolax', 'clean.page', 'clean.parse', 'importlib.metadata', 'json'} "
        "& set(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr.split() == []
