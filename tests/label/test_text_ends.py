"""What a site puts right above and below an article, and what an article itself ends with."""

from __future__ import annotations

import pytest
from label_samples import MORE_PROSE, PROSE, TITLE, kept

BYLINE = "2024-03-05 08:12 来源：清河晚报"
FOOTER = "版权所有 清河晚报 京ICP备00000000号"
TITLES = ("菜市场凌晨四点开门", "老剧场的最后一夜", "地铁延长段月底试运行", "她用十年画完一座城", "一封迟到的家书")


def page(*below: str, above: tuple[str, ...] = (), body: tuple[str, ...] = PROSE) -> str:
    return "\n".join(["首页 > 新闻 > 正文", TITLE, *above, BYLINE, *body, *below, "分享到 微信 微博", FOOTER])


@pytest.mark.parametrize(
    "below",
    [
        ("青苹果乐园",),
        ("青苹果乐园 7", "红草莓 3"),
        ("下回再叙", *TITLES[:3]),
        ("看台", *(f"{n} {title}" for n, title in enumerate(TITLES, 1))),
    ],
)
def test_short_lines_below_the_last_sentence_that_share_nothing_with_it_go(below: tuple[str, ...]):
    assert kept(page(*below)) == list(PROSE)


@pytest.mark.parametrize(
    "below",
    [
        ("河口村民委员会", "2024年3月5日"),
        ("附件：渡船名册", "注：船龄以入册为准"),
        ("（一）修缆绳", "（二）补船板"),
        ("老魏的渡口，老魏的船",),
        ("——写在渡口停航的那天",),
        ("天亮了。",),
    ],
)
def test_what_signs_counts_or_belongs_to_the_article_stays(below: tuple[str, ...]):
    assert kept(page(*below)) == [*PROSE, *below]


def test_a_list_that_the_last_sentence_announces_stays():
    body = (*PROSE, "牌子上从上到下刻着这样几行字：")
    lines = ("天若有情", "水自东流", "过客勿忘")
    assert kept(page(*lines, body=body)) == [*body, *lines]


def test_nothing_is_asked_of_a_text_without_a_sites_lines():
    lines = [TITLE, *PROSE, "青苹果乐园"]
    assert kept("\n".join(lines)) == [*PROSE, "青苹果乐园"]


def test_what_stands_between_the_title_and_the_byline_goes():
    assert kept(page(above=("青苹果乐园",))) == list(PROSE)


@pytest.mark.parametrize("row", ["慢读 常读 快读", "A⁻ A A⁺", "海报 长图 口令 二维"])
def test_a_row_of_buttons_above_the_first_sentence_goes(row: str):
    assert kept(page(body=(row, *PROSE))) == list(PROSE)


def test_a_heading_above_the_first_sentence_stays():
    assert kept(page(body=("老渡口", *PROSE))) == ["老渡口", *PROSE]


@pytest.mark.parametrize(
    "shaped",
    [
        [f"{n} {title}" for n, title in enumerate(TITLES, 1)],
        [f"· {title}" for title in TITLES],
        [f"{title} 04-0{n}" for n, title in enumerate(TITLES, 1)],
    ],
)
def test_titles_with_ranks_marks_or_days_below_a_line_of_the_site_go(shaped: list[str]):
    recipe = ("材料", "面粉 500克", "温水 270毫升", "酵母 5克", "做法", "把面揉光，醒到两倍大。", "上锅蒸十二分钟。")
    assert kept(page("评论", *shaped, body=recipe)) == list(recipe)


def test_the_ranks_of_a_race_stay():
    ranks = ("1 河口村龙舟队", "2 清河镇渡船队", "3 对岸村龙舟队", "4 上游渡口船队")
    assert kept(page(body=(*PROSE, *ranks, *MORE_PROSE))) == [*PROSE, *ranks, *MORE_PROSE]


def test_a_poem_ends_in_any_way():
    poem = ("雪落在渡口", "没有人过河", "石头记得", "鸟不记得", "我把信折成船", "水走了很远", "灯灭了")
    assert kept(page(body=poem)) == list(poem)


def test_rows_of_a_timetable_below_a_line_of_the_site_stay():
    rows = ("老渡口：首班 06:10，末班 19:40", "石桥站：首班 06:50，末班 21:30", "上游村：首班 07:00，末班 20:00")
    assert kept(page("评论", body=(*rows, *PROSE))) == [*rows, *PROSE]
