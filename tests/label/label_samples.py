"""Pages for the tests of labels: an article that lines are put into, as flattened text and as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import clean

TITLE = "渡口的最后一条船"
PROSE = (
    "河口村的渡船停了。船工老魏把缆绳一圈一圈绕在石桩上，绕到第三圈，他停下来，朝对岸望了一会儿。",
    "渡口开了六十七年，最热闹的时候一天要走四十趟，赶集的、上学的、抬花轿的，都从这条船上过。",
    "桥修好以后，坐船的人一天比一天少。去年冬天，有一个星期只来了两个人，一个是走错路的，一个是来看船的。",
    "老魏说，船还能用，就是没有人坐。他打算把船板拆下来，给孙子做一张书桌，剩下的钉在门口，当一条长凳。",
    "村里商量了几回，最后决定把渡口留下来，立一块木牌，写上每一位船工的名字和他们掌船的年份。",
)
TITLE_HANT = "渡口的最後一條船"
PROSE_HANT = (
    "河口村的渡船停了。船工老魏把纜繩一圈一圈繞在石樁上，繞到第三圈，他停下來，朝對岸望了一會兒。",
    "渡口開了六十七年，最熱鬧的時候一天要走四十趟，趕集的、上學的、抬花轎的，都從這條船上過。",
    "橋修好以後，坐船的人一天比一天少。去年冬天，有一個星期只來了兩個人，一個是走錯路的，一個是來看船的。",
    "老魏說，船還能用，就是沒有人坐。他打算把船板拆下來，給孫子做一張書桌，剩下的釘在門口，當一條長凳。",
    "村裡商量了幾回，最後決定把渡口留下來，立一塊木牌，寫上每一位船工的名字和他們掌船的年份。",
)


def text_page(lines: Iterable[str], title: str = TITLE) -> str:
    """A page that lost its HTML."""
    return "\n".join((title, *lines)) + "\n"


def html_page(lines: Iterable[str], title: str = TITLE) -> str:
    """The same as HTML with nothing but a heading and paragraphs."""
    return html_around("\n".join(f"<p>{escape(line)}</p>" for line in lines), title)


def html_around(inner: str, title: str = TITLE) -> str:
    """A document around the inner HTML of its article."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<div class='wrap'><h1>{title}</h1>\n{inner}\n</div></body></html>"
    )


def kept(page: str) -> list[str]:
    """The lines of the article of a page."""
    return clean.clean(page).text.split("\n")


def removed(article: clean.Article) -> dict[str, str]:
    """The removed text of an article, with its label."""
    return {block.text: block.label.value for block in article.removed if block.label}
