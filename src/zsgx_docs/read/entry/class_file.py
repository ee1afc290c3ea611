"""Read a class from its file: YAML or JSON by field names, a workbook by the Chinese labels of its sheets."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from zsgx_docs.errors import RecordError
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.entry.strict import refuse_hidden
from zsgx_docs.read.layout import begins_foot
from zsgx_docs.read.match import label_form
from zsgx_docs.read.workbook import workbook_sheet
from zsgx_docs.records.training_class import (
    Attendant,
    Closing,
    Course,
    Expense,
    Expenses,
    Opening,
    Quota,
    Trainee,
    TrainingClass,
)
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

FACTS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("course", Course),
    ("opening", Opening),
    ("closing", Closing),
)
"""What the sheet 班级 lists, a label and a value a row."""
TABLES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("学员", "trainees", Trainee),
    ("工作人员", "staff", Attendant),
    ("名额", "quota", Quota),
)
FACTS_SHEET, COSTS_SHEET, TRAINEES_SHEET = "班级", "经费", "学员"
NO_COSTS = frozenset(("项目", "费用项目", "合计", "总计"))
"""What stands in the first column of the costs besides their names."""
TYPED = {
    "level": "level",
    "fee_charged": "yesno",
    "passed": "passed",
    "satisfaction_rate": "share",
    "year": "year",
    "credit_hours": "number",
    "absent_hours": "number",
    **dict.fromkeys(("expert_count", "headcount", "online_n", "n"), "int"),
}
DATES = frozenset(
    {
        "arrive_date",
        "start",
        "end",
        "leave_date",
        "signup_deadline",
        "issue_date",
        "certificate_date",
        "report_date",
    }
)
MONEY = frozenset({"amount", "fee_amount"})
ALSO_CALLED = {
    "name": ("学员姓名", "人员姓名"),
    "id_number": ("身份证号码", "公民身份号码", "居民身份证号", "居民身份证号码", "证件号码", "身份证"),
    "phone": ("手机", "手机号", "手机号码", "电话", "电话号码", "联系方式", "移动电话"),
    "employer": ("单位", "单位名称", "所在单位"),
    "professional_title": ("专业技术职务", "专业技术职务（职称）", "专业技术职称", "技术职称"),
    "passed": ("结业考核", "考核结果", "是否合格", "是否通过考核"),
    "certificate_number": ("证书号", "证书号码", "结业证书编号", "培训合格证书编号"),
}
"""Other words for the columns."""
_LIST = re.compile(r"[\n；;]")
_REASONS = {
    "missing": "没有填写",
    "too_short": "一个也没有",
    "string_too_short": "没有填写",
    "date": "“{}”不是存在的日期",
    "string_type": "“{}”应为文字（加引号）",
    "decimal": "“{}”不是数字",
    "int_": "“{}”不是整数",
    "greater_than": "“{}”太小",
    "less_than": "“{}”太大",
    "list_type": "应为一列，各项以“- ”开头",
    "model_": "应为“名称: 值”的形式",
}
"""By the beginnings of pydantic's names of errors."""


def class_of(raw: Any, filename: str) -> TrainingClass:
    """Return the class that a record describes.

    Raises RecordError naming the first thing wrong: an unknown key, a missing or impossible value.
    """
    try:
        found = TrainingClass.model_validate(raw)
    except ValidationError as why:
        raise RecordError(f"「{filename}」{_said(why)}") from why
    for doubt in found.doubts():
        if not doubt.of_matter:
            raise RecordError(f"「{filename}」{'、'.join(doubt.paths)}：{doubt.reason}，请改正后再试。")
    return found


def class_in_workbook(data: bytes, filename: str) -> TrainingClass:
    """Return the class that a workbook describes.

    Raises UnreadableFile, RecordError naming sheet and cell.
    """
    grids = {
        _sheet_name(block): block
        for block in workbook_sheet(data, filename).blocks
        if isinstance(block, Grid)
    }
    for name in (FACTS_SHEET, TRAINEES_SHEET):
        if name not in grids:
            raise RecordError(f"「{filename}」没有名为“{name}”的工作表，请按 samples/class.xlsx 的样子填写。")
    for grid in grids.values():
        refuse_hidden(f"「{filename}」", (cell.place for cell in grid.cells if cell.text.text))
    places: dict[str, str] = {}
    raw: dict[str, Any] = _facts(grids[FACTS_SHEET], filename, places)
    for name, path, model in TABLES:
        if name in grids:
            raw[path] = list(_rows(grids[name], model, path, filename, places))
    if not raw["trainees"]:
        raise RecordError(
            f"「{filename}」工作表「{TRAINEES_SHEET}」没有找到写有“姓名”“身份证号”的表头，或表头下一个人也没有。"
        )
    if COSTS_SHEET in grids:
        raw["costs"] = _costs(grids[COSTS_SHEET], filename, places)
    return _placed(raw, filename, places)


def _placed(raw: Mapping[str, Any], filename: str, places: Mapping[str, str]) -> TrainingClass:
    """As class_of, but sheet and cell are named instead of paths."""
    try:
        return class_of(raw, filename)
    except RecordError as why:
        message = why.message
        for path in sorted(places, key=len, reverse=True):
            message = message.replace(path, places[path])
        raise RecordError(message) from why


def _facts(grid: Grid, filename: str, places: dict[str, str]) -> dict[str, Any]:
    labels = {
        label_form(str(field.title)): (part, name, field)
        for part, model in FACTS
        for name, field in model.model_fields.items()
    }
    raw: dict[str, Any] = {part: {} for part, _ in FACTS}
    for row in range(grid.row_count):
        cells = [cell for cell in grid.row(row) if cell.text.text]
        if len(cells) < 2:
            continue
        known = labels.get(label_form(cells[0].text.text))
        if known is None:
            raise _unknown(cells[0], [str(field.title) for _, _, field in labels.values()], filename)
        part, name, field = known
        if name in raw[part]:
            raise RecordError(f"「{filename}」{_where(cells[0])}：“{field.title}”写了两次，请删去一处。")
        places[f"{part}.{name}"] = _where(cells[1])
        raw[part][name] = _typed(name, cells[1], is_list=field.annotation == list[str], filename=filename)
    for part, name, field in labels.values():
        if field.is_required() and name not in raw[part]:
            raise RecordError(f"「{filename}」工作表「{FACTS_SHEET}」没有填写“{field.title}”，请补上后再试。")
    return raw


def _rows(
    grid: Grid, model: type[BaseModel], path: str, filename: str, places: dict[str, str]
) -> Iterator[dict[str, Any]]:
    heads: dict[int, str] = {}
    number = 0
    for row in range(grid.row_count):
        cells = [cell for cell in grid.row(row) if cell.text.text]
        if not heads:
            heads = _heads(cells, model, filename)
            continue
        if cells and begins_foot(cells[0].text.text.strip()):
            continue
        values = {heads[cell.column]: cell for cell in cells if cell.column in heads}
        if values:
            for cell in grid.row(row):
                if cell.column in heads:
                    places[f"{path}[{number}].{heads[cell.column]}"] = _where(cell)
            yield {
                name: _typed(name, cell, is_list=False, filename=filename) for name, cell in values.items()
            }
            number += 1


def _heads(cells: list[Cell], model: type[BaseModel], filename: str) -> dict[int, str]:
    """The fields by their columns; none where this row is not the head."""
    fields = model.model_fields
    titles = {label_form(str(field.title)): name for name, field in fields.items()}
    titles |= {
        label_form(word): name for name, words in ALSO_CALLED.items() if name in fields for word in words
    }
    heads = {cell.column: titles[form] for cell in cells if (form := label_form(cell.text.text)) in titles}
    if not {"name", "region"} & set(heads.values()):
        return {}
    for cell in cells:
        if cell.column not in heads and cell.text.text != "序号":
            raise _unknown(cell, [str(field.title) for field in fields.values()], filename)
    sheet = f"「{filename}」工作表「{cells[0].place.sheet if cells[0].place else ''}」"
    if twice := [name for name, count in Counter(heads.values()).items() if count > 1]:
        raise RecordError(f"{sheet}有两栏“{fields[twice[0]].title}”，请删去一栏。")
    missing = [str(f.title) for name, f in fields.items() if f.is_required() and name not in heads.values()]
    if missing:
        raise RecordError(f"{sheet}缺少“{'”“'.join(missing)}”栏，请补上后再试。")
    return heads


def _costs(grid: Grid, filename: str, places: dict[str, str]) -> dict[str, Any]:
    names = {label_form(str(field.title)): name for name, field in Expenses.model_fields.items()}
    columns = list(Expense.model_fields)
    raw: dict[str, Any] = {}
    for row in range(grid.row_count):
        cells = [cell for cell in grid.row(row) if cell.text.text]
        label = label_form(cells[0].text.text) if cells else ""
        if len(cells) < 2 or label in NO_COSTS:
            continue
        name = names.get(label)
        if name is None:
            raise _unknown(cells[0], [str(field.title) for field in Expenses.model_fields.values()], filename)
        raw[name] = {}
        for key, cell in zip(columns, cells[1:], strict=False):
            places[f"costs.{name}.{key}"] = _where(cell)
            raw[name][key] = _typed(key, cell, is_list=False, filename=filename)
    return raw


def _typed(name: str, cell: Cell, is_list: bool, filename: str) -> Any:
    text = cell.text.text
    if is_list:
        return [part.strip() for part in _LIST.split(text) if part.strip()]
    kind = TYPED.get(name) or ("date" if name in DATES else "money" if name in MONEY else None)
    if kind is None:
        return text
    parsed = kinds[kind].parse(text, Context())
    if parsed.doubt:
        raise RecordError(f"「{filename}」{_where(cell)}：{parsed.doubt}，请改正后再试。")
    return parsed.value


def _unknown(cell: Cell, known: list[str], filename: str) -> RecordError:
    written = cell.text.text.strip()
    near = difflib.get_close_matches(written, known, 1, 0.5)
    hint = f"，是否想写“{near[0]}”？" if near else "，请核对。"
    return RecordError(f"「{filename}」{_where(cell)}：不认识的栏目“{written}”{hint}")


def _where(cell: Cell) -> str:
    place = cell.place
    return f"工作表「{place.sheet}」{place.address} 单元格" if place else ""


def _sheet_name(grid: Grid) -> str:
    place = grid.cells[0].place
    return (place.sheet or "").strip() if place else ""


def _said(why: ValidationError) -> str:
    """The first error as a Chinese sentence."""
    first = why.errors()[0]
    path = re.sub(r"\.(\d+)", r"[\1]", ".".join(map(str, first["loc"]))) or "内容"
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(first["loc"][-1]), _all_names(), 1, 0.6)
        return f"{path}：没有这个名称，{f'是否想写“{near[0]}”？' if near else '请改正后再试。'}"
    reason = next((said for kind, said in _REASONS.items() if first["type"].startswith(kind)), "值“{}”不对")
    given = first.get("input")
    shown = type(given).__name__ if isinstance(given, dict | list) else given
    return f"{path}：{reason.format(shown)}，请改正后再试。"


def _all_names() -> list[str]:
    models = (TrainingClass, Course, Opening, Closing, Quota, Trainee, Attendant, Expenses, Expense)
    return sorted({name for model in models for name in model.model_fields})
