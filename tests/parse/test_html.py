"""From HTML to blocks: what starts a block, what a block is, what is left out."""

from __future__ import annotations

import json
import time

import pytest
from parse_samples import BODY, PROSE, document, roles

import clean
from clean.parse.embedded import find_embedded
from clean.parse.html import parse_html
from clean.parse.styles import is_invisible


def texts(html: str) -> list[str]:
    """The blocks of a document, with white space as a browser shows it."""
    return [" ".join(text.split()) for text in parse_html(html).texts]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>早市</p><p>豆浆</p>", ["早市", "豆浆"]),
        ("<p>早市<p>豆浆", ["早市", "豆浆"]),
        ("早市<br>豆浆<br/>油条", ["早市", "豆浆", "油条"]),
        ("早市<br><br><br>豆浆", ["早市", "豆浆"]),
        ("<div>早市<div>豆浆</div>油条</div>", ["早市", "豆浆", "油条"]),
        ("<p>早<b>市</b>的<i>豆</i><span>浆</span></p>", ["早市的豆浆"]),
        ("<p>早市<a href='/x'>豆浆</a>油条</p>", ["早市豆浆油条"]),
        ("<p>早市</p>豆浆<p>油条</p>", ["早市", "豆浆", "油条"]),
        ("<p>早市<hr>豆浆", ["早市", "豆浆"]),
        ("<p>早市<!-- 一句注释 -->豆浆</p>", ["早市豆浆"]),
        ("<p>H<sub>2</sub>O 和 x<sup>2</sup></p>", ["H2O 和 x2"]),
        ("<p>早市<img alt='图'>豆浆</p>", ["早市豆浆"]),
        ("<x-card>早市</x-card><x-card>豆浆</x-card>", ["早市", "豆浆"]),
        ("<P>早市</P><DIV>豆浆</DIV>", ["早市", "豆浆"]),
        ("<p>早市 &amp; 豆浆 &lt;油条&gt; &#20320;&#x597D;&nbsp;!</p>", ["早市 & 豆浆 <油条> 你好 !"]),
        ("<p>早<wbr>市</p>", ["早市"]),
        ("<center><font color=red>早市</font></center>", ["早市"]),
        ("", []),
        ("<p></p><p> </p><p>早市</p>", ["早市"]),
    ],
)
def test_a_block_is_one_run_of_text_between_block_tags(html: str, blocks: list[str]):
    assert texts(html) == blocks


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea", "audio", "canvas"],
)
def test_what_a_browser_shows_as_no_text_is_no_block(tag: str):
    assert texts(f"<p>早市</p><{tag}>不是正文</{tag}><p>豆浆</p>") == ["早市", "豆浆"]


def test_readings_above_characters_are_left_out():
    ruby = "<p><ruby>河<rp>(</rp><rt>hé</rt><rp>)</rp></ruby><ruby>口<rt>ㄎㄡˇ</rt></ruby>的早市</p>"
    assert texts(ruby) == ["河口的早市"]
    assert clean.clean(document(ruby + BODY)).text.split("\n")[0] == "河口的早市"


@pytest.mark.parametrize(
    ("inner", "role", "line"),
    [
        ("<h2>豆腐与马灯</h2>", "heading", "豆腐与马灯"),
        ("<h3>桥头</h3>", "heading", "桥头"),
        ("<ul><li>豆浆要趁热喝，凉了有腥味</li></ul>", "list item", "豆浆要趁热喝，凉了有腥味"),
        ("<ol><li><p>先到桥头，再往西走两百步</p></li></ol>", "list item", "先到桥头，再往西走两百步"),
        ("<dl><dt>马灯</dt><dd>挂在车把上的油灯，能挡风</dd></dl>", "list item", "挂在车把上的油灯，能挡风"),
        ("<blockquote><p>一早的河，是一天里最好的河。</p></blockquote>", "quote", "一早的河，是一天里最好的河。"),
        ("<figure><img><figcaption>图：清晨的河西街</figcaption></figure>", "caption", "图：清晨的河西街"),
        ("<pre>df -h /home</pre>", "code", "df -h /home"),
        ("<p>天亮了，灯一盏一盏灭掉。</p>", "paragraph", "天亮了，灯一盏一盏灭掉。"),
    ],
)
def test_a_block_has_the_role_of_its_tag(inner: str, role: str, line: str):
    page = document(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{inner}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>")
    assert (role, line) in roles(clean.clean(page))


CODE = "def 秤(斤, 两):\n    # 一斤十两\n\treturn 斤 * 10 + 两   \n\n\nif __name__ == '__main__':\n    print(秤(1, 2))"


@pytest.mark.parametrize(
    "inner",
    [
        f"<pre>{CODE}</pre>",
        f"<pre><code>{CODE}</code></pre>",
        f"<pre><code class='language-python'>{CODE.replace('def', '<span class=k>def</span>')}</code></pre>",
        f"<pre>{CODE}".replace("\n", "<br>") + "</pre>",
    ],
    ids=["pre", "pre and code", "coloured", "br"],
)
def test_code_stays_byte_for_byte(inner: str):
    blocks = roles(clean.clean(document(f"<p>{PROSE[0]}</p>{inner}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>")))
    assert blocks[1] == ("code", CODE)


def test_code_in_traditional_characters_is_not_converted():
    code = "print('這裡是臺北')"
    page = document(f"<p>早市設在河西街，天不亮就開張。</p><pre>{code}</pre>{BODY}")
    assert ("code", code) in roles(clean.clean(page))


def test_lines_of_source_are_joined_without_a_blank_between_chinese_characters():
    page = document("<p>早市设在河西街，\n    天不亮\n    就开张。Hello\n  world</p>" + BODY)
    assert clean.clean(page).text.split("\n")[0] == "早市设在河西街，天不亮就开张。Hello world"


def test_full_width_indents_and_hard_blanks_go():
    page = document("".join(f"<p>　　&nbsp;&nbsp;{line}&nbsp;</p>" for line in PROSE))
    assert clean.clean(page).text.split("\n") == list(PROSE)


def test_paragraphs_parted_by_br_are_paragraphs():
    assert clean.clean(document("<div>" + "<br><br>".join(PROSE) + "</div>")).text.split("\n") == list(PROSE)


def test_formulas_and_emoji_stay():
    line = "设 $a^2+b^2=c^2$，则 \\(c > a\\)，他高兴得像个孩子😀👍🏻。"
    assert line in clean.clean(document(f"<p>{line}</p>{BODY}")).text.split("\n")


@pytest.mark.parametrize(
    ("style", "unseen"),
    [
        ("display:none", True),
        ("DISPLAY : NONE", True),
        ("visibility:hidden", True),
        ("font-size:0", True),
        ("font-size:0px;", True),
        ("position:absolute;left:-9999px", True),
        ("height:0", True),
        ("text-indent:-9999px", True),
        ("display:block", False),
        ("font-size:0.8em", False),
        ("opacity:0.5", False),
        ("line-height:1", False),
        ("max-height:0.5em", False),
        ("margin-left:-10px", False),
        ("border-width:1px", False),
        ("", False),
    ],
)
def test_a_style_tells_whether_an_element_is_seen(style: str, unseen: bool):
    assert is_invisible(style) == unseen


# --- pages that show nothing until a script runs


STATE = json.dumps({"article": {"title": "河西街早市", "content": BODY}}, ensure_ascii=False)
ESCAPED = json.dumps({"article": {"title": "河西街早市", "content": BODY}})
HEX = "\\x0a".join(PROSE)
PIECES = json.dumps(
    {"body": [{"type": "p", "text": line} for line in PROSE], "title": "河西街早市"}, ensure_ascii=False
)
JSON_LD = json.dumps(
    {"@type": "NewsArticle", "headline": "河西街早市", "articleBody": "\n".join(PROSE)}, ensure_ascii=False
)


@pytest.mark.parametrize(
    "inner",
    [
        f"<div id='app'></div><script>window.__INITIAL_STATE__={STATE};</script>",
        f"<div id='app'></div><script>window.__INITIAL_STATE__={ESCAPED};</script>",
        f"<script type='application/ld+json'>{JSON_LD}</script>",
        f"<noscript>{BODY}</noscript>",
        f"<textarea>{BODY.replace('<', '&lt;').replace('>', '&gt;')}</textarea>",
        f"<template>{BODY}</template>",
        f"<script>window.__NUXT__=(function(a){{return {{data:[{{title:a,content:\"{BODY}\"}}]}}}}('x'))</script>",
        f"<script>cgiData = {{ content_noencode: JsDecode('{HEX}') }};</script>",
        f"<script id='__NEXT_DATA__' type='application/json'>{PIECES}</script>",
        f"<meta property='og:description' content='{HEX}'>",
        f"<!-- \u0130 --><Textarea>{BODY}</TEXTAREA>",
    ],
    ids=[
        "state",
        "escaped state",
        "JSON-LD",
        "noscript",
        "textarea",
        "template",
        "state in a script",
        "single quotes",
        "pieces of rich text",
        "a picture post",
        "capitals",
    ],
)
def test_an_article_that_no_browser_shows_without_a_script_is_found(inner: str):
    page = f"<html><head><title>河西街早市</title></head><body><div>加载中</div>{inner}</body></html>"
    assert clean.clean(page).text.split("\n") == list(PROSE)


def test_embedded_text_does_not_replace_an_article_that_is_shown():
    other = json.dumps({"content": "<p>" + "另一篇文章的全文，和这一页没有关系。" * 20 + "</p>"}, ensure_ascii=False)
    page = document(BODY + f"<script>state={other}</script>")
    assert clean.clean(page).text.split("\n") == list(PROSE)


def test_a_description_that_sums_up_the_page_is_no_article():
    page = f"<html><head><meta name='description' content='{PROSE[0]}{PROSE[1]}'></head><body>加载中</body></html>"
    assert clean.clean(page).text == ""


def test_the_words_of_many_small_strings_are_no_article():
    menu = json.dumps(
        [{"text": title} for title in ("河西街的早市", "桥头的修锁人", "渡口的最后一条船") * 9], ensure_ascii=False
    )
    page = f"<html><body><div>加载中</div><script>var menu = {menu};</script></body></html>"
    assert clean.clean(page).text == ""


@pytest.mark.parametrize(
    "part", ["<textarea>", "<script ", "<noscript>", "<script>雨ab:'", '<meta name="description" content="']
)
def test_a_page_of_nothing_but_open_parts_takes_no_long_time(part: str):
    start = time.process_time()
    find_embedded(part * 40_000)
    assert time.process_time() - start < 5
