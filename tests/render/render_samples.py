"""Articles made by hand, for the tests of what they render to."""

import re
from types import SimpleNamespace

import nh3
from markdown_it import MarkdownIt

from clean.article import Article, Block
from clean.labels import Label, Role

URL = "https://news.example.com/a/1.html"
PROSE = (
    "早市设在河西街，天不亮就开张。卖豆腐的老葛推着车从桥上下来，车把上挂着一盏马灯，灯光一晃一晃。",
    "最先到的是买菜的老人，她们带着布袋，挑菜叶上还有露水的，价钱问三遍，最后总要再添一把葱。",
    "七点以后人多起来，自行车进不去，只好停在桥头。有人在桥头修锁，也有人在那里等熟人，一等就是半个钟头。",
)
NASTY = [
    "[点这里](javascript:alert(1))",
    "![图](https://example.com/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<https://example.com>",
    "[a]: https://example.com",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "# 不是标题",
    "#",
    "- 不是列表",
    "+ 不是列表",
    "-",
    "12. 不是列表",
    "12)",
    "> 不是引用",
    "---",
    "***",
    "===",
    "```python",
    "~~~",
    "| a | b |",
    "|---|---|",
    ":--|--:",
    "*重点* __重点__ `代码` ~~删~~ $x$",
    "结尾的反斜杠\\",
    "\\[转义\\]",
    "a_b_c 和 snake_case",
    "第一行\n# 第二行",
    "第一行\n---",
    "    缩进四格",
    "\t制表符",
    "C## ##",
    "]]>",
    "<!-- 注释 -->",
    "</article></body>",
]


def kept(text: str, role: Role = Role.PARAGRAPH) -> Block:
    return Block(text, role, True)


def cut(
    text: str,
    label: Label = Label.RECOMMENDATION,
    reason: str = "",
    inside: bool = False,
    at: int | None = None,
) -> Block:
    return Block(text, Role.PARAGRAPH, False, label, reason, inside, at)


def article(*blocks: Block, title: str | None = None, verdict: str = "article") -> Article:
    """An article of these blocks, as the core would return it."""
    metadata = SimpleNamespace(title=title, author="丁卯", editor=None, date="2026-01-01", source="晨报", site=None)
    return Article(
        text="\n".join(block.text for block in blocks if block.kept and block.role != Role.TITLE),
        verdict=verdict,
        script="hant",
        encoding="utf-8",
        url="https://example.com/a",
        next_page=None,
        result=SimpleNamespace(
            blocks=lambda: blocks, shown_title=lambda: title, metadata=lambda: metadata, origins=dict
        ),
    )


def page(*inner: str, head: str = "") -> str:
    body = f"<p>{PROSE[0]}</p>{''.join(inner)}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    return f"<html><head><title>早市</title>{head}</head><body><article><h1>早市</h1>{body}</article></body></html>"


ELEMENTS = {*"article h1 h2 p ul li table tr td tbody pre code blockquote figure figcaption a img strong em".split()}  # noqa: SIM905


def assert_safe(markup: str, source: str) -> None:
    """HTML that the sanitiser leaves as it is; Markdown whose links and pictures lead to the web alone."""
    kept = nh3.clean(markup, tags=ELEMENTS, attributes={"a": {"href"}, "img": {"src", "alt"}}, strip_comments=False)
    written = markup.replace("&quot;", '"').replace("&#x27;", "'").replace("\xa0", "&nbsp;")
    assert kept.replace("&quot;", '"').replace("<tbody>", "").replace("</tbody>", "") == written
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        assert token.type not in ("html_block", "table_open")
        for child in token.children or ():
            assert child.type != "html_inline"
            if child.type == "link_open":
                assert re.match(r"https?://", child.attrGet("href"))
            if child.type == "image":
                assert re.match(r"https?://", child.attrGet("src"))
