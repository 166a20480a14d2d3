"""Lines that a page's boilerplate has too: what stands around them tells whose they are."""

from __future__ import annotations

import pytest
from label_samples import PROSE, TITLE, in_text_and_html, kept

OWN = {
    "a hotline between two sentences": (*PROSE[:2], "服务热线：96116", *PROSE[2:]),
    "two contacts between two sentences": (*PROSE[:2], "投诉热线：12320", "地址：河口村老码头路3号", *PROSE[2:]),
    "scores one a line": (*PROSE[:2], "11:9", "8:11", "12:10", *PROSE[2:]),
    "keywords below an abstract": (f"摘要：{PROSE[0]}", "关键词：渡口；船工；乡村公路", *PROSE[1:]),
    "a closing bracket of code": (*PROSE[:2], "server {", "listen 443 ssl;", "}", *PROSE[2:]),
}
OF_THE_PAGE = {
    "contacts below the article": (*PROSE, "服务热线：96116", "地址：河口市人民路3号"),
    "the time of a player": (*PROSE[:2], "00:00", *PROSE[2:]),
    "the two times of a player": (*PROSE[:2], "00:00", "03:25", *PROSE[2:]),
    "tags without an abstract": (*PROSE, "关键词：渡口 船工"),
    "a bracket that nothing opened": (*PROSE[:2], "}", *PROSE[2:]),
}


@pytest.mark.parametrize(("make", "name"), in_text_and_html(OWN, {}))
def test_a_line_that_its_surroundings_claim_stays(make, name: str):
    assert kept(make(OWN[name], TITLE)) == list(OWN[name])


@pytest.mark.parametrize(("make", "name"), in_text_and_html(OF_THE_PAGE, {}))
def test_the_same_line_goes_where_it_is_the_pages(make, name: str):
    assert kept(make(OF_THE_PAGE[name], TITLE)) == list(PROSE)
