"""Sorts the kinds of values as people do who look through many at once."""

from __future__ import annotations

CATEGORY_TITLES = {
    "amount": "金额",
    "id_number": "身份证号",
    "tick": "勾选",
    "name": "姓名",
    "unit": "单位",
    "date": "日期",
    "phone": "电话",
    "number": "数字",
    "code": "文号编号",
    "text": "文字",
}
"""What is looked through together, by name, with what people call it, in the order shown."""
_KINDS = {
    "amount": ("money", "money_wan", "money_of_wan"),
    "id_number": ("id_number",),
    "tick": ("tick", "ink", "yesno", "passed"),
    "name": ("name",),
    "unit": ("unit",),
    "date": ("date", "dates", "datetime", "month_day", "months", "year", "year_before"),
    "phone": ("phone", "mobile"),
    "number": ("int", "number", "share", "fraction"),
    "code": ("docno", "certno"),
}
_CATEGORIES = {kind: category for category, several in _KINDS.items() for kind in several}
YES_NO = frozenset(_KINDS["tick"])
"""Kinds of which there is only yes and no."""


def category_of(kind: str) -> str:
    """Return the category of a kind; all in words are text."""
    return _CATEGORIES.get(kind, "text")


_PARTS = {"applicant": "申报单位", "organiser": "承办单位"}


def label_in_part(label: str, path: str) -> str:
    """Return a label with the part of the form that it stands in, where both parts have the same labels."""
    part = _PARTS.get(path.partition(".")[0]) if "." in path else None
    return f"{label}（{part}）" if part else label
