"""The compiled walk over the parser's memory finds in every tree what the walk over selectolax's nodes finds."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
import selectolax
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import clean.parse.html
from clean.parse import layout, walk
from clean.parse.nodes import NeedsTreeError
from clean.parse.tags import KINDS

nodes = pytest.importorskip("clean.parse.native_nodes", reason="the compiled walk is not built")
native = pytest.importorskip("clean.parse.native_walk", reason="the compiled walk is not built")

PAGES = sorted(Path(__file__).parent.parent.rglob("pages/*.html"))
READ = ("class", "id", "style", "role", "hidden", "src")


def read(page: Any) -> dict[str, Any]:
    """All that a page knows of its tree."""
    numbers = range(len(page.tags)) if page.texts else ()
    lists = (
        "texts",
        "links",
        "owners",
        "parents",
        "tags",
        "tag_names",
        "firsts",
        "ends",
        "head",
        "hidden_parts",
        "times",
    )
    return {
        **{name: getattr(page, name) for name in lists},
        "attributes": [{k: v for k, v in page.attributes(n).items() if k in READ} for n in numbers],
        "anchors": [page.anchors(number) for number in numbers[:50]],
        "scripts": list(page.scripts()),
        "tree": [element.html for element in page.tree()[:50]],
    }


def compared(source: bytes) -> bool:
    """Whether the compiled walk reads a page as the other does; it may leave a page to that."""
    tree, other = LexborHTMLParser(source, options=1), LexborHTMLParser(source, options=1)
    try:
        found = read(native.read(tree))
    except NeedsTreeError:
        return False
    assert found == read(walk.read(other))
    assert tree.html == other.html
    return True


ODD = {
    "nothing": "",
    "no elements": "早市",
    "deeper than the walk goes": "<div><span>早" * 900 + "市",
    "links in links": "<a href=1>早<table><tr><td><a href=2>市<div>在<p>桥</a>头</table></a>豆浆",
    "many side by side": "<i title='2024-03-05'>早</i> <b>市</b>\n" * 3000,
    "a block pieced together": "<p>" + "<b>早</b>市" * 30_000,
    "a huge text": "<p>" + "早市" * 400_000 + "<b>",
    "comments and CDATA": "早<!--市--><![CDATA[桥]]><?php 头 ?><!--><p>豆<!-- -->浆<!---->",
    "a drawing": "<svg viewBox='0 0'><title>图</title><a xlink:href=x href=y>早</a><foreignObject><p>市</p></svg>早",
    "a script in a drawing": "<svg><script>早<b>市</b></script></svg><script>x</script><script src=y></script>",
    "a template": "<template><p>早<a href=x>市</a></template><p>桥",
    "attributes without values": "<p class id style=''><a href>早</a><b title style>市</b><img alt><time datetime>桥",
    "attributes twice": "<p class=a CLASS=b Class='c'>早<p ID=x id=y hidden role=menu ROLE=b>市",
    "hidden parts": "<p>早<span style='display:none'>市<b>在</b></span><a style='font-size:0'>桥</a><a style=x>头</a>",
    "times": "<p>早<time datetime=2024-03-05>三月</time><span title='\u3000 2024-03-06 '>市</span><i title=3>桥</i>",
    "notes": "<p>早<sup>[1]</sup><sup><a href=#1>①</a></sup><sup>2</sup><sup><b>注<a href=#>3</a></b></sup>",
    "names of sites": "<x-y>早</x-y>市<st1:personname>桥</st1:personname><a-very-long-name-of-an-element>头<br></x-y>",
    "names in the line": "早<X-Y>市</X-Y><b>桥</b><user-name>头</user-name> <user-name> </user-name><marquee>x<blink>y",
    "code": "<pre>\n早<b>市</b><br>桥<ol><li class=ln>1<li>头</ol><button>复制</button>\n</pre><pre>1\n2\n3</pre><pre>",
    "numbers of lines": "<pre><ol class=linenos><li>1</li><li>2</li></ol><b>早<i class='hljs-ln-n'>3</i>\n",
    "null characters": "<p>早\0市\0<b title='\0' class=a\0b>桥</b><\0x>\0",
    "surrogates and beyond": "<p>早\ud83d市&#xD83D;&#x1F600;😀<b>\udc00é</b>ÿ&#255;\u0080\u07ff\u0800\uffff<i>\x7f",
    "the head": "<title>早 市</title><title>x</title><base href=/a><link rel=canonical href=b><link rel='next' href>"
    "<meta name=Author content=桥><meta property='' itemprop=x content=y><meta name=n><meta content=c>"
    "<script type='application/ld+json'>{}</script><script type=text/javascript>1</script><p>早<meta name=b content=b>",
    "properties of other things": "<div itemtype='http://schema.org/Comment'><meta itemprop=datePublished content=2024>"
    "</div><div itemtype=Article><p><meta itemprop=datePublished content=2025></div>",
    "no body": "<frameset><frame></frameset>",
    "tables": "<table>早<tr><td>市<caption>桥</caption><col><tbody><th>头</table><select><option>x</select>",
    "pictures": "<p>早<img alt='一张图' class=a src=b>市<img alt=logo><img><img alt=' '><x-y>桥</x-y><img alt=图><x-y>",
    "pictures of text": "<img alt=😀>早<p><a href=x><img alt=😀></a>市<img alt=' 👍 '><img alt=😀> <img class=face "
    "alt='[哈哈]'><sup><img alt=😀></sup><pre><img alt=😀>\n桥<b>头</b></pre><p><img alt=😀><p><b>豆</b><img "
    "src='/math/x' alt=' \\alpha '>浆<span style='display:none'><img alt=😀></span>",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_markup_is_read_the_same(name: str) -> None:
    assert compared(ODD[name].encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_are_read_the_same(path: Path) -> None:
    assert compared(path.read_bytes())


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>早<math><mi>x</mi></math>市", ["早x市"]),
        ("<p>早<script type='math/tex'>x</script>市", ["早$x$市"]),
        ("<p>早<img class=emoji alt=😀>市<script type='math/tex'>x</script>", ["早😀市$x$"]),
        ("<p>早<img class=emoji alt=😀><x-y>市</x-y>", ["早😀市"]),
    ],
)
def test_what_changes_the_tree_is_left_to_the_other_walk(source: str, texts: list[str]) -> None:
    assert not compared(source.encode())
    assert clean.parse.html.parse_html(source).texts == texts


TAGS = [*KINDS, "div", "p", "ul", "ol", "li", "table", "td", "tr", "h1", "nav", "body", "html", "form", "x-y", "mi"]
NAMES = [
    "class",
    "id",
    "style",
    "title",
    "datetime",
    "href",
    "hidden",
    "itemprop",
    "itemtype",
    "content",
    "name",
    "rel",
]
VALUES = st.sampled_from(
    [
        "",
        "a",
        "2024-03-05",
        "display:none",
        "#x",
        "ld+json",
        "早市",
        "\0",
        " ",
        "article",
        "next",
        "line-number",
        "é",
        "😀",
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        ["早市", " ", "\n\t", "[1]", "1", "x", "\0", "&nbsp;", "&amp", "<", ">", "]]>", "\f", "é", "\u3000", "😀"]
    ),
    st.text(max_size=12),
)
ATTRIBUTE = st.one_of(
    st.tuples(st.sampled_from(NAMES), VALUES).map(lambda pair: f" {pair[0]}='{pair[1]}'"),
    st.sampled_from([f" {name}" for name in (*NAMES, "CLASS=b", "data-x=y", "xlink:href=z", "'", "=", "/")]),
)
START = st.builds(
    lambda tag, attributes, end: f"<{tag}{''.join(attributes)}{end}",
    st.sampled_from(TAGS),
    st.lists(ATTRIBUTE, max_size=4),
    st.sampled_from([">", ">", ">", "/>", ""]),
)
PIECE = st.one_of(
    START,
    START,
    TEXTS,
    TEXTS,
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "<img alt=😀>",
            "<img alt=x>",
            "<!--",
            "-->",
            "<!---->",
            "<![CDATA[",
            "<!doctype html>",
            "<?x>",
            "</",
            "<p",
            '"',
            "'",
        ]
    ),
).map(lambda piece: piece.encode("utf-8", "surrogatepass"))
MARKUP = st.lists(st.one_of(PIECE, PIECE, PIECE, PIECE, PIECE, st.binary(max_size=4)), max_size=40).map(b"".join)


@settings(max_examples=400, deadline=None)
@given(MARKUP)
def test_any_markup_is_read_the_same(source: bytes) -> None:
    compared(source)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=40), st.text(max_size=30).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_bytes_are_decoded_as_by_the_codec(data: bytes) -> None:
    source = b"<p>" + data.replace(b"<", b"").replace(b"&", b"")
    assert compared(source)


def test_a_page_keeps_the_tree_that_it_is_asked_about() -> None:
    pages = [
        native.read(LexborHTMLParser(f"<p class=c{n}><a href=/{n}>早市{n}</a></p>", options=1)) for n in range(300)
    ]
    gc.collect()
    for number, page in enumerate(pages):
        assert page.attributes(1) == {"class": f"c{number}"}
        assert page.anchors(1) == [(f"早市{number}", f"/{number}")]
        assert page.tree()[1].attributes == {"class": f"c{number}"}


def test_a_container_that_is_not_there_is_an_error() -> None:
    page = native.read(LexborHTMLParser("<p>早市", options=1))
    for number in (2, 10**9, -1):
        with pytest.raises(IndexError):
            page.attributes(number)


# ----------------------------------------------------------------------------------- whether memory is as it is read


def test_the_layout_of_this_parser_is_as_expected() -> None:
    numbers = layout.numbers_of_names(nodes.OFFSETS, nodes.write_memory)
    assert numbers is not None
    assert numbers.keys() == set(layout.NAMES)


@pytest.mark.parametrize("part", [part for part in nodes.OFFSETS if "." in part])
@pytest.mark.parametrize("moved", [-16, -8, 8, 16, 24])
def test_any_other_layout_is_found_out(part: str, moved: int) -> None:
    offsets = {**nodes.OFFSETS, part: nodes.OFFSETS[part] + moved}
    if offsets[part] >= 0:
        assert layout.numbers_of_names(offsets, nodes.write_memory) is None


def test_memory_that_is_not_there_is_found_out() -> None:
    assert nodes.write_memory(1, 8, 8) == -1
    assert layout.numbers_of_names(nodes.OFFSETS, lambda *_: -1) is None


def test_the_compiled_walk_is_the_one_in_use() -> None:
    if not selectolax.__version__.startswith(layout.VERSIONS):
        pytest.skip(f"it was not tried with selectolax {selectolax.__version__}")
    assert clean.parse.html.COMPILED is native.read


def test_an_unknown_version_is_read_without_the_compiled_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selectolax.__version__", "1.1.0")
    assert layout.numbers_of_names(nodes.OFFSETS, nodes.write_memory) is None


def test_a_parser_of_another_layout_is_read_without_the_compiled_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<title>早市</title><p class=a>豆浆<a href=x>油条</a>"
    expected = read(clean.parse.html.parse_html(html))
    monkeypatch.setattr(nodes, "OFFSETS", {**nodes.OFFSETS, "node.next": 48})
    assert clean.parse.html.compiled_walk() is None
    monkeypatch.setattr(clean.parse.html, "COMPILED", None)
    found = read(clean.parse.html.parse_html(html))
    del found["tree"], expected["tree"]
    assert found == expected
