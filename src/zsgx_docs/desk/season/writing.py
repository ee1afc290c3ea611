"""Writes papers for people: from a form, from a file of a record, from a class; each by workers, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

from zsgx_docs.desk.issuing import FORMATS, issue
from zsgx_docs.desk.listing import template
from zsgx_docs.desk.loading import class_in, record_in
from zsgx_docs.desk.marking import workbook_to_fill_in
from zsgx_docs.desk.packing import pack
from zsgx_docs.desk.paperwork import TypedRecord, form_texts, record_of_texts
from zsgx_docs.desk.season.bundle import file_name
from zsgx_docs.desk.season.papers import WrittenPaper, keep_paper
from zsgx_docs.errors import NotFound, RecordError, WorkCancelled, ZsgxError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

MOST_TEXTS = 2_000
"""Values of a record up to which its form is kept for changes; a guess: longer lists come by file."""


def write_from_texts(
    store: Store,
    by: User,
    name: str,
    texts: Mapping[str, str],
    instead_of: str | None = None,
    cancelled: Event | None = None,
) -> tuple[TypedRecord, WrittenPaper | None]:
    """Write a paper from the texts of its form, and keep it; nothing is written where a text is no value.

    Raises RecordError, NotFound, TemplateError, WorkStopped.
    """
    typed = record_of_texts(name, texts, apart=True, cancelled=cancelled)
    if typed.wrong:
        return typed, None
    return typed, _written(store, by, name, typed.record, dict(texts), instead_of, (), cancelled)


def write_from_file(
    store: Store, by: User, name: str, data: bytes, filename: str, cancelled: Event | None = None
) -> WrittenPaper:
    """Write a paper from a file of its record (a filled workbook, YAML, JSON), and keep it.

    Raises InputError, RecordError, NotFound, TemplateError, WorkStopped.
    """
    said: list[str] = []
    record = record_in(
        data, filename, name, lambda section, line: said.append(f"{section}：{line}"), True, cancelled
    )
    texts = form_texts(name, record)
    kept = texts if len(texts) <= MOST_TEXTS else {}
    return _written(store, by, name, record, kept, None, tuple(said), cancelled)


def write_class(
    store: Store, by: User, data: bytes, filename: str, cancelled: Event | None = None
) -> WrittenPaper:
    """Write every paper of a class from its file, and keep them together.

    Raises InputError, RecordError, TemplateError, WorkStopped.
    """
    said: list[str] = []

    def note(section: Any, line: str) -> None:
        said.append(f"{section}：{line}")

    held = class_in(data, filename, _nothing_beside, note, apart=True)
    files = {}
    for name, content in pack(held, lambda name: _go_on(cancelled), note, apart=True):
        files[name] = content
    title = held.course.project_name or Path(filename).stem
    return keep_paper(store, by, f"{title}：全部材料", None, files, said)


def blank_file(name: str, fmt: str) -> tuple[str, bytes]:
    """Write the empty form of a paper as Word or PDF, or (xlsx) the workbook to fill in: its name and bytes.

    Raises NotFound.
    """
    title = template(name).title
    if fmt == "xlsx":
        return file_name(f"{title}（填写用）", fmt), workbook_to_fill_in(name)
    chosen = next((each for each in FORMATS if each == fmt), None)
    if chosen is None:
        raise NotFound("空表只有 Word、PDF 和工作簿三种。")
    return file_name(f"{title}（空表）", chosen), issue(name, None, chosen, apart=True).data


def _written(
    store: Store,
    by: User,
    name: str,
    record: Mapping[str, Any],
    texts: Mapping[str, str],
    instead_of: str | None,
    said: tuple[str, ...],
    cancelled: Event | None,
) -> WrittenPaper:
    title = template(name).title
    word = issue(name, record, "docx", apart=True, cancelled=cancelled)
    files, told = {file_name(title, "docx"): word.data}, [*said, *word.warnings]
    try:
        printed = issue(name, record, "pdf", apart=True, cancelled=cancelled)
        files[file_name(title, "pdf")] = printed.data
        told += [line for line in printed.warnings if line not in told]
    except WorkCancelled:
        raise
    except ZsgxError as why:  # the Word file is there all the same
        told.append(f"没有排成 PDF：{why.message}")
    return keep_paper(store, by, _called(title, record), name, files, told, texts, instead_of)


def _called(title: str, record: Mapping[str, Any]) -> str:
    """What people know it by: its title with the project's or the unit's name."""
    said = (record.get(key) for key in ("project_name", "name", "organiser", "title"))
    named = next((each for each in said if isinstance(each, str)), None)
    return f"{title}：{named}" if named else title


def _nothing_beside(name: str) -> tuple[bytes, str]:
    raise RecordError(f"班级文件里写着另有名单“{name}”，请把名单放进同一个工作簿，或写在文件里，再上传。")


def _go_on(cancelled: Event | None) -> None:
    if cancelled is not None and cancelled.is_set():
        raise WorkCancelled("写出全部材料的工作已取消。")
