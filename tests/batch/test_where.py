"""Conditions on records: what they mean, what they refuse, and that they run nothing."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.batch.one import clean_record
from clean.batch.record import Cleaned, Dropped, Record
from clean.batch.where import NAMES, Where, WhereError, select

RECORD = {"chars": 512, "spam_share": 0.05, "script": "hant", "title": "渡口", "date": None, "verdict": "article"}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("chars >= 200 and spam_share < 0.1", True),
        ("chars >= 200 and spam_share > 0.1", False),
        ("chars < 200 or script == 'hant'", True),
        ("not chars < 200", True),
        ("200 <= chars < 600", True),
        ("200 <= chars < 500", False),
        ("chars > -1", True),
        ("script in ('hans', 'hant')", True),
        ("script in ['hans']", False),
        ("script not in {'hans', 'mixed'}", True),
        ("'渡' in title", True),
        ("'渡' not in title", False),
        ("verdict == 'article'", True),
        ('verdict != "article"', False),
        ("title", True),
        ("date", False),
        ("date == None", True),
        ("date is None", True),
        ("date is not None", False),
        ("date >= '2020'", False),
        ("date < '2020'", False),
        ("not date >= '2020'", True),
        ("'2020' in date", False),
        ("chars > '200'", False),
        ("True", True),
        ("  chars == 512  ", True),
        ("(chars > 600) or (chars > 500 and not (script == 'hans'))", True),
    ],
)
def test_a_condition_means_what_it_says(condition, holds):
    assert Where(condition)(RECORD) is holds


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("char >= 200", r"'char' is not known, did you mean chars\? Known: author, chars, crawled"),
        ("foo > 1", r"'foo' is not known\. Known: author"),
        ("chars = 200", "no condition at character 7.*== does"),
        ("chars >", "no condition"),
        ("", "no condition"),
        ("chars + 1 > 200", r"'chars \+ 1' is not possible in a condition: only names"),
        ("len(text) > 200", "'len' is not known"),
        ("text(1)", r"'text\(1\)' is not possible"),
        ("title.upper() == 'A'", "is not possible"),
        ("title.__class__", "is not possible"),
        ("title[0] == 'A'", "is not possible"),
        ("(lambda: 1)()", "is not possible"),
        ("[c for c in text]", "'c' is not known"),
        ("f'{title}' == 'A'", "is not possible"),
        ("chars if title else 1", "is not possible"),
        ("(chars := 1)", "is not possible"),
        ("chars > 1j", "is not possible"),
        ("text == b'a'", "is not possible"),
        ("not " * 200 + "title", "nested more than"),
        ("(" * 3000 + "title" + ")" * 3000, "nested|too many"),
        ("not " * 2400 + "title", "nested|cannot be read"),
        ("title or " * 2000 + "title", "characters, more than"),
        ("title == '\0'", "."),
    ],
)
def test_what_is_no_condition_is_refused_with_what_is_wrong(condition, message):
    with pytest.raises(WhereError, match=message):
        Where(condition)


@given(st.text(alphabet="abc chars<>=!()[]{}'\"\\.,:+-*/%&|^~@#0123456789\n\0lambda"))
def test_any_text_is_a_condition_or_a_clear_error(text):
    try:
        condition = Where(text)
    except WhereError:
        return
    assert condition(RECORD) in (True, False)


def test_a_condition_goes_to_another_process():
    there = pickle.loads(pickle.dumps(Where("chars > 200")))
    assert (there.condition, there(RECORD)) == ("chars > 200", True)


def test_a_page_that_fails_the_condition_is_dropped_with_the_condition_as_reason():
    kept = Cleaned({"text": "渡口的老船工起来检查缆绳。"}, kept=13)
    assert select(kept, Where("chars == 13")) is kept
    assert select(kept, Where("chars == 12")) == Dropped(kept.data, "not (chars == 12)")


def test_figures_of_the_record_are_taken_where_it_carries_them():
    measured = Cleaned({"text": "渡口", "quality": {"chars": 999}}, kept=2)
    assert select(measured, Where("chars == 999")) is measured


def test_every_field_of_an_output_record_can_be_asked_for():
    cleaned = clean_record(Record("<p>渡口的老船工起来检查缆绳。</p>", input="a.html", position=1, id="a"))
    assert set(cleaned.data) - set(NAMES) <= {"metadata", "removed"}
