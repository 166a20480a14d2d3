"""The report of a page: what it shows, and that nothing of a page is active in it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import NASTY, article, cut, kept

import clean
from clean.article import Article, Block
from clean.labels import Label, Role
from clean.render.report import to_report

PAGE = article(
    cut("首页 新闻", Label.NAVIGATION, "menu"),
    Block("雨停以后，旧书摊又摆了出来。", Role.PARAGRAPH, True, original="雨停以後，加微信領資料舊書攤又擺了出來。"),
    cut("加微信領資料", Label.SPAM_CONTACT, "an account and an offer", inside=True, at=5),
    kept("他卖的书", Role.HEADING),
    cut("往期回顾", Label.RECOMMENDATION, "a feed"),
    title="旧书摊",
)
# What a report is made of; anything else would be the page's.
TAGS = (
    "html head meta link title style body a header section p h1 h2 svg rect dl dt dd span bdi div table thead tbody tr "
    "th td label input select option output ol li del footer i script"
)
NAMES = (
    "lang charset http-equiv content name rel href class id role aria-label aria-labelledby aria-hidden aria-live for "
    "scope hidden type autocomplete spellcheck value data-label data-labels width height viewbox x rx "
    "preserveaspectratio"
)


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.others: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.others.append(data)

    handle_pi = unknown_decl = handle_comment


def row(source: str, number: int) -> str:
    """The markup of one line of the page."""
    found = re.search(rf'<li id="line-{number}".*?</li>', source)
    assert found
    return found.group()


def test_a_kept_line_stands_beside_itself_as_it_came():
    line = row(to_report(PAGE), 2)
    assert (
        '<div class="before" lang="zh-Hant"><p>雨停以後，<del class="spam">加微信領資料</del>舊書攤又擺了出來。</p>'
        in line
    )
    assert '<p lang="zh-Hans">雨停以后，旧书摊又摆了出来。</p>' in line
    assert "spam.contact 引流" in line
    assert "an account and an offer" in line


def test_a_removed_line_stands_beside_its_label_and_reason():
    line = row(to_report(PAGE), 1)
    assert '<div class="before" lang="zh-Hant"><p>首页 新闻</p></div>' in line
    assert "navigation 导航" in line
    assert "menu" in line
    assert "zh-Hans" not in line


def test_a_part_that_is_not_found_in_its_line_stands_below_it():
    page = article(kept("雨停以后。"), cut("免费短剧", Label.SPAM_HIDDEN, inside=True))
    assert '<p>雨停以后。</p><p><del class="spam">免费短剧</del></p>' in row(to_report(page), 1)


def test_labels_are_counted():
    source = to_report(PAGE)
    for label, size in ((Label.NAVIGATION, 5), (Label.SPAM_CONTACT, 6), (Label.RECOMMENDATION, 4)):
        cells = f'{label.value} {label.chinese}</span></td><td class="number">1</td><td class="number">{size}</td>'
        assert cells in source


def test_metadata_is_told_with_the_place_that_it_is_from():
    page = "渡口停擺之前\n2023-11-18 來源：河灣日報\n擺渡的老人把纜繩收進船艙，說今年的水比往年低。"
    source = to_report(clean.clean(page), "page.txt")
    assert (
        '<dt>source</dt><dd>河湾日报<span class="note">line above the article: <bdi>2023-11-18 來源：河灣日報</bdi>'
        in source
    )
    assert "page.txt" in source


def test_a_page_without_an_article_or_without_anything_has_a_report():
    assert "no article" in to_report(article(cut("首页"), verdict="no article"))
    assert "Page without a title" in to_report(article(verdict="no article"))
    assert "Nothing." in to_report(article(kept("雨停以后。")))


def test_every_line_is_there_without_a_script():
    source = to_report(PAGE)
    assert len(re.findall(r'<li id="line-', source)) == 4
    assert "<li hidden" not in source
    assert 'class="tools" role="search" hidden' in source


def assert_harmless(source: str) -> None:
    seen = Reader(source)
    assert set(seen.tags) <= set(TAGS.split())
    assert {name for name, _ in seen.attributes} <= set(NAMES.split())
    assert not seen.others
    assert seen.tags.count("script") == seen.tags.count("style") == 1
    assert all(value.startswith("#") or value == "data:," for name, value in seen.attributes if name == "href")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", source)
    source.encode()


@pytest.mark.parametrize("text", [*NASTY, "</script><script>alert(1)</script>", "</style>", "\u202eabc", "\ud800"])
def test_nothing_of_a_page_becomes_markup(text: str):
    page = article(kept(text), cut(text, reason=text, inside=True, at=0), cut(text, reason=text), title=text)
    assert_harmless(to_report(page, text))


TEXTS = st.one_of(st.sampled_from(NASTY), st.text(), st.text(alphabet="<>&\"'/= \nabc\x00\x1b"))
ROWS = st.tuples(TEXTS, st.sampled_from(Role), st.booleans(), st.none() | st.sampled_from(Label), TEXTS, st.booleans())


@settings(max_examples=40)
@given(st.lists(ROWS, max_size=6), st.none() | TEXTS, TEXTS)
def test_no_text_of_any_block_can_become_markup(rows, title: str | None, name: str):
    blocks = [
        Block(text, role, keep, None if keep else label, reason, inside and not keep)
        for text, role, keep, label, reason, inside in rows
    ]
    assert_harmless(to_report(article(*blocks, title=title), name))


def test_no_origin_can_become_markup():
    page = (
        "<title>渡口</title><meta name=author content='<img src=x onerror=alert(1)>'>"
        "<meta property=og:site_name content='<svg onload=alert(1)>'>"
    )
    body = "<p>擺渡的老人把纜繩收進船艙，說今年的水比往年低，過河的人也比往年少，船一天只開兩趟。</p>" * 4
    assert_harmless(to_report(clean.clean(f"<html><head>{page}</head><body>{body}"), "<b>"))


def test_the_policy_names_the_digests_of_what_is_in_the_file():
    import base64
    import hashlib

    source = to_report(PAGE)
    for element in ("style", "script"):
        text = re.search(rf"<{element}>(.*?)</{element}>", source, re.S)
        digest = base64.b64encode(hashlib.sha256(text.group(1).encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in source


def test_an_article_makes_its_own_report():
    assert isinstance(PAGE, Article)
    assert PAGE.to_report("a.html") == to_report(PAGE, "a.html")
