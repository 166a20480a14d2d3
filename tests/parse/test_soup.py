"""A soup as input gives what its HTML gives, and the caller's tree is left as it was."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from parse_samples import BODY, PROSE, document

import clean
from clean.parse.soup import without_stray_markup

LINKS = "".join(f"<li><a href='/{n}'>另一篇文章的题目第{n}号</a></li>" for n in range(6))
INLINE = "".join(f"<p><b>{line[:5]}</b>{line[5:20]}<a href='/x'>{line[20:24]}</a>{line[24:]}</p>" for line in PROSE)
LAST = f"<p>{PROSE[0]}又一天。</p>"
LIST = "<ul><li>修锁的师傅</li><li>等人的人</li></ul>"
TABLE = "<table><tr><th>菜</th><th>价</th></tr><tr><td>白菜</td><td>1.2</td></tr></table>"
CODE = "<pre>a = 1\n\n    b = 2\n</pre>"
QUOTE = "<blockquote>一早的河最好。</blockquote><figure><figcaption>图：桥头</figcaption></figure>"
MARK = "<span style='font-size:0'>江边书屋</span>"
RUBY = "<p><ruby>河<rp>(</rp><rt>hé</rt><rp>)</rp></ruby>西街</p>"
META = "<meta name='author' content='葛早'><meta property='og:site_name' content='江州网'></head>"
PAGES = {
    "paragraphs": document(BODY),
    "inline tags": document(INLINE),
    "br": document("<div>" + "<br>".join(PROSE) + "</div>"),
    "headings and lists": document(f"<h2>豆腐</h2>{BODY}<h2>桥头</h2>{LIST}{LAST}"),
    "table": document(BODY + TABLE + LAST),
    "code": document(f"<p>{PROSE[0]}</p>{CODE}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"),
    "quote and caption": document(BODY + QUOTE + LAST),
    "hidden parts": document(f"{BODY}<p>{PROSE[0][:9]}{MARK}又一天。</p><div style='display:none'>{LINKS}</div>"),
    "ruby": document(RUBY + BODY),
    "navigation and footer": (
        f"<html><head><title>河西街早市</title></head><body><nav><ul>{LINKS}</ul></nav><div class='content'>{BODY}"
        f"</div><div class='related'><ul>{LINKS}</ul></div><footer>版权所有 江州网</footer></body></html>"
    ),
    "comments and scripts": document(f"<!-- 注释 -->{BODY}<script>var a = '脚本';</script><style>p {{}}</style>"),
    "head": document(BODY).replace("</head>", META),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("parser", ["html.parser", "lxml", "html5lib"])
def test_a_soup_gives_the_same_article_as_its_html(parser: str, name: str):
    if parser != "html.parser":
        pytest.importorskip(parser)
    html = PAGES[name]
    from_html, from_soup = clean.clean(html), clean.clean(BeautifulSoup(html, parser))
    assert from_soup.text == from_html.text
    assert (from_soup.title, from_soup.author, from_soup.site) == (from_html.title, from_html.author, from_html.site)
    assert [(b.text, b.role, b.kept, b.label) for b in from_soup.blocks] == [
        (b.text, b.role, b.kept, b.label) for b in from_html.blocks
    ]


@pytest.mark.parametrize("name", PAGES)
def test_the_callers_soup_is_left_as_it_was(name: str):
    soup = BeautifulSoup(PAGES[name], "html.parser")
    before = str(soup)
    clean.clean(soup).to_dict()
    assert str(soup) == before


def test_the_callers_soup_keeps_its_line_ends_in_code():
    soup = BeautifulSoup(document(f"{BODY}<pre>a = 1<br>b = 2</pre>{LAST}"), "html.parser")
    before = str(soup)
    clean.clean(soup)
    assert str(soup) == before


def test_a_tag_of_a_soup_is_a_page_of_its_own():
    soup = BeautifulSoup(PAGES["navigation and footer"], "html.parser")
    tag = soup.find("div", class_="content")
    assert tag is not None
    article = clean.clean(tag)
    assert article.text.split("\n") == list(PROSE)
    assert [block.text for block in article.blocks] == list(PROSE)


def test_an_empty_soup_holds_no_article():
    article = clean.clean(BeautifulSoup("", "html.parser"))
    assert (article.text, article.verdict) == ("", "no article")


def test_a_soup_of_any_depth_is_walked():
    soup = BeautifulSoup("<div>" * 400 + BODY + "</div>" * 400, "html.parser")
    assert clean.clean(soup).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<p>豆浆要趁热喝。</p>", "豆浆要趁热喝。"),
        ("<cite id='a'></cite>", ""),
        ("<br/>", ""),
        ("豆浆<br>油条", "豆浆<br>油条"),
        ("换行用 <br> 标签。", "换行用 <br> 标签。"),
        ("豆浆<span style='x'>要</span>趁热喝。", "豆浆要趁热喝。"),
        ("<script>var a = 1;</script>豆浆", "豆浆"),
        ("豆浆 &amp; 油条<b></b>", "豆浆 & 油条"),
    ],
)
def test_stray_markup_goes_from_a_line(line: str, text: str):
    assert without_stray_markup(line) == text
