"""The report on many pages: what it counts and shows, and that nothing of a page is active in it."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import NASTY

from clean.labels import Label
from clean.render.summary import SAMPLES, SITES, WORST, Summary, to_summary


def line(text: str, label: str = "navigation", reason: str = "menu") -> dict:
    return {"text": text, "label": label, "reason": reason, "role": "paragraph", "inside": False}


def record(name: str, *removed: dict, text: str = "正文", verdict: str = "article", url: str | None = None) -> dict:
    return {"id": name, "title": f"题{name}", "text": text, "verdict": verdict, "url": url, "removed": list(removed)}


def summary_of(*records: dict) -> Summary:
    summary = Summary()
    for one in records:
        summary.add(one)
    return summary


def test_pages_characters_and_lines_are_counted():
    summary = summary_of(
        record("a", line("首页"), line("加微信", "spam.contact")),
        record("b", line("新闻频道"), text="", verdict="no article"),
    )
    assert (summary.pages, summary.kept) == (2, 2)
    assert summary.verdicts == {"article": 1, "no article": 1}
    assert summary.characters == {"navigation": 6, "spam.contact": 3}
    assert summary.lines == {"navigation": 2, "spam.contact": 1}


def test_sites_are_counted_by_host():
    spam = line("六合彩", "spam.promotion")
    summary = summary_of(
        record("a", spam, url="https://a.example/1"),
        record("b", spam, url="https://a.example:8080/2"),
        record("c", spam, url="http://[broken"),
        record("d", spam),
        record("e", line("首页"), url="https://quiet.example/"),
    )
    assert summary.sites == {"a.example": 6, "without an address": 6}


def test_the_worst_pages_come_first_and_are_few():
    records = [record(str(n), line("彩" * n, "spam.promotion"), text="文" * 400) for n in range(1, 100)]
    summary = summary_of(*records)
    assert [page.spam for page in summary.most_spam()] == list(range(99, 99 - WORST, -1))
    assert [page.name for page in summary.least_kept()][:2] == ["99", "98"]


def test_short_pages_say_nothing_about_what_was_kept():
    assert summary_of(record("a", line("首页"), text="")).least_kept() == []


def test_samples_are_few_different_and_the_same_in_any_order():
    lines = [line(f"推荐{n % 40}", "recommendation") for n in range(400)]
    first = summary_of(*(record(str(n), one) for n, one in enumerate(lines))).samples("recommendation")
    random.Random(1).shuffle(lines)
    again = summary_of(*(record(str(n), one) for n, one in enumerate(lines))).samples("recommendation")
    assert [one["text"] for one in first] == [one["text"] for one in again]
    assert len({one["text"] for one in first}) == SAMPLES


def test_it_keeps_a_bounded_number_of_sites(monkeypatch):
    monkeypatch.setattr("clean.render.summary._MOST_SITES", 10)
    summary = summary_of(
        *(record(str(n), line("彩" * (1 + n % 7), "spam.promotion"), url=f"https://{n}.example/") for n in range(500))
    )
    assert len(summary.sites) <= 20


def test_the_report_shows_charts_pages_and_samples():
    summary = summary_of(
        record("a", line("首页 新闻"), line("加微信", "spam.contact"), url="https://a.example/1"),
        record("b", line("首页"), text="文" * 500),
    )
    source = to_summary(summary, "crawl/", lambda page: f"p/{page.name[-1]}.html", {"timeout": 1})
    assert "<h1>crawl/</h1>" in source
    assert "failed: timeout" in source
    assert '<a href="p/1.html"><bdi lang="zh-Hans">题a</bdi></a>' in source
    assert "spam.contact 引流" in source
    assert re.search(r"<li>首页 新闻 <span class=\"why\">menu</span></li>", source)
    assert source.count("<rect") == 2 + 1 + 3


def test_records_without_removed_lines_are_summed_up_without_them():
    source = to_summary(summary_of({"id": "a", "title": None, "text": "正文", "verdict": "article"}))
    assert "--explain removed" in source


def test_no_records_at_all_make_a_report():
    assert "0 pages" in to_summary(Summary())


def test_only_the_first_sites_are_shown():
    records = [record(str(n), line("彩", "spam.promotion"), url=f"https://{n}.example/") for n in range(40)]
    assert len(re.findall(r"<bdi>\d+\.example", to_summary(summary_of(*records)))) == SITES


def test_an_unknown_label_is_shown_as_it_is():
    assert "spam.new" in to_summary(summary_of(record("a", line("新", "spam.new"))))


TEXTS = st.one_of(st.sampled_from(NASTY), st.text(alphabet="<>&\"'/= \nabc\x00\x1b\ud800"))


@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([label.value for label in Label]))
def test_nothing_of_a_page_becomes_markup(text: str, reason: str, name: str, label: str):
    hostile = {**record(name, line(text, label, reason), text="x" * 500, verdict=text, url=name), "title": text}
    source = to_summary(summary_of(hostile), name, lambda page: name, {text: 1})
    plain = to_summary(summary_of({**hostile, "title": "t", "verdict": "v", "url": "u", "removed": [line("l", label)]}))
    allowed = set(re.findall(r"<(\w+)", plain)) | {"a", "br"}
    assert set(re.findall(r"<(\w+)", source.partition("<body>")[2])) <= allowed
    assert "<script" not in source
    source.encode()


@pytest.mark.slow
def test_in_a_browser_it_shows_loads_nothing_and_fits(tmp_path):
    from browser import chromium, complaints, open_page, requests, shown

    records = [
        record(
            str(n), line(f"首页{n}"), line("加微信" * n, "spam.contact"), text="文" * 500, url=f"https://{n}.example/"
        )
        for n in range(60)
    ]
    path = tmp_path / "summary.html"
    path.write_text(to_summary(summary_of(*records), "crawl/", lambda page: "p.html"), encoding="utf-8")
    with chromium() as driver:
        for width in (320, 768, 1280):
            open_page(driver, path, width=width)
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width
            assert requests(driver) == [path.as_uri()]
            assert complaints(driver) == []
        assert "Pages by verdict" in shown(driver, "h2")
        assert len(shown(driver, ".pages a")) == 2 * WORST
