"""Read a table of separated values (.csv, .tsv) as a worksheet, whatever its encoding and its separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.workbook.bounds import BookTooLarge, Room
from zsgx_docs.read.workbook.cells import MOST_COLUMNS, SheetRow, Worksheet, WrittenCell

SEPARATORS = "\t,;，；|"
LOOKED_AT = 200
"""Lines by which the separator is told; a guess."""
MOST_LOOKED_AT = 1_000_000
"""Characters of these; a guess."""
ALIKE = 0.5
"""The share (0..1) of the lines that must have the commonest number of values, titles and notes being the
others; a guess."""
LONGEST_VALUE = 1_000_000
"""Characters in one value, more than Excel's 32,767; a guess."""
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_KEPT_AS_TEXT = re.compile(r"'(?=[\d=+\-@])")


@dataclass(frozen=True, slots=True)
class Delimited:
    """A text whose lines are rows of values."""

    text: str
    separator: str

    def rows(self) -> list[list[str]]:
        """Return the values of all lines, empty lines too. Raises csv.Error."""
        return list(self.lines())

    def lines(self) -> Iterator[list[str]]:
        """Yield them one by one. Raises csv.Error."""
        csv.field_size_limit(LONGEST_VALUE)
        yield from csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)


def delimited_text(data: bytes) -> Delimited | None:
    """Return the text with what separates its values; None where it is no such table."""
    text = _decoded(data)
    if text is None or text.lstrip()[:1] in ("<", "{", "["):
        return None
    start = "\n".join(text[:MOST_LOOKED_AT].splitlines()[:LOOKED_AT])
    tries = [(found, sign) for sign in SEPARATORS if sign in start and (found := _regularity(start, sign))]
    return Delimited(text, max(tries)[1]) if tries else None


def delimited_worksheet(data: bytes, filename: str, room: Room | None = None) -> Worksheet:
    """Return the table as a worksheet that is called like the file, as long as there is room.

    Raises UnreadableFile, TooLarge.
    """
    try:
        found = delimited_text(data)
        if found is None:
            raise UnreadableFile(f"「{filename}」里没有用逗号、分号或制表符分隔的表格，请核对。")
        left = room or Room()
        rows = [
            SheetRow(number, cells)
            for number, values in enumerate(found.lines(), 1)
            if (cells := tuple(_cells(values, left)))
        ]
    except BookTooLarge as why:
        raise TooLarge(f"「{filename}」{why}，请拆成几个文件后再试。") from why
    except csv.Error as why:
        raise UnreadableFile(f"「{filename}」的引号没有配对，读不了，请用 Excel 打开后重新另存。") from why
    title = filename.rpartition("/")[2].rpartition(".")[0] or filename
    return Worksheet(0, title, tuple(rows))


def _decoded(data: bytes) -> str | None:
    """In UTF-8, with or without its mark, UTF-16 with it, or GB 18030; None where it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data:
        return None
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _regularity(text: str, separator: str) -> tuple[int, int] | None:
    """How many lines have as many values as most have, and how many that is; None where it is no table."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in text.splitlines()]
    sizes = [len(row) for row in rows if any(value.strip() for value in row)]
    tables = Counter(size for size in sizes if size > 1)
    if not tables:
        return None
    size, lines = tables.most_common(1)[0]
    return (lines, size) if lines > 1 and lines >= ALIKE * len(sizes) else None


def _cells(values: Sequence[str], room: Room) -> Iterator[WrittenCell]:
    """Raises BookTooLarge."""
    room.take(1 + len(values))
    if len(values) > MOST_COLUMNS:
        raise BookTooLarge(f"有一行超过 {MOST_COLUMNS} 列")
    for number, value in enumerate(values, 1):
        if said := _value(value):
            room.hold(said)
            yield WrittenCell(number, said, "text")


def _value(written: str) -> str:
    """Without what keeps spreadsheets from taking it for a number."""
    said = written.strip()
    formula = _FORMULA.fullmatch(said)
    return (
        formula[1].strip() if formula else _KEPT_AS_TEXT.sub("", said, count=1) if said[:1] == "'" else said
    )
