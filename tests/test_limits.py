"""The limits of one page: time, and expressions whose time grows no faster than what they search."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import clean
import clean.deadline
import clean.label.contacts
import clean.page
from clean import Options, PageError
from clean.word_lists import lines_by_section

PAGE = "<html><body>" + "<p>他推开门，看见院子里落满了雪，于是又把门关上。</p>" * 3 + "</body></html>"


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), PAGE.encode("gb18030"), re.sub("<.*?>", "\n", PAGE)])
def test_a_page_is_given_up_when_its_time_is_over(page: bytes | str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock goes on by a second each time it is looked at: whatever step is next, it is stopped there."""
    steps = []
    for seconds in range(1, 12):
        ticks, wall = iter(range(100)), iter(range(0, 10_000, 100))
        monkeypatch.setattr(clean.deadline, "thread_time", lambda ticks=ticks: next(ticks))
        monkeypatch.setattr(clean.deadline, "perf_counter", lambda wall=wall: next(wall))
        try:
            clean.clean(page, options=Options(timeout=seconds + 0.5))
        except PageError as error:
            found = re.fullmatch(r"not cleaned within (\S+) s, stopped after (.*): raise timeout, or .*", str(error))
            assert found is not None
            assert float(found[1]) == seconds + 0.5
            steps.append(found[2])
    assert len(steps) >= 4
    assert len(set(steps)) == len(steps)
    assert steps[-1] == "the search for the article's lines"


def test_the_time_that_others_take_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    judge_lines = clean.page.judge_lines

    def interrupted(draft: Any) -> None:
        time.sleep(0.3)
        judge_lines(draft)

    monkeypatch.setattr(clean.page, "judge_lines", interrupted)
    assert clean.clean(PAGE, options=Options(timeout=0.25)).text


# ------------------------------------------------------------------------------------------------------- expressions

# Searched only in lines that were cut short before, or matched only where they begin.
BOUNDED = re.compile(
    r"clean\.(?:metadata\.|script\.review\._rules|decode\.(?:_HIGH_TAIL|_UTF8_NAME)|parse\.risk\."
    r"|page\._WEB|parse\.html\._TIME|parse\.(?:next_page|thread|broken)|batch\.)"
)
UNITS = [
    *(
        "1",
        "a",
        " ",
        "\t",
        "\n",
        "的",
        "-",
        "_",
        ".",
        "/",
        ":",
        "=",
        ",",
        "，",
        "、",
        "。",
        "（",
        "(",
        "[",
        "“",
        '"',
        "'",
        "<",
    ),
    *(
        "&",
        "|",
        "\\",
        "①",
        "\u200b",
        "　",
        "1 ",
        "a ",
        "1.",
        "a.",
        "1-",
        "a-",
        "[1",
        "<a ",
        "<b>",
        "<!--",
        "www.",
        "来源：",
        "\\u",
    ),
]
SIZE = 3000
# Seconds; what is quadratic takes several times as long, what is linear a fraction, also on a busy machine.
QUICK = 0.05


@cache
def _all_expressions() -> list[tuple[str, re.Pattern[Any]]]:
    written = [(name, value) for name, value in vars(clean.label.contacts).items() if name.isupper()]
    written += [("a watermark", mark) for mark in lines_by_section("watermarks")[""]]
    return [(name, re.compile(value)) for name, value in written if isinstance(value, str)] + [
        (name, pattern) for name, pattern in _expressions() if not BOUNDED.match(name)
    ]


def _expressions() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """All compiled expressions that modules of the package hold by name, in tables, or behind a cached function."""

    def inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, dict):
            yield from inside(list(value.values()), depth)
        elif isinstance(value, tuple | list | frozenset | set) and depth < 3:
            for one in value:
                yield from inside(one, depth + 1)

    seen: set[re.Pattern[Any]] = set()
    for module in pkgutil.walk_packages(clean.__path__, "clean."):
        if module.name.startswith(("clean.batch", "clean.__main__", "clean.script.edges")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            made = getattr(value, "__wrapped__", None)
            if made and "Pattern" in made.__annotations__.get("return", "") and not made.__code__.co_argcount:
                value = value()
            for pattern in inside(value):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{module.name}.{name}", pattern


@pytest.mark.interpreted
@pytest.mark.parametrize("unit", UNITS)
def test_every_expression_is_quick_on_a_run_of_anything(unit: str) -> None:
    text = unit * (SIZE // len(unit)) + "!"
    slow = []
    for name, pattern in _expressions():
        if not BOUNDED.match(name):
            sample = text.encode() if isinstance(pattern.pattern, bytes) else text
            best = min(_seconds(pattern, sample) for _ in range(2))
            if best > QUICK and min(_seconds(pattern, sample) for _ in range(4)) > QUICK:
                slow.append((name, pattern.pattern, round(best, 3)))
    assert slow == []


def _seconds(pattern: re.Pattern[Any], sample: Any) -> float:
    start = time.thread_time()
    pattern.search(sample)
    return time.thread_time() - start
