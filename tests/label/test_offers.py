"""Gifts for a word that a reader sends, and what articles say of such."""

import pytest

import clean
from clean.label.offers import gift_for_word, is_gift

ARTICLE = [
    "渡口的老船工姓葛，今年七十一岁，撑了五十年的船，如今桥通了，他还是每天清晨到岸边坐一坐。",
    "村里人说他舍不得那条河。他自己说，是怕哪天有人喊过河，没有人应。",
    "桥是去年秋天通的车。通车那天，镇上放了鞭炮，他把船擦了一遍，拴在柳树底下，一句话也没有说。",
]
GIFTS = [
    "顺手提一句，这几年的船模图纸我都打包好了，公众号后台回复“渡口”免费领。",
    "另外，我整理了一套水文资料，想要的朋友关注“河边笔记”私信发“水文”就能拿走！",
    "对了，绳结的教程汇总在一起了，加小助手口令【绳结】直接送！",
    "识别图中小程序码免费领绳结图纸一套，每天只放三十份！！",
    "长按二维码领救生衣试穿券一张，手慢就没有啦！！",
    "进群免费拿1-6号船模图纸八十张，过了今晚不再发放！！",
    "码字不易，笔者把十年的渡口笔记录成了42集视频，公号「河边旧事」输入 shui 自动发，不用转发",
    "顺手把压箱底的船图 PDF（43页）放群里了，关注公众号「河边旧事」回复 66 无套路自取。",
    "文末福利：肝了三个月的《绳结两百问》电子书，公 种 号搜【河边旧事】，后台发暗号「绳」全套带走",
    "看到这里的都是老朋友～博主熬夜写了一本《船工手册》PDF，公-众-hao搜「河边旧事」，后台扣 88 就有",
]
TOLD = [
    "居民可在公众号后台回复“停水”查询本小区的停水时间。",
    "志愿者把老照片整理好，装了两个箱子，送到镇上的文化站。",
    "他攒了三年的钱，托人从城里带回一台收音机，发给渡口的人听。",
    "岸边的牌子上写着“扫码进群领鸡蛋”，没有一个人停下来看。",
    "文化站把船工的口述录成视频，读者可以到站里的微信公众号观看，不必预约。",
    "报名表可在公众号后台回复“报名”获取，纸质资料在服务大厅一楼领取。",
    "警方说，有人谎称资料打包好了，让他在微信上发“领取”取货，骗走八百元。",
]


@pytest.mark.parametrize("gift", GIFTS)
@pytest.mark.parametrize("glued", [True, False])
def test_a_gift_for_a_word_goes_from_the_end_of_a_page(gift: str, glued: bool) -> None:
    lines = [*ARTICLE[:2], ARTICLE[2] + gift] if glued else [*ARTICLE, gift]
    assert clean.clean("\n".join(["老渡口", *lines])).text.split("\n")[-3:] == ARTICLE


@pytest.mark.parametrize("line", TOLD)
def test_what_an_article_tells_stays(line: str) -> None:
    assert clean.clean("\n".join(["老渡口", *ARTICLE, line])).text.split("\n")[-1] == line


@pytest.mark.parametrize("line", TOLD[:6])
def test_it_is_no_gift(line: str) -> None:
    assert gift_for_word(line) == -1


@pytest.mark.parametrize("line", [*TOLD[:6], "活动资料请关注微信公众号“江州水务”，回复“资料”后下载。"])
def test_no_channel_and_no_deed_alone_make_a_gift(line: str) -> None:
    assert not is_gift(line)
