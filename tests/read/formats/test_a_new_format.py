"""How a format is added: an entry as its module would hold it, and one more line in the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from broken.archives import word
from zsgx_docs import desk
from zsgx_docs.errors import InputError, UnreadableFile, UnsupportedFile
from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Paragraph, Sheet, passages
from zsgx_docs.model.submission import Submission
from zsgx_docs.read.extract import extract
from zsgx_docs.read.formats import open_source, registry
from zsgx_docs.read.source import Contained, Container, Converted, FileFormat, OneSheet, Readable, Received
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

REPORT = "organiser/training-summary"
BOM = b"\xef\xbb\xbf"
"""Begins a text that Windows' Notepad has saved as UTF-8."""


class PlainText:
    """Text without any form: each line a paragraph."""

    name = "txt"
    called = "纯文本文件"

    def recognises(self, file: Received) -> bool:
        return file.data.startswith(BOM) and not file.data[len(BOM) :].lstrip().startswith(b"<")

    def open(self, file: Received) -> Readable:
        try:
            return Readable(1, partial(_read, file.data.decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"「{file.filename}」已损坏或没有传完整，请重新保存后再提交。") from error


def _read(text: str) -> OneSheet:
    places = enumerate(text.splitlines())
    lines = ((line, Place(paragraph=number)) for number, line in places)
    return OneSheet("docx", Sheet(tuple(Paragraph(Passage.at(t, Mark(place=p)), place=p) for t, p in lines)))


class Wrapped:
    """Another file behind a few bytes of its own: handed on to whatever format that is."""

    name = "wrapped"
    called = "外壳文件"

    def recognises(self, file: Received) -> bool:
        return file.data.startswith(b"WRAP:")

    def open(self, file: Received) -> Converted:
        return Converted(file.data.removeprefix(b"WRAP:"))


class Parcel:
    """Files one after another, each behind its name."""

    name = "parcel"
    called = "包裹"

    def recognises(self, file: Received) -> bool:
        return file.data.startswith(b"PARCEL:")

    def open(self, file: Received) -> Container:
        pieces = [piece.split(b"=", 1) for piece in file.data.removeprefix(b"PARCEL:").split(b";")]
        files = (Contained(name.decode(), partial(bytes, data)) for name, data in pieces)
        return Container(Submission("zip", file.filename), tuple(files))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[FileFormat], None]]:
    """The one line that a new format adds."""

    def add(file_format: FileFormat) -> None:
        monkeypatch.setattr(registry, "FILE_FORMATS", (*registry.FILE_FORMATS, file_format))

    yield add


def report_as_text() -> bytes:
    paper = word_sheet(open_word(desk.issue(REPORT, desk.sample(REPORT), "docx").data, "a.docx"))
    return BOM + "\r\n".join(text.text.replace("\n", "\r\n") for text in passages(paper.blocks)).encode()


def test_a_plain_text_is_refused_before_its_format_is_registered() -> None:
    with pytest.raises(UnsupportedFile, match="不是能读的文件"):
        open_source(report_as_text(), "总结.txt")


def test_one_added_entry_reads_a_plain_text_from_its_bytes_to_its_record(registered) -> None:
    registered(PlainText())
    taken = extract(report_as_text(), "总结.docx", default_catalogue())
    assert (taken.template, taken.source.pages) == (REPORT, 1)
    assert {"document_type": taken.document_type, **taken.record} == desk.sample(REPORT)
    assert all(field.place for field in taken.fields)


def test_its_refusals_are_its_own(registered) -> None:
    registered(PlainText())
    with pytest.raises(UnreadableFile, match=r"「总结\.txt」已损坏"):
        open_source(report_as_text()[:-1], "总结.txt")


def test_a_format_hands_what_it_holds_on_to_another(registered) -> None:
    registered(Wrapped())
    opened = open_source(b"WRAP:" + word("培训通知"), "a")
    assert (opened.came_as.name, opened.format.name) == ("wrapped", "docx")
    assert opened.bytes_count == len(opened.data) + len(b"WRAP:")


def test_what_is_handed_on_may_be_refused_by_its_name(registered) -> None:
    registered(Wrapped())
    with pytest.raises(InputError, match=r"「申报表\.bin」是 RAR"):
        open_source(b"WRAP:Rar!\x1a", "申报表.bin")


def test_formats_that_hand_a_file_round_and_round_are_stopped(registered) -> None:
    registered(Wrapped())
    with pytest.raises(UnreadableFile, match="仍读不了"):
        open_source(b"WRAP:" * 9, "a")


def test_a_container_gives_its_files_and_where_one_paper_is_wanted_says_so(registered) -> None:
    parcel = "PARCEL:总结.txt=".encode() + report_as_text() + ";说明.txt=x".encode()
    registered(Parcel())
    registered(PlainText())
    (file_format,) = (each for each in registry.FILE_FORMATS if each.recognises(Received(parcel, "a")))
    opening = file_format.open(Received(parcel, "a"))
    assert isinstance(opening, Container)
    assert [file.name for file in opening.files] == ["总结.txt", "说明.txt"]
    assert open_source(opening.files[0].take(), opening.files[0].name).format.name == "txt"
    with pytest.raises(UnsupportedFile, match=r"「a\.zip」是压缩包，里面装着 2 个文件"):
        open_source(parcel, "a.zip")
