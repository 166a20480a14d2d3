"""The container that holds the article, and what its parts' names, styles and neighbours say."""

from __future__ import annotations

from typing import Any

import pytest
from label_samples import MORE_PROSE, PROSE, TITLE, html_around, kept, removed

import clean
import clean.label.drafting
from clean.label.drafting import draft_of_html
from clean.label.features import score_blocks
from clean.labels import Label
from clean.parse.blocks import Page
from clean.parse.html import parse_html


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


BODY = paragraphs(PROSE)
ARTICLE = list(PROSE)
ITEMS = ("河堤步道全线贯通", "老戏台修好了，第一场演给修它的人看", "山区小校的种子图书室", "菜市场里的修表摊摆了三十年")
LINKS = "<ul>" + "".join(f"<li><a href='/{n}'>{item}</a></li>" for n, item in enumerate(ITEMS)) + "</ul>"


# --- parts with names

SIDE_PARTS = {
    "navigation": f"<nav>{LINKS}</nav>",
    "footer": "<footer><p>江州新闻网，记录这座城市的每一天，欢迎您提供线索。</p></footer>",
    "related": f"<div class='related-news'><h3>相关阅读</h3>{LINKS}</div>",
    "breadcrumb": "<div class='breadcrumb'><a href='/'>首页</a> &gt; <a href='/n'>新闻</a></div>",
    "share": "<div class='share-box'>分享到 <a>微信</a> <a>微博</a></div>",
    "comments": "<div id='comments'><h3>评论</h3>" + paragraphs(MORE_PROSE[:2]) + "</div>",
    "author card": "<div class='author-info'><p>老魏的邻居，写了二十年河边的事。</p></div>",
    "advertisement": "<div class='ad'><p>江州纯净水，滴滴甘甜，全城两小时送达。</p></div>",
    "sidebar": f"<aside><h3>热门</h3>{LINKS}</aside>",
    "cookie banner": "<div class='cookie-bar'><p>本网站使用 cookie，继续浏览即表示您同意。</p></div>",
    "login window": "<div class='modal login' role='dialog'><p>登录后可以收藏文章，也可以和作者交流。</p></div>",
}


@pytest.mark.parametrize("name", SIDE_PARTS)
@pytest.mark.parametrize("where", ["inside", "beside"])
def test_a_part_whose_name_sets_it_apart_is_not_the_article(where: str, name: str):
    part = SIDE_PARTS[name]
    inner = (
        f"<div class='content'>{BODY}{part}</div>" if where == "inside" else f"<div class='content'>{BODY}</div>{part}"
    )
    assert kept(html_around(inner)) == ARTICLE


@pytest.mark.parametrize("name", ["sidebar-left", "comment-body", "footer-inner", "box share", "nav main-nav"])
def test_a_part_with_all_the_text_is_the_article_whatever_it_is_called(name: str):
    assert kept(html_around(f"<div class='{name}'>{BODY}</div>")) == ARTICLE


@pytest.mark.parametrize("tag", ["article", "main", "section", "div", "td", "span", "font", "center", "blockquote"])
def test_the_article_is_found_in_any_element(tag: str):
    inner = f"<table><tr><td>{BODY}</td></tr></table>" if tag == "td" else f"<{tag}>{BODY}</{tag}>"
    assert kept(html_around(inner + f"<div>{LINKS}</div>")) == ARTICLE


@pytest.mark.xfail(strict=True, reason="a part named comments with most of the text is taken for the article")
def test_comments_longer_than_the_article_are_not_the_article():
    comments = "".join(
        f"<div class='comment-item'><span>网友{n}</span><p>{line}</p></div>" for n, line in enumerate(MORE_PROSE)
    )
    page = html_around(f"<article>{paragraphs(PROSE[:3])}</article><div class='comment-list'>{comments}</div>")
    assert kept(page) == list(PROSE[:3])


def test_an_article_full_of_links_is_an_article():
    linked = "".join(
        f"<p>{line[:6]}<a href='/w'>{line[6:18]}</a>{line[18:30]}<a href='/v'>{line[30:36]}</a>{line[36:]}</p>"
        for line in PROSE
    )
    assert kept(html_around(f"<div class='lemma'>{linked}</div>")) == ARTICLE


# --- neighbours


def test_sections_side_by_side_are_one_article():
    sections = f"<section>{paragraphs(PROSE[:2])}</section><section>{paragraphs(PROSE[2:])}</section>"
    assert kept(html_around(sections)) == ARTICLE


def test_posts_of_a_thread_are_kept_in_order():
    posts = "".join(
        f"<div class='post'><div class='user'>河边的石头</div><div class='postmessage'><p>{line}</p></div></div>"
        for line in PROSE
    )
    assert [line for line in kept(html_around(posts)) if line in PROSE] == ARTICLE


def test_a_box_of_links_between_two_halves_is_cut_out():
    page = html_around(
        f"<div>{paragraphs(PROSE[:3])}<div class='related'><h4>延伸阅读</h4>{LINKS}</div>{paragraphs(PROSE[3:])}</div>"
    )
    assert kept(page) == ARTICLE


def test_an_advertisement_between_two_halves_is_cut_out():
    ad = "<div class='adsbygoogle'>广告</div>"
    assert kept(html_around(f"<div>{paragraphs(PROSE[:3])}{ad}{paragraphs(PROSE[3:])}</div>")) == ARTICLE


# --- hidden parts


def test_a_whole_article_that_is_hidden_until_a_script_runs_is_the_article():
    page = html_around(
        f"<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0; '>{BODY}</div>"
    )
    assert kept(page) == ARTICLE


@pytest.mark.parametrize("style", ["display:none", "display: none;", "visibility:hidden", "height:0;overflow:hidden"])
def test_the_hidden_rest_behind_a_button_is_the_article(style: str):
    rest = f"<div class='rest' style='{style}'>{paragraphs(MORE_PROSE)}</div>"
    page = html_around(f"<div class='body'>{BODY}<button>展开全文</button>{rest}</div>")
    assert kept(page) == [*PROSE, *MORE_PROSE]


def test_a_second_body_for_telephones_is_kept_once():
    page = html_around(f"<div class='pc'>{BODY}</div><div class='mobile' style='display:none'>{BODY}</div>")
    assert kept(page) == ARTICLE


QUESTIONS = (
    ("雨天开不开船？", "小雨照常，遇到大风和大雾停航，停航的消息贴在码头的木牌上。"),
    ("自行车能带吗？", "能，放在船尾，一趟最多带四辆，推上船以前先和船工说一声。"),
    ("末班船是几点？", "夏天是晚上七点半，冬天提前一个钟头，赶集的日子加开一趟。"),
)


def test_answers_that_unfold_below_their_questions_are_the_articles():
    folded = "".join(f"<h3>{q}</h3><div class='answer' style='display:none'><p>{a}</p></div>" for q, a in QUESTIONS)
    assert kept(html_around(f"<div class='body'>{BODY}{folded}</div>")) == [
        *ARTICLE,
        *(line for question in QUESTIONS for line in question),
    ]


def test_hidden_parts_with_little_in_them_go():
    folded = "".join(
        f"<div class='tip' style='display:none'>{word}</div>" for word in ("分享成功", "请先登录", "已复制")
    )
    assert (
        kept(html_around(f"<div class='body'>{paragraphs(PROSE[:2])}{folded}{paragraphs(PROSE[2:])}</div>")) == ARTICLE
    )


def test_a_row_that_unfolds_below_another_row_is_the_articles():
    rows = "".join(
        f"<tr><td>{year}</td><td>{route}</td></tr>"
        f"<tr style='display:none'><td colspan='2'><ul><li>{stop}</li></ul></td></tr>"
        for year, route, stop in (("1998", "河西线", "码头、桥头、老戏台"), ("2009", "河东线", "粮站、学校、卫生院"))
    )
    text = kept(html_around(f"<div>{paragraphs(PROSE[:3])}<table>{rows}</table>{paragraphs(PROSE[3:])}</div>"))
    assert {"码头、桥头、老戏台", "粮站、学校、卫生院"} <= set(text)


def test_a_layout_row_that_is_hidden_and_has_no_other_above_it_goes():
    hidden = "<table><tr style='display:none'><td>会员请先登录后查看</td></tr></table>"
    assert kept(html_around(f"<div>{paragraphs(PROSE[:3])}{hidden}{paragraphs(PROSE[3:])}</div>")) == ARTICLE


STUFFED = " ".join(
    f"<a href='/s'>{word}</a>" for word in ("棋牌游戏大厅", "真人娱乐官网", "彩票网站导航", "私服发布网")
)


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;left:-9999px",
        "position:absolute; top:-1000px;",
        "display:none",
        "font-size:0",
        "text-indent:-999em",
        "height:0px;overflow:hidden",
    ],
)
@pytest.mark.parametrize("tag", ["div", "span"])
def test_links_that_nobody_sees_are_spam(tag: str, style: str):
    links = f"<{tag} style='{style}'>{STUFFED}</{tag}>"
    page = html_around(f"<div class='content'>{paragraphs(PROSE[:3])}{links}{paragraphs(PROSE[3:])}</div>")
    article = clean.clean(page)
    assert article.text.split("\n") == ARTICLE
    assert [block.label for block in article.removed if "棋牌" in block.text and block.label in (
        Label.SPAM_HIDDEN, Label.SPAM_KEYWORDS, Label.HIDDEN, Label.SPAM_LINK_FARM, Label.NAVIGATION,
    )]  # fmt: skip


@pytest.mark.parametrize("style", ["font-size:0", "display:none", "opacity:0", "position:absolute;left:-9999px"])
def test_a_mark_that_nobody_sees_inside_a_sentence_is_cut_out(style: str):
    marked = PROSE[0][:10] + f"<span style='{style}'>江边书屋首发</span>" + PROSE[0][10:]
    article = clean.clean(html_around(f"<div><p>{marked}</p>{paragraphs(PROSE[1:])}</div>"))
    assert article.text.split("\n") == ARTICLE
    assert removed(article)["江边书屋首发"] in ("hidden", "spam.hidden")


@pytest.mark.parametrize(
    "style", ["font-size:0.9em", "opacity:0.8", "height:100px", "text-indent:2em", "left:10px", "width:1000px"]
)
def test_a_style_that_hides_nothing_hides_nothing(style: str):
    assert kept(html_around(f"<div><p style='{style}'>{PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>")) == ARTICLE


# --- titles and what stands above them


def test_what_stands_between_the_top_and_the_title_is_not_the_article():
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div><p>本周话题</p><p>第三百二十期</p>"
        f"<h1>{TITLE}</h1>{BODY}</div></body></html>"
    )
    article = clean.clean(page)
    assert (article.text.split("\n"), article.title) == (ARTICLE, TITLE)


def test_every_removed_block_of_a_large_page_has_a_label_and_a_reason():
    page = html_around("".join(SIDE_PARTS.values()) + f"<div class='content'>{BODY}</div>")
    assert all(block.label and block.reason for block in clean.clean(page).removed)


# --- the same paragraph in several places


def entries(*heads: str, line: str = PROSE[1]) -> str:
    """Parts of one shape with a line over a paragraph each: the same in all of them."""
    return "".join(f"<div class='entry'><div><span>{head}</span></div><div><p>{line}</p></div></div>" for head in heads)


def test_what_several_sources_say_is_kept_under_each_of_them():
    page = html_around(f"<div>{BODY}{entries('《河口县志》', '《渡口小史》，葛青山编', line=MORE_PROSE[0])}</div>")
    assert kept(page)[len(ARTICLE) :] == ["《河口县志》", MORE_PROSE[0], "《渡口小史》，葛青山编", MORE_PROSE[0]]


@pytest.mark.parametrize("heads", [("1/3", "2/3", "3/3"), ("渡口老照片", "渡口老照片", "渡口老照片")])
def test_the_text_that_stands_below_each_picture_of_a_gallery_is_kept_once(heads: tuple[str, ...]):
    text = kept(html_around(f"<div>{BODY}{entries(*heads, line=MORE_PROSE[0])}</div>"))
    assert text.count(MORE_PROSE[0]) == 1


@pytest.mark.parametrize("tag", ["div", "section", "blockquote"])
def test_a_lead_that_opens_the_text_once_more_is_kept_once(tag: str):
    page = html_around(f"<div><{tag} class='lead'><b>导语</b><p>{PROSE[0]}</p></{tag}><div>{BODY}</div></div>")
    assert kept(page).count(PROSE[0]) == 1


# --- what it costs


class Counted(list[Any]):
    """A list of a page, and how much was read of it."""

    taken = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        self.taken += len(found) if isinstance(at, slice) else 1
        return found


# What stands above, and what is repeated below it.
UNITS = {
    "parts with names": ("", "<div class='share'>分享到：<a>微信</a></div><p>石桥修好了。</p>"),
    "hidden parts of their own shapes": (BODY, f"<p>几点</p><div class='{{name}}' hidden><p>{PROSE[0]}</p></div>"),
}


@pytest.mark.interpreted
@pytest.mark.parametrize("name", UNITS)
def test_parts_with_names_are_judged_without_reading_the_page_for_each(name: str, monkeypatch: pytest.MonkeyPatch):
    lists: dict[str, Counted] = {}

    def counted(page: Page) -> Any:
        found = score_blocks(page)
        for field in ("texts", "parents", "tags", "firsts", "ends"):
            lists[field] = Counted(getattr(page, field))
            setattr(page, field, lists[field])
        return found

    monkeypatch.setattr(clean.label.drafting, "score_blocks", counted)
    above, unit = UNITS[name]
    units = (unit.replace("{name}", f"{chr(97 + n // 20)}x{chr(97 + n % 20)}") for n in range(400))
    draft_of_html(parse_html(html_around(above + "".join(units))))
    assert len(lists["texts"]) > 400
    assert max(read.taken for read in lists.values()) < 20 * len(lists["parents"])


# --- sections above the one that holds the prose

STEPS = (
    "五花肉切成麻将大小的块，冷水下锅，加两片姜，煮开以后撇去浮沫",
    "锅里放一点油，小火把冰糖炒到枣红色，下肉块翻炒上色，再加生抽和老抽",
    "倒热水没过肉，小火焖四十分钟，开大火收汁，边收边翻，汁浓就可以出锅",
)
INGREDIENTS = (("五花肉", "500克"), ("冰糖", "30克"), ("生抽", "2勺"))


def recipe(above: str) -> str:
    steps = "".join(f"<li><p>{step}</p></li>" for step in STEPS)
    return html_around(
        f"<div class='block'><div><a href='/cook/1'>河边厨房</a></div>{above}"
        f"<h2>红烧肉的做法</h2><div class='steps'><ol>{steps}</ol></div></div>"
    )


def test_the_ingredients_above_the_steps_are_the_articles():
    rows = "".join(f"<tr><td><a href='/i'>{name}</a></td><td>{much}</td></tr>" for name, much in INGREDIENTS)
    page = recipe(f"<div>外婆教的，不放八角</div><h2>用料</h2><div><table>{rows}</table></div>")
    shown = [f"{name} {much}" for name, much in INGREDIENTS]
    assert kept(page) == ["外婆教的，不放八角", "用料", *shown, "红烧肉的做法", *STEPS]


def test_a_list_of_links_above_under_a_heading_of_the_same_level_goes():
    links = "".join(
        f"<li><a href='/{n}'>{title}</a></li>" for n, title in enumerate(("糖醋小排", "清蒸鲈鱼", "酸辣土豆丝"))
    )
    assert not set(kept(recipe(f"<h2>本周热门</h2><ul>{links}</ul>"))) & {"糖醋小排", "本周热门", "河边厨房"}


# --- short articles among long feeds, and in pages of many small parts


def teasers_of(*titles: str) -> str:
    return "".join(
        f"<div class='it'><a href='/{n}'><h3>{title}</h3></a><p>{line}</p><span>11-1{n}</span></div>"
        for n, (title, line) in enumerate(zip(titles, MORE_PROSE, strict=False))
    )


FEED = teasers_of("老戏台修好了", "桥头的修锁人搬走了", "早市搬进了新棚子", "晒谷场上的云")


def test_a_short_notice_among_long_teasers_is_the_article():
    notice = "河湾快讯11月20日消息，河口新桥今天上午八点试通车，首周禁止货车通行。"
    head = "<title>新桥今起试通车-河湾快讯</title>"
    body = f"<div class='kx'><h1>新桥今起试通车</h1><span>2021-11-20 08:00</span><p>{notice}</p></div>"
    assert kept(f"<html><head>{head}</head><body>{body}<div class='feed'>{FEED}</div></body></html>") == [notice]


def test_a_page_of_teasers_alone_holds_no_article():
    page = (
        f"<html><head><title>河湾快讯</title></head><body><h1>今日要闻</h1><div class='feed'>{FEED}</div></body></html>"
    )
    assert clean.clean(page).verdict == "no article"


ENTRY = (
    "河口钟楼位于河口县河西街，建于1936年，高二十一米。",
    "1936年由余家商号出资修建，钟从上海运来，走了四十天水路。",
    "钟楼四面开窗，屋顶覆灰瓦，檐下有砖雕二十四幅。",
)


def entry(summary: str) -> str:
    catalog = (
        "<div class='catalog'><h2>目录</h2><ol><li><a href='#1'>历史</a></li><li><a href='#2'>建筑</a></li></ol></div>"
    )
    tools = "<a href='/e'>编辑</a>"
    return (
        f"<html><head><title>河口钟楼_百科</title></head><body><div><h1>河口钟楼</h1>{tools}<div>{summary}</div>{catalog}"
        f"<h2>历史沿革</h2>{tools}<div>{ENTRY[1]}</div><h2>建筑特点</h2>{tools}<div>{ENTRY[2]}</div></div></body></html>"
    )


def test_the_summary_of_a_short_entry_stays_above_its_table_of_contents():
    assert kept(entry(ENTRY[0])) == [ENTRY[0], "历史沿革", ENTRY[1], "建筑特点", ENTRY[2]]


def test_what_stands_there_and_is_no_sentence_goes():
    assert "收藏" not in kept(entry("我的收藏夹 三人有用"))[0]


# --- headings whose names say that they are headers


@pytest.mark.parametrize("below", ["<ul><li>十号扳手</li><li>尖嘴钳</li></ul>", "<p>先看线，再看皮。</p>"])
def test_a_heading_that_is_called_a_head_stays_over_short_lines(below: str):
    part = f"<div class='text-content'><h2 class='section-head'>工具</h2>{below}</div>"
    assert "工具" in kept(html_around(f"<div>{paragraphs(PROSE[:3])}{part}{paragraphs(PROSE[3:])}</div>"))


def test_a_heading_that_is_called_a_head_goes_over_links():
    links = "".join(f"<li><a href='/{dish}'>{dish}</a></li>" for dish in ("糖醋小排", "清蒸鲈鱼"))
    part = f"<div><h2 class='widget-head'>本周</h2><ul>{links}</ul></div>"
    assert kept(html_around(f"<div>{paragraphs(PROSE[:3])}{part}{paragraphs(PROSE[3:])}</div>")) == ARTICLE
