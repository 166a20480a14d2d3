"""What `favor` changes: lines in doubt go with precision, stay with recall; all others are as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import clean
from clean.label.thresholds import BALANCED, OF_FAVOR, Thresholds

PAGES = Path(__file__).resolve().parent.parent / "accuracy_pages"
FAVORS = get_args(get_type_hints(clean.Options)["favor"])

FIRST = "入秋以后，渡口的水一天比一天浅，船家把缆绳往下游挪了三次，才找到能靠岸的地方。"
SECOND = "老周在这里摆渡三十年，他说水浅不怕，怕的是没有人过河，船停久了，木头会裂，人也会闲出病来。"
THIRD = "去年镇上修好了桥，过河的人少了大半，只有赶早集的菜农还愿意坐船，因为码头离菜市场只有几步路。"
SIDE = "桥头的面馆早上六点开门，坐船的人多半在那里歇脚，喝一碗热汤。"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
SHORT = "他走了，没有回来。"
MENU = "<ul><li><a href='/t'>时刻表</a></li><li><a href='/p'>票价</a></li><li><a href='/m'>地图</a></li><li><a href='/w'>天气</a></li></ul>"  # noqa: E501
HEAD = "<html><head><title>渡口</title></head><body>"


def kept(page: str) -> dict[str, list[str]]:
    return {favor: clean.clean(page, options=clean.Options(favor=favor)).text.splitlines() for favor in FAVORS}


ALL = {"balanced", "precision", "recall"}


@pytest.mark.parametrize(
    ("page", "line", "favors"),
    [
        # Short lines at the edges of prose.
        (f"{HEAD}<div>{BODY}<p>连接每日热点</p></div>", "连接每日热点", {"balanced", "recall"}),
        (f"{HEAD}<div><p>收盘播报</p>{BODY}</div>", "收盘播报", {"balanced", "recall"}),
        (f"{HEAD}<div>{BODY}<p>河口镇人民政府</p></div>", "河口镇人民政府", set(FAVORS)),  # signs a notice
        (f"{HEAD}<div><p>{FIRST}</p><p>又过一年</p><p>{SECOND}</p></div>", "又过一年", set(FAVORS)),  # not at an edge
        (f"{HEAD}<div>{BODY}<ul><li>热汤面</li><li>糖油饼</li></ul></div>", "糖油饼", set(FAVORS)),  # its shape speaks
        # A paragraph in a part with a name that speaks against it.
        (f"{HEAD}<div>{BODY}<div class='sidebar'><p>{SIDE}</p></div></div>", SIDE, {"balanced", "recall"}),
        (f"{HEAD}<div>{BODY}<div class='sidebar'><p>{SHORT}</p></div></div>", SHORT, {"recall"}),
        # A list between the parts of an article.
        (
            f"{HEAD}<div><div>{BODY}</div><ol><li>缆绳两根</li><li>竹篙一支</li></ol>{MENU}<div><p>{SIDE}</p></div></div>",
            "竹篙一支",
            {"balanced", "recall"},
        ),
        # What looks like the line of a date or an author, between two paragraphs.
        (f"{HEAD}<div><p>{FIRST}</p><p>2014-09-25 17:59</p><p>{SECOND}</p></div>", "2014-09-25 17:59", {"recall"}),
        (f"{HEAD}<div><p>2014-09-25 17:59</p>{BODY}</div>", "2014-09-25 17:59", set()),  # above the article
        (f"{HEAD}<div>{BODY}<p>河口镇人民政府</p><p>2023年4月3日</p></div>", "2023年4月3日", ALL),
    ],
)  # fmt: skip
def test_a_line_in_doubt_goes_or_stays(page, line, favors):
    assert {favor for favor, lines in kept(page).items() if line in lines} == favors


def test_recall_keeps_a_paragraph_that_comes_again():
    lines = kept(f"{HEAD}<div>{BODY}<p>{FIRST}</p></div>")
    assert {favor: found.count(FIRST) for favor, found in lines.items()} == {"balanced": 1, "precision": 1, "recall": 2}


def test_recall_takes_in_the_prose_right_around_the_main_content():
    links = "<ul><li><a href='/t'>时刻表</a></li><li><a href='/p'>票价</a></li></ul>"
    page = f"{HEAD}<div><div>{BODY}</div><h2>小贴士</h2>船票只收现钱，记得带零钱。{links}</div>"
    lines = kept(page)
    assert "船票只收现钱，记得带零钱。" in " ".join(lines["recall"])
    assert "船票" not in " ".join(lines["precision"])


@pytest.mark.parametrize("lines", [["春水涨", "船家忙", "两岸桃花", "一夜香", "客来不问", "归何处"]])
def test_precision_leaves_a_poem_whole(lines):
    page = f"{HEAD}<h1>渡口</h1><div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
    assert kept(page)["precision"] == kept(page)["balanced"] == lines


@pytest.mark.parametrize("favor", FAVORS)
def test_menus_feeds_and_footers_go_whatever_is_favored(favor):
    page = (
        f"{HEAD}<div class='nav'><a href='/'>首页</a> <a href='/n'>新闻</a></div><div class='main'>{BODY}</div>"
        "<h3>相关新闻</h3><ul><li><a href='/1'>老码头改成了社区食堂</a></li><li><a href='/2'>地铁年底试跑</a></li></ul>"
        "<div class='footer'>版权所有 河口网 京ICP备00000000号</div>"
    )
    assert clean.clean(page, options=clean.Options(favor=favor)).text.splitlines() == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("favor", FAVORS)
def test_what_is_dropped_says_why(favor):
    article = clean.clean(f"{HEAD}<div>{BODY}<p>连接每日热点</p></div>", options=clean.Options(favor=favor))
    assert all(block.kept or (block.label and block.reason) for block in article.blocks)


def test_each_favor_has_its_thresholds_and_only_balanced_the_defaults():
    assert set(OF_FAVOR) == set(FAVORS)
    assert OF_FAVOR["balanced"] is BALANCED
    moved = {name for name, value in BALANCED._asdict().items() for t in OF_FAVOR.values() if getattr(t, name) != value}
    assert moved == {*Thresholds._fields}
    assert Thresholds() == BALANCED


def test_an_unknown_favor_is_refused():
    with pytest.raises(ValueError, match="favor must be 'balanced', 'precision' or 'recall', not 'speed'"):
        clean.Options(favor="speed")  # type: ignore[arg-type]


def test_on_marked_pages_each_favor_gets_what_it_favors():
    """Lines of the gold that are there, and lines that are neither gold nor optional."""
    found = dict.fromkeys(FAVORS, 0)
    extra = dict.fromkeys(FAVORS, 0)
    for path in sorted(PAGES.glob("*.json")):
        marks = json.loads(path.read_text("utf-8"))
        page = next(p for p in PAGES.glob(f"{path.stem}.*") if p.suffix != ".json").read_bytes()
        gold = set(clean.to_simplified(marks["text"]).splitlines())
        known = "\n".join([*gold, marks["title"], *marks.get("optional", ())])
        for favor in FAVORS:
            lines = clean.clean(page, options=clean.Options(favor=favor)).text.splitlines()
            found[favor] += len(gold & set(lines))
            extra[favor] += sum(line not in known for line in lines)
    assert found["recall"] > found["balanced"] >= found["precision"]
    assert extra["precision"] < extra["balanced"] <= extra["recall"]
