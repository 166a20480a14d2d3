"""Marks of sites inside a sentence go, with their brackets and signs, and the sentence is whole again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clean
from clean.label.wedged_marks import find_wedged_marks

MARKED = {
    "in a bracket, in full-width letters": (
        "只有六",
        "【桐油书库→ｔｙｓｋ８．ｃｏｍ】",
        "个人坐在船头，其余的在岸上。",
    ),
    "in a bracket, divided": (
        "一排排渡船往雾里走，",
        "(桐~油~书~屋 ｔｏｎｇｙｏｕ．ｃｏｍ 更新快)",
        "最里面的亮着灯。",
    ),
    "in brackets of mathematics": ("胶布上写着一个女孩的", "⟦桐油读书tysk77点com手打更新⟧", "名字，灯一晃就看不清。"),
    "between arrows": ("窗外不是隧", "→桐↘油↗书屋ｔongyou520.com←", "道壁，是一排亮着灯的铺子，卖糖水的，修钟的。"),
    "between strokes": ("暗红色的云慢慢转过去，", "\\\\更新最快的~桐油书屋~tongyou52.com//", "像一只不肯闭上的眼睛。"),
    "divided, the dot spelt": ("老乔把手伸过去，", "桐·油·书·库最快更新 tysk8点com", "将船头的灯又拧亮了一点。"),
    "divided, without an address": ("里面有一串钥匙，一张水费单。", "~桐~油~看~书~", "单子背面用铅笔写了两个字。"),
    "between two signs": ("一滴一滴，从天花", "@桐油书屋 tongyou.com@", "板的夹缝里落下来，带着海的味道。"),
}
OWN = [
    "渡口的时刻表见网站（www.example.com）首页，每月更新一次。",
    "他喊，救~命~啊~~船家没有听见，桨还在雾里一下一下地响。",
    "文件放在 example.com/ferry 里，下载以后按船号改名。",
    "地址写错了一个字母，exampie.com 和 example.com 只差一笔，看快了分不出来。",
    "《渡口》《雾》《桐油》是他最早的三个短篇，都登在县里的内刊上。",
    "存储：CFexpress Type A / SD UHS-II 双卡槽本文首发vip.example.com，转载请注明出处。",
    "报名网站是 https://www.example.com/2025 ，截止到本月二十日。",
]


@pytest.mark.parametrize(("before", "mark", "behind"), MARKED.values(), ids=MARKED)
def test_a_mark_is_found_to_its_ends(before: str, mark: str, behind: str):
    line = before + mark + behind
    assert [line[start:end] for start, end in find_wedged_marks(line)] == [mark]


@pytest.mark.parametrize("line", OWN)
def test_addresses_and_signs_of_a_sentence_are_none(line: str):
    assert find_wedged_marks(line) == []


@pytest.mark.parametrize(("before", "mark", "behind"), MARKED.values(), ids=MARKED)
def test_the_sentence_is_whole_again(before: str, mark: str, behind: str):
    story = [
        "船在雾里等了半个钟头，岸上的狗叫了三遍。",
        "天亮的时候，老乔把缆绳解开，桨声一下一下地远了。",
    ]
    kept = clean.clean("\n".join(["雾里的渡口", story[0], before + mark + behind, story[1]])).text.split("\n")
    assert kept == [story[0], before + behind, story[1]]


@given(st.text(alphabet="渡口书屋~·→【】（）.。点，ａｂcom8 /\\@", max_size=60))
def test_marks_are_apart_in_order_and_inside(line: str):
    spans = find_wedged_marks(line)
    assert spans == sorted(spans)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 < start < end < len(line) for start, end in spans)
