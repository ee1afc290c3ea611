"""A table and its part overleaf, joined by themselves: columns, repeated heads, cut rows, spanning cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from read.document.printed import END, LABEL, VALUE, cell, passage, prose, row_of, rows_of, table
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.model.sheet import Grid
from zsgx_docs.read.document.table_continuation import UNSURE, continued

LABELS = frozenset({"单位名称", "联系人", "手机", "研修对象", "传真"})
FULL = "一" * 30 + "二" * 30
"""Two full lines of the value column."""


def joined(first: Grid, second: Grid, labels: frozenset[str] = frozenset()) -> list[list[str]]:
    whole = continued(first, first, second, labels.__contains__)
    assert whole is not None
    return rows_of(whole)


def doubt(first: Grid, second: Grid, labels: frozenset[str] = frozenset()) -> float:
    """How surely the least sure text of the joined table stands."""
    whole = continued(first, first, second, labels.__contains__)
    assert whole is not None
    return min(c.text.confidence() for c in whole.cells)


def ruled_at(page: int, edges: Sequence[float], texts: Sequence[str]) -> Grid:
    """One row, its columns parted at these abscissas."""
    top = 700 if page == 1 else 70
    cells = [
        cell(0, i, passage(text, page, x0 + 2, top + 35), Box(x0, top, x1, top + 40), page)
        for i, (text, x0, x1) in enumerate(zip(texts, edges, edges[1:], strict=False))
    ]
    return Grid(tuple(cells), Box(edges[0], top, edges[-1], top + 40), page)


def test_tables_without_a_common_column_are_two() -> None:
    first = ruled_at(1, (70, 150, 530), ("甲", "乙"))
    assert continued(first, first, ruled_at(2, (70, 300, 530), ("丙", "丁")), LABELS.__contains__) is None


def test_a_third_of_the_inner_columns_in_common_is_enough() -> None:
    first = ruled_at(1, (70, 150, 250, 350, 530), ("甲", "乙", "丙", "丁"))
    one_shared = ruled_at(2, (70, 150, 290, 400, 530), ("一", "二", "三", "四"))
    none_shared = ruled_at(2, (70, 110, 290, 400, 530), ("一", "二", "三", "四"))
    assert continued(first, first, one_shared, LABELS.__contains__) is not None
    assert continued(first, first, none_shared, LABELS.__contains__) is None


def test_a_column_may_lie_four_points_and_a_hundredth_of_the_width_off() -> None:
    first = ruled_at(1, (70, 150, 570), ("甲", "乙"))  # 500 wide: 9 points

    def is_one(edge: float) -> bool:
        second = ruled_at(2, (70, edge, 570), ("丙", "丁"))
        return continued(first, first, second, LABELS.__contains__) is not None

    assert is_one(158.9)
    assert not is_one(159.1)


def test_columns_are_numbered_by_the_edges_of_both_parts() -> None:
    first = ruled_at(1, (70, 150, 530), ("甲", "乙"))
    second = ruled_at(2, (70, 150, 300, 530), ("丙", "丁", "戊"))
    whole = continued(first, first, second, LABELS.__contains__)
    assert whole is not None
    assert [(c.row, c.column, c.column_span) for c in whole.cells] == [
        (0, 0, 1),
        (0, 1, 2),
        (1, 0, 1),
        (1, 1, 1),
        (1, 2, 1),
    ]


def test_a_page_that_was_scanned_narrower_is_stretched_onto_the_first() -> None:
    first = ruled_at(1, (70, 150, 300, 530), ("甲", "乙", "丙"))
    narrow = ruled_at(2, tuple(40 + 0.97 * (x - 70) for x in (70, 150, 300, 530)), ("丁", "戊", "己"))
    whole = continued(first, first, narrow, LABELS.__contains__)
    assert whole is not None
    assert [(c.column, c.column_span) for c in whole.cells] == [(0, 1), (1, 1), (2, 1)] * 2
    assert [c.box for c in whole.cells[3:]] == [c.box for c in narrow.cells]


def test_all_repeated_head_rows_are_dropped_and_nothing_else() -> None:
    heads = [("姓名", "工作单位"), ("（实名）", "（全称）")]
    first = table(1, 600, [*heads, ("张三", "武汉大学")])
    assert joined(first, table(2, 70, [*heads, ("李四", "湖北大学")])) == [
        *map(list, heads),
        ["张三", "武汉大学"],
        ["李四", "湖北大学"],
    ]
    assert len(joined(first, table(2, 70, [heads[0], ("李四", "湖北大学")]))) == 4


def test_a_part_that_holds_only_the_repeated_head_adds_nothing() -> None:
    head = ("姓名", "工作单位")
    first = table(1, 700, [head, ("张三", "武汉大学")])
    assert joined(first, table(2, 70, [head])) == [list(head), ["张三", "武汉大学"]]


@pytest.mark.parametrize(
    ("again", "dropped"),
    [
        (("姓 名", "工作单位"), True),  # blanks do not count
        (("姓名", "工作単位及职务全称"), False),
        (("姓", "单"), False),
    ],
)
def test_a_repeated_head_may_be_misread_a_little(again: tuple[str, str], dropped: bool) -> None:
    first = table(1, 700, [("姓名", "工作单位"), ("张三", "武汉大学")])
    rows = joined(first, table(2, 70, [again, ("李四", "湖北大学")]), frozenset({"李四", "".join(again[0])}))
    assert (list(again) not in rows[1:]) is dropped


def test_a_row_with_figures_is_no_head_even_if_it_comes_twice() -> None:
    row = ("第1期", "武汉大学")
    first = table(1, 700, [row, ("张三", "湖北大学")])
    assert joined(first, table(2, 70, [row, ("李四", "长江大学")]), frozenset({"第1期"}))[2] == list(row)


def test_a_head_of_three_characters_is_too_short_to_be_known_again() -> None:
    first = table(1, 700, [("甲", "乙丙"), ("丁", "戊")])
    assert ["甲", "乙丙"] in joined(first, table(2, 70, [("甲", "乙丙"), ("己", "庚")]), frozenset("甲"))[1:]


def test_halves_that_make_a_label_are_one_row() -> None:
    first, second = table(1, 700, [("研修", "工程")]), table(2, 70, [("对象", "技术人员")])
    assert joined(first, second, LABELS) == [["研修对象", "工程技术人员"]]
    assert doubt(first, second, LABELS) == 1.0


def test_a_lower_half_that_is_a_label_itself_begins_a_row() -> None:
    first, second = table(1, 700, [("联系人", "张三")]), table(2, 70, [("手机", "13900000000")])
    assert joined(first, second, LABELS) == [["联系人", "张三"], ["手机", "13900000000"]]
    assert doubt(first, second, LABELS) == 1.0


def test_two_labels_that_make_a_third_by_chance_stay_two() -> None:
    chance = LABELS | {"联系人手机"}
    first, second = table(1, 700, [("联系人", "张三")]), table(2, 70, [("手机", "李四")])
    assert joined(first, second, chance) == [["联系人", "张三"], ["手机", "李四"]]


def test_a_row_of_labels_is_a_head_even_where_halves_would_fit() -> None:
    above = row_of(1, 700, ["研修", "甲", "乙", "丙"])
    below = row_of(2, 70, ["对象", "联系人", "手机", "传真"])
    assert len(joined(above, below, LABELS)) == 2


def test_a_row_that_fills_most_columns_is_a_row_of_its_own() -> None:
    above = row_of(1, 700, ["一", "张三", "高工", "水利"])
    assert joined(above, row_of(2, 70, ["二", "李四", "", "医药"])) == [
        ["一", "张三", "高工", "水利"],
        ["二", "李四", "", "医药"],
    ]
    assert doubt(above, row_of(2, 70, ["二", "李四", "", "医药"])) == 1.0


def test_a_row_that_fills_few_columns_goes_on_and_is_doubted() -> None:
    above = row_of(1, 700, ["一", "张三", "高工", "水利"])
    below = row_of(2, 70, ["", "", "", "工程"])
    assert joined(above, below) == [["一", "张三", "高工", "水利工程"]]
    assert doubt(above, below) == UNSURE


def test_a_text_that_breaks_off_in_a_full_line_goes_on_without_doubt() -> None:
    first, second = table(1, 700, [("内容", FULL)]), table(2, 70, [("", "三")])
    assert joined(first, second) == [["内容", FULL + "三"]]
    assert doubt(first, second) == 1.0


def test_a_label_that_breaks_off_beside_prose_in_mid_sentence_goes_on_and_is_doubted() -> None:
    first, second = table(1, 700, [("培训项目内", FULL)]), table(2, 70, [("容", "三。")])
    assert joined(first, second) == [["培训项目内容", FULL + "三。"]]
    assert doubt(first, second) == UNSURE
    ended = table(1, 700, [("培训项目内", FULL[:-1] + "。")])
    assert len(joined(ended, second)) == 2


def test_under_an_empty_last_row_a_new_one_begins() -> None:
    assert joined(table(1, 700, [("", "")]), table(2, 70, [("内容", "水利")])) == [["", ""], ["内容", "水利"]]


def in_one_cell(page: int, text: Passage) -> Grid:
    top = 700 if page == 1 else 70
    box = Box(LABEL, top, END, top + 40)
    return Grid((cell(0, 0, text, box, page),), box, page)


def test_one_cell_across_goes_on_if_its_text_reaches_its_foot() -> None:
    full = prose(1, LABEL + 5, END - 5, 735, "一" * 37 + "二" * 37)
    rest = in_one_cell(2, passage("三四", 2, LABEL + 5, 105))
    assert joined(in_one_cell(1, full), rest) == [["一" * 37 + "二" * 37 + "三四"]]
    assert doubt(in_one_cell(1, full), rest) == 1.0
    high = prose(1, LABEL + 5, END - 5, 720, "一" * 37)
    assert joined(in_one_cell(1, high), rest) == [["一" * 37], ["三四"]]


def test_one_cell_across_that_ends_its_sentence_is_joined_in_doubt() -> None:
    ended = prose(1, LABEL + 5, END - 5, 735, "一" * 37 + "二" * 36 + "。")
    rest = in_one_cell(2, passage("三四", 2, LABEL + 5, 105))
    assert doubt(in_one_cell(1, ended), rest) == UNSURE


@pytest.mark.parametrize("said", ["联系人", "联系人：张三", "联系人:张三"])
def test_one_cell_across_that_begins_with_a_label_is_new(said: str) -> None:
    full = prose(1, LABEL + 5, END - 5, 735, "一" * 74)
    new = in_one_cell(2, passage(said, 2, LABEL + 5, 105))
    assert joined(in_one_cell(1, full), new, LABELS) == [["一" * 74], [said]]


def spanning(page: int, label: str, texts: Sequence[str], full: bool = False) -> Grid:
    """A label cell over all rows, and a row for each text beside it; `full`: the label fills its cell."""
    top = 700.0 if page == 1 else 70.0
    foot = top + 40 * len(texts)
    said = passage(label, page, LABEL + 5, foot - 5 if full else top + 20) if label else EMPTY
    cells = [cell(0, 0, said, Box(LABEL, top, VALUE, foot), page, row_span=len(texts))]
    for i, text in enumerate(texts):
        box = Box(VALUE, top + 40 * i, END, top + 40 * (i + 1))
        cells.append(cell(i, 1, passage(text, page, VALUE + 5, box.bottom - 5), box, page))
    return Grid(tuple(cells), Box(LABEL, top, END, foot), page)


def labels_of(first: Grid, second: Grid) -> list[tuple[int, int, str]]:
    whole = continued(first, first, second, LABELS.__contains__)
    assert whole is not None
    return [(c.row, c.row_span, c.text.text) for c in whole.cells if c.column == 0]


def test_a_cell_over_several_rows_takes_in_its_blank_continuation() -> None:
    first, second = spanning(1, "承办", ["张三。", "李四。"]), spanning(2, "", ["手机", "传真"])
    assert labels_of(first, second) == [(0, 4, "承办")]


def test_a_cell_over_several_rows_that_says_something_new_overleaf_stands_apart() -> None:
    first, second = spanning(1, "承办", ["张三。", "李四。"]), spanning(2, "协办", ["手机", "传真"])
    assert labels_of(first, second) == [(0, 2, "承办"), (2, 2, "协办")]


def test_a_full_cell_over_several_rows_goes_on_in_doubt() -> None:
    first, second = (
        spanning(1, "承办单位的", ["张三。", "李四。"], full=True),
        spanning(2, "名称", ["手机", "传真"]),
    )
    assert labels_of(first, second) == [(0, 4, "承办单位的名称")]
    assert doubt(first, second, LABELS) == UNSURE


def test_a_joined_text_keeps_a_lower_confidence_of_its_own() -> None:
    unsure = passage("李四", 2, VALUE + 5, 105)
    faint = Passage("李四", tuple(replace(m, confidence=0.3) for m in unsure.marks))
    second = table(2, 70, [("", "李四")])
    second = replace(second, cells=(second.cells[0], replace(second.cells[1], text=faint)))
    first = table(1, 700, [("联系人", "张三")])
    assert doubt(first, second) == 0.3


def test_the_row_overleaf_is_put_under_the_cells_it_stands_under() -> None:
    """A page that lies askew numbers its columns differently; what stands under what tells."""
    first = ruled_at(1, (70, 150, 300, 530), ("研修", "工程", "水利"))
    second = ruled_at(2, (70, 150, 312, 530), ("对象", "技术", "工程"))
    assert joined(first, second, LABELS) == [["研修对象", "工程技术", "水利工程"]]


def test_a_row_of_other_cells_is_never_joined_into_the_row_above() -> None:
    first = ruled_at(1, (70, 150, 300, 530), ("研修", "工程", "水利"))
    second = ruled_at(2, (70, 150, 530), ("对象", "技术"))
    assert len(joined(first, second, LABELS)) == 2


@pytest.mark.parametrize("foot", ["以下空白", "合计：共9条", "备注：以文件为准"])
def test_a_total_or_a_note_overleaf_is_no_part_of_the_last_row(foot: str) -> None:
    edges = (70, 110, 300, 420, 530)
    first = ruled_at(1, edges, ("9", "非遗保护高级研修班", "江汉学院", "5月"))
    assert joined(first, ruled_at(2, edges, ("", foot, "", ""))) == [
        ["9", "非遗保护高级研修班", "江汉学院", "5月"],
        ["", foot, "", ""],
    ]


EDGES = (70, 110, 180, 300, 400, 470, 530)
HEADS = ("序号", "姓名", "单位", "职称", "收费", "签名")


def test_a_column_that_a_list_overleaf_lacks_is_parted_where_its_text_leaves_room() -> None:
    whole = continued(
        ruled_at(1, EDGES, HEADS),
        ruled_at(1, EDGES, HEADS),
        ruled_at(2, (*EDGES[:5], 530), ("2", "乙", "某校", "教授", "×")),
        LABELS.__contains__,
    )
    assert whole is not None
    assert rows_of(whole)[-1] == ["2", "乙", "某校", "教授", "×", ""]


def test_two_columns_overleaf_for_one_of_a_list_are_run_together() -> None:
    whole = continued(
        ruled_at(1, EDGES, HEADS),
        ruled_at(1, EDGES, HEADS),
        ruled_at(2, (*EDGES[:5], 440, 470, 530), ("2", "乙", "某校", "教授", "□是", "☑否", "")),
        LABELS.__contains__,
    )
    assert whole is not None
    assert rows_of(whole)[-1] == ["2", "乙", "某校", "教授", "□是 ☑否", ""]


def test_a_form_keeps_a_wide_cell_overleaf() -> None:
    first = ruled_at(1, (70, 150, 300, 380, 530), ("联系人", "甲", "手机", "乙"))
    whole = continued(first, first, ruled_at(2, (70, 150, 530), ("研修对象", "丙")), LABELS.__contains__)
    assert whole is not None
    assert rows_of(whole)[-1] == ["研修对象", "丙"]


def test_a_form_that_goes_on_with_more_columns_keeps_them() -> None:
    first = ruled_at(1, (70, 150, 300, 380, 530), ("办班时间", "五月", "办班地点", "武汉"))
    second = ruled_at(2, (70, 100, 180, 300, 380, 530), ("申报单位", "传真", "", "地址", "某路"))
    whole = continued(first, first, second, LABELS.__contains__)
    assert whole is not None
    assert rows_of(whole)[-1] == ["申报单位", "传真", "", "地址", "某路"]
