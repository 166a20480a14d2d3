"""The next page of an article: told by the head or the article's pager, and told from the next article."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from parse_samples import BODY, document

import clean
from clean.parse.next_page import is_next

URL = "https://news.example/2024/0305/1203.html"


def page(pager: str, head: str = "") -> str:
    return document(BODY + pager).replace("</head>", f"{head}</head>")


CONTINUED = [
    ("<div class='pages'><a href='1203_2.html'>下一页</a></div>", "1203_2.html", "a link that says so"),
    ("<p><a href='/2024/0305/1203_2.html'>下一頁 &gt;&gt;</a></p>", "1203_2.html", "traditional, with an arrow"),
    ("<div><b>1</b> <a href='1203_2.html'>2</a> <a href='1203_3.html'>3</a></div>", "1203_2.html", "numbers"),
    ("<ul><li>1</li><li><a href='1203_2.html'>2</a></li></ul>", "1203_2.html", "numbers in a list"),
    ("<div>[1] <a href='1203_1.html'>[2]</a></div>", "1203_1.html", "counting starts at nothing"),
    ("<div><a href='#'>上一页</a> <a href='1203_2.html'>下一页</a></div>", "1203_2.html", "beside the previous page"),
    ("<p><a href='1203-2.html'>下一页：桥头的修锁人</a></p>", "1203-2.html", "with the heading of that page"),
    ("<a href='1203_2.html'>余下全文</a>", "1203_2.html", "the rest of the text"),
]


@pytest.mark.parametrize(("pager", "address", "why"), CONTINUED, ids=[why for _, _, why in CONTINUED])
def test_the_page_on_which_the_article_goes_on_is_given(pager: str, address: str, why: str):
    for source in (page(pager), BeautifulSoup(page(pager), "html.parser")):
        assert clean.clean(source, url=URL).next_page == f"https://news.example/2024/0305/{address}", why


OTHERS = [
    ("<p>下一篇：<a href='1204.html'>桥头的修锁人</a></p>", "the next article"),
    ("<p><a href='1204.html'>下一篇</a></p>", "the next article"),
    ("<p><a href='1204.html'>下一章</a></p>", "the next chapter"),
    ("<p><a href='1204.html'>下一页</a></p>", "a link to another document"),
    ("<p><a href='https://other.example/1203_2.html'>下一页</a></p>", "another site"),
    ("<p><a href='javascript:next()'>下一页</a></p>", "a script"),
    ("<p><a href='#'>下一页</a></p>", "the page itself"),
    ("<p><a href='1203_0.html'>上一页</a> 下一页</p>", "the last page"),
    ("<p>翻到下一页，就是 <a href='/map.html'>地图</a> 的全文。</p>", "a sentence"),
    ("<p>参见 <a href='/notes.html'>2</a></p>", "a footnote"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("pager", "why"), OTHERS)
def test_what_only_looks_like_a_next_page_is_none(pager: str, why: str):
    assert clean.clean(page(pager), url=URL).next_page is None, why


def test_the_head_names_the_next_page():
    head = "<link rel='next' href='1203.html?page=2'>"
    assert clean.clean(page("", head), url=URL).next_page == f"{URL}?page=2"


def test_the_head_of_a_blog_names_the_next_article():
    head = "<link rel='next' title='桥头的修锁人' href='https://news.example/2024/0306/locks.html'>"
    assert clean.clean(page("", head), url=URL).next_page is None


def test_addresses_are_relative_to_the_base_of_the_document():
    source = page("<a href='1203_2.html'>下一页</a>", "<base href='https://news.example/2024/0305/'>")
    assert clean.clean(source, url=URL).next_page == "https://news.example/2024/0305/1203_2.html"


def test_without_an_address_only_an_absolute_link_is_given():
    assert clean.clean(page("<a href='1203_2.html'>下一页</a>")).next_page is None
    absolute = "https://news.example/2024/0305/1203_2.html"
    assert clean.clean(page(f"<a href='{absolute}'>下一页</a>")).next_page == absolute


def test_a_page_without_an_article_has_no_next_page():
    source = "<html><body><ul><li><a href='/1'>早市</a></li></ul><a href='list_2.html'>下一页</a></body></html>"
    article = clean.clean(source, url="https://news.example/list.html")
    assert (article.verdict, article.next_page) == ("no article", None)


@pytest.mark.parametrize(
    ("url", "following", "yes"),
    [
        ("https://a.cn/1203", "https://a.cn/1203/2", True),
        ("https://a.cn/1203/2", "https://a.cn/1203/3", True),
        ("https://a.cn/1203/2", "https://a.cn/1203/4", False),
        ("https://a.cn/thread-12-1-1.html", "https://a.cn/thread-12-2-1.html", True),
        ("https://a.cn/t.php?tid=12", "https://a.cn/t.php?tid=12&page=2", True),
        ("https://a.cn/t.php?tid=12&page=2", "https://a.cn/t.php?tid=12&page=3", True),
        ("https://a.cn/t.php?tid=12", "https://a.cn/t.php?tid=13&page=2", False),
        ("https://a.cn/book/12/5.html", "https://a.cn/book/12/6.html", False),
        ("https://a.cn/book/12/5.html", "https://a.cn/book/12/5_2.html", True),
        ("https://a.cn/a/", "https://a.cn/a/index_2.html", True),
        ("http://www.a.cn/a.htm", "https://a.cn/a_2.htm", True),
        ("https://a.cn/t202403051203.htm", "https://a.cn/t202403051204.htm", False),
        ("https://a.cn/t202403051203.htm", "https://a.cn/t202403051203_1.htm", True),
        ("http://[", "http://[", False),
    ],
)
def test_the_address_of_a_next_page_differs_by_the_number_of_the_page(url: str, following: str, yes: bool):
    assert is_next(url, following) == yes


LEADING_AWAY = [
    "<link rel='next' href='file:///etc/passwd'>",
    "<base href='file:///etc/'><link rel='next' href='passwd'>",
    "<link rel='next' href='javascript:alert(1)'>",
    "<link rel='next' href='data:text/html,x'>",
    "<base href='//['><link rel='next' href='2.html'>",
    "<link rel='next' href='https://news.example/2024/0305/1203_2.html\u202e\x00\x1b'>",
    "<link rel='next' href='https://news.example/<script>'>",
]


@pytest.mark.parametrize("head", LEADING_AWAY)
@pytest.mark.parametrize("url", [None, URL])
def test_a_page_of_the_web_leads_to_no_file_and_to_nothing_active(head: str, url: str | None):
    found = clean.clean(page("<p><a href='file:///etc/passwd'>下一页</a></p>", head), url=url).next_page
    assert found is None or found.startswith("https://news.example/2024/0305/1203_2.html")
    assert not found or found.isprintable()


def test_a_saved_page_leads_to_the_saved_page_after_it():
    found = clean.clean(page("<p><a href='1203_2.html'>下一页</a></p>"), url="file:///pages/1203.html").next_page
    assert found == "file:///pages/1203_2.html"
