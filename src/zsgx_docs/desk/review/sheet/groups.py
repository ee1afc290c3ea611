"""Puts fields under headings, as the form has them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zsgx_docs.errors import NotFound

_HEADINGS = {
    "applicant": "申报单位",
    "organiser": "承办单位",
    "funding": "项目类别",
    "topic_scope": "选题范围",
    "levels": "各级要求",
    "staff": "工作人员",
    "costs": "费用",
    "total": "费用合计",
    "budget": "经费预算",
    "budget_total": "预算合计",
    "changed": "变更事项",
    "lodging": "住宿",
    "private_sector": "非公单位",
    "ratings": "评分",
    "national": "国家级",
    "municipal": "市级",
}
"""What the parts of records are called; the print of the forms names only their fields."""
FIRST, LATER, PROSE, LIST = "基本内容", "其他内容", "文字内容", "列表"
_ITEM = re.compile(r"(.+?)\[(\d+)\]")
_BESIDE = {"note": "说明", "detail": "内容", "batch": "批次"}
"""Leaves that share a label with the one before them, each with what sets it apart."""


class Headings:
    """Says under which heading each field of a paper stands; asked in the form's order."""

    def __init__(self, template: str | None) -> None:
        self._lists = _lists_of(template)
        self._heading = ""
        self._label = ""

    def of(self, path: str, is_prose: bool) -> str:
        """Return the heading."""
        item = _ITEM.match(path)
        root, dot, _ = path.partition(".")
        if item:
            self._heading = self._lists.get(item[1], LIST)
        elif dot and root in _HEADINGS:
            self._heading = _HEADINGS[root]
        elif is_prose:
            self._heading = PROSE
        else:
            self._heading = FIRST if self._heading in ("", FIRST) else LATER
        return self._heading

    def label(self, path: str, label: str) -> str:
        """Return a field's label, told apart from the one before where that has the same."""
        last = path.rpartition(".")[2]
        told = f"{label}（{_BESIDE[last]}）" if label == self._label and last in _BESIDE else label
        self._label = label
        return told


def _lists_of(template: str | None) -> Mapping[str, str]:
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        return default_catalogue().get(template).settings.sheets if template else {}
    except NotFound:
        return {}
