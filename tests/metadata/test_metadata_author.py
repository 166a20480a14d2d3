"""Authors, editors and sources: how pages name them, and the words that only look like names."""

from __future__ import annotations

import pytest

from clean.metadata import Evidence, Head, Metadata, read_metadata

TITLE = "旧粮仓改成的博物馆本周开馆"


def read(
    *byline: str,
    meta: dict[str, str] | None = None,
    body: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    json_ld: tuple[str, ...] = (),
) -> Metadata:
    head = Head(TITLE, meta or {}, json_ld)
    return read_metadata(Evidence(head, None, TITLE, ("首页 > 正文", TITLE, *byline), body, (), below))


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("作者：贺青", "贺青"),
        ("作者: 贺青 来源：河湾日报", "贺青"),
        ("作者|丁卯", "丁卯"),
        ("作者 | 丁卯 编辑 | 张帆", "丁卯"),
        ("作者 贺青 发表时间 2024-03-05 17:00", "贺青"),
        ("2024-03-05 12:11来源：河湾时报网作者：李在山", "李在山"),
        ("发表于2024-03-05 21:30| 1164次阅读| 来源河湾| 0 条评论| 作者魏星", "魏星"),
        ("日期:2024-03-05 08:06:43 作者:徐晶卉", "徐晶卉"),
        ("作者：《河湾企业家》记者 林涛", "林涛"),
        ("作者：方敏、贺青", "方敏、贺青"),
        ("作者：方敏 贺青", "方敏、贺青"),
        ("作者：白居易", "白居易"),
        ("作者：何塞·路易斯", "何塞·路易斯"),
        ("作者：John Smith 来源：medium", "John Smith"),
        ("作者：烽火戏诸侯[全文阅读]", "烽火戏诸侯"),
        ("文丨河湾特约评论员 韩涵", "韩涵"),
        ("文｜何驰", "何驰"),
        ("撰文：秦望", "秦望"),
        ("文/图 记者 秦望 通讯员 卫青禾 2023-04-19 08:12", "秦望、卫青禾"),
        ("河湾新闻记者 贺梨萍", "贺梨萍"),
        ("記者 / 林俐瑄", "林俐瑄"),
        ("03月25日, 2020 記者 / 林俐瑄", "林俐瑄"),
        ("記者溫書庭／屏東即時報導", "溫書庭"),
        ("記者林恩如／台北報導", "林恩如"),
        ("2019-03-18 23:59聯合報 記者陳嘉寧／桃園機場報導", "陳嘉寧"),
        ("〔記者李欣芳／台北報導〕", "李欣芳"),
        ("〔記者施曉光、吳亮儀、陳慧萍／台北報導〕", "施曉光、吳亮儀、陳慧萍"),
        ("主編／柯妙語．記者／吳鳳瑤", "吳鳳瑤"),
        ("石佳/河湾青年报", "石佳"),
        ("原创 方达 能源手记 2025年01月22日 20:15 河湾", "方达"),
        ("Evi1cg · 2016/01/25 10:30", "Evi1cg"),
        ("由 ddos8919发布于 2024-02-24 14:02:08", "ddos8919"),
        ("肖老师-树谷学院 于 2024-05-06 15:47:53 发布", "肖老师-树谷学院"),
        ("谢若含2017-03-01 14:27:02", "谢若含"),
        ("Posted by 清闲 团队 | Nov 2, 2020", "清闲 团队"),
        ("by Mary Chan on Mar 5, 2024", "Mary Chan"),
        ("【明】张岱", "张岱"),
        ("本报记者李在山 实习生王远", "李在山、王远"),
        ("■本报记者 李在山", "李在山"),
        ("□ 李在山 王远", "李在山、王远"),
        ("李在山 著", "李在山"),
        ("[美] 约翰·史密斯 著 李在山 译", "约翰·史密斯"),
        ("李在山/文", "李在山"),
        ("李在山（文）", "李在山"),
        ("李在山 河湾日报记者", "李在山"),
        ("记者：李在山/文 王远/图", "李在山"),
        ("【记者李在山台北报道】", "李在山"),
        ("特派員李在山／紐約報導", "李在山"),
        ("本刊记者／李在山（发自北京）", "李在山"),
        ("特约撰稿人 李在山", "李在山"),
        ("供稿：李在山", "李在山"),
        ("原创：李在山", "李在山"),
        ("作者简介：李在山，河湾大学教授", "李在山"),
        ("作者︰李在山", "李在山"),
        ("作者：李　山", "李山"),
        ("排版：李在山 文字：王远", "王远"),
        ("crispsea 已于 2024-11-19 16:21:47 修改", "crispsea"),
        ("来源：本站原创 作者：医技药剂党支部", "医技药剂党支部"),
        ("口述：周正 整理：贺青", "周正"),
    ],
)
def test_a_by_line_names_the_author(byline: str, author: str) -> None:
    assert read(byline).author == author


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ("新华社北京3月5日电（记者张三、李四）河口的旧盐田将改为湿地学校。", "张三、李四"),
        ("新华社北京3月5日电（记者张望、李思源）河口的旧盐田将改为湿地学校。", "张望、李思源"),
        ("新华社北京5月19日电（刘艺、杨吉）中国科学院专家19日介绍研究进展。", "刘艺、杨吉"),
        ("新京报快讯（记者 裴剑飞）今日有网友爆料，有账号外泄。", "裴剑飞"),
        ("北京商报讯（记者 岳品瑜 董晗萱）5月20日，利率公布。", "岳品瑜、董晗萱"),
        ("【王家俊／台北報導】配合行政院組織改造，機關將併入。", "王家俊"),
        ("（中央社記者溫貴香台北21日電）行政院副院長今天表示，蛋價可望回穩。", "溫貴香"),
        ("〔記者施曉光、吳亮儀／台北報導〕市面上出現愈來愈多水果啤酒。", "施曉光、吳亮儀"),
    ],
)
def test_the_opening_of_a_report_names_the_reporter(body: str, author: str) -> None:
    assert read(body=(body, "明年夏天招收第一批學員。")).author == author


@pytest.mark.parametrize(
    ("end", "author"),
    [
        ("桥面铺回了原先编号的青石板。（作者：南帆，系师范大学特约研究员）", "南帆"),
        ("桥面铺回了原先编号的青石板。(文/图 刘玺东 易赛楠)", "刘玺东、易赛楠"),
        ("桥面铺回了原先编号的青石板。（王煌忠／台中報導）《河灣》關心你", "王煌忠"),
        ("桥面铺回了原先编号的青石板。(李楠)", "李楠"),
        ("桥面铺回了原先编号的青石板。（钟才文）", "钟才文"),
        ("桥面铺回了原先编号的青石板。（评论员 罗博 萧海川）", "罗博、萧海川"),
        ("桥面铺回了原先编号的青石板。（完）", None),
        ("桥面铺回了原先编号的青石板。（图）", None),
        ("桥面铺回了原先编号的青石板。（记者 秦望 摄）", None),
        ("桥面铺回了原先编号的青石板。（资料图）", None),
        ("桥面铺回了原先编号的青石板（见下图）", None),
    ],
)
def test_the_end_of_the_body_may_name_the_author(end: str, author: str | None) -> None:
    assert read(body=("历时七个月的修缮之后，老石桥重新开放。", end)).author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("（本报记者朱竞若、邓建胜、贺勇）", "朱竞若、邓建胜、贺勇"),
        ("（总台央视记者 奚丹霓 张赛）", "奚丹霓、张赛"),
        ("【记者 吕田君】", "吕田君"),
        ("（撰稿：施韵）", "施韵"),
        ("作者： 记者王敬照", "王敬照"),
        ("文汇报记者 徐晶卉", "徐晶卉"),
        ("中青报·中青网记者 魏其濛 来源：中国青年报", "魏其濛"),
        ("(作者：方敏北京大学经济学院教授)", "方敏"),
    ],
)
def test_the_line_below_the_body_may_name_the_author(line: str, author: str) -> None:
    assert read(body=("历时七个月的修缮之后，老石桥重新开放。",), below=(line,)).author == author


@pytest.mark.parametrize(
    "byline",
    [
        "责任编辑：丁一",
        "□ 城市观察",
        "河湾大学 河湾日报记者",
        "译者：李在山",
        "主持人：李在山",
        "编辑：丁一 校对：田间 审核：远山",
        "摄影：秦望",
        "图/记者秦望摄",
        "来源：河湾日报",
        "2024-03-05 08:12 河湾日报",
        "河湾日报 2024-03-05 08:12",
        "作者：佚名",
        "作者：",
        "作者：admin",
        "作者：本站编辑部",
        "作者身份成谜，手稿辗转百年",
        "记者从市交通局获悉",
        "记者了解到，老石桥昨日通车",
        "最新推荐文章于 2024-05-07 22:12:13 发布",
        "本帖最后由 慢慢走 于 2023-10-29 20:15 编辑",
        "0 发布时间：2021.04.17",
        "1280 | 36",
        "阅读 1.1万 赞 213",
        "发布时间：2024-03-05 浏览：1027次 【字号：大 中 小】",
        "封面来源｜视觉中国",
    ],
)
def test_what_is_no_author_stays_none(byline: str) -> None:
    assert read(byline).author is None


def test_an_editor_or_the_source_is_not_the_author_even_if_the_page_says_so() -> None:
    found = read(
        "2024-07-04 12:10 来源：求是网 作者：陈海峰 责任编辑：陈海峰", below=("(作者：方敏)", "【编辑:陈海峰】")
    )
    assert (found.author, found.editor, found.source) == ("方敏", "陈海峰", "求是网")
    found = read("2024年05月16日 17:02 新京报作者：新京报", below=("（总台央视记者 奚丹霓 张赛）",))
    assert (found.author, found.source) == ("奚丹霓、张赛", "新京报")


def test_an_article_about_an_author_names_none() -> None:
    body = (
        "《渡口》的作者：一个沉默的船工，今年八十岁，写了四十年。",
        "记者问他为什么写，他说不出来。",
        "作者一生只出过一本书。",
    )
    assert read(body=body).author is None


def test_an_account_between_title_and_date_is_the_author() -> None:
    assert read("加拿大必读", "发布时间：10-08 12:00").author == "加拿大必读"
    assert read("Cara", "2020-03-24").author == "Cara"
    assert read("河湾发布官方号", "关注").author == "河湾发布官方号"
    assert read("新华社", "2020-01-03 18:13").author is None
    assert read("分享", "2020-01-03 18:13", "爱戴领奖").author is None


def test_the_head_counts_only_if_the_page_shows_the_name() -> None:
    assert read("何驰", "何驰的其他文章", meta={"author": "何驰"}).author == "何驰"
    assert read("2024-03-05", meta={"author": "河湾日报网"}).author is None
    assert read("2024-03-05", meta={"author": "Summer"}).author is None
    assert read("2024-03-05", meta={"author": "李航"}, below=("[责任编辑：李航]",)).author is None
    assert read("2024-03-05", meta={"article:author": "https://www.facebook.com/hewan"}).author is None


def test_json_ld_names_the_author() -> None:
    node = '{"@type":"Article","author":{"@type":"Person","name":"BLUEPOWER"},"datePublished":"2020-03-06"}'
    assert read("2020-03-06", json_ld=(node,)).author == "BLUEPOWER"
    node = '{"@type":"NewsArticle","author":{"name":"河灣時報"},"publisher":{"name":"河灣時報"}}'
    assert read("2020-03-06", json_ld=(node,)).author is None


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("责任编辑：丁一", "丁一"),
        ("(责编：王静、吕腾龙)", "王静、吕腾龙"),
        ("[ 责编：杨煜 ]", "杨煜"),
        ("（责任编辑 柳七）", "柳七"),
        ("【编辑:陈海峰】", "陈海峰"),
        ("编辑｜腾宇", "腾宇"),
        ("編輯|張帆", "張帆"),
        ("責任編輯：蘇龍麒", "蘇龍麒"),
        ("责任编辑：支全明 SF099", "支全明"),
        ("分享到: 微信 责任编辑:文心 关于我们 版权声明", "文心"),
        ("编辑部电话：0731-88866120", None),
        ("编辑于 2023-07-08 21:14", None),
        ("编辑 锁定 讨论", None),
        ("（责任编辑：系统管理员）", None),
        ("编辑观点：价格还会下调", None),
    ],
)
def test_a_label_names_the_editor(line: str, editor: str | None) -> None:
    assert read(below=(line,)).editor == editor


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：河湾日报", "河湾日报"),
        ("2024-03-05 20:24 来源: 河湾网-《河湾日报》 作者：贺青", "河湾网-《河湾日报》"),
        ("2020年03月25日 20:48:00来源：河湾新闻客户端", "河湾新闻客户端"),
        ("来源：人民日报2024-05-13 08:49", "人民日报"),
        ("本文来源于北京商报 2024-05-20 09:47:48", "北京商报"),
        ("新华网河北频道 ( 2012-06-04 09:20:26 ) 稿件来源： 河北日报", "河北日报"),
        ("来源｜新周刊（ID：new-weekly）", "新周刊"),
        ("2019年11月25日 18:57 参考消息", "参考消息"),
        ("河湾发布 2024-10-09", "河湾发布"),
        ("转自：河湾晚报", "河湾晚报"),
        ("發稿時間：2024-05-20 13:15:00 來源：河灣電視台", "河灣電視台"),
        ("来源：本站原创", None),
        ("来源: | 发布时间: 2018-05-17", None),
        ("图片来源：视觉中国", None),
        ("封面來源|視覺中國", None),
        ("数据来源:wind,整理", None),
        ("2024-03-05 08:12 贺青", None),
    ],
)
def test_a_by_line_names_the_source(line: str, source: str | None) -> None:
    assert read(line).source == source


def test_the_author_of_json_ld_may_be_told_by_reference() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "author": {"@id": "#p"}}, {"@type": "Person", "@id": "#p", "name": "南帆"}]}'
    )
    assert read(json_ld=(graph,)).author == "南帆"


def test_the_account_in_the_address_of_a_blog_is_its_author_if_the_page_shows_it() -> None:
    def author(url: str, below: tuple[str, ...]) -> str | None:
        return read_metadata(Evidence(Head(TITLE), url, TITLE, (TITLE,), ("正文。",), (), below)).author

    assert author("https://blog.example/u/nanfan108/9966", ("回复", "nanfan108")) == "nanfan108"
    assert author("https://nanfan108.blog.example/9966", ("回复", "nanfan108")) == "nanfan108"
    assert author("https://blog.example/u/nanfan108/9966", ("回复", "beifan108")) is None
    assert author("https://news.example/society/9966", ("society",)) is None
