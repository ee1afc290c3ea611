"""What a person can ask for: one function a verb. The command line and the web pages call nothing deeper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.errors import (
    NotFound,
    RecordError,
    TemplateError,
    UnreadableFile,
    UnsupportedFile,
    UsageError,
    ZsgxError,
)
from zsgx_docs.template.catalogue import default_catalogue, samples_folder

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from zsgx_docs.check.lint import Kind, Linted, Mended
    from zsgx_docs.jobs import Readers
    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.read.document import Progress
    from zsgx_docs.read.formats import Attachment, Contents
    from zsgx_docs.records.submissions import Submitted, Unread
    from zsgx_docs.records.training_class import TrainingClass
    from zsgx_docs.render.next_year import Change
    from zsgx_docs.template.inspection import Problem
    from zsgx_docs.template.making import Made

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
WORKBOOKS = (".xlsx", ".xlsm")
LETTER_HEAD = 16 * 1024
"""Bytes by which a mail or an archive is told from other files."""
SUMMARY = "bureau/submission-summary"
LONG_LIST = 1000
"""Rows from which a paper of a class is written in a process of its own."""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    name: str
    title: str
    document_type: str
    formats: tuple[str, ...] = FORMATS

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title,
            "document_type": self.document_type,
            "formats": list(self.formats),
        }


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as a file; `warnings` are Chinese sentences, e.g. of characters that no font has."""

    data: bytes
    warnings: tuple[str, ...] = ()


def templates() -> list[TemplateInfo]:
    return [template(name) for name in default_catalogue().names()]


def template(name: str) -> TemplateInfo:
    """Raises NotFound."""
    settings = default_catalogue().get(name).settings
    return TemplateInfo(name, settings.title, settings.document_type)


def inspect_template(name_or_file: str) -> list[Problem]:
    """What is wrong with a template of the catalogue, or a Word file that is to become one.

    Raises NotFound, UnreadableFile, TemplateError.
    """
    from zsgx_docs.template.inspection import expected, inspect, kin
    from zsgx_docs.template.template import SETTINGS_FILE, settings_in

    if not name_or_file.lower().endswith(".docx"):
        chosen = default_catalogue().get(name_or_file)
        source, name, settings = chosen.source, chosen.name, chosen.settings
    else:
        path = Path(name_or_file)
        source, name = bytes_of(path), path.name
        if (path.parent / SETTINGS_FILE).is_file():
            settings = settings_in(path.parent, path.name)
        elif copied := kin(source, name, default_catalogue()):
            settings = copied.settings
        else:
            return inspect(source, name, expected(None), lambda: _page_texts(source))
    names = expected(settings.document_type, settings.paths)
    return inspect(source, name, names, lambda: _page_texts(source))


def _page_texts(word: bytes) -> list[str]:
    """The text of each page as we print it; none where that does not work."""
    from zsgx_docs.model.sheet import passages
    from zsgx_docs.read.pdf import text_sheets
    from zsgx_docs.render.pdf import word_to_pdf

    try:
        sheets = list(text_sheets(word_to_pdf(word).pdf))
    except ZsgxError:
        return []
    return ["\n".join(text.text for text in passages(s.blocks)) if s else "" for s in sheets]


def new_template(form: Path, folder_name: str) -> Made:
    """A template made of an empty Word form, to be kept in a folder of that name.

    Raises NotFound, UnreadableFile; TemplateError where nothing in the form is blank.
    """
    from zsgx_docs.records.registry import RECORDS
    from zsgx_docs.template.making import template_of

    named = re.sub(r"[^A-Za-z0-9]+", "_", folder_name).strip("_").lower()
    named = named if re.match("[a-z]", named) else "new_form"
    document_type = f"own_{named}" if named in RECORDS else named
    made = template_of(bytes_of(form), form.name, document_type, default_catalogue())
    if not made.found:
        raise TemplateError(f"{form.name}：没有找到空白栏目，请用没有填过的空表（空格、横线、方框或空行）。")
    return made


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a template's record. Raises NotFound."""
    return default_catalogue().get(name).schema.json_schema()


def issue(name: str, record: Mapping[str, Any] | None, fmt: Format) -> Issued:
    """A template filled with a record (None: the empty form). Raises NotFound, RecordError, TemplateError."""
    from zsgx_docs.render.collector import collector_paused
    from zsgx_docs.render.docx import filled_paper, render_blank, render_word

    chosen = default_catalogue().get(name)
    if fmt == "pdf" and chosen.page is not None:
        from zsgx_docs.render.page import page_pdf

        return Issued(*page_pdf(chosen, record))
    with collector_paused():
        if fmt == "docx":
            return Issued(render_blank(chosen) if record is None else render_word(chosen, record))
        from zsgx_docs.render.pdf import filled_to_pdf

        made = filled_to_pdf(filled_paper(chosen, record))
        return Issued(made.pdf, made.warnings)


def take_in(
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    explain: str | None = None,
) -> Extraction:
    """Read a returned file into a record with evidence and findings. Raises InputError, NotFound.

    `explain` is the path of a value of which the result keeps a trace; NotFound where it has none.

    A reader process does it, within limits of time and memory; only what takes but a moment, such as a small
    Word file, is read here, unless `apart`.
    """
    from zsgx_docs.check.findings import checked
    from zsgx_docs.read.formats import is_quick

    catalogue = default_catalogue()
    if apart or not is_quick(data):
        return checked(_readers().read(data, filename, template, progress, explain), catalogue.get)
    from zsgx_docs.read.extract import extract

    forced = catalogue.get(template) if template else None
    taken = extract(data, filename, catalogue, forced, progress=progress, explain=explain)
    return checked(taken, catalogue.get)


def attachments(path: Path, name: str) -> Contents | None:
    """The files inside a mail or an archive, called `name`; None for any other file. Raises TooLarge.

    What cannot be opened at all is any other file here; reading it tells the cause.
    """
    from zsgx_docs.read.formats import contents_of, may_be_container
    from zsgx_docs.read.source import DEFAULT_LIMITS

    try:
        with path.open("rb") as stream:
            head = stream.read(LETTER_HEAD)
        if not may_be_container(head) or path.stat().st_size > DEFAULT_LIMITS.file_bytes:
            return None
        return contents_of(path.read_bytes(), name)
    except OSError:
        return None


def attached_bytes(path: Path, attachment: Attachment) -> bytes:
    """One file inside a mail or an archive. Raises InputError."""
    from zsgx_docs.read.formats import taken_out

    return taken_out(bytes_of(path), path.name, attachment.steps)


def stop_reading() -> None:
    """End all reader processes; whoever waits for one of them gets a ReadingStopped."""
    _readers().close()
    _readers.cache_clear()


@cache
def _readers() -> Readers:
    from zsgx_docs.jobs import Readers

    return Readers()


def load_record(
    path: str | Path, template: str | None = None, warn: Callable[[str], None] = lambda said: None
) -> dict[str, Any]:
    """A record from .json, .yaml (`-`: standard input) or .xlsx; an extraction result gives its record.

    A workbook needs the `template` whose labels its cells are matched with; `warn` hears what is not used.
    Raises UnreadableFile, RecordError, NotFound.
    """
    from zsgx_docs.read.entry import values_in

    if template is not None and Path(path).suffix.lower() in WORKBOOKS:
        return _record_in_workbook(Path(path), template, warn)
    text, name = _record_text(path)
    found = values_in(text, name)
    if not isinstance(found, dict):
        raise RecordError(f"{name}：内容不是一条记录（应为“名称: 值”的形式）。")
    if isinstance(found.get("record"), dict) and "fields" in found:
        return {"document_type": found.get("document_type"), **found["record"]}
    return found


def _record_in_workbook(path: Path, template: str, warn: Callable[[str], None]) -> dict[str, Any]:
    """Read here: what a person has typed is trusted, and thousands of rows are dear to hand over."""
    from zsgx_docs.read.entry import record_in_workbook
    from zsgx_docs.render.collector import collector_paused

    catalogue = default_catalogue()
    with collector_paused():
        return record_in_workbook(bytes_of(path), path.name, catalogue.get(template), catalogue, warn)


def bytes_of(path: Path) -> bytes:
    """Raises NotFound, UnreadableFile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"找不到文件：{path}，请核对文件名。") from None
    except OSError as why:
        raise UnreadableFile(f"{path}：无法读取（{why.strerror}）。") from why


def load_class(path: str | Path) -> TrainingClass:
    """A class from .yaml, .json or .xlsx. Raises NotFound, UnreadableFile, RecordError."""
    from zsgx_docs.read.entry import class_in_workbook, class_of, values_in

    if Path(path).suffix.lower() in WORKBOOKS:
        return class_in_workbook(bytes_of(Path(path)), Path(path).name)
    text, name = _record_text(path)
    return class_of(values_in(text, name), name)


def pack(
    training_class: TrainingClass, progress: Callable[[str], None] = lambda name: None
) -> Iterator[tuple[str, bytes]]:
    """Every paper of a class, as Word and PDF: file names and contents. Raises RecordError, TemplateError."""
    from zsgx_docs.records.class_papers import PAPERS

    for paper in PAPERS:
        record = paper.record(training_class)
        is_long = any(isinstance(value, list) and len(value) > LONG_LIST for value in record.values())
        with _apart() if is_long else nullcontext() as process:
            for fmt in FORMATS:
                name = f"{paper.name}.{fmt}"
                progress(name)
                if process is None:
                    yield name, _written(paper.template, record, fmt)
                else:
                    yield name, process.submit(_written, paper.template, dict(record), fmt).result()


def _written(name: str, record: Mapping[str, Any], fmt: Format) -> bytes:
    return issue(name, record, fmt).data


def _apart() -> ProcessPoolExecutor:
    """A process that writes one long paper, so that its memory is free again for the next."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def summary(submitted: Sequence[Submitted], unread: Sequence[Unread], fmt: str) -> bytes:
    """The 申报汇总表 of what was read from many files, as docx, pdf or xlsx."""
    from zsgx_docs.records.submissions import submission_summary

    record = submission_summary(submitted, unread)
    if fmt == "xlsx":
        from zsgx_docs.render.tables import record_workbook

        return record_workbook(default_catalogue().get(SUMMARY), record)
    return issue(SUMMARY, record, "pdf" if fmt == "pdf" else "docx").data


@dataclass(frozen=True, slots=True)
class Drafted:
    """Next year's notice as a file, and what became of each blank of last year's."""

    data: bytes
    changes: tuple[Change, ...]


def draft(
    name: str, record: Mapping[str, Any], year: int, fmt: Format, doubts: Mapping[str, str] | None = None
) -> Drafted:
    """Next year's notice from last year's record; `doubts` are the reasons, by path, why a value that was
    read from last year's file is not sure.

    Raises NotFound, RecordError, TemplateError.
    """
    from zsgx_docs.render.next_year import drafted_word

    chosen = default_catalogue().get(name)
    word, changes = drafted_word(chosen, record, year, doubts or {})
    if fmt == "docx":
        return Drafted(word, changes)
    from zsgx_docs.render.pdf import word_to_pdf

    return Drafted(word_to_pdf(word).pdf, changes)


def lint(data: bytes, filename: str, kind: Kind | None = None) -> Linted:
    """Where a Word file or a PDF with text deviates from GB/T 9704-2012, by the rules of its kind.

    Raises InputError.
    """
    from zsgx_docs.check.lint import lint as judged
    from zsgx_docs.check.lint import pdf_layout, word_layout
    from zsgx_docs.word.package import open_word

    if _laid_out(data, filename) == "pdf":
        return judged(pdf_layout(data, filename), kind)
    return judged(word_layout(open_word(data, filename)), kind)


def mend(data: bytes, filename: str, kind: Kind | None = None) -> Mended:
    """A copy of a Word file with what can be mended safely, and what that was. Raises InputError."""
    from zsgx_docs.check.lint import mended

    if data.startswith(b"%PDF-") or _laid_out(data, filename) == "pdf":
        raise UsageError(f"{filename}：只能修正 Word 文件（.docx），PDF 请改原 Word 文件后重新导出。")
    return mended(data, filename, kind)


def _laid_out(data: bytes, filename: str) -> Literal["docx", "pdf"]:
    """What a file is; only files that keep their layout can be judged by it."""
    from zsgx_docs.read.formats import open_source
    from zsgx_docs.read.source import is_said_to_be

    came_as = open_source(data, filename).came_as
    if came_as.name == "pdf":
        return "pdf"
    if came_as.name != "docx":
        cause = f"{filename}：{is_said_to_be(came_as)}，不能检查版式"
        raise UnsupportedFile(f"{cause}，请改用 Word（.docx）或带文字的 PDF。")
    return "docx"


def export(results: Sequence[Mapping[str, Any]], fmt: Literal["xlsx", "csv"]) -> bytes:
    """Results of reading (as JSON) in one table file; a CSV holds the papers of the first kind."""
    from zsgx_docs.render.tables import comma_separated, workbook_of

    known = {template.name: template for template in default_catalogue()}
    return workbook_of(results, known) if fmt == "xlsx" else comma_separated(results, known)


def report(results: Sequence[tuple[Callable[[], bytes], Mapping[str, Any]]]) -> bytes:
    """A PDF to check readings by: how to get each file, and its result (as JSON).

    Raises InputError, MissingTool.
    """
    from zsgx_docs.read.document import upright_pages
    from zsgx_docs.render.page import report_pdf

    known = {template.name: template for template in default_catalogue()}

    def pages(load: Callable[[], bytes], source: Mapping[str, Any]) -> Iterator[Any]:
        return upright_pages(load(), source["filename"], source)

    shown = ((result, () if "error" in result else pages(load, result["source"])) for load, result in results)
    return report_pdf(shown, known)


def sample(name: str) -> dict[str, Any]:
    """The sample record of a template."""
    return load_record(samples_folder() / f"{name}.yaml")


def _record_text(path: str | Path) -> tuple[str, str]:
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig"), "标准输入"
        return Path(path).read_bytes().decode("utf-8-sig"), Path(path).name
    except FileNotFoundError:
        raise NotFound(f"找不到文件：{path}，请核对文件名。") from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}：不是 UTF-8 编码的文本，请另存为 UTF-8 后再试。") from None
    except OSError as why:
        raise UnreadableFile(f"{path}：无法读取（{why.strerror}）。") from why
