"""Marks with an address or a name inside the sentences of a spammed page."""

from __future__ import annotations

import pytest
from label_samples import MORE_PROSE, PROSE, text_page

import clean

ADVERTISEMENT = "真人荷官百家乐，首存送88，客服微信abc12345"
FIRST, REST = PROSE[1][:4], PROSE[1][4:]  # 渡口开了|六十七年
WORD, OF_WORD = PROSE[1].split("十七年", 1)[0] + "十", PROSE[1].split("六十", 1)[1]

MARKS = [
    *("〖m.abc888.com 更新最快〗", "【www.abc888.com】", "『红杉站m.abc888.com』"),
    *("＊红杉书屋 abc888.com＊", "~红杉abc888.com~", "★m.abc888.com红杉首发★"),
    *("红@杉@abc888.com首发", "m.abc888.com更新最快", "红*杉*书屋abc888.com无弹窗"),
]


@pytest.mark.parametrize("mark", MARKS)
def test_an_odd_bracket_with_an_address_is_cut_out_of_a_sentence(mark: str):
    lines = [PROSE[0], ADVERTISEMENT, f"{FIRST}{mark}{REST}", *PROSE[2:], *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


def test_an_address_that_divides_a_word_is_cut_out():
    lines = [PROSE[0], ADVERTISEMENT, f"{WORD}m.abc888.com{OF_WORD}", *PROSE[2:], *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


def test_the_address_of_the_pages_spam_is_cut_out_of_round_brackets():
    spam = "请牢记红杉书屋首发域名：www.abc888.com，更新快，无弹窗！"
    lines = [PROSE[0], spam, ADVERTISEMENT, f"{FIRST}（红杉书屋 www.abc888.com 独家）{REST}", *PROSE[2:], *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "船票可以在渡口公司的网站（www.dukou888.com）上预订，也可以到石桩旁边的小屋里买，老魏收现钱。",
        "要看渡船的时刻，可以登录www.dukou888.com查询，也可以给船工打一个电话，他总是在的。",
        "渡口公司的网站dukou888.com首发了这张照片，照片里的老魏还很年轻，船也是新的。",
        "渡口公司（原名河口运输社）去年换了牌子，门口的木牌还是旧的，没有人去动它。",
    ],
)
def test_the_sites_and_names_that_an_article_speaks_of_stay(line: str):
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], line, *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, line, *MORE_PROSE]
