"""Markdown output: reads well as text, renders as the article, and nothing in it is active."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import NASTY, article, kept

from clean.article import Block
from clean.labels import Role
from clean.render.markdown import escape, fenced, to_markdown

CASES = [
    ("paragraphs", [kept("一。"), kept("二。")], "一。\n\n二。\n"),
    ("a heading", [kept("小标题", Role.HEADING), kept("一。")], "## 小标题\n\n一。\n"),
    ("a list", [kept("一", Role.LIST_ITEM), kept("二", Role.LIST_ITEM)], "- 一\n- 二\n"),
    ("a quote", [kept("甲", Role.QUOTE), kept("乙", Role.QUOTE)], "> 甲\n>\n> 乙\n"),
    ("a table", [kept("年 人数", Role.TABLE), kept("2024 12", Role.TABLE)], "年 人数\\\n2024 12\n"),
    ("code", [kept("a = 1\n\n\tb = 2", Role.CODE)], "```\na = 1\n\n\tb = 2\n```\n"),
    ("code, line by line", [kept("a = 1", Role.CODE), kept("b = 2", Role.CODE)], "```\na = 1\nb = 2\n```\n"),
    ("a caption", [kept("图：夜市", Role.CAPTION)], "*图：夜市*\n"),
    ("a post", [kept("楼主说得对", Role.POST)], "楼主说得对\n"),
    ("the title block stands in the first heading only", [kept("标题", Role.TITLE), kept("一。")], "一。\n"),
    ("nothing", [], ""),
]

# text, Markdown, why
ESCAPES = [
    ("约 3.5 万元，占 50%（2024-05-06）。", "约 3.5 万元，占 50%（2024-05-06）。", "an ordinary line stays readable"),
    ("3.5 万人参加", "3.5 万人参加", "a decimal at the start is no list"),
    ("1. 第一", "1\\. 第一", "a number with a full stop would be a list"),
    ("#话题#", "\\#话题#", "a topic mark is no heading"),
    ("“引号”、《书名》、——", "“引号”、《书名》、——", "Chinese punctuation is never active"),
    ("R&D，AT&T", "R\\&D，AT\\&T", "what may be an entity is escaped"),
    ("https://example.com/a-b", "https://example.com/a-b", "an address is text, and stays readable"),
]


@pytest.mark.parametrize(("blocks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks_become_markdown(blocks: list[Block], expected: str):
    assert to_markdown(article(*blocks)) == expected


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in ESCAPES], ids=[case[2] for case in ESCAPES])
def test_only_what_would_be_active_is_escaped(text: str, expected: str):
    assert escape(text) == expected


def test_the_title_comes_first():
    assert to_markdown(article(kept("一。"), title="C# 与 [甲]")) == "# C# 与 \\[甲\\]\n\n一。\n"


def test_a_fence_is_longer_than_any_inside():
    assert fenced("````\n``` x").startswith("`````\n")


def rendered(source: str):
    """The tokens of a CommonMark renderer with GitHub's tables and strikethrough."""
    markdown_it = pytest.importorskip("markdown_it")
    return markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)


def shown(source: str) -> list[str]:
    """The text of each block that a reader sees; fails on anything active."""
    lines = []
    for token in rendered(source):
        assert token.type not in {"html_block", "table_open", "hr", "ordered_list_open"}, token
        if token.type == "inline":
            pieces = []
            for child in token.children:
                assert child.type in {"text", "text_special", "hardbreak", "em_open", "em_close"}, child
                pieces.append("\n" if child.type == "hardbreak" else child.content)
            lines.append("".join(pieces))
        elif token.type == "fence":
            lines.append(token.content)
    return lines


def as_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.HEADING, Role.TABLE])
@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_shown_as_it_stood(text: str, role: Role):
    expected = as_lines(text)
    if role in (Role.LIST_ITEM, Role.HEADING):
        expected = expected.replace("\n", " ")
    assert shown(to_markdown(article(kept("前。"), kept(text, role), kept("后。")))) == ["前。", expected, "后。"]


# No white space but plain: how a renderer trims the rest is its own business.
LETTERS = st.text(alphabet="甲乙。“#*_`~[]()<>!|\\-+=:.1 2&;$ax\n", max_size=30)


@given(st.lists(st.tuples(st.sampled_from(NASTY) | LETTERS, st.sampled_from([r for r in Role if r != Role.CODE]))))
def test_no_text_of_any_block_becomes_a_link_or_html(rows: list[tuple[str, Role]]):
    source = to_markdown(article(*(kept(text, role) for text, role in rows)))
    joined = "".join("".join(shown(source)).split())
    assert joined == "".join("".join(text.split()) for text, role in rows if role != Role.TITLE)


@given(st.text(alphabet="`~a \n\t<>"))
def test_code_is_shown_byte_for_byte(code: str):
    if code.strip():
        assert shown(to_markdown(article(kept(code, Role.CODE)))) == [f"{code}\n"]
