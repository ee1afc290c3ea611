"""Tell what stands under the rows of a list: totals, notes, 以下空白."""

from __future__ import annotations

import re

_FOOT = re.compile(
    r"[总合小共累]\s*计\s*(?:[(（:：].*|[人数学时金额\d\s]*)|以下(?:空白|无正文|无内容)"
    r"|(?:填表|填报|制表|审核|复核|经办|负责|备注|说明|注|日期|承办单位|单位(?:盖章)?)[^:：]{0,6}[:：].*",
    re.DOTALL,
)


def begins_foot(text: str) -> bool:
    """Tell whether a row with this text in its first cell is a total, or a note below the list."""
    return _FOOT.fullmatch(text) is not None
