"""What a site puts inside its articles goes from a page that nobody spammed, if it plainly reads like that."""

from __future__ import annotations

import pytest

import clean

PARAGRAPHS = [
    "清河县的纸伞作坊只剩下三家，老匠人范守成的作坊在西街尽头，门口晾着一排刷过桐油的伞面。",
    "做一把纸伞要七十多道工序，选竹、劈骨、钻孔、穿线、糊纸、刷油，范守成一个人做，一个月做不出十把纸伞。",
    "作坊里的竹骨要在水里泡上一年，再晒干，老匠人说这样的伞骨十年不变形，桐油刷三遍，伞面才不透水。",
    "县里的孩子们周末来作坊学糊纸，范守成教他们认竹子的阴阳面，哪一面朝外，伞骨就往哪一面弯。",
]
TOP = ["首页 > 地方 > 正文", "西街的纸伞", "2024-03-05 08:12 来源：清河日报"]
BOTTOM = ["责任编辑：周小满", "版权所有 © 2011-2024 清河日报社"]
OF_THE_SITE = {
    "the next page": "本页还没有完，请翻到下一页继续阅读",
    "an account to register": "您还没有登录，请登录后下载附件，没有账号？免费注册",
    "keys": "快捷键：← 上一页 → 下一页 回车返回书页",
    "an account that is certified": "优质创作者 官方认证 关注 私信",
    "an application": "下载客户端，阅读体验更流畅",
    "a browser": "为获得最佳浏览效果，推荐使用新版浏览器访问本站",
    "a vote": "喜欢本文就收藏一下，点个推荐吧",
}
OF_THE_ARTICLE = {
    "a heading": "七十道工序",
    "a heading with a site's word": "账号的主人",
    "a question": "年轻人为什么不来",
    "a step": "第一步 打开设置 点击网络",
    "a heading of a manual": "登录失败怎么办",
    "an instruction": "打开终端，输入下面的命令",
    "a row": "大号 三百八十元",
    "a speaker": "记者：您还收徒弟吗？",
    "a verse": "灯一盏一盏灭了",
    "a sentence about an application": "他不会用手机，客户端是孙女替他下载的。",
}


def page(*lines: str) -> str:
    return "\n".join([*TOP, *lines, *BOTTOM])


@pytest.mark.parametrize("kind", OF_THE_SITE)
@pytest.mark.parametrize("at", [1, 2])
def test_a_line_of_the_site_between_two_paragraphs_goes_from_a_page_without_spam(kind: str, at: int):
    text = clean.clean(page(*PARAGRAPHS[:at], OF_THE_SITE[kind], *PARAGRAPHS[at:])).text
    assert text.split("\n")[-4:] == PARAGRAPHS
    assert OF_THE_SITE[kind] not in text


@pytest.mark.parametrize("kind", OF_THE_ARTICLE)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_line_of_the_article_stays(kind: str, at: int):
    text = clean.clean(page(*PARAGRAPHS[:at], OF_THE_ARTICLE[kind], *PARAGRAPHS[at:])).text
    assert OF_THE_ARTICLE[kind] in text.split("\n")


def test_each_such_line_has_a_reason_that_names_what_tells():
    line = OF_THE_SITE["an account to register"]
    removed = clean.clean(page(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:])).removed
    (block,) = [block for block in removed if block.text == line]
    assert block.label is clean.Label.ADVERTISEMENT
    assert block.reason.startswith("reads like what a site puts around articles (")


def test_an_article_that_is_made_of_such_lines_keeps_them():
    lines = [f"{number}班网友评论列表" for number in "一二三四五六七八九十甲乙丙丁"]
    assert lines[0] not in clean.clean(page(*PARAGRAPHS[:2], lines[0], *PARAGRAPHS[2:])).text
    text = clean.clean(page(PARAGRAPHS[0], *lines, *PARAGRAPHS[1:])).text
    assert [kept for kept in text.split("\n") if kept in lines] == lines


OF_A_SPAMMER = {
    "a group": "想学竹编的姐妹进群，群号628451903，免费试听",
    "an account": "整理了一份图纸合集，需要的加V：kdl7720，暗号“伞”",
    "a slogan as short as a heading": "注册就送88元",
    "an address": "海量短剧免费看，永久地址cc.kk3388.example",
}
LIKE_A_SPAMMERS = {
    "a notice's number": "报名电话：0571-86532147",
    "a heading that counts": "免费的三天",
    "a row with a price": "中号 两百八十元 包邮",
    "what is quoted": "“注册就送八十八元”",
    "an address of the article's": "官网：www.museum.example",
    "a question": "怎么报名参加",
}


@pytest.mark.parametrize("kind", OF_A_SPAMMER)
@pytest.mark.parametrize("at", [1, 2])
def test_a_line_that_plainly_reads_like_spam_goes_from_a_page_that_nobody_is_known_to_have_spammed(kind: str, at: int):
    text = clean.clean(page(*PARAGRAPHS[:at], OF_A_SPAMMER[kind], *PARAGRAPHS[at:])).text
    assert text.split("\n")[-4:] == PARAGRAPHS
    assert OF_A_SPAMMER[kind] not in text


@pytest.mark.parametrize("kind", LIKE_A_SPAMMERS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_line_that_only_looks_like_a_spammers_stays(kind: str, at: int):
    text = clean.clean(page(*PARAGRAPHS[:at], LIKE_A_SPAMMERS[kind], *PARAGRAPHS[at:])).text
    assert LIKE_A_SPAMMERS[kind] in text.split("\n")
