"""The model of strange texts tells advertisements and a site's own lines from what stands in articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label.text_model import features, is_told, read, shape, telling

SPAM = [
    "承接轴承票据业务，点位全城最低，加我细聊xkz80215",
    "足不出户做手工，宝妈学生优先，当天结算，扣扣628451903",
    "祖传膏药，三天见效，无效退款，订购热线13800001111",
    "想看完整剧情的朋友请加微信kdl7720，备注“追剧”",
    "（红杉书院首发，请支持正版）",
]
ARTICLE = [
    "河水涨到了桥面，他还站在那里等最后一班船。",
    "县里去年修了三条路，老人们说，再也不用绕到山后去赶集。",
    "法院认为，双方签订的合同合法有效，应当按照约定履行。",
    "八角两颗，桂皮一小块，小火炖四十分钟。",
    "“你怎么才来？”她把伞收起来，靠在门边。",
]
AROUND = ["点击查看全文", "责任编辑：某某", "打开客户端，体验更佳", "扫码分享到微信", "版权所有，请勿转载"]


@pytest.mark.parametrize("text", SPAM)
def test_an_advertisement_reads_like_spam(text: str):
    assert read(text).spam > 0
    assert is_told(text)


@pytest.mark.parametrize("text", ARTICLE)
def test_a_sentence_of_an_article_reads_like_neither(text: str):
    assert max(read(text)) < -1


@pytest.mark.parametrize("text", AROUND)
def test_a_line_of_a_site_reads_like_what_stands_around_articles(text: str):
    assert read(text).boilerplate > 0


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("加*我*详*谈", "加我详谈"),
        ("订购热线①③⑧⓪⓪⓪⓪①①①①", "订购热线13800001111"),
        ("ｗｗｗ.ｋｋ８８.ｃｏｍ", "www.kk88.com"),
    ],
)
def test_a_disguise_changes_nothing(disguised: str, plain: str):
    assert shape(disguised) == shape(plain)


def test_names_and_figures_are_one_sign_each():
    assert shape("找abc12345，电话13800001111，300元，看www.example.com") == "找I,电话N,0元,看U"


def test_what_tells_is_named():
    words, contact = telling("祖传膏药，三天见效，加我微信kdl77200")
    assert "见效" in words
    assert contact


@given(st.text(max_size=600))
def test_any_text_has_a_reading(text: str):
    assert all(isinstance(value, float) for value in read(text))
    assert len(features(text)) <= 2 * 402
