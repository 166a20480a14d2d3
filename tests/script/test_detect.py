"""Which script a text is in."""

from __future__ import annotations

import pytest

from clean.parse.compiled import count_in, holds_any, holds_only, numbers_holding, tally
from clean.script.detect import (
    KANA,
    _gb2312_holds,
    _gb2312_table,
    _kinds,
    _patterns,
    _tables,
    evidence,
    lines_with_hans,
    lines_with_hant,
    prevailing,
    script_of,
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这是一篇简体中文的文章，讲的是北京的秋天。", "hans"),
        ("這是一篇正體中文的文章，講的是臺北的秋天。", "hant"),
        ("佢哋喺度食緊飯，阿媽仲未返嚟。", "hant"),
        ("港鐵新綫通車，乘客拖着行李，脱下外套。", "hant"),
        ("魏徵直言敢谏，乾隆年间的书里这样写着。", "hans"),
        ("简体一半，简单说明；繁體一半，簡單說明。", "mixed"),
        ("你好", "other"),
        ("", "other"),
        ("The quick brown fox; 12345.", "other"),
        ("駅前の商店街は夜遅くまで賑わっている。", "other"),
        ("그는 집에 갔다", "other"),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script


TEXTS = ["", "这和雨", "雲和雨", "雲和这", "いつも雲", "\uff66ｱ", "A.b 12"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_tally_counts_what_the_expressions_find(text: str) -> None:
    assert tally(text, _kinds()) == (*evidence(text), len(KANA.findall(text)))


def test_a_text_with_characters_beyond_the_first_plane_is_not_tallied() -> None:
    assert tally("雲和𨋢", _kinds()) is None
    assert script_of("雲和𨋢") == "hant"


def test_lines_of_either_script_are_told_by_tables_as_by_expressions() -> None:
    hant, hans = (set(numbers_holding(TEXTS, range(1, len(TEXTS)), table)) for table in _tables())
    assert hant == lines_with_hant(TEXTS) == {2, 3, 4}
    assert hans == lines_with_hans(TEXTS, range(1, len(TEXTS))) == {1, 3}


def test_a_quotation_in_the_other_script_does_not_make_a_page_mixed() -> None:
    page = "这篇文章讨论繁体字的历史、应用与现状，并引用「漢」「語」两个字。" * 3
    assert script_of(page) == "hans"


def test_characters_right_on_both_sides_are_no_evidence() -> None:
    assert evidence("乾坤著作慰藉瞭望魏徵覆盖神祇昇甯") == (0, 1)


def test_dashes_and_middle_dots_are_no_evidence() -> None:
    assert evidence("——约翰·史密斯——") == (0, 1)


@pytest.mark.parametrize(("hant", "hans", "script"), [(5, 1, "hant"), (4, 1, "mixed"), (1, 5, "hans"), (0, 0, "other")])
def test_one_side_prevails_with_more_than_four_times_the_evidence(hant: int, hans: int, script: str) -> None:
    assert prevailing(hant, hans) == script


def test_the_table_of_gb_2312_says_what_its_codec_says() -> None:
    table = _gb2312_table()
    for character in map(chr, [*range(0xD800), *range(0xE000, 0x20000)]):
        assert holds_only(character, table) == _gb2312_holds(character), character
    assert holds_only("云——A1", table)
    assert not holds_only("云雲", table)


@pytest.mark.parametrize("text", ["", "云", "雲和云𠀀𪜎", "這裡沒有簡體字，这里有。", "乾坤"])
def test_a_table_counts_what_expressions_find(text: str) -> None:
    for pattern, table in zip(_patterns(), _tables(), strict=True):
        assert count_in(text, table) == len(pattern.findall(text))
        assert holds_any(text, table) == (pattern.search(text) is not None)
