"""Lines of pages' own boilerplate by themselves, against sentences that hold the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from clean.label import boilerplate
from clean.label.boilerplate import boilerplate_tail, labels_of_lines, line_label
from clean.label.signs import signs_of, signs_of_lines
from clean.labels import Label
from clean.script.convert import to_simplified

TABLE = Path(__file__).with_name("boilerplate.tsv")


def rows() -> list[list[str]]:
    """The rows of the table: line, labels, and perhaps the reason why it is not met yet."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def cases() -> list[object]:
    """The rows as parameters; those that are not met yet must fail."""
    return [
        pytest.param(line, labels, marks=[pytest.mark.xfail(strict=True, reason=why[0])] if why else [], id=line)
        for line, labels, *why in rows()
    ]


@pytest.mark.parametrize(("line", "labels"), cases())
def test_a_line_gets_its_label_and_a_sentence_none(line: str, labels: str):
    verdict = line_label(to_simplified(line))
    assert (verdict[0].value if verdict else "-") in labels.split("/")


def test_every_label_of_lines_has_rows_and_look_alikes():
    seen = {label for _, labels, *_ in rows() for label in labels.split("/")}
    assert seen >= {
        "byline", "editor", "disclaimer", "copyright", "footer", "toolbar", "navigation", "comment", "pager",
        "recommendation", "advertisement", "caption", "-",
    }  # fmt: skip
    assert sum(labels == "-" for _, labels, *_ in rows()) >= 80


@pytest.mark.parametrize(
    "line", ["分享到：微信 微博 QQ空间", "责任编辑：卢小满", "下一篇：没有了", "版权声明", "记者问：你后悔吗？", ""]
)
def test_a_verdict_always_has_a_reason(line: str):
    verdict = line_label(line)
    assert verdict is None or (isinstance(verdict[0], Label) and verdict[1])


SENTENCE = "老魏把缆绳绕好，朝对岸望了一会儿，转身走了。"


@pytest.mark.parametrize(
    ("tail", "label"),
    [
        ("（责任编辑：卢小满）", "editor"),
        ("(責任編輯：盧小滿)", "editor"),
        ("[责任编辑：于归]", "editor"),
        ("责任编辑：卢小满", "editor"),
        ("（作者：韦一川）", "editor"),
        ("（未经授权不得转载）", "copyright"),
        ("转载请注明出处。", "copyright"),
        ("本文仅代表作者个人观点，与本网无关。", "disclaimer"),
        ("免责声明：本文转载自网络，版权归原作者所有。", "disclaimer"),
        ("返回搜狐，查看更多", "recommendation/toolbar"),
        ("（点击查看大图）", "toolbar"),
    ],
)
def test_boilerplate_glued_to_a_paragraph_is_cut_where_it_begins(tail: str, label: str):
    line = SENTENCE + to_simplified(tail)
    found = boilerplate_tail(line)
    assert found is not None
    assert (line[: found[0]], found[1].value in label.split("/")) == (SENTENCE, True)


def test_several_tails_in_a_row_are_cut_from_the_first():
    found = boilerplate_tail(SENTENCE + "（责任编辑：卢小满）未经授权，不得转载。本文仅代表作者观点。")
    assert found is not None
    assert found[0] == len(SENTENCE)


@pytest.mark.parametrize(
    "line",
    [
        "他说完，转身就走（后来人们才知道，他是去找责任编辑的）。",
        "她在合同上写道：未经作者同意，出版社不得删改一个字，他看了很久才签。",
        "老人把照片翻过来，背面写着来源和年份，字迹已经淡了（他记不清是谁写的）。",
        "这篇声明登在第三版，读者看了都说写得诚恳，没有一句推脱的话。",
        "他回到家，点击那封邮件，里面只有一句话。",
        SENTENCE,
    ],
)
def test_a_sentence_that_talks_about_such_things_keeps_its_end(line: str):
    assert boilerplate_tail(line) is None


def test_what_was_told_of_short_lines_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boilerplate, "MOST_REPEATED", 2)
    lines = ["首页", "分享到", "桥修了三年", "首页", "责任编辑：林某", "他把责任编辑叫到办公室，谈了一个钟头。"] * 2
    expected = [line_label(line) for line in lines]
    assert labels_of_lines(lines, signs_of_lines(lines)) == expected
    assert [labels_of_lines([line], [signs_of(line)])[0] for line in lines] == expected
