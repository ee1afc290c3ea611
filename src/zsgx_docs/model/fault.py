"""Hold what is wrong in a workbook."""

from __future__ import annotations

from dataclasses import dataclass

MOST_NAMED = 4
"""Cells that one sentence names; a guess: more would not be read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: in some cells of a sheet, or (no cells) in the sheet, or (no sheet) in the file.

    `said` is a Chinese clause, `remedy` what to do; `label` names the column or the blank.
    """

    said: str
    sheet: str | None = None
    cells: tuple[str, ...] = ()
    label: str | None = None
    remedy: str = "请改正后再试"

    @property
    def where(self) -> str:
        """Name sheet and cells."""
        sheet = f"工作表「{self.sheet}」" if self.sheet is not None else ""
        more = "等" if len(self.cells) > MOST_NAMED else ""
        cells = f"{'、'.join(self.cells[:MOST_NAMED])}{more} 单元格" if self.cells else ""
        return sheet + cells

    @property
    def sentence(self) -> str:
        """Say it whole, without the file's name."""
        label = f"“{self.label}”" if self.label is not None else ""
        colon = "：" if self.cells or label else ""
        return f"{self.where}{label}{colon}{self.said}，{self.remedy}"
