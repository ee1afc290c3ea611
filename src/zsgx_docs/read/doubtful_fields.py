"""Values that look well read and yet cannot be what was written: print taken for one, text that a page cuts
off, nothing where something must stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.read.match.folding import label_form

PRINT_AS_VALUE = "读到的“{text}”像是表中的栏目名称，请核对"
AT_THE_EDGE = "文字紧贴页边，可能没有扫全"
NOT_GIVEN = "这一项应有内容，却没有读到"
EDGE = 3.0
"""Points from the side of a page within which text may go on beyond it."""


def doubted_print(fields: Sequence[Evidence], labels: Collection[str]) -> list[Evidence]:
    """A value that is word for word a label of some form was taken from the wrong cell."""

    def taken(field: Evidence) -> bool:
        return isinstance(field.value, str) and len(field.value) > 1 and label_form(field.value) in labels

    return [f.doubted(PRINT_AS_VALUE.format(text=f.value)) if taken(f) else f for f in fields]


def doubted_at_edge(fields: Sequence[Evidence], sheets: Sequence[Sheet]) -> list[Evidence]:
    """On a scan, text that reaches the left or right side of its page."""
    widths = {sheet.page: sheet.width for sheet in sheets if sheet.width}

    def cut(field: Evidence) -> bool:
        return bool(field.text.strip()) and any(
            box.x0 < EDGE or box.x1 > widths.get(page, box.x1 + 2 * EDGE) - EDGE for page, box in field.boxes
        )

    return [f.doubted(AT_THE_EDGE) if cut(f) else f for f in fields]


def doubted_missing(
    fields: Sequence[Evidence], required: Collection[str], derived: Collection[str]
) -> list[Evidence]:
    """What no paper of the kind goes without, and what is made of it."""
    wanted = {*required, *derived}
    return [f.doubted(NOT_GIVEN) if f.value is None and f.path in wanted else f for f in fields]
