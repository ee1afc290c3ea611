"""Sets the log as a PDF; a worker does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def log_written(rows: Sequence[Mapping[str, str]], told: Mapping[str, Any]) -> bytes:
    """Return entries of the log as a PDF; `told` says what was asked for and whether the log is whole."""
    from zsgx_docs.render.page import log_pdf

    return log_pdf(rows, told)
