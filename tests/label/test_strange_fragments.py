"""What stands behind a sentence on a spammed page and is none: marks of scrapers, whatever their words and brackets."""

from __future__ import annotations

import pytest
from label_samples import MORE_PROSE, PROSE, text_page

import clean

ADVERTISEMENT = "真人荷官百家乐，首存送88，客服微信abc12345"
FIRST, REST = MORE_PROSE[0].split("。")[0] + "。", "。".join(MORE_PROSE[0].split("。")[1:])

MARKS = [
    *("［红杉阁编辑部供稿］", "～红杉阁每日推送～", "◆百度一下“红杉阁”看全部◆", ">>>更多同类内容访问hs6699.example<<<"),
    *("▌红杉阁出品▐", "（采集自红杉阁资讯网）", "想看后续，应用商店下载“红杉阁”"),
]
ASIDES = [
    *("（停了一下）", "（记者 王敏）", "（据当地气象部门的记录）", "（文中人物均为化名）", "（数据来源：县统计局）"),
    *("（她把围裙解下来，叠好）", "［1］", "（即今天的河口镇）", "（约合人民币三百元）"),
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_behind_a_sentence_goes(mark: str):
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], f"{MORE_PROSE[0]}{mark}", *MORE_PROSE[1:]]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_between_two_sentences_goes(mark: str):
    assert REST
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], f"{FIRST}{mark}{REST}", *MORE_PROSE[1:]]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


@pytest.mark.parametrize("aside", ASIDES)
def test_what_an_article_says_aside_stays(aside: str):
    line = f"{MORE_PROSE[0]}{aside}"
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], line, *MORE_PROSE[1:]]
    assert line in clean.clean(text_page(lines)).text.split("\n")


def test_a_name_in_quotation_marks_stays():
    line = f"{MORE_PROSE[0]}镇上的人都叫他“老魏”，也有人叫他“摆渡的”"
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], line, *MORE_PROSE[1:]]
    assert line in clean.clean(text_page(lines)).text.split("\n")


def test_the_title_that_opens_the_next_sentence_stays():
    line = f"{MORE_PROSE[0]}《海边的信》第三卷最旧，他剪过七回。"
    lines = [PROSE[0], ADVERTISEMENT, *PROSE[1:], line, *MORE_PROSE[1:]]
    assert line in clean.clean(text_page(lines)).text.split("\n")
