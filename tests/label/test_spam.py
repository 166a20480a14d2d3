"""Spam of every kind that is found on hijacked and scraped pages, and articles that look alike and must survive."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from label_samples import (
    MORE_PROSE,
    PROSE,
    PROSE_HANT,
    TITLE,
    TITLE_HANT,
    html_page,
    in_text_and_html,
    kept,
    text_page,
)

import clean
import clean.label.spam
from clean.label.contacts import undisguised
from clean.label.evidence import SPAM, Evidence
from clean.label.signs import signs_of
from clean.label.spam import SpamJudge
from clean.label.spots import MOST_EVENTS, WINDOW, could_be_spam
from clean.label.stuffing import stuffing
from clean.label.suspects import _NUMBER_OF as NUMBER_OF
from clean.label.suspects import find_spots
from clean.label.weigh import weigh
from clean.labels import Label

# --- whole lines of spam: (what it is, line). Each goes from the head, the middle and the end of a page.

KEYWORDS = [
    ("joined by commas", "棋牌游戏大厅,真人娱乐官网,彩票网站导航,免费影院在线观看,私服发布网"),
    ("joined by wide commas", "棋牌游戏大厅，真人娱乐官网，彩票网站导航，免费影院在线观看"),
    ("joined by underscores", "短剧全集免费_彩票平台下载_棋牌手机版_真人娱乐城_影视在线观看"),
    ("joined by hyphens", "体育平台-电竞投注-棋牌下载-真人娱乐-彩票计划"),
    ("joined by bars", "网站优化|快照排名|外链代发|站群搭建|蜘蛛池出租"),
    ("joined by wide bars", "网站优化｜快照排名｜外链代发｜站群搭建"),
    ("joined by pause marks", "贷款办理、信用卡代还、花呗套现、车贷垫资、秒批网贷"),
    ("joined by blanks", "私服发布网 传奇私服 新开传奇 变态手游 公益服"),
    ("joined by strokes", "百家乐/老虎机/时时彩/六合彩/棋牌娱乐"),
]
FARMS = [
    ("named after a spider pool", "主站蜘蛛池模板： 在线影院| 清河县| 棋牌下载| 武乡县| 彩票网站| 南丰县| 平和县|"),
    (
        "with characters that a mirror lost",
        "主站蜘蛛池模板: 在线?影院| 清河县| 棋牌下载| 真人?娱乐| 武乡县| 彩票网站| 平和县",
    ),
    ("counties among keywords", "彩票网站|清河县|真人娱乐|武乡县|棋牌游戏下载|南丰县|私服发布网|平和县|贷款口子|"),
    ("under a heading of links", "友情链接：棋牌游戏大厅 真人百家乐 时时彩计划 私服发布网 代孕公司 贷款口子"),
    ("popular searches", "热门搜索：老虎机下载|私服发布|代开发票|刷单兼职|六合彩资料|"),
]
PROMOTIONS = [
    ("gambling", "真人百家乐注册送88元彩金，首存返水，24小时提现秒到账，网址 www.bocai88.example"),
    ("lottery", "六合彩特码资料每晚九点公开，加老师微信 liuhe6688 跟单稳赚不赔"),
    ("loans", "急用钱找我，无需征信当天放款，额度最高二十万，微信 jieqian520"),
    ("invoices", "专业代开发票，普票专票都可开，税点优惠，电话13900001111"),
    ("game servers", "今日新开传奇私服，首区送满v，元宝打金服火爆，发布网 www.sf999.example"),
    ("search engine tricks", "网站快照排名七天上首页，不上首页不收费，咨询QQ：88990011"),
    ("medicine", "祖传秘方根治白癜风，一个疗程见效，无效退款，咨询电话 400-000-1234"),
    ("surrogacy", "代孕包成功，包男孩，零风险签约，加微信 baobao7788 咨询"),
    ("brushing", "手机兼职刷单，日赚三百，无需押金，当天结算，加QQ群 77665544"),
    ("certificates", "毕业证学历证代办，学信网可查，先验后付，微信 banzheng99"),
    ("films for adults", "成人影院免费观看，午夜福利视频高清在线，无广告，点击进入 www.yingyuan.example"),
    ("shares", "老师带单，内部消息，牛股涨停稳赚，扫码进群领取名单，名额有限"),
]
CONTACTS = [
    ("plain account", "加我微信 kkcc8899 进群领取福利资料包"),
    ("plain telephone", "诚招代理，在家兼职，轻松日入五百，电话 13900002222"),
    ("hearts for letters", "加薇❤ kk668899 备注领取福利，手慢无"),
    ("figures in circles", "➕薇❤：⑧⑧⑥⑥⑨⑨ 拉你进群领红包"),
    ("separated characters", "加-微-信 kk-66-88-99 领取内部资料，名额有限"),
    ("full-width letters", "加ＶＸ：ｋｋ８８９９００ 免费领取彩金，限时送"),
    ("figures in Chinese", "棋牌代理招募，电话 壹叁玖零零零零壹壹壹壹，日结"),
]
DOORWAYS = [
    ("greeting", "今天小编就给各位分享贷款多少钱，如果能碰巧解决您的问题，别忘了关注本站，现在开始吧！"),
    ("closing", "以上就是棋牌平台哪家好的全部内容，希望对大家有所帮助，更多相关内容请关注本站。"),
    ("policy phrases", "澳门正版资料免费资料大全，深入贯彻解释落实，从多个维度深入分析，精准预测一码必中。"),
]
GROUPS = {
    "keywords": KEYWORDS, "link farm": FARMS, "promotion": PROMOTIONS, "contact": CONTACTS, "doorway": DOORWAYS,
}  # fmt: skip
SPAM_LINES = {f"{group}, {name}": line for group, table in GROUPS.items() for name, line in table}


LONG = (*PROSE, *MORE_PROSE)
PLACES = {"middle": 5, "end": 10}


def with_line(line: str, place: str) -> tuple[str, ...]:
    """A longer article with a line put into it."""
    return (*LONG[: PLACES[place]], line, *LONG[PLACES[place] :])


@pytest.mark.parametrize(
    ("make", "name"),
    in_text_and_html(SPAM_LINES, {}),
)
def test_spam_goes_from_the_middle_and_every_paragraph_stays(make, name: str):
    article = clean.clean(make(with_line(SPAM_LINES[name], "middle")))
    assert article.text.split("\n") == list(LONG)
    assert any(block.label and block.label.is_spam for block in article.removed)


@pytest.mark.parametrize(("make", "name"), in_text_and_html(SPAM_LINES, {}))
def test_spam_goes_from_the_end_and_every_paragraph_stays(make, name: str):
    article = clean.clean(make(with_line(SPAM_LINES[name], "end")))
    assert article.text.split("\n") == list(LONG)
    assert any(block.label and block.label.is_spam for block in article.removed)


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in KEYWORDS + FARMS])
def test_keywords_above_the_title_go_and_are_not_the_title(line: str):
    article = clean.clean(line + "\n" + text_page(PROSE))
    assert (article.text.split("\n"), article.title) == (list(PROSE), TITLE)


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in KEYWORDS + FARMS])
def test_simplified_keywords_on_a_traditional_page_go(line: str):
    article = clean.clean("\n".join((line, TITLE_HANT, *PROSE_HANT, line)))
    assert (article.text.split("\n"), article.title) == (list(PROSE), TITLE)


def test_a_link_farm_glued_to_the_last_line_of_the_site_goes():
    article = clean.clean(text_page((*PROSE, "无障碍浏览 进入关怀版 " + FARMS[0][1])))
    assert article.text.split("\n") == list(PROSE)


# --- the judge by itself


@pytest.mark.parametrize(
    "line",
    [pytest.param(line, id=name) for name, line in FARMS],
)
def test_a_link_farm_is_called_one(line: str):
    evidence = stuffing(line, False, True)
    assert evidence is not None
    assert (evidence.weight >= SPAM, evidence.label) == (True, Label.SPAM_LINK_FARM)


@pytest.mark.parametrize(
    "line",
    [pytest.param(line, id=name) for name, line in PROMOTIONS + CONTACTS],
)
def test_the_judge_knows_an_offer_among_prose(line: str):
    lines = [*PROSE[:3], line, *PROSE[3:]]
    judge = SpamJudge(lines, [False] * len(lines))
    verdict = judge.whole(3)
    assert verdict is not None
    assert verdict[0].is_spam
    assert verdict[1]
    assert [judge.whole(number) for number in (0, 1, 2, 4, 5)] == [None] * 5


@pytest.mark.parametrize(
    ("line", "stuffed"),
    [
        ("棋牌游戏下载,真人娱乐平台,彩票网站大全,在线影院", True),
        ("赶集的、上学的、抬花轿的、卖鱼的，都从这条船上过。", False),
        ("东坪乡、西坪乡、南坪镇、北坪镇、河口镇", False),
        ("铁、铝、铜、锌、镍、钴", False),
        ("他来了，坐下，喝茶，不说话，又走了。", False),
    ],
)
def test_keyword_stuffing_is_many_segments_that_sell_and_make_no_sentence(line: str, stuffed: bool):
    evidence = stuffing(line, False, False)
    assert (evidence is not None and evidence.weight >= SPAM) == stuffed


@pytest.mark.parametrize(
    ("disguise", "plain"),
    [
        ("百-家-乐", "百家乐"),
        ("加薇❤", "加微信"),
        ("⑧⑧⑥⑥⑨", "88669"),
        ("ＶＸ：ａｂｃ１２３", "VX:abc123"),
        ("壹叁玖零零零零壹壹壹壹", "13900001111"),
        ("➕微信", "加微信"),
        ("加薇·芯：cttz-柒柒零玖", "加微芯:cttz-7709"),
        ("河口村的渡船停了。", "河口村的渡船停了。"),
    ],
)
def test_disguises_are_undone_for_judging(disguise: str, plain: str):
    assert undisguised(disguise) == plain


def test_words_are_found_whatever_their_case():
    assert "vpn" in [phrase for _, _, phrase in signs_of("这里说的是VPN和防火墙")]


# --- parts of paragraphs

GLUED = {
    "an offer at the end": ("", "代开发票加微信kp668899，税点优惠，全国可开。"),
    "an account at the end": ("", "加微信 kkcc8899 领取福利，名额有限。"),
    "an offer in brackets": ("", "（免费领取彩金加微信kk668899）"),
    "an offer in front": ("六合彩特码资料加QQ群77665544免费领取，稳赚。", ""),
    "keywords in front": ("棋牌下载,彩票平台,真人娱乐,老虎机", ""),
    "a site at the end": ("", "更多真人百家乐就上www.bocai88.example，注册送彩金。"),
}


@pytest.mark.parametrize(("make", "name"), in_text_and_html(GLUED, {}))
def test_spam_glued_to_a_paragraph_is_cut_and_the_paragraph_stays(make, name: str):
    front, end = GLUED[name]
    lines = (*PROSE[:2], front + PROSE[2] + end, *PROSE[3:])
    article = clean.clean(make(lines))
    assert article.text.split("\n") == list(PROSE)
    cut = [block for block in article.removed if block.inside]
    assert cut
    assert all(block.label and block.reason for block in cut)
    assert "".join(block.text for block in cut).replace(" ", "") == (front + end).replace(" ", "")


WATERMARKS = [
    "（更多精彩小说请到www.shuwu.example）",
    "【本文首发于江边书屋，请到江边书屋阅读】",
    "（转载自河口文学网www.hekou.example）",
    "～本章未完请到河口书屋阅读～",
    "本文链接：https://www.hekou.example/read/3.html",
    "请记住本站网址：www.hekou.example",
    "百度搜索“河口书屋”",
    "｛河口书屋手打｝",
    "（本章由m.hekou888.example/book提供）",
    "本文由河口书屋独家授权",
    "*河口书屋 hekou888.example*",
    "ｈｅｋｏｕ８８．ｅｘａｍｐｌｅ",
]


LEFT_MARKS = {WATERMARKS[6]: "a request to search that says nothing of what for is left"}


@pytest.mark.parametrize(("make", "mark"), in_text_and_html(WATERMARKS, LEFT_MARKS))
def test_a_mark_in_the_middle_of_a_paragraph_is_cut_out(make, mark: str):
    at = PROSE[2].index("。") + 1
    lines = (*PROSE[:2], PROSE[2][:at] + mark + PROSE[2][at:], *PROSE[3:])
    assert kept(make(lines)) == list(PROSE)


# --- look-alikes: whole articles of which every line stays

SURVIVORS = {
    "a police report that quotes the words of gambling": (
        "警方打掉一个网络赌博团伙",
        "河口县公安局昨天通报，民警打掉一个网络赌博团伙，抓获犯罪嫌疑人十一名，查获涉案资金两百余万元。",
        "据介绍，该团伙以“注册送彩金”“首存返水”为诱饵，在聊天群里发布百家乐、时时彩的链接，引人下注。",
        "一名受害人告诉记者，他先是赢了三百元，提现也到了账，之后一个月输掉了全部积蓄。",
        "警方提醒，凡是要求先充值再返利的平台都是骗局，遇到可疑线索请拨打110举报。",
    ),
    "a table of prices": (
        "河口早市今日菜价",
        "早市管理处每天六点公布当天的平均菜价，单位为元一斤。",
        "白菜 1.2",
        "萝卜 0.9",
        "土豆 1.6",
        "豆腐 2.5",
        "管理处说，降温以后白菜少了，价钱比上周贵了两角。",
    ),
    "a list of counties in a notice": (
        "关于开展农村公路检查的通知",
        "各县区交通局：为做好汛期安全工作，决定从六月十日起开展农村公路检查，现将有关事项通知如下。",
        "检查范围包括清河县、武乡县、南丰县、平和县、东坪县、西坪县、河口区、江北区。",
        "各县区应当在六月底前把检查结果书面报送市交通局，并指定一名联系人。",
    ),
    "a list of hotlines": (
        "暴雨期间应急电话",
        "暴雨期间，如遇停水、停电、道路积水，请拨打以下电话，值班人员会尽快处理。",
        "供水抢修：0000-1110001",
        "供电抢修：0000-1110002",
        "道路积水：0000-1110003",
        "医疗急救请直接拨打120，火警请拨打119。",
    ),
    "a medical text": (
        "白癜风患者的日常护理",
        "白癜风是一种常见的色素脱失性皮肤病，目前认为与自身免疫有关，不会传染，也不影响寿命。",
        "医生指出，治疗需要半年以上，常用的办法有外用药物和光疗，没有一个疗程就能根治的特效药。",
        "患者应当避免暴晒和外伤，保持规律的作息。所谓祖传秘方、偏方，多数没有经过研究证实。",
    ),
    "a tax office on invoices": (
        "税务局提醒：虚开发票要负法律责任",
        "县税务局近日发布通知，提醒纳税人不要轻信代开发票的广告，购买、虚开增值税发票都属于违法行为。",
        "临时经营的个人需要开票的，可以带身份证到办税服务厅申请代开发票，按规定缴纳税款，不收手续费。",
        "纳税人对政策有疑问，可以拨打纳税服务热线12366咨询。",
    ),
    "results of a lottery": (
        "福利彩票第2024066期开奖",
        "福利彩票第2024066期昨晚开奖，当期销售额三亿多元，其中一亿多元为彩票公益金。",
        "红球：03 08 14 19 25 31",
        "蓝球：07",
        "一等奖中出六注，单注奖金七百多万元，分别落在江州、河口等地，兑奖期限为六十天。",
    ),
    "a recipe": (
        "家常豆腐煲",
        "豆腐煲不费工夫，半个钟头就能端上桌，天冷的时候吃最好。",
        "老豆腐 400克",
        "香菇 6朵",
        "生抽 1勺",
        "豆腐切块，两面煎黄，放在一边。",
        "香菇炒香，加水没过，放入豆腐，小火煮十分钟，收汁出锅。",
    ),
    "a poem": ("渡口", "风从河上来", "吹过空的长凳", "没有人等船", "桨靠在墙边", "像一个老人", "睡着了"),
    "an interview": (
        "对话最后一位船工",
        "老魏七十岁，掌船四十六年。船停的第二天，我们在渡口和他聊了一个下午。",
        "问：您还记得第一天掌船吗？",
        "答：记得。那天下雨，船上坐了九个人，我手心全是汗。",
        "问：现在船停了，您打算做什么？",
        "答：种菜。船工的手闲不住，闲下来就疼。",
    ),
    "specifications": (
        "手摇式抽水机说明",
        "这种抽水机不用电，适合山区的小块菜地，一个人就能操作，一小时可以抽水两吨左右。",
        "型号：HK-3",
        "扬程：6米",
        "流量：2吨/小时",
        "重量：11千克",
        "每次用完要把泵里的水放干净，冬天应当收进屋里，以免冻裂。",
    ),
    "a bank on loans": (
        "农户小额贷款办理流程有哪些变化",
        "县里的信用社今年调整了农户小额贷款的办理流程，负责人表示，主要是把三张表合成了一张。",
        "按照规定，贷款申请要经过入户调查和集体审议，通常需要五个工作日，信用社不收取任何中介费。",
        "他说，市面上声称不看征信、当天放款的多是骗局，农户应当到柜台办理。",
    ),
    "a court on private servers": (
        "架设游戏私服，两人被判刑",
        "县法院昨天公布一起案件：被告人架设传奇私服，非法获利四十余万元，被判处有期徒刑一年六个月。",
        "法院查明，两人从网上购买源码，租用服务器，以充值元宝的方式牟利，侵犯了他人的著作权。",
        "法官提醒，私服不是小事，架设和运营都可能构成犯罪。",
    ),
    "a textbook on search engines": (
        "搜索引擎怎样识别作弊",
        "搜索引擎按页面的内容和链接排序，于是有人用站群和外链来抬高排名，这就是常说的作弊。",
        "研究指出，蜘蛛池的页面有三个特点：数量极大，互相链接，文字由程序拼接而成。",
        "识别的办法之一是比较页面之间的相似度，另一个办法是看链接的增长是否自然。",
    ),
    "a law on surrogacy": (
        "代孕协议为什么无效",
        "法院近日审理了一起代孕纠纷，认定双方签订的代孕协议违背公序良俗，应属无效。",
        "律师介绍，我国的规定禁止医疗机构实施任何形式的代孕技术，中介承诺的包成功没有法律保障。",
        "孩子的抚养问题，则要按照最有利于未成年人的原则来判断。",
    ),
    "a warning about brushing": (
        "刷单返利是怎样骗人的",
        "暑假里，在校学生小陈看到一条兼职信息，说在家点赞就能赚钱，她先后做了三单，收到十五元。",
        "到第四单，对方要求先垫付八百元，说做完一起返还，她照做了，钱再也没有回来。",
        "民警说，刷单本身就是违法的，凡是要先垫钱的兼职都是诈骗。",
    ),
    "a lost certificate": (
        "遗失声明",
        "河口县第二中学学生方小满遗失高中毕业证，编号0000123，声明作废。",
        "东坪乡卫生院遗失公章一枚，声明作废。",
    ),
    "a notice with its own account and telephone": (
        "社区图书角招募志愿者",
        "社区图书角每周六、周日下午开放，现在招募志愿者八名，主要负责整理书架和给孩子读书。",
        "有意者请在本月二十日前到居委会登记，或者拨打0000-7654321找陈老师报名，名额满后截止。",
        "志愿者需要年满十六周岁，能坚持三个月以上，图书角提供午饭和交通补贴。",
    ),
    "an explainer that quotes a pool's footer": (
        "被劫持的网页长什么样",
        "被劫持的网页，页脚常常挂着一行不相干的词。下面这一行是研究者从一个样本里抄下来的，只作说明。",
        "“主站蜘蛛池模板：在线影院|清河县|棋牌下载|武乡县|”",
        "研究者解释说，词和词之间夹着县名，是为了让搜索引擎以为这是一份地方目录。",
    ),
    "a chorus that comes again": (
        "船工号子",
        "摇啊摇，摇到那河中央",
        "嘿哟，嘿哟",
        "风也大来浪也长",
        "嘿哟，嘿哟",
        "一桨一桨到天光",
        "嘿哟，嘿哟",
    ),
    "steps with a command": (
        "怎样查看硬盘还剩多少空间",
        "硬盘满了，程序会莫名其妙地停下来，所以先要看还剩多少空间。在终端里输入下面的命令：",
        "df -h /home",
        "第四列就是剩余的空间。如果只剩几百兆，可以先清空回收站，再看看有没有很大的日志文件。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "name"), in_text_and_html(SURVIVORS, {}))
def test_an_article_that_looks_alike_keeps_every_line(make, name: str):
    title, *lines = SURVIVORS[name]
    assert kept(make(lines, title)) == lines


@pytest.mark.parametrize("name", SURVIVORS)
def test_a_look_alike_has_no_line_of_spam(name: str):
    title, *lines = SURVIVORS[name]
    article = clean.clean(html_page(lines, title))
    assert not [block.text for block in article.blocks if block.label and block.label.is_spam]


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in PROMOTIONS[:6] + CONTACTS[:3]])
def test_spam_between_the_lines_of_a_police_report_goes_and_the_report_stays(line: str):
    title, *lines = SURVIVORS["a police report that quotes the words of gambling"]
    assert kept(text_page((*lines[:2], line, *lines[2:]), title)) == lines


# --- what it costs


@pytest.mark.interpreted
def test_no_part_of_a_line_is_weighed_twice(monkeypatch: pytest.MonkeyPatch):
    weighed: list[str] = []

    def counted(part: str, *rest: Any) -> Evidence:
        weighed.append(part)
        return weigh(part, *rest)

    monkeypatch.setattr(clean.label.spam, "weigh", counted)
    lines = [f"加微信 kkcc{number} 领取福利{number}，诚信代开发票{number}元。" for number in range(1000, 1020)]
    clean.clean(text_page((*lines, *PROSE), TITLE))
    assert weighed
    assert len(set(weighed)) == len(weighed)


@pytest.mark.parametrize("other_script", [False, True])
@pytest.mark.parametrize("length", [12, 30, 60, 400])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 300),
            st.integers(1, 8),
            st.sampled_from(("trade", "offer", "contact", "account", "address", "disguise", "doorway", "business")),
        ),
        max_size=40,
    )
)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_the_spots_are_those_of_every_stretch_of_evidence(
    length: int, other_script: bool, found: list[tuple[int, int, str]]
):
    events = sorted((start, start + size, group) for start, size, group in found)
    counted = [(start, end, NUMBER_OF[group]) for start, end, group in events]
    spots: list[tuple[int, int]] = []
    first = 0
    for last, (_, end, _) in enumerate(events):
        first = next(
            n for n in range(first, last + 1) if n == last or (end - events[n][0] <= WINDOW and last - n < MOST_EVENTS)
        )
        if could_be_spam(counted, first, last + 1, length, other_script):
            start = events[first][0]
            if spots and start <= spots[-1][1]:
                spots[-1] = (spots[-1][0], end)
            else:
                spots.append((start, end))
    assert find_spots((), events, length, other_script) == spots


def test_a_long_line_full_of_the_words_of_the_page_takes_little_time():
    line = f"{PROSE[0]}飞鱼体育官网，飞鱼体育直播的比赛很好看。" * 3600
    page = text_page(("飞鱼体育直播,飞鱼体育下载,飞鱼体育官网,飞鱼体育平台", *PROSE, line, *MORE_PROSE), TITLE)
    start = time.process_time()
    clean.clean(page)
    assert time.process_time() - start < 2


NOTICE = (
    "县博物馆现面向社会招募志愿讲解员二十名，讲解员每周在博物馆服务半天，有关事项公告如下。",
    "讲解员应当年满十六周岁，普通话流利，热爱博物馆工作，每周至少服务半天。",
    "博物馆为讲解员提供午餐和交通补贴，服务满六十小时发给证书。",
)


@pytest.mark.parametrize("remark", ["（备注“讲解员”）", "（备注姓名和“志愿者”）"])
@pytest.mark.parametrize("spammed", [True, False])
def test_a_bracket_that_says_how_to_do_what_the_sentence_says_stays(remark: str, spammed: bool):
    line = f"报名方式：填写报名表发送至jjy@museum.example，或者添加博物馆工作人员微信museum2021{remark}。"
    farm = [
        "主站蜘蛛池模板: 棋牌游戏下载| 商水县| 真人百家乐| 城固县| 网上娱乐城| 上栗县| 彩票网站大全| 永州市"
    ] * spammed
    text = clean.clean("\n".join(["县博物馆招募讲解员", *NOTICE, line, *farm])).text
    assert line in text.split("\n")
