"""HTML output: the structure of the article, and nothing that could act."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import NASTY, article, cut, kept

from clean.article import Block
from clean.labels import Role
from clean.render.html import to_html

ALLOWED = {*"article h1 h2 p ul li blockquote pre code table tr td figure figcaption".split()}  # noqa: SIM905

CASES = [
    ("paragraphs", [kept("一。"), kept("二。")], "<p>一。</p>\n<p>二。</p>"),
    ("a heading", [kept("小标题", Role.HEADING)], "<h2>小标题</h2>"),
    ("a list", [kept("一", Role.LIST_ITEM), kept("二", Role.LIST_ITEM)], "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
    (
        "a list around a removed line",
        [kept("一", Role.LIST_ITEM), cut("广告"), kept("二", Role.LIST_ITEM)],
        "<ul>\n<li>一</li>\n<li>二</li>\n</ul>",
    ),
    (
        "a quote",
        [kept("甲", Role.QUOTE), kept("乙", Role.QUOTE)],
        "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>",
    ),
    (
        "a table",
        [kept("年 人数", Role.TABLE), kept("2024 12", Role.TABLE)],
        "<table>\n<tr><td>年 人数</td></tr>\n<tr><td>2024 12</td></tr>\n</table>",
    ),
    (
        "code",
        [kept("if a < b:\n    c()\n", Role.CODE)],
        "<pre><code>if a &lt; b:\n    c()\n</code></pre>",
    ),
    ("a caption", [kept("图：夜市", Role.CAPTION)], "<figure><figcaption>图：夜市</figcaption></figure>"),
    ("a post", [kept("楼主说得对", Role.POST)], "<p>楼主说得对</p>"),
    ("the title block stands in h1 only", [kept("标题", Role.TITLE), kept("一。")], "<p>一。</p>"),
    ("nothing", [], ""),
]


@pytest.mark.parametrize(("blocks", "body"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks_become_elements(blocks: list[Block], body: str):
    expected = f"<article>\n{body}\n</article>\n" if body else "<article>\n</article>\n"
    assert to_html(article(*blocks)) == expected


def test_the_title_comes_first():
    assert (
        to_html(article(kept("一。"), title="甲 < 乙")) == "<article>\n<h1>甲 &lt; 乙</h1>\n<p>一。</p>\n</article>\n"
    )


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[object] = []
        self.others: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(source: str) -> None:
    seen = Reader(source)
    assert set(seen.tags) <= ALLOWED
    assert not seen.attributes
    assert not seen.others
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", source)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("text", NASTY)
def test_markup_in_text_stays_text(text: str, role: Role):
    assert_harmless(to_html(article(kept(text, role), title=text)))


TEXTS = st.one_of(st.sampled_from(NASTY), st.text(), st.text(alphabet="<>&\"'/= \nabc\x00\x1b"))


@given(st.lists(st.tuples(TEXTS, st.sampled_from(Role), st.booleans())), st.none() | TEXTS)
def test_no_text_of_any_block_can_become_markup(rows: list[tuple[str, Role, bool]], title: str | None):
    source = to_html(article(*(Block(*row) for row in rows), title=title))
    assert_harmless(source)
    shown = sum(kept and role != Role.TITLE and bool(text.strip()) for text, role, kept in rows)
    assert len(Reader(source).tags) >= bool(shown)
    source.encode()
