"""A menu above a text that lost its HTML goes; the head of a table and a line of verse stay. So with comments below."""

from __future__ import annotations

import pytest

import clean

POEM = ["井边", "绳子先湿了", "后来是鞋", "母亲提着水", "走过一排冬青", "灯还没有亮", "谁也不说话", "水在桶里晃"]
PARAGRAPHS = [
    "翻过垭口就能看见村子，二十几户人家沿着溪水排开，屋顶的石板压着石板。",
    "借宿的那家主人烧了一锅土豆，说今年雨多，路断过两次，邮差半个月没有上来。",
    "夜里听见溪水的声音，像有人在楼下翻书，翻到后来我也睡着了，没有听到结尾。",
]


@pytest.mark.parametrize(
    "menu", ["诗歌　散文　小说　活动　投稿", "诗歌 / 散文 / 小说 / 活动", "诗歌｜散文｜小说｜活动"]
)
def test_a_menu_above_a_poem_goes(menu: str):
    removed = clean.clean("\n".join([menu, *POEM])).removed
    assert (menu, "a menu above all else") in [(block.text, block.reason) for block in removed]


@pytest.mark.parametrize(
    "lines",
    [
        ["站名　首班　末班　票价", *(f"柳湾{n}　六点　八点　两元" for n in "东西南北")],
        ["春风不改旧时波　柳色", *POEM],
        ["江山如画　一时多少豪杰", *POEM],
    ],
    ids=["the head of a table", "a line of verse", "two halves of a line"],
)
def test_a_first_line_that_is_no_menu_stays(lines: list[str]):
    reasons = [block.reason for block in clean.clean("\n".join(lines)).removed]
    assert "a menu above all else" not in reasons


def test_comments_by_floor_below_their_heading_go():
    comments = ["一楼 山雀：那锅土豆我也吃过。", "└ 作者：是同一家吗？", "二楼 阿禾：求地图，春天想去。"]
    page = ["垭口那边", "2024-04-02 作者：方禾", *PARAGRAPHS, "留言（3）", *comments]
    assert clean.clean("\n".join(page)).text.split("\n")[-3:] == PARAGRAPHS


def test_speakers_without_a_heading_of_comments_stay():
    spoken = ["老姚：船不开了？", "主人：水太大，明天再说。", "老姚：那我等。"]
    page = ["垭口那边", "2024-04-02 作者：方禾", *PARAGRAPHS[:2], *spoken, PARAGRAPHS[2]]
    assert clean.clean("\n".join(page)).text.split("\n")[-6:] == [*PARAGRAPHS[:2], *spoken, PARAGRAPHS[2]]
