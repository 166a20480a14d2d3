"""What the build does to the sources that mypyc reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

BUILD = Path(__file__).resolve().parent.parent / ".build"


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BUILD))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    from bindings import bound

    return bound


SOURCE = """\
from bisect import bisect_left
from ..labels import SPAM_LABELS, Label
from ..parse.compiled import (
    IS_COMPILED,
    count_in,
)
from .topic import Topic, count_han
from ..parse.compiled import IS_COMPILED


def named() -> tuple[str, str]:
    return ("一", Label.TITLE.value)


def counted(label: Label, topic: Topic) -> int:
    return count_in("a", b"") if IS_COMPILED else count_han("a")
"""


KEPT = """\
from __future__ import annotations
from functools import cache, lru_cache


@cache
def _names() -> list[str]:
    # New each time.
    return ["一", "二"]


@lru_cache(maxsize=1 << 1)
def _parts(text: str) -> list[str]:
    return text.split()


@cache
def _doubled(number: int) -> list[int]:
    return [number, number]


@cache
def _named(label: str) -> str | None:
    return label
"""


def test_what_is_not_compiled_by_mypyc_is_bound_and_classes_and_other_modules_stay(bound) -> None:
    lines = bound(SOURCE, "clean/label/some.py", {"clean/label/topic.py"}).splitlines()
    assert "bisect_left: _Final = _imported_bisect_left" in lines
    assert "from ..labels import SPAM_LABELS as _imported_SPAM_LABELS, Label" in lines
    assert "from .topic import Topic, count_han" in lines
    assert not any(line.startswith("count_han:") for line in lines)
    assert lines[-1] == '    return count_in("a", b"") if True else count_han("a")'
    assert "IS_COMPILED" not in "\n".join(lines)


ZIPS = """\
def pairs(ones: list[str], others: list[str]) -> list[tuple[str, str]]:
    inner = zip(
        ones,
        others,
        strict=True,
    )
    return list(zip("一", "二", strict=False)) + list(inner) + load("二", strict=False)
"""


def test_calls_of_zip_do_not_say_whether_they_are_strict(bound) -> None:
    lines = bound(ZIPS, "clean/label/some.py", ()).splitlines()
    assert [line.strip() for line in lines[1:6]] == ["inner = zip(", "ones,", "others,", "", ")"]
    assert lines[6] == '    return list(zip("一", "二")) + list(inner) + load("二", strict=False)'


def test_members_of_enumerations_are_bound_where_they_are_named(bound) -> None:
    lines = bound(SOURCE, "clean/label/some.py", set()).splitlines()
    assert "_Label_TITLE: _Final = Label.TITLE" in lines
    assert '    return ("一", _Label_TITLE.value)' in lines
    assert "def counted(label: Label, topic: Topic) -> int:" in lines


def test_what_is_found_is_kept_and_other_caches_stay(bound) -> None:
    source = bound(KEPT, "clean/label/some.py", set())
    lines = source.splitlines()
    assert lines.count("@cache") == 1
    assert lines[lines.index("@cache") + 1] == "def _named(label: str) -> str | None:"
    names: dict[str, Any] = {}
    exec(source, names)
    assert names["_names"]() is names["_names"]() == ["一", "二"]
    assert names["_doubled"](3) is names["_doubled"](3) == [3, 3]
    parts, kept = names["_parts"], names["_cache_of__parts"]
    assert parts("一 二") is parts("一 二") == ["一", "二"]
    parts("三")
    assert list(kept.found) == ["一 二", "三"]
    parts("四")
    assert list(kept.found) == ["四"]
    assert kept.cache_parameters() == {"maxsize": 2}
    kept.cache_clear()
    assert kept.found == {}


def test_the_sources_of_the_package_mean_the_same_when_bound(bound) -> None:
    for path in (BUILD.parent / "clean" / "label").glob("*.py"):
        found = bound(path.read_text("utf-8"), f"clean/label/{path.name}", set())
        compile(found, path.name, "exec")
