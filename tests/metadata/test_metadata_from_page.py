"""What a whole page says of its article outside the lines around it: in attributes, in the body, in scripts."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

import clean

PROSE = (
    "旧粮仓改成的博物馆本周开馆，展品大半是附近的人家送来的，最老的一件是民国的米斗。",
    "馆长说，粮仓的墙厚三尺，冬暖夏凉，连空调都省了，只在屋顶开了几扇天窗。",
    "开馆的头三天不收门票，孩子可以在后院磨豆浆，磨出来的自己喝掉。",
)
BODY = "".join(f"<p>{line}</p>" for line in PROSE)


def page(byline: str = "", *, head: str = "", below: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>旧粮仓改成的博物馆</title>{head}</head><body>"
        f"<article><h1>旧粮仓改成的博物馆</h1>{byline}{BODY}</article>{below}</body></html>"
    )


JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T08:02:00+08:00",'
    ' "author": {"@type": "Person", "name": "南帆"}}</script>'
)


@pytest.mark.parametrize("where", ["head", "byline", "below"])
def test_json_ld_is_read_wherever_it_stands(where: str) -> None:
    for source in (page(**{where: JSON_LD}), BeautifulSoup(page(**{where: JSON_LD}), "html.parser")):
        article = clean.clean(source)
        assert (article.author, article.date) == ("南帆", "2024-03-05T08:02+08:00")


def test_a_head_that_something_shown_ends_too_early_is_read_to_its_end() -> None:
    head = (
        "<div>占位</div><meta property='article:published_time' content='2024-03-05'>"
        "<link rel='canonical' href='https://a.cn/1'>"
    )
    article = clean.clean(page(head=head))
    assert (article.date, article.url) == ("2024-03-05", "https://a.cn/1")


@pytest.mark.parametrize(
    ("byline", "date", "why"),
    [
        ("<time datetime='2024-03-05T08:02:00+08:00'>3天前</time>", "2024-03-05T08:02+08:00", "a time"),
        ("<time datetime='2024-03-05'></time>", None, "a time that shows nothing"),
        ("<div>南帆 · <abbr class='timeago' title='2024年03月05日'>1 月前</abbr></div>", "2024-03-05", "a title"),
        ("<div>创建于 <span title='2024-03-05 10:28:25'>11个月前</span></div>", "2024-03-05T10:28:25", "a title"),
        ("<div><span title='2024年大事'>年度</span></div>", None, "a title that is no date"),
        ("<div>3天前</div>", None, "no more than how long ago"),
        (
            "<div>2024-03-05 <time datetime='2024-03-05T08:02:00+08:00'>上午</time></div>",
            "2024-03-05T08:02+08:00",
            "more",
        ),
        ("<meta itemprop='datePublished' content='2024-03-05'>", "2024-03-05", "a property of the page"),
    ],
)
def test_machine_readable_times_date_the_article(byline: str, date: str | None, why: str) -> None:
    assert clean.clean(page(byline)).date == date, why


@pytest.mark.parametrize(
    "below",
    [
        "<div class='comments'>甲 <time datetime='2024-03-09'>3天前</time><p>开馆那天人真多，排队排到街口。</p></div>",
        "<div itemscope itemtype='//schema.org/Comment'><meta itemprop='datePublished' content='2024-03-09'></div>",
        "<h3>相关推荐</h3><ul>"
        + "<li><a href='/1'>老戏台修好了</a> <time datetime='2024-03-09'>3天前</time></li>" * 5
        + "</ul>",
        "<script>var list = [{publishTime: '2024-03-09'}, {publishTime: '2024-03-08'}];</script>",
        "<script>var list = [{publishTime: '2024-03-09'}, {publishTime: ''}];</script>",
        "<script>var user = {createdAt: '2024-03-09', createTime: '2024-03-09'};</script>",
    ],
)
def test_the_time_of_something_else_is_not_the_articles(below: str) -> None:
    assert clean.clean(page(below=below)).date is None


@pytest.mark.parametrize(
    ("script", "date"),
    [
        ("var createTime = '2024-03-05 08:06';", "2024-03-05T08:06"),
        ("var oriCreateTime = '1709597160';var createTime = '2024-03-05 08:06';", "2024-03-05T08:06"),
        ('__STATE__={"title":"旧粮仓改成的博物馆","publishTime":"2024-03-05 08:06:00"}', "2024-03-05T08:06"),
        ('__STATE__={"publish_time":1709597160}', "2024-03-05T08:06+08:00"),
        ('__STATE__={"pubDate":"2024-03-05","x":"1"}', "2024-03-05"),
        (
            '__STATE__={"list":[{"title":"老戏台修好了","publishTime":"2024-03-09"},"' + "、" * 1600
            + '",{"title":"旧粮仓改成的博物馆","publishTime":"2024-03-05"}]}',
            "2024-03-05",
        ),
    ],
)  # fmt: skip
def test_a_date_in_the_state_of_the_page_dates_an_article_that_shows_none(script: str, date: str) -> None:
    assert clean.clean(page(below=f"<script>{script}</script>")).date == date
    shown = clean.clean(page("<div>2024-02-01 来源：河湾日报</div>", below=f"<script>{script}</script>"))
    assert shown.date == "2024-02-01"


def test_a_title_may_end_with_a_quotation() -> None:
    assert (
        clean.clean("\n".join(("一座旧粮仓改成的博物馆必须要有“四种声音”", *PROSE))).title
        == "一座旧粮仓改成的博物馆必须要有“四种声音”"
    )


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    assert clean.clean("\n".join(PROSE)).title is None


def test_the_date_in_a_script_is_read_on_a_page_that_is_made_harmless_before_it_is_parsed() -> None:
    script = "<script>var createTime = '2024-03-05 08:06';</script><script src='/a.js'></script>"
    assert clean.clean(page(below="<div>" * 12_000 + script)).date == "2024-03-05T08:06"
