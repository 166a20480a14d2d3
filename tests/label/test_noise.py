"""Noise in an article's own characters: invisible characters, readings in brackets, anti-scraping strings."""

from __future__ import annotations

import pytest
from label_samples import PROSE, TITLE, html_page, kept, text_page

import clean
from clean.label.noise import _UNUSUAL, _unusual_in, undo_noise, without_jammer
from clean.labels import Label


@pytest.mark.parametrize(
    ("noisy", "plain"),
    [
        ("河\u200b口\u200c村", "河口村"),
        ("河\ufeff口\u2060村", "河口村"),
        ("河\u00ad口村\u202e", "河口村"),
        ("河口\ufe01村", "河口村"),
        ("河\x00口\x08村", "河口村"),
        ("一家人👨\u200d👩\u200d👧在渡口", "一家人👨\u200d👩\u200d👧在渡口"),
        ("他说：“走吧。”", "他说：“走吧。”"),
    ],
)
def test_invisible_characters_go_and_joined_emoji_stay(noisy: str, plain: str):
    assert undo_noise([noisy])[0] == [plain]


def test_invisible_characters_go_from_a_text_full_of_unusual_ones():
    foreign = "강마을에서 " * 300
    assert undo_noise([foreign, "河\u200b口村"])[0] == [foreign, "河口村"]


DAMAGED = ["設(shè)計的圖書館開(kāi)放了，讀(dú)者很多，座(zuò)位不夠，又搬(bān)來四十把椅(yǐ)子。"]


def test_readings_behind_single_characters_all_over_a_page_go():
    assert undo_noise(DAMAGED)[0] == ["設計的圖書館開放了，讀者很多，座位不夠，又搬來四十把椅子。"]


def test_readings_without_a_tone_go_from_a_page_that_is_full_of_readings():
    lines = [
        *DAMAGED,
        "他們(men)說，這個(ge)圖書館真好。",
        "門口的石頭(shitou)刻着館名，長(zhang)木椅是王(Wang)館長捐的。",
    ]
    found = undo_noise(lines)[0]
    assert found[1:] == ["他們說，這個圖書館真好。", lines[2]]


def test_readings_with_a_blank_go():
    assert undo_noise(["他不會(huì )來，我(wǒ )也不去。"])[0] == ["他不會來，我也不去。"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("薑絲少許(xǔ)", "鹽少許（xǔ）"), ["薑絲少許", "鹽少許"]),
        (("每個碼只用兩(liǎng )天，就換一個。",), ["每個碼只用兩天，就換一個。"]),
        (("歲(suì)末的集市上，他買了一張年畫。",), ["歲(suì)末的集市上，他買了一張年畫。"]),
    ],
)
def test_one_reading_goes_from_a_converted_page_where_it_recurs_or_has_a_blank(
    lines: tuple[str, ...], shown: list[str]
):
    assert undo_noise(list(lines))[0] == shown


@pytest.mark.parametrize(
    "line",
    [
        "“行”是多音字，读作xíng(行走)，也读作háng(银行)。",
        "河口的“口”(kǒu)字，当地人念成第四声。",
        "他的网名叫河边的石头(shitou)，写了十年日记。",
        "这种病的全名是白癜风(vitiligo)，不会传染。",
        "水稻（三系杂交）和玉米（单交种）都要留出隔离带。",
    ],
)
def test_brackets_that_mean_something_stay(line: str):
    assert undo_noise([line, PROSE[0]])[0] == [line, PROSE[0]]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("( o' ^: s% m3 {& l平台上线了", "平台上线了"),
        ("平台上线了& t3 W, s9 r1 p- Z' x", "平台上线了"),
        ("7 e; T1 _# z  o! Q8 n", ""),
        ("比分是 3 : 2，很接近", "比分是 3 : 2，很接近"),
        ("他写道：a + b = c", "他写道：a + b = c"),
        (PROSE[0], PROSE[0]),
    ],
)
def test_anti_scraping_strings_at_the_ends_of_a_line_go(line: str, plain: str):
    assert without_jammer(line)[0] == plain


@pytest.mark.parametrize("make", [text_page, html_page], ids=["text", "html"])
def test_what_is_taken_out_is_a_block_of_noise(make):
    article = clean.clean(make((PROSE[0], "( o' ^: s% m3 {& l" + PROSE[1], *PROSE[2:])))
    assert article.text.split("\n") == list(PROSE)
    assert [block.text for block in article.removed if block.label is Label.NOISE]


@pytest.mark.parametrize("make", [text_page, html_page], ids=["text", "html"])
def test_invisible_characters_do_not_hide_a_paragraph_that_stands_twice(make):
    again = "\u200b".join(PROSE[0])
    assert kept(make((*PROSE, again))) == list(PROSE)


def test_marks_of_footnotes_go_and_years_in_brackets_stay():
    lines = undo_noise(["渡口开于民国初年。[1]", "最早的船工姓余[2][3]，会唱号子。", "县志记载[1957]号文件。"])[0]
    assert lines[:2] == ["渡口开于民国初年。", "最早的船工姓余，会唱号子。"]
    assert lines[2] == "县志记载[1957]号文件。"


def test_a_line_of_nothing_but_marks_is_no_line_of_the_article():
    assert kept(text_page((*PROSE[:2], "？", "————", *PROSE[2:]), TITLE)) == list(PROSE)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        (f"{PROSE[0]}bm@^!&dyq_&v@jm %cc^t", PROSE[0]),
        (f"#emw*lqrqsys &*g&^sz{PROSE[0]}", PROSE[0]),
        ("口令里要有特殊字符（!@#$%^&*），例如Abc@2024。", "口令里要有特殊字符（!@#$%^&*），例如Abc@2024。"),
        ("把a&&b||!c改成一个函数，再看结果。", "把a&&b||!c改成一个函数，再看结果。"),
        ("他来了###！！！", "他来了###！！！"),
    ],
)
def test_letters_and_marks_stirred_together_go(line: str, plain: str):
    assert undo_noise([line, PROSE[1]])[0] == [plain, PROSE[1]]


def test_a_loop_finds_the_unusual_characters_that_the_expression_finds():
    for first in range(0, 0x20000, 500):
        text = "".join(map(chr, range(first, first + 500)))
        assert "".join(_unusual_in(text)) == "".join(_UNUSUAL.findall(text))
    assert len(_unusual_in("é" * 2000)) == 1000
