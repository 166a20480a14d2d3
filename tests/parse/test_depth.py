"""Text that stands deeper than the walk goes is still in the blocks: nothing vanishes without a label."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

import clean
from clean.parse.walk import MAX_DEPTH

PARAGRAPH = "他推开门，看见院子里落满了雪，屋檐下的灯还亮着，照得四下都很安静。"


@pytest.mark.parametrize("parse", [str, lambda page: BeautifulSoup(page, "html.parser")], ids=["html", "soup"])
@pytest.mark.parametrize("depth", [10, MAX_DEPTH + 40])
def test_text_below_the_deepest_level_is_in_the_blocks(depth: int, parse) -> None:
    deep = "<div>" * depth + f"<p>{PARAGRAPH}深处。</p>" + "</div>" * depth
    article = clean.clean(parse(f"<html><body>{deep}<p>{PARAGRAPH}</p><p>{PARAGRAPH}雪停了。</p></body></html>"))
    assert any("深处" in block.text for block in article.blocks)
    assert "雪停了" in article.text
