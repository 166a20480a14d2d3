"""What is left out of a page before it is parsed is missed by nobody: the blocks are those of the whole page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from test_walk import ODD

import clean.parse.html
from clean.label.features import normalise_space
from clean.parse import walk
from clean.parse.broken import is_swallowed
from clean.parse.html import is_risky, parse_html
from clean.parse.styles import is_invisible
from clean.parse.tags import SOURCES
from clean.parse.targets import type_of

native = pytest.importorskip("clean.parse.native_lean", reason="what leaves parts of pages out is not built")
lean = native.lean

PAGES = sorted(Path(__file__).parent.parent.rglob("pages/*.html"))
READ = ("class", "id", "role", "hidden", "src")
OF_PICTURES = (*SOURCES, "alt", "title", "width", "height", "class", "eeimg", "srcset", "data-srcset")
VERBATIM = ("pre", "listing", "xmp")
CODE = "var 早市 = 1 < 2; // 豆浆油条，七点开门"


def read(page: Any) -> dict[str, Any]:
    """All that a page knows, with white space as later steps see it."""
    numbers = range(len(page.tags)) if page.texts else ()
    lists = ("links", "owners", "parents", "tags", "tag_names", "firsts", "ends", "head", "hidden_parts", "times")
    return {
        **{name: getattr(page, name) for name in lists},
        "texts": [
            text if page.tags[owner] in VERBATIM else normalise_space(text)
            for text, owner in zip(page.texts, page.owners, strict=True)
        ],
        "attributes": [{k: v for k, v in page.attributes(n).items() if k in READ} for n in numbers],
        "styles": [told(page.attributes(n).get("style")) for n in numbers],
        "anchors": [page.anchors(number) for number in numbers[:50]],
        "scripts": [script for script in page.scripts() if script],
        "pictures": [
            {k: v for k, v in picture.attributes.items() if k in OF_PICTURES}
            for element in page.tree()[:1]
            for picture in element.css("img")
        ],
    }


def told(style: str | None) -> tuple[Any, ...]:
    """All that is read of a style."""
    return is_invisible(style or ""), *type_of(style or "")


def compared(source: bytes) -> None:
    tree = LexborHTMLParser(source, options=1)
    if not is_risky(source) and not is_swallowed(tree, source):
        whole = read(walk.read(tree))
        assert read(parse_html(source)) == whole
        assert read(parse_html(source, pictures=False)) | {"pictures": None} == whole | {"pictures": None}


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ('<a class=x href="/1" target=_blank onclick="f(\'>\')">早</a>', '<a href="/1">早</a>'),
        ("<p class=a data-x='1'ID=b>市</p>", "<p class=a ID=b>市</p>"),
        ("<span class=a title=2024-05-01>市</span>", "<span title=2024-05-01>市</span>"),
        ("<pre><span class=ln>1</span></pre>", "<pre><span class=ln>1</span></pre>"),
        ("<span class=a>早<span class=b>市</span></span>", "<span>早<span>市</span></span>"),
        ("<img data-src=a src=b width=1 onerror=c>", "<img data-src=a src=b width=1>"),
        ('<p style="color:red">早</p>', "<p>早</p>"),
        ("<p style=color:red STYLE=display:none>早</p>", "<p>早</p>"),
        ("<p STYLE='Display : None'>早</p>", "<p STYLE='Display : None'>早</p>"),
        ('<p style="line-height:1;width:1px">早</p>', '<p style="line-height:1;width:1px">早</p>'),
        ('<p style="line-height:1;max-width:1px">早</p>', "<p>早</p>"),
        ("<p style='display&#58;none'>早</p>", "<p style='display&#58;none'>早</p>"),
        ("<span style=font-weight:bold>早</span>", "<span style=font-weight:bold>早</span>"),
        ("<input type=hidden value=a><iframe src=b></iframe>", "<input type=hidden><iframe></iframe>"),
        ("<font color=red>早</font>", "<font color=red>早</font>"),
        ("<ul>\n <li>早</li>\n <li>市</li>\n</ul>\n <p>桥</p>", "<ul><li>早</li><li>市</li></ul><p>桥</p>"),
        ("<head>\n <meta name=a content=b>\n</head>\n<body>\n", "<head><meta name=a content=b></head><body>\n"),
        ("<head><link rel=icon href=a><meta charset=b><title>早</title>", "<head><title>早</title>"),
        ("<head><link REL=Canonical href=a media=b>", "<head><link REL=Canonical href=a>"),
        ("<head><link rel='&#110;ext' href=a>", "<head><link rel='&#110;ext' href=a>"),
        ("<link rel=icon><p>早<link rel=icon></p>", "<link rel=icon><p>早<link rel=icon></p>"),
        ("<b>早</b> <i>市</i>\n<p>桥</p>", "<b>早</b> <i>市</i><p>桥</p>"),
        ("<span> <p>早</p> <p>市</p></span>", "<span> <p>早</p> <p>市</p></span>"),
        ("早</li> </ul> <b>市</b>", "早</li> </ul> <b>市</b>"),
        ("<div><img alt=图> </div>", "<div><img alt=图> </div>"),
        ("早<b>市</b> <table>桥</table>", "早<b>市</b> <table>桥</table>"),
        ("<ul><li>早</li></ul> <b>市</b>", "<ul><li>早</li></ul><b>市</b>"),
        ("<ul><li>早<b>市</b> </li>", "<ul><li>早<b>市</b></li>"),
        ("<div><p>早</p><!-- 市 --><p>桥</p></div>", "<div><p>早</p><p>桥</p></div>"),
        ("<div><!-- 市 --></div>", "<div><!-- 市 --></div>"),
        ("早<!-- 市 -->桥", "早<!-- 市 -->桥"),
        ("<head><script src=a></script><style>b{}</style><title>早</title>", "<head><title>早</title>"),
        ("<script></script><!doctype html><p>早<table>", "<script></script><!doctype html><p>早<table>"),
        ("<svg><path d=1 fill=2 /></svg>", "<svg><path /></svg>"),
    ],
)
def test_attributes_and_white_space_that_nobody_reads_are_left_out(source: str, left: str) -> None:
    assert lean(source.encode()).decode() == left
    compared(source.encode())


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>早<img src=a class=b alt=''>市<img src=a>", "<p>早<img>市<img>"),
        ("<p>早<img src=a class=emoji alt=😀 id=b>", "<p>早<img src=a class=emoji alt=😀>"),
    ],
)
def test_of_pictures_that_nobody_asks_for_only_texts_are_left(source: str, left: str) -> None:
    assert lean(source.encode(), False).decode() == left
    compared(source.encode())


@pytest.mark.parametrize("name", ["script", "style", "SCRIPT", "Style"])
def test_of_a_script_or_a_style_a_mark_is_left(name: str) -> None:
    source = f"<p>早</p><{name}>{CODE}</{name}><p>市</p>".encode()
    assert CODE.encode() not in lean(source)
    assert len(lean(source)) < len(source)
    compared(source)


@pytest.mark.parametrize(
    "source",
    [
        f"<script>\x01{CODE}</script>",
        f"<script><!-- <script>{CODE}</script>市</script>桥",
        f"<svg><style>{CODE}</style></svg>",
        f"<select><style>{CODE}</style></select>",
        f"<svg><p><script>{CODE}</script>",
        f"<style>{CODE}",
        f"<plaintext><script>{CODE}</script>",
        f"<math><script>{CODE}</script></math>",
    ],
)
def test_a_page_stays_as_it_is_where_a_script_may_be_none(source: str) -> None:
    assert lean(source.encode()) == source.encode()
    compared(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        f'<script type=\'application/ld+json\'>{{"a": "{CODE}"}}</script>早',
        f"早<span style='display:none'>市<script>{CODE}</script></span>",
        f"<pre>早<script>{CODE}</script></pre>",
        f"<a href=x>早<script>{CODE}\r\nvar x;\r</script></a>",
        f"<p>早<script>{CODE}\0</script><script>x</script>",
        "<div>" * 600 + f"早<script>{CODE}</script>市",
    ],
)
def test_where_code_is_asked_for_it_is_found(source: str) -> None:
    compared(source.encode())


def test_a_page_that_needs_the_tree_itself_is_parsed_whole() -> None:
    source = f"<script>{CODE}</script><p>早<img class=emoji alt=😀><x-y>市</x-y><script type='math/tex'>x</script>"
    page = parse_html(source)
    assert page.texts == ["早😀市$x$"]
    assert list(page.scripts())[-1] == CODE


@pytest.mark.parametrize("name", ODD)
def test_odd_markup_says_the_same(name: str) -> None:
    compared(ODD[name].encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_say_the_same(path: Path) -> None:
    compared(path.read_bytes())


BLOCKS = ["div", "p", "li", "ul", "ol", "dl", "dd", "dt", "table", "tr", "td", "tbody", "caption", "h1", "form"]
BLOCKS += ["center", "section", "blockquote", "body", "head", "html"]
IN_LINE = ["a", "b", "i", "font", "span", "sup", "label", "button", "x-y", "svg", "select", "noscript", "template"]
IN_LINE += ["object", "ruby", "pre"]
RAW = ["script", "style", "title", "textarea", "xmp", "iframe", "noframes"]
ATTRIBUTES = st.sampled_from(
    [
        *("", "", "", " class=a", " style='display:none'", ' title="2024-03-05"', " onclick='x>'", " id=b data-c=d"),
        *(' x="1"class=2', " type=hidden =y", " href=x/", " a = b", "/", " /"),
        *(" style='color:red'", ' style="width:0" style=color:red', " STYLE = font-weight:700", " style", " style=''"),
        *(" alt=😀 class=emoji", " src=emoji/1.png alt", " alt='' alt=😀", ' alt=" "', " alt=&amp; src=emoji"),
    ]
)
PIECE = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(BLOCKS + IN_LINE), ATTRIBUTES),
    st.builds("</{}>".format, st.sampled_from(BLOCKS + IN_LINE)),
    st.sampled_from(
        ["早", "市", "x", " ", "\n\t", " ", "\n", "<br>", "<hr>", "<img alt=😀>", "<input>", "<meta name=a>"]
    ),
    st.builds("<img{}{}>".format, ATTRIBUTES, ATTRIBUTES),
    st.sampled_from(
        ["<meta name=a content=b>", "<meta charset=a>", "<link rel=icon>", "<link rel=next href=a>", "<base>"]
    ),
    st.builds(f"<{{}}{{}}>{CODE}</{{}}>".format, st.sampled_from(RAW), ATTRIBUTES, st.sampled_from(RAW)),
    st.builds("<{0}>早</{0}>".format, st.sampled_from(BLOCKS + IN_LINE + RAW)),
    st.sampled_from(["<!-- a -->", "<!--", "-->", "<!x>", "<?x?>", "</ >", "<p", "<![CDATA[", "\x01", "\0", '"', "'"]),
)
MARKUP = st.lists(PIECE, max_size=30).map("".join)


def test_the_source_of_what_is_no_picture_stays():
    compared("<xmp alt=&amp; src=emoji>var 早市</xmp><p src=豆浆>早市</p>".encode())


@settings(max_examples=600, deadline=None)
@given(MARKUP)
@example("<svg><img alt=😀></svg>\n <p>")
@example("<table><p><hr><!-- 早 -->")
@example("<table><br><style></style>")
@example("<p><body><style></style>")
@example("<img alt=😀></td>\n <p>")
@example("<table><div><a><table class=x></div></a> 早 <div> <span>")
@example(f"<svg><pre></svg><script>{CODE}</script>")
@example("<select><a href=x></select>早<blockquote> <span style='display:none'>")
def test_any_markup_says_the_same(source: str) -> None:
    compared(source.encode())


def test_it_is_in_use_with_the_compiled_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    if clean.parse.html.COMPILED is None:
        pytest.skip("the compiled walk is not in use")
    source = f"<p onclick=x>早</p><script>{CODE}</script>"
    assert parse_html(source).tree()[1].attributes == {}
    assert list(parse_html(source).scripts()) == [CODE]
