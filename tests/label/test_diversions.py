"""Phrases that send a reader elsewhere: between paragraphs, between sentences, behind the last one."""

from __future__ import annotations

import pytest

import clean
from clean.label.diversions import find_diversions, is_diverting_line
from clean.label.signs import signs_of

FIRST = "渡口的老船工姓葛，今年七十一岁，撑了五十年的船，如今桥通了，他还是每天清晨到岸边坐一坐。"
SECOND = "村里人说他舍不得那条河。他自己说，是怕哪天有人喊过河，没有人应。"

LINES = [
    "查看更多图片 >",
    "上滑阅读全文",
    "打开云上日报，查看更多图片",
    "下载云上日报客户端，阅读全文",
    "加入会员，解锁全文",
    "点此领取云上商城大礼包",
    "云上商城新人专享券，手慢无",
    "（本文来自云上日报，更多原创资讯请下载“云上日报”APP）",
]
MARKS = [
    "#云上书房独家授权#",
    "（更多内容请登录云上书房网站）",
    "【本文由云上书房整理发布】",
    "更多好文请关注「云上书房」",
    "下载APP阅读全文请搜索“云上书房”",
]
# They use the same words, and say something of their own.
SENTENCES = [
    "继续教育的更多选择",
    "打开市场，获取更多订单",
    "关注“双减”",
    "加入会员国",
    "[来自一位母亲的故事]",
    "查看现场之后",
    "小程序里的大生意",
    "领取养老金的新办法",
    "本文作者的第一本书",
]
PARTS = [
    "他关注微信公众号“滨江民政”，点击“高龄认证”，刷脸就办好了。",
    "客人走了。来自“蓝天救援队”的队员留了下来。",
    "他读完了。本文发表于《自然》杂志，全文共六页。",
    "雨停了。更多的人走出家门，查看田里的秧苗。",
    "她写信来。“请继续关注我们的故事，更多内容在下一封信里。”",
    "会开完了（详情见下文）",
    "账目公开了。资料来源：（县统计局年报）",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_only_sends_elsewhere_is_no_line_of_the_article(line: str):
    assert is_diverting_line(line, signs_of(line))
    page = f"<html><body><article><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p></article></body></html>"
    assert clean.clean(page).text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("line", SENTENCES)
def test_a_line_that_says_something_with_the_same_words_stays(line: str):
    assert not is_diverting_line(line, signs_of(line))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("where", ["between two sentences", "behind the last"])
def test_a_mark_is_cut_out_of_a_paragraph_to_the_character(mark: str, where: str):
    first, second = SECOND[:12], SECOND[12:]
    line = f"{first}{mark}{second}" if where == "between two sentences" else f"{SECOND}{mark}"
    start = line.index(mark)
    assert find_diversions(line, signs_of(line)) == [(start, start + len(mark))]
    assert clean.clean(f"{FIRST}\n{line}").text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("line", PARTS)
def test_a_sentence_with_such_words_is_left_whole(line: str):
    assert find_diversions(line, signs_of(line)) == []
