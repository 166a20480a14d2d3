"""Each removed piece of spam has the label of its kind."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from label_samples import MORE_PROSE, PROSE, text_page

import clean

BENCH = Path(__file__).parents[3] / "shared" / "bench" / "spam"
SENTENCES = frozenset(("spam.promotion", "spam.contact"))
LISTS = frozenset(("spam.keywords", "spam.link_farm"))
# The labels that are right for each kind of piece that the generator of spammed pages makes.
RIGHT = {
    "stray_tags": {"markup", "noise"}, "watermark": {"noise"}, "jammer": {"noise"},
    "spam_head": LISTS, "link_farm": LISTS, "hidden": LISTS | {"spam.hidden", "hidden"},
    "ad_line": SENTENCES, "inline_spam": SENTENCES, "glued": SENTENCES, "comment_spam": SENTENCES, "contact": SENTENCES,
    "doorway": {"spam.doorway"}, "midad": SENTENCES | {"advertisement"},
}  # fmt: skip

CASES = {
    "真人荷官百家乐，首存送88，客服微信abc12345": "spam.promotion",
    "真人百家乐_老虎机下载_六合彩开奖_棋牌平台": "spam.keywords",
    "加小编微信gdm22333，免费领取全套资料": "spam.contact",
    "友情链接： 百家乐平台| 清河县| 老虎机下载| 武乡县| 棋牌网站| 南丰县| 六合彩开奖|": "spam.link_farm",
    "随着社会的发展，百家乐越来越受到人们的重视，下面一起来看看老虎机究竟怎么样吧。": "spam.doorway",
}


@pytest.mark.parametrize("line", CASES)
def test_a_line_of_spam_has_the_label_of_its_kind(line: str):
    article = clean.clean(text_page([*PROSE, line, *MORE_PROSE]))
    assert {block.label.value for block in article.removed if block.text == line and block.label} == {CASES[line]}
    assert article.text.split("\n") == [*PROSE, *MORE_PROSE]


@pytest.mark.slow
def test_nine_of_ten_generated_pieces_have_the_label_of_their_kind():
    if not BENCH.exists():
        pytest.skip("the generator of spammed pages is not here: ../shared/bench/spam")
    spec = importlib.util.spec_from_file_location("inject", BENCH / "inject.py")
    assert spec is not None
    assert spec.loader is not None
    inject: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(inject)
    found: Counter[bool] = Counter()
    for page in inject.generate("dev", 100, 1, kind="text"):
        removed = {
            squeezed(block.text): block.label.value for block in clean.clean(page["page"]).removed if block.label
        }
        for piece in page["spam"]:
            label = removed.get(squeezed(piece["text"]))
            if label is not None:
                found[label in RIGHT[piece["kind"]]] += 1
    assert found[True] >= 0.9 * found.total() > 300


def squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("（本文来源网络，如有侵权请联系dgk92562删除）", clean.Label.SPAM_CONTACT),
        ("（本文来源网络，如有侵权请联系tougao@news.example）", clean.Label.DISCLAIMER),
        ("（本文来源网络，如有侵权请告知本站删除）", clean.Label.DISCLAIMER),
    ],
)
def test_a_disclaimer_that_leads_to_an_account_is_spam_on_a_page_with_spam(line: str, label: clean.Label):
    farm = "主站蜘蛛池模板: 棋牌游戏下载| 商水县| 真人百家乐| 城固县| 网上娱乐城| 上栗县| 彩票网站大全| 永州市"
    lines = ["雨停以后", "雨停以后，旧书摊又摆了出来，摊主先把油布掀开一角，看看最上面一层湿了没有。"] * 2
    blocks = clean.clean("\n".join([*lines, line, farm])).blocks
    assert [block.label for block in blocks if block.text == line] == [label]
