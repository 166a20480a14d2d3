"""What the README shows, in both languages, is what happens.

After a change of output, `python tests/test_readme.py` writes the new output of every console block into
both files; look at the difference before you keep it.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(readme: Path, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return [body for found, body in BLOCK.findall(readme.read_text(encoding="utf-8")) if found == language]


def session(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that follows it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)
    assert parts[0] == "", "a console block starts with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def output_of(command: str) -> str:
    """What a line of shell prints, errors and all; `clean` is this package's command."""
    line = f'clean() {{ "{sys.executable}" -m clean "$@"; }}; {command}'
    result = subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=60,
        check=False,
    )
    return result.stdout.decode()


SESSIONS = {
    step for readme in READMES if readme.exists() for block in blocks(readme, "console") for step in session(block)
}


@pytest.mark.parametrize(("command", "shown"), sorted(SESSIONS), ids=[command for command, _ in sorted(SESSIONS)])
def test_every_command_prints_what_is_shown(command: str, shown: str):
    assert output_of(command) == shown


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_python_example_returns_what_is_shown(readme: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    examples = "\n".join(blocks(readme, "python"))
    test = doctest.DocTestParser().get_doctest(examples, {}, readme.name, str(readme), 0)
    assert test.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)


def test_both_languages_show_the_same_code():
    english, chinese = (BLOCK.findall(readme.read_text(encoding="utf-8")) for readme in READMES)
    assert english == chinese


def test_each_language_is_one_click_from_the_other():
    assert "(README.zh.md)" in READMES[0].read_text(encoding="utf-8")[:400]
    assert "(README.md)" in READMES[1].read_text(encoding="utf-8")[:400]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_links_within_the_repository_lead_somewhere(readme: Path):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", readme.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_first_two_shell_blocks_install_and_clean_install_and_test(readme: Path):
    install_and_clean, install_and_test = blocks(readme, "sh")[:2]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert re.fullmatch(
        r"python3 -m venv \.venv && .*pip install .* \. && \.venv/bin/clean tests/\S+\n", install_and_clean
    )
    assert re.fullmatch(r"python3 -m venv \.venv && .*pip install .*'\.\[test\]' && .*-m pytest.*\n", install_and_test)
    assert "test" in extras
    assert (ROOT / install_and_clean.split()[-1]).exists()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_before_and_after_are_the_page_and_its_article(readme: Path):
    """Both are abridged: a line of … stands for lines, one at a line's end for the rest of it."""
    before, after = blocks(readme, "text")[:2]
    page = (ROOT / "tests/pages/hijacked.txt").read_text(encoding="utf-8")
    for shown, full in ((before, page), (after, output_of("clean tests/pages/hijacked.txt"))):
        remaining = iter([line.strip() for line in full.splitlines()])
        for line in shown.splitlines():
            start = line.strip().removesuffix("…")
            assert not start or any(candidate.startswith(start) for candidate in remaining), line


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_option_is_told_with_its_default(readme: Path):
    from clean.options import Options

    text = readme.read_text(encoding="utf-8")
    for option in fields(Options):
        assert re.search(rf"^\| `{option.name}` \| .*`{re.escape(repr(option.default))}`", text, re.M), option.name


def rewrite() -> None:
    """Put the present output of every command into both files; a command that breaks keeps what is shown."""
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        for block in blocks(readme, "console"):
            new = ""
            for command, shown in session(block):
                output = output_of(command)
                if "Traceback" in output:
                    print(f"{readme.name}: {command}\n{output}", file=sys.stderr)
                new += f"$ {command}\n{shown if 'Traceback' in output else output}"
            text = text.replace(f"```console\n{block}```", f"```console\n{new}```")
        readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
