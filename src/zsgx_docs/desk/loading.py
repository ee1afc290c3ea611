"""Loads what a person has typed, from a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import NotFound, RecordError, UnreadableFile

if TYPE_CHECKING:
    from zsgx_docs.model.decision import Note
    from zsgx_docs.records.training_class import TrainingClass


NO_TEXT = {
    b"PK": "Word 文件或压缩包",
    b"%PDF": "PDF 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"II*\0": "图片",
    b"MM\0*": "图片",
}
"""How files begin that are no text, and what they are."""
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".csv", ".tsv", ".txt")


def load_record(
    path: str | Path, template: str | None = None, note: Note = lambda section, said: None
) -> dict[str, Any]:
    """Load a record from .json, .yaml (`-`: standard input) or .xlsx; an extraction result gives its record.

    A workbook needs the `template` whose labels its cells are matched with; `note` hears what was
    taken and what was not.
    Raises UnreadableFile, RecordError, NotFound.
    """
    from zsgx_docs.read.entry import values_in

    if template is not None and Path(path).suffix.lower() in WORKBOOKS:
        return _record_in_workbook(Path(path), template, note)
    text, name = _record_text(path)
    found = values_in(text, name)
    if not isinstance(found, dict):
        raise RecordError(f"{name}：内容不是一条记录（应为“名称: 值”的形式）。")
    if isinstance(found.get("record"), dict) and "fields" in found:
        return {"document_type": found.get("document_type"), **found["record"]}
    return found


def _record_in_workbook(path: Path, template: str, note: Note) -> dict[str, Any]:
    """Read here: what a person has typed is trusted, and thousands of rows are dear to hand over."""
    from zsgx_docs.read.entry import record_in_workbook
    from zsgx_docs.render.collector import collector_paused
    from zsgx_docs.template.catalogue import default_catalogue

    catalogue = default_catalogue()
    with collector_paused():
        return record_in_workbook(bytes_of(path), path.name, catalogue.get(template), catalogue, note)


def load_class(path: str | Path, note: Note = lambda section, said: None) -> TrainingClass:
    """Load a class from .yaml, .json or a workbook; `note` hears what was taken of a workbook.

    In a text file `trainees` may name a file beside it that has their list. Raises NotFound, UnreadableFile,
    RecordError.
    """
    from zsgx_docs.read.entry import class_in_workbook, class_of, trainees_in, values_in

    if Path(path).suffix.lower() in WORKBOOKS:
        return class_in_workbook(bytes_of(Path(path)), Path(path).name, note)
    text, name = _record_text(path)
    raw = values_in(text, name)
    listed = raw.get("trainees") if isinstance(raw, dict) else None
    if isinstance(listed, str) and Path(listed).suffix.lower() in WORKBOOKS:
        beside = Path(path).parent / listed
        raw = {**raw, "trainees": trainees_in(bytes_of(beside), beside.name, note)}
    return class_of(raw, name)


def bytes_of(path: Path) -> bytes:
    """Load a file as it is. Raises NotFound, UnreadableFile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"找不到文件：{path}，请核对文件名。") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path}：是文件夹，不是文件。") from None
    except OSError as why:
        raise UnreadableFile(f"{path}：无法读取（{why.strerror}）。") from why


def _record_text(path: str | Path) -> tuple[str, str]:
    standard = str(path) == "-"
    data = sys.stdin.buffer.read() if standard else bytes_of(Path(path))
    name = "标准输入" if standard else Path(path).name
    for start, called in NO_TEXT.items():
        if data.startswith(start):
            raise UnreadableFile(
                f"{name}：这是{' ' * called[0].isascii()}{called}，不是记录（.yaml、.json 或工作簿）；"
                f"已填好的文书请先用 extract 读出（-o 结果.json），再由“结果.json”写出。"
            )
    try:
        return data.decode("utf-8-sig"), name
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name}：不是 UTF-8 编码的文本，请另存为 UTF-8 后再试。") from None
