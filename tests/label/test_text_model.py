"""The model of strange texts tells advertisements and a site's own lines from what stands in articles."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.label import text_model
from clean.label.text_model import features, is_told, may_be, read, shape, telling
from clean.parse.compiled import holds_any

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
        ("加薇 q k 7 7 0 1 3", "加微 qk77013"),
        ("备注qk㈦七〇壹", "备注qk7701"),
        ("热线➀➂⓿❽🄋🄋🄋🄋❶➀➀", "热线13080000111"),
        ("约kft丶120丶gk", "约kft120gk"),
        ("书@山@阁首发", "书山阁首发"),
    ],
)
def test_a_disguise_changes_nothing(disguised: str, plain: str):
    assert shape(disguised) == shape(plain)


def test_names_and_figures_are_one_sign_each():
    assert shape("找abc12345，电话13800001111，300元，看www.example.com") == "找I,电话N,0元,看U"


@pytest.mark.parametrize("quantity", ["220kPa", "5000mAh", "3500MB", "1000Mbps", "12.5kWh"])
def test_a_quantity_with_its_unit_is_no_account(quantity: str):
    assert shape(f"真空胎{quantity}，可换") == "真空胎0A,可换"


def test_what_tells_is_named():
    words, contact = telling("祖传膏药，三天见效，加我微信kdl77200")
    assert "见效" in words
    assert contact


@given(st.text(max_size=600))
def test_any_text_has_a_reading(text: str):
    assert all(isinstance(value, float) for value in read(text))
    assert len(features(text)) <= 2 * 402


@pytest.mark.parametrize("address", ["cc.kk3388.example", "a7.kk88.invalid", "cloud.kk11.example", "m.kk88.com"])
def test_an_address_is_one_sign_however_deep_it_is(address: str):
    assert shape(f"详情{address}") == "详情U"


@pytest.mark.parametrize("text", ["用os.path.join连接", "见README.md", "比分3.5比2.1", "感谢@小明和@小红"])
def test_what_only_looks_like_an_address_or_a_disguise_is_none(text: str):
    assert "U" not in shape(text)
    assert ("@" in text) == ("@" in shape(text))


@pytest.mark.parametrize("number", ["110", "12345", "96110", "12306"])
def test_the_number_that_everybody_may_call_is_no_account(number: str):
    assert shape(f"请拨打{number}咨询") == "请拨打H咨询"
    assert shape(f"共{number}元") == "共0元"


@given(
    st.text(
        alphabet="他推开门雪停了您加微信一二三五六十丶丨亰，。！？：；、“”（）《》…—点打电话拨 ,.!?:;()%-_/VvXxa10",
        max_size=30,
    )
)
def test_ordinary_text_is_read_as_any_other(text: str):
    """The short way that ordinary text takes ends where the long one does."""
    assert shape(text) == text_model._seen(text)


@given(st.text(max_size=40))
def test_a_text_reads_by_its_features_whatever_it_holds(text: str):
    weights, found = text_model._weights(), features(text)
    size = sqrt(len(found))
    sums = [sum(weights.get(feature, (0, 0))[column] for feature in found) / size for column in (0, 1)]
    bias = text_model._bias()
    assert read(text) == pytest.approx(tuple((bias[n] + sums[n]) / 10 for n in (0, 1)))


@pytest.mark.parametrize(
    ("text", "may"), [("登录后查看全文", True), ("下载客户端", True), ("河水涨到了桥面", False), ("", False)]
)
def test_few_lines_of_articles_need_to_be_read(text: str, may: bool):
    assert may_be("boilerplate", text) == may


def test_tables_of_marks_say_what_the_expressions_find():
    for code in range(0x10000):
        mark = chr(code)
        assert holds_any(mark, text_model._ORNAMENTS) == bool(text_model._ORNAMENT.match(mark))
        assert holds_any(mark, text_model._SEPARATING) == bool(text_model._SEPARATORS.search(f"河{mark}湾"))


SAID = st.lists(
    st.sampled_from(
        [
            *"他走了发票加微信，。！？…”“」您你^$a7７Ａ＋～ 　",
            "代开",
            "包邮",
            "点击",
            "。他走了",
            "点击微信" * 12,
            "𐀬",
            "\0",
        ]
    ),
    max_size=40,
).map("".join)


@given(SAID)
def test_a_table_tells_the_same_of_a_paragraph_as_a_dictionary(text: str) -> None:
    table = text_model._pair_weights()
    least = text_model.ROUGHLY, text_model.ROUGHLY_OF_ONE
    assert text_model.promising(text) == table.promising(text, text_model.LONGEST_ROUGH, *least)


@pytest.mark.parametrize(
    ("text", "promising"),
    [
        ("他坐在船头看水。", 0),
        ("急用钱的朋友加我微信，当天放款，额度高。", text_model.WHOLE),
        ("他坐在船头看水，看了一上午，一句话也没有说。急用钱的朋友加我微信，当天放款。", text_model.LAST),
        ("急用钱的朋友加我微信，当天放款。他坐在船头看水，看了一上午，一句话也没有说。", text_model.FIRST_OF_IT),
        ("他坐在船头看水。" * 20 + "急用钱的朋友加我微信，当天放款。", text_model.LAST),
    ],
)
def test_a_look_at_each_character_tells_what_part_of_a_paragraph_to_read(text: str, promising: int) -> None:
    assert text_model.promising(text) & promising == promising
    assert (text_model.promising(text) == 0) == (promising == 0)
