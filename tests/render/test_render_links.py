"""Links and pictures on request: those of the article, to addresses of the web alone, in valid Markdown and HTML."""

from __future__ import annotations

import html
import json
import pickle
import re

import pytest
from attacks import ATTACKS
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from render_samples import NASTY, PROSE, URL, article, assert_safe, page

import clean
from clean.addresses import safe_address
from clean.article import Block, Image, Link
from clean.labels import Role
from clean.render.html import to_html
from clean.render.json import to_dict
from clean.render.markdown import to_markdown
from clean.render.recorded import article_of

ASKED = clean.Options(links=True, images=True)
ADDRESSES = [
    ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
    ("/b.html", "https://news.example.com/b.html"),
    ("2.html", "https://news.example.com/a/2.html"),
    ("//cdn.example.com/x", "https://cdn.example.com/x"),
    ("HTTP://Example.ORG:8080/", "http://Example.ORG:8080/"),
    ("https://example.org/一 二(三)", "https://example.org/%E4%B8%80%20%E4%BA%8C%28%E4%B8%89%29"),
    ("https://例子.example/", "https://xn--fsqu00a.example/"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
    ("https://example.org/a\\b`c[d]", "https://example.org/a%5Cb%60c%5Bd%5D"),
    ("#top", "https://news.example.com/a/1.html#top"),
    ("javascript:alert(1)", None),
    (" JaVaScRiPt:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("\x01javascript:alert(1)", None),
    ("data:text/html,<script>alert(1)</script>", None),
    ("vbscript:x", None),
    ("file:///etc/passwd", None),
    ("mailto:a@example.org", None),
    ("blob:https://example.org/1", None),
    ("https://user:password@example.org/", None),
    ("https://[::1", None),
    ("https://exa mple.org/", None),
    ("", None),
    ("https://example.org/" + "a" * 3000, None),
]


@pytest.mark.parametrize(("href", "address"), ADDRESSES)
def test_an_address_is_absolute_and_of_the_web_or_none(href: str, address: str | None):
    assert safe_address(URL, href) == address


@pytest.mark.parametrize("href", ["/b.html", "2.html", "#top"])
def test_without_the_pages_address_a_relative_one_leads_nowhere(href: str):
    assert safe_address("", href) is None


@given(st.text(), st.text(alphabet="htps:/.\\@?#&;%<>\"'()[] \n\tjavascript一", max_size=40))
def test_any_address_that_is_given_out_is_plain(base: str, href: str):
    address = safe_address(base, href)
    assert address is None or re.fullmatch(r"https?://[^\s<>\"'()\[\]\\`{}|^@/]+[^\s<>\"'()\[\]\\`{}|^]*", address)
    assert address is None or safe_address("", address) == address


def asked(*inner: str, head: str = "", **options: object) -> clean.Article:
    return clean.clean(page(*inner, head=head), url=URL, options=clean.Options(links=True, images=True, **options))


def links(found: clean.Article) -> list[tuple[str, str]]:
    return [(block.text[link.start : link.end], link.url) for block in found.blocks for link in block.links]


def images(found: clean.Article) -> list[tuple[str, str]]:
    return [(image.url, image.alt) for block in found.blocks for image in block.images]


LINKED = [
    ("<p>他去<a href='/lib'>河口县图书馆</a>借书。</p>", [("河口县图书馆", "https://news.example.com/lib")]),
    (
        "<p>河口的<a href='/h'>河口</a>，<b><a href='/g'>老<i>葛</i></a></b>说。</p>",
        [("河口", "https://news.example.com/h"), ("老葛", "https://news.example.com/g")],
    ),
    ("<p>第一行。<br>第二行见<a href='/n'>县志</a>。</p>", [("县志", "https://news.example.com/n")]),
    ("<ul><li>一是<a href='/1'>豆腐</a>，</li><li>二是葱。</li></ul>", [("豆腐", "https://news.example.com/1")]),
    ("<h2>关于<a href='/h'>老桥</a>的事</h2>", [("老桥", "https://news.example.com/h")]),
    ("<blockquote>桥头的话，见<a href='/q'>旧报</a>。</blockquote>", [("旧报", "https://news.example.com/q")]),
    (
        "<table><tr><th>年</th><th>人</th></tr><tr><td>1998</td><td><a href='/p'>余师傅</a></td></tr>"
        "<tr><td>2009</td><td>葛师傅</td></tr></table>",
        [("余师傅", "https://news.example.com/p")],
    ),
    ("<p>他去<a href='javascript:go()'>图书馆</a>借书。</p>", []),
    ("<p>他去<a>图书馆</a>借书，<a href=''>没有借到</a>。</p>", []),
    ("<p>他<span style='display:none'>赌</span>去<a href='/l'>图书馆</a>。</p>", [("图书馆", "https://news.example.com/l")]),
    ("<p>桥建于明代<sup><a href='#n1'>[1]</a></sup>，见<a href='/z'>县志</a>。</p>", [("县志", "https://news.example.com/z")]),
    ("<pre>见 <a href='/c'>main.c</a> 一行\n二行</pre>", []),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), LINKED)
def test_links_stand_where_they_stood(inner: str, expected: list[tuple[str, str]]):
    assert links(asked(inner)) == expected


def test_links_stay_in_place_when_the_text_is_converted():
    found = clean.clean(page("<p>他去<a href='/lib'>臺灣圖書館</a>借書，後來又還了回去。</p>"), url=URL, options=ASKED)
    assert links(found) == [("台湾图书馆", "https://news.example.com/lib")]


def test_links_stay_in_place_when_words_change_their_length():
    inner = "<p>他把早市寫進了部落格，又在網際網路上找到<a href='/d'>早市的老地圖</a>一張。</p>"
    found = asked(inner, mainland_words=True)
    assert "博客" in found.text
    assert links(found) == [("早市的老地图", "https://news.example.com/d")]


def test_links_stay_in_place_when_a_tail_is_cut_off():
    inner = "<p>他去<a href='/lib'>图书馆</a>借书，借了三本，还了两本。（责任编辑：卓小满）</p>"
    assert links(asked(inner)) == [("图书馆", "https://news.example.com/lib")]


def test_the_base_of_a_page_counts():
    assert links(asked("<p>他去<a href='lib'>图书馆</a>借书。</p>", head="<base href='/x/'>")) == [
        ("图书馆", "https://news.example.com/x/lib")
    ]


PICTURES = [
    ("<p><img src='/p.jpg' alt='早市的 摊子'></p>", [("https://news.example.com/p.jpg", "早市的 摊子")]),
    ("<p><img src='/blank.gif' data-src='/p.jpg'></p>", [("https://news.example.com/p.jpg", "")]),
    ("<p><img src='data:image/gif;base64,R0' data-original='/p.jpg'></p>", [("https://news.example.com/p.jpg", "")]),
    ("<figure><img srcset='/p.jpg 1x, /q.jpg 2x'><figcaption>早市</figcaption></figure>",
     [("https://news.example.com/p.jpg", "")]),
    ("<p>一辆车<img src='/p.jpg' alt='车'>停在桥头，没有人来推。</p>", [("https://news.example.com/p.jpg", "车")]),
    ("<p><img src='data:image/png;base64,AAAA'></p>", []),
    ("<p><img src='javascript:alert(1)'></p>", []),
    ("<p><img src='/icon.png' width='16' height='16'></p>", []),
    ("<div class='sidebar'><img src='/ad.jpg'></div>", []),
    ("<div class='share'><img src='/s.jpg'>分享到</div>", []),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), PICTURES)
def test_the_pictures_of_the_article_are_given_with_their_text(inner: str, expected: list[tuple[str, str]]):
    assert images(asked(inner)) == expected


def test_pictures_of_the_page_around_the_article_are_none_of_it():
    around = "<div class='nav'><img src='/logo2.jpg'><a href='/'>首页</a></div>"
    below = "<div><img src='/code.jpg'><p>扫描二维码，关注我们</p></div>"
    found = clean.clean(page().replace("<article>", f"{around}<article>").replace("</article>", f"</article>{below}"))
    assert images(found) == []


def test_without_being_asked_nothing_is_there_and_the_text_is_the_same():
    inner = ("<p>他去<a href='/lib'>图书馆</a>借书。</p>", "<p><img src='/p.jpg'></p>")
    plain, full = clean.clean(page(*inner), url=URL), asked(*inner)
    assert plain.text == full.text
    assert not links(plain) + images(plain)
    assert "](" not in plain.to_markdown() + to_html(plain)
    assert "links" not in json.dumps(to_dict(plain, blocks=True))


def test_markdown_and_html_show_links_and_pictures():
    found = asked("<p>他去<a href='/l_i*b'>[图书馆]</a>借书。</p><p><img src='/p.jpg' alt='[早市]'></p>")
    assert "他去[\\[图书馆\\]](https://news.example.com/l_i*b)借书。" in found.to_markdown()
    assert "![\\[早市\\]](https://news.example.com/p.jpg)" in found.to_markdown()
    link = '他去<a href="https://news.example.com/l_i*b" rel="noopener noreferrer">[图书馆]</a>借书。'
    assert link in found.to_html()
    assert '<img src="https://news.example.com/p.jpg" alt="[早市]">' in found.to_html()


def test_a_link_behind_an_exclamation_mark_does_not_become_a_picture():
    found = asked("<p>他去了!<a href='/l'>图书馆</a>借书。</p>")
    assert "他去了\\![图书馆](https://news.example.com/l)借书。" in found.to_markdown()


def test_the_blank_before_a_link_stays_at_the_start_of_a_line():
    assert (
        "他去 [图书馆](https://news.example.com/l) 借书。"
        in asked("<p>他去 <a href='/l'>图书馆</a> 借书。</p>").to_markdown()
    )


def test_links_and_pictures_survive_pickling_and_the_record():
    found = asked("<p>他去<a href='/l'>图书馆</a>借书。</p><p><img src='/p.jpg'></p>")
    record = json.loads(json.dumps(to_dict(found, blocks=True)))
    assert pickle.loads(pickle.dumps(found)).blocks == found.blocks == article_of(record).blocks


# ------------------------------------------------------------------------------------------------------------- safety


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_active_in_what_is_given_out(attack: str):
    text = html.escape(attack)
    for source in (
        page(attack),
        page(f"<p>{PROSE[1]}<a href='{text}'>{text}</a>{PROSE[2]}</p><p><img src='{text}' alt='{text}'></p>"),
        page(f"<p>他去<a href='/x?{text}'>{text}</a>借书。</p><p><img src='/p.jpg?{text}' alt='{text}'></p>"),
        page(f"<p>他去<a href='lib'>图书馆</a>借书。</p>{attack}", head=f"<base href='{text}'>"),
    ):
        found = clean.clean(source, url=URL, options=ASKED)
        assert_safe(found.to_html(), found.to_markdown())


HREFS = st.one_of(
    st.sampled_from([href for href, _ in ADDRESSES]),
    st.text(),
    st.text(alphabet="htps:/.&;()<>\"' \\\njavscript", max_size=20),
)
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=20), st.text(alphabet="[]()!<>&*_`\\ 甲\n", max_size=12))


@given(st.lists(st.tuples(TEXTS, HREFS, TEXTS, st.sampled_from(Role), st.booleans()), max_size=4))
def test_whatever_a_block_says_nothing_but_the_web_is_linked(rows: list[tuple[str, str, str, Role, bool]]):
    blocks = [
        Block(before + text, role, True, links=(Link(len(before), len(before + text), href),) if text else (),
              images=(Image(href, text, above),))
        for before, href, text, role, above in rows
    ]  # fmt: skip
    made = article(*blocks)
    assert_safe(to_html(made), to_markdown(made))


@given(TEXTS, st.sampled_from([Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING, Role.QUOTE, Role.TABLE]))
def test_the_text_of_a_link_is_shown_as_it_stood(text: str, role: Role):
    shown = " ".join(text.split())
    if shown and shown.isprintable():
        block = Block(f"前{shown}", role, True, links=(Link(1, len(shown) + 1, "https://example.org/a?b&amp;c"),))
        inline = [t for t in MarkdownIt("commonmark").parse(to_markdown(article(block))) if t.type == "inline"]
        children = inline[0].children
        assert "".join(child.content for child in children if child.type in ("text", "text_special")) == f"前{shown}"
        assert [c.attrGet("href") for c in children if c.type == "link_open"] == ["https://example.org/a?b&amp;c"]
