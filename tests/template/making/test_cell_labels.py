"""What names the empty cells of a form, and what is left for a person to decide."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Sequence

import docx

from zsgx_docs.template.making.make import Made, template_of


def made(*rows: Sequence[str], merged: Sequence[tuple[int, int, int, int]] = (), title: str = "") -> Made:
    """A form of one table; `merged` cells from row, column to row, column."""
    document = docx.Document()
    if title:
        document.add_paragraph(title)
    table = document.add_table(len(rows), len(rows[0]))
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text:
                table.cell(r, c).text = text
    out = io.BytesIO()
    document.save(out)
    return template_of(out.getvalue(), "空表.docx", "form", [])


def names(form: Made) -> list[str]:
    """The labels of the blanks that were found, in their order."""
    return [line.partition("“")[2].partition("”")[0] for line in form.found]


def it_names_an_empty_cell_by_the_print_to_its_left() -> None:
    assert names(made(["姓名", ""], ["单位：", ""])) == ["姓名", "单位"]


def it_names_an_empty_cell_by_the_print_above_where_none_is_beside_it() -> None:
    assert names(made(["姓名", "单位"], ["", ""])) == ["姓名", "单位"]


def it_joins_row_and_head_where_the_cell_beside_is_empty_too() -> None:
    form = made(["项目", "金额", "备注"], ["住宿费", "", ""])
    assert names(form) == ["住宿费", "住宿费备注"]


def it_leaves_a_cell_that_nothing_names_to_a_person() -> None:
    form = made(["", "姓名"], ["单位", ""])
    assert any("第1个表格第1行第1格是空格" in line for line in form.undecided)
    assert names(form) == ["单位"]


def it_writes_below_a_label_only_into_a_cell_of_its_own_width() -> None:
    below = made(["推荐意见："], [""])
    assert names(below) == ["推荐意见"]
    assert "推荐意见：" in docx.Document(io.BytesIO(below.word)).tables[0].cell(0, 0).text
    assert "{{" not in docx.Document(io.BytesIO(below.word)).tables[0].cell(0, 0).text
    wider = made(["姓名：", "单位："], ["", ""], merged=[(1, 0, 1, 1)])
    word = docx.Document(io.BytesIO(wider.word)).tables[0]
    assert "{{" in word.cell(0, 0).text and "{{" in word.cell(0, 1).text


def it_makes_several_lines_of_room_prose() -> None:
    settings = tomllib.loads(made(["情况", ""], ["研究方向", ""]).settings)
    assert settings["slots"] == {"field_1": "prose"}
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "研究方向"
    for _ in range(2):
        table.cell(0, 1).add_paragraph()
    out = io.BytesIO()
    document.save(out)
    settings = tomllib.loads(template_of(out.getvalue(), "空表.docx", "form", []).settings)
    assert settings["slots"] == {"field_1": "prose"}


def it_writes_settings_that_can_be_read_back() -> None:
    form = made(["姓名", ""], ["手机", ""], title="附件1：学术论坛报名表")
    settings = tomllib.loads(form.settings)
    assert (settings["title"], settings["document_type"]) == ("学术论坛报名表", "form")
    assert (settings["kind"], settings["blank_rows"]) == ("form", 10)
    assert settings["slots"] == {"field_2": "mobile"}
    assert "aliases" not in settings
    assert tomllib.loads(made(["姓名", ""]).settings)["title"] == "新模板"


def it_counts_the_rows_of_a_list() -> None:
    form = made(["序号", "姓名", "单位"], *[["", "", ""]] * 4)
    assert tomllib.loads(form.settings)["blank_rows"] == 4
    assert any("→ rows，空行 4 行" in line for line in form.found)
    rows = docx.Document(io.BytesIO(form.word)).tables[0].rows
    assert [row.cells[0].text for row in rows] == [
        "序号",
        "{%tr for row in rows %}",
        "{{ row.column_1 }}",
        "{%tr endfor %}",
    ]


def it_doubts_a_table_most_of_whose_cells_say_something() -> None:
    def is_doubted(*rows: Sequence[str]) -> bool:
        return any("填过的表" in line for line in made(*rows).undecided)

    assert is_doubted(["姓名", "王芳", "性别", "女"], ["单位", "某院", "职务", "所长"])
    assert not is_doubted(["姓名", "", "性别", ""], ["单位", "", "职务", ""])
    assert not is_doubted(["姓名", "王芳", "性别", "女"])
