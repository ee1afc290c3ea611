"""Loads what a person has typed, from a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from zsgx_docs.desk.apart import as_kind, ask, ask_for
from zsgx_docs.errors import NotFound, RecordError, TooLarge, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from zsgx_docs.model.decision import Note
    from zsgx_docs.records.given import ChangeRequest
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
FILE_BYTES = 100 * 1024 * 1024
"""Bytes of a file that is loaded, at most: the standard limit of reading, which is dear to ask."""
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".csv", ".tsv", ".txt")


def load_record(
    path: str | Path,
    template: str | None = None,
    note: Note = lambda section, said: None,
    apart: bool = False,
) -> dict[str, Any]:
    """Load a record from .json, .yaml (`-`: standard input) or .xlsx; an extraction result gives its record.

    A workbook needs the `template` whose labels its cells are matched with; `note` hears what was taken and
    what was not. A file from outside is looked into `apart`, by a worker.
    Raises UnreadableFile, RecordError, NotFound, WorkStopped.
    """
    return record_in(*_taken(path), template, note, apart)


def record_in(
    data: bytes,
    filename: str,
    template: str | None = None,
    note: Note = lambda section, said: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> dict[str, Any]:
    """Return the record in a file's bytes; as `load_record`."""
    if apart:
        given = {"data": data, "filename": filename, "template": template}
        return cast("dict[str, Any]", ask("record_in", given, filename, cancelled, {"note": note}))
    from zsgx_docs.read.entry import values_in

    if template is not None and Path(filename).suffix.lower() in WORKBOOKS:
        return _record_in_workbook(data, filename, template, note)
    found = values_in(_text(data, filename), filename)
    if not isinstance(found, dict):
        raise RecordError(f"{filename}：内容不是一条记录（应为“名称: 值”的形式）。")
    if isinstance(found.get("record"), dict) and "fields" in found:
        return {"document_type": found.get("document_type"), **found["record"]}
    return found


def _record_in_workbook(data: bytes, filename: str, template: str, note: Note) -> dict[str, Any]:
    from zsgx_docs.read.entry import record_in_workbook
    from zsgx_docs.render.collector import collector_paused
    from zsgx_docs.template.catalogue import default_catalogue

    catalogue = default_catalogue()
    with collector_paused():
        return record_in_workbook(data, filename, catalogue.get(template), catalogue, note)


def load_class(
    path: str | Path, note: Note = lambda section, said: None, apart: bool = False
) -> TrainingClass:
    """Load a class from .yaml, .json or a workbook; `note` hears what was taken of a workbook.

    In a text file `trainees` may name a file beside it that has their list. A file from outside is looked
    into `apart`, by a worker. Raises NotFound, UnreadableFile, RecordError, WorkStopped.
    """
    data, filename = _taken(path)

    def beside(name: str) -> tuple[bytes, str]:
        listed = Path(name)
        if listed.is_absolute() or ".." in listed.parts or listed.suffix.lower() not in WORKBOOKS:
            raise RecordError(
                f"{filename}：trainees 只能写班级文件所在文件夹里的工作簿或表格，如 学员.xlsx。"
            )
        return bytes_of(Path(path).parent / listed), listed.name

    return class_in(data, filename, beside, note, apart)


def class_in(
    data: bytes,
    filename: str,
    beside: Callable[[str], tuple[bytes, str]],
    note: Note = lambda section, said: None,
    apart: bool = False,
) -> TrainingClass:
    """Return the class in a file's bytes; `beside` gives another file that it names. As `load_class`."""
    if apart:
        heard: dict[str, Callable[..., Any]] = {"note": note, "beside": beside}
        found = ask("class_in", {"data": data, "filename": filename}, filename, listeners=heard)
        return as_kind(_training_class, found)
    from zsgx_docs.read.entry import class_in_workbook, class_of, trainees_in, values_in

    if Path(filename).suffix.lower() in WORKBOOKS:
        return class_in_workbook(data, filename, note)
    raw = values_in(_text(data, filename), filename)
    listed = raw.get("trainees") if isinstance(raw, dict) else None
    if isinstance(listed, str) and Path(listed).suffix.lower() in WORKBOOKS:
        raw = {**raw, "trainees": trainees_in(*beside(listed), note)}
    return class_of(raw, filename)


def _training_class() -> type[TrainingClass]:
    from zsgx_docs.records.training_class import TrainingClass

    return TrainingClass


def _taken(path: str | Path) -> tuple[bytes, str]:
    """What is to be loaded, and what it is called."""
    if str(path) == "-":
        return _bounded(sys.stdin.buffer, "标准输入"), "标准输入"
    return bytes_of(Path(path)), Path(path).name


def record_text(path: str | Path) -> tuple[str, str]:
    """Load the text of a record and what its file is called. Raises NotFound, UnreadableFile."""
    data, filename = _taken(path)
    return _text(data, filename), filename


def bytes_of(path: Path) -> bytes:
    """Load a file as it is. Raises NotFound, UnreadableFile, and TooLarge before more than that is loaded."""
    try:
        with path.open("rb") as file:
            return _bounded(file, str(path))
    except FileNotFoundError:
        raise NotFound(f"找不到文件：{path}，请核对文件名。") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path}：是文件夹，不是文件。") from None
    except OSError as why:
        raise UnreadableFile(f"{path}：无法读取（{why.strerror}）。") from why


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise TooLarge(f"{name}：文件超过 {FILE_BYTES >> 20} MB 的上限。")
    return data


def _text(data: bytes, name: str) -> str:
    for start, called in NO_TEXT.items():
        if data.startswith(start):
            raise UnreadableFile(
                f"{name}：这是{' ' * called[0].isascii()}{called}，不是记录（.yaml、.json 或工作簿）；"
                f"已填好的文书请先用 extract 读出（-o 结果.json），再由“结果.json”写出。"
            )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name}：不是 UTF-8 编码的文本，请另存为 UTF-8 后再试。") from None


def changes_asked(body: bytes, apart: bool = False, cancelled: Event | None = None) -> ChangeRequest:
    """Read a request to change a submission. What comes from outside is read `apart`. Raises RequestError."""
    if apart:
        return ask_for(_change_request, "changes_asked", {"body": body}, "这份请求", cancelled)
    from zsgx_docs.read.entry import strict_json
    from zsgx_docs.records.given import change_request

    return change_request(strict_json(body))


def _change_request() -> type[ChangeRequest]:
    from zsgx_docs.records.given import ChangeRequest

    return ChangeRequest
