"""The documentation: its examples run, both languages show the same, what is made from the program is current.

After a change of output, `python tests/test_documentation.py` writes the new output of every console block into the
pages; after a change of options or labels, `python docs/make.py` writes those parts. Look at the difference before you
keep it.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from doc_examples import BLOCK, ROOT, complaints_of, output_of, rewrite, sessions

import clean
from clean.labels import Label

DOCS = ROOT / "docs"
ENGLISH = sorted(DOCS.glob("*.md"))
CHINESE = sorted((DOCS / "zh").glob("*.md"))
PAGES = [*ENGLISH, *CHINESE]
SESSIONS = sessions(PAGES)
EXAMPLES = tomllib.loads((DOCS / "labels.toml").read_text(encoding="utf-8"))

TITLE = "雨后的旧书摊"
ARTICLE = (
    "雨停以后，旧书摊又摆了出来。摊主姓裴，先把油布掀开一角，看看最上面一层湿了没有。",
    "他卖的多是没有封面的书，价钱写在一张纸条上，夹在第一页。来的人蹲着看，一蹲就是一个下午，也不一定买。",
    "一本一本搬到太阳底下。",
    "下午太阳好的时候，整条街都能闻到旧纸的味道。裴师傅坐在小板凳上，一边晒太阳，一边补书脊。",
    "天黑以前，他把书一本一本收回车里，数一数，比早上少了七本，够吃三天的饭，他觉得很好。",
)
PLACES = {"above": 0, "under": 1, "inside": 4, "below": 6}


def program(name: str) -> ModuleType:
    """A program of the documentation's folder as a module."""
    found = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def named(path: Path) -> str:
    return str(path.relative_to(DOCS))


# --- what the pages show


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_every_command_prints_what_is_shown(command: str, shown: str):
    if ".warc" in command:
        pytest.importorskip("fastwarc", reason="needs the extra 'warc'")
    assert output_of(command) == shown


@pytest.mark.parametrize("page", ENGLISH, ids=named)
def test_every_python_example_returns_what_is_shown(page: Path):
    assert complaints_of(page) == ""


@pytest.mark.parametrize("page", ENGLISH, ids=named)
def test_both_languages_show_the_same_code(page: Path):
    twin = DOCS / "zh" / page.name
    english, chinese = (BLOCK.findall(path.read_text(encoding="utf-8")) for path in (page, twin))
    assert [block for block in english if block[0] != "text"] == [block for block in chinese if block[0] != "text"]


@pytest.mark.parametrize("page", ENGLISH, ids=named)
def test_both_languages_have_the_same_sections_tables_and_lists(page: Path):
    shapes = []
    for path in (page, DOCS / "zh" / page.name):
        text = BLOCK.sub("", path.read_text(encoding="utf-8"))
        shapes.append([match.group() for match in re.finditer(r"^#{1,3} |^\||^- |^\d\. ", text, re.M)])
    assert shapes[0] == shapes[1]


def test_both_languages_have_the_same_pages():
    assert [page.name for page in ENGLISH] == [page.name for page in CHINESE]


# --- what is made from the program


def test_options_settings_and_labels_are_current():
    assert program("make").main(["--check"]) == 0


def test_every_option_is_told_in_chinese_and_no_other():
    from clean.cli import command

    told = tomllib.loads((DOCS / "options.zh.toml").read_text(encoding="utf-8"))
    assert told.keys() == {max(option.opts, key=len) for option in command.params if option.name != "files"}


# --- one example of each label, and one look-alike


def page_with(line: str, place: str) -> str:
    """The article with a line in it: HTML when the line is, else text."""
    lines = [TITLE, *ARTICLE]
    lines.insert(PLACES[place], line)
    if not re.match("<(?:div|p|figure)", line):
        return "\n".join(lines)
    marked = [text if text is line else f"<h1>{text}</h1>" if text == TITLE else f"<p>{text}</p>" for text in lines]
    head = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head>"
    return f"{head}<body><article>{''.join(marked)}</article></body></html>"


@pytest.mark.parametrize("label", EXAMPLES)
def test_the_example_of_a_label_gets_it(label: str):
    entry = EXAMPLES[label]
    options = clean.Options(**entry.get("options", {}))
    without = clean.clean(page_with("", entry["at"]), options=options)
    article = clean.clean(page_with(entry["example"], entry["at"]), options=options)
    assert [block.label for block in article.removed].count(label) > [block.label for block in without.removed].count(
        label
    )


@pytest.mark.parametrize("label", EXAMPLES)
def test_the_look_alike_of_a_label_stays(label: str):
    entry = EXAMPLES[label]
    article = clean.clean(page_with(entry["stays"], "inside"), options=clean.Options(**entry.get("options", {})))
    shown = re.sub("</?(?:div|p|span)[^>]*>", "", entry["stays"])
    assert shown in article.text.splitlines()


def test_every_label_has_an_example():
    assert list(EXAMPLES) == [label.value for label in Label]


# --- the built pages


def test_a_link_that_leads_nowhere_and_what_is_loaded_from_elsewhere_are_faults(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a href="b.html">b</a> <a href="c.html">c</a> <a href="b.html#there">t</a> <a href="b.html#here">h</a>'
        '<a href="https://example.com/">out</a> <script src="https://example.com/x.js"></script>'
    )
    (tmp_path / "b.html").write_text('<p id="here">b</p>')
    (tmp_path / "a.css").write_text("p { background: url(//example.com/x.png) } q { background: url(data:,) }")
    assert list(program("build").check(tmp_path)) == [
        "a.html: loads https://example.com/x.js",
        "a.html: c.html leads nowhere",
        "a.html: b.html#there: no such place in that page",
        "a.css: loads from elsewhere",
    ]


@pytest.mark.slow
def test_the_pages_build_without_a_warning_load_nothing_and_lead_somewhere(tmp_path):
    pytest.importorskip("sphinx", reason="needs the extra 'docs'")
    command = [sys.executable, str(DOCS / "build.py"), "--to", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 faults" in done.stdout
    for language in ("en", "zh"):
        assert {path.stem for path in ENGLISH} <= {path.stem for path in (tmp_path / language).glob("*.html")}


if __name__ == "__main__":
    rewrite(PAGES)
