"""What is converted, what is left alone, and the options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.parse.compiled import holds_only
from clean.script import blocks, edges
from clean.script.blocks import _letters, convert_blocks, is_settled
from clean.script.convert import to_simplified
from clean.script.table import DATA, SHARED, characters, pairs, phrases

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        # Japanese inside Chinese
        ("歌手米津玄師的「さよーならまたいつか!」與電影《君たちはどう生きるか》同日發表。", None),
        ("她開了一家叫「森の静けさ」的麵包店。", "她开了一家叫「森の静けさ」的面包店。"),
        # addresses
        (
            "詳情請見 https://zh.wikipedia.org/wiki/臺灣鐵路 的條目。",
            "详情请见 https://zh.wikipedia.org/wiki/臺灣鐵路 的条目。",
        ),
        ("網站 www.example.com關閉了。", "网站 www.example.com关闭了。"),
        # a traditional quotation in a simplified sentence, and a simplified one in a traditional sentence
        ("他说这家店的招牌写着「歡迎光臨」。", "他说这家店的招牌写着「欢迎光临」。"),
        ("本文原载於香港《信報》，经作者授权转载。", "本文原载于香港《信报》，经作者授权转载。"),
        ("小说家於梨华与《龍鳳配》的故事。", "小说家於梨华与《龙凤配》的故事。"),
        # forms of characters
        ("⼩⼼⾨⼝的⽔溝，別滑倒。", "小心门口的水沟，别滑倒。"),
        ("⻓⻛吹过⻢路。", "长风吹过马路。"),
        ("\uf9b4導\uf9ab南山", "领导岭南山"),
        ("呢個\U000282e2喺五樓。", "呢个䢂喺五楼。"),
        ("造字\ue123不動，檔案裏照舊。", "造字\ue123不动，档案里照旧。"),
        # punctuation stays
        ("「他說：『走吧！』」", "「他说：『走吧！』」"),
    ],
)
def test_special_cases(hant: str, hans: str | None) -> None:
    if hans is None:
        assert to_simplified(hant) == hant.replace("師", "师").replace("與電", "与电").replace("發", "发")
    else:
        assert to_simplified(hant) == hans


@pytest.mark.parametrize(
    "text",
    [
        "东京の桜は来週に満開を迎える",
        "東京の桜は来週に満開を迎える見込みです。頑張ってください。",
        "昨日、駅前の書店で雑誌を買いました。",
        "The 3 quick foxes — naïve café, 한국어, Ελληνικά, עברית, 😀👍🏻.",
        "def f(x):\n\treturn x  # \u00e9",
        "他反覆思量，想像着著名的於梨华，乾隆的昇平与帐号。这些字不动。",
        "这本论著的藉口很多，老么说什么都不听。",
        "昇腾处理器的帐号、魏徵与文徵明、瞭望塔和神祇。",
    ],
)
def test_what_is_not_traditional_chinese_stays(text: str) -> None:
    assert to_simplified(text) == text


def test_blocks_keep_their_number_their_order_and_their_lines() -> None:
    blocks = ["臺灣\n的\n\n風景", "", "print('臺灣')\nprint('龍')", "結尾\n"]
    assert convert_blocks(blocks, code=[False, False, True, False]) == [
        "台湾\n的\n\n风景",
        "",
        "print('臺灣')\nprint('龍')",
        "结尾\n",
    ]


def test_a_neutral_block_follows_its_page() -> None:
    assert convert_blocks(["這裡記載著歷史", "看著"]) == ["这里记载着历史", "看着"]
    assert convert_blocks(["这里记载着历史", "看著"]) == ["这里记载着历史", "看著"]
    assert convert_blocks(["看著"], page_script="hans") == ["看著"]


def test_no_blocks_and_only_code() -> None:
    assert convert_blocks([]) == []
    assert convert_blocks(["龍"], code=[True]) == ["龍"]


# A page made from mainland text by a table with one traditional character for each simplified one.
@pytest.mark.parametrize(
    ("made", "original"),
    [
        ("他后來才明白，這里的帳號什么人都能用。", "他后来才明白，这里的帐号什么人都能用。"),
        ("關于昇騰芯片，陳昇說了什么？", "关于昇腾芯片，陈昇说了什么？"),
        ("隨著著作權意識提高，以后這里會有更多名著。", "随着著作权意识提高，以后这里会有更多名著。"),
        ("慰藉與狼藉，這么難寫的字。", "慰藉与狼藉，这么难写的字。"),
        (
            "后來他看著。著有詩集的人說，這是名著。走著走著，天亮了",
            "后来他看着。著有诗集的人说，这是名著。走着走着，天亮了",
        ),
        ("反覆思量之后，他還是決定想像一下。", "反覆思量之后，他还是决定想像一下。"),
    ],
)
def test_a_page_made_by_a_one_to_one_table_comes_back(made: str, original: str) -> None:
    assert to_simplified(made) == original


@pytest.mark.parametrize(
    ("native", "hans"),
    [
        ("太后后來藉故干政。", "太后后来借故干政。"),
        ("皇后駕崩之後，太后藉故干政。", "皇后驾崩之后，太后借故干政。"),
        ("他對于右任的書法很有研究，藉此立論。", "他对于右任的书法很有研究，借此立论。"),
        ("這里程碑意義重大，徵求民意。", "这里程碑意义重大，征求民意。"),
        ("里長關心里民，藉機拜票。", "里长关心里民，借机拜票。"),
    ],
)
def test_the_signs_of_such_a_page_in_native_text_are_no_signs(native: str, hans: str) -> None:
    assert to_simplified(native) == hans


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("他說：「『好』就是好。」", "他说：“‘好’就是好。”"),
        ("他说：「好」。", "他说：“好”。"),
        ("東京の「桜」は来週に満開を迎えるそうです。", "東京の「桜」は来週に満開を迎えるそうです。"),
    ],
)
def test_mainland_quotation_marks_on_request(hant: str, hans: str) -> None:
    assert to_simplified(hant, quotes=True) == hans
    assert "“" not in to_simplified(hant)


@pytest.mark.parametrize(
    ("hant", "hans", "words"),
    [
        ("這款軟體的介面很好用。", "这款软体的介面很好用。", "这款软件的界面很好用。"),
        ("軟體動物沒有骨骼。", "软体动物没有骨骼。", "软体动物没有骨骼。"),
        ("核心成員打開檔案館的門。", "核心成员打开档案馆的门。", "核心成员打开档案馆的门。"),
        ("計程車司機看著螢幕。", "计程车司机看着萤幕。", "出租车司机看着屏幕。"),
    ],
)
def test_mainland_words_on_request(hant: str, hans: str, words: str) -> None:
    assert to_simplified(hant) == hans
    assert to_simplified(hant, mainland_words=True) == words


def test_mainland_words_leave_simplified_text_alone() -> None:
    assert to_simplified("软体动物与介面的研究，这是简体。", mainland_words=True).startswith("软体动物与介面")


def test_the_output_is_composed() -> None:
    assert to_simplified("咖啡cafe\u0301，這裡") == "咖啡caf\u00e9，这里"


@pytest.mark.parametrize("name", ["opencc_characters", "characters", "opencc_phrases", "phrases", "radicals"])
def test_the_tables_keep_lengths_and_name_each_word_once(name: str) -> None:
    lines = (DATA / f"script_{name}.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 2 and len(row[0]) == len(row[1]) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_a_word_converted_alone_is_what_the_table_says() -> None:
    table = characters()
    plain = {word: "".join(table.get(c, c) for c in word) for word in phrases()}
    wrong = {w: to_simplified("這" + "，" + w)[2:] for w in phrases() if plain[w] != phrases()[w]}
    assert {w: got for w, got in wrong.items() if got != phrases()[w]} == {}


def _run(code: str, cwd: Path, **environment: str) -> str:
    process = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", code],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )
    assert process.stderr == ""
    assert process.returncode == 0
    return process.stdout


def test_importing_loads_neither_opencc_nor_jieba_and_a_common_page_no_jieba(tmp_path: Path) -> None:
    code = """
import json, sys
import clean.script.blocks as c, clean.words
loaded = lambda: [m for m in ("opencc", "jieba") if m in sys.modules]
a = loaded()
c.convert_blocks(["这是一个简体页面，没有什么要转换的。"])
b = loaded()
c.convert_blocks(["颱風過境，市長著手整頓市容，著名的夜市顯著地熱鬧起來，計畫趕不上變化。"])
print(json.dumps([a, b, loaded(), clean.words._load_frequent.cache_info().currsize]))
"""
    assert json.loads(_run(code, tmp_path)) == [[], [], ["opencc"], 0]


def test_nothing_is_printed_or_written_and_no_home_is_needed(tmp_path: Path) -> None:
    (tmp_path / "script_config.json").write_text("not for us")
    (tmp_path / "script_phrases.txt").write_text("名單\t壞了\n")
    before = sorted(tmp_path.iterdir())
    code = """
import sys
from clean.script.convert import to_simplified
sys.stdout.write(to_simplified("他們公佈著名單"))
"""
    assert _run(code, tmp_path, TMPDIR="/nonexistent", HOME="/nonexistent") == "他们公布着名单"
    assert sorted(tmp_path.iterdir()) == before


def test_threads_may_share_it() -> None:
    text = "\n".join(["重新著手研究那本名著，設計畫面。"] * 50)
    expected, results = to_simplified(text), []
    threads = [threading.Thread(target=lambda: results.append(to_simplified(text))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_the_edges_belong_to_words_of_the_tables() -> None:
    lines = (DATA / "script_edges.txt").read_text("utf-8").splitlines()
    found = {row[0]: row[1:] for line in lines if not line.startswith("#") for row in [line.split("\t")]}
    assert set(found) <= set(phrases())
    assert "设" in found["計畫"][0]
    assert "单" in found["著名"][1]


def test_the_edges_are_those_of_the_tables_today() -> None:
    lines = (DATA / "script_edges.txt").read_text("utf-8").splitlines()
    sample = sorted(phrases())[::25]
    assert [line for line in lines if line.split("\t")[0] in sample] == list(edges.lines(sample))


def test_character_by_character_only_what_is_never_right_in_simplified_text_changes():
    unmistakable = {k: v for k, v in pairs("opencc_characters").items() if k not in SHARED}
    radicals = {k: unmistakable.get(v, v) for k, v in pairs("radicals").items()}
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x32000)]))
    changed = unmistakable | radicals
    first_plane = "".join(c for c in every if ord(c) < 1 << 16 and ord(changed.get(c, c)) < 1 << 16)
    for text in (every, first_plane):
        assert _letters(text) == "".join(changed.get(c, c) for c in text)


@given(st.text("云，a·\u2f00里\u0301\uf900…（", max_size=6))
def test_a_text_is_settled_if_no_form_of_it_is_another(text: str) -> None:
    settled = unicodedata.is_normalized("NFC", text) and not any(c in "\u2f00\uf900" for c in text)
    assert is_settled(text) == settled
    assert not holds_only(text, blocks._SETTLED) or settled
