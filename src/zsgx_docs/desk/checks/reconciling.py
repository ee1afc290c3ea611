"""Holds a stamped scan against its Word copy, and writes where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs.desk.apart import as_kind, ask
from zsgx_docs.desk.reading import take_in
from zsgx_docs.errors import UsageError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.check.reconcile import ComparedField, Reconciliation
    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.model.passage import Place
    from zsgx_docs.read.document import Progress
    from zsgx_docs.render.docx import Remark

EXCHANGED = "前一份是 {word}，后一份是 {scan}，已按后一份为扫描件、前一份为 Word 件核对。"
BOTH_SCANNED = "两份都是扫描件，后一份的读数也可能有误，存疑处请两份都看。"
BOTH_TEXT = "{scan} 不是扫描件，读的是文件自带的文字；是否盖章请看原件。"
_PICTURED = ("pdf-scan", "image")
_NEARNESS = {"pdf-scan": 0, "image": 0, "pdf-text": 1, "docx": 2, "xlsx": 2}
"""How far a kind of file is from a stamped paper: by definition, a picture of it is nearest."""


def reconcile(
    scan: tuple[str, bytes],
    word: tuple[str, bytes],
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> Reconciliation:
    """Hold a scan against its Word copy, field by field; each is given as its name and its bytes.

    Where they were given the other way round they are exchanged, and the result says so. Files from outside
    are read `apart`, by a worker, which is ended once `cancelled` is set. Raises InputError, NotFound;
    UsageError where they are not the same paper.
    """
    from zsgx_docs.check.reconcile import reconciled
    from zsgx_docs.read.language import look_alikes
    from zsgx_docs.template.catalogue import default_catalogue

    taken = [
        take_in(data, name, template, progress, apart, cancelled=cancelled) for name, data in (scan, word)
    ]
    own, copy = sorted(taken, key=lambda file: _NEARNESS[file.source.kind])
    result = reconciled(own, copy, default_catalogue().get, look_alikes)
    is_exchanged = own is not taken[0]
    return replace(result, said=tuple(_said(own, copy, is_exchanged)), is_exchanged=is_exchanged)


def reconciliation_file(
    result: Reconciliation,
    fmt: Literal["pdf", "docx"],
    scan: tuple[str, bytes],
    word: tuple[str, bytes],
    apart: bool = False,
    cancelled: Event | None = None,
) -> bytes:
    """Write where the two differ: side by side with cut-outs of the scan, or as comments in the Word copy.

    The files are those that were reconciled, in the same order; those from outside are opened `apart`, by a
    worker. Raises InputError, UsageError, MissingTool.
    """
    if apart:
        given = {"result": result, "fmt": fmt, "scan": scan, "word": word}
        return cast(bytes, ask("reconciliation_file", given, scan[0], cancelled))
    name, data = word if result.is_exchanged else scan
    if fmt == "docx":
        return _with_comments(result, *(scan if result.is_exchanged else word))
    from zsgx_docs.read.document import upright_pages
    from zsgx_docs.render.page import differences_pdf

    told = {**result.to_json(), "other_findings": [each.to_json() for each in result.other_findings]}
    return differences_pdf(told, upright_pages(data, name, told["scan"]))


def reconciliation_of(plain: Any) -> Reconciliation:
    """Return a reconciliation that came over as plain data."""
    return as_kind(_reconciliation, plain)


def _said(scan: Extraction, word: Extraction, is_exchanged: bool) -> Iterator[str]:
    """What a person should know of the two files."""
    names = {"scan": scan.source.filename, "word": word.source.filename}
    if is_exchanged:
        yield EXCHANGED.format(**names)
    if word.source.kind in _PICTURED:
        yield BOTH_SCANNED
    if scan.source.kind not in _PICTURED:
        yield BOTH_TEXT.format(**names)


def _with_comments(result: Reconciliation, name: str, data: bytes) -> bytes:
    from zsgx_docs.read.formats import open_source
    from zsgx_docs.render.docx import with_remarks

    opened = open_source(data, name)
    if opened.format.name != "docx":
        raise UsageError(f"{name}：不是 Word 件，不能在里面加批注，请改用 -o 写 .pdf。")
    return with_remarks(opened.data, name, _remarks(result))


def _remarks(result: Reconciliation) -> Iterator[Remark]:
    """A comment for each finding, where the Word copy has the value; at the row before one that it lacks."""
    from zsgx_docs.check.reconcile import differences
    from zsgx_docs.render.docx import Remark

    places = _places(result.fields)
    for finding, field in differences(result.fields):
        yield Remark(finding.message, places[field.paper, field.path])
    yield from (Remark(finding.message) for finding in result.other_findings)


def _places(fields: tuple[ComparedField, ...]) -> dict[tuple[int, str], Place | None]:
    places: dict[tuple[int, str], Place | None] = {}
    last: dict[tuple[int, str], Place | None] = {}
    for field in fields:
        head = field.paper, field.path.partition("[")[0]
        own = field.in_word.place if field.in_word else None
        places[field.paper, field.path] = last[head] = own or last.get(head)
    return places


def _reconciliation() -> type[Reconciliation]:
    from zsgx_docs.check.reconcile import Reconciliation

    return Reconciliation
