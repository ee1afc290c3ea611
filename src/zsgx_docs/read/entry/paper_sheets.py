"""Read the sheets of a class that tell what is known of a paper, by the labels that its template prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.read.entry.content_sheet import ContentReader
from zsgx_docs.read.entry.lists import Faults, Receipt
from zsgx_docs.read.workbook import Worksheet
from zsgx_docs.template.catalogue import default_catalogue

PAPER_SHEETS = {
    "实施方案": ("plan", "organiser/implementation-plan"),
    "满意度测评统计表": ("satisfaction", "tianjin/satisfaction-summary"),
    "研究成果报告": ("research", "organiser/research-report"),
    "图文动态信息": ("news", "organiser/news-item"),
}
"""What the sheet of that name gives of a class, and the template whose labels it has."""


def papers_told(sheets: Mapping[str, Worksheet], faults: Faults, receipt: Receipt) -> dict[str, Any]:
    """Return what these sheets tell of papers; what is wrong is noted in `faults`."""
    told: dict[str, Any] = {}
    for title, (path, template) in PAPER_SHEETS.items():
        if title not in sheets:
            continue
        content = ContentReader(default_catalogue().get(template), [], faults, receipt).read(sheets[title])
        known: dict[str, Any] = {}
        for leaf, value in content.values.items():
            paths.put(known, leaf.removesuffix("[]"), value)
        told[path] = known
        receipt.used.append(f"用了工作表「{title}」，取 {len(content.values)} 项。")
    return told
