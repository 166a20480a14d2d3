"""Feeds of teasers go, whatever their markup; what an article has of the same shape stays."""

from __future__ import annotations

import pytest
from parse_samples import BODY, PROSE, document

import clean

ITEMS = (
    ("老戏台修好了，看戏的人又坐满院子", "戏台停了十一年，木匠老秦带着两个徒弟修了一个冬天，没有换一根柱子。"),
    ("渡口的最后一条船今天收了缆绳", "摇船的人姓裴，摇了三十一年，桥通车那天他还照常出来等学生。"),
    ("菜市场里的修表摊摆了三十年", "师傅说最怕的是没有人学，表越来越少，修表的人倒是更少。"),
    ("山区小校办起一座种子图书室", "每个孩子借三种，秋天还十种，三年收下了四百种本地的植物。"),
)


def each(item: str) -> str:
    return "".join(
        item.format(n=n, title=title, text=text, time=f"2024-03-0{n} 08:12") for n, (title, text) in enumerate(ITEMS, 1)
    )


FEEDS = {
    "titles in links": "<ul>" + each("<li><h4><a href='/{n}'>{title}</a></h4><p>{text}</p></li>") + "</ul>",
    "with a way to the whole": each(
        "<div class='x'><a href='/{n}'>{title}</a><p>{text}<a href='/{n}'>[详细]</a></p></div>"
    ),
    "definitions": each("<dl><dd class='t'><a href='/{n}'>{title}</a></dd><dd class='e'>{text}</dd></dl>"),
    "titles without links, with dates": each("<div class='s{n}'><h3>{title}</h3><p>{text}</p><div>{time}</div></div>"),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_of_teasers_inside_the_article_goes(name: str):
    article = clean.clean(document(f"{BODY}<div>{FEEDS[name]}</div>"))
    assert article.text.split("\n") == list(PROSE)
    labels = {block.label.value for block in article.removed if block.text in dict(ITEMS).values() and block.label}
    assert labels <= {"recommendation"}


SECTIONS = {
    "headings and paragraphs": each("<section><h3>{title}</h3><p>{text}</p></section>"),
    "paragraphs that open with a link": each("<div class='i'><p><a href='/{n}'>{title}</a>。{text}</p></div>"),
    "an account of days": each("<div class='d'><h3>{time}</h3><p>{text}</p></div>"),
    "links between paragraphs": each("<p><a href='/{n}'>{title}</a></p>").join(("<p>" + ITEMS[0][1] + "</p>", "")),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_of_an_article_stay(name: str):
    text = clean.clean(document(f"{BODY}<div>{SECTIONS[name]}</div><p>{PROSE[0]}末了。</p>")).text
    kept = ITEMS[:1] if name == "links between paragraphs" else ITEMS
    assert [line in text for _, line in kept] == [True] * len(kept)


def test_two_teasers_make_no_feed():
    feed = "".join(FEEDS["titles in links"].split("</li>", 2)[:2]) + "</li></ul>"
    text = clean.clean(document(f"{BODY}<div>{feed}</div>")).text
    assert ITEMS[0][1] in text


def test_an_index_of_teasers_is_no_article():
    article = clean.clean(f"<html><head><title>新闻列表</title></head><body>{FEEDS['titles in links']}</body></html>")
    assert article.text == ""
