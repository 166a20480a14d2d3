from clean.label.table_rows import rows_among


def test_lines_with_as_many_cells_are_rows() -> None:
    lines = dict(enumerate(["奖等 / 注数 / 每注金额", "一等奖 / 1 / 500万元", "二等奖 / 9 / 20万元", "他没有中奖。"]))
    assert rows_among(lines) == {0, 1, 2}


def test_a_menu_alone_and_lines_with_two_cells_are_none() -> None:
    lines = dict(enumerate(["首页|新闻|体育", "河水涨了。", "老渡口|晚报", "桥通了|晚报"]))
    assert rows_among(lines) == set()
