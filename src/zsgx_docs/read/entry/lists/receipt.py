"""Say what was taken of a workbook and what was not: sheets, rows, columns, values that were derived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zsgx_docs.model.decision import Note, Section
from zsgx_docs.read.entry.lists.certificates_barred import BARRED

MOST_NAMED = 12
"""Rows that one line names; a guess."""


@dataclass(slots=True)
class Receipt:
    """What the program decided while it read one workbook; every line is a Chinese sentence."""

    filename: str
    used: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    """Worksheets by title, each with the reason."""
    skipped: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Rows by sheet and reason."""
    unused: list[str] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    to_look: list[str] = field(default_factory=list)
    remarks: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What stands in columns of remarks, by sheet and head."""

    headings: dict[str, list[str]] = field(default_factory=dict)
    """What stands alone between people, by sheet."""

    def skip(self, sheet: str, reason: str, row: str) -> None:
        """Note a row that is not taken: its number, and who stands in it."""
        self.skipped.setdefault((sheet, reason), []).append(row)

    def heading(self, sheet: str, said: str) -> None:
        """Note a heading between people that does not tell whether those below it are of the list."""
        self.headings.setdefault(sheet, []).append(said)

    def remark(self, sheet: str, head: str, said: str) -> None:
        """Note what stands in a column of remarks, which the list has no place for."""
        self.remarks.setdefault((sheet, head), []).append(said)

    def tell(self, note: Note) -> None:
        """Tell all of it."""
        for sentence in self.used:
            note("用到的表", sentence)
        for title, reason in self.left_out.items():
            note("没用的表", f"工作表「{title}」：{reason}。")
        for (sheet, reason), rows in self.skipped.items():
            section: Section = "不发证" if reason.startswith(BARRED) else "没有取的行"
            note(section, f"工作表「{sheet}」{reason}：{_listed(rows)}。")
        for sentence in self.unused:
            note("没用上的栏", sentence)
        for (sheet, head), said in self.remarks.items():
            note("没用上的栏", f"工作表「{sheet}」{head}写有：{_listed(said)}，都没有取。")
        for sentence in self.derived:
            note("推算", sentence)
        for sentence in self.blank:
            note("留空", sentence)
        for sheet, said in self.headings.items():
            note("请核对", f"工作表「{sheet}」里有小标题：{_listed(said)}，其下的人都列入名单。")
        for sentence in self.to_look:
            note("请核对", sentence)


def _listed(rows: Sequence[str]) -> str:
    more = f"等 {len(rows)} 行" if len(rows) > MOST_NAMED else ""
    return "、".join(rows[:MOST_NAMED]) + more
