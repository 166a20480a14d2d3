"""From a page that lost its HTML to blocks: its lines, with stray markup told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parse_samples import PROSE

import clean
from clean.page import _is_document, is_html
from clean.parse.compiled import shown_lines
from clean.parse.text import _signs_in, parse_text

TITLE = "河西街早市"


def article_of(*lines: str) -> clean.Article:
    return clean.clean("\n".join((TITLE, *lines)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\n   \n\t"])
def test_a_line_is_a_block_however_lines_end(end: str):
    assert clean.clean(end.join((TITLE, *PROSE))).text.split("\n") == list(PROSE)


@given(st.text([*"a雪𠮷<&{_~\x7f \n", *filter(str.isspace, map(chr, range(0x3001))), *"\u200b\ufeff"], max_size=12))
def test_the_lines_of_a_text_are_told_by_a_loop_as_by_its_methods(text: str):
    expected = [line for shown in text.splitlines() if (line := shown.strip())]
    assert shown_lines(text) == (expected, _signs_in(text))


@pytest.mark.parametrize("indent", ["    ", "\t", "　　", "\u00a0\u00a0"])
def test_indents_go(indent: str):
    assert article_of(*(indent + line + indent for line in PROSE)).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "stray",
    [
        "<cite id='a1b2c'></cite>",
        '<cite id="a1"></cite><cite id="a1"><track id="a1"></track></cite>',
        "</div></div>",
        "<br>",
        "<!-- 广告位 -->",
        "<div class='ad'><img src='/a.gif'></div>",
    ],
)
def test_lines_of_nothing_but_tags_are_labelled_as_markup(stray: str):
    article = article_of(*PROSE[:2], stray, *PROSE[2:])
    assert article.text.split("\n") == list(PROSE)
    assert [block.label for block in article.removed if block.text == stray] == ["markup"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("<p>", "</p>"), ("", "<br/>"), ("<strong class='x'>", "</strong>"), ("", "<cite id='a1'></cite>")],
)
def test_stray_tags_around_a_line_go(before: str, after: str):
    assert article_of(*PROSE[:2], before + PROSE[2] + after, PROSE[3]).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "换行用 <br> 标签，分段用 <p> 标签，两者的间距并不相同。",
        "用 <div> 包住两栏，再用 <span> 给数字上色，页面就整齐了。",
        pytest.param(
            "在 <head> 里写上标题，浏览器的标签页上就会显示出来。",
            marks=pytest.mark.xfail(strict=True, reason="one mention of <head> makes HTML of the whole text"),
        ),
        "如果 a < b 而且 b > c，就把 b 放到最前面，再比较剩下的两个。",
        "他在信里画了一个箭头 <- 指着自己的名字，旁边写着：就是这个人。",
        "《早市》<上>是他写的第一本书，印了三百册，送掉了两百册。",
    ],
)
def test_a_text_that_talks_about_tags_keeps_them(line: str):
    assert article_of(*PROSE[:2], line, *PROSE[2:]).text.split("\n") == [*PROSE[:2], line, *PROSE[2:]]


@pytest.mark.parametrize(
    "remains",
    [
        "var _hmt = _hmt || [];",
        '(function() { var hm = document.createElement("script"); })();',
        "document.write('<scr' + 'ipt src=\"/a.js\"></scr' + 'ipt>');",
        'window._bd_share_config={"common":{"bdSnsKey":{}}}',
        ".share { float: right; margin: 0 10px }",
        "googletag.cmd.push(function() { googletag.display('ad-1'); });",
        "//<![CDATA[",
    ],
)
def test_remains_of_scripts_and_styles_go(remains: str):
    assert article_of(*PROSE[:2], remains, *PROSE[2:]).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "a = document.title  # 取得标题，写进第一行，再存到本地的文件里",
        "window 这个词在英文里是窗，在程序里也是窗，意思没有走远。",
        "{甲：早市；乙：晚市；丙：不开市}是他画在墙上的三个圈。",
    ],
)
def test_a_text_that_talks_about_scripts_keeps_its_words(line: str):
    assert line in article_of(*PROSE[:2], line, *PROSE[2:]).text.split("\n")


def test_entities_are_undone():
    line = PROSE[2].replace("，", "&#65292;", 1) + "&nbsp;"
    assert article_of(*PROSE[:2], line, PROSE[3]).text.split("\n") == list(PROSE)


def test_a_page_on_one_line_is_taken_apart():
    page = " ".join(
        ("首页 新闻 财经 体育", TITLE, "2024-03-18 09:12", "来源：江州晚报", *PROSE * 4, "责任编辑：卢小满")
    )
    article = clean.clean(page)
    assert article.text.split("\n") == list(PROSE)


def test_latin_words_and_figures_stay_together_on_a_page_of_one_line():
    line = "他用 Python 3 写了 200 行，把早市的菜价画成了图，从此每天早上都有人来问今天的白菜多少钱。"
    days = [f"第{n}天，天气晴，他又去了一趟早市，买了豆腐。" for n in range(20)]
    page = " ".join((TITLE, line, *PROSE, *days))
    assert line in [block.text for block in clean.clean(page).blocks]


def test_blanks_inside_a_line_of_an_ordinary_page_stay():
    assert "豆腐 2元 一斤" in [block.text for block in article_of(*PROSE, "豆腐 2元 一斤").blocks]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<!DOCTYPE html><p>早市</p>", True),
        ("<p>早市</p>", True),
        ("<div>早市<br>豆浆</div>", True),
        ("早市\n豆浆", False),
        ("早市 < 晚市", False),
        ("早市\n<cite id='a'></cite>\n豆浆\n油条\n包子", False),
        ("", False),
    ],
)
def test_html_is_told_from_text_that_lost_it(text: str, answer: bool):
    assert is_html(text) == answer


@pytest.mark.parametrize(
    ("content_type", "kept"),
    [
        ("text/html; charset=utf-8", list(PROSE)),
        ("text/plain", list(PROSE)),
        (None, list(PROSE)),
        ("application/xhtml+xml", list(PROSE)),
    ],
)
def test_text_and_html_are_told_apart_whatever_the_header_says(content_type: str | None, kept: list[str]):
    page = "\n".join((TITLE, *PROSE)).encode()
    assert clean.clean(page, content_type=content_type).text.split("\n") == kept


def test_every_line_is_a_block_or_markup():
    page = parse_text("早市\n<br>\n豆浆\n\n油条")
    assert (page.texts, page.markup) == (["早市", "豆浆", "油条"], [(1, "<br>")])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("他走了。\n<cite id='a1'></cite>\n他回来了。", False),
        ("他走了。\n<b>他</b>回来了。\n<html>", True),
        ("<meta\ncharset=utf-8>他走了。\n他回来了。", True),
        ("他走了。<html", False),
        ("他走了。" * 17_000 + "<html>", False),  # too far down
    ],
)
def test_a_page_with_a_tag_of_a_document_in_its_beginning_is_html(text: str, html: bool):
    assert is_html(text) is html
    assert _is_document(text.encode()) is html
