"""Emphasis on request: what the page sets in bold or italics, in Markdown that CommonMark reads so, and in HTML."""

from __future__ import annotations

import html
import json
import pickle
from itertools import groupby, product
from unicodedata import category

import pytest
from attacks import ATTACKS
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from render_samples import NASTY, PROSE, URL, article, assert_safe, page

import clean
from clean.article import Block, Emphasis, Link
from clean.cli import command
from clean.labels import Role
from clean.render.html import to_html
from clean.render.json import to_dict
from clean.render.markdown import to_markdown
from clean.render.recorded import article_of

ASKED = clean.Options(links=True, emphasis=True)


def asked(*inner: str, **options: object) -> clean.Article:
    return clean.clean(page(*inner), url=URL, options=clean.Options(links=True, emphasis=True, **options))


def emphasised(found: clean.Article) -> list[tuple[str, str]]:
    return [
        (block.text[part.start : part.end], "strong" if part.strong else "em")
        for block in found.blocks
        for part in block.emphasis
    ]


# ------------------------------------------------------------------------------------------------- what is emphasised

FOUND = [
    ("<p>他说<b>米价</b>不会再涨。</p>", [("米价", "strong")]),
    ("<p>他说<strong>米价</strong>和<i>面价</i>，还有<em>油价</em>。</p>",
     [("米价", "strong"), ("面价", "em"), ("油价", "em")]),
    ("<p><b>摊位要在五点以前摆好，晚到的不给位置。</b></p>", [("摊位要在五点以前摆好，晚到的不给位置。", "strong")]),
    ("<p>他说<b>米价<i>不会</i></b>再涨。</p>", [("米价不会", "strong"), ("不会", "em")]),
    ("<p>他说<b>米价 </b><b>不会</b>再涨。</p>", [("米价 不会", "strong")]),
    ("<p>他说<span style='color:red; font-weight: bold'>米价</span>不会再涨。</p>", [("米价", "strong")]),
    ("<p>他说<span style='FONT-WEIGHT:700 !important'>米价</span>不会再涨。</p>", [("米价", "strong")]),
    ("<p>他说<span style='font:italic bold 14px/20px serif'>米价</span>不会。</p>",
     [("米价", "strong"), ("米价", "em")]),
    ("<p>他说<span style='font-style:oblique 10deg'>米价</span>不会再涨。</p>", [("米价", "em")]),
    ("<p>他说<span style='font-weight:500;font-style:normal'>米价</span>不会再涨。</p>", []),
    ("<p><b style='font-weight:normal'>他说米价不会<b>再涨</b>。</b></p>", [("再涨", "strong")]),
    ("<p><b>他说<span style='font-weight:400'>米价</span></b>不会再涨。</p>", [("他说", "strong")]),
    ("<p>他说<a href='/m' style='font-weight:bold'>米价</a>不会再涨。</p>", [("米价", "strong")]),
    ("<b><p>他说米价不会再涨，面价也不会。</p><p>油价难说，要看秋天的收成。</p></b>", []),
    ("<p><i class='icon icon-arrow'></i>他说米价不会<b></b>再涨。</p>", []),
    ("<p>他说<b style='display:none'>赌</b><b>米价</b>不会再涨。</p>", [("米价", "strong")]),
    ("<h2>关于<b>米价</b>的<i>事</i></h2>", []),
    ("<pre>见 <b>main.c</b> 一行\n二行</pre>", []),
    ("<ul><li>一是<b>豆腐</b>，</li><li>二是葱。</li></ul>", [("豆腐", "strong")]),
    ("<blockquote>桥头的话，<em>一句</em>也没有传开。</blockquote>", [("一句", "em")]),
    ("<table><tr><th>年</th><th>人</th></tr><tr><td>1998</td><td><b>余师傅</b></td></tr>"
     "<tr><td>2009</td><td>葛师傅</td></tr></table>", [("余师傅", "strong")]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), FOUND)
def test_what_the_page_sets_in_bold_or_italics_is_emphasised(inner: str, expected: list[tuple[str, str]]):
    assert emphasised(asked(inner)) == expected


def test_emphasis_stays_in_place_when_the_text_is_converted():
    assert emphasised(asked("<p>他去<b>臺灣圖書館</b>借書，後來又還了回去。</p>")) == [("台湾图书馆", "strong")]


def test_emphasis_stays_in_place_when_words_change_their_length():
    inner = "<p>他把早市寫進了部落格，又在網際網路上找到<b>早市的老地圖</b>一張。</p>"
    found = asked(inner, mainland_words=True)
    assert "博客" in found.text
    assert emphasised(found) == [("早市的老地图", "strong")]


def test_emphasis_stays_in_place_when_a_tail_is_cut_off():
    inner = "<p>他去<b>图书馆</b>借书，借了<i>三本</i>，还了两本。<b>（责任编辑：卓小满）</b></p>"
    found = asked(inner)
    assert "卓小满" not in found.text
    assert emphasised(found) == [("图书馆", "strong"), ("三本", "em")]


def test_without_being_asked_nothing_is_there_and_the_text_is_the_same():
    inner = "<p>他去<b>图书馆</b>借了<i>三本</i>书。</p>"
    plain, full = clean.clean(page(inner), url=URL), asked(inner)
    assert plain.text == full.text
    assert plain.to_markdown() == full.to_markdown().replace("*", "")
    assert "emphasis" not in json.dumps(to_dict(plain, blocks=True))


def test_emphasis_survives_pickling_and_the_record():
    found = asked("<p>他去<b>图书馆<i>借书</i></b>。</p>")
    record = json.loads(json.dumps(to_dict(found, blocks=True)))
    assert {"start": 2, "end": 7, "strong": True} in [e for b in record["blocks"] for e in b.get("emphasis", ())]
    assert pickle.loads(pickle.dumps(found)).blocks == found.blocks == article_of(record).blocks


def test_the_command_line_asks_for_it(tmp_path):
    (tmp_path / "page.html").write_text(page("<p>他去<b>图书馆</b>借了<i>三本</i>书。</p>"), encoding="utf-8")
    for more, line in ((["--emphasis"], "他去**图书馆**借了*三本*书。"), ([], "他去图书馆借了三本书。")):
        done = CliRunner().invoke(command, [*more, "-f", "markdown", str(tmp_path / "page.html")])
        assert line in done.stdout.splitlines()


# --------------------------------------------------------------------------------------------------- how it is written

# inner HTML of the page, Markdown, HTML
WRITTEN = [
    ("<p>他说<b>米价</b>和<i>面价</i>。</p>", "他说**米价**和*面价*。",
     "<p>他说<strong>米价</strong>和<em>面价</em>。</p>"),
    ("<p>他说<b>“米价，”</b>没有说完。</p>", "他说“**米价**，”没有说完。",
     "<p>他说<strong>“米价，”</strong>没有说完。</p>"),
    ("<p><b>一、米价。</b>今年没有涨。</p>", "**一、米价**。今年没有涨。",
     "<p><strong>一、米价。</strong>今年没有涨。</p>"),
    ("<p><b>1. 米价。</b>今年没有涨。</p>", "**1. 米价**。今年没有涨。",
     "<p><strong>1. 米价。</strong>今年没有涨。</p>"),
    ("<p>1. <b>米价</b>今年没有涨。</p>", "1\\. **米价**今年没有涨。", "<p>1. <strong>米价</strong>今年没有涨。</p>"),
    ("<p><b>“摊位要摆好。”</b></p>", "**“摊位要摆好。”**", "<p><strong>“摊位要摆好。”</strong></p>"),
    ("<p><b>米价，<i>今年。</i></b></p>", "**米价，*今年。***", "<p><strong>米价，<em>今年。</em></strong></p>"),
    ("<p>他说 <i>(米价)</i> 没有涨。</p>", "他说 *(米价)* 没有涨。", "<p>他说 <em>(米价)</em> 没有涨。</p>"),
    ("<p>米价<b>……</b>今年没有涨。</p>", "米价……今年没有涨。", "<p>米价<strong>……</strong>今年没有涨。</p>"),
    ("<p>他说<b><i>米价</i></b>没有涨。</p>", "他说***米价***没有涨。",
     "<p>他说<strong><em>米价</em></strong>没有涨。</p>"),
    ("<p>他说<i>今年<b>米价</b>没</i>涨。</p>", "他说*今年**米价**没*涨。",
     "<p>他说<em>今年<strong>米价</strong>没</em>涨。</p>"),
    ("<p>他说<b>米价</b><i>没有</i>涨。</p>", "他说**米价**没有涨。",
     "<p>他说<strong>米价</strong><em>没有</em>涨。</p>"),
    ("<p>他说<b>a*b*</b>和*c*。</p>", "他说**a\\*b**\\*和\\*c\\*。", "<p>他说<strong>a*b*</strong>和*c*。</p>"),
    ("<p>他<b>去<a href='/l'>《图书馆》</a>借</b>书。</p>",
     "他**去**[《**图书馆**》](https://news.example.com/l)**借**书。",
     '<p>他<strong>去</strong><a href="https://news.example.com/l" rel="noopener noreferrer">'
     "<strong>《图书馆》</strong></a><strong>借</strong>书。</p>"),
    ("<p>他去 <a href='/l'>县<em>图书馆</em></a> 借书。</p>",
     "他去 [县*图书馆*](https://news.example.com/l) 借书。",
     '<p>他去 <a href="https://news.example.com/l" rel="noopener noreferrer">县<em>图书馆</em></a> 借书。</p>'),
    ("<ul><li>一是<b>豆腐</b>，</li><li>二是葱。</li></ul>", "- 一是**豆腐**，\n- 二是葱。",
     "<ul>\n<li>一是<strong>豆腐</strong>，</li>\n<li>二是葱。</li>\n</ul>"),
    ("<blockquote>桥头的话，<em>一句</em>也没有传开。</blockquote>", "> 桥头的话，*一句*也没有传开。",
     "<p>桥头的话，<em>一句</em>也没有传开。</p>"),
    ("<table><tr><td>1998</td><td><b>余师傅</b></td></tr><tr><td>2009</td><td>葛师傅</td></tr></table>",
     "1998 **余师傅**\\\n2009 葛师傅", "<tr><td>1998 <strong>余师傅</strong></td></tr>"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "markdown", "markup"), WRITTEN)
def test_emphasis_is_written(inner: str, markdown: str, markup: str):
    found = asked(inner)
    assert f"\n\n{markdown}\n\n" in found.to_markdown()
    assert f"\n{markup}\n" in found.to_html()


def test_a_caption_is_in_italics_as_a_whole():
    caption = Block("图：早市的摊子", Role.CAPTION, True, emphasis=(Emphasis(2, 4, strong=True),))
    assert to_markdown(article(caption)) == "*图：早市的摊子*\n"
    assert "<figcaption>图：<strong>早市</strong>的摊子</figcaption>" in to_html(article(caption))


def test_a_block_of_several_lines_has_its_lines_and_no_emphasis():
    block = Block("第一行\n第二行", Role.PARAGRAPH, True, emphasis=(Emphasis(0, 3, strong=True),))
    assert to_markdown(article(block)) == "第一行\\\n第二行\n"
    assert "<p>第一行 第二行</p>" in to_html(article(block))


def test_a_link_that_leads_nowhere_does_not_part_what_is_emphasised():
    emphasis = (Emphasis(0, 4, strong=True),)
    block = Block("米价没涨", Role.PARAGRAPH, True, links=(Link(0, 2, "javascript:go()"),), emphasis=emphasis)
    assert to_markdown(article(block)) == "**米价没涨**\n"


# ---------------------------------------------------------------------------------------------------- how it is read

Read = list[tuple[str, bool, bool]]


def read_markdown(source: str) -> Read:
    """The characters of a line of Markdown, each with whether it is strong and whether it is stressed."""
    read: Read = []
    depth = {"strong": 0, "em": 0}
    inline = [token for token in MarkdownIt("commonmark").parse(source) if token.type == "inline"]
    for child in inline[0].children if inline else ():
        if child.tag in depth:
            depth[child.tag] += child.nesting
            assert depth[child.tag] in (0, 1), "nothing is emphasised twice"
        else:
            read += [(character, depth["strong"] > 0, depth["em"] > 0) for character in child.content]
    return read


def spans(marks: tuple[int, ...]) -> tuple[Emphasis, ...]:
    """Emphasis of characters that are each plain (0), stressed (1), strong (2) or both (3)."""
    found = []
    for bit in (2, 1):
        for is_marked, places in groupby(range(len(marks)), lambda at, bit=bit: bool(marks[at] & bit)):
            first, *_, last = [*places] * 2
            if is_marked:
                found.append(Emphasis(first, last + 1, strong=bit == 2))
    return tuple(sorted(found, key=lambda part: (part.start, -part.end)))


def block_of(text: str, marks: tuple[int, ...], link: tuple[int, int] | None = None) -> Block:
    links = (Link(*link, "https://example.org/a?b&amp;c"),) if link else ()
    return Block(text, Role.PARAGRAPH, True, links=links, emphasis=spans(marks))


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.TABLE])
@pytest.mark.parametrize("text", ["甲乙丙丁戊", "甲。乙丙，", "“甲”乙1", "a (b)", "[甲]*"])
def test_any_emphasis_reads_as_the_same_text_and_never_reaches_further(text: str, role: Role):
    for marks in product(range(4), repeat=len(text)):
        row = Block(text, role, True, emphasis=spans(marks))
        read = read_markdown(to_markdown(article(row, Block("后", role, True))))[: len(text)]
        assert "".join(character for character, _, _ in read) == text
        for (_, strong, em), mark in zip(read, marks, strict=True):
            assert strong <= bool(mark & 2), marks
            assert em <= bool(mark & 1), marks


KINDS_OF_RUNS = st.lists(
    st.tuples(st.text(alphabet="甲乙丙。，“”*_[]!1a ", min_size=1, max_size=5), st.sampled_from([1, 2, 3])), max_size=6
)


@given(KINDS_OF_RUNS)
def test_parts_with_plain_text_between_them_are_read_as_they_were_but_for_their_edges(runs: list[tuple[str, int]]):
    text, marks = "前", (0,)
    for part, mark in runs:
        text, marks = f"{text}{part}间", (*marks, *[mark] * len(part), 0)
    read = read_markdown(to_markdown(article(block_of(text, marks))))
    assert "".join(character for character, _, _ in read) == text
    for (character, strong, em), mark in zip(read, marks, strict=True):
        if category(character)[0] in "LN":
            assert (strong, em) == (bool(mark & 2), bool(mark & 1))
        else:
            assert strong <= bool(mark & 2)
            assert em <= bool(mark & 1)


LINES = st.one_of(
    st.sampled_from(NASTY), st.text(alphabet="[]()!<>&*_`\\#+-=.1a 甲乙。“”", max_size=12), st.text(max_size=9)
)
ROLES = st.sampled_from([Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.TABLE])


@given(LINES, ROLES, st.data())
def test_the_text_of_any_line_is_shown_as_it_stood(text: str, role: Role, data: st.DataObject):
    shown = " ".join(text.split())
    if not shown.isprintable() or not shown:
        return
    marks = tuple(data.draw(st.lists(st.integers(0, 3), min_size=len(shown), max_size=len(shown))))
    start = data.draw(st.integers(0, len(shown) - 1))
    link = data.draw(st.none() | st.tuples(st.just(start), st.integers(start + 1, len(shown))))
    block = block_of(shown, marks, link)
    made = article(Block(shown, role, True, links=block.links, emphasis=block.emphasis))
    source, markup = to_markdown(made), to_html(made)
    assert_safe(markup, source)
    read = read_markdown(source)
    assert "".join(character for character, _, _ in read) == shown
    assert all(
        strong <= bool(mark & 2) and em <= bool(mark & 1) for (_, strong, em), mark in zip(read, marks, strict=True)
    )


@given(
    LINES, st.lists(st.builds(Emphasis, *[st.integers(0, 14)] * 2, st.booleans()), max_size=4), st.sampled_from(Role)
)
def test_emphasis_that_no_page_could_have_is_harmless(text: str, emphasis: list[Emphasis], role: Role):
    made = article(Block(text, role, True, emphasis=tuple(emphasis)))
    assert_safe(to_html(made), to_markdown(made))


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_active_in_what_is_given_out(attack: str):
    text = html.escape(attack)
    for inner in (
        f"<b>{attack}</b>",
        f"<p>{PROSE[1]}<b>{text}<i>{text}</b>{text}</i><a href='/x'><b>{text}</b></a></p>",
    ):
        found = clean.clean(page(inner), url=URL, options=ASKED)
        assert_safe(found.to_html(), found.to_markdown())
