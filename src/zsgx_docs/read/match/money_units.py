"""Tell in what unit a column or table gives its sums."""

from __future__ import annotations

import re

from zsgx_docs.read.match.anchors import folded

_IN_HEAD = re.compile(r"\((?:单位:?)?(?:人民币)?(万)?元\)")
_OVER_TABLE = re.compile(r"单位:?(?:人民币)?(万)?元")


def kind_of_sum(kind: str, *heads: str) -> str:
    """Make money under `金额（万元）` `money_of_wan`; the first of `heads` that names a unit decides."""
    if kind != "money":
        return kind
    for head in heads:
        said = folded("".join(head.split()))
        unit = _IN_HEAD.search(said) or _OVER_TABLE.search(said)
        if unit is not None:
            return "money_of_wan" if unit[1] else kind
    return kind
