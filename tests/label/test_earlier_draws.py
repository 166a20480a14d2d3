"""Rows of earlier draws below a report on a draw go; a table of draws that an article is about stays."""

from __future__ import annotations

import pytest

import clean

REPORT = [
    "江州福彩七乐第2025097期于八月二十五日晚在省演播厅摇奖，公证员现场监督。",
    "基本号码：03 08 12 15 21 26 30",
    "特别号码：19",
    "本期一等奖一注，奖金一百二十万元，出自老渡口旁的一家便利店，是一张十元的复式票。",
    "本期筹集的公益金将用于养老和助残，提醒购彩者量力而行。",
]
ROWS = ["第2025096期　02、07、10、13、23、27、30　特05", "第2025095期　05、09、16、18、22、25、29　特11"]


@pytest.mark.parametrize("heading", [[], ["前几期都开了什么"]])
def test_rows_of_earlier_draws_below_the_report_go(heading: list[str]):
    lines = ["首页 开奖 图表", "七乐第2025097期开奖公告", *REPORT, *heading, *ROWS, "版权所有 江州福彩"]
    kept = clean.clean("\n".join(lines)).text.split("\n")
    assert kept == REPORT


def test_rows_that_the_article_is_about_stay():
    about = "下面是最近两期的号码，奇数比偶数多，这并不说明下一期会怎样，每一期都是独立的。"
    lines = ["号码里有没有规律", about, *ROWS, "统计老师说，把一千期放在一起，每个数出现的次数都差不多。"]
    kept = clean.clean("\n".join(lines)).text.split("\n")
    assert [row for row in ROWS if row not in kept] == []
