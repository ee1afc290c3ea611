"""Draws the log: an entry a row, with the seal that binds it to the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from zsgx_docs.render.page.markup import html_of
from zsgx_docs.render.page.printing import html_pdf

LOG_NAME = "工作日志"


def log_pdf(rows: Sequence[Mapping[str, str]], told: Mapping[str, Any]) -> bytes:
    """Return the log as PDF.

    A row has `number`, `at`, `who`, `deed`, `what`, `seal`; `told` has `asked`, `printed`, `entries`,
    `broken` and `last_seal`.
    """
    page = files(__package__).joinpath("log.html").read_text("utf-8")
    return html_pdf([html_of(page, {"rows": list(rows), "told": dict(told)}, LOG_NAME)])
