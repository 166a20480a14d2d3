"""What a spammed page sells, learnt from its own lines of keywords."""

from __future__ import annotations

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given
from label_samples import MORE_PROSE, PROSE, TITLE, html_page, text_page

import clean
from clean.codes import may_hold_two
from clean.label.page_words import (
    _CLAUSE,
    _QUOTE,
    _SEPARATOR,
    _SEPARATORS,
    _kinds,
    clauses_of,
    held_in,
    is_keyword_line,
    learn_words,
    may_be_keywords,
    repeated_keyword,
    words_in,
)
from clean.label.pairs import may_stand, places_of_pairs, share_phrase, table_of_pairs
from clean.label.scan import clauses_in

# Words that no list holds, as the next campaign's will be.
HEAD = "藏蓝玛瑙手串,正宗藏蓝玛瑙价格,南湖鹿角霜批发,鹿角霜多少钱,藏蓝玛瑙手串电话,正宗鹿角霜厂家,松烟墨锭定制价格"
DOORWAYS = {
    "two words and a question": "藏蓝玛瑙手串好在哪里？懂行的都说正宗，鹿角霜批发也是同样的道理，看完您就明白了。",
    "one word twice": "有人说藏蓝玛瑙是骗局，也有人说藏蓝玛瑙改变了生活，到底谁对，看完这篇您自己判断。",
}
PUSHES = ("正如云岭堂藏蓝玛瑙手串一直主张的那样，", "（云岭堂藏蓝玛瑙官网）")


@pytest.mark.parametrize("kind", DOORWAYS)
@pytest.mark.parametrize("page_of", [text_page, html_page])
def test_sentences_with_the_words_of_the_head_go_and_the_article_stays(kind, page_of):
    lines = [HEAD, *PROSE, *MORE_PROSE, DOORWAYS[kind]]
    assert clean.clean(page_of(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


@pytest.mark.parametrize("push", PUSHES)
def test_a_clause_with_a_word_of_the_head_is_cut_out_of_a_sentence(push):
    first, rest = PROSE[1].split("，", 1)
    spammed = f"{first}，{push}{rest}"
    lines = [HEAD, PROSE[0], spammed, *PROSE[2:], *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *MORE_PROSE]


def test_without_a_line_of_keywords_the_same_words_are_not_spam():
    line = "他的柜子里有一串藏蓝玛瑙手串，是老魏年轻时从南边带回来的，从来没有卖过。"
    lines = [*PROSE, line, *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == lines


def test_what_the_article_itself_is_about_is_not_learnt_from_a_head():
    head = "渡口老船,渡口老船价格,渡口老船公司,百家乐平台,真人百家乐,渡口老船电话"
    about = ("那条渡口老船停在石桩旁边，谁也没有动过它。", "孩子们放学以后，总要到渡口老船上坐一会儿再回家。")
    lines = [head, *PROSE, *about, *MORE_PROSE]
    assert clean.clean(text_page(lines)).text.split("\n") == [*PROSE, *about, *MORE_PROSE]


def test_words_are_learnt_whole_and_places_are_not():
    assert learn_words([HEAD, "清河县|鹿角霜|武乡县"], []) == ("松烟墨锭定制", "藏蓝玛瑙", "鹿角霜")


@given(
    st.text("藏蓝玛瑙", max_size=40),
    st.sets(st.text("藏蓝玛瑙", min_size=2, max_size=4), min_size=1, max_size=6),
    st.integers(1, 8),
)
def test_words_are_found_as_an_expression_finds_them(text: str, words: set[str], most: int):
    apart = [word for word in words if not any(other != word and other in word for other in words)]
    matches = re.finditer("|".join(sorted(apart, key=lambda word: (-len(word), word))), text)
    assert words_in(text, apart, most) == [(*match.span(), match.group()) for match in matches][:most]


@given(st.text("藏蓝玛瑙", max_size=9), st.lists(st.text("藏蓝玛瑙手串", min_size=1, max_size=4)))
def test_words_that_stand_in_a_text_are_told_by_their_pairs(text: str, words: list[str]):
    held = [word for word in words if word in text]
    assert held_in(words, text) == held
    assert all(may_stand(word, places_of_pairs(text)) for word in held)


@given(st.lists(st.text("藏蓝玛瑙,|", max_size=9), max_size=3), st.text("藏蓝玛瑙,", max_size=30))
def test_words_are_learnt_only_for_texts_that_share_a_phrase_with_the_keywords(lines: list[str], text: str):
    assert share_phrase(lines, text) or not held_in(learn_words(lines, []), text)


@given(st.text("藏蓝玛瑙", max_size=9), st.integers(0, 9), st.integers(0, 9))
def test_two_of_some_pairs_are_told_wherever_they_stand(text: str, start: int, end: int):
    start, end = min(start, len(text)), min(end, len(text))
    pairs = {"藏蓝", "蓝玛", "瑙藏"}
    inside = [pair for pair in (text[at : at + 2] for at in range(start, end - 1)) if pair in pairs]
    assert may_hold_two(text, start, end, table_of_pairs(pairs)) >= (len(inside) > 1)


@given(st.text("（(［【〖）)］】〗，,；：。！“”《他走𝐀", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_clauses_are_told_by_a_loop_as_an_expression_finds_them(line: str, start: int, end: int):
    start, end = min(start, len(line)), min(end, len(line))
    spans = [match.span() for match in _CLAUSE.finditer(line, start, end)]
    expected = [(s, e) for s, e in spans if line[e - 1] in "，,）)］】〗" and not _QUOTE.search(line, s, e)]
    assert clauses_in(line, start, end) == expected


def test_menus_and_sentences_are_no_lines_of_keywords():
    menu = "新闻,体育,财经,娱乐,科技,汽车"
    sentence = "他说，船还能用，就是没有人坐，船板拆下来，船桨留着，船票也留着"
    assert [is_keyword_line(line) for line in (HEAD, menu, sentence)] == [True, False, False]


@given(st.lists(st.text("碎石站的机价AB9,| \u3000〇𠀀", max_size=12), max_size=12).map(",".join))
def test_a_line_that_is_told_to_be_no_keywords_is_none(line):
    assert may_be_keywords(line) or not is_keyword_line(line)


def test_the_table_of_separators_is_what_their_expression_matches():
    kinds = _kinds()
    assert [code for code in range(0x110000) if _SEPARATORS.match(chr(code))] == [
        code for code, kind in enumerate(kinds) if kind == _SEPARATOR
    ]


def test_a_phrase_with_function_characters_is_no_keyword():
    assert repeated_keyword("有人说他不知道，也有人说他不知道。") == ""


def test_quotations_and_the_last_clause_are_no_clauses_to_cut():
    line = "老魏说，“藏蓝玛瑙手串，”又说，藏蓝玛瑙手串在柜子里。"
    assert [line[start:end] for start, end in clauses_of(line, 0, len(line))] == ["老魏说，"]


def test_the_title_is_given_back():
    assert clean.clean(text_page([HEAD, *PROSE])).title == TITLE
