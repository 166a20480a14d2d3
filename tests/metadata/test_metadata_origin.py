"""Where a page says what its metadata says."""

import pytest

from clean.metadata import Evidence, Head, read_metadata
from clean.metadata.origin import find_origins

TITLE = "渡口停摆之前"
BODY = ("摆渡的老人把缆绳收进船舱，说今年的水比往年低。",)


def page(**more) -> Evidence:
    parts = {"head": Head(), "url": None, "title": TITLE, "above": (TITLE,), "body": BODY, "inside": (), "below": ()}
    return Evidence(**{**parts, **more})


BYLINE = "2023-11-18 20:15 来源：河湾日报 作者：贺青"
FROM_BYLINE = {"author": ("above", BYLINE), "date": ("above", BYLINE), "source": ("above", BYLINE)}
ADDRESS = "https://example.com/2023/11/18/a.html"
FACTS = '{"@type": "NewsArticle", "datePublished": "2023-11-18"}'
CASES = [
    ("a by-line", page(above=(TITLE, BYLINE)), FROM_BYLINE),
    ("the editor under the body", page(below=("（责任编辑：丁一）",)), {"editor": ("below", "（责任编辑：丁一）")}),
    (
        "the head's site",
        page(head=Head(meta={"description": "渡口", "og:site_name": "河湾网"})),
        {"site": ("head", "og:site_name: 河湾网")},
    ),
    (
        "the end of <title>",
        page(head=Head(title=f"{TITLE}_河湾日报网")),
        {"site": ("head", f"title: {TITLE}_河湾日报网")},
    ),
    (
        "the line goes before the head that repeats it",
        page(above=(TITLE, BYLINE), head=Head(meta={"pubdate": "2023-11-18 20:15"})),
        FROM_BYLINE,
    ),
    ("the address", page(url=ADDRESS), {"date": ("address", ADDRESS)}),
    ("JSON-LD", page(head=Head(json_ld=(FACTS,))), {"date": ("head", f"JSON-LD: {FACTS}")}),
    (
        "two lines that only together say it",
        page(above=(TITLE, "贺青", "2023-11-18 20:15")),
        {"author": ("above", "贺青"), "date": ("above", "2023-11-18 20:15")},
    ),
]


@pytest.mark.parametrize(("evidence", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_value_is_traced_to_the_piece_that_gives_it(evidence, expected):
    found = {name: (origin.where, origin.text) for name, origin in find_origins(evidence).items() if name != "title"}
    assert found == expected


def test_the_title_is_from_the_line_that_shows_it_or_from_the_head():
    assert find_origins(page())["title"].where == "above"
    assert find_origins(page(above=(), head=Head(title=TITLE)))["title"].where == "head"
    assert find_origins(page(title=None, above=())) == {}


def test_every_value_has_an_origin():
    for _, evidence, _ in CASES:
        found = read_metadata(evidence)
        named = {name for name in ("title", "author", "editor", "date", "source", "site") if getattr(found, name)}
        assert find_origins(evidence).keys() == named


def test_a_hostile_head_costs_little():
    many = Head(title=TITLE, meta={f"name{number}": "值" * 100 for number in range(20_000)}, json_ld=("{}",) * 500)
    assert find_origins(page(head=many))["title"].where == "above"
