"""Refuse a record that was typed in, not scanned, where a cell is not right, naming the first that is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.passage import Place
from zsgx_docs.read.verify import NOT_FOUND
from zsgx_docs.template.schema import Schema, general
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so

HOW = "不是一张名单的，用“内容”工作表逐行写栏目和内容，每个列表另用一个工作表"
NOT_GIVEN = "没有填写"
MOST_NAMED = 4
"""Cells that one sentence names; a guess: more would not be read."""


def strictly(taken: Extraction, template: Template) -> dict[str, Any]:
    """Return the record of a workbook.

    Raises RecordError naming the missing columns, or sheet and cell.
    """
    refuse_wrong(taken, template)
    return numbered({"document_type": taken.document_type, **taken.record}, template.schema)


def refuse_wrong(taken: Extraction, template: Template) -> None:
    """Refuse a record with a value that is not right.

    Raises RecordError. ID numbers that end in 000 may be somebody's if all their check digits are right; else
    Excel cut them.
    """
    name = f"「{taken.source.filename}」"
    if all(leaf.reason == NOT_FOUND for leaf in taken.fields):
        raise RecordError(
            f"{name}里没有找到“{template.settings.title}”的表头，或表头下没有内容，请核对各栏名称{_hint(template)}。"
        )
    refuse_hidden(name, (leaf.place for leaf in taken.fields if leaf.text))
    _check_columns(name, taken, template)
    given = must_be_given(template.schema)
    wrong = [
        leaf.doubted(NOT_GIVEN) if leaf.value is None and general(leaf.path) in given else leaf
        for leaf in taken.fields
    ]
    wrong = [leaf for leaf in wrong if leaf.needs_review and leaf.reason != NOT_FOUND]
    wrong = _without_rightly_ending(wrong, template.schema)
    if wrong:
        more = f"（共 {len(wrong)} 处需要改正）" if len(wrong) > 1 else ""
        raise RecordError(
            f"{name}{_where(_alike(wrong))}“{wrong[0].label}”：{wrong[0].reason}，请改正后再试{more}。"
        )


def _without_rightly_ending(wrong: Sequence[Evidence], schema: Schema) -> list[Evidence]:
    """All but ID numbers against which only their last digits speak, and that may end so."""
    of_ids = {field.path for field in schema.fields if field.kind == "id_number"}
    numbers = {leaf.path: leaf.value for leaf in wrong if general(leaf.path) in of_ids}
    among = [*numbers.values()]
    return [
        leaf
        for leaf in wrong
        if not (leaf.path in numbers and _only_looks_cut(leaf) and may_end_so(leaf.value, among))
    ]


def must_be_given(schema: Schema) -> frozenset[str]:
    """Return the paths of what every row of a list must have."""
    return frozenset(field.path for field in schema.in_role("name", "id") if "[]" in field.path)


def _only_looks_cut(leaf: Evidence) -> bool:
    """Whether nothing but its last digits speaks against an ID number."""
    return bool(leaf.value) and leaf.reason == doubt_of_id_number(leaf.value)


def refuse_hidden(name: str, places: Iterable[Place | None]) -> None:
    """Refuse hidden rows: whether what nobody sees is meant to be there is not ours to guess.

    Raises RecordError.
    """
    for place in places:
        if place is not None and place.hidden:
            row = (place.address or "").lstrip(ascii_uppercase)
            raise RecordError(
                f"{name}工作表「{place.sheet}」第{row}行被隐藏，请取消隐藏，或删去这一行后再试。"
            )


def _hint(template: Template) -> str:
    """How to type a paper that is more than one list."""
    lists = {field.path.partition("[]")[0] if "[]" in field.path else "" for field in template.schema.fields}
    return f"；{HOW}" if len(lists) > 1 or "" in lists else ""


def _check_columns(name: str, taken: Extraction, template: Template) -> None:
    read = {leaf.label for leaf in taken.fields if leaf.reason != NOT_FOUND}
    columns = [
        field.label
        for field in template.schema.fields
        if "[]" in field.path and field.role != "number" and kinds[field.kind].unfound is None
    ]
    missing = [label for label in dict.fromkeys(columns) if label not in read]
    if missing:
        raise RecordError(f"{name}缺少“{'”“'.join(missing)}”栏，请补上后再试{_hint(template)}。")


def _alike(wrong: Sequence[Evidence]) -> list[Evidence]:
    """The first that is wrong and those of which the same is said: all places of one number."""
    return [leaf for leaf in wrong if leaf.place and _said(leaf) == _said(wrong[0])]


def _said(leaf: Evidence) -> tuple[object, ...]:
    return leaf.place and leaf.place.sheet, leaf.label, leaf.value, leaf.reason


def _where(leaves: Sequence[Evidence]) -> str:
    place = leaves[0].place if leaves else None
    if place is None or place.sheet is None:
        return ""
    addresses = [leaf.place.address or "" for leaf in leaves[:MOST_NAMED] if leaf.place]
    return f"工作表「{place.sheet}」{'、'.join(addresses)}{'等' * (len(leaves) > MOST_NAMED)} 单元格"


def numbered(record: dict[str, Any], schema: Schema) -> dict[str, Any]:
    """Return the record, rows without running numbers given theirs."""
    for field in schema.in_role("number"):
        head, rows, name = field.path.partition("[].")
        for number, row in enumerate((rows and record.get(head)) or (), 1):
            if row[name] is None:
                row[name] = number
    return record
