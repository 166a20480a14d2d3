"""Lines that were cut at links and bold words are put together again; lines of their own are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clean
from clean.parse.split_lines import rejoined

CUT = {
    "a link in the midst of a sentence": (
        ["据", "江州晚报", "，渡口的船明天停开。", "船工说，", "渡口", "、码头都还在。"],
        ["据江州晚报，渡口的船明天停开。", "船工说，渡口、码头都还在。"],
    ),
    "a bold word below a heading": (
        ["渡口", "老魏", "，今年六十七岁，还在开船。", "桥修好以后，坐船的人少了", "一半", "，船还在开。"],
        ["渡口", "老魏，今年六十七岁，还在开船。", "桥修好以后，坐船的人少了一半，船还在开。"],
    ),
    "a quotation whose end stands alone": (
        ["他说：“船停了，河还在", "走", "。”", "记者在", "河口村", "看到，木牌已经立好。", "雨停了", "，人也散了。"],
        ["他说：“船停了，河还在走。”", "记者在河口村看到，木牌已经立好。", "雨停了，人也散了。"],
    ),
    "Latin words": (
        ["他装的是", "Linux", "，内核是", "Linux kernel", "6.1", "，没有图形界面。"],
        ["他装的是Linux，内核是Linux kernel 6.1，没有图形界面。"],
    ),
}
WHOLE = {
    "verses that end with commas": ["白发的船工啊，", "你从哪一年，", "开始数这些波浪，", "数到了今天。"],
    "one line that begins with a mark": ["渡口停了", "，"],
    "a list of titles": ["河堤步道贯通", "老戏台修好了", "早市搬了家"],
    "marks of an empty toolbar": ["他说完就走了。", "： ， 。", "视频 小程序 赞", "，轻点两下取消赞"],
}


@pytest.mark.parametrize("name", CUT)
def test_a_line_that_was_cut_is_whole_again(name: str) -> None:
    lines, whole = CUT[name]
    assert rejoined(lines) == whole


@pytest.mark.parametrize("name", WHOLE)
def test_a_line_of_its_own_stays_one(name: str) -> None:
    assert rejoined(WHOLE[name]) == WHOLE[name]


@given(st.lists(st.text("他在，。、；：“”（）的ab1 ", min_size=1).filter(str.strip).map(str.strip), max_size=12))
def test_no_character_is_lost(lines: list[str]) -> None:
    assert "".join(rejoined(lines)).replace(" ", "") == "".join(lines).replace(" ", "")


def test_an_article_that_was_cut_at_its_links_comes_out_in_paragraphs() -> None:
    text = """首页\n新闻\n渡口的最后一条船\n2024-03-18 09:12 来源：江州晚报
河口村的渡船停了。船工\n老魏\n把缆绳一圈一圈绕在石桩上，绕到第三圈，他停下来，朝\n对岸\n望了一会儿。
渡口开了六十七年，最热闹的时候一天要走\n四十趟\n，赶集的、上学的，都从这条船上过。
桥修好以后，坐船的人一天比一天少。去年冬天，有一个星期只来了两个人，一个是走错路的，\n一个是来看船的\n。"""
    assert clean.clean(text).text.split("\n")[-2:] == [
        "渡口开了六十七年，最热闹的时候一天要走四十趟，赶集的、上学的，都从这条船上过。",
        "桥修好以后，坐船的人一天比一天少。去年冬天，有一个星期只来了两个人，一个是走错路的，一个是来看船的。",
    ]
