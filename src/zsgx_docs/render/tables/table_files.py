"""Writes results of reading as comma-separated values, for programs that take nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from zsgx_docs.render.tables.columns import columns_of, typed_cell
from zsgx_docs.render.tables.workbook import Result, papers_of, row_count
from zsgx_docs.template.template import Template

LONG_NUMBER = 11
"""Digits from which a text is kept from being taken for a number: Excel shows 11 in full and keeps 15."""
RISKY = ("=", "+", "-", "@", "\t", "\r")


def comma_separated(results: Sequence[Result], templates: Mapping[str, Template]) -> bytes:
    """Return the papers of the first kind as CSV, a row each or a row a person.

    UTF-8 with a mark, as Excel wants it.
    """
    papers = [paper for result in results for paper in papers_of(result)]
    name = next((str(p["template"]) for _, p in papers if p.get("template") in templates), None)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if name is not None:
        columns = columns_of(templates[name])
        writer.writerow(["文件", *(column.head for column in columns), "待核对"])
        for filename, paper in papers:
            if paper.get("template") != name:
                continue
            leaves = {leaf["path"]: leaf for leaf in paper["fields"]}
            for row in range(row_count(leaves, columns)):
                found = [leaves.get(column.path_in(row)) for column in columns]
                cells = [
                    _plain(typed_cell(leaf["value"], column.kind)[0]) if leaf else ""
                    for leaf, column in zip(found, columns, strict=True)
                ]
                doubted = [
                    column.head
                    for leaf, column in zip(found, columns, strict=True)
                    if leaf and leaf["needs_review"]
                ]
                writer.writerow([_plain(filename), *cells, "、".join(doubted)])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> str:
    """Text that a spreadsheet neither runs as a formula nor takes for a number."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(RISKY) or (text.isdigit() and len(text) >= LONG_NUMBER) else text
