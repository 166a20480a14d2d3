"""The account of every line of a page."""

from render_samples import article, cut, kept

from clean.labels import Label, Role
from clean.render.explain import to_explanation

PAGE = article(
    cut("首页 新闻", Label.NAVIGATION, "menu"),
    kept("标题", Role.TITLE),
    kept("第一段。"),
    cut("加微信领资料", Label.SPAM_CONTACT, "an account and an offer", inside=True),
    cut("往期回顾", Label.RECOMMENDATION),
    title="标题",
)


def test_every_line_stands_in_page_order_with_label_and_reason():
    assert to_explanation(PAGE) == (
        "- [navigation: menu] 首页 新闻\n"
        "  标题\n"
        "  第一段。\n"
        "~ [spam.contact: an account and an offer] 加微信领资料\n"
        "- [recommendation] 往期回顾\n"
    )


def test_only_the_removed_lines_when_asked():
    assert [line[0] for line in to_explanation(PAGE, removed_only=True).splitlines()] == ["-", "~", "-"]


def test_a_page_cannot_steer_the_terminal():
    assert "\x1b" not in to_explanation(article(kept("甲\x1b[2J"), cut("乙\x1b]0;x\x07", reason="丙\x1b[1m")))


def test_each_line_of_a_block_is_marked():
    assert to_explanation(article(kept("a = 1\nb = 2", Role.CODE), cut("x\ny"))) == (
        "  a = 1\n  b = 2\n- [recommendation] x\n- y\n"
    )
