"""What is told of a piece at a glance agrees with the expressions that it spares."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clean.label import address_marks, contacts, piece_signs, sentence_ends, spam, strangers, text_model, weigh
from clean.label.piece_signs import boundaries_in, signs_of_piece, signs_of_reading
from clean.label.scan import holds_run_behind
from clean.label.topic import count_han

# What the expressions are made of, so that they match now and then.
FRAGMENTS = st.sampled_from(
    [
        *"。.点點:：@-_/ \n　，、丶·~+＋*=^'|“”\"'「」『』（)！？十VvＶxXwWqQlLtTgGeEiIn5１89٣❤♥➕✈🐧🄋𝟿",
        *"①⓿㈠\u20e3微信薇客服老师加群口令电报飞机送返率胜%％天分零一二三四五他们é",
        *[
            "://",
            "www.",
            "a.com",
            "t.me/abc",
            "abcde",
            "a1b2c3",
            "138",
            "400",
            "0571",
            "telegram",
            "line",
            "weixin",
            " b",
            "李、",
            "12345678",
            " 一",
            "·王",
        ],
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=14).map("".join)


def told(text: str, first: int = 0, last: int | None = None) -> int:
    return signs_of_piece(text, first, len(text) if last is None else last)


@given(TEXTS, st.integers(0, 6), st.integers(0, 6))
@example("见 www .example", 0, 0)
@example("12 345 678", 0, 0)
@example("12 345 678", 1, 0)
@example("5 .", 0, 0)
def test_what_contacts_hold_is_told_exactly_also_of_a_part(text: str, start: int, left: int) -> None:
    first, last = min(start, len(text)), max(min(start, len(text)), len(text) - left)
    found = contacts.CONTACTABLE.search(text, first, last) is not None
    assert (told(text, first, last) & piece_signs.CONTACT != 0) == found


@given(TEXTS)
def test_a_dot_as_in_addresses_is_told_exactly(text: str) -> None:
    assert (told(text) & piece_signs.DOT != 0) == contacts.has_dot(text)


@given(TEXTS)
@example("一。二。")
@example("一。\n。")
@example("李 王 张")
def test_what_disguises_are_made_of_is_told_exactly(text: str) -> None:
    found = any(pattern.search(text) for pattern in contacts._DISGUISING)
    assert (told(text) & piece_signs.DISGUISING != 0) == found


@pytest.mark.parametrize(
    ("sign", "expression"),
    [
        (piece_signs.DISGUISED_PLACE, contacts._DISGUISED_PLACE),
        (piece_signs.NUMBER, contacts.PHONE_NUMBER),
        (piece_signs.NUMBER, contacts.LANDLINE),
        (piece_signs.LURE, contacts.LURING_FIGURE.pattern),
        (piece_signs.QUOTATION, weigh._QUOTED.pattern),
        (piece_signs.BOUNDARY, spam._BOUNDARY.pattern),
        (piece_signs.RING, contacts.DISGUISED_NUMBER),
    ],
)
@given(text=TEXTS)
@example(text="400 123 456")
@example(text="(010 - 1234567")
@example(text="a b c d ")
@example(text="🄋🄌①②")
@example(text="送 8")
@example(text="减88")
def test_nothing_is_denied_that_an_expression_finds(sign: int, expression: str, text: str) -> None:
    if re.search(expression, text):
        assert told(text) & sign


@given(TEXTS)
@example("加微信abc123")
@example("Q Q12345")
@example("客服号12345")
@example("口令 abcde")
@example("v：abcde")
@example("Ｖ:abcde")
@example("weI 信 abcde")
@example("aweI信abcde")
@example("av信abcde")
@example("av 信abcde")
@example("围xabcde")
@example("围 芯abcde")
@example("🐧12345")
@example("看t.me/abc")
@example("abc_QQ12345")
def test_no_account_is_denied(text: str) -> None:
    if contacts.has_account(text, piece_signs.ANYTHING):
        assert told(text) & piece_signs.ACCOUNT


ORDINARY = st.lists(
    st.sampled_from(
        [*"。.,， :：点點…您！一二三四五零十vVaB1590拨打电话致热线他(", "abcde", "1234", "a1", "热线", "12345 "]
    ),
    max_size=10,
).map("".join)


@given(ORDINARY | TEXTS)
@example("")
@example("8 1234 他")
@example("a。b")
@example("5.5")
@example("打电话给他")
@example("电话a")
def test_what_is_told_of_a_text_that_is_read_is_exact(text: str) -> None:
    marks = piece_signs.READ_AS_OTHERS
    assert signs_of_reading(text) | marks == text_model._told_of(text) | marks


@given(ORDINARY)
def test_marks_that_are_read_as_others_are_told(text: str) -> None:
    told = signs_of_reading(text)
    others = {mark for mark, _ in text_model._SAME[1:]}
    assert told == 0 or (told & piece_signs.READ_AS_OTHERS != 0) == (not others.isdisjoint(text))


LURING = st.lists(
    st.sampled_from(
        [
            *"扫码识别关注加进群，“”首存送返8元%天见效点起前最高",
            "二维码",
            "公众号",
            "回复",
            "复制",
            "浏览器",
            "通过率",
            "100",
            "微信",
        ]
    ),
    max_size=10,
).map("".join)


@given(LURING | TEXTS)
def test_invitations_and_lures_are_those_that_the_expressions_find(text: str) -> None:
    assert contacts.invitations_in(text) == [len(match[0]) for match in re.finditer(contacts.INVITING, text)]
    lures = contacts._lengths(text, contacts._LURE_BEGINS, contacts.LURING)
    assert lures == [len(match[0]) for match in re.finditer(contacts.LURING, text)]


@given(TEXTS)
def test_there_is_an_account_or_an_address_where_the_expression_finds_one(text: str) -> None:
    for whole, anywhere in (
        (contacts.ACCOUNT_NAME, contacts._ANY_ACCOUNT),
        (contacts.WEB_ADDRESS, contacts._ANY_ADDRESS),
    ):
        assert bool(re.search(whole, text)) == bool(re.search(anywhere, text))


@given(TEXTS)
@example("他走了。”　她")
@example("好！ ）")
def test_pieces_end_where_the_expression_says(text: str) -> None:
    found = [
        match.start() if match[0] in spam._OPENING_BRACKETS else match.end() for match in spam._BOUNDARY.finditer(text)
    ]
    assert boundaries_in(text, 0, len(text)) == found


@given(TEXTS, st.integers(0, 4))
def test_sentences_end_where_the_expression_says(text: str, start: int) -> None:
    stop = max(start, len(text) - 1)
    found = [match.end() for match in sentence_ends._END.finditer(text, start, stop)]
    assert piece_signs.sentence_ends_in(text, start, min(stop, len(text))) == found


@given(TEXTS)
def test_a_line_whose_marks_hold_a_name_may_drop_one(text: str) -> None:
    held = any(count_han(match[0][1:4]) == 3 for match in address_marks._BRACKETED.finditer(text))
    assert not held or holds_run_behind(text, address_marks._OPENING, address_marks.SHORTEST_NAME)


@given(TEXTS)
@example("㈠")
@example("🄋")
def test_characters_that_stand_for_others_are_told(text: str) -> None:
    assert contacts._has_homoglyph(text) == (not contacts._HOMOGLYPH.isdisjoint(text))


@given(st.text("云A7 \u3000，", max_size=9))
def test_blanks_are_those_that_the_expression_finds(text: str) -> None:
    assert piece_signs.blanks_in(text) == [match.span() for match in strangers._BLANK.finditer(text)]
