"""Open Word files of today (.docx, and .docm, .dotx, .dotm, whose macros stay behind)."""

from __future__ import annotations

import re
from functools import partial

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.formats.docx.enclosed_tables import with_enclosed_tables
from zsgx_docs.read.formats.docx.pictured_word import MAIN_PART, is_pictured, pages_as_pdf
from zsgx_docs.read.source import Converted, OneSheet, Package, Readable, Received
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

_WORD_MAIN = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.[^\"']*main\+xml"
)
"""The content type of the text in Word's own files; a workbook with a Word file inside has none such."""
_OTHER_MAIN = ("xl/workbook.xml", "ppt/presentation.xml")


def is_word(package: Package) -> bool:
    """Whether its main part is Word's, by its content type or by where it lies."""
    if not package.content_types:
        return False
    if _WORD_MAIN.search(package.content_types):
        return True
    names = package.names
    return MAIN_PART in names and not any(other in names for other in _OTHER_MAIN)


class WordFormat:
    """The format of .docx files: a package of Word's parts, whose text is read when it is asked for."""

    name = "docx"
    called = "Word 文件"

    def recognises(self, file: Received) -> bool:
        return file.package is not None and is_word(file.package)

    def open(self, file: Received) -> Readable | Converted:
        """Return the file as something to be read; where it only holds pictures of pages, these as a PDF.

        Raises UnreadableFile where a part declares entities or a picture of a page is none.
        """
        if file.package is not None:
            file.package.refuse_entities()
        if is_pictured(file.data):
            try:
                return Converted(pages_as_pdf(file.data))
            except OSError as why:
                raise UnreadableFile(
                    f"「{file.filename}」里的图片已损坏，打不开，请把原来的扫描件直接提交。"
                ) from why
        return Readable(1, partial(_read, file))


def _read(file: Received) -> OneSheet:
    sheet = word_sheet(open_word(file.data, file.filename))
    return OneSheet("docx", with_enclosed_tables(sheet, file.limits))
