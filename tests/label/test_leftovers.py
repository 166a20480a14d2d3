"""Lines of a text that lost its HTML go by how they read and where they stand together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clean
from clean.label.leftovers import SIGNS, points
from clean.label.trees import Trees

TITLE = "老渡口的最后一班船"
ARTICLE = [
    "渡口的老船工姓葛，今年七十一岁，撑了五十年的船，如今桥通了，他还是每天清晨到岸边坐一坐。",
    "村里人说他舍不得那条河。他自己说，是怕哪天有人喊过河，没有人应。",
    "桥是去年秋天通的车。通车那天，镇上放了鞭炮，他把船擦了一遍，拴在柳树底下，一句话也没有说。",
    "船还能用。逢着桥面结冰的早晨，孩子们照旧绕到渡口来，他便解开绳子，把他们一个一个扶上船。",
]


def page(*, above: list[str] | None = None, below: list[str] | None = None) -> str:
    return "\n".join([*(above or []), TITLE, *ARTICLE, *(below or [])])


BELOW = [
    "觉得写得好就点个在看",
    "轻触上方名片，天天来见",
    "本号文章欢迎转到朋友圈",
    "看完的人还看了",
]


@pytest.mark.parametrize("lines", [BELOW[:2], BELOW[1:3], BELOW])
def test_prompts_below_the_last_paragraph_go(lines: list[str]) -> None:
    text = clean.clean(page(below=["扫码关注本站公众号", *lines, "版权所有，未经许可不得转载"])).text
    assert all(line in text for line in ARTICLE)
    assert not [line for line in lines if line in text]


OWN = [
    "附记：那条船现在停在镇文化站的院子里。",
    "二〇二五年冬，记于渡口",
    "补记：葛师傅今年春天把船漆成了蓝色。",
]


@pytest.mark.parametrize("line", OWN)
def test_what_an_author_adds_below_stays(line: str) -> None:
    assert line in clean.clean(page(below=[line])).text


VERSES = ["柳树拴着船", "桥上过着风", "谁在对岸喊了一声", "水面上走过许多个早晨", "老人没有回头", "他听见桨在响"]


def test_verses_stay() -> None:
    text = clean.clean("\n".join(["渡口", *VERSES, *VERSES[:2]])).text
    assert [line for line in VERSES if line not in text] == []


def test_html_is_left_to_its_containers() -> None:
    html = (
        f"<html><body><article><h1>{TITLE}</h1>"
        + "".join(f"<p>{p}</p>" for p in [*ARTICLE, *OWN])
        + "</article></body></html>"
    )
    text = clean.clean(html).text
    assert all(line in text for line in [*ARTICLE, *OWN])


def test_a_tree_asks_until_it_comes_to_points() -> None:
    trees = Trees(["5", "if either 0.5 if below 0.5 -10 -2 30"], SIGNS)

    def signs(either: float, below: float) -> list[float]:
        told = {"either": either, "below": below}
        return [told.get(sign, 0.0) for sign in SIGNS]

    assert trees.points(signs(0.0, 0.0)) == 5 - 10
    assert trees.points(signs(0.0, 1.0)) == 5 - 2
    assert trees.points(signs(2.0, 1.0)) == 5 + 30


@given(st.lists(st.floats(-20, 400), min_size=len(SIGNS), max_size=len(SIGNS)))
def test_whatever_the_signs_there_are_points(signs: list[float]) -> None:
    assert -5_000 < points(signs) < 5_000


HEADED = ["新鲜河虾半斤", "黄酒一勺", "葱姜少许", "盐适量"]


@pytest.mark.parametrize(("first", "second"), [("【用料】", "【做法】"), ("[食材]", "[步骤]")])
def test_headings_in_brackets_of_which_there_are_two_stay(first: str, second: str) -> None:
    steps = ["1. 河虾剪去须脚，用清水漂两遍，沥干。", "2. 锅里放油，油热了下葱姜，再下虾，翻炒到变红。"]
    lines = [
        "船家的河虾",
        "收藏 分享 点赞",
        first,
        *HEADED,
        second,
        *steps,
        "上一篇：老渡口的桥",
        "版权所有，未经许可不得转载",
    ]
    kept = clean.clean("\n".join(lines)).text.split("\n")
    assert [line for line in (first, *HEADED, second, *steps) if line not in kept] == []


def test_the_first_field_of_a_record_stays() -> None:
    record = ["船型：平底渡船", "船长：12.6米", "船宽：3.2米", "载客：28人", "动力：柴油机，48千瓦"]
    lines = ["首页 汽车 船舶", "2025-03-18 20:44 · 船家老乔", "关注作者 私信", "点赞 48 评论 9 收藏", *record]
    prose = "船体用的是本地的老杉木，桐油刷了三遍，试航那天载了二十八个人，吃水比图纸上浅两厘米。"
    kept = clean.clean("\n".join([*lines, prose, "上一篇：老渡口的桥", "版权所有，未经许可不得转载"])).text.split("\n")
    assert [line for line in (*record, prose) if line not in kept] == []
