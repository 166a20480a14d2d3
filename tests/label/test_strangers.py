"""What is strange to the article goes on a page that is spammed for certain, and stays on any other."""

from __future__ import annotations

import pytest

import clean

PARAGRAPHS = [
    "清河县的纸伞作坊只剩下三家，老匠人范守成的作坊在西街尽头，门口晾着一排刷过桐油的伞面。",
    "做一把纸伞要七十多道工序，选竹、劈骨、钻孔、穿线、糊纸、刷油，范守成一个人做，一个月做不出十把纸伞。",
    "作坊里的竹骨要在水里泡上一年，再晒干，老匠人说这样的伞骨十年不变形，桐油刷三遍，伞面才不透水。",
    "县里的孩子们周末来作坊学糊纸，范守成教他们认竹子的阴阳面，哪一面朝外，伞骨就往哪一面弯。",
]
FARM = "主站蜘蛛池模板: 棋牌游戏下载| 商水县| 真人百家乐| 城固县| 网上娱乐城| 上栗县| 彩票网站大全| 永州市"
PUT_IN = {
    "a contact between two sentences": "诚接各地工资表业务，点位全市最低，加我详谈vur62670 ",
    "a number in disguise": "诚聘手工人员，多劳多得，扌口⁵⁶⁸⁴⁷⁴⁵⁷ ",
    "a mark in blocks": "▌华创汇出品▐",
    "a mark in brackets": "（尊龙阁首家发布，盗版必究）",
    "a mark between dashes": "——文章出自kk88.example——",
}
OWN = {
    "a stage direction": "（停了一下）",
    "the place of a picture": "（见第三版照片）",
    "an office's number": "作坊电话：0571-86532147。",
    "a day": "（2024年3月5日）",
    "a quantity": "去年全县卖出纸伞12345678把。",
}


def page(paragraphs: list[str], spammed: bool) -> str:
    return "\n".join(["西街的纸伞", "2024-03-05 08:12 来源：清河日报", *paragraphs, *([FARM] if spammed else [])])


def with_text(text: str) -> list[str]:
    return [*PARAGRAPHS[:2], f"{PARAGRAPHS[3]}{text}{PARAGRAPHS[2]}"]


@pytest.mark.parametrize("kind", PUT_IN)
def test_what_is_put_between_two_sentences_is_cut_on_a_spammed_page(kind: str):
    found = clean.clean(page(with_text(PUT_IN[kind]), spammed=True)).text.split("\n")
    assert found[-1] == f"{PARAGRAPHS[3]}{PARAGRAPHS[2]}"


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("spammed", [True, False])
def test_what_an_article_has_there_stays(kind: str, spammed: bool):
    paragraphs = with_text(OWN[kind])
    assert clean.clean(page(paragraphs, spammed)).text.split("\n")[-1] == paragraphs[-1]


def test_a_line_between_two_paragraphs_that_sells_something_goes_on_a_spammed_page():
    paragraphs = [*PARAGRAPHS[:2], "万豪会体验金限时领", *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


def test_questions_that_go_on_with_the_numbers_of_others_stay_on_a_spammed_page():
    told = "做伞的收入按件算，代开发票要缴的税由作坊承担，匠人拿到手的就是工钱。"
    questions = ["1. 做一把纸伞多少钱？", "2. 代开增值税普通发票要缴多少税？", "3. 可以找代办公司帮忙开发票吗？"]
    paragraphs = [*PARAGRAPHS[:2], *(line for question in questions for line in (question, told)), *PARAGRAPHS[2:]]
    text = clean.clean(page(paragraphs, spammed=True)).text.split("\n")
    assert [line for line in text if line in questions] == questions


@pytest.mark.parametrize(
    "heading", ["七十道工序", "一年的等待", "周末的课堂", "桐油的味道", "谁还在买伞", "竹子的脾气", "西街的尽头"]
)
def test_a_heading_between_two_paragraphs_stays(heading: str):
    paragraphs = [*PARAGRAPHS[:2], heading, *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-5:] == paragraphs


NEVER_SEEN = {
    "an offer": "手工活外发，多劳多得，当天结清，有意者加客服lmw50127",
    "a remedy": "多年老寒腿，贴上就好，无效全额退款，免费咨询13800001111",
    "a call to an account": "想看后续的朋友请移步“云上听雨”公众号，回复关键词即可领取",
    "a sentence of a doorway": "好了，关于竹编摆件的介绍就到这里，感谢您的阅读，更多精彩内容请关注本站。",
}


@pytest.mark.parametrize("kind", NEVER_SEEN)
def test_what_reads_like_spam_goes_on_a_spammed_page_in_whatever_words(kind: str):
    paragraphs = [*PARAGRAPHS[:2], NEVER_SEEN[kind], *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


@pytest.mark.parametrize("kind", NEVER_SEEN)
@pytest.mark.parametrize("before", [True, False])
def test_glued_to_a_paragraph_it_is_cut_off(kind: str, before: bool):
    spam, own = NEVER_SEEN[kind], PARAGRAPHS[1]
    paragraphs = [PARAGRAPHS[0], f"{spam} {own}" if before else f"{own}{spam}", *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


def test_each_such_line_has_a_reason_that_names_what_tells():
    paragraphs = [*PARAGRAPHS[:2], NEVER_SEEN["an offer"], *PARAGRAPHS[2:]]
    removed = clean.clean(page(paragraphs, spammed=True)).removed
    (block,) = [block for block in removed if block.text == NEVER_SEEN["an offer"]]
    assert block.label is not None
    assert block.label.is_spam
    assert block.reason


LOOK_LIKE_SPAM = {
    "a notice's call": "想学做纸伞的市民可以拨打作坊电话报名，不收费用，名额二十人。",
    "a price": "一把纸伞卖三百八十元，网上买的人多，包邮，一年能卖出七八百把。",
    "a warning": "县里提醒，网上“日赚三百、在家做伞”的招工大多是骗局，不要先交押金。",
    "a question": "“这手艺还有人学吗？”记者问。",
    "thanks": "感谢您多年来对纸伞作坊的支持。",
}


@pytest.mark.parametrize("kind", LOOK_LIKE_SPAM)
@pytest.mark.parametrize("spammed", [True, False])
def test_what_an_article_says_of_offers_and_contacts_stays(kind: str, spammed: bool):
    paragraphs = [*PARAGRAPHS[:2], LOOK_LIKE_SPAM[kind], *PARAGRAPHS[2:]]
    assert LOOK_LIKE_SPAM[kind] in clean.clean(page(paragraphs, spammed)).text


VERSES = ["雪落在井沿上", "没有人说话", "灯一盏一盏灭了", "母亲把针插在袖口", "水走了很远", "那年的麦子还没有黄"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_verse_stays_when_an_advertisement_is_glued_to_it(at: int):
    lines = [*VERSES]
    lines[at] += "　手工活外发，多劳多得，当天结清，有意者加客服lmw50127"
    text = clean.clean(page(lines, spammed=True)).text
    assert "lmw50127" not in text
    assert text.split("\n")[-6:] == VERSES


def test_a_call_of_the_site_between_two_paragraphs_goes_on_a_spammed_page():
    paragraphs = [*PARAGRAPHS[:2], "下载客户端，阅读体验更流畅", *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


def test_a_sentence_that_quotes_slogans_stays_on_a_spammed_page():
    told = "警方介绍，团伙在聊天室里发“注册送彩金”“首存送三百”“提现秒到账”一类的话，把人引到一个应用里。"
    assert told in clean.clean(page([*PARAGRAPHS[:2], told, *PARAGRAPHS[2:]], spammed=True)).text


@pytest.mark.parametrize("spammed", [True, False])
@pytest.mark.parametrize("line", ["法官提醒，接到类似邀约，请拨打96110咨询。", "有人落水，请立即拨打120和110。"])
def test_a_hotline_in_a_sentence_stays(line: str, spammed: bool):
    paragraphs = [*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]
    assert clean.clean(page(paragraphs, spammed)).text.split("\n")[-5:] == paragraphs


def test_a_doorways_paragraph_below_the_article_goes_with_its_sentence_of_another_text():
    doorway = (
        "好了，关于棋牌游戏下载就先说到这儿，要是还有疑惑，请看本站的其他文章。城主放下酒杯，笑道：明日午时，你我再战。"
    )
    text = clean.clean(page([*PARAGRAPHS, doorway], spammed=True)).text
    assert text.split("\n")[-4:] == PARAGRAPHS


def test_the_last_paragraph_stays_when_an_advertisement_is_glued_before_it():
    glued = f"{NEVER_SEEN['an offer']} {PARAGRAPHS[3]}"
    assert clean.clean(page([*PARAGRAPHS[:3], glued], spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


@pytest.mark.parametrize("mark", ["▌华创汇出品▐", "（尊龙阁首家发布，盗版必究）"])
def test_the_quotation_mark_behind_a_mark_stays(mark: str):
    said = "“伞骨要在水里泡上一年。"
    paragraphs = [*PARAGRAPHS[:2], f"{said}{mark}”范守成说，“晒干了再用，十年不变形。”", *PARAGRAPHS[2:]]
    text = clean.clean(page(paragraphs, spammed=True)).text
    assert f"{said}”范守成说，“晒干了再用，十年不变形。”" in text


def test_what_cutting_leaves_of_a_sites_line_goes_too():
    footer = f"Powered by Discuz! X3.5 © 2001-2024 Discuz! Team. 友链: {FARM.partition(': ')[2]}"
    text = clean.clean(page([*PARAGRAPHS, footer], spammed=True)).text
    assert text.split("\n")[-4:] == PARAGRAPHS


PUSHED = [
    "想要下载棋牌游戏就找红杉阁，",
    "（红杉阁棋牌游戏官方网站）",
    "【点我看真人百家乐价格】",
]
REMARKS = ["据作坊的人介绍，", "正如老匠人所说，", "（见图二）", "（代码：00XXXX）", "（约合三百八十元）", "【图一】"]
BESIDE = "作坊里的竹骨要在水里泡上一年，{}再晒干，老匠人说这样的伞骨十年不变形，桐油刷三遍，伞面才不透水。"


@pytest.mark.parametrize("clause", PUSHED)
def test_a_clause_that_was_pushed_into_a_sentence_is_cut_out_of_it(clause: str):
    paragraphs = [*PARAGRAPHS[:2], BESIDE.format(clause), PARAGRAPHS[3]]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


@pytest.mark.parametrize("clause", REMARKS)
@pytest.mark.parametrize("spammed", [True, False])
def test_a_clause_or_a_bracket_of_the_articles_stays(clause: str, spammed: bool):
    paragraphs = [*PARAGRAPHS[:2], BESIDE.format(clause), PARAGRAPHS[3]]
    assert clean.clean(page(paragraphs, spammed)).text.split("\n")[-4:] == paragraphs


def test_a_bracket_of_nothing_but_commas_is_no_clause():
    paragraph = f"加微信 vur62670（，，，，，，）{PARAGRAPHS[2]}"
    assert clean.clean(page([*PARAGRAPHS[:2], paragraph, PARAGRAPHS[3]], True)).text.endswith(PARAGRAPHS[3])


def test_a_mark_with_an_address_between_ornaments_is_cut_out_of_a_word():
    paragraphs = [
        PARAGRAPHS[0],
        PARAGRAPHS[1].replace("七十多道工序", "七十多道＊红杉书屋 hs77.example＊工序"),
        *PARAGRAPHS[2:],
    ]
    assert clean.clean(page(paragraphs, spammed=True)).text.split("\n")[-4:] == PARAGRAPHS


AT_THE_TOP = "本站支持新版浏览器，建议您升级后再访问本报网站。"
LEAD = "记者近日走进西街，看一把纸伞怎样做成。"


def test_a_sentence_of_the_site_at_the_end_of_a_spammed_page_goes_and_a_lead_stays():
    text = clean.clean(page([AT_THE_TOP, *PARAGRAPHS], spammed=True)).text
    assert text.split("\n")[-5:] == PARAGRAPHS
    assert LEAD in clean.clean(page([LEAD, *PARAGRAPHS], spammed=True)).text


@pytest.mark.parametrize("spammed", [True, False])
def test_an_addressee_and_a_day_at_the_ends_of_a_notice_stay(spammed: bool):
    lines = ["清河县建材有限公司：", *PARAGRAPHS, "清河县人民法院", "2024年3月5日"]
    assert clean.clean(page(lines, spammed)).text.split("\n")[-7:] == lines


def test_what_is_left_between_the_offers_of_a_doorway_is_no_article():
    page = (
        "私家侦探公司哪家好，鹰眼侦探社",
        "鹰眼侦探社专业提供私家侦探服务，价格优惠，无效退款，欢迎来电咨询13912345678。",
        "收费标准：查询一次一千八百元，鹰眼侦探社承诺先出结果后付款，保密协议全程签订。",
        "电梯门开了，里面站着另一个我，手里提着一盏没有火的灯笼。",
        "成功案例：王女士委托我社三天，拿到关键证据，客户满意度百分之百。",
        "盐少许，葱段两根，大火烧开后转小火炖一个时辰。",
        "加微信yingyan8899咨询，专业团队二十四小时在线，先查后付，名额有限。",
        "选择鹰眼侦探社，就是选择放心，服务热线全天开通，欢迎广大客户咨询合作。",
        FARM,
    )
    article = clean.clean("\n".join(page))
    assert (article.text, article.verdict) == ("", "spam")


def test_a_short_article_between_as_many_offers_stays():
    offers = ("真人荷官百家乐，首存送88，客服微信abc12345", "加微信yingyan8899咨询，专业团队，先查后付，名额有限。")
    lines = [PARAGRAPHS[0], offers[0], PARAGRAPHS[1], offers[1], PARAGRAPHS[2]]
    assert clean.clean(page(lines, spammed=True)).text.split("\n") == PARAGRAPHS[:3]


def test_a_sentence_that_sells_a_little_amid_what_is_the_articles_own_stays():
    before, after = "他站在门口，把伞撑开又收起来，听了听竹骨的声音。", "傍晚下起了小雨，他没有打伞，走回家去了。"
    line = f"{before}体验一次五十块，包教会。{after}"
    lines = [PARAGRAPHS[0], line, PARAGRAPHS[1], PARAGRAPHS[3]]
    assert clean.clean(page(lines, spammed=True)).text.split("\n") == lines


def test_a_number_in_the_midst_of_a_sentence_is_no_contact_that_was_pushed_in():
    line = "上周二晚上，快乐8第2025301期开奖，老匠人的邻居中了六千四百元，第二天买了两把伞送人。"
    lines = [PARAGRAPHS[0], line, PARAGRAPHS[1], PARAGRAPHS[3]]
    assert clean.clean(page(lines, spammed=True)).text.split("\n") == lines


STUFFED_TITLE = "2026新门彩码三中三全年版_全面解读玄机图要点_尊享版5.214"
POLICY_OF_A_DOORWAY = [
    "伴随着信息时代的到来，2026新门彩码三中三全年版逐步走进大众视野，下文围绕其价值与路径展开全面阐述。",
    "（一）彩码三中三的价值所在。彩码三中三既是一种选择，也是一种态度，广大彩友应当理性看待彩码三中三。",
    "老猎人把最后一颗子弹退出枪膛，雪地里的脚印一直通到河边。",
    "（二）全年版的推进办法。要统筹推进三中三全年版各项任务，细化举措，推动全年版走深走实。",
    "（三）结语。总而言之，2026新门彩码三中三全年版意义深远，让我们携手并进，谱写崭新篇章。",
]
OFFERS_AROUND = [
    "在线顾问企鹅：66009913 飞机：@xm6code",
    "2026年正版资料免费大全，玄机解码天天更新_T15.606",
    "老管家三码中特玄机图，权威资料免费公开_尊享版",
]


def test_a_doorway_that_treats_its_title_as_a_policy_does_is_no_article():
    article = clean.clean("\n".join([STUFFED_TITLE, *POLICY_OF_A_DOORWAY, *OFFERS_AROUND]))
    assert (article.text, article.verdict) == ("", "spam")


def test_a_story_on_such_a_trade_below_such_a_title_is_one():
    story = [
        "三月十二日，县公安局通报了一起案件：五个人租下城东的一间仓库，靠卖所谓三中三全年版的资料骗走了七十多万元。",
        "办案民警说，三中三全年版其实是从旧报纸上抄来的数字，印成小册子，每本卖一千二百元，买的人多半是老人。",
        "一位姓孙的退休教师前后买了九本。他说自己教了一辈子算术，偏偏没有算过这笔账。",
        "仓库的房东作证时说，那几个人白天睡觉，夜里打电话，三中三全年版的样书堆了半面墙。",
    ]
    text = clean.clean("\n".join([STUFFED_TITLE, *story, *OFFERS_AROUND])).text
    assert text.split("\n") == story


VERSE = [
    "灯塔的楼梯有九十九级",
    "父亲走了三十年",
    "他数过每一级",
    "海没有数过他",
    "雾来的时候",
    "他就把名字挂在窗外",
    "船认得",
    "我也认得",
]


@pytest.mark.parametrize("slogan", ["无抵押放款", "官方彩票"])
def test_a_slogan_as_short_as_a_verse_goes_and_verses_stay(slogan: str):
    spam = [
        "真人荷官百家乐，首存送88，客服微信abc12345",
        "彩票软件_棋牌下载_真人娱乐城_短剧全集",
        "贷款加Q：800123456，当天放款，无抵押",
    ]
    text = clean.clean("\n".join([spam[1], "灯塔", *VERSE[:4], slogan, *VERSE[4:], spam[0], spam[2]])).text
    assert text.split("\n") == VERSE


def test_a_row_of_places_on_a_spammed_page_stays():
    line = "桓仁县 | 新宾县 | 清原县 | 本溪县 | 宽甸县 | 岫岩县 | 抚顺县 | 西丰县"
    lines = [*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]
    assert line in clean.clean(page(lines, spammed=True)).text.split("\n")


SPAMMED = [
    "真人荷官百家乐，首存送88，客服微信abc12345",
    "代开各类发票，点数低，验证后付款，联系13900001111",
    "足球投注网|彩票平台|棋牌送彩金|真人视讯",
]


@pytest.mark.parametrize(
    "line",
    [
        "门诊里总有人掏出手机来问我：“大夫，群里都说这个管用，您给看看，我能不能也买来试试？”",
        "教练表示，奖金会用来买新的救生衣，剩下的请船家喝茶。",
        "网管老师收到的截图里，学校主页的标题变成了“真人视讯登录入口_棋牌送彩金”，再刷新一次又恢复了正常。",
        "查询开放日安排，可于办公时间致电2300 0000，或电邮ferry@heritage.invalid。",
    ],
)
def test_what_somebody_says_and_what_is_quoted_stays_on_a_spammed_page(line: str):
    prose = [
        "老渡口的船停了三年，去年秋天，镇上的几个年轻人把它修好，又放回了水里，船头重新刷了桐油。",
        "他们说不为赚钱，只是怕再过几年，镇上没有人记得怎样撑篙，怎样看水，怎样在雾里听岸上的狗叫。",
        "如今每个月的头一个周末，渡口照旧开船，坐船的多是老人和孩子，一趟来回，不到半个钟头。",
    ]
    text = clean.clean("\n".join([SPAMMED[2], "老渡口", prose[0], SPAMMED[0], line, *prose[1:], SPAMMED[1]])).text
    assert line in text
    assert not [spam for spam in SPAMMED if spam in text]


@pytest.mark.parametrize("offer", ["前五十名送棉麻桌布　付款后七天内发出", "前二十单送桐油一小罐，先拍的先发"])
def test_an_offer_right_below_an_advertisement_goes_with_it(offer: str):
    spam = "◆老渡口小铺◆　手工竹编食盒，老匠人一个月只做二十只，拼单价 88 元，长按识别进店→→→"
    text = clean.clean("\n".join(["老渡口的竹匠", *PARAGRAPHS[:2], spam, offer, *PARAGRAPHS[2:]])).text
    assert offer not in text
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in text] == []


def test_headings_that_are_counted_stay_on_a_spammed_page():
    headings = ["误区一：进门就量", "误区二：袖带绑在毛衣外面", "误区三：只量一次"]
    lines = [line for pair in zip(headings, PARAGRAPHS, strict=False) for line in pair]
    text = clean.clean(page(lines, spammed=True)).text
    assert [line for line in headings if line not in text.split("\n")] == []


def test_what_swindlers_offer_is_told_by_the_police():
    story = [
        "江州警方通报了一起贷款诈骗案，七名嫌疑人被刑事拘留，涉案金额三百一十万元，受害人遍布十一个省。",
        "办案民警介绍，嫌疑人先在求职群里撒下“低息快贷”的小广告，再让受害人下载一个软件。软件里，额度一填就有，五万、十万，任选。",
        "受害人填完资料，客服便说银行卡号填错了一位，钱被冻结，要先交一笔解冻费，交了一笔还有一笔。",
        "警方提醒，凡是放款之前先收钱的，都是骗局，遇到这样的电话请直接挂断，并且拨打96110。",
    ]
    text = clean.clean("\n".join([STUFFED_TITLE, "软件里的额度", *story, *OFFERS_AROUND])).text
    assert [paragraph for paragraph in story if paragraph not in text] == []


@pytest.mark.parametrize("heading", ["蝙蝠和桂花也在适应", "老匠人的手艺怎么传下去"])
def test_a_heading_with_a_listed_word_stays_on_a_spammed_page(heading: str):
    prose = [
        "老街的灯去年换成了白色的，夜里亮得像正午，住在二楼的人家说窗帘拉上了也睡不着，只好又添了一层布。",
        "医学院的研究组在巷口的两栋楼里做了六周的记录，临街的住户入睡的时间平均推迟了二十三分钟。",
        "巷尾的祠堂里住着一窝伏翼，换灯之后，它们改走房顶北面的暗处，出巢比从前晚了十五分钟。",
    ]
    text = clean.clean(
        "\n".join([SPAMMED[2], "老街的灯", prose[0], SPAMMED[0], prose[1], heading, prose[2], SPAMMED[1]])
    ).text
    assert text.split("\n") == [prose[0], prose[1], heading, prose[2]]


@pytest.mark.parametrize("line", ["前一百单送桐油小罐　拍下备注“渡口”", "暗号：“老渡口”"])
def test_a_word_to_send_goes_with_the_advertisement_above(line: str):
    spam = "◆老渡口小铺◆　手工竹编食盒，老匠人一个月只做二十只，拼单价 88 元，长按识别进店→→→"
    text = clean.clean("\n".join(["老渡口的竹匠", *PARAGRAPHS[:2], spam, line, *PARAGRAPHS[2:]])).text
    assert line not in text
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in text] == []


def test_a_password_that_a_story_tells_stays():
    lines = [
        *PARAGRAPHS[:2],
        "老人说，船上的人见面只说一句：“桐油干了没有？”",
        "口令：“渡口”，回令：“桐油”。",
        *PARAGRAPHS[2:],
    ]
    text = clean.clean("\n".join(["老渡口的竹匠", *lines])).text
    assert text.split("\n") == lines


def test_advertisements_at_the_end_tell_of_one_inside():
    inside = "【内部名额】同款竹编枕点我头像橱窗直接拍，报老乔再减四十！"
    around = ["◆◇◆ 福利时间 ◆◇◆", "评论区扣“竹”，助理姐姐挨个拉人", "群内每晚八点直播讲课，听满三天领竹篮一只"]
    prose = [*PARAGRAPHS[:2], inside + PARAGRAPHS[2], *PARAGRAPHS[3:]]
    furniture = ["举报 23 转发 收藏", "评论 41", "相关推荐"]
    text = clean.clean("\n".join(["首页 / 生活 / 正文", "老渡口的竹匠", *prose, *around, *furniture])).text
    assert inside not in text
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in text] == []


def test_a_row_that_heads_a_table_and_a_list_that_is_announced_stay_on_a_spammed_page():
    table = [
        "代号 | 加热方式 | 内胆重 | 煮饭用时 | 保温失水",
        "甲-301 | 电磁 | 1.12kg | 41分 | 4.2%",
        "乙-Pro | 电磁 | 0.96kg | 38分 | 5.0%",
    ]
    listed = ["不停水、只降压的路段：", "解放路 | 火车站广场 | 人民医院周边"]
    lines = [PARAGRAPHS[0], *table, PARAGRAPHS[1], *listed, *PARAGRAPHS[2:]]
    kept = clean.clean(page(lines, spammed=True)).text.split("\n")
    assert [line for line in (*table, *listed) if line not in kept] == []


def test_a_sentence_with_words_of_a_trade_is_told_by_the_police():
    story = [
        "江州警方昨天通报了一起网络赌博案，七名嫌疑人被刑事拘留，涉案金额三百一十万元。",
        "一位姓周的装修工人被他拉进群里。头一周，周师傅投了三千元，账户显示有一万二；到决赛那天，页面就打不开了。他对民警说，以为是手机坏了。",
        "警方提醒，凡是先给甜头、后要本金的，都是骗局，遇到这样的邀请请直接退出，并且拨打96110。",
    ]
    text = clean.clean("\n".join([STUFFED_TITLE, "决赛那天", *story, *OFFERS_AROUND])).text
    assert [paragraph for paragraph in story if paragraph not in text] == []


def test_a_subsidy_of_a_notice_stays_on_a_spammed_page():
    rule = "换购铅酸蓄电池新车的补贴600元，换购锂离子蓄电池新车的补贴500元，购车时直接抵扣。"
    lines = [SPAMMED[2], "以旧换新细则", PARAGRAPHS[0], SPAMMED[0], rule, PARAGRAPHS[1], SPAMMED[1]]
    text = clean.clean("\n".join(lines)).text
    assert rule in text.split("\n")
