"""Where the time of a page goes: the package's own functions, timed from outside while it cleans.

Compiled functions cannot be timed so: the shares are those of the Python modules (see `use_python_modules`).

Nothing in the package is changed for it: each function of the table is wrapped where the page's journey looks it up,
and given back afterwards. A step's time is its own, without that of the steps it calls. A function that a later
version no longer has is named, and its time counts for the step around it.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from typing import Any

from measure import forget

# Step, module whose global (or class attribute) is wrapped, name. In the order of a page's journey.
STEPS = (
    ("decode", "clean.page", "_is_plainly_html"),
    ("decode", "clean.page", "kind_of"),
    ("decode", "clean.page", "strict_utf8"),
    ("decode", "clean.page", "read_utf8"),
    ("decode", "clean.page", "may_be_utf8"),
    ("decode", "clean.page", "is_read_right"),
    ("decode", "clean.page", "repair_mojibake"),
    ("parse", "clean.page", "is_html"),
    ("parse", "clean.parse.html", "LexborHTMLParser"),
    ("parse", "clean.page", "parse_html"),
    ("parse", "clean.page", "parse_text"),
    ("head", "clean.parse.walk", "_head"),
    ("walk", "clean.parse.walk", "_walk"),
    ("scores", "clean.label.drafting", "score_blocks"),
    ("main content", "clean.label.drafting", "find_main_content"),
    ("main content", "clean.label.drafting", "with_neighbours"),
    ("drafting", "clean.page", "draft_of_html"),
    ("drafting", "clean.page", "draft_of_text"),
    ("noise", "clean.label.drafting", "undo_noise"),
    ("conversion", "clean.page", "simplify"),
    ("conversion", "clean.page", "to_simplified"),
    ("spam", "clean.page", "judge_spam"),
    ("spam", "clean.page", "is_spam_page"),
    ("spam", "clean.label.spam", "SpamJudge.parts"),
    ("phrases", "clean.label.decide", "signs_of_lines"),
    ("labels", "clean.page", "judge_lines"),
    ("title", "clean.page", "title_of"),
    ("labels", "clean.page", "drop_title"),
    ("labels", "clean.page", "drop_above_title"),
    ("labels", "clean.page", "judge_run"),
    ("labels", "clean.page", "label_feeds"),
    ("labels", "clean.page", "cut_parts"),
    ("labels", "clean.page", "drop_text_ends"),
    ("labels", "clean.page", "drop_leftovers"),
    ("labels", "clean.page", "drop_duplicates"),
    ("labels", "clean.page", "drop_no_article"),
    ("second look", "clean.page", "_second_look"),
)
REST = "all else"


class _PythonModules:
    """Finds the package's modules as Python files, also where they are compiled."""

    @staticmethod
    def find_spec(name: str, path: list[str] | None = None, _target: object = None) -> ModuleSpec | None:
        if not name.startswith("clean."):
            return None
        found = (FileFinder(folder, (SourceFileLoader, SOURCE_SUFFIXES)).find_spec(name) for folder in path or ())
        return next(filter(None, found), None)


def use_python_modules() -> None:
    """From here on the package's modules are loaded as Python files."""
    sys.meta_path.insert(0, _PythonModules)  # type: ignore[arg-type]


class Clock:
    """Time by step: of nested steps each has its own."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock
        self._open: list[str] = [REST]
        self._last = clock()

    def _turn(self) -> None:
        """Give the time since the last turn to the step that is open."""
        now = self._clock()
        step = self._open[-1]
        self.seconds[step] = self.seconds.get(step, 0.0) + now - self._last
        self._last = now

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted for a step."""

        def wrapped(*arguments: Any, **options: Any) -> Any:
            self._turn()
            self._open.append(step)
            try:
                return function(*arguments, **options)
            finally:
                self._turn()
                self._open.pop()

        return wrapped

    def start(self) -> None:
        self._last = self._clock()

    def stop(self) -> None:
        self._turn()


@contextmanager
def wrapped(clock: Clock) -> Iterator[list[str]]:
    """The package with its steps timed; yields the functions of the table that it does not have."""
    kept: list[tuple[Any, str, Any]] = []
    absent = []
    try:
        for step, module, name in STEPS:
            try:
                holder: Any = importlib.import_module(module)
                *outer, name = name.split(".")
                for part in outer:
                    holder = getattr(holder, part)
                function = getattr(holder, name)
            except (ImportError, AttributeError):
                absent.append(f"{module}.{name}")
                continue
            kept.append((holder, name, function))
            setattr(holder, name, clock.timed(step, function))
        yield absent
    finally:
        for holder, name, function in reversed(kept):
            setattr(holder, name, function)


def profile(pages: list[bytes], rounds: int) -> tuple[list[dict[str, float]], list[str]]:
    """Seconds by step of each round over all pages, after one that is not counted; and what was not found.

    Metadata, explanations and Markdown are asked for on top, each as a step of its own: a page that does not ask for
    them does not pay for them, so they are not part of the sum.
    """
    found: list[dict[str, float]] = []
    absent: list[str] = []
    for number in range(rounds + 1):
        clock = Clock()
        forget()
        with wrapped(clock) as missing:
            page_module = importlib.import_module("clean.page")
            for data in pages:
                clock.start()
                try:
                    page_module.clean(data)
                except ValueError:
                    continue
                finally:
                    clock.stop()
        absent = missing
        if number:
            found.append(clock.seconds)
    return found, absent


ASKED: dict[str, Callable[[Any], object]] = {
    "metadata": lambda article: article.author,
    "explanation": lambda article: article.blocks,
    "markdown": lambda article: article.to_markdown(),
}


def on_request(pages: list[bytes]) -> dict[str, float]:
    """Seconds for what is computed only when asked for, over all pages, the faster of two passes."""
    from clean import clean

    best: dict[str, float] = {}
    for _ in range(2):
        totals: dict[str, float] = dict.fromkeys(ASKED, 0.0)
        forget()
        for data in pages:
            try:
                article = clean(data)
            except ValueError:
                continue
            for name, ask in ASKED.items():
                start = time.perf_counter()
                ask(article)
                totals[name] += time.perf_counter() - start
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in totals.items()}
    return best
