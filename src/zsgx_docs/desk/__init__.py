"""Does what a person can ask for, one function a verb; command line and web pages call nothing deeper.

A verb imports what it needs when it is called, so that asking for one is not to wait for all.
"""

from zsgx_docs.desk.apart import left_open, prepare_workers, stop_work
from zsgx_docs.desk.checks import (
    DEGREES,
    CheckedPapers,
    FindingLine,
    RuleLine,
    ToCheck,
    check,
    degree_of,
    finding_lines,
    findings_file,
    load_notice,
    load_to_check,
    reconcile,
    reconciliation_file,
    rule_lines,
    rules,
)
from zsgx_docs.desk.drafting import Drafted, LastNotice, draft, last_notice
from zsgx_docs.desk.issuing import FORMATS, Format, Issued, Requested, issue, issue_requested
from zsgx_docs.desk.linting import lint, mend
from zsgx_docs.desk.listing import TemplateInfo, sample, schema, template, templates
from zsgx_docs.desk.loading import FILE_BYTES, WORKBOOKS, bytes_of, changes_asked, load_class, load_record
from zsgx_docs.desk.marking import load_marked, workbook_to_fill_in
from zsgx_docs.desk.packing import pack
from zsgx_docs.desk.paperwork import inspect_template, new_template
from zsgx_docs.desk.reading import packed_result, result_of, take_in
from zsgx_docs.desk.reports import export, report
from zsgx_docs.desk.sent import attached_bytes, attachments
from zsgx_docs.desk.summing import (
    APPLICATION,
    NOT_AN_APPLICATION,
    broken_rules,
    expected_units,
    submitted_forms,
    summary,
)

__all__ = [
    "APPLICATION",
    "DEGREES",
    "FILE_BYTES",
    "FORMATS",
    "NOT_AN_APPLICATION",
    "WORKBOOKS",
    "CheckedPapers",
    "Drafted",
    "FindingLine",
    "Format",
    "Issued",
    "LastNotice",
    "Requested",
    "RuleLine",
    "TemplateInfo",
    "ToCheck",
    "attached_bytes",
    "attachments",
    "broken_rules",
    "bytes_of",
    "changes_asked",
    "check",
    "degree_of",
    "draft",
    "expected_units",
    "export",
    "finding_lines",
    "findings_file",
    "inspect_template",
    "issue",
    "issue_requested",
    "last_notice",
    "left_open",
    "lint",
    "load_class",
    "load_marked",
    "load_notice",
    "load_record",
    "load_to_check",
    "mend",
    "new_template",
    "pack",
    "packed_result",
    "prepare_workers",
    "reconcile",
    "reconciliation_file",
    "report",
    "result_of",
    "rule_lines",
    "rules",
    "sample",
    "schema",
    "stop_work",
    "submitted_forms",
    "summary",
    "take_in",
    "template",
    "templates",
    "workbook_to_fill_in",
]
