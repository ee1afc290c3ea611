"""Read a class from a workbook by the Chinese labels of its sheets: 班级, 学员, 工作人员, 名额, 经费."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from zsgx_docs.errors import RecordError
from zsgx_docs.model.decision import Note
from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.class_file import path_of, reason_of
from zsgx_docs.read.entry.lists import (
    ALSO_CALLED,
    Faults,
    Receipt,
    TypedBook,
    WantedColumn,
    WantedList,
    ask_about_others,
    cell_name,
    choose_sheet,
    days_of_serial,
    fault_of_cell,
    find_list_head,
    fitting_sheets,
    judge_columns,
    parsed_as,
    read_list,
    rest_left_out,
    sets_apart,
    words_in,
)
from zsgx_docs.read.entry.paper_sheets import PAPER_SHEETS, papers_told
from zsgx_docs.read.match import label_form
from zsgx_docs.read.workbook import Worksheet, WrittenCell
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
from zsgx_docs.template.roles import Role
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
COST_HEADS, TOTALS = frozenset(("项目", "费用项目")), frozenset(("合计", "总计"))
"""What stands in the first column of the costs besides their names."""
TYPED = {
    "level": "level",
    "fee_charged": "yesno",
    "passed": "passed",
    "satisfaction_rate": "share",
    "year": "year",
    "name": "name",
    "id_number": "id_number",
    **dict.fromkeys(("credit_hours", "absent_hours"), "number"),
    **dict.fromkeys(("expert_count", "headcount", "online_n", "n"), "int"),
    **dict.fromkeys(("amount", "fee_amount"), "money"),
    **dict.fromkeys(("arrive_date", "start", "end", "leave_date", "signup_deadline"), "date"),
    **dict.fromkeys(("issue_date", "certificate_date", "report_date"), "date"),
}
"""Kinds of values by their names; all others are text as typed."""
ROLES: Mapping[str, Role] = {"name": "name", "region": "name", "id_number": "id"}
_LIST = re.compile(r"[\n；;]")


def class_in_workbook(data: bytes, filename: str, note: Note) -> TrainingClass:
    """Return the class that a workbook describes; `note` hears what was taken and what was not.

    Raises InputError; FaultyWorkbook with all that is wrong, by sheet and cell.
    """
    book = TypedBook.of(data, filename)
    if book is None:
        raise RecordError(f"「{filename}」不是 Excel 工作簿，请按 samples/class.xlsx 的样子填写。")
    reading = _Reading(book, Faults(filename), Receipt(filename))
    found = reading.training_class()
    reading.receipt.tell(note)
    return found


def trainees_in(data: bytes, filename: str, note: Note) -> list[dict[str, Any]]:
    """Return the trainees of a list that stands alone, in a workbook or as separated values.

    Raises InputError, FaultyWorkbook.
    """

    book, wanted = TypedBook.of(data, filename), wanted_of(*TABLES[0])
    if book is None:
        raise RecordError(f"「{filename}」不是 Excel 工作簿或 CSV 表格，读不出学员名单。")
    reading = _Reading(book, Faults(filename), Receipt(filename))
    chosen = choose_sheet(book.worksheets, wanted, reading.faults, reading.receipt)
    if chosen is None:
        reading.faults.refuse()
        raise RecordError(f"「{filename}」没有找到写有“姓名”“身份证号”的表头，请核对各栏名称。")
    rows = reading.list_in(chosen.sheet, wanted)
    reading.faults.refuse()
    rest_left_out(book.worksheets, [chosen.sheet], reading.receipt, book.hidden)
    reading.receipt.tell(note)
    return rows


def wanted_of(title: str, path: str, model: type[BaseModel]) -> WantedList:
    """Return the list that a model's rows are typed in."""
    columns = [
        WantedColumn(
            name,
            str(info.title),
            TYPED.get(name, "text"),
            frozenset(map(label_form, (str(info.title), *ALSO_CALLED.get(name, ())))),
            ROLES.get(name),
            info.is_required(),
        )
        for name, info in model.model_fields.items()
    ]
    number = WantedColumn("no", "序号", "int", frozenset({label_form("序号")}), "number")
    return WantedList(path, (number, *columns), (path, title, title))


@dataclass(slots=True)
class _Reading:
    book: TypedBook
    faults: Faults
    receipt: Receipt
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Sheet and cell by path."""

    def training_class(self) -> TrainingClass:
        """The class as typed. Raises FaultyWorkbook."""
        sheets = self._sheets()
        for name in (FACTS_SHEET, TRAINEES_SHEET):
            if name not in sheets:
                remedy = "请按 samples/class.xlsx 的样子填写"
                self.faults.add(Fault(f"没有名为“{name}”的工作表", remedy=remedy))
        self.faults.refuse()
        raw = self._facts(sheets[FACTS_SHEET])
        for title, path, model in TABLES:
            if title in sheets:
                raw[path] = self.list_in(sheets[title], wanted_of(title, path, model))
        if not raw["trainees"] and not self.faults.found:
            said = "没有找到写有“姓名”“身份证号”的表头，或表头下一个人也没有"
            self.faults.add(Fault(said, TRAINEES_SHEET, remedy="请补上后再试"))
        if COSTS_SHEET in sheets:
            raw |= self._costs(sheets[COSTS_SHEET])
        raw |= papers_told(sheets, self.faults, self.receipt)
        self._name_the_rest(sheets)
        return self._checked(raw)

    def _sheets(self) -> dict[str, Worksheet]:
        """The sheets by their names; one called nearly so (学员名单) stands for one that is not there."""
        sheets = {sheet.title.strip(): sheet for sheet in self.book.worksheets}
        for name in (FACTS_SHEET, COSTS_SHEET, *(title for title, _, _ in TABLES)):
            alike = [title for title in sheets if name in title and not sets_apart(title)]
            if name not in sheets and len(alike) == 1:
                sheets[name] = sheets.pop(alike[0])
        return sheets

    def list_in(self, sheet: Worksheet, wanted: WantedList) -> list[dict[str, Any]]:
        """The rows of a list; what is not typed is left out, for the class to say what stands for it."""
        head = find_list_head(sheet, wanted)
        if head is None:
            said = "没有找到写有“姓名”“身份证号”的表头，或表头下一个人也没有"
            self.faults.add(Fault(said, sheet.title, remedy="请补上后再试"))
            return []
        judge_columns(sheet, head, wanted, self.faults, self.receipt)
        read = read_list(sheet, head, wanted, None, self.faults, self.receipt)
        for index in range(len(read.rows)):
            for column in wanted.columns:
                if cell := read.cell_of(index, column.name):
                    self.places[f"{wanted.path}[{index}].{column.name}"] = sheet.title, cell
        self.receipt.used.append(f"工作表「{sheet.title}」，取 {len(read.rows)} 行。")
        rows = [{name: value for name, value in row.items() if value is not None} for row in read.rows]
        for row in rows:
            row.pop("no", None)
        return rows

    def _facts(self, sheet: Worksheet) -> dict[str, Any]:
        labels = {
            label_form(str(info.title)): (part, name, info)
            for part, model in FACTS
            for name, info in model.model_fields.items()
        }
        raw: dict[str, Any] = {part: {} for part, _ in FACTS}
        titles = [str(info.title) for _, _, info in labels.values()]
        for row, cells in self._rows(sheet):
            known = labels.get(label_form(words_in(cells[0])))
            at = cell_name(cells[0].column, row)
            if known is None:
                self._unknown(sheet, at, words_in(cells[0]), titles)
                continue
            part, name, info = known
            if name in raw[part]:
                self._add(sheet, at, f"“{info.title}”写了两次", "请删去一处")
                continue
            self.places[f"{part}.{name}"] = sheet.title, cell_name(cells[1].column, row)
            raw[part][name] = self._value(sheet, row, cells[1], name, info)
        for part, name, info in labels.values():
            if info.is_required() and name not in raw[part]:
                self.faults.add(Fault(f"没有填写“{info.title}”", sheet.title, remedy="请补上后再试"))
        return raw

    def _costs(self, sheet: Worksheet) -> dict[str, Any]:
        """The costs, and the total where one is typed."""
        names = {label_form(str(info.title)): name for name, info in Expenses.model_fields.items()}
        titles = [str(info.title) for info in Expenses.model_fields.values()]
        raw: dict[str, Any] = {}
        total: dict[str, Any] = {}
        for row, cells in self._rows(sheet):
            label = label_form(words_in(cells[0]))
            if label in COST_HEADS:
                continue
            if label in TOTALS:
                total["costs_total"] = self._value(
                    sheet, row, cells[1], "amount", Expense.model_fields["amount"]
                )
                continue
            if label not in names:
                self._unknown(sheet, cell_name(cells[0].column, row), words_in(cells[0]), titles)
                continue
            cost = raw[names[label]] = dict[str, Any]()
            for (key, info), cell in zip(Expense.model_fields.items(), cells[1:], strict=False):
                self.places[f"costs.{names[label]}.{key}"] = sheet.title, cell_name(cell.column, row)
                cost[key] = self._value(sheet, row, cell, key, info)
        return {"costs": raw, **total}

    def _rows(self, sheet: Worksheet) -> Iterator[tuple[int, list[WrittenCell]]]:
        """Rows with a label and something behind it."""
        for row in sheet.rows:
            cells = [cell for cell in row.cells if words_in(cell) or fault_of_cell(cell)]
            if row.hidden and cells:
                self.receipt.skip(sheet.title, "隐藏的行", f"第{row.number}行（{words_in(cells[0])[:20]}）")
            elif len(cells) > 1:
                yield row.number, cells

    def _value(self, sheet: Worksheet, row: int, cell: WrittenCell, name: str, info: FieldInfo) -> Any:
        at = cell_name(cell.column, row)
        if fault := fault_of_cell(cell):
            self._add(sheet, at, fault)
            return None
        text = words_in(cell)
        if info.annotation == list[str]:
            return [part.strip() for part in _LIST.split(text) if part.strip()]
        kind = TYPED.get(name)
        if kind is None:
            return text
        parsed = parsed_as(kind, days_of_serial(cell, kind, sheet.from_1904) or text, Context())
        if parsed.doubt:
            self._add(sheet, at, parsed.doubt)
        return parsed.value

    def _checked(self, raw: Mapping[str, Any]) -> TrainingClass:
        """The class, if nothing is wrong with it."""
        wrong = {(fault.sheet, cell) for fault in self.faults for cell in fault.cells}
        try:
            found = TrainingClass.model_validate(raw)
        except ValidationError as why:
            for error in why.errors():
                where = self.places.get(path_of(error))
                if where not in wrong and not (error["type"] == "missing" or path_of(error) == "trainees"):
                    self._at(reason_of(error), [path_of(error)])
            self.faults.refuse()
            raise RecordError(f"「{self.faults.filename}」的内容不全，请核对。") from why
        for doubt in found.doubts():
            if not doubt.of_matter and not wrong & {self.places.get(path) for path in doubt.paths}:
                self._at(doubt.reason, doubt.paths)
        self.faults.refuse()
        return found

    def _at(self, said: str, paths: Sequence[str]) -> None:
        """A fault in the cells of those paths."""
        places = [self.places[path] for path in paths if path in self.places]
        sheet = places[0][0] if places else None
        if all(title == sheet for title, _ in places):
            self.faults.add(Fault(said, sheet, tuple(cell for _, cell in places)))
        else:
            both = "、".join(f"工作表「{title}」{cell} 单元格" for title, cell in places)
            self.faults.add(Fault(f"{both}：{said}"))

    def _name_the_rest(self, sheets: Mapping[str, Worksheet]) -> None:
        known = {FACTS_SHEET, COSTS_SHEET, *(title for title, _, _ in TABLES), *PAPER_SHEETS}
        for title, sheet in sheets.items():
            if title not in known and sheet.rows:
                self.receipt.left_out[title] = "不是班级文件里的工作表"
        wanted = wanted_of(*TABLES[0])
        for used in fitting_sheets([sheets[TRAINEES_SHEET]], wanted):
            unused = [sheet for title, sheet in sheets.items() if title not in known]
            ask_about_others(used, [*fitting_sheets(unused, wanted)], self.receipt)
        for title in self.book.hidden:
            self.receipt.left_out[title] = "是隐藏的工作表"

    def _unknown(self, sheet: Worksheet, at: str, written: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(written, known, 1, 0.5)
        self._add(sheet, at, f"不认识的栏目“{written}”", f"是否想写“{near[0]}”？" if near else "请核对")

    def _add(self, sheet: Worksheet, at: str, said: str, remedy: str = "请改正后再试") -> None:
        self.faults.add(Fault(said, sheet.title, (at,), remedy=remedy))
