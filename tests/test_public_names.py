"""The public face: names, types, help."""

import inspect
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import clean

ROOT = Path(__file__).parent.parent
USE = """
import clean

article = clean.clean(b"x", url="https://example.com", options=clean.Options(captions=False))
text: str = article.text
title: str | None = article.title
block: clean.Block = article.blocks[0]
label: clean.Label | None = block.label
origin: clean.Origin = article.origins["title"]
simple: str = clean.to_simplified("x")
version: str = clean.__version__
"""
MISUSE = [
    ("clean.claen(b'x')", "has no attribute"),
    ("clean.clean(1)", "incompatible type"),
    ("clean.Options(script='tw')", "incompatible type"),
    ("clean.clean(b'x').text = 1", "Incompatible types"),
    ("clean.clean(b'x').blocks[0].kept = True", "read-only"),
]


def test_every_public_name_is_there_and_listed():
    assert set(clean.__all__) <= set(dir(clean))
    for name in clean.__all__:
        assert getattr(clean, name).__doc__


@pytest.mark.parametrize("name", ["clean", "clean_many", "to_simplified"])
def test_a_public_function_tells_its_parameters(name):
    assert inspect.signature(getattr(clean, name)).parameters


def test_completion_offers_only_public_names():
    assert [name for name in dir(clean) if not name.startswith("__")] == sorted(clean.__all__)


def test_what_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'clean' has no attribute 'claen'"):
        clean.claen  # noqa: B018


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert clean.__version__ == project["version"]


def test_importing_clean_loads_none_of_its_modules():
    code = "import sys, clean; sys.exit(any(name.startswith('clean.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_shows_what_is_public_and_how_it_is_used():
    import pydoc

    shown = pydoc.plain(pydoc.render_doc(clean))
    for name in clean.__all__:
        assert name in shown
    assert "clean.clean(" in shown
    assert "TYPE_CHECKING" not in shown


def test_an_article_can_be_sent_to_another_process():
    article = clean.clean("雨停以後，舊書攤又擺了出來，攤主把油布掀開一角，看看最上面一層濕了沒有。")
    again = pickle.loads(pickle.dumps(article))
    assert (again.text, again.blocks, again.title) == (article.text, article.blocks, article.title)


@pytest.mark.slow
def test_a_type_checker_sees_the_names_and_finds_misuse(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    lines = "".join(f"{line}\n" for line, _ in MISUSE)
    (tmp_path / "misuse.py").write_text(f"import clean\n{lines}")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    good = subprocess.run([*command, "use.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout
    bad = subprocess.run([*command, "misuse.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    for number, (_, complaint) in enumerate(MISUSE, start=2):
        assert any(line.startswith(f"misuse.py:{number}: ") and complaint in line for line in bad.stdout.splitlines())
