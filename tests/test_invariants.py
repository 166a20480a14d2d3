"""What must hold for any page at all: made pages, mutated pages, random text and bytes, and what once broke it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import fuzz  # noqa: E402
from invariants import (  # noqa: E402
    ALL,
    KEPT,
    check,
    each_line_is_a_block,
    every_kept_line_stands_in,
    letters,
    lines_of,
    same,
)
from shapes import SHAPES  # noqa: E402

import clean  # noqa: E402
from clean.decode import well_formed  # noqa: E402
from clean.label.noise import undo_noise, without_invisible  # noqa: E402
from clean.parse.html import parse_html  # noqa: E402

QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

PROSE = (
    "早市设在河西街，天不亮就开张，卖豆腐的老葛推着车从桥上下来，车把上挂着一盏马灯。",
    "最先到的是买菜的老人，她们带着布袋，挑菜叶上还有露水的，价钱问三遍，最后总要再添一把葱。",
    "七点以后人多起来，自行车进不去，只好停在桥头，有人在桥头修锁，也有人在那里等熟人。",
    "到了九点，太阳照到河面，摊子就一个一个收了，地上剩下几片菜叶，扫街的人来得比谁都准时。",
)
CASES: dict[str, bytes | str | tuple[bytes | str, dict[str, object]]] = {
    "half a surrogate pair": "\ud83d门",
    "a line of nothing above a list of titles": "e\u0300計\n责任编辑：\n\x00\n👨辑：卢小满\n9👨\u200d👩\u200d👧\n"
    "開門，看見\u0301\nud800？",
    "half a surrogate pair in HTML": "<!DOCTYPE html><p>\ud83d</p>",
    "half a surrogate pair in a script": '<html><script>s={"content":"'
    + "雨停了，他推开门。\\ud800" * 9
    + '"}</script>',
    "half a surrogate pair in JSON-LD": '<head><script type="application/ld+json">{"author":"\\ud800丁卯"}</script>',
    "the next line in code": "<pre\n<meta>\x85？",
    "a line separator in code": "<!DOCTYPE html><pre>\u2028:",
    "nothing but the end of a line in code": "<html><pre> \u2028 </pre><p>他来了。",
    "a carriage return in code": "<pre>a&#13;b</pre>",
    "an escape in the title": "<title>\x1b[2J早市</title>",
    "a control character in the title, in GBK": b"<html><head><meta><title>\x11\xa5",
    "an invisible character in the title": "<title>l\U000e0041",
    "lines in the title": b'<body><pre>e\n"',
    "a joiner that was disguised": "<p>桥\ue0d0桥👨\u200d👩</p>",
    "a marked section": "他来了。<b>x</b><![foo[ x]]>\n他走了，又回来了。",
    "a declaration cut off": "<b>他来了</b><!\n他走了。",
    "an XML declaration among text": "<?xml version='1.0'?><b>他来了</b>\n他走了，又回来了。",
    "something like a file's name": "&nbsp;index.html\n他走了，又回来了。",
    "a bracket in the address": ("<p>他来了，又走了。</p>", {"url": "http://["}),
    "a bracket in the base": "<html><head><base href='//['><link rel=next href='2.html'>",
    "a huge number in a pager": "<html><p>" + PROSE[0] + "<a href='/a?page=" + "9" * 5000 + "'>下一页</a>",
    "a superscript in a pager": (
        "<p>" + PROSE[0] + "</p><a href='/a?page=²'>下一页</a>",
        {"url": "https://a.cn/a?page=1"},
    ),
    "a huge number in JSON-LD": '<html><head><script type="application/ld+json">[' + "1" * 5000 + "]</script>",
    "deep JSON-LD": '<html><head><script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "a character set nobody has": ("<p>他来了。</p>".encode(), {"content_type": "text/html; charset=\x00"}),
    "a text of digits": "<p>" + "1" * 20_000,
    "nothing but a mark": b"\xef\xbb\xbf<",
    "an odd number of bytes": b"\xff\xfe\x00",
    "a file that goes on in another": ("<html><p>" + PROSE[0] + "</p><a href='?p=2'>下一页</a>", {"url": "file:///a"}),
}


@pytest.mark.parametrize("name", CASES)
def test_what_once_broke_holds(name: str) -> None:
    case = CASES[name]
    source, arguments = case if isinstance(case, tuple) else (case, {})
    start = time.process_time()
    check(source, **arguments)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("name", SHAPES)
def test_every_hostile_shape_gives_an_article_that_is_sound(name: str) -> None:
    page = SHAPES[name](2500)
    start = time.process_time()
    check(page)
    assert time.process_time() - start < 0.5


@QUICK
@given(st.integers(0, 1 << 32))
def test_every_fuzzed_page_gives_an_article_that_is_sound(number: int) -> None:
    fuzz.run(fuzz.make(3, number))


@QUICK
@given(st.binary(max_size=400) | st.text(max_size=400) | st.text("<>/!-=\"' abp桥。\n&;#", max_size=200))
def test_any_bytes_and_any_text_give_an_article_that_is_sound(source: bytes | str) -> None:
    check(source)


@QUICK
@given(st.text("<>/!-=\"' abp桥。\n&;#\ud800\u200b\x00", max_size=150))
def test_any_tree_of_beautiful_soup_gives_an_article_that_is_sound(source: str) -> None:
    check(BeautifulSoup(well_formed(source), "html.parser"))


# ----------------------------------------------------------------------------------------------------- lines, blocks

letters_and_signs = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<&"), max_size=30)
pieces = st.sampled_from([piece for piece in fuzz.PIECES if "<" not in piece and "&" not in piece])
texts = st.lists(st.lists(pieces | letters_and_signs, max_size=4).map("".join), min_size=1, max_size=20).map("\n".join)


@QUICK
@given(texts.map(well_formed))
def test_every_line_of_a_text_is_one_block_and_every_kept_line_stands_in_it(text: str) -> None:
    article = check(text, options=KEPT)
    if article is None:
        assert not lines_of(text)
        return
    assert each_line_is_a_block(text, article) is None
    assert every_kept_line_stands_in(text, article) is None


TABLE = "<table>" + "<tr><td>早市<td>五点<td>河西街" * 4 + "</table>"


@QUICK
@given(st.lists(st.sampled_from(fuzz.PIECES), max_size=40).map("".join).map(well_formed))
@example("".join(f"<p>{text}</p>" for text in PROSE) + TABLE + "".join(f"<p>{text}又及</p>" for text in PROSE))
def test_every_text_of_a_tree_is_in_one_block_and_every_kept_line_stands_in_it(html: str) -> None:
    source = f"<html><body>{html}"
    page = parse_html(source)
    article = check(source, options=KEPT)
    assert article is not None
    if article.encoding != "unicode" or len(article.text) >= 120:  # no second look was taken
        shown = "\n".join(undo_noise([" ".join(text.split()) for text in page.texts])[0])
        assert every_kept_line_stands_in(shown, article) is None
        in_blocks = sorted(letters("".join(block.text for block in article.blocks)))
        there = sorted(letters(shown + "".join(text for _, text in page.hidden_parts) + page.rest))
        assert in_blocks == there


# ------------------------------------------------------------------------------------------------------- determinism

SAMPLE = [fuzz.make(11, number).page for number in range(70)]
SAMPLE_BYTES = [page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass") for page in SAMPLE]


def test_a_page_gives_the_same_article_after_any_other() -> None:
    def articles(pages: list[bytes]) -> dict[bytes, clean.Article | None]:
        return {page: check(page) for page in pages}

    first, second = articles(SAMPLE_BYTES), articles(SAMPLE_BYTES[::-1])
    for page, article in first.items():
        other = second[page]
        assert (article is None) == (other is None)
        assert article is None or (other is not None and same(article, other))


PROGRAM = "import sys; sys.path.insert(0, {folder!r}); import fuzz, invariants; print(invariants.digest(" + (
    "[p if isinstance(p, bytes) else p.encode('utf-8', 'surrogatepass') for p in "
    "(fuzz.make(11, n).page for n in range(70))]))"
)


def test_a_page_gives_the_same_article_in_any_process() -> None:
    found = set()
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-W", "error", "-c", PROGRAM.format(folder=str(BENCHMARKS))]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    assert len(found) == 1


# -------------------------------------------------------------------------------------------------------- once is all


@QUICK
@given(texts)
def test_what_is_converted_is_not_converted_again(text: str) -> None:
    try:
        article = clean.clean(text)
    except clean.PageError:
        return
    assert clean.to_simplified(article.text) == article.text
    assert without_invisible(article.text) == article.text


@QUICK
@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=4, unique=True))
def test_cleaning_paragraphs_of_prose_changes_nothing(paragraphs: list[str]) -> None:
    """The clean text of an article of paragraphs stays as it is. Lines that only the page told from boilerplate, such
    as a caption at the end, may be judged otherwise without the page."""
    once = clean.clean("<html><body>" + "".join(f"<p>{text}</p>" for text in paragraphs)).text
    assert once == "\n".join(paragraphs)
    assert clean.clean(once).text == once


def test_each_invariant_has_a_name() -> None:
    assert len(ALL) >= 5
