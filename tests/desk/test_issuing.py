"""A record is warned of or refused alike, by whichever door it comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from zsgx_docs import desk
from zsgx_docs.desk.issuing import MOST_ROWS_AS_PDF
from zsgx_docs.errors import RecordError, UnreadableFile
from zsgx_docs.render.tables import record_workbook
from zsgx_docs.template.catalogue import default_catalogue

ACCOUNTS, SUMMARY = "tianjin/final-accounts", "organiser/training-summary"


def accounts() -> dict[str, Any]:
    """Accounts with a total that their items contradict."""
    record = desk.sample(ACCOUNTS)
    return {**record, "total": {"amount": "999999.00", "note": None}}


def saved(folder: Path, suffix: str) -> Path:
    file = folder / f"决算{suffix}"
    if suffix == ".xlsx":
        record = {name: value for name, value in accounts().items() if name != "document_type"}
        file.write_bytes(record_workbook(default_catalogue().get(ACCOUNTS), record))
    else:
        text = json.dumps(accounts(), ensure_ascii=False)
        file.write_text(
            text if suffix == ".json" else yaml.safe_dump(accounts(), allow_unicode=True), "utf-8"
        )
    return file


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("fmt", desk.FORMATS)
def test_a_total_that_its_items_contradict_is_never_printed_without_a_word(
    tmp_path: Path, suffix: str, fmt: desk.Format
) -> None:
    file = saved(tmp_path, suffix)
    record = desk.load_record(file, ACCOUNTS)
    [warning] = desk.issue(ACCOUNTS, record, fmt, called=file.name).warnings
    assert file.name in warning and "“合计”" in warning and "999999.00" in warning
    with pytest.raises(RecordError) as refused:
        desk.issue(ACCOUNTS, record, fmt, strict=True, called=file.name)
    assert file.name in refused.value.message and "999999.00" in refused.value.message


def test_required_values_that_are_missing_are_warned_of_and_strictly_refused() -> None:
    record = {"project_name": "智能制造高级研修班", "trainee_count": 52}
    issued = desk.issue(SUMMARY, record, "docx")
    [warning] = issued.warnings
    assert "“承办单位”（organiser）" in warning and "“主要成效”（results）" in warning
    assert "项目名称" not in warning and {"级别", "经费决算"} <= set(issued.blanks)
    with pytest.raises(RecordError, match="必填项没有填写：“承办单位”"):
        desk.issue(SUMMARY, record, "docx", strict=True)


def test_strict_names_all_that_is_wrong_in_one_sentence() -> None:
    record = {**accounts(), "total_count": 1, "organiser": None}
    with pytest.raises(RecordError) as refused:
        desk.issue(ACCOUNTS, record, "docx", strict=True)
    message = refused.value.message
    assert "有3处" in message and all(part in message for part in ("999999.00", "却是1人", "“承办单位”"))
    assert message.count("。") == 2 and "\n" not in message


def test_blanks_in_rows_are_counted() -> None:
    sample = desk.sample("tianjin/certificate-roster")
    rows = [{**row, "certificate_number": None} for row in sample["students"]]
    issued = desk.issue("tianjin/certificate-roster", {"students": rows}, "docx")
    assert issued.blanks == (f"证书编号（{len(rows)}处）",) and issued.warnings == ()


def test_what_a_notice_leaves_out_without_its_value_is_not_missed() -> None:
    record = desk.sample("organiser/opening-notice")
    without = {**record, "co_organiser": None, "fee_amount": None, "leave_date": None}
    assert not {"协办单位", "收费标准", "返程时间"} & set(
        desk.issue("organiser/opening-notice", without, "docx").blanks
    )


def test_the_empty_form_is_warned_of_nothing() -> None:
    assert desk.issue(ACCOUNTS, None, "docx", strict=True).warnings == ()


def test_a_value_of_the_wrong_type_is_refused_by_the_file_it_came_from() -> None:
    with pytest.raises(RecordError, match=r"「决算\.yaml」.*“合计”（total\.amount）"):
        desk.issue(ACCOUNTS, {"total": {"amount": "9,9"}}, "docx", called="决算.yaml")


def test_more_rows_than_fit_into_a_pdf_are_refused_at_once_and_written_as_word() -> None:
    record = {"students": [{"name": "甲"}] * (MOST_ROWS_AS_PDF + 1)}
    with pytest.raises(RecordError, match=r"共有 15001 行，排成 PDF 最多 15000 行，请写成 Word（\.docx）"):
        desk.issue("tianjin/certificate-roster", record, "pdf")
    assert desk.issue("tianjin/certificate-roster", record, "docx").data


def test_the_record_of_another_paper_is_called_by_its_name() -> None:
    with pytest.raises(RecordError, match=r"签到表.*不能写成“高级研修项目经费决算表”"):
        desk.issue(ACCOUNTS, desk.sample("tianjin/attendance-sheet"), "docx")


@pytest.mark.parametrize("fmt", desk.FORMATS)
def test_a_paper_given_as_a_record_is_said_to_be_one(tmp_path: Path, fmt: desk.Format) -> None:
    file = tmp_path / f"决算.{fmt}"
    file.write_bytes(desk.issue(ACCOUNTS, desk.sample(ACCOUNTS), fmt).data)
    called = {"docx": "Word 文件", "pdf": "PDF 文件"}[fmt]
    with pytest.raises(UnreadableFile, match=rf"决算\.{fmt}：这是 {called}.*extract"):
        desk.load_record(file, ACCOUNTS)
