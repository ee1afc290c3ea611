"""The application form's labels in arrangements that units really send in: none is the template's own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.document import Document

TITLE = "专业技术人员知识更新工程2026年高级研修项目申报表"
NOTE = "注：请认真填写此表并加盖申报单位印章。"
UNIT_LABELS = (
    ("单位名称", "name"),
    ("联系人", "contact"),
    ("办公电话", "office_phone"),
    ("手机", "mobile"),
    ("传真", "fax"),
    ("地址", "address"),
)
Row = Sequence[tuple[str, int]]


def _tick(state: bool) -> str:
    return "☑" if state else "□"


def funding_text(record: dict[str, Any]) -> str:
    funding = record["funding"]
    source = funding["self_funding_source"] or "______"
    return (
        f"{_tick(funding['fiscal'])}财政资助项目 "
        f"{_tick(funding['self_funded'])}自筹经费项目（自筹经费来源：{source}）"
    )


def scope_text(record: dict[str, Any]) -> str:
    names = {
        "national_strategy": "服务国家战略",
        "industry_demand": "对接产业需求",
        "digital_technology": "突出数字技术",
    }
    lines = []
    for key, name in names.items():
        topic = record["topic_scope"][key]
        lines.append(f"{_tick(topic['selected'])}{name}：{topic['detail'] or '____'}")
    return "\n".join(lines)


def base_text(record: dict[str, Any]) -> str:
    base = record["organiser"]["education_base"]
    batch = base["national"]["batch"] or "__"
    return (
        f"{_tick(base['national']['selected'])}是第{batch}批专业技术人员继续教育基地\n"
        f"{_tick(base['provincial'])}是省级继续教育基地\n{_tick(base['none'])}否"
    )


def _general(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("项目名称", record["project_name"]),
        ("办班时间", record["training_dates"]["text"]),
        ("办班地点", record["venue"]),
        ("选题所属行业领域", record["industry_field"]),
        ("选题所属行业主管部门", record["industry_authority"]),
        ("申报项目类别（可多选）", funding_text(record)),
        ("是否符合选题范围", scope_text(record)),
        ("研修目的和作用", record["purpose"]),
        ("研修内容和方式", record["content_and_methods"]),
        ("授课专家情况", record["experts"]),
        ("研修对象", record["participants"]),
    ]


def _start(record: dict[str, Any]) -> Document:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(f"申报单位：{record['cover_applicant']}（盖章）    申报时间：2025年12月19日")
    return document


def _table(document: Document, rows: Sequence[Row], columns: int) -> None:
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    for row in rows:
        cells, at = table.add_row().cells, 0
        for text, width in row:
            cell = cells[at] if width == 1 else cells[at].merge(cells[at + width - 1])
            cell.text = text or ""
            at += width


def section_heads(record: dict[str, Any]) -> Document:
    """One row a value; each unit's part under a head over the full width."""
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 3)] for label, value in _general(record)]
    for head, key in (("申报单位信息", "applicant"), ("承办单位信息", "organiser")):
        rows.append([(head, 4)])
        for left, right in zip(UNIT_LABELS[::2], UNIT_LABELS[1::2], strict=True):
            rows.append([(left[0], 1), (record[key][left[1]], 1), (right[0], 1), (record[key][right[1]], 1)])
    rows.append([("是否继续教育基地", 1), (base_text(record), 3)])
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 3)])
    _table(document, rows, 4)
    document.add_paragraph(NOTE)
    return document


def units_first(record: dict[str, Any]) -> Document:
    """The units before the project, six columns, organiser in front."""
    document = _start(record)
    rows: list[Row] = []
    for head, key in (("承办单位信息", "organiser"), ("申报单位信息", "applicant")):
        for number in (0, 3):
            row: list[tuple[str, int]] = [(head if number == 0 else "", 1)]
            for label, field in UNIT_LABELS[number : number + 3]:
                row += [(label, 1), (record[key][field], 1)]
            rows.append(row)
        if key == "organiser":
            rows.append([("", 1), ("是否继续教育基地", 1), (base_text(record), 5)])
            rows.append([("", 1), ("近5年支撑知识更新工程工作情况", 1), (record[key]["track_record"], 5)])
    rows += [[(label, 2), (value, 5)] for label, value in _general(record)]
    _table(document, rows, 7)
    table = document.tables[0]
    for first, last in ((0, 3), (4, 5)):
        table.cell(first, 0).merge(table.cell(last, 0))
    document.add_paragraph(NOTE)
    return document


def side_by_side(record: dict[str, Any]) -> Document:
    """Both units in one block: a row a label, a column a unit."""
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 2)] for label, value in _general(record)]
    rows.append([("", 1), ("申报单位信息", 1), ("承办单位信息", 1)])
    rows += [
        [(label, 1), (record["applicant"][key], 1), (record["organiser"][key], 1)]
        for label, key in UNIT_LABELS
    ]
    rows.append([("是否继续教育基地", 1), (base_text(record), 2)])
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 2)])
    _table(document, rows, 3)
    document.add_paragraph(NOTE)
    return document


def several_tables(record: dict[str, Any]) -> Document:
    """Every part a table of its own, with its head as a paragraph before it."""
    document = _start(record)
    _table(document, [[(label, 1), (value, 1)] for label, value in _general(record)], 2)
    for head, key in (("申报单位信息", "applicant"), ("承办单位信息", "organiser")):
        document.add_paragraph(head)
        rows: list[Row] = [[(label, 1), (record[key][field], 1)] for label, field in UNIT_LABELS]
        if key == "organiser":
            rows.append([("是否继续教育基地", 1), (base_text(record), 1)])
            rows.append([("近5年支撑知识更新工程工作情况", 1), (record[key]["track_record"], 1)])
        _table(document, rows, 2)
    document.add_paragraph(NOTE)
    return document


def labels_in_cells(record: dict[str, Any]) -> Document:
    """Label and value of the units share a cell: `联系人：…`."""
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 2)] for label, value in _general(record)]
    for head, key in (("申报单位信息", "applicant"), ("承办单位信息", "organiser")):
        for number, pair in enumerate(zip(UNIT_LABELS[::2], UNIT_LABELS[1::2], strict=True)):
            cells = [(f"{label}：{record[key][field] or ''}", 1) for label, field in pair]
            rows.append([(head if number == 0 else "", 1), *cells])
        if key == "organiser":
            rows.append([("", 1), (base_text(record), 2)])
            rows.append([("近5年支撑知识更新工程工作情况", 1), (record[key]["track_record"], 2)])
    _table(document, rows, 3)
    table = document.tables[0]
    general = len(_general(record))
    for first, last in ((general, general + 2), (general + 3, general + 6)):
        table.cell(first, 0).merge(table.cell(last, 0))
    document.add_paragraph(NOTE)
    return document


def options_in_rows(record: dict[str, Any]) -> Document:
    """Each option in a row of its own beside its label; some boxes in cells apart from their words."""
    document = _start(record)
    rows: list[Row] = []
    merged: list[tuple[int, int]] = []

    def options(label: str, lines: Sequence[str], apart: bool) -> None:
        merged.append((len(rows), len(rows) + len(lines) - 1))
        for line in lines:
            cells = [(line[0], 1), (line[1:], 2)] if apart else [(line, 3)]
            rows.append([(label if line is lines[0] else "", 1), *cells])

    for label, value in _general(record):
        boxed = value.startswith(("□", "☑"))
        if boxed:
            options(label, value.replace(" ☑", "\n☑").replace(" □", "\n□").split("\n"), "选题" in label)
        else:
            rows.append([(label, 1), (value, 3)])
    for head, key in (("▲申报单位信息", "applicant"), ("▲承办单位信息", "organiser")):
        rows.append([(head, 4)])
        for left, right in zip(UNIT_LABELS[::2], UNIT_LABELS[1::2], strict=True):
            rows.append([(left[0], 1), (record[key][left[1]], 1), (right[0], 1), (record[key][right[1]], 1)])
    options("是否继续教育基地", base_text(record).split("\n"), False)
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 3)])
    _table(document, rows, 4)
    for first, last in merged:
        document.tables[0].cell(first, 0).merge(document.tables[0].cell(last, 0))
    document.add_paragraph(NOTE)
    return document


def units_in_labels(record: dict[str, Any]) -> Document:
    """No heads over the units' parts: 申报单位联系人, 承办单位联系人."""
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 3)] for label, value in _general(record)]
    for unit, key in (("申报单位", "applicant"), ("承办单位", "organiser")):
        named = [(unit + label.removeprefix("单位"), record[key][field]) for label, field in UNIT_LABELS]
        for left, right in zip(named[::2], named[1::2], strict=True):
            rows.append([(left[0], 1), (left[1], 1), (right[0], 1), (right[1], 1)])
    rows.append([("是否继续教育基地", 1), (base_text(record), 3)])
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 3)])
    _table(document, rows, 4)
    document.add_paragraph(NOTE)
    return document


def units_in_lines(record: dict[str, Any]) -> Document:
    """A table for the project; the units below it in lines of `label：value`, under their heads."""
    document = _start(record)
    _table(document, [[(label, 1), (value, 1)] for label, value in _general(record)], 2)
    for head, key in (("（一）申报单位：", "applicant"), ("（二）承办单位：", "organiser")):
        document.add_paragraph(head)
        named = [f"{label}：{record[key][field] or ''}" for label, field in UNIT_LABELS]
        for left, right in zip(named[::2], named[1::2], strict=True):
            document.add_paragraph(f"{left}    {right}")
    document.add_paragraph("是否继续教育基地：")
    for line in base_text(record).split("\n"):
        document.add_paragraph(line)
    document.add_paragraph(f"近5年支撑知识更新工程工作情况：{record['organiser']['track_record']}")
    document.add_paragraph(NOTE)
    return document


def units_in_a_cell_each(record: dict[str, Any]) -> Document:
    """All that is asked of a unit in one cell, a line each."""
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 1)] for label, value in _general(record)]
    for head, key in (("申报单位信息", "applicant"), ("承办单位信息", "organiser")):
        lines = [f"{label}：{record[key][field] or ''}" for label, field in UNIT_LABELS]
        rows.append([(head, 1), ("\n".join(lines), 1)])
    rows.append([("是否继续教育基地", 1), (base_text(record), 1)])
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 1)])
    _table(document, rows, 2)
    document.add_paragraph(NOTE)
    return document


def no_table(record: dict[str, Any]) -> Document:
    """Numbered lines from beginning to end; prose under headings."""
    document = _start(record)
    for number, (label, value) in enumerate(_general(record), 1):
        below = "\n" in value or label.startswith(("研修", "授课"))
        lines = [f"{number}、{label}", *value.split("\n")] if below else [f"{number}、{label}：{value}"]
        for line in lines:
            document.add_paragraph(line)
    for head, key in (("十二、申报单位信息", "applicant"), ("十三、承办单位信息", "organiser")):
        document.add_paragraph(head)
        for label, field in UNIT_LABELS:
            document.add_paragraph(f"{label}：{record[key][field] or ''}")
    document.add_paragraph(f"是否继续教育基地：\n{base_text(record)}")
    document.add_paragraph(f"近5年支撑知识更新工程工作情况：{record['organiser']['track_record']}")
    document.add_paragraph(NOTE)
    return document


def units_named_by_their_heads(record: dict[str, Any]) -> Document:
    """承办单位 | its name; the rows that follow are the unit's, and one unit has no row for its fax."""
    record["applicant"]["fax"] = None
    document = _start(record)
    rows: list[Row] = [[(label, 1), (value, 3)] for label, value in _general(record)]
    for head, key in (("申报单位", "applicant"), ("承办单位", "organiser")):
        unit = record[key]
        rows.append([(head, 1), (unit["name"], 3)])
        rows.append([("联系人", 1), (unit["contact"], 1), ("手机", 1), (unit["mobile"], 1)])
        rows.append([("办公电话", 1), (unit["office_phone"], 3)])
        if key == "organiser":
            rows.append([("传真", 1), (unit["fax"], 3)])
        rows.append([("地址", 1), (unit["address"], 3)])
    rows.append([("是否继续教育基地", 1), (base_text(record), 3)])
    rows.append([("近5年支撑知识更新工程工作情况", 1), (record["organiser"]["track_record"], 3)])
    _table(document, rows, 4)
    document.add_paragraph(NOTE)
    return document


ARRANGEMENTS: tuple[Callable[[dict[str, Any]], Document], ...] = (
    section_heads,
    units_first,
    side_by_side,
    several_tables,
    labels_in_cells,
    options_in_rows,
    units_in_labels,
    units_in_lines,
    units_in_a_cell_each,
    no_table,
)
"""Those in which nothing is missing."""


def as_bytes(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
