"""Name the characters that print makes alike: each one's look-alikes, and those that differ by a dot.

`lookalikes.txt` is made by `scripts/lookalikes` from a typeface's outlines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

LOOKALIKES = "lookalikes.txt"
WITH_A_DOT = {
    "冶": "治", "准": "淮", "冼": "洗", "冷": "泠", "大": "太犬", "王": "玉主", "今": "令", "木": "术",
    "斤": "斥", "折": "拆", "九": "丸", "刀": "刃", "免": "兔", "代": "伐", "万": "方", "尤": "龙",
    "小": "少", "日": "白旦", "白": "自", "古": "吉", "问": "间", "氏": "氐", "弋": "戈",
    "衰": "哀", "戊": "戌戍",
}  # fmt: skip
"""Characters that others become where a dot is lost: the picture fits, and every reader reads it so."""


def may_lack_a_dot(character: str, alternatives: Sequence[str]) -> bool:
    """Tell whether one was held possible with a stroke more, so small that dust and gaps make or lose it."""
    return any(other in WITH_A_DOT.get(character, "") for other in alternatives)


def look_alikes(character: str) -> str:
    """Return those most like it, the likest first."""
    return _lookalikes().get(character, "")


@cache
def _lookalikes() -> Mapping[str, str]:
    lines = files(__package__).joinpath(LOOKALIKES).read_text("utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}
