"""Say what is wrong in a paper that was typed, not scanned, where it is laid out as the form is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists import NEEDED, NOT_GIVEN, ListHead, find_list_head, wanted_lists
from zsgx_docs.read.verify import NOT_FOUND
from zsgx_docs.read.workbook import Worksheet
from zsgx_docs.template.catalogue import Catalogue
from zsgx_docs.template.schema import Schema, general
from zsgx_docs.template.template import Template
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so

HOW = (
    "不是一张名单的，用“内容”工作表逐行写栏目和内容，每个列表另用一个工作表"
    "（render --blank -o 空表.xlsx 写出样子）"
)

CLASS_SHEET = "班级"


def wrong_in(taken: Extraction, template: Template) -> list[Fault]:
    """List what is not right.

    ID numbers that end in 000 may be somebody's if all their check digits are right; else Excel cut them.
    """
    if not any(leaf.text for leaf in taken.fields):
        title = template.settings.title
        remedy = f"请核对各栏名称{how_to_type(template)}"
        return [Fault(f"里没有找到“{title}”的表头，或表头下没有内容", remedy=remedy)]
    hidden = [leaf.place for leaf in taken.fields if leaf.text and leaf.place and leaf.place.hidden]
    faults = [
        Fault("被隐藏", place.sheet, (place.address or "",), remedy="请取消隐藏，或删去后再试")
        for place in hidden
    ]
    required = template.settings.required
    given = {f.path for f in template.schema.in_role(*NEEDED) if "[]" in f.path}
    wrong = [
        leaf.doubted(NOT_GIVEN) if leaf.value is None and general(leaf.path) in given else leaf
        for leaf in taken.fields
    ]
    absent = [leaf.label for leaf in wrong if NOT_FOUND in (leaf.reason or "") and leaf.path in required]
    if absent:
        labels = "”“".join(dict.fromkeys(absent))
        faults.append(Fault(f"没有找到“{labels}”", remedy=f"请补上后再试{how_to_type(template)}"))
    wrong = [leaf for leaf in wrong if leaf.needs_review and NOT_FOUND not in (leaf.reason or "")]
    return faults + [_fault(leaf) for leaf in _without_rightly_ending(wrong, template.schema)]


def another_list(sheets: Sequence[Worksheet], template: Template, catalogue: Catalogue) -> list[Fault]:
    """Say of which papers these sheets have the list; nothing where they have none."""
    said = f"不是“{template.settings.title}”的内容"
    if any(sheet.title.strip() == CLASS_SHEET for sheet in sheets):
        return [Fault(f"是班级文件，{said}", remedy="请用 zsgx pack 写出全部材料")]
    fits = {other.name: max((head.score for head in _heads(sheets, other)), default=0) for other in catalogue}
    best = max(fits.values(), default=0)
    named = [name for name, score in fits.items() if score == best > 0]
    if not named:
        return []
    return [Fault(f"是名单，{said}", remedy=f"按表头应改用模板 {' 或 '.join(named)}")]


def _heads(sheets: Sequence[Worksheet], template: Template) -> Iterator[ListHead]:
    for wanted in wanted_lists(template):
        if any(column.role == "id" for column in wanted.columns):
            yield from filter(None, (find_list_head(sheet, wanted) for sheet in sheets))


def how_to_type(template: Template) -> str:
    """How to type a paper that is more than one list."""
    lists = {field.path.partition("[]")[0] if "[]" in field.path else "" for field in template.schema.fields}
    return f"；{HOW}" if len(lists) > 1 or "" in lists else ""


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


def _only_looks_cut(leaf: Evidence) -> bool:
    """Tell whether nothing but its last digits speaks against an ID number."""
    return bool(leaf.value) and leaf.reason == doubt_of_id_number(leaf.value)


def _fault(leaf: Evidence) -> Fault:
    place = leaf.place
    sheet, address = (place.sheet, place.address) if place else (None, None)
    return Fault(leaf.reason or "请核对", sheet, (address,) if address else (), leaf.label)
