"""Threads: the posts and replies of a forum are text, whatever its software; readers' comments are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import clean
import clean.parse.thread
from clean.parse.html import parse_html
from clean.parse.thread import find_thread, is_mark

TEMPLATES = Path(__file__).parent.parent / "pages" / "threads"

TITLE = "老屋的木门下沉了，怎么修？"
POSTS = (
    "外婆的老屋有一扇木门，这两年越来越难关，门角在地上磨出一道白印，请教各位师傅。",
    "先看上面的合页，把门打开一半往上抬一抬，要是能动，就是螺丝孔大了。",
    "学习了",
    "要是抬不动，多半是门扇自己走了形，在门背后斜着钉一根木条，慢慢收紧。",
)
NAMES = ("河边的石头", "江上清风", "小满", "老秦木作")
TIMES = ("2012-4-5 10:02", "2012-4-5 11:30", "2012-4-5 12:00", "2012-4-6 08:15")
SIGN = "人生就是一场骑行，二手坐垫请私聊"


def page(body: str, head: str = "", title: str = TITLE) -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<div id='hd'><a href='/'>首页</a> <a href='/login'>登录</a></div>{body}"
        "<div id='ft'>Processed in 0.024 second(s), 18 queries</div></body></html>"
    )


def each(post: str) -> str:
    rows = zip(POSTS, NAMES, TIMES, strict=True)
    return "".join(
        post.format(n=n, text=text, name=name, time=time, sign=SIGN, title=TITLE if n == 1 else "")
        for n, (text, name, time) in enumerate(rows, start=1)
    )


def template(name: str) -> str:
    """One post as a forum's software writes it."""
    return (TEMPLATES / f"{name}.html").read_text("utf-8")


FORUM = {
    "Discuz": page(
        f"<div id='postlist'>{each(template('discuz'))}</div>", "<meta name='generator' content='Discuz! X3.4'>"
    ),
    "Discuz by its address": page(f"<div id='postlist'>{each(template('discuz'))}</div>"),
    "phpBB": page(f"<div id='page-body'>{each(template('phpbb'))}</div>", title=f"{TITLE} - 河口论坛"),
    "phpBB 2": page(f"<table class='forumline'>{each(template('phpbb2'))}</table>", title=f"河口論壇 :: {TITLE}"),
    "Tieba": page(f"<div id='j_p_postlist'>{each(template('tieba'))}</div>", title=f"{TITLE}_木工吧_百度贴吧"),
    "V2EX": page(
        f"<div id='Main'><div class='box'><div class='header'><h1>{TITLE}</h1>{NAMES[0]} · 3 天前</div>"
        "<div class='cell'>"
        f"<div class='topic_content'>{POSTS[0]}</div></div></div><div class='box'>{each(template('v2ex'))}</div></div>"
    ),
    "Discourse": page(each(template("discourse")), "<meta name='generator' content='Discourse 3.1'>"),
    "a plain list": page(f"<div class='a'>{each(template('plain'))}</div>", title=f"{TITLE} | 河口BBS"),
    "no names at all": page(f"<div>{each(template('nameless'))}</div>", title=f"{TITLE} - 木工社区"),
    "a JSON-LD posting": page(
        f"<div class='a'>{each(template('plain'))}</div>",
        '<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"老屋"}</script>',
    ),
}
ADDRESSES = {
    "Discuz by its address": "https://www.hekou.example/thread-1203-1-1.html",
    "V2EX": "https://hekou.example/t/91203",
}


@pytest.mark.parametrize("name", FORUM)
def test_posts_of_a_thread_are_its_text(name: str):
    article = clean.clean(FORUM[name], url=ADDRESSES.get(name))
    text = [line for line in article.text.split("\n") if line != POSTS[2]]
    assert list(dict.fromkeys(text)) == [post for post in POSTS if post != POSTS[2]]
    assert {block.role for block in article.blocks if block.kept} == {"post"}


@pytest.mark.parametrize("name", FORUM)
def test_a_short_reply_is_a_post(name: str):
    assert POSTS[2] in clean.clean(FORUM[name], url=ADDRESSES.get(name)).text.split("\n")


def test_replies_under_a_first_post_of_another_shape_are_posts():
    first = (
        f"<article class='topic-detail'><h1>{TITLE}</h1>"
        f"<div class='topic-content'><p>{POSTS[0]}</p><p>{POSTS[3]}</p></div></article>"
    )
    comment = (
        "<div class='comment'><div class='comment-meta'><a>{name}</a><span>{time}</span></div>"
        "<div class='comment-content'><p>{text}</p></div><div class='comment-actions'>点赞 评论</div></div>"
    )
    html = page(f"<main>{first}<div class='comments'>{each(comment)}</div></main>")
    html = html.replace(f"<p>{POSTS[0]}</p></div><div class='comment-actions'>", "<p></p></div><div>")
    article = clean.clean(html, url="https://hekou.example/topic/1203")
    assert article.text.split("\n") == [POSTS[0], POSTS[3], *POSTS[1:3]]
    # The same parts under an article are readers' comments.
    article = clean.clean(html.replace("topic", "news"), url="https://hekou.example/article/1203")
    assert article.text.split("\n") == [POSTS[0], POSTS[3]]


NEWS = (
    "五年前退出养殖的三千亩鱼塘，如今长满了芦苇，冬天来这里落脚的候鸟从七百只增加到近一万只。",
    "恢复工作做得很省：先把塘埂挖开几处缺口，让水自己流，再在高处补种柳树和桑树。",
)
ITEM = "<div class='item'><span>{name}</span><span>{time}</span><p>{text}</p></div>"
FLOOR = "<div><b>{n}楼</b> {name} {time}<p>{text}</p></div>"
COMMENTS = {
    "comments": f"<div class='comment-list'><h3>网友评论（4）</h3>{each(ITEM)}</div>",
    "schema.org comments": f"<div id='comments'>{each(template('discourse'))}</div>",
    "floors": f"<div class='pinglun'>{each(FLOOR)}</div>",
}


@pytest.mark.parametrize("name", COMMENTS)
@pytest.mark.parametrize("times", [1, 4])
def test_comments_under_news_are_no_text_even_where_they_are_longer(name: str, times: int):
    news = "".join(f"<p>{line}</p>" for line in NEWS)
    html = page(
        f"<div class='art'><h1>退出来的鱼塘</h1>{news}</div>{COMMENTS[name] * times}", title="退出来的鱼塘 - 江州新闻网"
    )
    article = clean.clean(html, url="https://news.example/2024/1.html")
    assert article.text.split("\n") == list(NEWS)
    assert {block.role for block in article.blocks if block.kept} == {"paragraph"}


def test_an_article_in_a_part_that_is_called_comment_stays():
    html = page("<div class='comment'>" + "".join(f"<p>{line}</p>" for line in NEWS) + "<p>2024-03-01</p></div>")
    assert clean.clean(html).text.split("\n")[:2] == list(NEWS)


def test_an_index_of_a_forum_is_no_thread():
    rows = each("<tr><td><a href='/t{n}'>{text}</a></td><td>{name}</td><td>{time}</td></tr>")
    article = clean.clean(page(f"<table class='threads'>{rows}</table>", title="修修补补 - 河口论坛"))
    assert "post" not in {block.role for block in article.blocks}


def test_a_table_of_data_in_a_post_keeps_its_rows():
    table = "<table><tr><td>合页</td><td>两副</td></tr><tr><td>木条</td><td>一根</td></tr></table>"
    html = FORUM["phpBB"].replace(f"{POSTS[3]}</div>", f"{POSTS[3]}{table}</div>")
    kept = [(block.role.value, block.text) for block in clean.clean(html).blocks if block.kept]
    assert ("table", "合页 两副") in kept


@pytest.mark.parametrize(("above", "below"), [("<p>发布于 {time}</p>", ""), ("", "<p>发布于 {time}</p>")])
def test_a_thread_has_the_date_of_its_first_post(above: str, below: str):
    post = f"<div class='List-item'><div class='AuthorInfo'><a>{{name}}</a></div>{above}<p>{{text}}</p>{below}</div>"
    article = clean.clean(page(each(post)), url="https://hekou.example/question/1203")
    assert (article.date or "")[:10] == "2012-04-05"
    assert article.date == "2012-04-05T10:02"


def test_a_first_post_that_is_short_stays_above_the_replies():
    opening = "外婆家的井填了，你们呢？"
    replies = "".join(
        f"<li class='reply-item'><h4><a href='/u'>{name}</a> <span>{time}</span></h4><p>{text}</p></li>"
        for name, time, text in zip(NAMES, TIMES, POSTS, strict=True)
    )
    body = f"<h1>{TITLE}</h1><div id='link-report'><p>{opening}</p></div><ul>{replies}</ul>"
    article = clean.clean(page(body, title=f"{TITLE} - 河口论坛"))
    assert article.text.split("\n") == [opening, *POSTS]


OLD = (
    "<table><tr><td><b>{name}</b><br>等级：贵宾<br>文章：902<br>注册：2001-9-1</td>"
    "<td>第 {n} 楼 发表于 {time}<br>{text}{rest}</td></tr></table>"
)


def test_ranks_and_signatures_of_old_boards_go():
    body = each(OLD.replace("{rest}", "<br>----------------------<br>{sign}"))
    assert clean.clean(page(body, title=f"{TITLE} - 河口论坛")).text.split("\n") == list(POSTS)


def test_what_stands_below_a_rule_of_dashes_and_is_long_stays():
    more = "补充一句：" + POSTS[1] * 3
    body = each(OLD.replace("{rest}", f"<br>----------------------<br>{more}"))
    assert more in clean.clean(page(body, title=f"{TITLE} - 河口论坛")).text.split("\n")


@pytest.mark.parametrize(
    "unit",
    [
        f"<div class='post'>{NAMES[0]} {TIMES[0]}<p>{POSTS[0]}</p>",
        f"<div class='post'>{NAMES[0]} {TIMES[0]}<p>{POSTS[0]}</p></div>",
        f"<p>{NAMES[0]}</p><p>{TIMES[0]}</p><p>{POSTS[0]}</p>",
    ],
)
def test_blocks_are_looked_at_a_few_times_however_posts_are_nested(unit: str, monkeypatch: pytest.MonkeyPatch):
    looked = Counter[str]()
    monkeypatch.setattr(clean.parse.thread, "is_mark", lambda text: looked.update([text]) or is_mark(text))
    blocks = parse_html(page(unit * 150, title=f"{TITLE} - 河口论坛"))
    find_thread(blocks, None, 0, len(blocks.texts))
    assert 0 < looked.total() < 4 * len(blocks.texts)
