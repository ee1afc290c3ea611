"""Writes results of reading as a table file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from zsgx_docs.desk.apart import ask


def export(results: Sequence[Mapping[str, Any]], fmt: Literal["xlsx", "csv"], apart: bool = False) -> bytes:
    """Write results of reading (as JSON) into one table file; a CSV holds the papers of the first kind.

    Results from outside are written `apart`, by a worker.
    """
    if apart:
        return cast(bytes, ask("export", {"results": results, "fmt": fmt}, f"结果.{fmt}"))
    from zsgx_docs.render.tables import comma_separated, workbook_of
    from zsgx_docs.template.catalogue import default_catalogue

    known = {template.name: template for template in default_catalogue()}
    return workbook_of(results, known) if fmt == "xlsx" else comma_separated(results, known)
