"""Advertisements as short as verses go from between them; verses and rows that are a little odd stay."""

from __future__ import annotations

import pytest

import clean
from clean.label.odd_short_lines import find_odd_short_lines

VERSES = [
    "渡口的灯还亮着",
    "桨声停在对岸",
    "有人喊了一声",
    "水面碎了一会儿",
    "又慢慢合上",
    "老人没有回头",
    "柳树低下头来",
    "把影子还给河水",
    "后来修了桥",
    "桥下没有船",
    "船停在文化站",
    "身上落满了灰",
]
SPAM = ["当天放款", "注册送彩金", "要账找我", "白户能贷", "盈利全归你", "免费领礼包"]
# Lines that hold a word of a trade, or speak to somebody, and are verses.
VERSES_TOO = ["他说钱都还了", "把地契卖给我吧", "今夜不收船钱", "快来看月亮", "欠我的那声喊", "账本埋在柳树下"]


def page(*lines: str) -> str:
    return "\n".join(
        ["首页 新诗 诗人 登录", "老渡口", "作者：葛一苇 2024-03-18", *lines, "责任编辑：林某", "版权所有 河湾诗刊"]
    )


@pytest.mark.parametrize("spam", SPAM)
@pytest.mark.parametrize("at", [3, 7])
def test_an_advertisement_as_short_as_the_verses_beside_it_goes(spam: str, at: int) -> None:
    other = "足球投注网 彩票平台 棋牌游戏"
    text = clean.clean(page(*VERSES[:1], other, *VERSES[1:at], spam, *VERSES[at:])).text.split("\n")
    assert spam not in text
    assert [verse for verse in VERSES if verse not in text] == []


@pytest.mark.parametrize("verse", VERSES_TOO)
@pytest.mark.parametrize("certain", [True, False])
def test_a_verse_is_none(verse: str, certain: bool) -> None:
    lines = dict(enumerate([*VERSES[:5], verse, *VERSES[5:]]))
    assert find_odd_short_lines(lines, certain=certain) == []


def test_an_article_that_is_made_of_such_lines_keeps_them() -> None:
    lines = dict(enumerate([*VERSES[:9], *SPAM]))
    assert find_odd_short_lines(lines, certain=True) == []


def test_among_paragraphs_none_is_told() -> None:
    prose = ["老渡口的船停了三年，去年秋天，镇上的几个年轻人把它修好，又放回了水里。"] * 12
    assert find_odd_short_lines(dict(enumerate([*VERSES[:9], "当天放款", *prose])), certain=True) == []


GOODS = [
    "- 河湾好物 -　头茬绿茶 两罐装　原价158　读者专享 76 元",
    "🌿 给老人备一份：山里土蜂蜜，产地直供 2 瓶 98 元，点击下方卡片直达 👇👇",
]
PROSE = [
    "老渡口的船停了三年，去年秋天，镇上的几个年轻人把它修好，又放回了水里，船头重新刷了桐油。",
    "他们说不为赚钱，只是怕再过几年，镇上没有人记得怎样撑篙，怎样看水，怎样在雾里听岸上的狗叫。",
    "如今每个月的头一个周末，渡口照旧开船，坐船的多是老人和孩子，一趟来回，不到半个钟头。",
]


@pytest.mark.parametrize("goods", GOODS)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_that_sells_goes_beside_one_that_says_how_to_buy(goods: str, above: bool) -> None:
    how = "长按识别下方小程序码即可下单（顺丰包邮，不满意包退）"
    lines = [goods, how] if above else [how, goods]
    text = clean.clean("\n".join(["老渡口", PROSE[0], *lines, *PROSE[1:]])).text
    assert text.split("\n")[-3:] == PROSE


@pytest.mark.parametrize("line", ["二、船与桨", "附：船期与票价", "头茬绿茶每斤一百二十元，比去年涨了一成。"])
def test_a_line_of_the_article_beside_one_that_sells_stays(line: str) -> None:
    how = "长按识别下方小程序码即可下单（顺丰包邮，不满意包退）"
    text = clean.clean("\n".join(["老渡口", *PROSE[:2], how, line, *PROSE[2:]])).text
    assert line in text
    assert how not in text


def test_an_account_alone_is_no_verse_and_a_field_with_one_is_no_account():
    verses = ["渡口的灯还亮着", "桨声停在对岸", "有人喊了一声", "水面碎了一会儿", "又慢慢合上", "老人没有回头"]
    more = ["柳树低下头来", "扣Q：70913", "把影子还给河水", "灯在雾里走", "船不说话"]
    assert find_odd_short_lines(dict(enumerate(verses + more)), certain=False) == [7]
    rows = ["船长：12.6米", "船宽：3.2米", "型号：DC70913", "载客：28人", "吃水：0.6米", "动力：48千瓦"]
    assert find_odd_short_lines(dict(enumerate(rows + verses)), certain=True) == []


@pytest.mark.parametrize("contact", ["寇裙：七七三零五", "扣我：57719", "口口：三三零七五", "扣零三三九五幺"])
def test_a_number_behind_a_disguised_name_is_no_verse(contact: str):
    verses = ["渡口的灯还亮着", "桨声停在对岸", "有人喊了一声", "水面碎了一会儿", "又慢慢合上", "老人没有回头"]
    more = ["柳树低下头来", contact, "把影子还给河水", "灯在雾里走", "船不说话"]
    assert find_odd_short_lines(dict(enumerate(verses + more)), certain=False) == [7]
