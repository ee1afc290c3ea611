"""Say for each kind of value how it is typed in a workbook: choices, number format, a hint, an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zsgx_docs.render.tables.columns import DATE_FORMAT, MONEY_FORMAT
from zsgx_docs.template.schema import Field
from zsgx_docs.values import kinds
from zsgx_docs.values.wording import WORDINGS

_WORDED = {wording.name for wording in WORDINGS}
_NUMBERS = frozenset({"int", "number", "year"})
_HINTS: Mapping[str, str] = {
    "date": "日期，如 2025年10月24日",
    "month_day": "日期，如 2025年10月24日",
    "dates": "起止日期，如 2025年10月13日—17日",
    "datetime": "日期和时间，如 2026年3月31日17时",
    "months": "月份，如 9月 或 5—6月",
    "year": "年份，如 2025",
    "int": "整数",
    "number": "数字",
    "money": "金额（元），只写数字",
    "money_wan": "金额，如 20万元",
    "share": "百分数，如 98%",
    "fraction": "分数，如 1/7",
    "phone": "如 022-58880001、13900012000",
    "mobile": "11位手机号码",
    "id_number": "18位身份证号，按文本输入",
    "certno": "按文本输入",
    "docno": "如 津人社办函〔2025〕74号",
    "prose": "可分段，换行用 Alt+Enter",
    "tick": "是 或 否；空着算否",
}
_WIDTHS: Mapping[str, int] = {
    "id_number": 22,
    "phone": 18,
    "mobile": 16,
    "certno": 20,
    "docno": 24,
    "unit": 28,
    "dates": 26,
    "date": 18,
    "text": 20,
    "prose": 40,
    "name": 14,
    "months": 16,
}
"""Columns in half-width characters, by kind: what values of the samples take; a guess."""
NARROW = 12
"""The width of all other columns; a guess."""
_EXAMPLES: Mapping[str, str] = {
    "name": "王小明",
    "id_number": "110101199003070000",
    "phone": "13900000000",
    "mobile": "13900000000",
    "unit": "某某研究院",
    "certno": "TJGY2025017001",
    "date": "2025年10月24日",
    "dates": "2025年10月13日—17日",
    "number": "40",
    "int": "1",
    "months": "9月",
    "money": "1000.00",
    "docno": "津人社办函〔2025〕74号",
}


def choices_of(field: Field) -> Sequence[str]:
    """Return the words of which one is chosen; none where anything may be typed."""
    kind = kinds[field.kind]
    if kind.unfound is False or field.kind == "yesno":
        return ("是", "否")
    if field.kind == "passed":
        return ("通过", "不通过")
    if field.kind in _WORDED:
        values = kind.json_type.get("enum") or (True, False)
        return tuple(kind.format(value) for value in values if value is not None)
    return ()


def format_of(field: Field) -> str:
    """Return the number format of its cells: text, but for what is counted, paid or a day."""
    if field.kind in _NUMBERS:
        return "General"
    return {"money": MONEY_FORMAT, "date": DATE_FORMAT}.get(field.kind, "@")


def hint_of(field: Field) -> str:
    """Return how it is typed, in a few words."""
    if field.path.endswith("[]"):
        return "可写多项，每项一行（Alt+Enter 换行）"
    if field.role == "number":
        return "可以不填，自动编号"
    choices = choices_of(field)
    if choices and field.kind != "tick":
        return f"从下拉列表里选：{'、'.join(choices)}"
    return _HINTS.get(field.kind, "")


def example_of(field: Field) -> str:
    """Return what its cell in the example row says; "" for none."""
    if field.role == "number":
        return ""
    choices = choices_of(field)
    if choices:
        return choices[0]
    if field.role == "title":
        return "高级工程师"
    return _EXAMPLES.get(field.kind, field.label)


def column_width(field: Field) -> int:
    """Return the width of its column, in half-width characters: head and values."""
    head = sum(2 if ord(character) > 0x2E7F else 1 for character in field.label)
    return max(_WIDTHS.get(field.kind, NARROW), min(head + 2, 24))
