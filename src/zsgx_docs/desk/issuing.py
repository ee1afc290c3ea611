"""Writes a record as a paper, with a word on whatever in it contradicts itself or is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.desk.apart import ask_for
from zsgx_docs.errors import RecordError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.template.schema import Field
    from zsgx_docs.template.template import Template

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
MOST_ROWS_AS_PDF = 15_000
"""Rows of all lists of a record that is printed: measured on certificate rosters, so many take 1.4 GB of
the 1.8 that a worker may have."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as a file; `warnings` are Chinese sentences, e.g. of sums that do not add up, of required
    values that are missing, of characters that no font has. `doubts` are those of them that are not of
    missing values, `blanks` the labels of what was left blank.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


def issue(
    name: str,
    record: Mapping[str, Any] | None,
    fmt: Format,
    strict: bool = False,
    called: str = "",
    apart: bool = False,
    cancelled: Event | None = None,
) -> Issued:
    """Write a record into a template as Word or PDF; None gives the empty form.

    `strict` refuses what would be warned of; `called` is the file that the record came from, for messages. A
    record from outside is written `apart`: by a worker, within limits, which is ended once `cancelled` is
    set. Raises NotFound, RecordError, TemplateError, WorkStopped.
    """
    if apart:
        given = {"name": name, "record": record, "fmt": fmt, "strict": strict, "called": called}
        return ask_for(_issued, "issue", given, called or name, cancelled)
    from zsgx_docs.check.contradictions import contradictions
    from zsgx_docs.render.fitting import full_copy, unfilled
    from zsgx_docs.template.catalogue import default_catalogue

    chosen = default_catalogue().get(name)
    if record is None:
        return _printed(chosen, None, fmt)
    at = f"「{called}」" if called else ""
    try:
        full = full_copy(chosen, record)
    except RecordError as why:
        raise RecordError(f"{at}{_other_paper(chosen, record) or why.message}") from why
    against, empty = contradictions(chosen, full), [*unfilled(chosen, full)]
    wrong = [*against, *_missing([field for field, _ in empty if field.required])]
    if strict and wrong:
        raise RecordError(f"{at}有{len(wrong)}处不能通过，没有写出：{'；'.join(wrong)}。请改正后再试。")
    made = _printed(chosen, record, fmt)
    return Issued(
        made.data,
        warnings=(*(f"{at}{said}。" for said in wrong), *made.warnings),
        doubts=(*(f"{said}。" for said in against), *made.warnings),
        blanks=tuple(
            f"{field.label}（{places}处）" if places > 1 else field.label for field, places in empty
        ),
    )


@dataclass(frozen=True, slots=True)
class Requested:
    """The paper that a request asked for."""

    title: str
    format: Format
    paper: Issued


def issue_requested(
    body: bytes,
    begin: Callable[[Mapping[str, Any] | None], None] = lambda record: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> Requested:
    """Write the paper that a request in JSON asks for; `begin` is told of its record.

    Raises RequestError, and what `issue` raises.
    """
    if apart:
        return ask_for(_requested, "issue_requested", {"body": body}, "这份请求", cancelled)
    from zsgx_docs.read.entry import strict_json
    from zsgx_docs.records.given import document_request
    from zsgx_docs.template.catalogue import default_catalogue

    wanted = document_request(strict_json(body))
    title = default_catalogue().get(wanted.template).settings.title
    begin(wanted.record)
    issued = issue(wanted.template, wanted.record, wanted.format, wanted.strict)
    return Requested(title, wanted.format, issued)


def _missing(required: Sequence[Field]) -> Iterator[str]:
    if required:
        named = "、".join(f"“{field.label}”（{field.path}）" for field in required)
        yield f"必填项没有填写：{named}"


def _other_paper(chosen: Template, record: Mapping[str, Any]) -> str | None:
    """What to say where a record that does not fit is that of another paper; None where it is not."""
    from zsgx_docs.template.catalogue import default_catalogue

    kind = record.get("document_type")
    if kind is None or kind == chosen.settings.document_type:
        return None
    catalogue = default_catalogue()
    others = [name for name in catalogue.names() if catalogue.get(name).settings.document_type == kind]
    called = f"“{catalogue.get(others[0]).settings.title}”（{others[0]}）" if others else f"“{kind}”"
    return f"这是{called}的记录，不能写成“{chosen.settings.title}”（{chosen.name}），请核对模板或记录。"


def _printed(chosen: Template, record: Mapping[str, Any] | None, fmt: Format) -> Issued:
    from zsgx_docs.render.collector import collector_paused
    from zsgx_docs.render.docx import filled_paper, render_blank, render_word

    if fmt == "pdf" and chosen.page is not None:
        from zsgx_docs.render.page import page_pdf

        return Issued(*page_pdf(chosen, record))
    if fmt == "pdf" and (rows := _rows(record)) > MOST_ROWS_AS_PDF:
        most = f"列表共有 {rows} 行，排成 PDF 最多 {MOST_ROWS_AS_PDF} 行"
        raise RecordError(f"模板 {chosen.name}：{most}，请写成 Word（.docx），或分成几份再写。")
    with collector_paused():
        if fmt == "docx":
            return Issued(render_blank(chosen) if record is None else render_word(chosen, record))
        from zsgx_docs.render.pdf import filled_to_pdf

        made = filled_to_pdf(filled_paper(chosen, record))
        return Issued(made.pdf, made.warnings)


def _rows(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(map(_rows, value.values()))
    return len(value) + sum(map(_rows, value)) if isinstance(value, list) else 0


def _issued() -> type[Issued]:
    return Issued


def _requested() -> type[Requested]:
    return Requested
