"""What must stay and what must go: look-alikes of spam, and spam in the midst of articles.

The texts are in `precision/`. What is not met yet is in `precision/known_failures.tsv`, with the kind of the fault.
Each is tried as flattened text and as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import pytest

import clean

DATA = Path(__file__).parent / "precision"
NEW_LINE = " ⏎ "
FORMS = ("text", "html")


@dataclass(frozen=True, slots=True)
class Case:
    """An article: what a page shows of it."""

    kind: str
    name: str
    title: str
    byline: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spam:
    """A piece of spam, and where in which article it stands."""

    name: str
    kind: str
    article: str
    where: str
    piece: str


def rows(name: str) -> Iterator[list[str]]:
    """The columns of a data file's rows, without its comments."""
    for line in (DATA / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_cases(name: str) -> tuple[Case, ...]:
    found: list[list[list[str]]] = []
    for row in rows(name):
        if row[0] == "case":
            found.append([])
        found[-1].append(row)
    return tuple(_case(case) for case in found)


def _case(fields: list[list[str]]) -> Case:
    (_, kind, name), *rest = fields
    texts = {field: [text for key, text in rest if key == field] for field in ("title", "byline", "line")}
    assert sum(map(len, texts.values())) == len(rest), f"{name}: a row that is no title, by-line or line"
    return Case(kind, name, *texts["title"], *texts["byline"], tuple(texts["line"]))


LOOK_ALIKES = read_cases("look_alikes.tsv")
ARTICLES = {case.name: case for case in read_cases("articles.tsv")}
SPAM = tuple(Spam(*row) for row in rows("spam.tsv"))
KNOWN = {(fault, name, form): reason for fault, name, form, reason in rows("known_failures.tsv")}


def page(form: str, title: str, lines: list[str], above: list[str]) -> str:
    if form == "text":
        return "\n".join([*above, title, *lines]) + "\n"
    head = "".join(f"<div>{escape(line)}</div>" for line in above)
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(title)}</title></head><body>{head}"
        f"<div class='article'><h1>{escape(title)}</h1>\n{body}\n</div></body></html>"
    )


def spammed(spam: Spam, form: str) -> str:
    """The page of the article with the piece in its place."""
    article = ARTICLES[spam.article]
    pieces = spam.piece.split(NEW_LINE)
    lines = list(article.lines)
    first, second, *rest = lines
    match spam.where:
        case "head":
            return page(form, article.title, [article.byline, *lines], pieces)
        case "top":
            lines = [*pieces, *lines]
        case "middle":
            lines = [first, second, *pieces, *rest]
        case "end":
            lines = [*lines, *pieces]
        case "before":
            lines = [first, spam.piece + second, *rest]
        case "after":
            lines = [first, second + spam.piece, *rest]
        case "inside" | "wedge":
            mark = "。" if spam.where == "inside" else "，"
            start, end = second.split(mark, 1)
            lines = [first, start + mark + spam.piece + end, *rest]
        case _:
            raise ValueError(f"{spam.name}: there is no place {spam.where!r}")
    return page(form, article.title, [article.byline, *lines], [])


@cache
def kept_lines(source: str) -> tuple[str, ...]:
    return tuple(clean.clean(source).text.split("\n"))


def wanted_lines(case: Case) -> list[str]:
    return [clean.to_simplified(line) for line in case.lines]


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def left_of(spam: Spam, form: str) -> str:
    """What the text holds and the article does not: letters and digits alone."""
    text = "\n".join(kept_lines(spammed(spam, form)))
    article = ARTICLES[spam.article]
    second = wanted_lines(article)[1]
    for part in (*wanted_lines(article), *re.split("(?<=[，。])", second)):
        text = text.replace(part, "\n")
    return letters(text)


def marked(fault: str, name: str, *values: object) -> Iterator[object]:
    """The case in each form, marked when it is known to fail."""
    for form in FORMS:
        reason = KNOWN.get((fault, name, form))
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        yield pytest.param(*values, form, marks=marks, id=f"{name.replace(' ', '-')}-{form}")


@pytest.mark.parametrize(("case", "form"), [p for case in LOOK_ALIKES for p in marked("lost", case.name, case)])
def test_every_line_of_an_article_that_looks_like_spam_survives(case: Case, form: str) -> None:
    kept = kept_lines(page(form, case.title, [case.byline, *case.lines], []))
    assert [line for line in wanted_lines(case) if line not in kept] == []


@pytest.mark.parametrize(("spam", "form"), [p for spam in SPAM for p in marked("lost", spam.name, spam)])
def test_every_line_of_an_article_with_spam_in_it_stays(spam: Spam, form: str) -> None:
    kept = letters("".join(kept_lines(spammed(spam, form))))
    article = ARTICLES[spam.article]
    second = wanted_lines(article)[1]
    parts = (*wanted_lines(article)[:1], *re.split("(?<=[，。])", second), *wanted_lines(article)[2:])
    assert [part for part in parts if letters(part) not in kept] == []


@pytest.mark.parametrize(("spam", "form"), [p for spam in SPAM for p in marked("left", spam.name, spam)])
def test_a_piece_of_spam_in_an_article_goes(spam: Spam, form: str) -> None:
    assert left_of(spam, form) == ""


def test_the_known_failures_are_of_cases_that_are_there() -> None:
    names = {"lost": {case.name for case in (*LOOK_ALIKES, *SPAM)}, "left": {spam.name for spam in SPAM}}
    assert [key for key in KNOWN if key[1] not in names[key[0]] or key[2] not in FORMS] == []


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in (*LOOK_ALIKES, *SPAM, *ARTICLES.values())]
    assert len(names) == len(set(names))
