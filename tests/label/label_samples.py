"""Pages for the tests of labels: an article that lines are put into, as flattened text and as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pytest

import clean

TITLE = "渡口的最后一条船"
PROSE = (
    "河口村的渡船停了。船工老魏把缆绳一圈一圈绕在石桩上，绕到第三圈，他停下来，朝对岸望了一会儿。",
    "渡口开了六十七年，最热闹的时候一天要走四十趟，赶集的、上学的、抬花轿的，都从这条船上过。",
    "桥修好以后，坐船的人一天比一天少。去年冬天，有一个星期只来了两个人，一个是走错路的，一个是来看船的。",
    "老魏说，船还能用，就是没有人坐。他打算把船板拆下来，给孙子做一张书桌，剩下的钉在门口，当一条长凳。",
    "村里商量了几回，最后决定把渡口留下来，立一块木牌，写上每一位船工的名字和他们掌船的年份。",
)
# The rest of a longer article, whose middle is far from the page's edges.
MORE_PROSE = (
    "木牌做了半个月。木匠姓葛，住在河对岸，小时候天天坐老魏的船上学，他说这块牌子不收钱，只收一顿晚饭。",
    "名字一共刻了二十三个，最早的一位没有人见过，只知道他姓余，会唱很长的号子，在民国的一场大水里没了音信。",
    "立牌那天下着小雨，村里来了一百多人，孩子们撑着伞站在石阶上，数着牌子上的名字，数到自己的爷爷就喊一声。",
    "老魏没有讲话。他把船划到河心，绕了一圈，又慢慢划回来，像从前送完最后一趟客人那样，把桨横放在船头。",
    "第二年春天，镇上的小学把渡口写进了课本，课文很短，只有三百字，最后一句是：船停了，河还在走。",
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


def unmet(reasons: Mapping[str, str], *names: str) -> list[pytest.MarkDecorator]:
    """The mark of a case that is not met yet: `reasons` tells why, by name."""
    return [pytest.mark.xfail(strict=True, reason=reasons[name]) for name in names if name in reasons][:1]


def in_text_and_html(names: Iterable[str], reasons: Mapping[str, str]) -> list[Any]:
    """Parameters (make, name) for each name, as text and as HTML.

    reasons: why a case is not met yet, under its name, or under "text: name" or "html: name".
    """
    makers = {"text": text_page, "html": html_page}
    return [
        pytest.param(make, name, id=f"{kind}: {name}", marks=unmet(reasons, name, f"{kind}: {name}"))
        for name in names
        for kind, make in makers.items()
    ]


def kept(page: str) -> list[str]:
    """The lines of the article of a page."""
    return clean.clean(page).text.split("\n")


def removed(article: clean.Article) -> dict[str, str]:
    """The removed text of an article, with its label."""
    return {block.text: block.label.value for block in article.removed if block.label}
