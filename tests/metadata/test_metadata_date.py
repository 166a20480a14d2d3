"""The day of publication: every way of writing it, every place it stands, and the dates that are not it."""

from __future__ import annotations

import pytest

from clean.metadata import Evidence, Head, read_metadata
from clean.metadata.moment import parse

TITLE = "旧粮仓改成的博物馆本周开馆"


def date_of(
    *byline: str,
    meta: dict[str, str] | None = None,
    url: str | None = None,
    body: tuple[str, ...] = (),
    inside: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    time_tags: tuple[str, ...] = (),
    json_ld: tuple[str, ...] = (),
) -> str | None:
    head = Head(TITLE, meta or {}, json_ld)
    return read_metadata(Evidence(head, url, TITLE, ("首页", TITLE, *byline), body, inside, below, time_tags)).date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5 8:02", "2024-03-05T08:02"),
        ("2024.03.05", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 3 月 5 日", "2024-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("2024年3月5日 星期二 08:12", "2024-03-05T08:12"),
        ("2016年06月30日09时30分", "2016-06-30T09:30"),
        ("2019年09月24日08:25", "2019-09-24T08:25"),
        ("2005.08.2605:39", "2005-08-26T05:39"),
        ("2020-02-24 17:05:09", "2020-02-24T17:05:09"),
        ("2024年3月5日 下午3:20", "2024-03-05T15:20"),
        ("20240305", "2024-03-05"),
        ("二〇二四年三月五日", "2024-03-05"),
        ("二○二四年十二月二十一日", "2024-12-21"),
        ("二零一九年十月三十一日", "2019-10-31"),
        ("民國113年5月6日", "2024-05-06"),
        ("民國一一三年五月六日", "2024-05-06"),
        ("中華民國一百一十三年五月六日", "2024-05-06"),
        ("中华民国113/05/06", "2024-05-06"),
        ("民國113年05月06日 14:30", "2024-05-06T14:30"),
        ("Nov 2, 2020", "2020-11-02"),
        ("December 19, 2009", "2009-12-19"),
        ("2 May 2020", "2020-05-02"),
        ("Thursday, July 28, 2011", "2011-07-28"),
        ("十一月 6th, 2009", "2009-11-06"),
        ("26 三月 2020", "2020-03-26"),
        ("03月25日, 2020", "2020-03-25"),
        ("3/26/2020", "2020-03-26"),
        ("2013.06.29 04:17 pm", "2013-06-29T16:17"),
        ("1584500000", "2020-03-18T10:53:20+08:00"),
        ("2024-03-05T08:12:00+08:00", "2024-03-05T08:12+08:00"),
        ("2024-03-05T20:12:00Z", "2024-03-06T04:12+08:00"),
    ],
)
def test_a_date_is_read_in_whatever_way_it_is_written(written: str, iso: str) -> None:
    moment = parse(written)
    assert moment is not None
    assert moment.iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "0731-88866120",
        "2024-13-05",
        "2024-02-30",
        "2999-01-01",
        "3.14159",
        "192.168.20.24",
        "京ICP备20240305号-1号楼"[:6],
        "2分钟前",
        "昨天 12:30",
        "12:30",
        "2008-2025",
        "第2024期",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("byline", "iso"),
    [
        ("发布时间：2024-03-05 08:12 来源：河湾日报", "2024-03-05T08:12"),
        ("来源：河湾日报 2024-03-05 08:12", "2024-03-05T08:12"),
        ("2024年03月05日08:12来源：河湾日报", "2024-03-05T08:12"),
        ("http://news.example 2024年03月05日11:30 河湾音乐 我要评论(0)", "2024-03-05T11:30"),
        ("發佈日期：113-05-06", "2024-05-06"),
        ("发布时间：24-03-05 23:16", "2024-03-05T23:16"),
        ("河湾发布 2024-03-05", "2024-03-05"),
        ("Posted by 河湾厨房 | Mar 5, 2024", "2024-03-05"),
        ("記者溫書庭／屏東即時報導 2024/03/05 14:30", "2024-03-05T14:30"),
        ("來源: | 發布時間: 2024-03-05 | 瀏覽次數: 2168", "2024-03-05"),
        ("贺青 · 2024/03/05 10:58", "2024-03-05T10:58"),
        ("2024/3/5 21:20（3/6 22:08 更新）", "2024-03-05T21:20"),
        ("2024年11月30日22时15分 来源：体育晨报 2024-12-01更新", "2024-11-30T22:15"),
        ("更新时间：2024-03-09 发布时间：2024-03-05", "2024-03-05"),
        ("最后发布:2020-07-02 08:25:00首发:2020-07-01 08:25:00", "2020-07-01T08:25"),
        ("最新推荐文章于 2024-05-07 22:12:13 发布", None),
        ("2分钟前 阅读 3.2万", None),
        ("昨天 12:30", None),
        ("截至2024年3月5日", None),
        ("展期：2024-03-05 至 2024-06-30", None),
        ("2008-2025 版权所有", None),
        ("联系电话：0731-20240305", None),
    ],
)
def test_the_by_line_gives_the_date(byline: str, iso: str | None) -> None:
    assert date_of(byline) == iso


def test_only_an_update_is_still_better_than_nothing() -> None:
    assert date_of("更新时间：2024-03-05") == "2024-03-05"


def test_a_date_without_a_year_takes_it_from_the_head_or_the_address() -> None:
    assert date_of("发布时间：10-08 12:00", meta={"dateupdate": "2019-10-08 12:00:57"}) == "2019-10-08T12:00"
    assert date_of("5月20日 08:00", url="https://news.example/2024-05/20/content_1.htm") == "2024-05-20T08:00"
    assert date_of("5月20日 08:00") is None


def test_a_stacked_date_is_one_date() -> None:
    assert date_of("2020", "07/08", "16:37", "河湾新闻") == "2020-07-08T16:37"


def test_a_label_and_its_value_may_be_two_cells() -> None:
    assert date_of("索引号", "000014349/2024-00031", "成文日期", "2024年11月06日") == "2024-11-06"


@pytest.mark.parametrize(
    "meta",
    [
        {"article:published_time": "2024-03-05T09:00:41+08:00"},
        {"publishdate": "2024-03-05"},
        {"weibo: article:create_at": "2024-03-05 18:57:38"},
        {"pubdate": "1709604000"},
        {"dcterms.created": "2024-03-05T02:24:01+00:00"},
        {"og:time": "2024-03-05 09:52:19"},
    ],
)
def test_the_head_gives_the_date(meta: dict[str, str]) -> None:
    assert (date_of(meta=meta) or "")[:10] == "2024-03-05"


def test_json_ld_gives_the_date() -> None:
    assert date_of(json_ld=('{"@type":"NewsArticle","datePublished":"2024-03-05"}',)) == "2024-03-05"
    graph = '{"@graph":[{"@type":"WebSite","name":"河湾"},{"@type":"Article","datePublished":"2024-03-05T01:00:00Z"}]}'
    assert date_of(json_ld=(graph,)) == "2024-03-05T09:00+08:00"
    assert date_of(json_ld=('[{ "@id": "@id": "broken", "datePublished": "2024-03-05"}',)) == "2024-03-05"


def test_what_is_shown_wins_over_the_head_but_takes_its_time() -> None:
    assert date_of("2024-03-05", meta={"publishdate": "2024-03-07"}) == "2024-03-05"
    assert (
        date_of("2024-03-05", meta={"article:published_time": "2024-03-05T17:00:00+08:00"}) == "2024-03-05T17:00+08:00"
    )
    assert date_of("2016/05/21 11:44", time_tags=("2017-11-13",)) == "2016-05-21T11:44"


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("http://news.example/2023/1118/c40-31749210.html", "2023-11-18"),
        ("http://news.example/20231118/7410.html", "2023-11-18"),
        ("http://news.example/2023-11/18/content_31.htm", "2023-11-18"),
        ("http://news.example/2023/11/18/645276/", "2023-11-18"),
        ("http://news.example/xw/202311/t20231118_12259512.htm", "2023-11-18"),
        ("http://news.example/news/202311180388.aspx", "2023-11-18"),
        ("http://news.example/c/2023-11-18/doc-iicezuev42.shtml", "2023-11-18"),
        ("http://news.example/doc/7_0_102574671_2.html", None),
        ("http://news.example/p/20239918.html", None),
        ("http://news.example/list?date=20231118", None),
    ],
)
def test_the_path_of_the_address_gives_the_date(url: str, iso: str | None) -> None:
    assert date_of(url=url) == iso


@pytest.mark.parametrize(
    ("body", "below"),
    [
        (("各区住建局：", "请逐一排查，十五日前完成保温。", "河湾市住建局", "2024年3月5日"), ()),
        (("请逐一排查。", "二〇二四年三月五日"), ()),
        (("桥修好了。",), ("（本报记者贺青）", "《 河湾日报 》（ 2024年03月05日 01 版）", "(责编：丁一)")),
        (("桥修好了。",), ("发布日期：2024-03-05 14:34:05 所属分类： 头条",)),
        (("桥修好了。",), ("赞 0", "查看评论", "发布日期：2024-03-05 14:34:05")),
        (("ai ni",), ("Posted by K A at Mar 5, 2024",)),
    ],
)
def test_the_sign_off_gives_the_date(body: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert (date_of(body=body, below=below) or "")[:10] == "2024-03-05"


@pytest.mark.parametrize(
    ("body", "below"),
    [
        (("2024年3月5日起，老石桥重新开放，车辆不得上桥。", "施工队说，去年8月21日开工。"), ()),
        (("桥修好了。",), ("相关推荐", "五岁孩子误吞电池", "河湾晨报", "2025-01-10 01:30:00")),
        (("桥修好了。",), ("网友评论", "用户1000 2024-03-05 08:12", "写得好")),
        (("桥修好了。",), ("雨天行车七个误区 2024-03-05",)),
        (("桥修好了。",), ("版权声明 2008-2025", "最后更新日期：2017/08/07")),
        (("桥修好了。",), ("友情链接", "© 2024 河湾日报")),
    ],
)
def test_dates_in_prose_feeds_comments_and_footers_are_not_it(body: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert date_of(body=body, below=below) is None


def test_a_body_that_was_taken_too_wide_still_shows_the_by_line() -> None:
    body = (f"首页 要闻 社会 2024年3月18日 星期一 {TITLE}", "历时七个月的修缮之后，老石桥重新开放。")
    assert read_metadata(Evidence(Head(), None, TITLE, (), body, (), ())).date == "2024-03-18"
    body = (TITLE, "http://www.news.example 2024-03-05 00:15:17", "历时七个月的修缮之后，老石桥重新开放。")
    assert read_metadata(Evidence(Head(), None, TITLE, ("字号",), body, (), ())).date == "2024-03-05T00:15:17"


def test_a_birthday_near_the_title_is_not_it() -> None:
    assert date_of("编辑 锁定 讨论", "1975年1月28日（农历1974年腊月十七）", "新加坡") is None
