"""Does the desk's verbs in a worker: what `jobs` runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.checks import (
    findings_again,
    findings_written,
    reconcile_results,
    reconciliation_file,
    reconciliation_of,
    records_in,
)
from zsgx_docs.desk.drafting import draft, last_notice, last_notice_of
from zsgx_docs.desk.issuing import issue, issue_requested
from zsgx_docs.desk.linting import lint, mend
from zsgx_docs.desk.loading import changes_asked, class_in, record_in
from zsgx_docs.desk.marking import marked_record_in
from zsgx_docs.desk.paperwork import record_of_texts, template_made_of, template_problems, try_template
from zsgx_docs.desk.reading import packed_result, result_of, take_in
from zsgx_docs.desk.reports import export, log_written, report_of
from zsgx_docs.desk.sent import cut_from, draw_pages, file_inside, files_inside, may_hold_files, read_sent
from zsgx_docs.desk.summing import summary_of, units_in

if TYPE_CHECKING:
    from zsgx_docs.jobs import Verb, Voice

ROWS_A_PAGE = 250
"""Rows of a list that may take as long as a further page: measured on long rosters, so many
certificates take 3 s of processor time, plain rows 0.3."""
MOST_PAGES = 20
"""Pages' worth of time for a list, at most; a guess: 5,000 rows."""


def _left_open(voice: Voice) -> Any:
    return list(voice.open_to)


def _plainly(verb: Callable[..., Any], voice: Voice, **given: Any) -> Any:
    return verb(**given)


def _with_pages(verb: Callable[..., Any], voice: Voice, **given: Any) -> Any:
    return verb(progress=voice.page, **given)


def _noted(verb: Callable[..., Any], voice: Voice, **given: Any) -> Any:
    return verb(note=partial(voice.tell, "note"), **given)


def _issue(voice: Voice, record: Mapping[str, Any] | None, **given: Any) -> Any:
    _allow_for(voice, record)
    return issue(record=record, **given)


def _issue_requested(voice: Voice, body: bytes) -> Any:
    return issue_requested(body, partial(_allow_for, voice))


def _allow_for(voice: Voice, record: Mapping[str, Any] | None) -> None:
    """Long lists take longer."""
    lists = (len(value) for value in (record or {}).values() if isinstance(value, list))
    worth = min(MOST_PAGES, max(lists, default=0) // ROWS_A_PAGE)
    if worth:
        voice.page(worth, worth)


def _marked_record_in(voice: Voice, **given: Any) -> Any:
    return marked_record_in(note=partial(voice.tell, "note"), mark=partial(voice.tell, "mark"), **given)


def _class_in(voice: Voice, data: bytes, filename: str) -> Any:
    found = class_in(data, filename, partial(voice.ask, "beside"), partial(voice.tell, "note"))
    return found.model_dump(mode="json", by_alias=True)


def _changes_asked(voice: Voice, body: bytes) -> Any:
    return changes_asked(body).model_dump()


def _draft(voice: Voice, last: Mapping[str, Any], is_file: bool, **given: Any) -> Any:
    return draft(last=last_notice_of(last) if is_file else last, **given)


def _reconciliation_file(voice: Voice, result: Any, **given: Any) -> Any:
    return reconciliation_file(reconciliation_of(result), **given)


def _read_sent(voice: Voice, **given: Any) -> Any:
    return read_sent(progress=voice.page, taken=partial(voice.ask, "taken"), **given)


def _draw_pages(voice: Voice, data: bytes, filename: str, source: Mapping[str, Any]) -> int:
    pages = max(1, int(source.get("pages") or 1))
    voice.page(0, pages)

    def drawn(page: int, *picture: Any) -> None:
        voice.ask("drawn", page, *picture)
        voice.page(min(page, pages), pages)

    return draw_pages(data, filename, source, drawn)


def _log_written(voice: Voice, rows: list[Any], told: Any) -> Any:
    _allow_for(voice, {"rows": rows})
    return log_written(rows, told)


def _report_of(voice: Voice, results: list[Any]) -> Any:
    return report_of(results, partial(voice.ask, "load"), voice.page)


VERBS: Mapping[str, Verb] = {
    **{
        each.__name__: partial(_with_pages, each) for each in (take_in, result_of, packed_result, last_notice)
    },
    **{each.__name__: partial(_noted, each) for each in (record_in,)},
    **{
        each.__name__: partial(_plainly, each)
        for each in (
            *(lint, mend, export, summary_of, units_in, template_problems, template_made_of),
            *(may_hold_files, files_inside, file_inside, records_in, findings_written, reconcile_results),
            *(record_of_texts, try_template, cut_from, findings_again),
        )
    },
    "left_open": _left_open,
    "read_sent": _read_sent,
    "draw_pages": _draw_pages,
    "issue": _issue,
    "issue_requested": _issue_requested,
    "marked_record_in": _marked_record_in,
    "class_in": _class_in,
    "changes_asked": _changes_asked,
    "draft": _draft,
    "reconciliation_file": _reconciliation_file,
    "log_written": _log_written,
    "report_of": _report_of,
}
"""Each verb by its name, with what does it."""


if __name__ == "__main__":
    from zsgx_docs.jobs import serve_by_standard_streams

    serve_by_standard_streams(VERBS)
