"""Feeds that show each title twice, and articles whose lines stand twice, too."""

from __future__ import annotations

from itertools import chain

from label_samples import MORE_PROSE, PROSE, kept, text_page

import clean
from clean.labels import Label

ITEMS = (
    ("早市搬了家，老主顾跟着走了三条街", "江州晚报", "2025-11-03 08:12:45"),
    ("山区小学的种子图书室开门了", "山野周刊", "2025-11-02 19:40"),
    ("老戏台修好以后，第一场演给瓦匠看", "城南旧事", "2025-10-30"),
)
FEED = tuple(chain.from_iterable((title, title, source, time) for title, source, time in ITEMS))


def test_a_feed_of_doubled_titles_with_times_goes_line_by_line():
    article = clean.clean(text_page((*PROSE, *MORE_PROSE, *FEED)))
    assert article.text.split("\n") == [*PROSE, *MORE_PROSE]
    labels = {block.text: block.label for block in article.blocks}
    assert {labels[line] for line in FEED} == {Label.RECOMMENDATION}


def test_lines_of_a_song_that_are_sung_twice_stay():
    song = [
        *("月亮爬上了晒谷场的墙头", "月亮爬上了晒谷场的墙头"),
        *("谁家的窗子还亮着灯", "等一个走夜路的人"),
        *("水车转过了三更天的渡口", "水车转过了三更天的渡口"),
        *("谁家的狗又叫了两声", "是风不是走夜路的人"),
        *("露水打湿了石板路的尽头", "露水打湿了石板路的尽头"),
    ]
    assert kept("\n".join(("走夜路的人", *song))) == song


def test_a_doubled_title_above_rows_with_times_heads_the_article():
    rows = ["老渡口：首班 06:10，末班 19:40", "石桥站：首班 06:50，末班 21:30", "上游村：首班 07:00，末班 20:00"]
    title = "渡船冬季时刻调整（自十二月一日起）"
    lines = ("首页 新闻 视频 更多", title, title, "+关注", "微信好友 朋友圈 复制链接", *rows, *PROSE)
    assert [row for row in (*rows, *PROSE) if row not in kept("\n".join(lines))] == []
