"""Columns of a workbook that the paper has no place for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from zsgx_docs import desk

ATTENDANCE = "tianjin/attendance-sheet"
HEADS = ("序号", "姓名", "身份证号", "手机", "单位", "职称", "是否收费")
PERSON = (1, "林知远", "120101197201031016", "13900001200", "天津海河智造研究院", "工程师", "否")


@pytest.fixture
def said() -> list[str]:
    return []


def written(folder: Path, heads: Sequence[str], person: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "学员"
    sheet.append(list(heads))
    sheet.append(list(person))
    out = io.BytesIO()
    book.save(out)
    path = folder / "名单.xlsx"
    path.write_bytes(out.getvalue())
    return path


def it_says_nothing_where_all_columns_are_used(tmp_path: Path, said: list[str]) -> None:
    desk.load_record(written(tmp_path, HEADS, PERSON), ATTENDANCE, said.append)
    assert said == []


def it_names_heads_and_cells_of_columns_that_are_not_used(tmp_path: Path, said: list[str]) -> None:
    path = written(tmp_path, (*HEADS, "班次", "出生地"), (*PERSON, "一班", "天津"))
    record = desk.load_record(path, ATTENDANCE, said.append)
    assert record["people"][0]["name"] == "林知远"
    [sentence] = said
    assert sentence.startswith("「名单.xlsx」工作表「学员」的“班次”（H1）、“出生地”（I1）栏")
    assert sentence.endswith("没有用上。")
