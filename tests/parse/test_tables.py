"""Tables of data, whose rows are a line each, told from tables that only lay out a page."""

from __future__ import annotations

import pytest
from parse_samples import BODY, PROSE, document, roles

import clean


def rows_of(table: str) -> list[str]:
    page = document(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{table}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>")
    return [text for role, text in roles(clean.clean(page)) if role == "table"]


PRICES = (
    "<tr><th>菜</th><th>今天</th><th>昨天</th></tr>"
    "<tr><td>白菜</td><td>1.2</td><td>1.1</td></tr><tr><td>豆腐</td><td>2.5</td><td>2.5</td></tr>"
)
PRICE_ROWS = ["菜 今天 昨天", "白菜 1.2 1.1", "豆腐 2.5 2.5"]
IN_PARAGRAPHS = PRICES.replace("<td>", "<td><p><span>").replace("</td>", "</span></p></td>")
DATA = {
    "plain": (PRICES, PRICE_ROWS),
    "with a body": (f"<thead></thead><tbody>{PRICES}</tbody>", PRICE_ROWS),
    "paragraphs in cells": (IN_PARAGRAPHS, PRICE_ROWS),
    "br in cells": (
        "<tr><td>白菜</td><td>很新鲜<br>很便宜</td></tr><tr><td>豆腐</td><td>热的</td></tr>",
        ["白菜 很新鲜 很便宜", "豆腐 热的"],
    ),
    "two columns": (
        "<tr><td>摊位</td><td>四十个</td></tr><tr><td>开市</td><td>五点</td></tr>",
        ["摊位 四十个", "开市 五点"],
    ),
    "an empty corner": (
        "<tr><td></td><td>周一</td><td>周二</td></tr><tr><td>早</td><td>开</td><td>休</td></tr>"
        "<tr><td>晚</td><td>休</td><td>开</td></tr>",
        ["周一 周二", "早 开 休", "晚 休 开"],
    ),
}


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("around", ["{}", "<div class='scroll'>{}</div>", "<center>{}</center>"])
def test_a_row_of_data_is_one_line(around: str, name: str):
    inner, rows = DATA[name]
    table = around.format(f"<table border='1'>{inner}</table>")
    page = document(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{table}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>")
    assert clean.clean(page).text.split("\n") == [*PROSE[:2], *rows, *PROSE[2:]]


def test_rows_of_data_have_the_role_of_a_table():
    assert rows_of(f"<table>{PRICES}</table>") == PRICE_ROWS


MENU = "<table width='760'><tr><td><a href='/'>首页</a></td><td><a href='/n'>新闻</a></td></tr></table>"
SIDE = "<td width='200'><a href='/1'>河堤步道全线贯通</a><br><a href='/2'>老戏台修好了</a></td>"
LAYOUTS = {
    "one cell": f"<table><tr><td>{BODY}</td></tr></table>",
    "menu and body": f"{MENU}<table><tr>{SIDE}<td>{BODY}</td></tr></table>",
    "a paragraph a row": "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in PROSE) + "</table>",
    "nested": f"<table><tr><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>",
    "br in a cell": "<table><tr><td>" + "<br><br>　　".join(PROSE) + "</td></tr></table>",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_that_lays_out_a_page_gives_paragraphs(name: str):
    blocks = roles(clean.clean(f"<html><body>{LAYOUTS[name]}</body></html>"))
    assert blocks == [("paragraph", line) for line in PROSE]


def test_a_table_of_data_inside_a_table_of_layout_keeps_its_rows():
    inner = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><table>{PRICES}</table><p>{PROSE[2]}</p>"
    page = f"<html><body><table><tr><td>{inner}</td></tr></table></body></html>"
    assert clean.clean(page).text.split("\n") == [*PROSE[:2], *PRICE_ROWS, PROSE[2]]


def test_words_of_menus_in_the_cells_of_data_stay():
    inner = "<tr><th>栏目</th><th>篇数</th></tr><tr><td>新闻</td><td>12</td></tr><tr><td>体育</td><td>8</td></tr>"
    assert rows_of(f"<table>{inner}</table>") == ["栏目 篇数", "新闻 12", "体育 8"]


def test_the_caption_of_a_table_is_a_caption():
    page = document(
        f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><table><caption>表：早市菜价</caption>{PRICES}</table><p>{PROSE[2]}</p>"
    )
    assert ("caption", "表：早市菜价") in roles(clean.clean(page))
