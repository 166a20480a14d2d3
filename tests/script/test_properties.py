"""What must hold for any text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from clean.script.blocks import _LEFT_AS_IT_IS, _MECHANICAL, convert_blocks
from clean.script.convert import to_simplified
from clean.script.detect import HAN, has_hant, lines_with_hant, odd_lines, script_of
from clean.script.table import characters, phrases

HANT = "這個臺灣電腦網路後來變得很慢，於是我們重新著手設計畫面：「著名的乾隆皇帝」"
HANS = "这个网络后来变慢了，所以我们重新设计画面：“著名的乾隆皇帝”看着"
AMBIGUOUS = "著乾藉瞭徵覆祇夥於沈么昇鍾餘麼畫像彷佔俱週慾匯彙穀份帳計名作書單手"
text = st.text(st.sampled_from(HANT + HANS + AMBIGUOUS + "abc 、。！\n「」《》のですか関/:"), max_size=60)
words = st.sampled_from(sorted(phrases()) + sorted(characters()) + sorted(characters().values()))
mixture = st.lists(text | words, max_size=12).map("".join)
FAST = settings(max_examples=300, deadline=None)


@FAST
@given(st.lists(words, max_size=12).map("，".join))
def test_converting_words_twice_changes_nothing_more(sample: str) -> None:
    once = to_simplified(sample)
    assert to_simplified(once) == once


@FAST
@given(mixture)
def test_converting_anything_comes_to_rest(sample: str) -> None:
    """Where words of the phrase file overlap, as in 力著力著, only the first is seen, and the next the second time."""
    twice = to_simplified(to_simplified(sample))
    assert to_simplified(twice) == twice


@FAST
@given(mixture)
def test_lengths_and_lines_stay(sample: str) -> None:
    assert [len(line) for line in to_simplified(sample).split("\n")] == [len(line) for line in sample.split("\n")]


@FAST
@given(st.text(max_size=60).filter(lambda sample: not HAN.search(sample)))
def test_text_without_han_characters_stays(sample: str) -> None:
    assert to_simplified(sample) == sample


@FAST
@given(st.text(st.sampled_from(HANS + AMBIGUOUS.replace("餘", "").replace("鍾", "") + "一二三"), max_size=60))
def test_simplified_text_stays(sample: str) -> None:
    simplified = "".join(c for c in sample if c not in "麼畫佔週慾匯彙穀帳計書單")
    assert to_simplified("这是简体" + simplified) == "这是简体" + simplified


@FAST
@given(
    st.text(st.sampled_from("東京桜来週満開迎見込頑張電車乗関駅経済のをはにがですます、。"), min_size=8, max_size=60)
)
def test_japanese_paragraphs_stay(sample: str) -> None:
    paragraph = "これは" + sample + "ではありませんでしたか。"
    kana = sum("\u3041" <= c <= "\u30fa" for c in paragraph)
    if kana > 0.5 * len(paragraph):
        assert to_simplified(paragraph) == paragraph


@FAST
@given(st.text(max_size=40))
def test_any_text_is_composed_and_never_fails(sample: str) -> None:
    result = to_simplified("臺" + sample)
    chinese = [
        line for line in result.split("\n") if HAN.search(line) and not any("\u3040" <= c < "\u3100" for c in line)
    ]
    assert all(unicodedata.is_normalized("NFC", line) for line in chinese)


@FAST
@given(st.lists(text, max_size=6), st.data())
def test_code_stays_and_every_block_keeps_its_lines(blocks: list[str], data: st.DataObject) -> None:
    code = data.draw(st.lists(st.booleans(), min_size=len(blocks), max_size=len(blocks)))
    converted = convert_blocks(blocks, code=code)
    assert [b.count("\n") for b in converted] == [b.count("\n") for b in blocks]
    assert all(a == b for a, b, is_code in zip(blocks, converted, code, strict=True) if is_code)


@FAST
@given(st.lists(text, max_size=6))
def test_on_a_simplified_page_only_the_marked_blocks_change(blocks: list[str]) -> None:
    marked = lines_with_hant(blocks)
    assert convert_blocks(blocks, page_script="hans", marked=marked) == convert_blocks(blocks, page_script="hans")


@FAST
@given(st.lists(mixture, max_size=12))
def test_the_script_of_a_text_is_told_from_its_marked_lines(lines: list[str]) -> None:
    marked = lines_with_hant(lines)
    assert marked == {number for number, line in enumerate(lines) if has_hant(line)} <= set(odd_lines(lines))
    assert script_of("\n".join(lines), "\n".join(lines[number] for number in marked)) == script_of("\n".join(lines))


@FAST
@given(
    st.lists(
        st.sampled_from(
            [
                "什么",
                "這里",
                "手里長",
                "背后",
                "然后妃",
                "后來",
                "皇后面",
                "終于",
                "屬于",
                "至于右",
                "兩只貓",
                "一只手",
                "只",
                "雨",
                "，",
            ]
        ),
        max_size=9,
    ).map("".join)
)
def test_what_a_table_leaves_as_it_is_stands_where_one_of_its_characters_does(sample: str) -> None:
    found = _MECHANICAL.search(sample)
    at = _LEFT_AS_IT_IS.place(sample)
    searched = _MECHANICAL.search(sample, max(0, at - 1)) if at >= 0 else None
    assert (found and found.span()) == (searched and searched.span())
