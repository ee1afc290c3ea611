"""Tables of separated values as other programs export them."""

from __future__ import annotations

import pytest

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.workbook import delimited_text, delimited_worksheet

NUMBER = "120101197201031016"
KEPT_AS_TEXT = [f"\t{NUMBER}", f"'{NUMBER}", f'"=""{NUMBER}"""', f" {NUMBER} "]
ROWS = [["序号", "姓名", "身份证号"], ["1", "林知远", NUMBER], ["2", "王芳，李伟", "12010419770210138X"]]
NO_TABLES = {
    "empty": b"",
    "prose": "一段文字，没有表格。".encode(),
    "page": b"<html><p>a,b</p>\n<p>c,d</p></html>",
    "json": b'{"a": 1,\n"b": 2}',
    "zeros": bytes(40),
}


def written(separator: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(separator.join(row) for row in ROWS).encode(encoding)


def texts(data: bytes, filename: str = "学员.csv") -> list[list[str]]:
    return [[str(cell.value) for cell in row.cells] for row in delimited_worksheet(data, filename).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_it_is_read_whatever_its_encoding_and_separator(separator: str, encoding: str) -> None:
    assert texts(written(separator, encoding)) == ROWS


def test_the_sheet_is_called_like_the_file_and_rows_keep_their_numbers() -> None:
    sheet = delimited_worksheet(b"\r\n" + written(","), "名单/学员.2025.csv")
    assert sheet.title == "学员.2025"
    assert [row.number for row in sheet.rows] == [2, 3, 4]


@pytest.mark.parametrize("value", KEPT_AS_TEXT)
def test_what_keeps_excel_from_taking_a_text_for_a_number_is_no_part_of_it(value: str) -> None:
    assert texts(f"姓名,号码\n林知远,{value}\n沈若溪,1".encode())[1] == ["林知远", NUMBER]


def test_titles_and_notes_round_the_table_are_kept() -> None:
    data = "某某班学员名单\n" + written(",").decode() + "\n合计,2人\n"
    assert [row[0] for row in texts(data.encode())] == ["某某班学员名单", "序号", "1", "2", "合计"]


def test_a_value_in_quotes_may_hold_separators_and_lines() -> None:
    assert texts('姓名,单位\n林知远,"津沽大学,\n机械学院"\n沈若溪,b'.encode())[1][1] == "津沽大学,\n机械学院"


@pytest.mark.parametrize("data", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_told(data: bytes) -> None:
    assert delimited_text(data) is None
    with pytest.raises(UnreadableFile, match="「学员"):
        delimited_worksheet(data, "学员.csv")
