"""What became of one place of last year's notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

Action = Literal["moved", "blank", "kept", "look"]
NO_DOUBTS: Mapping[str, str] = MappingProxyType({})
BLANK_NOTE = "无法推知，请填写"
TIMELY, NAMED_DOCUMENT, NUMBER = "时政提法", "引用文件", "引用文号"
"""Labels of what may be out of date."""
MISSING, MISSING_NOTE = "（缺）", "去年的通知里没有，请填写"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one place: `old` and `new` as they stand there; `note` is what a person must look at.

    `moved`: on to the new year. `blank`: nobody can know it yet. `kept`: the clerk wrote it otherwise than
    the template, and so it stands. `look`: left as it was, though it may belong to its year. `path` is that
    of the template's slot there, "" elsewhere.
    """

    action: Action
    label: str
    old: str
    new: str
    note: str | None = None
    path: str = ""

    @property
    def said(self) -> str:
        """Return it as the comment in the draft says it."""
        note = self.note or ""
        if self.action == "moved":
            said = f"{self.label}：由“{self.old}”顺延为“{self.new}”"
            return f"{said}；注意：{note}" if note else said
        if self.action == "blank":
            before = "" if self.old == MISSING else f"去年为“{self.old}”，"
            return f"{self.label}：{before}{note}"
        return f"{self.label}：{note}"

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it moved on and is to be looked at."""
        return self.action == "moved" and self.note is not None

    def doubted(self, doubt: str | None) -> Change:
        """Return it with the reason why last year's value is not sure."""
        if doubt is None or self.action == "blank":
            return self
        said = f"去年的通知这里读得没有把握（{doubt}），请核对"
        return replace(self, note=f"{self.note}；{said}" if self.note else said)
