"""What belongs together stays on one page: heads with rows, bars with what they head, notes with tables."""

import io
import itertools

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from zsgx_docs import desk
from zsgx_docs.render.folding import FIRST, LAST, LONG


def with_rows(name, rows, count):
    record = desk.sample(name)
    record[rows] = [{**record[rows][n % len(record[rows])], "no": n + 1} for n in range(count)]
    return record


def pages_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return [
            ([len(table.rows) for table in page.find_tables()], page.extract_text()) for page in paper.pages
        ]


def kept(word):
    [table] = docx.Document(io.BytesIO(word)).tables
    return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]


@pytest.mark.parametrize("count", range(12, 32))
def test_no_page_of_a_list_has_one_row_alone(count):
    pages = pages_of(
        desk.issue(
            "tianjin/attendance-sheet", with_rows("tianjin/attendance-sheet", "people", count), "pdf"
        ).data
    )
    lengths = [rows - 1 for [rows], _ in pages]
    assert sum(lengths) == count
    assert len(lengths) == 1 or min(lengths) >= LAST


@pytest.mark.parametrize("count", [LONG + 10, 205, 221, 237])
def test_nor_has_that_of_a_long_one(count):
    record = with_rows("tianjin/attendance-sheet", "people", count)
    lengths = [rows - 1 for [rows], _ in pages_of(desk.issue("tianjin/attendance-sheet", record, "pdf").data)]
    assert sum(lengths) == count
    assert lengths[-1] >= LAST


@pytest.mark.parametrize("count", range(10, 28))
def test_a_note_stands_below_rows_of_its_table(count):
    record = with_rows("tianjin/project-list", "projects", count)
    *_, (tables, text) = pages_of(desk.issue("tianjin/project-list", record, "pdf").data)
    assert tables and tables[0] > LAST
    assert text.rstrip().endswith("以具体通知为准）") or "以具体通知为准）" in text


def test_a_bar_stands_above_what_it_heads():
    record = desk.sample("tianjin/final-accounts")
    for number in itertools.count():
        record["costs"]["tax"]["note"] = "讲课费代扣个人所得税。" * (1 + 4 * number)
        first, *others = pages_of(desk.issue("tianjin/final-accounts", record, "pdf").data)
        if others:
            break
    for _, text in (first, *others):
        assert ("审批情况" in text) == ("财务部门签章" in text)


def test_word_is_told_so_too():
    word = desk.issue("tianjin/project-list", with_rows("tianjin/project-list", "projects", 20), "docx").data
    marks = kept(word)
    head, rows = marks[0], marks[1:]
    assert head and rows[: FIRST - 1] == [True]
    assert all(mark is None for mark in rows[FIRST - 1 : -LAST])
    assert rows[-LAST:] == [True] * LAST


def test_rows_that_may_be_cut_are_not_kept():
    marks = kept(desk.issue("hubei/application-form", desk.sample("hubei/application-form"), "docx").data)
    assert not any(marks[:-1])


def test_a_row_of_prose_may_go_on_overleaf():
    record = desk.sample("organiser/change-note") | {
        "reason": "原定时间与任务验收冲突，经协商顺延举办。" * 60
    }
    [table] = docx.Document(io.BytesIO(desk.issue("organiser/change-note", record, "docx").data)).tables
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
    assert whole.count(False) == 1


def test_text_in_tables_stands_off_the_line_grid_of_the_page():
    [table] = docx.Document(
        io.BytesIO(desk.issue("tianjin/project-list", desk.sample("tianjin/project-list"), "docx").data)
    ).tables
    for row in table.rows:
        for cell in row.cells:
            mark = cell.paragraphs[0]._p.pPr.find(qn("w:snapToGrid"))
            assert mark is not None and mark.get(qn("w:val")) == "0"
