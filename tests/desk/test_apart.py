"""What a worker does is what would have been done here, refusals included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2 as pdfium
import pytest
import yaml

from read.older_files import PAGE, rtf, web_archive, word_2003
from zsgx_docs import desk
from zsgx_docs.errors import (
    NotFound,
    RecordError,
    TemplateError,
    UnreadableFile,
    UnsupportedFile,
    WorkCancelled,
    ZsgxError,
)
from zsgx_docs.read.formats.office import office_program
from zsgx_docs.read.source import DEFAULT_LIMITS
from zsgx_docs.template.catalogue import samples_folder

FORM, CALL, ROSTER = "hubei/application-form", "hubei/call-notice", "tianjin/certificate-roster"
SAMPLES = samples_folder()


needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    desk.stop_work()


@pytest.fixture(scope="module")
def form() -> bytes:
    return desk.issue(FORM, desk.sample(FORM), "docx").data


@pytest.fixture(scope="module")
def notice() -> bytes:
    return desk.issue(CALL, desk.sample(CALL), "docx").data


def both(verb: Callable[..., Any], *arguments: Any) -> tuple[Any, Any]:
    """What a verb gives here and apart."""
    return verb(*arguments), verb(*arguments, apart=True)


def body(word: bytes) -> bytes:
    """A Word file holds the time when it was written."""
    return zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml")


def pages(pdf: bytes) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def untimed(result: dict[str, Any]) -> dict[str, Any]:
    return {**result, "timings": None}


@pytest.mark.parametrize("words", [False, True])
def test_a_form_is_read_alike(form: bytes, words: bool) -> None:
    here = desk.take_in(form, "a.docx", words=words)
    apart = desk.take_in(form, "a.docx", words=words, apart=True)
    assert {**_parts(apart), "timings": None} == {**_parts(here), "timings": None}


@needs_office
@pytest.mark.parametrize(
    "older",
    [rtf(), word_2003(), PAGE.encode("gbk"), web_archive()],
    ids=["rtf", "wordml", "html", "mht"],
)
def test_a_file_that_an_office_makes_anew_is_read_alike(older: bytes) -> None:
    here, apart = both(desk.take_in, older, "a.doc")
    assert untimed(here.to_json()) == untimed(apart.to_json())


def test_the_way_of_a_value_is_told_alike(form: bytes) -> None:
    here, apart = (
        desk.take_in(form, "a.docx", explain="applicant.name", apart=apart) for apart in (False, True)
    )
    assert apart.trace == here.trace != None  # noqa: E711


def test_a_result_is_the_same_json(form: bytes) -> None:
    here, apart = both(desk.result_of, form, "a.docx")
    assert untimed(apart) == untimed(here)


@pytest.mark.slow
def test_a_scan_is_read_alike() -> None:
    scan = (SAMPLES / f"{FORM}.scan.pdf").read_bytes()
    here, apart = desk.take_in(scan, "a.pdf"), desk.take_in(scan, "a.pdf", apart=True)
    assert {**_parts(apart), "timings": None} == {**_parts(here), "timings": None}
    assert [seal.picture for seal in apart.seals] == [seal.picture for seal in here.seals]


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("record", [True, False], ids=["filled", "blank"])
def test_a_paper_is_written_alike(fmt: desk.Format, record: bool) -> None:
    here, apart = both(desk.issue, FORM, desk.sample(FORM) if record else None, fmt)
    same = body if fmt == "docx" else pages
    assert same(apart.data) == same(here.data)
    assert (apart.warnings, apart.doubts, apart.blanks) == (here.warnings, here.doubts, here.blanks)


def test_a_designed_page_is_written_alike() -> None:
    name = "organiser/certificate"
    here, apart = both(desk.issue, name, desk.sample(name), "pdf")
    assert pages(apart.data) == pages(here.data) and apart.warnings == here.warnings


def test_a_layout_is_judged_and_mended_alike(notice: bytes) -> None:
    assert len(set(both(desk.lint, notice, "a.docx"))) == 1
    here, apart = both(desk.mend, notice, "a.docx")
    assert (body(apart.data), apart.changes) == (body(here.data), here.changes)


@pytest.mark.parametrize("as_file", [True, False], ids=["of its file", "of its record"])
def test_a_notice_is_moved_on_alike(notice: bytes, as_file: bool) -> None:
    last: Any = desk.sample(CALL)
    if as_file:
        here, apart = both(partial(desk.last_notice, CALL, notice, "去年.docx"))
        assert apart == here
        last = apart
    here, apart = both(desk.draft, CALL, last, 2027, "docx")
    assert (body(apart.data), apart.old, apart.changes) == (body(here.data), here.old, here.changes)


def test_a_template_is_looked_over_alike(tmp_path: Path) -> None:
    assert len({tuple(each) for each in both(desk.inspect_template, FORM)}) == 1
    file = tmp_path / "template.docx"
    word = zipfile.ZipFile(io.BytesIO(desk.issue(FORM, None, "docx").data))
    with zipfile.ZipFile(file, "w") as broken:
        for name in word.namelist():
            part = word.read(name)
            broken.writestr(name, part.replace("项目名称".encode(), "项目名称{{ 坏".encode(), 1))
    here, apart = both(desk.inspect_template, str(file))
    assert apart == here != []
    (tmp_path / "template.toml").write_text("title = 3\n", "utf-8")
    assert refusals(desk.inspect_template, str(file)) == [TemplateError] * 2


def test_a_template_is_made_alike(tmp_path: Path) -> None:
    file = tmp_path / "空表.docx"
    file.write_bytes(desk.issue(FORM, None, "docx").data)
    here, apart = both(desk.new_template, file, "my-form")
    assert (body(apart.word), apart.settings) == (body(here.word), here.settings)
    assert (apart.found, apart.undecided) == (here.found, here.undecided)


@pytest.mark.parametrize("name", ["class.yaml", "class.xlsx"])
def test_a_class_is_loaded_alike_and_its_papers_written_alike(name: str) -> None:
    heard: dict[bool, list[Any]] = {False: [], True: []}
    here, apart = (
        desk.load_class(SAMPLES / name, lambda *said, to=heard[apart]: to.append(said), apart=apart)
        for apart in (False, True)
    )
    assert apart == here and heard[True] == heard[False]
    (_, paper), (_, paper_apart) = next(desk.pack(here)), next(desk.pack(here, apart=True))
    assert body(paper_apart) == body(paper)


def test_a_class_may_name_a_list_beside_it_and_no_other_file(tmp_path: Path) -> None:
    raw = {**desk.load_record(SAMPLES / "class.yaml"), "trainees": "学员.csv"}
    (tmp_path / "学员.csv").write_text("姓名,身份证号\n林知远,120101197201031016\n", "utf-8")
    for listed, refused in (("学员.csv", None), ("../学员.csv", RecordError), ("/etc/学员.csv", RecordError)):
        file = tmp_path / "班级.yaml"
        file.write_text(yaml.safe_dump({**raw, "trainees": listed}, allow_unicode=True), "utf-8")
        if refused:
            assert refusals(desk.load_class, file) == [refused] * 2
        else:
            here, apart = both(desk.load_class, file)
            assert apart == here and len(here.trainees) == 1


def test_a_record_is_loaded_alike(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"a": [1, null, 2.5, true, {"b": "\\ud83d\\ude00"}]}', "utf-8")
    for path in (file, SAMPLES / f"{FORM}.yaml"):
        here, apart = both(desk.load_record, path)
        assert apart == here


def test_a_workbook_is_loaded_and_marked_alike(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text("姓名,身份证号\n林知远,120101197201031016\n沈若溪,1\n", "utf-8")
    marked: list[tuple[bytes, int]] = []
    messages = []
    for apart in (False, True):
        with pytest.raises(RecordError) as refused:
            desk.load_marked(file, ROSTER, lambda *said: None, lambda *made: marked.append(made), apart=apart)
        messages.append(refused.value.message)
    assert messages[0] == messages[1] and marked[0][1] == marked[1][1] > 0


def test_mails_and_archives_are_opened_alike(tmp_path: Path, form: bytes) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "申报表", "a@example.org"
    mail.add_attachment(form, maintype="application", subtype="octet-stream", filename="申报表.docx")
    file = tmp_path / "来信.eml"
    file.write_bytes(mail.as_bytes())
    here, apart = both(desk.attachments, file, "来信.eml")
    assert apart == here is not None
    assert both(desk.attached_bytes, file, here.attachments[0]) == (form, form)
    (tmp_path / "a.docx").write_bytes(form)
    assert both(desk.attachments, tmp_path / "a.docx", "a.docx") == (None, None)


def test_lists_tables_and_reports_are_made_alike(tmp_path: Path, form: bytes) -> None:
    units = tmp_path / "名单.txt"
    units.write_text("甲大学\n乙大学\n", "utf-8")
    assert both(desk.expected_units, units) == (["甲大学", "乙大学"],) * 2
    result = desk.result_of(form, "a.docx")
    assert len(set(both(desk.export, [result], "csv"))) == 1
    here, apart = both(desk.report, [(lambda: form, result)])
    assert pages(apart) == pages(here)


def refusals(verb: Callable[..., Any], *arguments: Any) -> list[type[ZsgxError]]:
    """As what a verb refuses here and apart, with the same words."""
    refused = []
    for apart in (False, True):
        with pytest.raises(ZsgxError) as error:
            verb(*arguments, apart=apart)
        refused.append(error.value)
    assert refused[0].message == refused[1].message
    return [RecordError if isinstance(each, RecordError) else type(each) for each in refused]


@pytest.mark.parametrize(
    ("verb", "arguments", "error"),
    [
        pytest.param(desk.take_in, (b"", "a.pdf"), UnreadableFile, id="empty"),
        pytest.param(desk.take_in, (b"\x00\x01", "a.bin"), UnsupportedFile, id="unknown"),
        pytest.param(desk.take_in, (b"a", "a.docx", "no/template"), NotFound, id="no template"),
        pytest.param(desk.issue, (FORM, {"no": "field"}, "docx"), RecordError, id="no field"),
        pytest.param(desk.issue, ("no/template", None, "docx"), NotFound, id="no template to write"),
        pytest.param(desk.lint, (b"", "a.docx"), UnreadableFile, id="empty to lint"),
    ],
)
def test_what_is_refused_is_refused_with_the_same_words(
    verb: Callable[..., Any], arguments: tuple[Any, ...], error: type[ZsgxError]
) -> None:
    assert refusals(verb, *arguments) == [error, error]


def test_a_verb_that_is_cancelled_says_so() -> None:
    cancelled = Event()
    cancelled.set()
    with pytest.raises(WorkCancelled):
        desk.issue(ROSTER, {"students": [{"name": "林知远"}] * 5000}, "pdf", apart=True, cancelled=cancelled)


def test_no_more_is_loaded_than_is_read() -> None:
    assert DEFAULT_LIMITS.file_bytes == desk.FILE_BYTES


def _parts(taken: Any) -> dict[str, Any]:
    return {name: getattr(taken, name) for name in taken.__dataclass_fields__}
