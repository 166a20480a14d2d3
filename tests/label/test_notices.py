"""Items of a signed notice with its own contacts stay; what is put between them goes."""

from __future__ import annotations

import pytest

import clean
from clean.label.numbered_lines import number_opening, numbered

SPAM = [
    "真人荷官百家乐，首存送88，客服微信abc12345",
    "足球投注网|彩票平台|棋牌送彩金|真人视讯",
    "花钱办学位，内部指标，加微信：xuewei8866，不成功不收费",
]
HEAD = [
    "关于渡船新航线报名登记的通告",
    "为保障沿河居民出行，根据县里统一部署，现将新航线首航报名登记的有关事项通告如下：",
    "一、登记对象",
    "沿河三个村的居民，以及在渡口务工满六个月的人员，均可登记，每户不超过三人，儿童须由家长陪同。",
    "二、登记办法",
]
SIGNED = ["三、登记时间", "六月五日至六月二十日，每日九时至十七时，逾期不再受理。", "临江县交通运输局", "2025年5月19日"]
ITEMS = [
    "（一）线上：登录县交通运输局网站，按提示填报姓名、住址和乘船日期。",
    "（二）手机端：微信关注“临江渡口”公众号，回复“登记”，或者长按下方二维码进入小程序。",
    "（三）线下：县政务服务中心二楼窗口，咨询电话：0731-85990000，QQ咨询群：600099000。",
]


def test_the_items_of_a_signed_notice_stay_on_a_spammed_page():
    lines = [SPAM[1], *HEAD, *ITEMS, SPAM[2], *SIGNED, SPAM[0]]
    text = clean.clean("\n".join(lines)).text
    assert [item for item in ITEMS if item not in text.split("\n")] == []
    assert not [line for line in SPAM if line in text]


@pytest.mark.parametrize(
    "item",
    [
        "（三）代办：有指标可以转让，加微信：duchuan8866详谈，不成功不收费。",
        "（三）代办：内部名额有限，致电13912345678，当天办妥，先到先得。",
    ],
)
def test_an_advertisement_that_counts_along_goes(item: str):
    text = clean.clean("\n".join([SPAM[1], *HEAD, *ITEMS[:2], item, *SIGNED, SPAM[0]])).text
    assert item not in text


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("（三）线下", (3, "（）")),
        ("3. 渡船", (3, ".")),
        ("二是改做渡船。", (2, "是")),
        ("第三条 渡船", (3, "第条")),
        ("3.5米宽的渡船", None),
        ("", None),
    ],
)
def test_a_number_that_opens_a_line_is_read(line: str, opening: tuple[int, str] | None):
    assert number_opening(line) == opening


def test_lines_are_numbered_if_their_numbers_go_on():
    assert numbered({1: "一、船", 2: "1.桨", 3: "2.帆", 4: "二、人", 5: "七、水"}) == {1, 2, 3, 4}
