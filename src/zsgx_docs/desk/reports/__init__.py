"""Writes what was read or done as a file to take away: tables, reports, the log."""

from zsgx_docs.desk.reports.exporting import export
from zsgx_docs.desk.reports.log_writing import log_written
from zsgx_docs.desk.reports.reporting import report, report_of

__all__ = ["export", "log_written", "report", "report_of"]
