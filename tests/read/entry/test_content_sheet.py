"""Papers typed in Excel: a sheet of labels and values, and a sheet for each list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.model.paths import get, leaves
from zsgx_docs.read.entry.record_workbook import record_in_workbook
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.template import Template, load_template
from zsgx_docs.values import kinds

NOTICE = "organiser/opening-notice"


def book(folder: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(folder / "通知.xlsx")
    return folder / "通知.xlsx"


def typed(name: str) -> tuple[dict[str, Any], dict[str, list[list[Any]]]]:
    """A template's sample, and that as somebody would type it."""
    schema, record = default_catalogue().get(name).schema, desk.sample(name)
    sheets: dict[str, list[list[Any]]] = {"内容": []}
    lists: dict[str, list[Any]] = {}
    for field in schema.fields:
        head, repeats, rest = field.path.partition("[]")
        if repeats:
            lists.setdefault(head, []).append((field, rest.removeprefix(".")))
        else:
            sheets["内容"].append([field.label, kinds[field.kind].format(get(record, head))])
    for number, (head, columns) in enumerate(lists.items(), 1):
        sheets[f"列表{number}"] = [[field.label for field, _ in columns]] + [
            [kinds[f.kind].format(get(item, key) if key else item) for f, key in columns]
            for item in get(record, head)
        ]
    return record, sheets


@pytest.mark.parametrize(
    "name", [NOTICE, "organiser/news-item", "organiser/training-summary", "tianjin/satisfaction-form"]
)
def it_gives_the_record_of_any_template(name: str, tmp_path: Path) -> None:
    record, sheets = typed(name)
    read = desk.load_record(book(tmp_path, sheets), name)
    assert {path: get(read, path) for path, _ in leaves(record)} == dict(leaves(record))


def it_takes_a_plain_list_in_one_row_too(tmp_path: Path) -> None:
    _, sheets = typed(NOTICE)
    sheets = {"内容": [*sheets["内容"], ["研修专题", "智能装备", "工业软件；数字孪生"]]}
    assert desk.load_record(book(tmp_path, sheets), NOTICE)["topics"] == ["智能装备", "工业软件", "数字孪生"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["研修对像", "工程师"]], "A1 单元格：不认识的栏目“研修对像”，是否想写“研修对象”？"),
        ([["承办单位", "甲"], ["承办单位", "乙"]], "A2 单元格：“承办单位”写了两次"),
        ([["报名截止时间", "2025年2月30日"]], "B1 单元格“报名截止时间”：没有这一天"),
    ],
)
def it_refuses_by_cell(rows: list[list[Any]], said: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=said):
        desk.load_record(book(tmp_path, {"内容": rows}), NOTICE)


def it_says_how_to_type_what_is_no_list(tmp_path: Path) -> None:
    file = book(tmp_path, {"表": [["承办单位", "天津海河智造研究院"]]})
    with pytest.raises(RecordError, match="“内容”工作表"):
        desk.load_record(file, NOTICE)


@pytest.fixture
def looped(tmp_path: Path) -> Template:
    document = docx.Document()
    for text in ("交流材料", "主题：{{ subject }}", "{%p for t in talks %}", "报告：{{ t.title }}"):
        document.add_paragraph(text)
    for text in ("报告人：{{ t.speaker|name }}", "{%p endfor %}"):
        document.add_paragraph(text)
    folder = tmp_path / "talks"
    folder.mkdir()
    document.save(str(folder / "template.docx"))
    (folder / "template.toml").write_text(
        'title = "交流材料"\ndocument_type = "talks"\nkind = "form"\n', encoding="utf-8"
    )
    return load_template(folder, "office/talks")


def it_types_paragraphs_that_repeat_as_rows(looped: Template, tmp_path: Path) -> None:
    sheets = {
        "内容": [["主题", "智能制造"]],
        "报告": [["报告", "报告人"], ["数字孪生", "王芳"], ["工业软件", "李伟"]],
    }
    file = book(tmp_path, sheets)
    taken = (looped, default_catalogue(), lambda section, said: None)
    assert record_in_workbook(file.read_bytes(), file.name, *taken) == {
        "document_type": "talks",
        "subject": "智能制造",
        "talks": [
            {"title": "数字孪生", "speaker": "王芳"},
            {"title": "工业软件", "speaker": "李伟"},
        ],
    }
