"""Doubt rows of a list whose cells stand under the wrong heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from zsgx_docs.read.verify.confidence import appraised
from zsgx_docs.read.verify.doubts.numbers_astray import numbers_astray
from zsgx_docs.read.verify.value import Value
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

OUT_OF_PLACE = 2
"""Values of one row that are not of their column's kind, from which all of the row is doubted; a guess."""
READ = 0.3
"""The sureness (0..1) below which a value is misread rather than out of place; a guess."""
TELLING = 7
"""Figures of a piece of a cell by which alone its kind is told: those of the shortest telephone number."""
SHIFTED = "本行有几栏的内容与栏目不符，各栏可能错位"

_ROW = re.compile(r"(.+?\[\d+\])\.")
_BETWEEN_PIECES = re.compile(r"[\s:：,，、;；()（）]+")


def doubted_where_shifted(values: Sequence[Value]) -> list[Value]:
    """Return the values; in rows where several are not of their kind, all carry a remark.

    So do they where one is of the kind of another that is empty: a month under 承办单位, and no month; or a
    lone number where words belong. A number that only may be out of place carries a remark of its own.
    """
    numbers = numbers_astray(values)
    read = [v for v in values if appraised(v).sureness >= READ]
    doubts = Counter(_row(v) for v in read if v.parsed.doubt)
    for value in read:
        if value.path in numbers and kinds[value.field.kind].is_free_text:
            doubts[_row(value)] += OUT_OF_PLACE
    shifted = {row for row, count in doubts.items() if row and count >= OUT_OF_PLACE}
    for row, group in groupby(values, key=_row):
        if row and _has_moved(list(group)):
            shifted.add(row)

    def with_remarks(value: Value) -> Value:
        said = [numbers[value.path]] if value.path in numbers else []
        said += [SHIFTED] if _row(value) in shifted else []
        return replace(value, remarks=(*value.remarks, *said)) if said else value

    return [with_remarks(value) for value in values]


def _has_moved(row: Sequence[Value]) -> bool:
    """Whether a cell of any words, or of others, holds what an empty cell of the row should."""
    wanted = {value.field.kind for value in row if _is_empty(value) and _is_told_by_its_look(value)}
    loose = (v for v in row if not _is_empty(v) and (v.parsed.doubt or not _is_told_by_its_look(v)))
    return any(_is_of(kind, value) for value in loose for kind in wanted)


def _is_empty(value: Value) -> bool:
    return value.reading.tick is None and not value.text.text.strip()


def _is_told_by_its_look(value: Value) -> bool:
    kind = kinds[value.field.kind]
    return kind.is_figures or kind.self_check is not None


def _is_of(kind: str, value: Value) -> bool:
    text = value.text.text
    telling = (p for p in _BETWEEN_PIECES.split(text) if sum(map(str.isdecimal, p)) >= TELLING)
    found = (kinds[kind].parse(piece, Context()) for piece in (text, *telling))
    return any(each.value is not None and each.doubt is None for each in found)


def _row(value: Value) -> str | None:
    found = _ROW.match(value.path)
    return found[1] if found else None
