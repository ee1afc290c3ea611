"""Lines of `label：value` as the table that others would draw of them."""

from __future__ import annotations

from collections.abc import Sequence

from read.match.small_papers import Part, form, paper
from zsgx_docs.model.sheet import Block, Grid
from zsgx_docs.read.match.anchors.labelled_lines import with_labelled_lines
from zsgx_docs.template.layout import Layout

PERSON = form([["联系人", "{{ contact }}"], ["手机", "{{ mobile }}"], ["地址", "{{ address }}"]])
UNITS = form(
    [
        [("申报单位", 1, 2), "联系人", "{{ a.contact }}"],
        ["手机", "{{ a.mobile }}"],
        [("承办单位", 1, 2), "联系人", "{{ b.contact }}"],
        ["手机", "{{ b.mobile }}"],
    ]
)
COSTS = form(
    [
        ["支出项目", "金额", "备注"],
        ["场地费", "{{ venue.amount|money }}", "{{ venue.note }}"],
        ["师资费", "{{ faculty.amount|money }}", "{{ faculty.note }}"],
    ]
)


def drawn(layout: Layout, *parts: Part, printed: Sequence[str] = ()) -> list[str | list[list[str]]]:
    """Paragraphs as their text, tables as their rows."""
    return [shown(block) for block in with_labelled_lines(paper(*parts), layout.blanks, {}, printed)]


def shown(block: Block) -> str | list[list[str]]:
    if not isinstance(block, Grid):
        return block.text.text
    return [[cell.text.text for cell in block.row(number)] for number in range(block.row_count)]


def test_lines_with_labels_become_rows() -> None:
    assert drawn(PERSON, "关于报名的函", "联系人：王芳", "手机：13900001200") == [
        "关于报名的函",
        [["联系人：", "王芳"], ["手机：", "13900001200"]],
    ]


def test_several_labels_may_stand_in_one_line() -> None:
    assert drawn(PERSON, "联系人：王芳  手机：13900001200") == [
        [["联系人：", "王芳", "手机：", "13900001200"]]
    ]


def test_numbers_and_brackets_belong_to_the_label() -> None:
    found = drawn(PERSON, "1、联系人（必填）：王芳", "2、手机：13900001200")
    assert found == [[["1、联系人（必填）：", "王芳"], ["2、手机：", "13900001200"]]]


def test_one_label_alone_is_no_table() -> None:
    assert drawn(PERSON, "联系人：王芳", "此致") == ["联系人：王芳", "此致"]


def test_a_label_within_a_sentence_is_none() -> None:
    lines = ("请告知联系人：王芳", "并由手机：短信通知")
    assert drawn(PERSON, *lines) == list(lines)


def test_labels_that_the_table_has_already_are_not_looked_for() -> None:
    letter = ("联系人：李强", "手机：13900001211")
    assert drawn(PERSON, *letter, [["联系人", "王芳"], ["手机", "13900001200"]])[:2] == list(letter)


def test_lines_behind_a_label_are_its_value() -> None:
    found = drawn(PERSON, "联系人", "王芳", "地址：武汉市", "洪山区")
    assert found == [[["联系人", "王芳"], ["地址：", "武汉市"]], "洪山区"]


def test_a_note_ends_the_last_value() -> None:
    found = drawn(PERSON, "联系人：王芳", "地址", "武汉市", "注：请如实填写")
    assert found == [[["联系人：", "王芳"], ["地址", "武汉市"]], "注：请如实填写"]


def test_a_line_that_is_a_parts_head_stands_over_what_follows() -> None:
    lines = ("申报单位", "联系人：王芳", "手机：13900001200")
    assert drawn(UNITS, *lines) == [[["申报单位"], ["联系人：", "王芳"], ["手机：", "13900001200"]]]


def test_a_printed_line_ends_the_value_before_it() -> None:
    lines = ("联系人：王芳", "以下由单位填写", "手机：13900001200")
    (rows,) = drawn(PERSON, *lines, printed=["以下由单位填写"])
    assert rows == [["联系人：", "王芳"], ["以下由单位填写"], ["手机：", "13900001200"]]


def test_sums_and_their_notes_get_columns_of_their_own() -> None:
    assert drawn(COSTS, "场地费：1200元（三天）", "师资费：3,000元") == [
        [["金额", "备注"], ["场地费：", "1200元", "三天"], ["师资费：", "3,000元", ""]]
    ]


def test_a_cell_that_holds_such_lines_holds_a_table_under_its_head() -> None:
    (block,) = with_labelled_lines(paper([["申报单位", "联系人：王芳\n手机：13900001200"]]), UNITS.blanks, {})
    assert isinstance(block, Grid)
    (inner,) = block.cells[1].inner
    assert shown(inner) == [["申报单位"], ["联系人：", "王芳"], ["手机：", "13900001200"]]
    assert block.cells[0].inner == ()
