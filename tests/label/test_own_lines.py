"""Lines that a page's boilerplate has too: what stands around them tells whose they are."""

from __future__ import annotations

import pytest
from label_samples import MORE_PROSE, PROSE, TITLE, in_text_and_html, kept, text_page

import clean

OWN = {
    "a hotline between two sentences": (*PROSE[:2], "服务热线：96116", *PROSE[2:]),
    "two contacts between two sentences": (*PROSE[:2], "投诉热线：12320", "地址：河口村老码头路3号", *PROSE[2:]),
    "scores one a line": (*PROSE[:2], "11:9", "8:11", "12:10", *PROSE[2:]),
    "keywords below an abstract": (f"摘要：{PROSE[0]}", "关键词：渡口；船工；乡村公路", *PROSE[1:]),
    "a record in brackets of their own": (
        *PROSE[:2],
        "{",
        '"name": "ferry",',
        '"stops": [',
        '"river"',
        "]",
        "}",
        *PROSE[2:],
    ),
    "what a command says": (*PROSE[:2], "$ df -h", "/dev/sda1 40G 40G 0 100% /", "// 然后删掉日志", *PROSE[2:]),
    "the contacts that a notice lists": (
        *PROSE[:2],
        "四、报名方式",
        "1.电话报名：0571-0001166（周老师）、0571-0001167（林老师），加微信请注明“姓名+渡口”。",
        "2.扫码进群：扫描海报上的二维码，进入“渡口志愿者”微信群，由船队统一登记。",
        "3.现场报名：老码头候船室一楼。",
        *PROSE[2:],
    ),
    "the rows of a table with strokes between its cells": (
        *PROSE[:2],
        "年份 / 船数 / 船工",
        "一九七一 / 3 / 9人",
        "一九八八 / 5 / 14人",
        "二〇〇四 / 2 / 5人",
        *PROSE[2:],
    ),
    "small print that the article quotes": (
        *PROSE[:2],
        "船票背面印着：",
        "“未经船队许可不得转让，违者自负责任。”",
        "“最终解释权归船队所有，版权所有，不得翻印。”",
        *PROSE[2:],
    ),
    "a closing bracket of code": (*PROSE[:2], "server {", "listen 443 ssl;", "}", *PROSE[2:]),
}
OF_THE_PAGE = {
    "contacts below the article": (*PROSE, "服务热线：96116", "地址：河口市人民路3号"),
    "the time of a player": (*PROSE[:2], "00:00", *PROSE[2:]),
    "the two times of a player": (*PROSE[:2], "00:00", "03:25", *PROSE[2:]),
    "tags without an abstract": (*PROSE, "关键词：渡口 船工"),
    "a way through the site with strokes": (*PROSE, "首页 / 生活 / 第3页"),
    "small print of the site": (*PROSE, "“未经本站许可不得转载，违者自负责任。”"),
    "a bracket that nothing closed": (*PROSE[:2], "{", *PROSE[2:]),
    "a bracket that nothing opened": (*PROSE[:2], "}", *PROSE[2:]),
}


@pytest.mark.parametrize(("make", "name"), in_text_and_html(OWN, {}))
def test_a_line_that_its_surroundings_claim_stays(make, name: str):
    assert kept(make(OWN[name], TITLE)) == list(OWN[name])


@pytest.mark.parametrize(("make", "name"), in_text_and_html(OF_THE_PAGE, {}))
def test_the_same_line_goes_where_it_is_the_pages(make, name: str):
    assert kept(make(OF_THE_PAGE[name], TITLE)) == list(PROSE)


def of_markup(inner: str, below: str = "") -> list[str]:
    """The lines that a part of markup makes between the paragraphs of an article."""
    above = "".join(f"<p>{line}</p>" for line in PROSE[:2])
    rest = "".join(f"<p>{line}</p>" for line in PROSE[2:])
    page = f"<html><head><title>{TITLE}</title></head><body><article>{above}{inner}{rest}{below}</article></body>"
    return [line for line in kept(page) if line not in PROSE]


CHRONICLE = ("1998-03 河口村通了公路", "2009-07-16 渡口停航三天", "2014.8.9 新桥合龙", "2016年10月29日 老船上岸")


def test_the_days_of_a_chronicle_stay():
    assert of_markup("<ul>" + "".join(f"<li>{day}</li>" for day in CHRONICLE) + "</ul>") == list(CHRONICLE)


@pytest.mark.parametrize(
    "items",
    [
        ("2024-05-01 10:00", "来源：河口日报", "浏览：312"),
        ("2024-05-01 来源：河口日报", "2024-05-02 编辑：卓小满"),
        ("2024-05-01 河口日报",),
    ],
)
def test_the_items_of_a_byline_go(items: tuple[str, ...]):
    assert of_markup("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>") == []


@pytest.mark.parametrize("day", ["2014/9/25 17：59", "2014-09-25", "2014年9月25日 周四"])
def test_a_date_between_two_entries_of_one_element_stays(day: str):
    entries = f"{PROSE[0]}<br>{PROSE[1]}<br>{day}<br>{PROSE[2]}<br>{PROSE[3]}"
    assert kept(f"<html><body><h1>{TITLE}</h1><div>{entries}</div></body></html>") == [*PROSE[:2], day, *PROSE[2:4]]


def test_a_date_above_the_first_line_of_an_element_goes():
    assert kept(
        f"<html><body><h1>{TITLE}</h1><div>2014/9/25 17:59<br>{'<br>'.join(PROSE)}</div></body></html>"
    ) == list(PROSE)


def test_a_date_in_an_element_of_its_own_goes():
    assert of_markup("<p>2014/9/25 17:59</p>") == []


@pytest.mark.parametrize("days", ["2017/9/28-10/31 10:00 - 22:00 码头广场", "2017年9月28日至10月31日，老码头"])
def test_a_span_of_days_is_no_byline(days: str):
    assert of_markup(f"<p>{days}</p>") == [days]


SIGNED = {
    "an organisation and a day": ("河口村村民委员会", "2024年3月5日"),
    "a day alone": ("2024年3月5日",),
    "a day in Chinese numerals": ("河口镇人民政府", "二〇二四年三月五日"),
    "a day with hyphens below who signs": ("河口村村民委员会", "2024-03-05"),
}


@pytest.mark.parametrize("name", SIGNED)
def test_who_signs_a_notice_and_when_stay(name: str):
    body = "".join(f"<p>{line}</p>" for line in (*PROSE, *SIGNED[name]))
    assert kept(f"<html><body><h1>{TITLE}</h1><div>{body}</div></body></html>") == [*PROSE, *SIGNED[name]]


@pytest.mark.parametrize(
    "lines", [("2024年3月5日", *PROSE), (*PROSE, "2024-03-05"), (*PROSE, "责任编辑：卓小满", "2024年3月5日")]
)
def test_the_day_of_a_page_goes(lines: tuple[str, ...]):
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert kept(f"<html><body><h1>{TITLE}</h1><div>{body}</div></body></html>") == list(PROSE)


def test_a_line_of_code_is_no_title():
    title, lines = "磁盘写满之后", ("先看一眼各个分区：", "$ df -h /data", "/dev/sdb1  500G  500G  0 100% /data")
    article = clean.clean(text_page((*lines, *PROSE, *MORE_PROSE), title))
    assert article.title == title
    assert article.text.split("\n")[: len(lines)] == list(lines)


DIARY = """\
2024-03-18
上午量了河堤的高度，比去年低了两厘米，下午又量了一遍。
2024-03-19
下了一天雨，没有出门，把前几天的数字抄到本子上。
2024-03-20
水退下去了，桩子上留了一道泥印，我拍了照片。
2024-03-21
堤上的人都回去了，只剩下两只鹭鸶，站在浅水里。
""".splitlines()
FEED = """\
河堤步道贯通了
市民可以从老码头一路走到入海口，沿途修了六处凉亭，路灯也全部换成了新的。
2024-03-18
老戏台修好了
修了两年的老戏台昨天重新开锣，第一场戏演给修它的瓦匠和木匠们看。
2024-03-17
早市搬了新家
开了三十年的早市搬进了新盖的大棚，老主顾们跟着走了三条街。
2024-03-16
""".splitlines()


def test_the_days_of_a_diary_stay_and_those_of_a_feed_go():
    assert kept(text_page(DIARY, "河堤日记"))[-8:] == DIARY
    text = kept(text_page((*PROSE, *MORE_PROSE, "相关阅读", *FEED)))
    assert not set(text) & {"2024-03-16", "2024-03-17", "2024-03-18"}
