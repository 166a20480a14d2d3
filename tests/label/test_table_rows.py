from clean.label.table_rows import is_row


def test_a_line_with_as_many_cells_as_the_one_beside_it_is_a_row() -> None:
    lines = ["奖等 / 注数 / 每注金额", "一等奖 / 1 / 500万元", "二等奖 / 9 / 20万元", "他没有中奖。"]
    assert [is_row(lines, at) for at in range(len(lines))] == [True, True, True, False]


def test_a_menu_alone_and_lines_with_two_cells_are_none() -> None:
    lines = ["首页|新闻|体育", "河水涨了。", "老渡口|晚报", "桥通了|晚报"]
    assert not any(is_row(lines, at) for at in range(len(lines)))
