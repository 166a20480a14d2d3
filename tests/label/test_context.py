"""Where the article begins and ends among the lines of a page that lost its HTML, and what stands between."""

from __future__ import annotations

import pytest
from label_samples import MORE_PROSE, PROSE, TITLE, html_page, in_text_and_html, kept, removed, text_page, unmet

import clean
from clean.label.context import heads_a_list, is_item, line_value

ARTICLE = list(PROSE)
PORTAL_TOP = ("网易首页 > 网易号 > 正文 申请入驻", TITLE, "2024-03-18 09:12:44 来源：江州晚报", "0", "分享至")


# --- menus, by-lines and toolbars above; disclaimers, feeds, comments and footers below


ABOVE = {
    "a menu on one line": ("首页 新闻 财经 体育 娱乐",),
    "a menu of many lines": ("首页", "新闻", "财经", "体育", "娱乐", "登录", "注册"),
    "a breadcrumb": ("江州网 > 社会 > 正文",),
    "a search box with hot words": ("搜索", "热搜：早市 渡口 图书馆"),
    "share buttons": ("微信扫一扫", "分享到朋友圈"),
    "today's date": ("设为首页 | 加入收藏", "今天是 2024年3月18日 星期一"),
}


@pytest.mark.parametrize("name", ABOVE)
def test_what_stands_above_the_title_is_not_the_article(name: str):
    article = clean.clean("\n".join((*ABOVE[name], TITLE, "2024-03-18 09:12 来源：江州晚报", *PROSE)))
    assert (article.text.split("\n"), article.title) == (ARTICLE, TITLE)


BELOW = {
    "editor": ("责任编辑：卢小满",),
    "editor and disclaimer": ("（责任编辑：卢小满）", "声明：本文仅代表作者观点，不代表本网立场。"),
    "related links": ("相关阅读", "河堤步道全线贯通", "老戏台修好了", "山区小校的种子图书室"),
    "pager": ("上一篇：河堤步道全线贯通", "下一篇：老戏台修好了，第一场演给修它的人看"),
    "comments": (
        "网友评论",
        "河边的石头 3小时前",
        "小时候坐过老魏的船，那时候只要两分钱，现在想想真是便宜。",
        "回复 支持 反对",
        "江上清风 昨天 21:40",
        "这篇写得真好，看得我眼泪都下来了，想起了我外公，他也是船工。",
        "回复 支持 反对",
    ),
    "comments above their day and buttons": (
        "小时候坐过老魏的船，那时候只要两分钱，现在想想真是便宜。",
        "5月21日11:45举报赞回复",
        "江上清风：这篇写得真好，看得我眼泪都下来了。",
        "5月20日08:03举报赞16回复",
    ),
    "footer": (
        "关于我们 | 联系我们 | 广告服务 | 法律声明",
        "版权所有 © 2011-2024 江州新闻网",
        "京ICP备88886666号-1",
        "地址：江州市中山路18号 邮编：100000",
    ),
    "feed of title, title, source, time": (
        "热点推荐",
        "河堤步道全线贯通，市民可以一路走到入海口",
        "河堤步道全线贯通，市民可以一路走到入海口",
        "城南周记",
        "2025-11-03 08:12:45",
        "气温骤降十度，这几类蔬菜的价格先涨了",
        "气温骤降十度，这几类蔬菜的价格先涨了",
        "市集早报",
        "2025-11-02 21:40:18",
    ),
    "feed of title, source and time": (
        "推荐阅读",
        "河堤步道全线贯通，市民可以一路走到入海口",
        "城南周记 3小时前",
        "气温骤降十度，这几类蔬菜的价格先涨了",
        "市集早报 昨天",
        "老戏台修好了，第一场戏演给修它的人看",
        "街角观察 5小时前",
    ),
    "feed of numbers and titles": (
        "热搜榜",
        "1 河堤步道全线贯通 98万热",
        "2 气温骤降十度 76万热",
        "3 老戏台修好了 54万热",
        "4 县城少年造轮椅 32万热",
    ),
    "feed of titles and comments": (
        "大家都在看",
        "河堤步道全线贯通",
        "128评论 3小时前",
        "气温骤降十度，菜价先涨",
        "56评论 5小时前",
        "老戏台修好了",
        "12评论 1天前",
    ),
    "columns": ("头条要闻", "河堤步道全线贯通", "体育要闻", "业余联赛决赛周末开打", "态度原创", "亲子", "房产", "艺术"),
    "doubled title without a heading": (
        "河堤步道全线贯通，市民可以一路走到入海口",
        "河堤步道全线贯通，市民可以一路走到入海口",
        "城南周记",
        "2025-11-03 08:12:45",
    ),
    "account of the platform": (
        "责任编辑：卢小满",
        "江州晚报",
        "记录这座城市的日常。",
        "1268文章数 5403关注度",
        "往期回顾 全部",
    ),
    "disclaimer in two languages": (
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。",
        "Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user.",
    ),
}


@pytest.mark.parametrize("kind", BELOW)
@pytest.mark.parametrize("top", [(TITLE,), PORTAL_TOP], ids=["bare", "portal"])
def test_what_stands_below_a_text_is_not_the_article(kind: str, top: tuple[str, ...]):
    article = clean.clean("\n".join((*top, *PROSE, *BELOW[kind])))
    assert article.text.split("\n") == ARTICLE
    assert set(BELOW[kind]) <= {block.text for block in article.removed}


SAME_CONTAINER = {
    "account of the platform": "in HTML, what stands below the end marks is kept",
}


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=unmet(SAME_CONTAINER, kind)) for kind in BELOW])
def test_what_stands_below_inside_the_same_container_is_not_the_article(kind: str):
    assert kept(html_page((*PROSE, *BELOW[kind]))) == ARTICLE


def test_everything_at_once_leaves_the_article_alone():
    below = [line for lines in BELOW.values() for line in lines]
    article = clean.clean("\n".join((*PORTAL_TOP, *PROSE, *below)))
    assert (article.text.split("\n"), article.title, article.source) == (ARTICLE, TITLE, "江州晚报")


# --- interruptions: the article goes on below them


INTERRUPTIONS = {
    "an advertisement's label": ("广告",),
    "an advertisement's label above a heading": ("广告", "谁来掌船"),
    "read on below": ("请继续往下阅读",),
    "a button": ("点击图片查看大图",),
    "an app's button": ("打开APP，查看更多精彩图片",),
    "one related link": ("相关阅读：河堤步道全线贯通",),
    "a box of related links": ("延伸阅读", "河堤步道全线贯通", "老戏台修好了"),
    "a caption": ("图：清晨的渡口 摄影：林越",),
    "a player that loads": ("加载中...",),
    "a player": ("00:00 / 06:45", "倍速", "静音"),
    "a page number": ("- 2 -",),
    "a pager in the middle": ("上一页 1 2 3 下一页",),
}
CUT_OFF_LATE = {
    "text: a box of related links": "a recommendation's heading ends the article, and the rest of it is lost",
}
CUT_OFF = {
    "text: a box of related links": "the longer side of a box of links is taken for the whole article",
}


@pytest.mark.parametrize(("make", "name"), in_text_and_html(INTERRUPTIONS, CUT_OFF))
def test_the_article_goes_on_below_an_interruption(make, name: str):
    text = kept(make((*PROSE[:3], *INTERRUPTIONS[name], *PROSE[3:], *MORE_PROSE)))
    assert [line for line in text if line in PROSE + MORE_PROSE] == [*PROSE, *MORE_PROSE]


@pytest.mark.parametrize(("make", "name"), in_text_and_html(INTERRUPTIONS, CUT_OFF_LATE))
def test_the_article_goes_on_below_an_interruption_in_its_last_third(make, name: str):
    text = kept(make((*PROSE, *MORE_PROSE[:3], *INTERRUPTIONS[name], *MORE_PROSE[3:])))
    assert [line for line in text if line in PROSE + MORE_PROSE] == [*PROSE, *MORE_PROSE]


def test_a_heading_below_an_advertisement_is_the_articles():
    assert "谁来掌船" in kept(html_page((*PROSE[:3], "广告", "谁来掌船", *PROSE[3:])))


SENTENCES = (
    "收藏船模的人听说了，也专门从省城赶来看。",
    "推广新船的头一年，全村只有三户人家肯试。",
    "广告牌还立在渡口，字已经看不清了。",
    "下一页日记里，他只写了一行字。",
    "更多的人选择留下来，等水退。",
    "分享船票的钱，是那年冬天最大的一笔收入。",
    "返回渡口的路上，他一句话也没有说。",
    "点击率再高，也不如有人来坐一回船。",
    "相关的人都来了，会开到半夜。",
    "版权页上印着老魏的名字，他看了很久。",
)


@pytest.mark.parametrize(("make", "sentence"), in_text_and_html(SENTENCES, {}))
def test_a_sentence_that_opens_with_a_controls_word_stays(make, sentence: str):
    assert kept(make((*PROSE[:2], sentence, *PROSE[2:]))) == [*PROSE[:2], sentence, *PROSE[2:]]


# --- short articles and articles of short lines

WHOLE = {
    "a notice of two lines": ("停水通知", "因管道抢修，河西街今天下午两点至六点停水，请居民提前储水。", "河口供水公司"),
    "a notice with time, place and signature": (
        "关于图书馆夜间开放的通知",
        "各位读者：",
        "为方便市民阅读，图书馆从三月一日起夜间开放，现将有关事项通知如下。",
        "时间：每天18时至22时",
        "地点：图书馆三楼",
        "联系电话：0000-1234567",
        "请读者保持安静，爱护图书。",
        "老城图书馆",
        "2024年2月20日",
    ),
    "a poem": ("早市", "天还没有亮", "豆浆先醒了", "秤杆挑着星星", "一斤，两斤", "落在菜叶上", "都是露水"),
    "a poem whose stanzas rhyme with its title": (
        "回来",
        "回来",
        "从很远的雪里",
        "回来",
        "从很旧的信里",
        "门没有锁",
        "灯没有熄",
    ),
    "a song with a chorus": (
        "船工号子",
        "摇啊摇，摇到那河中央",
        "嘿哟，嘿哟",
        "风也大来浪也长",
        "嘿哟，嘿哟",
        "一桨一桨到天光",
        "嘿哟，嘿哟",
    ),
    "a dialogue": ("等船", "“船来了吗？”", "“还没有。”", "“那再等等。”", "“再等等。”", "雨下大了，两个人都没有带伞。"),
    "scores": (
        "业余联赛第三轮赛果",
        "城南队 2:1 城北队",
        "河口队 0:0 江州队",
        "东坪队 3:2 西坪队",
        "下一轮比赛将在周六下午进行。",
    ),
    "a recipe": (
        "葱油拌面",
        "面条 200克",
        "小葱 6根",
        "生抽 2勺",
        "1. 小葱切段，晾干水分。",
        "2. 小火炸到焦黄，捞出。",
        "3. 面条煮熟，浇上葱油拌匀。",
    ),
    "a schedule": (
        "河口到江州的班车时刻",
        "早班 06:30",
        "午班 12:10",
        "晚班 17:45",
        "节假日照常发车，雨雪天请提前打电话询问。",
    ),
    "one long paragraph": (TITLE, "".join(PROSE)),
    "one sentence": ("通知", "明天上午九点在村委会开会，请各户派一人参加。"),
    "numbered sections with bare numbers": (
        TITLE,
        "1",
        PROSE[0],
        PROSE[1],
        "2",
        PROSE[2],
        PROSE[3],
        "3",
        PROSE[4],
    ),
    "repeated sentences": (TITLE, *PROSE[:2], "船停了。", *PROSE[2:4], "船停了。", PROSE[4]),
}


REFRAIN = "a verse that repeats the title within four lines is removed"
LOSES_LINES = {
    "a poem whose stanzas rhyme with its title": REFRAIN,
    "text: numbered sections with bare numbers": "bare numbers of sections are taken for a toolbar",
}


@pytest.mark.parametrize(("make", "name"), in_text_and_html(WHOLE, LOSES_LINES))
def test_a_short_article_keeps_every_line(make, name: str):
    title, *lines = WHOLE[name]
    assert kept(make(lines, title)) == lines


@pytest.mark.parametrize("name", ["a notice of two lines", "a poem", "a dialogue", "scores", "a recipe", "a schedule"])
def test_a_short_article_is_found_between_a_portals_lines(name: str):
    title, *lines = WHOLE[name]
    page = (
        "首页 > 新闻 > 正文",
        title,
        "2024-03-18 09:12 来源：江州晚报",
        "分享到：微信 微博",
        *lines,
        "责任编辑：卢小满",
    )
    assert kept("\n".join((*page, *BELOW["feed of title, title, source, time"]))) == lines


@pytest.mark.parametrize("name", WHOLE)
def test_the_title_of_a_short_article_is_its_first_line(name: str):
    title, *lines = WHOLE[name]
    assert clean.clean(text_page(lines, title)).title == title


# --- titles, duplicates


@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_title_is_given_apart_however_often_it_stands_above(times: int):
    article = clean.clean("\n".join((*[TITLE] * times, "2024-03-18 09:12 来源：江州晚报", *PROSE)))
    assert (article.text.split("\n"), article.title) == (ARTICLE, TITLE)


TITLES = (
    "船停了？老魏：河还在走！",
    "今年雨多、水大,河口迎「丰水年」",
    "渡口，船工，和一条河的“晚年”",
    "他划了四十六年船，最后一趟，船上没有人。",
    "渡口（二）：木牌上的二十三个名字",
)
TAKEN_FOR_PROSE = dict.fromkeys(
    (f"text: {title}" for title in TITLES[2:4]),
    "a title with two marks that ends in a bracket or a stop is taken for the first paragraph",
)


@pytest.mark.parametrize(("make", "title"), in_text_and_html(TITLES, TAKEN_FOR_PROSE))
@pytest.mark.parametrize("below", [(), ("2024-03-18 09:12 来源：江州晚报",)], ids=["no by-line", "by-line"])
def test_a_title_that_is_built_like_a_sentence_is_the_title(below: tuple[str, ...], make, title: str):
    article = clean.clean(make((*below, *PROSE), title))
    assert (article.title, article.text.split("\n")) == (title, ARTICLE)


def test_a_paragraph_that_stands_twice_is_kept_once():
    article = clean.clean(text_page((*PROSE, *PROSE[:2])))
    assert article.text.split("\n") == ARTICLE
    assert removed(article)[PROSE[0]] == "duplicate"


# --- the figures


def test_a_full_sentence_speaks_for_prose_and_a_menu_against_it():
    assert line_value(PROSE[0]) > line_value("船停了。") > 0 > line_value("新闻中心")


@pytest.mark.parametrize(
    ("line", "item"), [("河堤步道全线贯通", True), ("一、登记", False), ("他来了，又走了。", False)]
)
def test_an_item_of_a_feed_is_a_title(line: str, item: bool):
    assert is_item(line) == item


@pytest.mark.parametrize(
    ("line", "heads"), [("相关阅读", True), ("热点推荐：", True), ("延伸阅读：老戏台修好了", False)]
)
def test_a_heading_of_a_feed_holds_no_item_itself(line: str, heads: bool):
    assert heads_a_list(line) == heads


# --- lists of titles below long paragraphs

LONG_PARAGRAPHS = [
    "河湾镇的渡口开了四十年，每天清晨五点，头一班船准时离岸，船上坐着赶集的菜农、上学的孩子和换班的工人，"
    "老魏站在船尾掌舵，一句话也不说，只在靠岸的时候喊一声“慢些走”。",
    "今年春天，上游两公里的大桥通了车，渡口的客人一天比一天少，最少的一天只有三个人过河，"
    "其中一个是来拍照的，另外两个是老魏的邻居，他们说坐惯了船，走桥反而要绕远路。",
]
OTHER_TITLES = [
    "河湾大桥通车首月车流量超预期",
    "镇志办征集渡口老照片",
    "一条河与三代船工的记忆",
    "上游水库今起开闸放水",
    "渡口旧址将建成亲水公园",
]


def test_titles_of_other_articles_below_long_paragraphs_are_no_text():
    article = clean.clean("\n".join((TITLE, "2024-03-18 09:12 来源：江州晚报", *LONG_PARAGRAPHS, *OTHER_TITLES)))
    assert article.text.split("\n") == LONG_PARAGRAPHS


def test_a_list_that_the_article_announces_stays():
    announced = [*LONG_PARAGRAPHS, "镇里评出的五篇渡口征文题目是：", *OTHER_TITLES]
    article = clean.clean("\n".join((TITLE, "2024-03-18 09:12 来源：江州晚报", *announced)))
    assert article.text.split("\n") == announced


def test_a_poem_below_short_lines_stays():
    poem = ["渡口的灯亮了又灭", "船还没有靠岸", "风把对岸的话吹散", "只剩下水声和桨声", "一下一下敲着夜晚"]
    article = clean.clean("\n".join(("渡口", "2024-03-18 09:12 作者：柳如岸", *poem)))
    assert article.text.split("\n") == poem


# --- records: names with values

SPECIFICATIONS = ["型号：HW-20", "船长：十二米", "载客：三十人", "航速：每小时九公里", "吃水：零点六米"]
PRICES = ["白菜 1.20", "萝卜 0.90", "土豆 1.60", "豆腐 2.50", "鸡蛋 4.80"]


@pytest.mark.parametrize("record", [SPECIFICATIONS, PRICES], ids=["specifications", "prices"])
def test_a_record_above_the_prose_stays_where_no_title_stands(record: list[str]):
    lines = [*record, "以上由镇里的管理处当天早上公布，下午若有变化，会在渡口的黑板上另行写明，请大家留意。"]
    article = clean.clean(
        "\n".join(("首页 > 新闻 > 正文", "2024-03-18 09:12 来源：江州晚报", *lines, "责任编辑：卢小满"))
    )
    assert article.text.split("\n") == lines


def test_a_sites_name_below_the_article_is_no_line_of_it():
    article = clean.clean("\n".join((TITLE, *LONG_PARAGRAPHS, "河湾生活网", "河湾生活网")))
    assert article.text.split("\n") == LONG_PARAGRAPHS


def test_a_heading_that_ends_like_a_sites_name_stays():
    lines = [LONG_PARAGRAPHS[0], "村里的互联网", LONG_PARAGRAPHS[1]]
    assert clean.clean("\n".join((TITLE, *lines))).text.split("\n") == lines


def test_a_text_without_furniture_is_all_article():
    lines = ["海月 2-1 鹿港", "云州 0-0 石桥", "东川 3-2 滨海", "四分之一决赛将于周末举行。"]
    article = clean.clean("\n".join(("八分之一决赛全部结果", *lines)))
    assert (article.title, article.text.split("\n")) == ("八分之一决赛全部结果", lines)


# --- a part of the page under a heading of recommendation

STORIES = "".join(
    f"<li><a href='/{n}'>{title}</a><p>{line}</p><span>河湾记事 阅读 {n}</span></li>"
    for n, (title, line) in enumerate(
        (
            ("晒谷场", "十月里晒谷场上一天到晚有人守着，怕鸡，也怕雨，云一上来全村的人都往那里跑，先收谷子再收衣裳。"),
            (
                "老戏台",
                "戏台拆下来的木料堆在祠堂里，编了号，一根也没有少，等了十一年，那天放了很长的鞭炮。",
            ),
        ),
        start=101,
    )
)


@pytest.mark.parametrize("heading", ["推荐阅读", "<a href='/more'>推荐阅读更多精彩内容</a>", "相关文章"])
def test_a_part_that_a_recommendation_heading_opens_goes_as_a_whole(heading: str):
    inner = "".join(f"<p>{line}</p>" for line in (*PROSE, *MORE_PROSE))
    part = f"<section><h3>{heading}</h3><ul>{STORIES}</ul></section>"
    assert kept(f"<html><body><div><h1>{TITLE}</h1>{inner}{part}</div></body></html>") == [*PROSE, *MORE_PROSE]


def test_the_article_in_the_container_that_such_a_heading_opens_stays():
    inner = "".join(f"<p>{line}</p>" for line in (*PROSE, *MORE_PROSE))
    page = f"<html><body><div><h3>推荐阅读</h3><h1>{TITLE}</h1>{inner}</div></body></html>"
    assert kept(page) == [*PROSE, *MORE_PROSE]


# --- comments whose authors' lines look like by-lines

COMMENT = ("江边的石头 2007-10-13 08:11:02", "小时候坐过老魏的船，那时候只要两分钱，现在想想真是便宜。", "回复")


def in_cells(*lines: str) -> str:
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in lines)
    return f"<html><head><title>{TITLE}</title></head><body><table>{rows}</table></body></html>"


def test_a_comment_under_a_heading_of_comments_goes():
    assert kept(in_cells("<br>".join(PROSE), f"<b>评论</b><br>{'<br>'.join(COMMENT)}")) == list(PROSE)


def test_a_notice_of_one_paragraph_between_its_date_and_the_buttons_stays():
    page = (
        f"<html><body><p>评论</p><h1>{TITLE}</h1><p>2007-10-13 08:11:02</p><p>{PROSE[0]}</p><p>回复</p></body></html>"
    )
    assert kept(page) == [PROSE[0]]


def test_the_title_with_a_colon_below_the_lead_announces_a_list():
    lines = (PROSE[0], f"{TITLE}：", "早班船六点", "末班船七点半", *PROSE[1:])
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert kept(f"<html><body><h1>{TITLE}</h1><div>{body}</div></body></html>") == list(lines)


def test_the_title_with_a_colon_above_the_article_is_the_title():
    body = "".join(f"<p>{line}</p>" for line in (f"{TITLE}：", *PROSE))
    assert kept(f"<html><body><h1>{TITLE}</h1><div>{body}</div></body></html>") == list(PROSE)


def test_comments_in_a_part_that_their_heading_opens_go():
    items = "".join(
        f"<div><span>{name}</span><span>2022-04-08 09:3{n}</span><p>{line}</p><a>回复</a></div>"
        for n, (name, line) in enumerate(zip(("江边的石头", "河风"), MORE_PROSE, strict=False))
    )
    inner = "".join(f"<p>{line}</p>" for line in PROSE)
    page = f"<html><body><div><h1>{TITLE}</h1>{inner}</div><div><h3>网友评论（2）</h3>{items}</div></body></html>"
    assert kept(page) == list(PROSE)


def test_a_section_about_comments_stays():
    inner = "".join(f"<p>{line}</p>" for line in PROSE)
    part = f"<div><h3>怎么看船工们的评论</h3><p>{MORE_PROSE[0]}</p></div>"
    assert kept(f"<html><body><div><h1>{TITLE}</h1>{inner}{part}</div></body></html>")[len(PROSE) :] == [
        "怎么看船工们的评论", MORE_PROSE[0]
    ]  # fmt: skip


# --- who signs a notice whose lines are short

NOTICE = (
    "各诗社、各学校：",
    "经研究，定于6月18日在老渡口举办第三届渡口诗会，现将有关事项通知如下。",
    "地点：河口老渡口石阶。",
)


@pytest.mark.parametrize(
    "signed",
    [
        ("河口县文联", "二〇一一年五月二十日"),
        ("特此通知", "2011年5月20日"),
        ("特此公告", "河口县文联", "2011年5月20日"),
    ],
)
@pytest.mark.parametrize("make", [text_page, html_page])
def test_the_lines_that_sign_a_short_notice_stay(make, signed: tuple[str, ...]):
    assert kept(make((*NOTICE, *signed), "渡口诗会的通知"))[-len(signed) :] == list(signed)


@pytest.mark.parametrize("make", [text_page, html_page])
def test_a_day_below_a_feed_does_not_sign(make):
    feed = ("推荐阅读", "河堤步道全线贯通", "老戏台修好了，第一场戏演给修它的人看", "2011年5月20日")
    assert kept(make((*PROSE, *feed), TITLE)) == list(PROSE)


# --- what stands beside a feed's heading, a control or an advertisement, and is the article's


def test_a_speakers_question_under_a_menus_heading_is_no_item_of_a_feed():
    lines = [
        "推荐阅读",
        "问：租期没到，房东要收回房子，怎么办？",
        "答：先看合同里写了什么，再和房东谈，谈不拢就去街道调解。",
        *PROSE,
    ]
    assert lines[1] in clean.clean("\n".join(["租房问答", *lines])).text


def test_a_title_with_a_question_under_a_feeds_heading_is_an_item():
    text = clean.clean(
        "\n".join([TITLE, *PROSE, "推荐阅读", "专家：租期没到，房东收回房子怎么办？", "老戏台修好了"])
    ).text
    assert text.split("\n")[-1] == PROSE[-1]


def test_the_last_paragraph_below_two_controls_stays():
    lines = [
        *PROSE,
        "登录后查看全文",
        "打开客户端，阅读更流畅",
        "决赛定于周日下午三点举行，地点在城南的老体育场。",
        "责任编辑：卢小满",
    ]
    assert clean.clean("\n".join([TITLE, *lines])).text.split("\n")[-1] == lines[-2]


def test_a_reader_below_two_controls_is_not_the_article():
    lines = [
        *PROSE,
        "赞 12 踩 3",
        "我要评论",
        "网友评论",
        "河边的石头 3小时前",
        "写得真好，想起了我外公。",
        "回复 支持 反对",
    ]
    assert clean.clean("\n".join([TITLE, *lines])).text.split("\n")[-1] == PROSE[-1]


POEM = [
    "雪落在井沿上",
    "没有人说话",
    "灯一盏一盏灭了",
    "母亲把针插在袖口",
    "水走了很远",
    "那年的麦子还没有黄",
    "渡口空着",
    "石头记得，鸟不记得",
    "我把信折成船",
]


def test_a_poem_is_preferred_to_an_odd_line_below_it():
    odd = "城主放下酒杯，笑道：明日午时，你我再战，胜负由天。"
    text = clean.clean(
        "\n".join(["雪", "2024-03-05 08:12 来源：清河诗刊", *POEM, "热门推荐", "最新文章", "关于我们 联系我们", odd])
    ).text
    assert text.split("\n")[-9:] == POEM


SHORT_POEM = ["他坐在雨的", "反面", "把断了的骨头", "一根一根", "只有线", "是他的", "撑开", "合上", "像一个人", "点头"]


def test_a_poem_of_very_short_verses_stays():
    page = [
        "首页 - 新诗 - 旧体 - 征稿",
        "位置：原创诗歌 → 正文",
        "修伞人",
        "文/白苇",
        "阅读设置：大字 常规",
        *SHORT_POEM,
    ]
    text = clean.clean("\n".join([*page, "前一首：《盐》", "后一首：《去年的信箱》", "编辑推荐", "给未出生的河"])).text
    assert text.split("\n")[-len(SHORT_POEM) :] == SHORT_POEM


def test_the_short_items_of_a_menu_are_no_poem():
    menu = ["要闻", "国际", "体育", "旅游景点", "教育", "健康生活", "时尚", "读书", "论坛社区", "数码产品"]
    assert not set(clean.clean("\n".join([*menu, TITLE, "2024-03-05 08:12", *PROSE])).text.split("\n")) & set(menu)


def test_a_tag_that_repeats_the_title_goes():
    lines = [TITLE, "2024-03-05 08:12 来源：清河晚报", *PROSE, f"# {TITLE[:6]}", "举报", "版权所有 清河晚报"]
    assert kept("\n".join(lines)) == list(PROSE)


def test_two_paragraphs_are_preferred_to_short_lines_above_them():
    text = clean.clean("\n".join([*POEM, "关于我们 联系我们", TITLE, "2024-03-05 08:12", *PROSE[:2]])).text
    assert text.split("\n")[-2:] == ARTICLE[:2]


def test_the_articles_own_title_may_stand_twice_above_its_byline():
    title = "新款折叠自行车的配置表"
    rows = [
        "型号：KT-20 城市版",
        "车架：铝合金，折叠后82厘米",
        "变速：7速",
        "轮胎：20英寸，防刺",
        "质保：整车三年",
        PROSE[0],
    ]
    text = clean.clean("\n".join([title, title, "季青", "2023-06-27 19:59", *rows])).text
    assert text.split("\n")[-6:] == rows


def test_a_line_that_is_said_in_quotation_marks_is_not_the_title():
    said = ["“有我的信吗？”", "“没有。”", "她把伞收起来，靠在门边，站了很久才走。"]
    text = clean.clean("\n".join(["有我的信吗", "2024-03-05 08:12 来源：清河日报", *said, *PROSE])).text
    assert said[0] in text.split("\n")


ROWS = (
    "米径8公分国槐 165",
    "米径10公分白蜡 210—230",
    "地径6公分西府海棠 118",
    "冠幅1.2米红叶石楠 46",
    "一年生月季苗 18",
)
NOTE = "注：以上为起挖装车的价格，不含运费，本周白蜡走货明显，石楠的存圃量大，价格比上周回落了两元。"


@pytest.mark.parametrize(
    "between", ["温馨提示：登录后阅读可同步书签", "打开APP阅读全文", "真人荷官百家乐，首存送88，客服微信abc12345"]
)
def test_rows_that_a_site_put_lines_between_stay_together(between: str):
    lines = (*ROWS[:2], between, *ROWS[2:], NOTE)
    page = "\n".join(("网站首页 关于我们", "本周苗木参考价", "2024-03-18 来源：江州晚报", *lines, "上一篇：早市搬了家"))
    assert [line for line in kept(page) if line in (*ROWS, NOTE)] == [*ROWS, NOTE]


def test_a_list_of_marked_titles_below_an_article_goes_and_one_of_its_own_stays():
    titles = ("停车费一天九百，物价局介入", "黑马掀翻三支豪门", "女子网购活鱼")
    titles += ("洗衣机里放一勺盐", "他修好了一把破琴", "小村出了四十个博士")
    items = ("渡船的缆绳", "渡口的石桩", "船工的桨", "渡口的木牌", "老魏的船板", "渡船的船头")
    feed, own = ([f"● {text}" for text in texts] for texts in (titles, items))
    assert kept("\n".join((*PORTAL_TOP, *PROSE, *MORE_PROSE, *feed))) == [*PROSE, *MORE_PROSE]
    assert kept("\n".join((*PORTAL_TOP, *PROSE, *MORE_PROSE[:2], *own)))[-len(own) :] == own


def test_the_row_of_a_table_above_the_prose_is_no_title():
    rows = ["白菜 1.20元/斤", "土豆 2.35元/斤", "黄瓜 5.10元/斤", "青椒 4.65元/斤", "洋葱 1.90元/斤"]
    page = "\n".join(
        ["全部频道 搜文章 夜读", "清河菜市场本周价格（单位：元）", *rows, *PROSE, "分享到 微信", "版权所有"]
    )
    assert kept(page) == [*rows, *PROSE]


def test_a_toolbar_inside_a_poem_is_none_below_a_title():
    page = "\n".join(
        ["位置：诗歌 → 正文", "渡口", "文/白苇", *POEM, "点击查看大图", "雪落下来", "河水不响", "举报", "版权所有"]
    )
    assert [line for line in kept(page) if line in POEM] == POEM


VERSES = [
    *(
        "天还没亮，",
        "卖鱼的人先到了。",
        "秤砣碰着铁盆，",
        "一声一声的。",
        "鱼在水里",
        "背一条河，",
        "背到第三遍",
        "就忘了。",
    ),
    *("穿校服的孩子", "要一只煎饼，", "一半给自己，", "一半给冬天。", "谁也没有踩到", "那片最小的叶子。"),
]
FEED = [
    *("女人过了四十五，衣柜里别留这三样", "投资五个亿的大片，首日票房惨淡", "七旬老人用易拉罐拼出一艘军舰，细节满分"),
    *("睡前拉伸六分钟，肩颈轻松一整天", "体检报告上的这个箭头，多半不用慌", "用十万根牙签搭出一座钟楼，他做了四年"),
    *("公司年会抽中一头羊，员工当场傻眼", "又一家造车新势力停工，车主怎么办？"),
]


def test_a_poem_is_preferred_to_a_longer_list_of_titles_below_it():
    page = [
        "园子 新随笔 问答 闪存 搜索",
        "早市",
        "早市",
        "阅读(94703) 评论(522)",
        *VERSES,
        "粉丝 关注他",
        "打赏作者",
        *FEED,
    ]
    assert clean.clean("\n".join(page)).text.split("\n") == VERSES


def test_a_poem_goes_on_below_a_note_that_was_put_between_two_verses():
    page = [
        "首页 > 诗歌 > 正文",
        "早市",
        "2024-03-05 08:12　来源：清河诗刊",
        *VERSES[:6],
        "本文来源网络，侵权请联系删除",
        *VERSES[6:],
    ]
    page += ["上一篇：渡口", "相关文章", "渡口开了六十七年 2024-03-01", "修伞人 2024-02-11"]
    assert clean.clean("\n".join(page)).text.split("\n") == VERSES


def test_a_poem_above_longer_notes_is_the_article_of_a_page_of_html():
    notes = [
        "免责说明：本文（含图片、音频、视频）系创作者自行上传，清河号仅为用户提供发布和存储的技术支持。",
        "Disclaimer: All the text, images and videos above were published by an account holder, and the platform "
        "merely offers a space for storing and sharing information.",
    ]
    page = "<html><head><title>早市</title></head><body><div><a href='/'>清河网首页</a></div><h1>早市</h1>"
    page += f"<div>{''.join(f'<p>{verse}</p>' for verse in VERSES)}</div>"
    page += "".join(f"<div>{note}</div>" for note in notes)
    page += f"<ul>{''.join(f'<li><a href=/a/{n}>{title}</a></li>' for n, title in enumerate(FEED))}</ul></body></html>"
    assert clean.clean(page).text.split("\n") == VERSES


SOURCES = ["科技老万", "阿福讲八卦", "潇江晨报", "历史拾贝", "鲸鱼财经"]


def test_the_sources_of_a_feeds_items_are_left_nowhere():
    items = [
        f"<li><a href='/a/{n}'>{title}</a></li><li>{source}</li><li>2024-04-0{n + 1} 12:07:38</li>"
        for n, (title, source) in enumerate(zip(FEED, SOURCES, strict=False))
    ]
    body = f"<h1>{TITLE}</h1><div>{''.join(f'<p>{text}</p>' for text in [*PROSE, *MORE_PROSE])}</div>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}"
    page += f"<div>热点推荐</div><ul>{''.join(items)}</ul></body></html>"
    assert not set(clean.clean(page).text.split("\n")) & {*SOURCES, *FEED}


def test_short_lines_below_the_prose_that_stand_together_stay():
    lines = [*PROSE, *MORE_PROSE, "清河县水务局", "清河县河口镇人民政府"]
    assert clean.clean(text_page(lines)).text.split("\n") == lines


@pytest.mark.parametrize("between", [(), ("真人荷官百家乐，首存送88，客服微信abc12345",)])
def test_the_number_of_the_office_that_gives_notice_stays(between: tuple[str, ...]):
    office = "咨询电话：0571-88001234（单先生）"
    lines = [
        "真人荷官百家乐，首存送88，客服微信abc12345",
        *PROSE,
        *between,
        office,
        "举报",
        "评论 945",
        "版权所有 清河晚报",
    ]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, office]


def test_a_conversation_goes_on_below_a_control_that_looks_like_a_heading():
    said = [
        *("今年第几站了？", "第四站。下一站看天。", "一年最苦是什么时候？", "转场那一夜。天黑蜂回了箱才能装车。"),
        *(
            "丢过蜂吗？",
            "丢过。",
            "有一回分蜂，跑到学校的旗杆上。",
            "全校停了半天课。",
            "收回来了。",
            "校长跟我要了两瓶蜜。",
        ),
    ]
    page = ["跟着花走的人", "2024-03-05 08:12 来源：清河晚报", *said[:4], "更多精彩内容", *said[4:], "责任编辑：方禾"]
    assert [line for line in clean.clean("\n".join(page)).text.split("\n") if line in said] == said


@pytest.mark.parametrize(
    "between",
    [
        ("（本文来源网络，如有侵权请联系admin处理）",),
        ("猜你喜欢：八旬老人骑车环岛", "全文未完，下载客户端继续阅读"),
        ("广告", "声明：本文仅代表作者观点，与本站无关。"),
    ],
)
def test_rows_between_the_title_and_notes_of_a_site_stay(between: tuple[str, ...]):
    rows = ["豇豆 3.20", "丝瓜 2.75", "空心菜 1.90", "茄子 2.40", "鲫鱼 9.80", "草莓 11.60"]
    prose = "与前一日相比，十二种蔬菜里七种上涨，涨得最多的是豇豆，市场管理方说是连日下雨、采摘跟不上的缘故。"
    lines = [
        "首页 财经 民生 登录",
        "江州菜价",
        "2024-03-18 09:12 来源：江州晚报",
        *rows[:4],
        *between,
        *rows[4:],
        prose,
        prose[::-1],
    ]
    kept = clean.clean("\n".join([*lines, "责任编辑：林某", "版权所有 江州晚报社"])).text.split("\n")
    assert [row for row in (*rows, prose) if row not in kept] == []


def test_files_below_the_day_that_signs_a_notice_are_none_of_it():
    notice = [
        "各居民小组：",
        "定于本月二十日起更换老渡口路的供水管道，工期五天，其间每日九时至十七时停水，请提前储水。",
        "施工路段禁止停车，行人请走北侧便道。",
        "江州市自来水公司",
        "2024年3月18日",
    ]
    lines = [
        "首页>>政务公开>>通知公告",
        "关于更换供水管道的通知",
        "【打印】【关闭】",
        *notice,
        "附件：1.停水范围图.pdf",
        "2.施工安排表.docx",
    ]
    kept = clean.clean("\n".join([*lines, "主办单位：江州市人民政府", "网站地图"])).text.split("\n")
    assert [line for line in notice if line not in kept] == []
    assert not [line for line in kept if line.endswith((".pdf", ".docx"))]


COMMENTED = [
    "渡口的船停了三年，去年秋天，镇上的几个年轻人把它修好，又放回了水里，船头重新刷了桐油。",
    "他们说不为赚钱，只是怕再过几年，镇上没有人记得怎样撑篙，怎样看水，怎样在雾里听岸上的狗叫。",
]
READERS = ["lulu 16天前 来自上海", "云淡风轻_07 10天前 来自辽宁", "修车老韩 23天前 来自四川"]
COMMENTS = ["讲到心坎里了", "散了吧散了吧", "羡慕，我们这边还在等"]


def test_what_comes_back_below_comments_are_their_buttons():
    thread = [line for reader, said in zip(READERS, COMMENTS, strict=True) for line in (reader, said, "赞一个 接着盖")]
    kept = clean.clean("\n".join(["渡口", *COMMENTED, "热门跟帖(277)", *thread])).text.split("\n")
    assert kept == COMMENTED


def test_a_verse_that_comes_back_stays():
    verses = ["雾来的时候", "船认得", "雾散的时候", "船认得", "天亮的时候", "船认得"]
    kept = clean.clean("\n".join(["渡口", *verses])).text.split("\n")
    assert kept == verses
