"""Read a list of units: a name a line, or a column of a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from zsgx_docs.errors import RecordError, UnreadableFile
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.workbook import shown, written_book

_HEAD = re.compile(
    "(?:应报|应申报|申报|报送|所在|参加|承办|推荐)?单位(?:名称|全称|名单)?|(?:机构|单位|学校|企业)?名称|单位全称"
)
_NO_NAME = re.compile(
    r"(?:合计|总计|小计|共计|备注|说明|注|填表人|制表人|联系人|联系电话|序号|附件\d*)[：:]?.*|.*(?:名单|一览表|汇总表)"
)
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?\d+[)）.、．]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|[-•·*]\s)\s*"
)
_SEVERAL = re.compile("[、；;\n]")
_CHINESE = re.compile("[\u3400-\u9fff]")


def unit_names(data: bytes, filename: str) -> list[str]:
    """Return the names of units in a .txt, .csv (UTF-8 or GB 18030) or .xlsx, in their order.

    Raises UnreadableFile; RecordError where no name is found.
    """
    rows = _rows(data, filename)
    names = [name.strip() for cell in _column(rows) for name in _SEVERAL.split(cell) if _is_name(name)]
    if not names:
        raise RecordError(f"{filename}：没有找到单位名称，请每行写一家单位，或给出有“单位名称”一栏的表。")
    return names


def _rows(data: bytes, filename: str) -> list[list[str]]:
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        opened = open_source(data, filename)
        if opened.format.name != "xlsx":
            raise UnreadableFile(f"{filename}：单位名单请存为 .xlsx、.csv 或 .txt。")
        sheets = written_book(opened.data, filename).worksheets
        rows = next((sheet.rows for sheet in sheets if sheet.rows), ())
        return [_at_places({cell.column: shown(cell.value) for cell in row.cells}) for row in rows]
    lines = _text(data, filename).splitlines()
    parted = [line for line in lines if "\t" in line]
    separator = "\t" if parted else "," if any("," in line for line in lines) else "，"
    return [
        [_NUMBERED.sub("", cell).strip() for cell in row] for row in csv.reader(lines, delimiter=separator)
    ]


def _at_places(cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "").strip() for place in range(1, max(cells, default=0) + 1)]


def _text(data: bytes, filename: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(f"{filename}：不是文本或表格，单位名单请存为 .xlsx、.csv 或 .txt。")


def _column(rows: Sequence[Sequence[str]]) -> list[str]:
    """What stands under the head that names units, else the column that says most."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if _HEAD.fullmatch("".join(cell.split())):
                return [below[place] for below in rows[at + 1 :] if place < len(below)]
    width = max((len(row) for row in rows), default=0)
    columns = [[row[place] for row in rows if place < len(row)] for place in range(width)]
    return max(columns, key=lambda cells: sum(len(_CHINESE.findall(cell)) for cell in cells), default=[])


def _is_name(cell: str) -> bool:
    return len(_CHINESE.findall(cell)) > 1 and not _NO_NAME.fullmatch(cell)
