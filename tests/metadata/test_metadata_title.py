"""The title: what of the head and of the page's first lines is the headline."""

from __future__ import annotations

import re
import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given

from clean.metadata import Head, Heading, find_title
from clean.metadata.headline import bare_of_labels
from clean.metadata.words import composed

SPAM = re.compile("国产|國產|无码|久久|成人|娱乐城|棋牌|彩票")


def is_spam(text: str) -> bool:
    return len(SPAM.findall(text)) >= 1


def title_of(title: str, *lines: str, meta: dict[str, str] | None = None) -> tuple[str | None, int | None]:
    """Lines are plain; "1#" in front of one makes it an <h1>."""
    blocks = [Heading(i, re.sub(r"^\d#", "", x), int(x[0]) if x[1:2] == "#" else 0) for i, x in enumerate(lines)]
    return find_title(Head(title, meta or {}), blocks, is_spam)


@given(
    st.text(
        st.one_of(st.sampled_from("老桥，：！Ａｂ１…—“”·（）【】　\xa0。é\u0301ｶﾞ㈱①\u2011‗〱"), st.characters()),
        max_size=12,
    )
)
def test_a_title_composed_by_characters_is_what_unicode_says(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFKC", text)


BODY = "历时七个月的修缮之后，青禾镇的老石桥昨天清晨重新开放。桥面铺回了原先编号保存的青石板，两侧栏杆按旧照片补齐。"


@pytest.mark.parametrize(
    ("head", "lines", "title", "index"),
    [
        ("老石桥重新通行_社会_青禾日报", ("青禾日报", "1#老石桥重新通行", BODY), "老石桥重新通行", 1),
        ("老石桥重新通行 - 青禾日报", ("首页 > 老石桥重新通行", "老石桥重新通行", BODY), "老石桥重新通行", 1),
        ("青禾日报：老石桥重新通行", ("老石桥重新通行", BODY), "老石桥重新通行", 0),
        ("汇思想 _ 老石桥重新通行", ("汇思想", "老石桥重新通行", BODY), "老石桥重新通行", 1),
        (
            "",
            ("首页 > 诗歌", "夜行货车", "车灯切开雾，", "那么小，［来源：红杉网］", "2024-03-05 08:12"),
            "夜行货车",
            1,
        ),
        (
            "剑来_第十四章 五月初五_玄幻小说阅读页 - 纵横网",
            ("3#正文", "1#第十四章 五月初五", "2#剑来", BODY),
            "第十四章 五月初五",
            1,
        ),
        (
            "两万字长文 | 月亮的故事 (多图)",
            ("2#怪谈", "1#两万字长文 | 月亮的故事 (多图)", BODY),
            "两万字长文 | 月亮的故事 (多图)",
            1,
        ),
        (
            "国际锐评丨眼看不成 又使一计_时事_河湾网",
            ("时事", "1#国际锐评丨眼看不成 又使一计", BODY),
            "国际锐评丨眼看不成 又使一计",
            1,
        ),
        ("包緊緊　不排斥復合 | 娛樂", ("1#包緊緊 不排斥復合", BODY), "包緊緊 不排斥復合", 0),
        ("郝因「劫機」被打 - 專題 - 河灣報", ("1#郝因「劫機」被打 2014-04-30 23:54", BODY), "郝因「劫機」被打", 0),
        ("极致的脚本语言 · 河湾社区", ("1#Ruby 极致的脚本语言", BODY), "极致的脚本语言", 0),
        ("小程序打开视频 | 开放文档", ("2## 小程序打开视频", BODY), "小程序打开视频", 0),
        (
            "【焗饭的做法,最正宗的做法步骤图解】_下厨",
            ("1#番茄鸡肉焗饭【两人份】", "8.2 综合评分", BODY),
            "番茄鸡肉焗饭【两人份】",
            0,
        ),
        (
            "定了！邮轮母港即将开通！无敌免..._政务_河湾新闻",
            ("1#定了！邮轮母港即将开通！无敌免...", BODY),
            "定了！邮轮母港即将开通！无敌免...",
            0,
        ),
        (
            "我院举办技能大赛 湖南省河湾医院",
            ("医院文化", "我院举办技能大赛", "来源：本站", BODY),
            "我院举办技能大赛",
            1,
        ),
        ("停水通知", ("首页公司概况", "1#停水通知", "因阀门抢修，今晚停水。"), "停水通知", 1),
        ("夜雨_原文、翻译及赏析_白居易诗词_读诗词网", ("读诗词网", "1#夜雨", "作者：白居易"), "夜雨", 1),
    ],
)
def test_a_block_that_the_head_confirms_is_the_title(head: str, lines: tuple[str, ...], title: str, index: int) -> None:
    assert title_of(head, *lines) == (title, index)


@pytest.mark.parametrize(
    ("head", "meta", "title"),
    [
        ("老石桥重新通行_社会频道_青禾网", {}, "老石桥重新通行"),
        ("老石桥重新通行--时政--青禾网", {}, "老石桥重新通行"),
        ("老石桥重新通行-青禾网", {}, "老石桥重新通行"),
        ("老石桥重新通行｜即時｜青禾新聞網", {}, "老石桥重新通行"),
        ("老石桥重新通行 | 政治 | 青禾社 CNA", {"og:site_name": "青禾社 CNA"}, "老石桥重新通行"),
        ("阿里PPU-B、C-1芯片迎来「时刻」_青禾网", {}, "阿里PPU-B、C-1芯片迎来「时刻」"),
        ("2020-2021赛季的七场比赛_青禾体育", {}, "2020-2021赛季的七场比赛"),
        ("组图：老石桥重新通行_青禾网", {}, "组图：老石桥重新通行"),
        ("老石桥重新通行|石桥|修缮_青禾新闻", {"og:title": "老石桥重新通行"}, "老石桥重新通行"),
        ("久久成人在线,国产免费观看_老石桥昨天重新通行", {}, "老石桥昨天重新通行"),
        ("青禾网", {}, None),
        ("", {}, None),
    ],
)
def test_the_head_alone_gives_the_title_without_the_site(head: str, meta: dict[str, str], title: str | None) -> None:
    assert title_of(head, "首页", BODY, meta=meta) == (title, None)


@pytest.mark.parametrize(
    ("lines", "title", "index"),
    [
        (("老石桥重新通行", BODY), "老石桥重新通行", 0),
        (("首页 新闻 社会 生活", "青禾號 > 正文", "老石橋重新通行", "0", "分享至", BODY), "老石橋重新通行", 2),
        (
            ("要闻", "老石桥重新通行", "2025-04-23 06:30", "来源：青禾晚报", "作者：白露", "大", "中", "小", BODY),
            "老石桥重新通行",
            1,
        ),
        (("0 发布时间：2021.04.17", "如何保持冰箱清洁", BODY), "如何保持冰箱清洁", 1),
        (("乳腺结节要不要马上开刀", "科室：妇科 审核：市医院", BODY), "乳腺结节要不要马上开刀", 0),
        (("萝卜炖羊肉", "美食杰 4.8分 收藏 2.3万", BODY), "萝卜炖羊肉", 0),
        (
            ("秋日水库一日走 [复制链接]", "1280 | 36", "楼主", "发表于 2023-10-29 18:02:11 | 只看该作者", BODY),
            "秋日水库一日走",
            0,
        ),
        (("标题：老石桥昨天重新通行", BODY), "老石桥昨天重新通行", 0),
        (("老石桥昨天重新通行 老石桥昨天重新通行", BODY), "老石桥昨天重新通行", 0),
        (("首页 > 新闻 > 老石桥昨天重新通行", BODY), "老石桥昨天重新通行", 0),
        (("凯尔特人VS雄鹿【河德体育官网app下载】", BODY), "凯尔特人VS雄鹿", 0),
        (("面试公告-aoa体育官方app", "来源：河湾", BODY), "面试公告-aoa体育官方app", 0),
        (("陕西省中小学教师资格面试公告-aoa体育官方app", BODY), "陕西省中小学教师资格面试公告", 0),
        (("成人影院,国产专区,久久在线", "慢车上的流动诊室", BODY), "慢车上的流动诊室", 1),
        (("屋顶光伏的第三个冬天", "全文共计312字，阅读大约需要2分钟", BODY), "屋顶光伏的第三个冬天", 0),
        (
            ("青禾日报 首页 要闻 时政 社会 文化 体育 专题 2024年3月18日 星期一 青禾镇老石桥完成修缮重新通行", BODY),
            "青禾镇老石桥完成修缮重新通行",
            0,
        ),
        ((BODY,), None, None),
        (("首页", "登录 注册", "分享到", BODY), None, None),
        (("2024-03-05 08:12", "来源：青禾晚报", BODY), None, None),
        ((), None, None),
    ],
)
def test_a_page_without_head_shows_its_title_in_a_line(
    lines: tuple[str, ...], title: str | None, index: int | None
) -> None:
    assert title_of("", *lines) == (title, index)


def test_a_heading_wins_where_the_head_names_only_the_channel() -> None:
    assert title_of(
        "新闻动态--青禾学会官网", "3#首页 - 新闻动态", "5#学术年会在青禾成功举行！", "发布时间：2019-05-18", BODY
    ) == (
        "学术年会在青禾成功举行！",
        1,
    )
    assert title_of("科普青禾-辟谣文章", "热门关键词 暴雨 溺水", "徒手抓子弹真的存在吗？", "来源： 科学原理", BODY) == (
        "徒手抓子弹真的存在吗？",
        1,
    )
    assert title_of("-青禾历史网", "1#疫情政策怎么投诉举报", "时间：2022-11-24", BODY) == ("疫情政策怎么投诉举报", 0)


def test_a_hijacked_title_gives_way_to_the_heading() -> None:
    head = "国产成人在线,久久精品,彩票娱乐城"
    assert title_of(head, "1#老石桥重新通行", BODY) == ("老石桥重新通行", 0)
    assert title_of(head, "1#国产成人在线,久久精品_老石桥昨天重新通行", BODY)[0] == "老石桥昨天重新通行"


def test_a_subheading_after_the_by_line_is_not_the_title() -> None:
    assert title_of("", "1#高级威胁研究报告", "安全卫士 · 2016/01/20 10:58", "1#0x00 简介", BODY) == (
        "高级威胁研究报告",
        0,
    )


@pytest.mark.parametrize(
    "label",
    [
        *("标题：", "標題:", "题目：", "題目 ：", "文章标题：", "文章標題：", "正在阅读：", "正在閱讀："),
        *("主题：", "主題：", "【标题】：", "【正在阅读】: ", "# ", "＃", "* ", "· ", ">> ", "» ", "  ", "\u3000"),
    ],
)
def test_a_label_before_a_headline_goes_whatever_it_begins_with(label):
    assert bare_of_labels(f"{label}老石桥重新通行") == "老石桥重新通行"
