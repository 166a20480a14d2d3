"""Broken documents: what an open element swallowed comes back, and what only looks open stays."""

from __future__ import annotations

import time

import pytest
from parse_samples import BODY, PROSE, document

import clean
from clean.parse.broken import close_open_elements, close_quotes
from clean.parse.html import parse_html

HEAD = "<html><head><meta charset='utf-8'><title>河西街早市</title>"
START = f"{HEAD}</head><body><div class='nav'><a href='/'>首页</a></div>"
END = "<div class='foot'>版权所有 河口网</div></body></html>"
HALF = "".join(f"<p>{line}</p>" for line in PROSE[:2])
REST = "".join(f"<p>{line}</p>" for line in PROSE[2:])

BROKEN = {
    "not closed": document(BODY).replace("</article></body></html>", ""),
    "paragraphs not closed": document(BODY).replace("</p>", ""),
    "no body": document(BODY).replace("<body>", ""),
    "spans around blocks": document("<div><div><span>" + BODY),
    "deep": "<div>" * 300 + BODY + "</div>" * 300,
    "stray ends": document(f"<p>{PROSE[0]}</b></i></div></p>" + "".join(f"<p>{line}</p>" for line in PROSE[1:])),
    "open title": f"<html><head><title>河西街早市<body>{BODY}</body></html>",
    "open comment": f"<html><body><!-- 没有关上的注释 <div>广告</div>{BODY}</body></html>",
    "open comment halfway": f"{START}{HALF}<!-- 没有关上的注释 {REST}{END}",
    "frames": f"<html><frameset><frame src='a'><noframes>{BODY}</noframes></frameset></html>",
    "frames with a body": f"{HEAD}</head><frameset cols='20,80'><frame src='a'><frame src='b'>"
    f"<noframes><body>{BODY}</body></noframes></frameset></html>",
    "no frames": f"{HEAD}</head><body><noframes>{BODY}</noframes></body></html>",
    "open style": f"<html><body><style>.a {{ color: red }} {BODY}</body></html>",
    "open style in the head": f"{HEAD}<style>.a {{ color: red }}</head><body>{BODY}{END}",
    "open style halfway": f"{START}{HALF}<style>.a {{ color: red }}{REST}{END}",
    "open style before another": f"{START}<style>.a {{ color: red }}{BODY}<style>.b {{ color: red }}</style>{END}",
    "open textarea": f"<html><body><textarea>{BODY}</body></html>",
    "open script": f"{START}<script>var a = 1;{BODY}{END}",
    "open script in capitals": f"{START}<SCRIPT>var a = 1;{BODY}{END}",
    "open script in the head": f"{HEAD}<script>var a = '<p>引文</p>';</head><body>{BODY}{END}",
    "open script before another": f"{START}<script>var a = 1;{BODY}<script>var b = 2;</script>{END}",
    "script that opens a comment and a script": f"{START}<script><!-- var a = '<script>';</script>{BODY}{END}",
    "open noscript": f"{START}<noscript><img src='x'>{BODY}{END}",
    "open iframe": f"{START}<iframe src='x'>{BODY}{END}",
    "open object": f"{START}<object data='x'>{BODY}{END}",
    "open select": f"{START}<select><option>一{BODY}{END}",
    "open template": f"{START}<template>{BODY}{END}",
    "title of an open drawing": f"{START}<svg><title>{BODY}{END}",
    "open quote": f'{START}<a href="x>早市</a>{BODY}{END}',
    "two ends": f"{START}{HALF}</body></html><html><body>{REST}</body></html>",
    "text after the end": f"{START}{HALF}</body></html>{REST}",
    "body in the body": f"{START}<body class='x'><div>{BODY}</div></body>{END}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_still_gives_its_paragraphs(name: str):
    for page in (BROKEN[name], BROKEN[name].encode()):
        article = clean.clean(page)
        assert [line for line in article.text.split("\n") if line in PROSE] == list(PROSE)
        assert "color" not in article.text
        assert "var " not in article.text


def test_an_open_title_is_still_the_title():
    assert clean.clean(BROKEN["open title"]).title == "河西街早市"


@pytest.mark.parametrize(
    "inner",
    [
        "<script>document.write('<p>脚本里的一段话，不是正文。</p>');</script>",
        "<script>document.write('<body><p>脚本里的一段话，不是正文。</p>');</script>",
        "<script>var a = '<script src=x><\\/script>';</script>",
        "<style>p > a { color: red }</style>",
        "<textarea><p>写下你的看法，不是正文。</p></textarea>",
        "<iframe><p>您的浏览器不支持框架，不是正文。</p></iframe>",
        "<!-- <p>注释里的一段话，不是正文。</p> -->",
        "<noscript><p>请打开脚本，不是正文。</p></noscript>",
        "<STYLE>p > a { color: red }</Style><!-- \u0130, in lower case two characters -->",
    ],
)
def test_a_closed_element_keeps_what_it_holds(inner: str):
    for page in (START + inner + BODY + END, START + BODY + inner + END):
        assert clean.clean(page).text.split("\n") == list(PROSE)
        assert close_open_elements(page) == page
        assert close_quotes(page) == page


def test_a_page_cut_off_in_a_script_shows_nothing_of_it():
    page = START + BODY + "<script>var box = '<div><p>脚本里的一段话，不是正文。</p>' + \"<p>另一段话，也不是正文。"
    assert clean.clean(page).text.split("\n") == list(PROSE)


def test_an_attribute_may_hold_tags():
    page = START + '<div data-box="<p>框里的一段话，不是正文。</p>"></div>' + BODY + END
    assert close_quotes(page) == page
    assert clean.clean(page).text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "tag", ["<svg>", "<title>", "<style>", "<script>", "<noscript>", "<!--", "<frameset>", '<a b="']
)
def test_a_page_of_nothing_but_open_elements_takes_no_long_time(tag: str):
    start = time.process_time()
    close_quotes(close_open_elements(tag * 40_000))
    parse_html(tag * 5_000)
    assert time.process_time() - start < 5
