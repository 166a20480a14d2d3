"""The bytes of a page become its text, whatever its encoding, its declaration and its damage."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clean.characters import LOST
from clean.decode import _RUN, NEAR, SMALL, STEP, Decoded, _all_runs, _runs, decode, may_be_utf8, pairs_of, to_utf8
from clean.mojibake import repair_mojibake

HANS = "渡口的老船夫每天清早解开缆绳，等第一个上学的孩子。河面不宽，摇过去只要一袋烟的工夫，他却摇了三十一年。"
HANT = "渡口的老船夫每天清早解開纜繩，等第一個上學的孩子。河面不寬，搖過去只要一袋煙的工夫，他卻搖了三十一年。"
TITLE = "河上渡口的船"
MARKUP = '<div class="row"><a href="/x/index.html" id="top"></a></div>\n' * 300


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}<title>{TITLE}</title></head>\n<body><p>{text}</p></body></html>\n"


def meta(name: str) -> str:
    return f'<meta charset="{name}">'


HTTP_EQUIV = "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=%s'>"

# text of the page, encoding of its bytes, what the page declares, what the header declares, expected name, why
ENCODINGS = [
    (page(HANS), "utf-8", None, "utf-8", "nothing declared"),
    (page(HANS, meta("gb2312")), "utf-8", None, "utf-8", "a template's declaration over sound UTF-8"),
    (page(HANS, meta("gb2312")), "utf-8-sig", None, "utf-8", "the mark wins over the declaration"),
    (page(HANS, meta("gbk")), "utf-8", "gbk", "utf-8", "header and page are wrong together"),
    (page(HANS + "镕喆堃", meta("gb2312")), "gb18030", None, "gb18030", "gb2312 on the web means more than GB 2312"),
    (page(HANS, HTTP_EQUIV % "gb2312"), "gb18030", None, "gb18030", "old form, single quotes, capitals"),
    (page(HANS), "gb18030", None, "gb18030", "no declaration at all"),
    (page(HANS, meta("utf-8")), "gb18030", None, "gb18030", "declared utf-8"),
    (page(HANS, meta("iso-8859-1")), "gb18030", None, "gb18030", "the default of old editors"),
    (page(HANS, meta("big5")), "gb18030", None, "gb18030", "declared as the other Chinese one"),
    (page(HANS, meta("no-such-charset")), "gb18030", None, "gb18030", "a name nobody knows"),
    (page(HANS), "gb18030", "gbk", "gb18030", "only the header says it"),
    (page(HANS, meta("utf-8")), "gb18030", "GB2312", "gb18030", "the header is right, the page wrong"),
    (page(HANS, meta("gbk")), "gb18030", "utf-8", "gb18030", "the page is right, the header wrong"),
    (page(HANS, f"<!--{MARKUP}-->" + meta("gbk")), "gb18030", None, "gb18030", "declared after 18 KB"),
    (page(HANS, f"<!--{MARKUP}-->"), "gb18030", None, "gb18030", "18 KB of markup, one paragraph of text"),
    (page("㐁𠀋 是两个少见的字，" + HANS, meta("gb18030")), "gb18030", None, "gb18030", "characters of four bytes"),
    ('<?xml version="1.0" encoding="GB2312"?><a>缆绳</a>', "gb18030", None, "gb18030", "an XML declaration"),
    ("<title>渡口</title>", "gb18030", None, "gb18030", "a title of two characters is all"),
    (page(HANT, meta("big5")), "big5", None, "big5-hkscs", "declared as Big5"),
    (page(HANT), "big5", None, "big5-hkscs", "Big5 without declaration"),
    (page(HANT, meta("utf-8")), "big5", None, "big5-hkscs", "Big5 declared utf-8"),
    (page(HANT, meta("gb2312")), "big5", None, "big5-hkscs", "Big5 declared gb2312"),
    (page(HANT), "big5", "iso-8859-1", "big5-hkscs", "Big5 under a careless server"),
    (page("佢哋喺渡口度等嗰隻船，唔知幾時先嚟。" + HANT), "big5hkscs", None, "big5-hkscs", "Cantonese"),
    (page("票價€三元。恒碁裏墻銹粧嫺" + HANT), "cp950", None, "cp950", "the euro sign is only in cp950"),
    (page("約翰‧米勒也來過渡口。" + HANT), "cp950", None, "big5-hkscs", "the dot in foreign names"),
    ("<title>渡口老船</title>", "big5", None, "big5-hkscs", "a short title in Big5"),
    (page(HANS), "utf-16", None, "utf-16-le", "UTF-16 with its mark"),
    (page(HANS), "utf-16-le", None, "utf-16-le", "UTF-16 without"),
    (page(HANS), "utf-16-be", None, "utf-16-be", "UTF-16, the other order, without"),
    (HANS, "utf-16-le", None, "utf-16-le", "UTF-16 without a single ASCII character"),
    (page("今日は天気がいいですね。", meta("shift_jis")), "cp932", None, "shift_jis", "another language, declared"),
    (page("오늘은 날씨가 좋습니다", meta("euc-kr")), "cp949", None, "euc-kr", "another language, declared"),
    ("<p>Élève à l'école: créée, déjà vu, naïve façon</p>", "cp1252", None, "windows-1252", "French, not declared"),
    ("plain ASCII", "ascii", "gbk", "utf-8", "ASCII is all of them"),
]


@pytest.mark.parametrize(
    ("text", "codec", "declared", "expected"), [row[:4] for row in ENCODINGS], ids=[row[4] for row in ENCODINGS]
)
def test_the_encoding_is_found_and_nothing_is_lost(text: str, codec: str, declared: str | None, expected: str) -> None:
    data = text.encode(codec)
    assert decode(data, declared) == Decoded(text, expected, None, 0)
    assert to_utf8(data, declared) == (text.encode(), expected)


def broken(text: str, codec: str, at: int, remove: int = 0, insert: bytes = b"") -> bytes:
    """The text with bytes taken out or put in, within its first paragraph."""
    data = text.encode(codec)
    at += data.index("老船夫每天".encode(codec))
    return data[:at] + insert + data[at + remove :]


# bytes, what must be in the text, the most that may be lost, why
DAMAGED = [
    (
        broken(page(HANS, meta("gbk")), "gbk", 6, remove=1),
        "清早解开缆绳，等第一个",
        1,
        "GBK, first byte of a pair lost",
    ),
    (
        broken(page(HANS, meta("gbk")), "gbk", 7, remove=1),
        "清早解开缆绳，等第一个",
        1,
        "GBK, second byte of a pair lost",
    ),
    (
        broken(page(HANS, meta("gbk")), "gbk", 6, insert=b"\x81"),
        "每天清早解开缆绳",
        1,
        "a stray first byte shifts the rest",
    ),
    (broken(page(HANS), "gbk", 6, insert=b"\xff"), "每天清早解开缆绳", 1, "a byte that is never valid, no declaration"),
    (broken(page(HANS), "gbk", 6, insert=b"\x80"), "船夫€每天清早", 0, "byte 80 is the euro sign of Windows"),
    (broken(page(HANS), "gbk", 6, insert=b"\xc8<br>"), "<br>每天清早", 1, "half a character before a tag"),
    (broken(page(HANT), "big5", 6, insert=b"\xff\x80\xff\xff"), "每天清早解開", 4, "Big5 with four bad bytes"),
    (broken(page(HANT, meta("big5")), "big5", 6, remove=1), "清早解開纜繩", 1, "Big5, a byte lost"),
    (broken(page(HANS), "utf-8", 9, remove=1), "天清早解开缆绳", 1, "UTF-8, a byte lost"),
    (broken(page(HANS, meta("gbk")), "utf-8", 9, insert=b"\xff"), "每天清早", 1, "UTF-8 declared gbk, one bad byte"),
    (page(HANS).encode()[:120], "渡口的老船夫", 0, "UTF-8 cut off"),
    (page(HANS, meta("gbk")).encode("gbk")[:99], "渡口的老船夫", 0, "GBK cut off"),
]


@pytest.mark.parametrize(("data", "kept", "lost"), [row[:3] for row in DAMAGED], ids=[row[3] for row in DAMAGED])
def test_a_broken_byte_costs_one_character(data: bytes, kept: str, lost: int) -> None:
    decoded = decode(data)
    assert kept in decoded.text
    assert decoded.damaged == decoded.text.count(LOST) <= lost


def test_a_character_cut_off_at_the_end_is_dropped_and_named() -> None:
    decoded = decode(HANS.encode()[:-1])
    assert decoded.text == HANS[:-1]
    assert decoded.repaired == "the last character was cut off"


def test_a_page_glued_from_two_encodings_is_read_in_both() -> None:
    footer = "<p>版权所有渡口文化站</p>"
    for first, second in (("utf-8", "gbk"), ("gbk", "utf-8")):
        decoded = decode(page(HANS).encode(first) + footer.encode(second))
        assert (decoded.text, decoded.damaged) == (page(HANS) + footer, 0)
        assert decoded.repaired


def test_comments_in_another_encoding_do_not_decide() -> None:
    data = b"<!-- " + "导航开始".encode() + b" -->" + page(HANS).encode("gbk") + b"<!-- " + "页脚".encode() + b" -->"
    assert decode(data).encoding == "gb18030"
    assert HANS in decode(data).text


def test_emoji_written_as_two_surrogates_are_joined() -> None:
    assert decode("好".encode() + b"\xed\xa0\xbd\xed\xb8\x80").text == "好😀"
    for broken in (b"\xa0", b"\xed\xb8\x80", b"\xed\xa0\xbd"):  # beside another fault they are none
        assert "😀" not in decode(broken + b"\xed\xa0\xbd\xed\xb8\x80").text


def test_repeated_byte_order_marks_do_not_reach_the_text() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbf" + HANS.encode()).text == HANS
    assert decode(b"\xef\xbb\xbf" + page(HANS).encode("gbk")).text == page(HANS), "a mark glued before GBK"


def test_sound_utf8_comes_back_as_the_same_object() -> None:
    data = page(HANS, meta("gbk")).encode()
    assert to_utf8(data)[0] is data


# ------------------------------------------------------------------------------------------------- encoded twice


def as_latin(text: str) -> str:
    return text.encode().decode("latin-1")


def as_windows(text: str) -> str:
    """UTF-8 read as browsers read Windows-1252: bytes without a character become controls."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


def as_gbk(text: str) -> str:
    return text.encode().decode("gb18030", "replace")


def gbk_as_latin(text: str) -> str:
    return text.encode("gbk").decode("latin-1")


def twice(text: str) -> str:
    return as_latin(as_latin(text))


MISREADINGS = [as_latin, as_windows, as_gbk, gbk_as_latin, twice]


@pytest.mark.parametrize("misread", MISREADINGS)
def test_a_page_that_was_encoded_twice_is_restored(misread) -> None:  # type: ignore[no-untyped-def]
    decoded = decode(misread(page(HANS)).encode())
    assert (decoded.text, decoded.damaged) == (page(HANS), 0)
    assert decoded.repaired == "text that was encoded twice"
    assert to_utf8(misread(page(HANS)).encode())[0] == page(HANS).encode()


@pytest.mark.parametrize("misread", [as_latin, as_windows, as_gbk])
@pytest.mark.parametrize(("title", "body"), [(True, False), (False, True)])
def test_only_the_damaged_part_is_restored(misread, title: bool, body: bool) -> None:  # type: ignore[no-untyped-def]
    def half(head: str, text: str) -> str:
        return f"<title>{head}</title><p>{text}</p><p>{HANS}</p>"

    damaged = half(misread(TITLE) if title else TITLE, misread(HANS) if body else HANS)
    assert repair_mojibake(damaged) == half(TITLE, HANS)


def test_big5_read_as_latin1_is_restored() -> None:
    assert repair_mojibake(page(HANT).encode("big5").decode("latin-1")) == page(HANT)


def test_a_character_lost_in_the_second_encoding_stays_lost() -> None:
    misread = as_gbk("渡口的老船夫")
    assert misread.count(LOST) == 2
    assert (
        repair_mojibake(f"<title>{misread}</title><p>{HANS}</p>") == f"<title>渡口的{LOST}船{LOST}</title><p>{HANS}</p>"
    )


def test_a_stop_lost_at_the_end_of_a_paragraph_comes_back() -> None:
    misread = "渡口在哪儿，河边。".encode().decode("gbk", "replace")
    assert misread.endswith("\ufffd")
    assert repair_mojibake(f"<p>{misread}</p>") == "<p>渡口在哪儿，河边。</p>"


@pytest.mark.parametrize(
    "text",
    [
        page(HANS),
        page(HANT),
        "乱码常见的样子有“锟斤拷”“烫烫烫”，还有鐨勬槸、浣犲ソ和ä½ å¥½ï¼Œä¸–ç•Œã€‚",
        "<p>锟斤拷锟斤拷</p><p>屯屯屯</p>",
        "<p>把 UTF-8 当成 latin-1 读，就得到</p><pre>ä¸­æ–‡ç½‘é¡µæ ‡é¢˜</pre><p>" + HANS + "</p>",
        "Élève à l'école, déjà créée: « où ça ? » Ça va, naïf.",
        "Größe, Übung, Straße, ÄÖÜäöüß",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
        "Việt Nam đổi mới, người đàn ông ấy ở Huế.",
        "涓涓细流汇成江河，鍚字少见。",
        "铁路、鐵路、鎮上、鐘錶、鏡子：" + HANT,
        "价格 £5–£10，温度 25 °C，面积 3 m²，第 ½ 页。",
    ],
)
def test_sound_text_is_not_repaired(text: str) -> None:
    assert repair_mojibake(text) == text
    assert decode(text.encode()) == Decoded(text, "utf-8", None, 0)


@pytest.mark.parametrize(
    ("escaped", "expected"),
    [
        ("<p>&amp;#28193;&amp;#21475;&amp;#32769;&amp;#33337;</p>", "<p>&#28193;&#21475;&#32769;&#33337;</p>"),
        ("<p>&amp;#x6e21;&amp;#x53e3;&amp;#x8001;&amp;#x8239;</p>", "<p>&#x6e21;&#x53e3;&#x8001;&#x8239;</p>"),
        ("<p>&amp;nbsp;&amp;nbsp;渡口&amp;mdash;河边</p>", "<p>&nbsp;&nbsp;渡口&mdash;河边</p>"),
        ("<p>空格的转义写作 &amp;nbsp; 两个是 &amp;nbsp;&amp;nbsp;</p>", None),
        ("<pre>&amp;#28193;&amp;#21475;&amp;#32769;&amp;#33337;</pre>", None),
        ("<p>&#28193;&#21475;</p>", None),
        ("<a href='?a=1&amp;b=2'>渡口&amp;河边</a>", None),
    ],
)
def test_one_escape_too_many_is_undone_unless_code_is_shown(escaped: str, expected: str | None) -> None:
    assert decode(escaped.encode()).text == (expected or escaped)


# ------------------------------------------------------------------------------------------------- any input at all

COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
CHINESE = st.text(st.sampled_from(COMMON), min_size=4).map(lambda text: text + "不论如何")
PROSE = st.lists(st.one_of(CHINESE, st.sampled_from(["<p>", " ", "，", "。", "2024", "\n", "<br>"])), min_size=1).map(
    "".join
)


@given(ANY_TEXT)
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assume(repair_mojibake(text) == text and "&amp;" not in text)
    assert decode(text.encode()).text == text


@given(ANY_TEXT, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_any_text_in_utf16_with_its_mark_comes_back(text: str, codec: str) -> None:
    assume(repair_mojibake(text) == text and "&amp;" not in text)
    assert decode(("\ufeff" + text).encode(codec)).text == text


@given(PROSE, st.sampled_from([("gb18030", "gb2312"), ("gb18030", "gbk"), ("gbk", "utf-8")]))
def test_any_chinese_in_gb18030_comes_back(text: str, codec: tuple[str, str | None]) -> None:
    assert decode(text.encode(codec[0]), codec[1]).text == text


@given(PROSE, st.sampled_from(["big5", None]))
def test_any_chinese_in_big5_comes_back(text: str, declared: str | None) -> None:
    data = text.encode("big5hkscs", "ignore")
    assert decode(data, declared).text == data.decode("big5hkscs")


@given(st.binary(max_size=400), st.sampled_from([None, "gbk", "big5", "utf-8", "shift_jis", "utf-16", "x y", ""]))
def test_random_bytes_never_raise(data: bytes, declared: str | None) -> None:
    decoded = decode(data, declared)
    assert decoded.damaged == decoded.text.count(LOST)
    assert to_utf8(data, declared)[0].decode() == decoded.text


@given(ANY_TEXT)
def test_repair_never_raises_and_is_done_after_one_call(text: str) -> None:
    assert repair_mojibake(repair_mojibake(text)) == repair_mojibake(text)


# ------------------------------------------------------------------------------------------------- not possible yet


@pytest.mark.xfail(strict=True, reason="one character whose GBK bytes are a valid UTF-8 letter; nothing else tells")
def test_a_single_gbk_character_that_is_valid_utf8() -> None:
    assert decode("<title>360直</title>".encode("gbk")).text == "<title>360直</title>"


@pytest.mark.xfail(strict=True, reason="the shifted run ends in a letter, so that no byte is invalid and nothing shows")
def test_a_lost_byte_before_text_that_ends_in_a_letter() -> None:
    data = "渡口的老船夫每天清早解开缆绳A".encode("gbk")
    assert "每天清早" in decode(data[:1] + data[2:], "gbk").text


@pytest.mark.xfail(strict=True, reason="bytes escaped as Latin-1 entities by old programs are not looked for")
def test_utf8_escaped_as_latin_entities() -> None:
    escaped = "".join(f"&#{byte};" for byte in TITLE.encode())
    assert decode(f"<title>{escaped}</title>".encode()).text == f"<title>{TITLE}</title>"


@given(
    st.lists(
        st.sampled_from([b"a", b" <p>", b"\xb6", b"\xc9\xbf\xda", b"\n", b"x" * STEP, b"x" * (STEP - 1)]), max_size=12
    )
)
def test_runs_of_text_are_found_in_steps_and_as_one_byte_as_in_one_search(parts: list[bytes]) -> None:
    data = b"".join(parts)
    assert list(_runs(data)) == _all_runs(data) == _RUN.findall(data)


@pytest.mark.parametrize("before", [0, 300, NEAR - 20, NEAR - 8, NEAR, 2 * NEAR])
@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (b'<meta charset="UTF-8">', True),
        (b'<meta charset="gbk">', False),
        (b'<?xml encoding="gbk"?><meta charset="utf-8">', False),
        (b'<script>var charset</script><meta charset="gbk">', False),
        (b"", True),
    ],
)
def test_what_a_page_says_first_tells_whether_it_may_be_utf8(before: int, claim: bytes, expected: bool) -> None:
    assert may_be_utf8(b" " * before + claim + b" " * (SMALL + 1)) == expected


@pytest.mark.parametrize("codec", ["gb18030", "big5hkscs", "cp950"])
def test_a_table_holds_the_pairs_that_are_one_character(codec: str) -> None:
    table = memoryview(pairs_of(codec)).cast("H")
    for place, code in enumerate(table):
        try:
            text = bytes((0x81 + place // 192, 0x40 + place % 192)).decode(codec)
        except UnicodeDecodeError:
            text = ""
        assert code == (ord(text) if len(text) == 1 and text < "\ufffd" else 0)


_PIECES = st.one_of(
    st.text("早市七点开门，<p>\n", max_size=20).map(lambda text: text.encode("gb18030")),
    st.text("早市七點開門，ē", max_size=9).map(lambda text: text.encode("big5hkscs", "ignore")),
    st.binary(max_size=3),
)


@pytest.mark.parametrize("codec", ["gb18030", "big5hkscs"])
@given(pieces=st.lists(_PIECES, max_size=9))
def test_pairs_decoded_in_c_are_what_the_codec_says(codec: str, pieces: list[bytes]) -> None:
    native = pytest.importorskip("clean.parse.native_decode", reason="it is not built")
    data = b"".join(pieces)
    text = native.decoded_pairs(data, pairs_of(codec))
    assert text is None or text == data.decode(codec)


_PIECES_OF_UTF8 = st.one_of(
    st.text("早市七点开门，<p>\n é\u07ff\u0800\ud7ff\uffff", max_size=20).map(str.encode),
    st.sampled_from([b"\xe0\x9f\xbf", b"\xed\x9f\xbf", b"\xed\xa0\x80", b"\xc1\xbf", b"\xf0\x9f\x98\x80", b" " * 9]),
    st.binary(max_size=3),
)


@given(pieces=st.lists(_PIECES_OF_UTF8, max_size=9))
def test_utf8_decoded_in_c_is_what_the_codec_says(pieces: list[bytes]) -> None:
    native = pytest.importorskip("clean.parse.native_decode", reason="it is not built")
    data = b"".join(pieces)
    text = data.decode("utf-8", "replace")
    sound = text.encode() == data and "\xff" < max(text, default="") <= "\uffff"
    assert native.decoded_utf8(data) == (text if sound else None)
