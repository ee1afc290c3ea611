"""Judges layout and mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zsgx_docs.desk.apart import ask_for
from zsgx_docs.errors import UnsupportedFile, UsageError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.check.lint import Kind, Linted, Mended


def lint(
    data: bytes,
    filename: str,
    kind: Kind | None = None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> Linted:
    """Measure where a Word file or a PDF with text deviates from GB/T 9704-2012, by the rules of its kind.

    A file from outside is measured `apart`, by a worker. Raises InputError.
    """
    if apart:
        given = {"data": data, "filename": filename, "kind": kind}
        return ask_for(_linted, "lint", given, filename, cancelled)
    from zsgx_docs.check.lint import lint as judged
    from zsgx_docs.check.lint import pdf_layout, word_layout
    from zsgx_docs.word.package import open_word

    if _laid_out(data, filename) == "pdf":
        return judged(pdf_layout(data, filename), kind)
    return judged(word_layout(open_word(data, filename)), kind)


def mend(
    data: bytes,
    filename: str,
    kind: Kind | None = None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> Mended:
    """Mend what can be mended safely in a copy of a Word file, and say what that was.

    A file from outside is mended `apart`, by a worker. Raises InputError.
    """
    if apart:
        given = {"data": data, "filename": filename, "kind": kind}
        return ask_for(_mended, "mend", given, filename, cancelled)
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


def _linted() -> type[Linted]:
    from zsgx_docs.check.lint import Linted

    return Linted


def _mended() -> type[Mended]:
    from zsgx_docs.check.lint import Mended

    return Mended
