"""Read and print a tick box: ☑ or □."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.characters import one_line, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, nullable

TICKED, UNTICKED = "☑", "□"
TICKS = "☑☒√■✓✔▣✅🗹🗸\uf052\uf0fe\uf0fd\uf0fc"
BOXES = "□☐▢◻⬜○\uf0a3\uf0a8\uf06f"
"""Both with the private characters of Wingdings."""
_CROSSES = "×✕✖✗✘xX╳"
_FRAMES = r"[\[\]()（）［］【】_＿]"
_EMPTY_FRAME = r"\[\]|\(\)|（）|［］|【】"


class Tick(BaseKind):
    """The kind of tick boxes."""

    name = "tick"
    json_type = nullable("boolean")
    blank = UNTICKED
    alphabet = "□☐☑☒√■✓✔▣"
    unfound = False

    def _format(self, value: Any) -> str:
        if not isinstance(value, bool):
            raise ValueError(f"勾选项应为 true 或 false：{in_words(value)}")
        return TICKED if value else UNTICKED

    def parse(self, text: str, context: Context) -> Parsed:
        """Read whether a box is ticked; blanks do not count."""
        return self._parse(without_blanks(one_line(text)), context)

    def _parse(self, text: str, context: Context) -> Parsed:
        marks = re.sub(_FRAMES, "", text)
        if not marks:
            return Parsed(False) if re.fullmatch(_EMPTY_FRAME, text) else Parsed(None, "没有找到方框")
        boxes = sum(mark in BOXES for mark in marks)
        if boxes > 1 or any(mark not in TICKS + BOXES + _CROSSES for mark in marks):
            return Parsed(None, f"无法判断是否勾选：{text}")
        if any(mark in _CROSSES for mark in marks):
            return Parsed(True, f"打的是叉，请核对是否勾选：{text}")
        return Parsed(any(mark in TICKS for mark in marks))
