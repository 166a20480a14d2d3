"""Where the title of a text that lost its HTML stands, and what it tells about where the article begins."""

from __future__ import annotations

from label_samples import MORE_PROSE, PROSE, TITLE

import clean

# The columns of a portal with what each says of itself, as its menu shows them.
COLUMNS = """\
中国政坛
读懂中国的时政解读
法治观察
司法个案，法治调查
港湾来信
感觉不一样的海湾报道
暖心
人间真善美
江州评论
在这里知道更多
私家历史
发现历史之美
翻书人
微时代的书单
市政厅
城市问题专家
视界
视界观，观世界
亲子学堂
理解孩子，认知自己
汽车圈
专注汽车产经报道
订阅
""".splitlines()
BYLINE = "2024-03-18 09:12 来源：江州晚报"
TEASERS = """\
金融会议开了三天，议题比去年多
节前召开的会议部署了下一阶段的重点工作，其中对外开放的措施最受关注，市场普遍认为力度超出预期。
黄金周之后看什么，数据里有答案
今天是节前最后一个交易日，持有还是离场又成了投资者的难题，回看过去十年的数据也许能找到规律。
又一处大型油田，储量超过预期
节前夕公司发布公告，在盆地里发现了新的油田，储量规模有望超过十亿吨，消息公布以后引起热议。
股权划转完成，基金成为新股东
以昨天的收盘价计算，这笔股份对应的市值约为二百六十亿元，划转以后原股东仍然持有大部分的股权。
""".splitlines()


def cleaned(*lines: str) -> tuple[str | None, list[str]]:
    article = clean.clean("\n".join(lines))
    return article.title, article.text.split("\n")


def test_the_title_stands_above_the_prose_not_in_a_long_menu():
    assert cleaned(*COLUMNS, TITLE, BYLINE, *PROSE, *MORE_PROSE) == (TITLE, [*PROSE, *MORE_PROSE])


def test_a_signed_piece_of_one_paragraph_stands_above_a_feed_of_longer_ones():
    lines = ("首页", "快讯", TITLE, BYLINE, PROSE[0], "分享：", "责任编辑：卢小满", "为你推荐", *TEASERS)
    assert cleaned(*lines) == (TITLE, [PROSE[0]])


def test_a_poem_under_its_title_stays_the_article_above_a_longer_comment():
    verses = ["水退到石阶的第三级", "船还系在老地方", "缆绳磨出了毛边", "没有人来解它"]
    lines = ("首页", "诗歌", TITLE, BYLINE, *verses, "网友评论", "河边的石头 3小时前", PROSE[1], "回复")
    assert cleaned(*lines) == (TITLE, verses)


def test_what_somebody_says_is_no_title():
    speech = ["“有人在吗？”", "“没有。”老魏头也不抬，“昨天没有，今天也没有。”", *PROSE]
    title, text = cleaned("书库 首页 排行", "上一页 返回目录 加入书签 下一页", *speech, "下一章")
    assert title != speech[0]
    assert text == speech


def test_a_signed_title_stands_below_what_a_site_says_of_itself():
    slogan = "欢迎访问河口自考网！本站为考生提供自考信息服务，网站信息供学习交流使用，以官方公布的为准。"
    menu = ("自考介绍", "考试须知", "助学报名", "自考资料", "考试安排", "自考专业", "自考院校")
    assert cleaned("河口自考网欢迎您", slogan, *menu, TITLE, BYLINE, *PROSE) == (TITLE, list(PROSE))


def test_what_stands_above_a_signed_title_is_not_the_article():
    assert cleaned(*TEASERS[::2], TITLE, BYLINE, *PROSE) == (TITLE, list(PROSE))


def test_a_reader_with_a_day_under_an_unsigned_article_is_no_title():
    reader = ("江上清风吹过来", "2024-03-18 10:00", "这篇写得真好，看得我眼泪都下来了，想起了我外公。")
    title, text = cleaned(TITLE, *PROSE, *MORE_PROSE, "网友评论", *reader)
    assert title == TITLE
    assert text[: len(PROSE)] == list(PROSE)


def test_a_verse_among_verses_that_go_on_is_no_title():
    verses = [
        "灯照着水，",
        "水照着船，",
        "船上的人睡着了，",
        "桨也睡着。",
        "是谁在岸上，",
        "喊了一声，",
        "像要把夜色喊回来",
        "却没有人应。",
    ]
    title, kept = cleaned("首页 新闻 体育 登录 注册", "分享到：微信 微博", *verses, "责任编辑：林某", "相关新闻")
    assert [verse for verse in verses if verse not in kept] == []
    assert title not in verses[1:]
