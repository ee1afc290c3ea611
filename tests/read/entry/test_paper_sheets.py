"""A class workbook may tell what is known of its papers, a sheet of labels and values each."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.records.class_pack import class_decisions
from zsgx_docs.template.catalogue import samples_folder


def with_sheet(folder: Path, title: str, rows: list[tuple[str, object]]) -> Path:
    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    book.save(file := folder / "班级.xlsx")
    return file


def test_the_plan_of_a_class_stands_in_a_sheet_of_its_own_and_is_held_against_it(tmp_path: Path) -> None:
    rows = [
        ("研修地点", "武汉"),
        ("计划人数", 70),
        ("领导小组", "分管负责人任组长。"),
        ("研修时间", "2025年10月20日—24日"),
    ]
    heard: list[tuple[str, str]] = []
    found = desk.load_class(with_sheet(tmp_path, "实施方案", rows), lambda *said: heard.append(said))
    assert found.plan is not None
    assert (found.plan["venue"], found.plan["headcount"]) == ("武汉", 70)
    assert ("用到的表", "用了工作表「实施方案」，取 4 项。") in heard
    looks = [line for section, line in class_decisions(found) if section == "请核对"]
    for part in ("方案为“武汉”", "实施方案计划招收70人", "方案为2025-10-20至2025-10-24"):
        assert any(part in line for line in looks)


def test_a_label_that_no_paper_has_is_refused_by_its_cell(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"满意度测评统计表.*A1.*回收分数"):
        desk.load_class(with_sheet(tmp_path, "满意度测评统计表", [("回收分数", 45)]))


def test_a_total_in_the_sheet_of_costs_is_held_against_their_sum(tmp_path: Path) -> None:
    found = desk.load_class(with_sheet(tmp_path, "经费", [("合计", 999999)]))
    looks = [line for section, line in class_decisions(found) if section == "请核对"]
    assert any("经费合计填了999999.00元" in line for line in looks)
