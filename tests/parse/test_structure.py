"""What the inside of an article is made of: notes, numbers, links, code, tables, lists."""

from __future__ import annotations

import pytest
from parse_samples import PROSE, document, roles

import clean
from clean.parse.html import parse_html


def between(inner: str) -> list[str]:
    """The lines that a part makes between two paragraphs of an article."""
    page = document(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{inner}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>")
    text = clean.clean(page).text
    above, below = "\n".join(PROSE[:2]), "\n".join(PROSE[2:])
    assert text.startswith(above)
    assert text.endswith(below)
    return text[len(above) : -len(below)].strip("\n").split("\n")


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<p>这座桥建于明代<sup><a href='#fn1'>1</a></sup>，重修过三次。</p>", ["这座桥建于明代，重修过三次。"]),
        ("<p>这座桥建于明代<sup><a href='/a#cite-2'>[2]</a></sup>，重修过。</p>", ["这座桥建于明代，重修过。"]),
        ("<p>面积是 10<sup>4</sup> m<sup>2</sup>，不算小。</p>", ["面积是 104 m2，不算小。"]),
        ("<p>面积是 10<sup><a href='/power'>4</a></sup> 平方米，不算小。</p>", ["面积是 104 平方米，不算小。"]),
        ("<p>这座桥建于明代<sup data-numero='1'>[1]</sup>，重修过三次。</p>", ["这座桥建于明代，重修过三次。"]),
        ("<p>这座桥建于明代<sup> [3-4]<em></em></sup>，重修过。</p>", ["这座桥建于明代，重修过。"]),
        ("<p>这座桥的桥拱一共有 2<sup>5</sup> 块条石，不多不少。</p>", ["这座桥的桥拱一共有 25 块条石，不多不少。"]),
        ("<ol><li><a href='#r1'>^</a> 《河口县志》，2001年。</li></ol>", ["《河口县志》，2001年。"]),
        ("<ol><li><a href='#r1'>↑</a><a href='#r2'>1.0</a> 《桥谱》，1936年。</li></ol>", ["《桥谱》，1936年。"]),
        ("<ul><li>^_^ 这是<a href='/a'>她</a>的口头禅，写信也用。</li></ul>", ["^_^ 这是她的口头禅，写信也用。"]),
        (
            "<p>详见<sup><a href='#a'>桥头的修锁人</a></sup>一节，后面还会说到。</p>",
            ["详见桥头的修锁人一节，后面还会说到。"],
        ),
    ],
)
def test_marks_of_notes_go_and_raised_text_stays(inner: str, lines: list[str]):
    assert between(inner) == lines


@pytest.mark.parametrize(
    "numbers",
    ["1 2 3", "01 02 03", "一 二 三", "（一） （二） （三）", "I II III", "PART-1 PART-2 PART-3"],
)
def test_numbers_of_sections_that_stand_alone_stay(numbers: str):
    sections = ("桥上的风最大，卖伞的人天天来。", "桥下的船最慢，摇橹的人只剩一个。", "桥头的钟停了，没有人去上弦。")
    inner = "".join(f"<p>{number}</p><p>{line}</p>" for number, line in zip(numbers.split(), sections, strict=True))
    assert between(inner) == [part for pair in zip(numbers.split(), sections, strict=True) for part in pair]


def test_numbers_of_a_list_of_links_go_with_it():
    titles = ("老戏台修好了", "渡口的最后一条船", "修表摊摆了三十年")
    inner = "".join(f"<p>{n}</p><p><a href='/{n}'>{title}</a></p>" for n, title in enumerate(titles, start=1))
    assert between(inner) == [""]


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        (
            "<p>他去<a href='/a'>河口县图书馆</a>借<a href='/b'>《河口县志》</a>。</p>",
            "他去河口县图书馆借《河口县志》。",
        ),
        ("<p>项目在这里：<a href='/a'>https://a.example/a_b</a></p>", "项目在这里：https://a.example/a_b"),
        ("<p><a href='/a'>夜间开放的时间表和预约办法见公告</a>。</p>", "夜间开放的时间表和预约办法见公告。"),
    ],
)
def test_links_in_a_sentence_are_text(inner: str, line: str):
    assert between(inner) == [line]


@pytest.mark.parametrize(
    "inner",
    [
        "<p><a href='/1'>老戏台修好了</a> <a href='/2'>渡口的最后一条船</a></p>",
        "<p><a href='/1'>老戏台修好了，看戏的人又坐满了院子。</a></p>",
        "<p><a href='/1'>老戏台修好了</a>！<a href='/2'>加入我们</a>！</p>",
    ],
)
def test_lines_of_nothing_but_links_are_no_text(inner: str):
    assert between(inner) == [""]


CODE = "def 秤(斤, 两):\n    if 斤 < 1:\n\t\treturn  两   # 不足一斤\n\n\n    return 斤 * 10 + 两"
ESCAPED = CODE.replace("<", "&lt;")
ROWS = ESCAPED.split("\n")


@pytest.mark.parametrize(
    "inner",
    [
        f"<div class='code-toolbar'><pre><code>{ESCAPED}</code><button>Copy</button></pre>"
        "<button>复制代码</button></div>",
        "<figure class='highlight'><table><tr><td class='gutter'><pre>"
        + "<br>".join(map(str, range(1, 7)))
        + "</pre></td><td class='code'><pre>"
        + "<br>".join(f"<span class='line'>{row}</span>" for row in ROWS)
        + "</pre></td></tr></table></figure>",
        "<pre>" + "\n".join(f"<span class='lineno'>{n}</span>{row}" for n, row in enumerate(ROWS, 1)) + "</pre>",
        "<pre><ol>" + "".join(f"<li>{row}</li>" for row in ROWS) + "</ol></pre>",
        "<pre>" + "".join(f"<div>{row}</div>" for row in ROWS) + "</pre>",
    ],
    ids=["toolbar", "gutter", "numbers in the lines", "list", "divisions"],
)
def test_code_stays_byte_for_byte_without_what_a_highlighter_adds(inner: str):
    assert "\n".join(between(inner)) == CODE


def test_code_of_numbers_stays():
    assert between("<pre><code>1 1 2 3 5 8 13</code></pre>") == ["1 1 2 3 5 8 13"]
    assert between("<pre><span class='mi'>42</span> <span class='o'>+</span> 1</pre>") == ["42 + 1"]


LINES = [f"{PROSE[0]}一。", f"{PROSE[1]}二。"]


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        (f"{LINES[0]}<br><br>{LINES[1]}<br/>末尾一句。", [*LINES, "末尾一句。"]),
        (f"<table><tr><td><p>{LINES[0]}</p><p>{LINES[1]}</p></td></tr></table>", LINES),
        ("<table><tr><th>年份<th>人次<tr><td>2022<td>3 万</table>", ["年份 人次", "2022 3 万"]),
        ("<table><tr><td>姓名<td><td>分数<tr><td>甲<td><td>90</table>", ["姓名 分数", "甲 90"]),
        ("<ul><li>借书<ul><li>带上身份证</li></ul></li><li>还书</li></ul>", ["借书", "带上身份证", "还书"]),
        ("<dl><dt>夜班</dt><dd>晚上六点到十点</dd></dl>", ["夜班", "晚上六点到十点"]),
        ("<p>早市<x-y></x-y><g-emoji>🌶</g-emoji>开了，<o:p>人</o:p>都来了。</p>", ["早市", "🌶开了，人都来了。"]),
    ],
)
def test_parts_of_an_article_keep_their_lines(inner: str, lines: list[str]):
    assert between(inner) == lines


def test_rows_of_data_have_the_role_of_a_table():
    page = document(
        f"<p>{PROSE[0]}</p><table><tr><td>甲</td><td>90</td></tr><tr><td>乙</td><td>80</td></tr></table>"
        f"<p>{PROSE[1]}</p>"
    )
    kept = roles(clean.clean(page))
    assert [pair for pair in kept if pair[0] == "table"] == [("table", "甲 90"), ("table", "乙 80")]


ROWS_OF_SONGS = ("渡口 1998 第一张", "桥头 1999 第二张", "早市 2001 第三张", "灯火 2003 第四张")


def songs(attributes: str = "", hidden_from: int = 9, style: str = "display:none") -> str:
    rows = "".join(
        f"<tr{f' style={style}' if n >= hidden_from else ''}>"
        + "".join(f"<td>{cell}</td>" for cell in row.split())
        + "</tr>"
        for n, row in enumerate(ROWS_OF_SONGS)
    )
    return f"<table {attributes}>{rows}</table>"


def test_rows_of_a_table_that_a_button_would_show_stay():
    assert between(songs(hidden_from=2)) == list(ROWS_OF_SONGS)


def test_a_table_that_is_not_shown_at_all_goes():
    assert between(songs("style='display:none'")) == [""]


def test_the_name_of_a_table_says_nothing_of_its_rows():
    assert between(songs("class='module-list related'")) == list(ROWS_OF_SONGS)


def test_data_and_headings_between_the_parts_of_an_article_stay():
    part = "<div class='part'>{}</div>"
    page = document(
        part.format(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>")
        + "<h2>用料</h2><div class='ings'><table><tr><td><a href='/1'>豆腐</a></td><td>一块</td></tr>"
        "<tr><td><a href='/2'>小葱</a></td><td>两根</td></tr></table></div><h2>做法</h2>"
        + part.format(f"<p>{PROSE[2]}</p><p>{PROSE[3]}</p>")
    )
    text = clean.clean(page).text.split("\n")
    assert text == [*PROSE[:2], "用料", "豆腐 一块", "小葱 两根", "做法", *PROSE[2:]]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("<h2 class='body__StyledHeader'>桥头的修锁人</h2>", "桥头的修锁人"),
        ("<h2>桥头的修锁人<a class='headerlink' href='#a'>¶</a></h2>", "桥头的修锁人"),
        ("<h2>桥头的修锁人 <a href='#a'>#</a></h2>", "桥头的修锁人"),
        ("<h2>用 C# 写的修锁记录</h2>", "用 C# 写的修锁记录"),
    ],
)
def test_a_heading_over_prose_stays_without_the_link_to_itself(heading: str, line: str):
    assert between(heading)[0] == line


def test_a_heading_over_links_goes_by_its_name():
    assert "本站栏目" not in between("<div class='related'><h2 class='header'>本站栏目</h2><a href='/1'>早市</a></div>")


@pytest.mark.parametrize("name", ["pre-numbering", "line-numbers", "gutter"])
def test_the_numbers_that_a_highlighter_lists_below_code_go(name: str):
    inner = f"<pre><code>a = 1\nb = 2</code><ul class='{name}'><li>1</li><li>2</li></ul></pre>"
    assert between(inner) == ["a = 1", "b = 2"]


def test_a_list_of_numbers_in_code_stays():
    assert between("<pre><code>seq 2</code><ul class='output'><li>1</li><li>2</li></ul></pre>") == ["seq 2", "1", "2"]


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<p><x-a>桥头的</x-a><code>修锁铺</code><x-b>，开了三十年。</x-b></p>", ["桥头的修锁铺，开了三十年。"]),
        ("<p>桥头的<user-name>老丁</user-name>，修了三十年锁。</p>", ["桥头的老丁，修了三十年锁。"]),
        ("<x-line>桥头有一家修锁铺。</x-line><x-line>开了三十年。</x-line>", ["桥头有一家修锁铺。", "开了三十年。"]),
        ("<x-box><p>桥头有一家修锁铺。</p></x-box>", ["桥头有一家修锁铺。"]),
    ],
)  # fmt: skip
def test_an_unknown_element_stands_in_the_line_beside_text_and_is_a_block_elsewhere(inner: str, lines: list[str]):
    assert between(inner) == lines


def test_the_names_of_tags_stand_once_each() -> None:
    page = parse_html("<nav>a</nav><ul><li>b<li>c</ul><x-y><p>d</p></x-y><pre>e</pre>")
    assert page.tag_names == set(page.tags) == {"body", "nav", "ul", "li", "div", "p", "pre"}
