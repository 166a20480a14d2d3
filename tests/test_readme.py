"""What the README shows, in both languages, is what happens.

After a change of output, `python tests/test_readme.py` writes the new output of every console block into
both files; look at the difference before you keep it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from doc_examples import BLOCK, ROOT, blocks, complaints_of, output_of, rewrite, sessions

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
SESSIONS = sessions(READMES)


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_every_command_prints_what_is_shown(command: str, shown: str):
    assert output_of(command) == shown


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_python_example_returns_what_is_shown(readme: Path):
    assert blocks(readme, "python")
    assert complaints_of(readme) == ""


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


if __name__ == "__main__":
    rewrite(READMES)
