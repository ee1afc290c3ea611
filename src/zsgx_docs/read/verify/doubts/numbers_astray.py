"""Find the numbers of a list that stand where words belong, or that are their row's running number.

Each column is a witness for what stands in it, the running numbers are one for the rows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from zsgx_docs.read.verify.value import Value
from zsgx_docs.values import kinds

USUAL = 2
"""Rows of a column that have the same figure, beyond which it is usual there, whatever the row's own number
is; a guess."""
LONE_NUMBER = "本栏应填文字，读到的只是数字，各栏可能错位"
ROW_NUMBER = "与本行序号相同，可能是序号错入本栏，请核对"

_CELL = re.compile(r"(.+?)\[(\d+)\]\.(.+)")
_NUMBER = ".no"
"""How the path of a row's running number ends, by the contract."""
_LONE = re.compile(r"\d{1,4}[.、]?")


def numbers_astray(values: Sequence[Value]) -> dict[str, str]:
    """Return what speaks against them, in Chinese, by their paths."""
    numbers = {_row(v): v.text.text.strip() for v in values if v.path.endswith(_NUMBER)}
    columns: dict[str | None, Counter[str]] = defaultdict(Counter)
    for value in values:
        columns[_column(value)].update([value.text.text.strip()] if value.text else [])
    astray = {}
    for value in values:
        said, column = value.text.text.strip(), columns[_column(value)]
        if _row(value) is None or value.path.endswith(_NUMBER) or not _LONE.fullmatch(said):
            continue
        if said == numbers.get(_row(value)) and column[said] <= USUAL:
            astray[value.path] = ROW_NUMBER
        elif _is_of_words(value, column):
            astray[value.path] = LONE_NUMBER
    return astray


def _is_of_words(value: Value, column: Counter[str]) -> bool:
    """Tell whether the column holds names, or any words and mostly more than a number."""
    kind = kinds[value.field.kind]
    wordy = sum(count for said, count in column.items() if not _LONE.fullmatch(said))
    return kind.is_name or (kind.is_free_text and 2 * wordy > column.total())


def _row(value: Value) -> str | None:
    found = _CELL.match(value.path)
    return f"{found[1]}[{found[2]}]" if found else None


def _column(value: Value) -> str | None:
    found = _CELL.match(value.path)
    return f"{found[1]}.{found[3]}" if found else None
