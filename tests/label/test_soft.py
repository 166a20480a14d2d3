"""Advertisements in whole sentences go from pages that show no other spam; what only looks like them stays."""

from __future__ import annotations

from html import escape

import pytest

import clean

TITLE = "渡口的最后一班船"
PARAGRAPHS = [
    "柳湾渡口的船停了三天，摆渡的老姚把缆绳解下来，又系上，一上午系了四回，坐在船头看水。",
    "桥通车以后，渡口只剩下赶集的老人坐船，一天三班，老姚算过，船票收上来还不够买柴油。",
    "镇里答应把渡船留到年底，老姚说年底水浅，渡口本来就要停，等于没有答应，他也不争。",
    "孩子们放学以后还到渡口来，船上有老姚给他们留的座位，靠着柴油机，冬天也不冷。",
    "最后一班船开出渡口的那天，岸上站了三十几个人，老姚没有收票，绕着水面多走了一圈。",
]
ADVERTISEMENTS = {
    "by the way": "顺便提一句，家里有旧沙发要翻新的，可以找顺和坊上门量尺寸，三天做好，报本文名字还能少收一百。",
    "to those who need it": "想给老人配拐杖、轮椅的朋友，可以看看康步小店，支持试用，不满意随时退，送货上楼。",
    "a question first": "手头紧？安信宝当天放款，手续简单，利息低，老客户介绍还有红包。",
    "praise of what was used": "最近在用一款艾草足贴，睡前贴一片，第二天浑身轻松，想要的朋友可以点我头像，两盒包邮。",
    "an opening": "城南新开的鹿野露营地，双人帐篷半价，送早餐，报名加领队微信，名额不多。",
    "whom to call": "顺手推荐一位磨刀的师傅，手艺老，价钱公道，微信上说一声，隔天就能上门取刀，磨完再付。",
    "a course": "今年秋天的泥塑班还剩四个名额，零基础也能学，材料都备好，想带孩子来的早点说，老读者减两百。",
    "what many choose": "如今越来越多的家庭选择柏舟净水，安装快，滤芯便宜，第一年免费上门维护，确实是省心的好选择。",
}
LOOK_ALIKES = {
    "a shop in the story": "岸边的小店换了主人，新主人把门板漆成蓝色，卖烟，卖雨伞，也卖老姚家腌的咸鱼。",
    "an offer that somebody made": "有人出价八千要买他的船，说拉回去改成餐馆，老姚听完，把船又往里挪了两米。",
    "how to get there": "想坐船的人，可以从车站坐五路车到柳湾，下来走十分钟，船票两元，上船再买。",
    "what others earn": "他的侄子在城里送快递，一天跑十几个小时，一个月能挣七千，过年才回来一趟。",
    "a question": "船停了以后，赶集的老人怎么办？",
    "a notice with its number": "渡口改线以后，班次以公告为准，如有疑问，请拨打镇交通所电话查询。",
    "an advertisement that is quoted": "船舱里贴着一张旧广告，写着“修表配钥匙，立等可取，不满意不要钱”，字已经褪了色。",
    "what the reader may do": "家里有渡口老照片的读者，可以寄到编辑部来，用完以后我们会原样寄回。",
}


def text_page(*lines: str) -> str:
    return "\n".join([TITLE, "2024-05-11 来源：柳湾周报", *lines, "责任编辑：方禾"])


def html_page(*lines: str) -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class=article>{body}</div></body></html>"
    )


FORMS = {"text": text_page, "HTML": html_page}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ADVERTISEMENTS)
def test_an_advertisement_between_two_paragraphs_goes(kind: str, form: str):
    article = clean.clean(FORMS[form](*PARAGRAPHS[:3], ADVERTISEMENTS[kind], *PARAGRAPHS[3:]))
    assert article.text.split("\n")[-5:] == PARAGRAPHS
    assert [block.text for block in article.removed if block.label and block.label.is_spam] == [ADVERTISEMENTS[kind]]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", LOOK_ALIKES)
@pytest.mark.parametrize("at", [1, 3])
def test_a_sentence_of_the_article_stays(kind: str, form: str, at: int):
    lines = [*PARAGRAPHS[:at], LOOK_ALIKES[kind], *PARAGRAPHS[at:]]
    assert clean.clean(FORMS[form](*lines)).text.split("\n")[-6:] == lines


@pytest.mark.parametrize("form", FORMS)
def test_an_advertisement_at_the_end_of_a_paragraph_is_cut_off(form: str):
    lines = [*PARAGRAPHS[:2], PARAGRAPHS[2] + ADVERTISEMENTS["to those who need it"], *PARAGRAPHS[3:]]
    assert clean.clean(FORMS[form](*lines)).text.split("\n")[-5:] == PARAGRAPHS


def test_the_reason_names_what_tells():
    line = ADVERTISEMENTS["a course"]
    removed = clean.clean(html_page(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:])).removed
    (reason,) = [block.reason for block in removed if block.text == line]
    assert reason.startswith("reads like an advertisement (")
    assert reason.endswith(("like nothing of the article", "not like the article, on a spammed page"))


def test_a_page_of_a_template_that_nobody_filled_is_spam():
    lines = [
        "{城市}管道疏通师傅随叫随到，{区县}范围内上门快，欢迎来电{电话}。",
        "冬天到了，%公司简称%提醒大家，{小区}的管道容易冻住，应该怎么处理呢？",
        "一、先关总阀。{区县}的住户可以先自己看一看，不行再打电话。",
        "以上就是{标题}的介绍，了解更多请关注本栏目。",
    ]
    article = clean.clean("\n".join(["{城市}管道疏通_{区县}", *lines]))
    assert (article.verdict, article.text) == ("spam", "")


def test_an_article_about_templates_stays():
    lines = [
        "模板里的变量写在花括号里，例如用{标题}表示文章的标题，渲染的时候由程序替换。",
        "第一步，在设置页里新建一个模板文件，后缀名不限，编码须是通用的那一种。",
        "第二步，打开命令行，运行渲染程序，把数据文件的路径作为参数交给它。",
        "如果变量没有值，程序不会报错，而是留空，这一点和旧版本不同，升级的时候要注意。",
    ]
    article = clean.clean("\n".join(["模板引擎入门", "2024-03-02 作者：方禾", *lines]))
    assert article.text.split("\n")[-4:] == lines


SNIPPETS = [
    "…队员们在山脚集合完毕，天色将晚，学历快办…",
    "…焯水三分钟捞出，学历快办，撒上芝麻…",
    "…库存连降四周，学历快办，成交清淡…",
]


def test_snippets_of_other_pages_beside_spam_are_no_article():
    spam = "学历快办，全程代理，不过退款，加微信 kxz94127 咨询，名额不多。"
    article = clean.clean("\n".join(["学历快办相关结果", spam, *SNIPPETS]))
    assert (article.verdict, article.text) == ("spam", "")


def test_lines_that_trail_off_stay():
    lines = ["我总是想起那条河……", "河边的人，一个一个走了……", "船也旧了……", *PARAGRAPHS]
    assert clean.clean(text_page(*lines)).text.split("\n")[-8:] == lines


def test_advice_on_strangers_who_ask_for_money_stays():
    line = "班级群里出现新头像，先跟老师电话核实再付款。"
    for form in FORMS.values():
        assert line in clean.clean(form(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:])).text.split("\n")


def test_sentences_that_have_to_do_with_nothing_beside_what_the_title_sells_are_no_article():
    spam = [
        "今天给各位分享手机号定位找人的知识，如果能碰巧解决你的问题，别忘了关注本站。",
        "手机号定位找人有哪些办法，专业技术人员远程就可以办，事后付款，加微信 kxz94127。",
        "关于手机号定位找人的介绍到此就结束了，不知道你找到需要的信息了吗？",
    ]
    salt = ["受冷空气影响，预计明天夜间有小到中雨，气温下降六到八度。", "老人把油灯拨亮了一点，鞋都没有来得及换。"]
    article = clean.clean("\n".join(["手机号定位找人免费版", spam[0], salt[0], spam[1], salt[1], spam[2]]))
    assert (article.verdict, article.text) == ("spam", "")


def test_an_article_between_such_sentences_stays():
    spam = [
        "今天给各位分享手机号定位找人的知识，如果能碰巧解决你的问题，别忘了关注本站。",
        "手机号定位找人有哪些办法，专业技术人员远程就可以办，事后付款，加微信 kxz94127。",
        "关于手机号定位找人的介绍到此就结束了，不知道你找到需要的信息了吗？",
    ]
    article = clean.clean("\n".join(["老渡口", PARAGRAPHS[0], spam[0], *PARAGRAPHS[1:], *spam[1:]]))
    assert article.text.split("\n") == PARAGRAPHS
