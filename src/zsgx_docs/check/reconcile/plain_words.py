"""Tell whether a place in a text is plain words: no figure, and nothing that may be a person's name."""

from __future__ import annotations

import re

from zsgx_docs.values.kind import Kind

FIGURES = frozenset("0123456789○〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元角分%％.年月日号")
"""What numbers, amounts and dates are written with."""
LONGEST_NAME = 4
"""Chinese characters of a person's name, at most: a guess; compound surnames make four."""
_RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·]+")
_TITLED = re.compile(
    r"[\u3400-\u9fff·]{0,3}?(?:副?教授|(?:副?研究|专)员|院士|(?:高级)?工程师|博士|博导|主任|老师|专家|先生|女士"
    r"|同志|[处局厅院校所部会]长|书记|经理|总工|等)"
)


def is_plain_kind(kind: Kind) -> bool:
    """Tell whether a kind is of words, that are no figures, name or choice."""
    return kind.is_free_text and not (kind.is_name or kind.is_figures or kind.self_check)


def is_plain_place(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text holds no figure and is no part of what may be a person's name.

    Names stand between points, or before a title; that more than names does is no harm.
    """
    if not FIGURES.isdisjoint(text[start:end]):
        return False
    run = next((r for r in _RUN.finditer(text) if r.start() <= start and end <= r.end()), None)
    if run is None:
        return True
    return len(run[0]) > LONGEST_NAME and _TITLED.match(text, end) is None
