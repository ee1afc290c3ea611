"""Doubt rows of a list whose cells stand under the wrong heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.read.verify.confidence import appraised
from zsgx_docs.read.verify.value import Value

OUT_OF_PLACE = 2
"""Values of one row that are not of their column's kind, from which all of the row is doubted; a guess."""
READ = 0.3
"""The sureness (0..1) below which a value is misread rather than out of place; a guess."""
SHIFTED = "本行有几栏的内容与栏目不符，各栏可能错位"

_ROW = re.compile(r"(.+?\[\d+\])\.")


def doubted_where_shifted(values: Sequence[Value]) -> list[Value]:
    """Return the values; in rows where several are not of their kind, all carry a remark."""
    doubts = Counter(_row(v) for v in values if v.parsed.doubt and appraised(v).sureness >= READ)
    shifted = {row for row, count in doubts.items() if row and count >= OUT_OF_PLACE}
    return [
        replace(value, remarks=(*value.remarks, SHIFTED)) if _row(value) in shifted else value
        for value in values
    ]


def _row(value: Value) -> str | None:
    found = _ROW.match(value.path)
    return found[1] if found else None
