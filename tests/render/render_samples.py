"""Articles made by hand, for the tests of what they render to."""

from types import SimpleNamespace

from clean.article import Article, Block
from clean.labels import Label, Role

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
