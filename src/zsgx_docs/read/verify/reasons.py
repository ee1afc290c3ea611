"""Say why a person should look at what was observed while a value was found: all of it is a reason, today."""

from __future__ import annotations

from collections.abc import Mapping

from zsgx_docs.model.evidence import BY_HAND
from zsgx_docs.read.match import Observation, Sight

REASONS: Mapping[Sight, str] = {
    "other_head": "表头是“{head}”，不是“{wanted}”，请核对",
    "no_head": "没有见到表头“{wanted}”，请核对",
    "across_heads": "这一格横跨表头的几栏，可能少认了一条竖线",
    "part_unknown": "“{label}”在表中不止一处，看不出是哪个单位的，请核对",
    "two_heads": "表头里还有一栏“{head}”{where}，不知以哪一栏为准",
    "no_column": "这份名单的表头没有“{head}”这一栏，各行都按没有填写处理，请核对",
    "shared_cell": "“{label}”填在同一栏里，按内容分开",
    "label_in_cell": "“{label}”与内容连在一起，请核对",
    "by_position": "按位置推定，未见到“{label}”字样",
    "print_differs": "该栏的印刷文字与模板不符，请核对",
    "left_over": "该栏还有没有归入任何一项的文字：“{text}”",
    "holds_label": "该栏的文字里还有“{label}：”，可能连着别的内容",
    "loose_end": "下方还有没有归入任何一栏的文字：“{text}”",
    "left_behind": "其后还有没有归入任何一项的段落：“{text}”",
    "by_order": "各段没有编号或文字可以区分，按先后次序推定，请核对",
    "boxes_differ": "勾选框的个数与模板不符，请核对",
    "no_box": "没有看到勾选框，按未勾选处理",
    "tick_unclear": "勾选标记不清",
    "handwritten": BY_HAND,
}


def reason_for(seen: Observation) -> str:
    """Say one observation as a sentence."""
    return REASONS[seen.what].format(**dict(seen.words))
