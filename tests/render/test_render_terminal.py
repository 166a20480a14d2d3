"""The account of a page as a terminal shows it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import NASTY, article, cut, kept

import clean
from clean.article import Block
from clean.labels import Label, Role
from clean.render.columns import columns
from clean.render.terminal import to_terminal

PAGE = article(
    cut("首页 新闻", Label.NAVIGATION, "menu"),
    kept("标题", Role.TITLE),
    kept("雨停以后，旧书摊又摆了出来。摊主把油布掀开一角。"),
    cut("加微信领资料", Label.SPAM_CONTACT, "an account and an offer", inside=True, at=14),
    kept("他卖的多是没有封面的书。"),
    cut("往期回顾", Label.RECOMMENDATION, "a feed"),
    cut("老戏台修好了", Label.RECOMMENDATION, "a feed"),
    title="标题",
)


def test_labels_stand_at_the_left_margin_and_reasons_at_the_right():
    assert to_terminal(PAGE, width=72, colour=False) == (
        f"navigation     - 首页 新闻{'menu':>46}\n"
        "                 标题\n"
        "                 雨停以后，旧书摊又摆了出来。[-加微信领资料-]摊主把油布\n"
        "                 掀开一角。\n"
        "spam.contact   ~ an account and an offer\n"
        "                 他卖的多是没有封面的书。\n"
        f"recommendation - 往期回顾{'a feed':>47}\n"
        "recommendation - 老戏台修好了\n"
        "\n"
        "kept     3 lines, 38 characters\n"
        "removed  3 lines, 1 part of lines, 21 characters\n"
        "         recommendation 2  navigation 1  spam.contact 1\n"
    )


def test_a_reason_without_room_stands_under_its_line():
    shown = to_terminal(
        article(cut("短剧全集," * 12, Label.SPAM_KEYWORDS, "12 segments without a sentence")), width=72, colour=False
    )
    first, second, third = shown.splitlines()[:3]
    assert first.startswith("spam.keywords  - 短剧全集,")
    assert second.startswith(" " * 17 + "短剧")
    assert third == " " * 19 + "12 segments without a sentence"


def test_only_the_removed_lines_when_asked():
    shown = to_terminal(PAGE, width=72, colour=False, removed_only=True).split("\n\n")[0]
    assert "旧书摊" not in shown
    assert "spam.contact   ~ 加微信领资料" in shown


def test_colour_tells_the_article_from_boilerplate_and_boilerplate_from_spam():
    shown = to_terminal(PAGE, width=72, colour=True)
    assert "\x1b[33mnavigation\x1b[0m     - \x1b[2m首页 新闻\x1b[0m" in shown
    assert "。\x1b[31;9m加微信领资料\x1b[0m摊主" in shown
    assert "\n                 他卖的多是没有封面的书。\n" in shown
    byline = to_terminal(article(cut("作者：丁卯", Label.BYLINE)), width=72, colour=True)
    assert byline.startswith("\x1b[36mbyline\x1b[0m")


def test_without_colour_no_escape_is_written():
    assert "\x1b" not in to_terminal(PAGE, width=72, colour=False)


def test_colour_adds_nothing_but_colour_to_what_stands_outside_the_lines():
    plain = to_terminal(PAGE, width=100, colour=False).replace("[-", "").replace("-]", "")
    assert re.sub(r"\x1b\[[\d;]*m", "", to_terminal(PAGE, width=100, colour=True)) == plain


def test_a_narrow_terminal_gets_lines_without_columns():
    shown = to_terminal(PAGE, width=40, colour=False)
    assert shown.startswith("- [navigation: menu] 首页 新闻\n  标题\n")


@pytest.mark.parametrize("width", [60, 80, 110, 300])
def test_no_line_is_wider_than_the_terminal(width: int):
    long = article(kept("甲乙丙丁，" * 99), cut("abc " * 99, reason="戊己 " * 99), cut("字", reason="庚" * 30))
    shown = to_terminal(long, width=width, colour=False)
    assert max(map(columns, shown.splitlines())) <= min(width, 110)


def test_a_page_cannot_steer_the_terminal():
    nasty = article(
        kept("甲\x1b[2J"),
        cut("乙\x1b]0;x\x07", reason="丙\x1b[1m", inside=True, at=1),
        cut("丁\x1b[3J", reason="戊\x1b[1m"),
    )
    for width in (40, 100):
        assert "\x1b" not in to_terminal(nasty, width=width, colour=False)


TEXTS = st.one_of(st.sampled_from(NASTY), st.text(alphabet="一，“a \n\t\x1b"))


@given(st.lists(st.tuples(TEXTS, st.booleans(), TEXTS, st.booleans(), st.none() | st.integers(0, 9))), st.booleans())
def test_any_blocks_can_be_shown(rows, removed_only: bool):
    blocks = [Block(text, Role.PARAGRAPH, keep, None, reason, inside, at) for text, keep, reason, inside, at in rows]
    shown = to_terminal(article(*blocks), width=80, colour=False, removed_only=removed_only)
    assert "\x1b" not in shown


def test_a_cut_part_is_shown_where_it_stood_in_a_real_page():
    page = (
        "夜渡\n雪下了一夜，渡口的灯笼只剩下一只还亮着，老艄公把船解开，看了看那个背剑的人。\n"
        "“不急。”那人说，“只是今晚不过（更多精彩小说请到www.shuwu.example），明天就不想过了。”\n"
        "船到河心，风忽然停了，雪落在水面上，一点声音也没有，好像谁也没有来过这里。\n"
    )
    shown = to_terminal(clean.clean(page), width=110, colour=False)
    assert "不过[-（更多精彩小说请到www.shuwu.example）-]，明天" in shown.replace("\n" + " " * 17, "")
