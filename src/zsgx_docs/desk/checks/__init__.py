"""Checks papers by the rules of the notices, and scans against their Word copies; tells what came of it."""

from zsgx_docs.desk.checks.checking import (
    CheckedPapers,
    ToCheck,
    check,
    load_notice,
    load_to_check,
    records_in,
    rules,
)
from zsgx_docs.desk.checks.judging_again import findings_again
from zsgx_docs.desk.checks.reconciling import reconcile, reconciliation_file, reconciliation_of
from zsgx_docs.desk.checks.results import extraction_of, reconcile_results
from zsgx_docs.desk.checks.telling import (
    DEGREES,
    FindingLine,
    RuleLine,
    degree_of,
    finding_lines,
    findings_file,
    findings_written,
    paper_titles,
    rule_lines,
)

__all__ = [
    "DEGREES",
    "CheckedPapers",
    "FindingLine",
    "RuleLine",
    "ToCheck",
    "check",
    "degree_of",
    "extraction_of",
    "finding_lines",
    "findings_again",
    "findings_file",
    "findings_written",
    "load_notice",
    "load_to_check",
    "paper_titles",
    "reconcile",
    "reconcile_results",
    "reconciliation_file",
    "reconciliation_of",
    "records_in",
    "rule_lines",
    "rules",
]
