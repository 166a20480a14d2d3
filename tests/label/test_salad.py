"""Pages of machines, and articles that say a word over and over."""

import pytest

from clean.label.salad import is_salad

SALAD = [
    "首先，认识松木烤炉的内涵。松木烤炉是一项系统工程，必须坚持统筹兼顾，使松木烤炉更好地服务大局。",
    "她推开那扇漆皮剥落的窗，海风灌进来，信纸一页页飞向黑暗。",
    "其次，优化松木烤炉的路径。要细化任务清单，压实责任，推动松木烤炉再上新台阶。",
    "豆角掐去两头的筋，下油锅炸到起皱，再与肉末同炒出香。",
    "最后，展望未来。松木烤炉大有可为，让我们携手共谱松木烤炉的崭新篇章。",
]
ARTICLES = [
    [
        "生活垃圾分类从今年三月起在全市推开，每个小区都设了垃圾分类的桶，居民要把厨余和其他垃圾分开。",
        "社区的志愿者每天早晨站在桶边，教老人怎样分。有人说太麻烦，也有人第二天就学会了。",
        "街道办的人说，垃圾分类难在坚持。垃圾分类做得好的楼，每季度换一次红旗，做得差的楼要开会。",
        "到了年底，全市的垃圾少了一成，居民说，小区的味道也小了。",
    ],
    [
        "昨天夜里市区飘起了雪花，这是入冬以来的第一场降雪，比常年平均日期晚十九天。",
        "南部山区积雪六厘米，城区两厘米，环卫部门连夜出动铲雪车一百四十辆。",
        "农技站测得，耕层土壤湿度由百分之十三升到百分之十八，虫卵也会冻死一批。",
        "渡船停航一天，退票的旅客有一百二十人，改签的有一百二十七人。",
        "未来三天以晴为主，早晚有雾，结冰路段请慢行。",
    ],
    ["渡口的船没有了。", "桥上的人多了。", "老人坐在柳树底下，看桥，也看水。", "他说，桥也好，船也好，过得去就好。"],
]


def test_salted_sentences_between_those_of_other_texts_are_salad() -> None:
    assert is_salad(SALAD)


@pytest.mark.parametrize("lines", ARTICLES)
def test_an_article_that_says_a_word_over_and_over_is_none(lines: list[str]) -> None:
    assert not is_salad(lines)


def test_salted_sentences_alone_are_left_to_others() -> None:
    assert not is_salad(SALAD[::2])
