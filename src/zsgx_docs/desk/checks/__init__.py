"""Checks papers by the rules of the notices, and tells people what came of it."""

from zsgx_docs.desk.checks.checking import (
    CheckedPapers,
    ToCheck,
    check,
    load_notice,
    load_to_check,
    records_in,
    rules,
)
from zsgx_docs.desk.checks.telling import (
    DEGREES,
    FindingLine,
    RuleLine,
    degree_of,
    finding_lines,
    findings_file,
    findings_written,
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
    "finding_lines",
    "findings_file",
    "findings_written",
    "load_notice",
    "load_to_check",
    "records_in",
    "rule_lines",
    "rules",
]
