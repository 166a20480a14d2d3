"""Dates that are told from the day of fetching: known with it, and without it never guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clean
from clean.batch.one import clean_record
from clean.batch.record import Cleaned, Record
from clean.metadata.relative import relative_moment, when_crawled

NOON = "2024-03-01T12:00:00+08:00"
PROSE = (
    "渡口修好以后，坐船的人反而少了。船工说，桥通了，谁还肯等，只有赶集的老人还愿意在石阶上坐一会儿。",
    "可是每天早上五点，他还是把缆绳解开，在河心绕一圈，再慢慢划回来，把船板擦干净，等第一个客人。",
)

TOLD = [
    ("昨天", NOON, "2024-02-29"),
    ("昨天 21:40", NOON, "2024-02-29T21:40"),
    ("昨天21:40", NOON, "2024-02-29T21:40"),
    ("前天 08:05", NOON, "2024-02-28T08:05"),
    ("今天 10:05", NOON, "2024-03-01T10:05"),
    ("昨天 晚上 9:40", NOON, "2024-02-29T21:40"),
    ("2分钟前", NOON, "2024-03-01T11:58"),
    ("2分鐘前", NOON, "2024-03-01T11:58"),
    ("刚刚", NOON, "2024-03-01T12:00"),
    ("半小时前", NOON, "2024-03-01T11:30"),
    ("3小时前", NOON, "2024-03-01"),
    ("13小時前", NOON, "2024-02-29"),
    ("3天前", NOON, "2024-02-27"),
    ("三天前", NOON, "2024-02-27"),
    ("发布于 2天前", NOON, "2024-02-28"),
    ("来源：河湾日报 3小时前", NOON, "2024-03-01"),
    ("河湾日报 | 昨天 21:40 | 阅读 312", NOON, "2024-02-29T21:40"),
    ("昨天 21:40", "2024-03-01", "2024-02-29T21:40"),
    ("2分钟前", "2024-02-29T16:01:00Z", "2024-02-29T23:59"),
    ("昨天 21:40", "2024-02-29T16:01:00Z", "2024-02-29T21:40"),
    ("02-27 08:00", NOON, "2024-02-27T08:00"),
]
NOT_TOLD = [
    ("昨天 21:40", None, "the time of fetching is not known"),
    ("2分钟前", None, "the time of fetching is not known"),
    ("2分钟前", "2024-03-01", "minutes from a day"),
    ("3小时前", "2024-03-01", "hours from a day"),
    ("99天前", NOON, "a round figure"),
    ("几分钟前", NOON, "no figure"),
    ("2周前", NOON, "a round figure"),
    ("1年前", NOON, "a round figure"),
    ("最后回复于 3小时前", NOON, "someone else's"),
    ("编辑于 昨天 21:40", NOON, "a later update"),
    ("昨天的渡口", NOON, "a word of a heading"),
    ("三天前后的潮水", NOON, "a word of a heading"),
    ("活动截止 今天 18:00", NOON, "the end of something"),
    ("05-20 08:00", NOON, "in the future"),
]  # fmt: skip


def page(line: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    return f"<html><body><h1>渡口停摆之前</h1><div>{line}</div><div>{body}</div></body></html>"


@pytest.mark.parametrize(("line", "crawled", "date"), TOLD)
def test_a_relative_date_counts_from_the_time_of_fetching(line: str, crawled: str, date: str):
    assert clean.clean(page(line), options=clean.Options(crawled=crawled)).date == date


@pytest.mark.parametrize(("line", "crawled", "why"), NOT_TOLD)
def test_what_tells_no_day_gives_none(line: str, crawled: str | None, why: str):
    assert clean.clean(page(line), options=clean.Options(crawled=crawled)).date is None, why


def test_a_date_that_the_page_writes_out_goes_before():
    found = clean.clean(page("2023-11-18 20:15 来源：河湾日报</div><div>3小时前"), options=clean.Options(crawled=NOON))
    assert found.date == "2023-11-18T20:15"


def test_the_time_of_fetching_does_not_change_the_text():
    line = "昨天 21:40 来源：河湾日报"
    plain, dated = clean.clean(page(line)), clean.clean(page(line), options=clean.Options(crawled=NOON))
    assert (plain.text, plain.source) == (dated.text, dated.source)


@pytest.mark.parametrize("crawled", ["yesterday", "5.3.2024", "", "2024-03-05 noon"])
def test_a_time_of_fetching_that_is_none_is_refused(crawled: str):
    with pytest.raises(ValueError, match="crawled must be a day or a time in ISO 8601"):
        clean.Options(crawled=crawled)


def test_a_record_of_a_crawl_has_its_own_time():
    def date(crawled: str | None, options: clean.Options) -> object:
        outcome = clean_record(Record(page("昨天 21:40"), "a.warc", 1, "1", crawled=crawled), options)
        assert isinstance(outcome, Cleaned)
        return outcome.data["date"]

    assert date("2024-03-01T04:00:00Z", clean.Options()) == "2024-02-29T21:40"
    assert date("2024-03-01T04:00:00Z", clean.Options(crawled="2020-01-02")) == "2024-02-29T21:40"
    assert date(None, clean.Options(crawled="2020-01-02")) == "2020-01-01T21:40"
    assert date("last spring", clean.Options()) is None


MOMENTS = st.datetimes(datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31))


@given(st.text(alphabet="今昨前天日刚分钟小时半两三 019:：发", max_size=14), MOMENTS)
def test_no_moment_lies_after_the_day_of_fetching(text: str, crawled: datetime.datetime):
    try:
        found = relative_moment(text, crawled)
    except OverflowError:
        pytest.fail("a date before the first year")
    assert found is None or found[0].day <= crawled.date()


@given(st.text(max_size=40))
def test_any_text_may_stand_for_a_time_of_fetching(text: str):
    when_crawled(text)
