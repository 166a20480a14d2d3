"""Defaults of a project: where they are found, and what is said of wrong ones."""

import subprocess
import sys

import pytest

from clean.config import ConfigError, find_config, read_config

KEYS = {"format": ("text", "json"), "captions": bool, "max_bytes": int, "name": str}


@pytest.fixture
def folder(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    return deep


def test_there_may_be_none(folder):
    assert find_config(folder) is None


def test_the_nearest_folder_counts(folder):
    (folder.parent.parent / "clean.toml").write_text("")
    assert find_config(folder) == folder.parent.parent / "clean.toml"
    (folder.parent / "clean.toml").write_text("")
    assert find_config(folder) == folder.parent / "clean.toml"


def test_clean_toml_goes_before_pyproject(folder):
    (folder / "pyproject.toml").write_text("[tool.clean]\n")
    assert find_config(folder) == folder / "pyproject.toml"
    (folder / "clean.toml").write_text("")
    assert find_config(folder) == folder / "clean.toml"


def test_a_pyproject_that_says_nothing_of_clean_is_passed_over(folder):
    (folder.parent / "clean.toml").write_text("")
    (folder / "pyproject.toml").write_text("[tool.ruff]\n")
    assert find_config(folder) == folder.parent / "clean.toml"


def test_names_may_be_written_with_hyphens_or_underscores(folder):
    path = folder / "clean.toml"
    path.write_text('format = "json"\nmax-bytes = 7\ncaptions = false\n')
    assert read_config(path, KEYS) == {"format": "json", "max_bytes": 7, "captions": False}
    path.write_text("max_bytes = 7\n")
    assert read_config(path, KEYS) == {"max_bytes": 7}


def test_pyproject_has_them_in_a_table_of_its_own(folder):
    path = folder / "pyproject.toml"
    path.write_text('[project]\nname = "corpus"\n[tool.clean]\nformat = "json"\n')
    assert read_config(path, KEYS) == {"format": "json"}


WRONG = [
    ("a misspelt key", "fromat = 1", "unknown key 'fromat'; did you mean format?"),
    ("an unknown key", "colour = 1", "unknown key 'colour'; take it out, or use one of these: (known: captions, "),
    ("a word that is none of the choices", 'format = "xml"', "format is 'xml'; write one of 'text', 'json'"),
    ("text for a switch", 'captions = "no"', "captions is 'no'; write true or false"),
    ("a switch for a number", "max-bytes = true", "max-bytes is True; write a whole number"),
    ("a number for text", "name = 3", "name is 3; write a string"),
    ("a list for a choice", 'format = ["json"]', "format is ['json']; write one of"),
    ("no TOML", "format = json", "not valid TOML: "),
]


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_told_with_the_file_and_the_way_out(folder, text, message):
    path = folder / "clean.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as raised:
        read_config(path, KEYS)
    assert str(raised.value).startswith(f"{path}: ")
    assert message in str(raised.value)


def test_a_wrong_key_in_pyproject_names_the_table(folder):
    path = folder / "pyproject.toml"
    path.write_text("[tool.clean]\nx = 1\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml, \[tool\.clean\]: unknown key 'x'"):
        read_config(path, KEYS)


def test_a_file_that_cannot_be_read_is_named(folder):
    with pytest.raises(ConfigError, match="No such file"):
        read_config(folder / "clean.toml", KEYS)


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nclean = 1"])
def test_a_table_that_is_none_is_told(folder, text):
    path = folder / "pyproject.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match="is no table"):
        read_config(path, KEYS)


def test_where_there_is_none_no_toml_is_loaded(folder):
    code = "import sys; from clean.cli import main; main(['nowhere.html']); sys.exit('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
