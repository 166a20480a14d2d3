"""Boilerplate of a site by its repetition: what goes, what stays, and that no order changes it."""

import random

import pytest
from across_samples import article

from clean.batch.record import Cleaned
from clean.batch.site import EDGE, FEWEST, SAMPLE, SiteLines, site_of, without_repeated

SLOGAN = "江城渡口网，陪你看遍两岸风景"


def page(number: int, text: str, host: str = "ferry.example") -> Cleaned:
    return Cleaned({"id": f"{number}", "url": f"http://{host}/{number}.html", "text": text}, kept=len(text))


def site(wrap: str, count: int = 10, host: str = "ferry.example", lines: int = 4) -> list[Cleaned]:
    """Pages of one site, each with an article of its own where wrap has {}."""
    return [page(number, wrap.format(article(number, lines)), host) for number in range(count)]


@pytest.fixture
def strip(tmp_path_factory):
    """The texts of pages after both passes."""

    def strip(pages: list[Cleaned]) -> list[str]:
        with SiteLines(tmp_path_factory.mktemp("site")) as lines:
            for one in pages:
                lines.add(one.data)
            repeated = lines.repeated()
        return [without_repeated(one, repeated).data["text"] for one in pages]

    return strip


@pytest.mark.parametrize(
    "wrap",
    [
        "{}\n" + SLOGAN,
        SLOGAN + "\n{}",
        "欢迎光临本站\n" + SLOGAN + "\n{}\n本站常年招聘\n" + SLOGAN,
        "{}\n" + SLOGAN + "\n（完，本网记者报道）",
    ],
)
def test_a_line_at_the_edge_of_most_pages_goes(strip, wrap):
    assert strip(site(wrap)) == [article(number, 4) for number in range(10)]


def test_a_long_line_amid_the_articles_goes_and_a_short_one_stays(strip):
    pages = [page(n, f"{article(n, 3)}\n{SLOGAN}\n本段导读如下\n{article(n + 50, 3)}") for n in range(10)]
    assert strip(pages)[0] == f"{article(0, 3)}\n本段导读如下\n{article(50, 3)}"


@pytest.mark.parametrize("short", ["用料", "特此通知。"])
def test_very_short_lines_stay_wherever_they_are(strip, short):
    assert len(short) < EDGE
    pages = site("{}\n" + short)
    assert strip(pages) == [one.data["text"] for one in pages]


def test_a_line_of_few_pages_stays(strip):
    pages = [*site("{}\n" + SLOGAN, 4), *[page(n, article(n, 4)) for n in range(4, 20)]]
    assert strip(pages)[0].endswith(SLOGAN)


def test_a_site_of_few_pages_is_left_alone(strip):
    pages = site("{}\n" + SLOGAN, FEWEST - 1)
    assert strip(pages) == [one.data["text"] for one in pages]


def test_an_article_under_many_addresses_is_not_boilerplate(strip):
    """Print version, mobile version, each page of its comments: all its lines repeat, none of them is boilerplate."""
    near = [page(n, f"{article(1, 6)}\n阅读次数：{n}000次") for n in range(8)]
    exact = [page(n, article(2, 6)) for n in range(20, 40)]
    pages = [*near, *exact]
    assert strip(pages) == [one.data["text"] for one in pages]


def test_another_site_keeps_the_line(strip):
    other = page(99, f"{article(99, 4)}\n{SLOGAN}", host="news.example")
    assert strip([*site("{}\n" + SLOGAN), other])[-1] == other.data["text"]


def test_with_and_without_www_is_one_site(strip):
    pages = [*site("{}\n" + SLOGAN, 5, "ferry.example"), *site("{}\n第二份\n" + SLOGAN, 5, "www.ferry.example")]
    assert not any(SLOGAN in text for text in strip(pages))


@pytest.mark.parametrize("url", [None, "", "a.html", "http://[half", "file:///tmp/a.html"])
def test_a_page_without_a_site_is_left_alone(strip, url):
    pages = [Cleaned({"url": url, "text": f"{article(n, 4)}\n{SLOGAN}"}, kept=1) for n in range(10)]
    assert site_of(url) is None
    assert strip(pages) == [one.data["text"] for one in pages]


def test_the_order_of_the_pages_changes_nothing_also_when_only_a_sample_is_counted(strip):
    """The line is on about as many pages as decide, so that another sample would decide otherwise."""
    pages = [page(n, article(n, 2) + (f"\n{SLOGAN}" if n % 10 < 3 else "")) for n in range(SAMPLE + 150)]
    expected = dict(zip([one.data["id"] for one in pages], strip(pages), strict=True))
    for seed in range(3):
        random.Random(seed).shuffle(pages)
        assert dict(zip([one.data["id"] for one in pages], strip(pages), strict=True)) == expected


def test_what_went_is_told_with_label_and_reason(tmp_path):
    pages = [
        Cleaned(
            {
                **one.data,
                "removed": [
                    {"text": "首页", "label": "navigation", "reason": "x", "role": "paragraph", "inside": False}
                ],
                "blocks": [{"text": line, "kept": True, "label": None} for line in one.data["text"].split("\n")],
            },
            kept=one.kept,
            removed={"navigation": 2},
        )
        for one in site("{}\n" + SLOGAN)
    ]
    with SiteLines(tmp_path) as lines:
        for one in pages:
            lines.add(one.data)
        changed = without_repeated(pages[0], lines.repeated())
    assert changed.data["removed"][-1] == {
        "text": SLOGAN,
        "label": "outside",
        "reason": "repeats over the site's pages",
        "role": "paragraph",
        "inside": False,
    }
    assert [block["kept"] for block in changed.data["blocks"]] == [True] * 4 + [False]
    assert changed.data["blocks"][-1]["label"] == "outside"
    assert changed.removed == {"navigation": 2, "outside": len(SLOGAN)}
    assert changed.kept == len(changed.data["text"])
    assert len(pages[0].data["removed"]) == 1
