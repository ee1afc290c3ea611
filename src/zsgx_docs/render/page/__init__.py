"""Sets designed pages: HTML by Jinja2, set by WeasyPrint, where a PDF is more than its Word file."""

from zsgx_docs.render.page.differences import differences_pdf
from zsgx_docs.render.page.findings import findings_pdf
from zsgx_docs.render.page.log import log_pdf
from zsgx_docs.render.page.printing import page_pdf
from zsgx_docs.render.page.report import report_pdf

__all__ = ["differences_pdf", "findings_pdf", "log_pdf", "page_pdf", "report_pdf"]
