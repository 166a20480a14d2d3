"""Marks of scrapers inside paragraphs, and what looks like one and is the article's own."""

from __future__ import annotations

import re

import pytest
from label_samples import PROSE, TITLE, kept

from clean.label import watermarks
from clean.label.signs import signs_of
from clean.label.watermarks import _spans_of, find_watermarks
from clean.word_lists import lines_by_section

SOURCES = lines_by_section("watermarks")[""]
BEFORE, BEHIND = "雨下了一夜，河水涨到了桥面。", "他还站在那里。"
LAST = "村里人说，等清明过后，渡船的票价也许还要再降一点。"
ADVERTISEMENT = "财务朋友注意：劳务费专票，量大从优，当天寄出，张会计13000000000，微信kxz94127"
FARM = "蜘蛛池：劳务费专票|运输普票|住宿票据开具|棋牌开户|极速快三计划|大厅上分|专票代开公司|彩票走势图|捕鱼送分"
MARKS = [
    "〔9abc.example持续更新〕",
    "（手打整理 www.abc66.example 更新最快）",
    "【本书最新章节 abc66.example】",
    "——摘自www.abc168.example",
    "收藏网址9abc.example防止丢失！",
    "请记住最新域名 www.abc66.example，以防迷路。",
    "《鸿运阁》独家整理，盗用必究。",
    "『青藤』首发，转载可耻！",
    "(青~藤~书~屋更新快)",
    "【青藤书库→】",
    "（青藤阁先睹为快）",
    "搜“青藤荟”即可阅读全部章节",
    "［采编自青藤娱乐资讯］",
    "（图文均采集自互联网，侵删请联络muw49275）",
    "——本页由青藤汇转码——",
    "（请记住本站网址abc66.example）",
    "内容采集自app.abc66.example，侵删。",
    "最新章节尽在青藤阅读网",
    "（青藤书屋，追更不掉队）",
]
OWN = [
    "他查了档案馆的网站（www.abc66.example），没有查到。",
    "报名请登录官网（www.abc66.example报名系统）。",
    "他说，《渡口》首发时只印了八百本，盗版倒有三千。",
    "“摘自日记”四个字下面，是一行www.abc66.example。",
    "《合同》约定，独家发布，抄袭者承担违约责任。",
    "数据来自www.gov.cn的公开页面。",
    "标本采集自老渡口，编号三百一十二。",
    "（城南书屋，免费开放到十点）",
    "最新的章节在第三册里。",
    "三色旗（红、黄、蓝）在风里，三个箱子上写着（东~西）。",
    "他在本子上画了【老渡口→新桥】两个框。",
    "这家报馆更新快，（更新快的时候一天三版）没有人嫌烦。",
]


def test_marks_are_found_by_what_they_begin_with_as_without(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watermarks, "IS_COMPILED", True, raising=False)
    lines = [*MARKS, *map(str.upper, MARKS), *OWN, "".join(MARKS), "他走了。".join(MARKS)]
    expected = [[match.span() for match in re.finditer(source, line)] for line in lines for source in SOURCES]
    assert any(len(spans) > 1 for spans in expected)
    assert [_spans_of(line, number) for line in lines for number in range(len(SOURCES))] == expected


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_found_whole_between_two_sentences(mark: str):
    line = BEFORE + mark + BEHIND
    found = [line[start:end] for start, end in find_watermarks(line, signs_of(line))]
    assert found == [mark]


@pytest.mark.parametrize("line", OWN)
def test_an_address_or_a_claim_of_the_article_is_no_mark(line: str):
    assert find_watermarks(line, signs_of(line)) == []


def test_a_mark_says_nothing_of_the_sentences_beside_it():
    page = "\n".join(
        [TITLE, "2024-03-05 08:12 来源：清河晚报", PROSE[0] + MARKS[0] + LAST, *PROSE[1:], ADVERTISEMENT, FARM]
    )
    assert kept(page)[0] == PROSE[0] + LAST
