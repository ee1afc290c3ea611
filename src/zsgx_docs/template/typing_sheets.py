"""Name the worksheets in which a paper is typed, alike for the blank workbook and for its reader."""

from __future__ import annotations

import re

from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template

CONTENT, NOTES = "内容", "填写说明"
LABEL_HEAD, VALUE_HEAD, HINT_HEAD = "栏目", "内容", "怎样填"
EXAMPLE = "例："
"""Begins every text of the row that shows how to fill in a list; that row is never taken."""
REQUIRED = "*"
"""Stands behind the name of what may not be empty."""
LONGEST_TITLE = 31
"""Characters of a worksheet's title (Excel's specification)."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def single_fields(template: Template) -> list[Field]:
    """List what takes one row of the sheet 内容: values outside lists, and lists of plain values."""
    return [field for field in template.schema.fields if "[]" not in field.path or field.path.endswith("[]")]


def listed_fields(template: Template) -> dict[str, list[Field]]:
    """Return the fields of each list that has a sheet of its own, by its path."""
    lists: dict[str, list[Field]] = {}
    for field in template.schema.fields:
        if "[]." in field.path:
            lists.setdefault(field.path.partition("[]")[0], []).append(field)
    return lists


def list_title(template: Template, path: str) -> str:
    """Return what the sheet of a list is called."""
    return worksheet_title(template.settings.sheets.get(path, path))


def worksheet_title(words: str) -> str:
    """Return words as a worksheet may be called."""
    return _FORBIDDEN.sub("", words)[:LONGEST_TITLE]
