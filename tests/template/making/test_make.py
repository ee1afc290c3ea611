"""An empty form becomes a template that is written, read back and checked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from zsgx_docs import desk
from zsgx_docs.cli import templating
from zsgx_docs.desk import FORMATS, Format
from zsgx_docs.errors import TemplateError, UsageError
from zsgx_docs.model.paths import get, leaves, put
from zsgx_docs.read.extract import extract
from zsgx_docs.render.docx.fill import render_blank, render_word
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.template import Template, load_template

VALUES: dict[str, Any] = {
    "text": "示例内容", "prose": "第一段说明文字。", "name": "王芳", "unit": "天津市示例研究院",
    "phone": "022-23456789", "mobile": "13800138000", "id_number": "11010519491231002X", "int": 3,
    "number": 5, "tick": True,
    "date": "2026-03-18", "year": 2026,
}  # fmt: skip


def registration_form() -> Document:
    """Labels beside blanks, ruled lines, boxes, a day, a table of rows, a place for a photo."""
    document = docx.Document()
    document.add_paragraph("附件1")
    document.add_paragraph("学术论坛报名表")
    line = document.add_paragraph("报名单位：")
    line.add_run("        ").underline = True
    line.add_run("　联系人：______")
    table = document.add_table(5, 5, style="Table Grid")
    table.cell(0, 4).merge(table.cell(2, 4))
    for row, column, text in (
        (0, 0, "姓  名"), (0, 2, "身份证号"), (1, 0, "移动电话"), (1, 2, "研究方向"), (2, 0, "是否住宿"),
        (3, 0, "报告摘要（800字以内）"), (4, 0, "单位意见：\n\n年    月    日"),
    ):  # fmt: skip
        table.cell(row, column).text = text
    table.cell(2, 1).text = "□是  □否"
    table.cell(3, 1).merge(table.cell(3, 4))
    table.cell(4, 0).merge(table.cell(4, 4))
    document.add_paragraph("随行人员名单")
    rows = document.add_table(4, 4, style="Table Grid")
    for column, text in enumerate(("序号", "姓名", "工作单位", "备用栏")):
        rows.cell(0, column).text = text
    for number in (1, 2, 3):
        rows.cell(number, 0).text = str(number)
    return document


def saved(document: Document, folder: Path, name: str = "报名表.docx") -> Path:
    document.save(str(folder / name))
    return folder / name


@pytest.fixture
def template(tmp_path: Path) -> Template:
    assert templating.new(saved(registration_form(), tmp_path), tmp_path / "forum-form") == 0
    return load_template(tmp_path / "forum-form", "office/forum-form")


def filled(template: Template) -> dict[str, Any]:
    """A record with a value for every field, no two texts alike."""
    record = template.schema.empty()
    for number, field in enumerate(template.schema.fields):
        value = VALUES[field.kind]
        value = f"{value}{number}" if field.kind == "text" else value
        for path in [field.path.replace("[]", f"[{row}]") for row in (0, 1)]:
            put(record, path, value)
    return record


def it_finds_blanks_lines_boxes_days_and_rows(template: Template) -> None:
    found = {field.label: field.kind for field in template.schema.fields}
    assert found["姓名"] == "name" and found["身份证号"] == "id_number" and found["移动电话"] == "mobile"
    assert found["报告摘要（800字以内）"] == "prose"
    assert [field.kind for field in template.schema.fields].count("tick") == 2
    assert [field.kind for field in template.schema.fields].count("date") == 1
    (repeat,) = template.layout.repeats
    assert [column.head for column in repeat.columns] == ["序号", "姓名", "工作单位", "备用栏"]
    assert template.settings.title == "学术论坛报名表" and template.settings.blank_rows == 3


def it_gives_the_roles_that_other_templates_give_to_such_blanks(template: Template) -> None:
    roles = {field.label: field.role for field in template.schema.fields if "[]" in field.path}
    assert roles == {"序号": "number", "姓名": "name", "工作单位": None, "备用栏": None}
    assert [field.label for field in template.schema.in_role("id")] == ["身份证号"]


@pytest.mark.parametrize("fmt", FORMATS)
def it_makes_a_template_that_holds_the_law(template: Template, fmt: Format) -> None:
    record = filled(template)
    word = render_word(template, record)
    data = word if fmt == "docx" else word_to_pdf(word).pdf
    read = extract(data, f"来表.{fmt}", [template], template).record
    assert [(p, v, get(read, p)) for p, v in leaves(record) if v != get(read, p)] == []


def it_prints_the_empty_form_that_it_was_made_of(template: Template) -> None:
    blank = docx.Document(io.BytesIO(render_blank(template)))
    assert [len(table.rows) for table in blank.tables] == [5, 4]
    assert blank.tables[0].cell(0, 0).text == "姓  名" and blank.tables[0].cell(0, 1).text == ""


def it_says_what_a_person_must_decide(tmp_path: Path) -> None:
    made = desk.new_template(saved(registration_form(), tmp_path), "forum-form")
    said = "\n".join(made.undecided)
    assert "研究方向" in said and "英文名称" in said
    assert "第1行第5格是空格" in said and "贴照片" in said
    assert "“姓名”" not in said


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    "name", ["hubei/application-form", "tianjin/certificate-roster", "tianjin/final-accounts"]
)
def it_makes_our_own_empty_forms_templates_again(tmp_path: Path, name: str, fmt: Format) -> None:
    form = tmp_path / "空表.docx"
    form.write_bytes(desk.issue(name, None, "docx").data)
    assert templating.new(form, tmp_path / "again") == 0
    template = load_template(tmp_path / "again", "office/again")
    record = filled(template)
    word = render_word(template, record)
    data = word if fmt == "docx" else word_to_pdf(word).pdf
    read = extract(data, f"来表.{fmt}", [template], template).record
    assert [(p, v, get(read, p)) for p, v in leaves(record) if v != get(read, p)] == []


def it_refuses_a_form_without_blanks_and_a_folder_in_use(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("没有空白的说明。")
    form = saved(document, tmp_path, "说明.docx")
    with pytest.raises(TemplateError, match="没有找到空白栏目"):
        templating.new(form, tmp_path / "fresh")
    with pytest.raises(UsageError, match="不是空文件夹"):
        templating.new(form, tmp_path)


def it_doubts_a_form_that_is_filled_in(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 4)
    for cell, text in zip(
        table._cells,
        ["姓名", "王芳", "性别", "女", "单位", "某院", "职务", "所长", "电话", "12345", "备注"],
        strict=False,
    ):
        cell.text = text
    made = desk.new_template(saved(document, tmp_path), "x")
    assert any("填过的表" in line for line in made.undecided)


def it_names_boxes_without_words_by_row_and_head(tmp_path: Path) -> None:
    form = tmp_path / "问卷.docx"
    form.write_bytes(desk.issue("tianjin/satisfaction-form", None, "docx").data)
    made = desk.new_template(form, "survey")
    assert any("“针对性·很满意” → tick_1（tick）" in line for line in made.found)
    assert not any("填过的表" in line for line in made.undecided)


def it_says_what_seems_to_be_filled_in(tmp_path: Path) -> None:
    form = registration_form()
    form.tables[0].cell(0, 1).text = "王芳"
    form.tables[0].cell(2, 1).text = "☑是  □否"
    form.add_paragraph("${school}推荐意见")
    said = "\n".join(desk.new_template(saved(form, tmp_path), "forum-form").undecided)
    assert "第1个表格第1行第2格“姓名”旁是“王芳”" in said
    assert "第1个表格第3行第2格的方框已经打勾（☑）" in said
    assert "别的程序的占位符“${school}”" in said


def it_takes_an_empty_form_for_empty(tmp_path: Path) -> None:
    form = registration_form()
    form.add_paragraph("请在相应方框内打“√”。")
    said = "\n".join(desk.new_template(saved(form, tmp_path), "forum-form").undecided)
    assert "填" not in said.replace("填空", "")


@pytest.mark.parametrize("name", ["hubei/application-form", "tianjin/certificate-roster"])
def it_takes_our_own_empty_forms_for_empty(name: str, tmp_path: Path) -> None:
    (tmp_path / "空表.docx").write_bytes(desk.issue(name, None, "docx").data)
    said = "\n".join(desk.new_template(tmp_path / "空表.docx", "own-form").undecided)
    assert "旁是" not in said and "打勾" not in said
