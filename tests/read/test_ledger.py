"""The books of a paper: what no value took is told, with the values that it touches."""

from collections.abc import Sequence

import pytest

from zsgx_docs import desk
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.form_print import PrintOfForm, hints_of
from zsgx_docs.read.ledger import Ledger
from zsgx_docs.read.match import read_paper
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source import NO_SECOND_LOOK
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

FORM = default_catalogue().get("tianjin/final-accounts")
PRINT = PrintOfForm(FORM, ())


def table(*rows: Sequence[str]) -> Grid:
    return Grid(
        tuple(
            Cell(row, column, Passage.at(text, Mark(place=place)), place=place)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            for place in [Place(0, row, column)]
        )
    )


def line(text: str, number: int = 0) -> Paragraph:
    place = Place(paragraph=number)
    return Paragraph(Passage.at(text, Mark(place=place)), place=place)


def taken(path: str, cell: Cell, text: str | None = None) -> Reading:
    """A reading of all of a cell, or of one word in it."""
    start = 0 if text is None else cell.text.text.index(text)
    part = cell.text[start : start + len(text)] if text else cell.text
    return Reading(path, "text", part, (), cell.place, 1.0)


def unread(blocks: Sequence[Block], readings: Sequence[Reading], *beside: Unread) -> list[Unread]:
    return Ledger(blocks, readings, PRINT, beside).unread()


def test_a_filled_form_leaves_nothing_over() -> None:
    grid = table(["名称", "智能制造研修班"], ["地点", "东湖宾馆"])
    values = [taken("project_name", grid.cells[1]), taken("venue", grid.cells[3])]
    assert unread([grid], values) == []


def test_words_in_a_cell_that_no_value_took_doubt_the_values_of_their_row() -> None:
    grid = table(["名称", "智能制造研修班", "以批文为准"], ["地点", "东湖宾馆", ""])
    values = [taken("project_name", grid.cells[1]), taken("venue", grid.cells[4])]
    (thing,) = unread([grid], values)
    assert (thing.what, thing.text, thing.near) == ("text", "以批文为准", ("project_name",))
    assert "以批文为准" in thing.reason


def test_words_that_begin_with_a_label_doubt_the_value_of_that_label_wherever_it_stands() -> None:
    grid = table(["地点", "东湖宾馆", "承办单位：江汉学院"], ["承办单位", "", ""])
    values = [taken("venue", grid.cells[1]), taken("organiser", grid.cells[4])]
    ledger = Ledger([grid], values, PRINT, labels={"venue": "地点", "organiser": "承办单位"})
    assert [thing.near for thing in ledger.unread()] == [("venue", "organiser")]


def test_a_remark_below_the_table_is_told_and_touches_nothing() -> None:
    grid = table(["名称", "智能制造研修班"])
    (thing,) = unread([grid, line("此件以后补为准")], [taken("project_name", grid.cells[1])])
    assert (thing.text, thing.near) == ("此件以后补为准", ())


@pytest.mark.parametrize("named", ["附件3", "— 2 —", "□", "＿＿＿", "高级研修项目经费决算表"])
def test_what_has_a_name_is_not_left_over(named: str) -> None:
    grid = table(["名称", "智能制造研修班"])
    assert unread([line(named), grid], [taken("project_name", grid.cells[1])]) == []


def test_a_covering_letter_is_one_and_a_note_without_one_is_not() -> None:
    grid = table(["名称", "智能制造研修班"])
    values = [taken("project_name", grid.cells[1])]
    letter = [line("关于报送决算表的函", 0), line("市人社局：", 1), line("现报送决算表，请审核。", 2)]
    assert unread([*letter, grid], values) == []
    assert [thing.text for thing in unread([line("作废"), grid], values)] == ["作废"]


def test_a_picture_touches_the_values_of_its_cell_only() -> None:
    grid = table(["名称", "智能制造研修班", "地点", "东湖宾馆"])
    values = [taken("project_name", grid.cells[1]), taken("venue", grid.cells[3])]
    (thing,) = unread([grid], values, Unread("picture", "有图片", place=Place(0, 0, 3)))
    assert thing.near == ("venue",)


def test_a_row_that_has_lost_a_cell_doubts_all_its_values() -> None:
    grid = table(["名称", "智能制造研修班", "地点"], ["总计", "57", "", ""])
    values = [taken("project_name", grid.cells[1]), taken("total_count", grid.cells[4])]
    (thing,) = unread([grid], values)
    assert (thing.near, thing.place) == (("project_name",), Place(0, 0, 0))
    assert "少了格子" in thing.reason


def test_on_a_scan_a_row_that_ends_before_others_says_nothing() -> None:
    grid = table(["名称", "智能制造研修班"], ["总计", "57", ""])
    values = [taken("project_name", grid.cells[1]), taken("total_count", grid.cells[3])]
    assert Ledger([grid], values, PRINT, is_scan=True).unread() == []


def test_a_mark_on_a_page_touches_the_values_that_it_lies_on() -> None:
    value = Reading("venue", "text", Passage.at("东湖宾馆"), ((1, Box(100, 100, 200, 112)),), None, 1.0)
    on, off = (Unread("ink", "有笔迹", 1, Box(150, top, 160, top + 10)) for top in (105, 305))
    assert [thing.near for thing in unread([], [value], on, off)] == [("venue",), ()]


def test_what_touches_nothing_doubts_the_empty_values_of_running_text_before_it() -> None:
    after_table, at_head = Box(70, 700, 520, 700), Box(70, 40, 520, 40)
    note = Reading("note", "prose", Passage("", ()), ((1, after_table),), None, 1.0)
    below = Unread("ink", "被涂黑", 2, Box(78, 107, 277, 127))
    above = Unread("picture", "图片", 1, at_head)
    assert [thing.near for thing in unread([], [note], above, below)] == [(), ("note",)]


def test_characters_that_feed_two_values_are_found() -> None:
    grid = table(["11", "张三"])
    twice = Ledger([grid], [taken("no", grid.cells[0]), taken("name", grid.cells[0])], PRINT).taken_twice()
    assert twice == {"no": "name", "name": "no"}


def test_two_parts_of_one_cell_feed_two_values_in_peace() -> None:
    grid = table(["王芳 13900001234"])
    values = [taken("contact", grid.cells[0], "王芳"), taken("mobile", grid.cells[0], "13900001234")]
    assert Ledger([grid], values, PRINT).taken_twice() == {}


def test_print_is_known_in_the_words_of_the_form_and_in_like_words() -> None:
    assert PRINT.says("名称")
    assert PRINT.says("经办人（签字）")
    assert not PRINT.says("以批文为准")


def test_hints_are_what_a_form_prints_in_brackets_for_the_one_who_fills_it_in() -> None:
    assert any("主题报告" in hint for hint in hints_of(default_catalogue().get("hubei/application-form")))


def test_every_paper_of_our_own_is_fully_accounted_for() -> None:
    for name in ("hubei/application-form", "tianjin/final-accounts", "tianjin/certificate-roster"):
        template = default_catalogue().get(name)
        sheet = word_sheet(open_word(desk.issue(name, desk.sample(name), "docx").data, name))
        readings = read_paper(template, sheet.blocks, NO_SECOND_LOOK)
        ledger = Ledger(sheet.blocks, readings, PrintOfForm(template, ()), sheet.unread)
        assert (ledger.unread(), ledger.taken_twice()) == ([], {})


def test_text_at_the_head_of_a_page_that_nobody_took_doubts_what_ends_the_page_before() -> None:
    prose, phone = Box(60, 700, 540, 780), Box(60, 650, 540, 670)
    values = [
        Reading(path, "prose", Passage.at("严格执行"), ((1, box),), None, 1.0)
        for path, box in (("track_record", prose), ("phone", phone))
    ]
    overleaf = Paragraph(Passage.at("中央八项规定精神"), page=2, box=Box(60, 45, 540, 55))
    below = Paragraph(Passage.at("以批文为准"), page=1, box=Box(60, 790, 540, 800))
    told = {thing.text: thing.near for thing in unread([overleaf, below], values)}
    assert told == {"中央八项规定精神": ("track_record",), "以批文为准": ()}


def test_text_at_the_foot_of_a_page_that_nobody_took_doubts_what_begins_the_next() -> None:
    overleaf = Reading("track_record", "prose", Passage.at("结业"), ((2, Box(60, 45, 540, 99)),), None, 1.0)
    foot = Paragraph(Passage.at("采取主题报告、专题研讨"), page=1, box=Box(60, 790, 540, 800))
    assert [thing.near for thing in unread([foot], [overleaf])] == [("track_record",)]
