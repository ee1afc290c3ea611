"""Tables: the cells that pdfplumber finds in the ruling lines are those of the Word file."""

import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def grid(document, rows, columns, width=100):
    table = document.add_table(rows, columns, style="Table Grid")
    table.autofit = False
    for column in table.columns:
        column.width = Pt(width)
    return table


def found(printed, page=0):
    (table,) = printed.pages[page].find_tables()
    return table


def test_cells_and_their_text_are_found_in_the_lines(document, printed):
    table = grid(document, 2, 3)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"格{number}"
    assert found(printed()).extract() == [["格0", "格1", "格2"], ["格3", "格4", "格5"]]


def test_columns_have_the_widths_of_the_grid(document, printed):
    grid(document, 1, 3, width=110)
    cells = found(printed()).rows[0].cells
    assert [c[2] - c[0] for c in cells] == pytest.approx([110, 110, 110], abs=0.5)


def test_merged_cells_have_no_lines_inside(document, printed):
    table = grid(document, 3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖"
    table.cell(2, 0).merge(table.cell(2, 2)).text = "横"
    table.cell(0, 1).text, table.cell(1, 1).text = "甲", "乙"
    assert found(printed()).extract() == [["竖", "甲", ""], [None, "乙", ""], ["横", None, None]]


@pytest.mark.parametrize("rule", ["atLeast", "exact"])
def test_rows_have_the_height_that_the_file_says(document, printed, rule):
    table = grid(document, 1, 2)
    table.rows[0].height = Pt(60)
    table.rows[0]._tr.trPr.find(qn("w:trHeight")).set(qn("w:hRule"), rule)
    table.cell(0, 0).text = "甲"
    top, bottom = found(printed()).bbox[1::2]
    assert bottom - top == pytest.approx(60, abs=1)


def test_a_row_grows_with_its_text_beyond_the_least_height(document, printed):
    table = grid(document, 1, 2)
    table.rows[0].height = Pt(20)
    table.cell(0, 0).text = "\n".join("五行文字五")
    top, bottom = found(printed()).bbox[1::2]
    assert bottom - top == pytest.approx(5 * 15.6, abs=1)


@pytest.mark.parametrize(("align", "middle"), [("top", 7.8), ("center", 50), ("bottom", 92.2)])
def test_text_stands_high_or_low_in_its_cell(document, printed, align, middle):
    table = grid(document, 1, 2)
    table.rows[0].height = Pt(100)
    cell = table.cell(0, 0)
    cell.text = "中"
    mark = OxmlElement("w:vAlign")
    mark.set(qn("w:val"), align)
    cell._tc.get_or_add_tcPr().append(mark)
    result = printed()
    (character,) = result.chars("中")
    top = found(result).bbox[1]
    assert (character["top"] + character["bottom"]) / 2 - top == pytest.approx(middle, abs=3)


def test_a_head_row_is_repeated_on_every_page(document, printed):
    table = grid(document, 120, 2)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for number, row in enumerate(table.rows):
        row.cells[0].text = str(number) if number else "序号"
    result = printed()
    assert len(result.pages) > 2
    assert all("序号" in page.extract_text() for page in result.pages)


def test_a_long_cell_goes_on_overleaf(document, printed):
    table = grid(document, 1, 2)
    table.cell(0, 0).text = "\n".join(f"第{n}行" for n in range(80))
    result = printed()
    assert len(result.pages) == 2
    assert "第0行" in result.pages[0].extract_text() and "第79行" in result.pages[1].extract_text()


def test_a_row_that_must_not_split_moves_as_a_whole(document, printed):
    for _ in range(40):
        document.add_paragraph("正文")
    table = grid(document, 1, 1)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.cell(0, 0).text = "\n".join("十行的一格不能分页啊")
    result = printed()
    assert "十" not in result.pages[0].extract_text()
    assert "十" in result.pages[1].extract_text()


def test_a_cells_own_borders_overrule_the_tables(document, printed):
    table = grid(document, 1, 2)
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "bottom", "left"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    table.cell(0, 0)._tc.get_or_add_tcPr().append(borders)
    page = printed().pages[0]
    assert min(min(line["x0"] for line in page.lines), 999) > 150


def test_a_table_without_borders_has_no_lines(document, printed):
    document.add_table(2, 2).cell(0, 0).text = "无框"
    page = printed().pages[0]
    assert (page.lines, page.rects) == ([], [])
    assert "无框" in page.extract_text()


def test_a_nested_table_stands_in_its_cell(document, printed):
    outer = grid(document, 1, 1, width=300)
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"
    assert printed().text == "内一内二"


def test_vertical_text_is_written_from_top_to_bottom(document, printed):
    table = grid(document, 1, 2)
    table.rows[0].height = Pt(120)
    cell = table.cell(0, 0)
    cell.text = "简历"
    mark = OxmlElement("w:textDirection")
    mark.set(qn("w:val"), "tbRlV")
    cell._tc.get_or_add_tcPr().append(mark)
    first, second = printed().chars("简历")
    assert first["x0"] == pytest.approx(second["x0"], abs=0.5) and second["top"] > first["bottom"] - 3


def test_a_deleted_row_is_gone(document, printed):
    table = grid(document, 2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留", "删"
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert printed().text == "留"


def on_paper(printed):
    """The text of all characters that stand within their page."""
    return "".join(
        c["text"]
        for page in printed.pages
        for c in page.chars
        if c["x0"] >= 0 and c["x1"] <= page.width and c["top"] >= 0 and c["bottom"] <= page.height
    )


@pytest.mark.parametrize("obstacle", ["cantSplit", "tblHeader", "exact"])
def test_nothing_runs_off_the_page(document, printed, obstacle):
    table = grid(document, 2, 2)
    row = table.rows[0]
    if obstacle == "exact":
        row.height, row.height_rule = Pt(30), WD_ROW_HEIGHT_RULE.EXACTLY
    else:
        row._tr.get_or_add_trPr().append(OxmlElement(f"w:{obstacle}"))
    lines = [f"第{n}行" for n in range(120)]
    table.cell(0, 0).text = "\n".join(lines)
    assert on_paper(printed()) == "".join(lines)


def test_a_word_too_long_for_its_cell_breaks_inside_it(document, printed):
    table = grid(document, 1, 2, width=60)
    word = "training.center.2026@hubei-vocational.example.org"
    table.cell(0, 0).text = word
    result = printed()
    assert result.text == word
    assert max(c["x1"] for c in result.chars(word)) < found(result).rows[0].cells[0][2]


def test_a_row_of_exact_height_keeps_it_for_a_line_of_text(document, printed):
    table = grid(document, 1, 2)
    table.rows[0].height, table.rows[0].height_rule = Pt(14), WD_ROW_HEIGHT_RULE.EXACTLY
    table.cell(0, 0).text = "一行"
    top, bottom = found(printed()).bbox[1::2]
    assert bottom - top == pytest.approx(14, abs=1)
