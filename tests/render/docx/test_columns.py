"""Columns are as wide as their contents want, and the table stays as wide as it was."""

import io

import docx
import pdfplumber
import pytest

from zsgx_docs import desk
from zsgx_docs.render.docx.pieces import breakable

NAMES = ["林知远", "阿卜杜拉·买买提明·艾力", "Christopher Alexander Montgomery"]
UNITS = ["津沽大学", "天津市滨海新区信息光电子与集成电路先进封装测试技术创新战略联盟联合实验室"]
ROSTERS = [
    ("tianjin/certificate-roster", "students"),
    ("tianjin/attendance-sheet", "people"),
    ("organiser/platform-roster", "students"),
]


def roster(name, rows, count=6):
    record = desk.sample(name)
    people = record[rows]
    record[rows] = [
        {
            **people[n % len(people)],
            "no": n + 1,
            "name": NAMES[n % len(NAMES)],
            "employer": UNITS[n % len(UNITS)],
        }
        for n in range(count)
    ]
    return record


def words_in(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return [word["text"] for page in paper.pages for word in page.extract_words()]


def grid_of(word):
    [table] = docx.Document(io.BytesIO(word)).tables
    return [column.width for column in table.columns], table


@pytest.mark.parametrize(("name", "rows"), ROSTERS)
def test_no_name_is_broken_within_a_word(name, rows):
    said = words_in(desk.issue(name, roster(name, rows), "pdf").data)
    for word in NAMES[2].split():
        assert any(word in each for each in said)


@pytest.mark.parametrize(("name", "rows"), ROSTERS)
def test_the_table_keeps_its_width_and_every_cell_its_column(name, rows):
    drawn, _ = grid_of(desk.issue(name, None, "docx").data)
    fitted, table = grid_of(desk.issue(name, roster(name, rows), "docx").data)
    assert fitted != drawn
    assert sum(fitted) == pytest.approx(sum(drawn), abs=len(drawn) * 635)
    for row in table.rows:
        assert [cell.width for cell in row.cells] == fitted


def test_widths_stay_where_everything_fits():
    name = "organiser/platform-roster"
    drawn, _ = grid_of(desk.issue(name, None, "docx").data)
    fitted, _ = grid_of(desk.issue(name, desk.sample(name), "docx").data)
    assert fitted == drawn


def test_the_column_for_signatures_keeps_its_room():
    name = "tianjin/attendance-sheet"
    drawn, _ = grid_of(desk.issue(name, None, "docx").data)
    fitted, _ = grid_of(desk.issue(name, roster(name, "people"), "docx").data)
    assert fitted[-1] >= drawn[-1]


def test_labels_take_no_more_lines_than_they_were_drawn_for():
    name = "organiser/registration-reply"
    record = desk.sample(name) | {"employer": UNITS[1] * 2, "position": UNITS[1], "speciality": UNITS[1]}
    said = words_in(desk.issue(name, record, "pdf").data)
    assert {"姓名", "性别", "民族", "从事专业", "工作单位", "部门职务"} <= set(said)


@pytest.mark.parametrize("fmt", desk.FORMATS)
def test_a_roster_with_moved_columns_reads_back(fmt):
    name, rows = ROSTERS[0]
    record = roster(name, rows)
    read = desk.take_in(desk.issue(name, record, fmt).data, f"名单.{fmt}").record
    assert [(p["name"].replace(" ", ""), p["employer"]) for p in read[rows]] == [
        (p["name"].replace(" ", ""), p["employer"]) for p in record[rows]
    ]


def test_short_texts_and_latin_words_are_one_piece():
    assert len(breakable("正高级工程师", 12).pieces) == 1
    assert len(breakable("Christopher Alexander", 12).pieces) == 2
    assert breakable("高级工程师、教授级高级工程师", 10).lines(200) == 1
    assert breakable("高级工程师、教授级高级工程师", 10).lines(80) == 2
