"""Read a class from values of a text file, YAML or JSON by field names."""

from __future__ import annotations

import difflib
import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from zsgx_docs.errors import RecordError
from zsgx_docs.records.training_class import (
    IN_PAPER,
    Attendant,
    Closing,
    Course,
    Expense,
    Expenses,
    Opening,
    Quota,
    Trainee,
    TrainingClass,
)

CLASS = "class"
_REASONS = {
    "missing": "没有填写",
    "too_short": "一个也没有",
    "string_too_short": "没有填写",
    "date": "“{}”不是存在的日期",
    "string_type": "“{}”应为文字（加引号）",
    "decimal": "“{}”不是数字",
    "int_": "“{}”不是整数",
    "greater_than": "“{}”太小",
    "less_than": "“{}”太大",
    "list_type": "应为一列，各项以“- ”开头",
    "model_": "应为“名称: 值”的形式",
}
"""By the beginnings of pydantic's names of errors."""


def class_of(raw: Any, filename: str) -> TrainingClass:
    """Return the class that a record describes.

    Raises RecordError naming the first thing wrong: an unknown key, a missing or impossible value.
    """
    kind = raw.get("document_type", CLASS) if isinstance(raw, dict) else CLASS
    if kind != CLASS:
        told = f"不是班级文件（document_type 写的是 {kind}），请按 samples/class.yaml 的样子填写"
        raise RecordError(f"「{filename}」{told}。")
    try:
        found = TrainingClass.model_validate(raw)
    except ValidationError as why:
        raise RecordError(f"「{filename}」{_said(why)}") from why
    for doubt in found.doubts():
        if not doubt.of_matter:
            raise RecordError(f"「{filename}」{'、'.join(doubt.paths)}：{doubt.reason}，请改正后再试。")
    return found


def _said(why: ValidationError) -> str:
    """The first error as a Chinese sentence."""
    first = why.errors()[0]
    return f"{path_of(first) or '内容'}：{reason_of(first)}，请改正后再试。"


def path_of(error: ErrorDetails) -> str:
    """Return where in the record an error is."""
    return re.sub(r"\.(\d+)", r"[\1]", ".".join(map(str, error["loc"])))


def reason_of(error: ErrorDetails) -> str:
    """Say in Chinese what is wrong with a value."""
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(error["loc"][-1]), _all_names(), 1, 0.6)
        return f"没有这个名称{f'，是否想写“{near[0]}”？' if near else ''}"
    if error["type"] == IN_PAPER:
        return error["msg"]
    reason = next((said for kind, said in _REASONS.items() if error["type"].startswith(kind)), "值“{}”不对")
    given = error.get("input")
    return reason.format(type(given).__name__ if isinstance(given, dict | list) else given)


def _all_names() -> list[str]:
    models = (TrainingClass, Course, Opening, Closing, Quota, Trainee, Attendant, Expenses, Expense)
    return sorted({name for model in models for name in model.model_fields})
