"""Drafts next year's notice from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.apart import as_kind, ask, ask_for
from zsgx_docs.desk.issuing import Format
from zsgx_docs.desk.reading import take_in
from zsgx_docs.errors import RecordError, UnsupportedFile, UsageError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.model.sheet import Block
    from zsgx_docs.read.document import Progress
    from zsgx_docs.render.next_year import Change
    from zsgx_docs.template.template import Template


@dataclass(frozen=True, slots=True)
class LastNotice:
    """Last year's notice as a Word file, its own or one that says what its pages say, and what was read.

    `doubts` are the reasons, by path, why values are not sure; none of a file that has its text itself.
    """

    filename: str
    word: bytes = field(repr=False)
    record: Mapping[str, Any]
    doubts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of next year's notice as a file, the year of last year's, and what became of each place."""

    data: bytes
    old: int
    changes: tuple[Change, ...]


def last_notice_of(plain: Any) -> LastNotice:
    """Return last year's notice that came over as plain data."""
    return as_kind(_last_notice, plain)


def draft(
    name: str,
    last: Mapping[str, Any] | LastNotice,
    year: int,
    fmt: Format,
    apart: bool = False,
    cancelled: Event | None = None,
) -> Drafted:
    """Write next year's notice from last year's: its record, or the notice itself by `last_notice`.

    What comes from outside is drafted from `apart`, by a worker. Raises NotFound, RecordError, TemplateError,
    UsageError, UnreadableFile, WorkStopped.
    """
    if apart:
        is_file = isinstance(last, LastNotice)
        asked = {"name": name, "last": last, "is_file": is_file, "year": year, "fmt": fmt}
        subject = last.filename if isinstance(last, LastNotice) else name
        drafted = ask("draft", asked, subject, cancelled)
        return Drafted(drafted["data"], drafted["old"], as_kind(_changes, drafted["changes"]))
    from zsgx_docs.render.next_year import drafted_word

    template = _of_notices(name)
    given = last if isinstance(last, LastNotice) else _of_record(template, last)
    made = drafted_word(template, given.record, year, given.word, given.filename, given.doubts)
    if fmt == "docx":
        return Drafted(made.word, made.old, made.changes)
    from zsgx_docs.render.pdf import word_to_pdf

    return Drafted(word_to_pdf(made.word).pdf, made.old, made.changes)


def last_notice(
    name: str,
    data: bytes,
    filename: str,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> LastNotice:
    """Read last year's notice from its file; a file from outside `apart`, by a worker.

    Raises InputError where it cannot be read, or is no notice by that template; NotFound, UsageError.
    """
    if apart:
        given = {"name": name, "data": data, "filename": filename}
        return ask_for(_last_notice, "last_notice", given, filename, cancelled, {"page": progress})
    from zsgx_docs.read.formats import open_source
    from zsgx_docs.render.next_year import is_made_by, word_of_pages

    template = _of_notices(name)
    opened = open_source(data, filename)
    is_word = opened.format.name == "docx"
    taken = take_in(opened.data if is_word else data, filename, name, progress, words=True)
    word = opened.data if is_word else word_of_pages(template, taken.record, _blocks(taken, template))
    if not is_made_by(template, taken.record, word, filename):
        raise UnsupportedFile(_what_it_is(template, data, filename))
    doubtful = taken.fields if taken.source.kind in ("pdf-scan", "image") else ()
    doubts = {each.path: each.reason or "把握不足" for each in doubtful if each.needs_review}
    return LastNotice(filename, word, dict(taken.record), doubts)


def _of_notices(name: str) -> Template:
    from zsgx_docs.template.catalogue import default_catalogue

    template = default_catalogue().get(name)
    if template.settings.document_type.endswith("_notice") and template.schema.field("year") is not None:
        return template
    raise UsageError(f"模板 {name} 是“{template.settings.title}”，不是每年一份的通知，不能据以起草。")


def _of_record(template: Template, record: Mapping[str, Any]) -> LastNotice:
    """The notice that the record makes."""
    from zsgx_docs.render.next_year import word_of_pages

    kind = record.get("document_type")
    if kind is not None and kind != template.settings.document_type:
        raise RecordError(
            f"记录的 document_type 是 {kind}，不是“{template.settings.title}”，请给出去年通知的记录。"
        )
    return LastNotice("去年的通知", word_of_pages(template, record, None), record, {})


def _blocks(taken: Extraction, template: Template) -> list[Block]:
    """What its pages say, without their numbers."""
    from zsgx_docs.model.sheet import Grid
    from zsgx_docs.read.document import join_overleaf
    from zsgx_docs.read.identify import known_labels
    from zsgx_docs.read.layout import is_page_number

    blocks = join_overleaf(taken.source.sheets, known_labels([template]))
    return [b for b in blocks if isinstance(b, Grid) or not is_page_number(b.text.text)]


def _what_it_is(template: Template, data: bytes, filename: str) -> str:
    """Why a file is not last year's notice."""
    from zsgx_docs.template.catalogue import default_catalogue

    title = template.settings.title
    taken = take_in(data, filename)
    if taken.template is None or taken.template == template.name:
        return f"「{filename}」不是“{title}”，文中几乎没有这种通知的文字，请给出去年的通知。"
    other = default_catalogue().get(taken.template)
    if other.settings.document_type.endswith("_notice"):
        return f"「{filename}」是“{other.settings.title}”，不是“{title}”，请改用模板 {other.name}。"
    return f"「{filename}」是“{other.settings.title}”，不是“{title}”，请给出去年的通知。"


def _changes() -> type[tuple[Change, ...]]:
    from zsgx_docs.render.next_year import Change

    return tuple[Change, ...]


def _last_notice() -> type[LastNotice]:
    return LastNotice
