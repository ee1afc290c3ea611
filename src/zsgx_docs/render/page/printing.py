"""Sets HTML as PDF; a long class in parts, so that memory stays what one part needs."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from zsgx_docs.errors import MissingTool
from zsgx_docs.model import paths
from zsgx_docs.render.fitting import blank_record, full_copy, with_blank_rows
from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.page.faces import faces_in
from zsgx_docs.render.page.markup import html_of
from zsgx_docs.template.template import Template

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from weasyprint.text.fonts import FontConfiguration

PART = 500
"""Pages that are written together: a guess that keeps memory at some 300 MB
(docs/decisions/long-rosters.md)."""
LONG = 1000
"""Pages from which starting another process is worth while: a guess."""
_MOST_NAMED = 20
"""Characters without a face that a warning names: a guess at what fits a line."""


def page_pdf(template: Template, record: Mapping[str, Any] | None) -> tuple[bytes, tuple[str, ...]]:
    """Return the designed page of a template (None: an empty one) as PDF, with warnings.

    Raises RecordError, TemplateError.
    """
    filled = (
        blank_record(template, None)
        if record is None
        else with_blank_rows(template, full_copy(template, record), record)
    )
    page = template.page
    assert page is not None
    items = list(_items(filled, template.settings.page_each))
    warnings = no_face(str(value) for _, value in paths.leaves(filled) if value is not None)
    apart = len(items) >= LONG and (os.cpu_count() or 1) > 1
    parts = _side_by_side(page, items, template.name) if apart else _parts(page, items, template.name)
    return _joined(iter(parts)), warnings


def _side_by_side(page: str, items: Sequence[Mapping[str, Any]], name: str) -> Iterator[bytes]:
    """The first half and the second, each by a process of its own."""
    middle = -(-len(items) // (2 * PART)) * PART
    halves = [_apart(page, half, name) for half in (items[:middle], items[middle:])]
    for half in halves:
        yield from half


def _apart(page: str, items: Sequence[Mapping[str, Any]], name: str) -> Iterator[bytes]:
    """The parts, from a process that starts at once. It needs no semaphore, which a sandbox may not have."""
    spawn = get_context("spawn")
    ours, others = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_send_parts, args=(others, page, items, name), daemon=True)
    process.start()
    others.close()

    def received() -> Iterator[bytes]:
        with ours:
            while part := ours.recv_bytes():
                yield part
        process.join()

    return received()


def _send_parts(pipe: Connection, page: str, items: Sequence[Mapping[str, Any]], name: str) -> None:
    """Send the parts, and nothing after the last."""
    for part in _parts(page, items, name):
        pipe.send_bytes(part)
    pipe.send_bytes(b"")


def _parts(page: str, items: Sequence[Mapping[str, Any]], name: str) -> list[bytes]:
    return list(_in_parts(html_of(page, item, name) for item in items))


def _items(record: Mapping[str, Any], each: str | None) -> Iterator[Mapping[str, Any]]:
    """The record with one item at a time of the list that pages are made for."""
    items = record.get(each) if each else None
    if not each or not items:
        yield record
        return
    for item in items:
        yield {**record, each: [item]}


def html_pdf(pages: Iterable[str]) -> bytes:
    """Return HTML documents, one after another, as one PDF; they may load our fonts and data: addresses only.

    Raises MissingTool where WeasyPrint's libraries are not installed.
    """
    laid_out = _setter()
    return _joined(laid_out(page).write_pdf() for page in pages)


def _in_parts(pages: Iterable[str]) -> Iterator[bytes]:
    """As html_pdf, many pages a PDF; pages that differ in a few characters are quick."""
    laid_out = _setter()
    from zsgx_docs.render.page.refilling import filled_pages

    filled = filled_pages(pages, laid_out)
    while part := list(islice(filled, PART)):
        yield part[0].document.copy(part).write_pdf()


def _setter() -> Callable[[str], Any]:
    """Lays out HTML as a WeasyPrint document."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        from zsgx_docs.render.page.fetching import OwnFilesOnly
    except OSError as why:
        raise MissingTool(
            "缺少排版程序库 Pango（libpango、libpangoft2），请运行 scripts/setup 后再试。"
        ) from why

    known = faces_in(FontBook.installed())
    fetcher = OwnFilesOnly(known.addresses)
    fonts: FontConfiguration = FontConfiguration()
    faces = CSS(string=known.style, font_config=fonts, url_fetcher=fetcher)

    def laid_out(page: str) -> Any:
        return HTML(string=page, url_fetcher=fetcher).render(stylesheets=[faces], font_config=fonts)

    return laid_out


def _joined(parts: Iterator[bytes]) -> bytes:
    first = next(parts)
    second = next(parts, None)
    if second is None:
        return first
    whole = pdfium.PdfDocument(first)
    for part in (second, *parts):
        with pdfium.PdfDocument(part) as more:
            whole.import_pages(more)
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def no_face(texts: Iterable[str]) -> tuple[str, ...]:
    """Return a warning where no installed face can print a character of `texts`; none otherwise."""
    book = FontBook.installed()
    missing = sorted(book.missing(set().union(*texts), book.stack("仿宋")))
    if not missing:
        return ()
    many = f"等 {len(missing)} 个" if len(missing) > _MOST_NAMED else ""
    shown = "、".join(missing[:_MOST_NAMED])
    return (f"以下字符没有可用字体，未能印出：{shown}{many}。请安装含有这些字的字体后重试。",)
