"""Make a worksheet print well: A4, as wide as the page, its head on each page, pages numbered."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

A4 = 9
"""The paper's number (ECMA-376 Part 1, 18.18.50)."""
UPRIGHT = 92
"""Width, in half-width characters, up to which a sheet fits an upright page at full size; measured: A4 less
its margins takes some 95 of Excel's default type."""
ON_ONE_PAGE = 240
"""Width up to which a sheet is still legible on one page across: 240 are shrunk to 60 %; a guess."""
FOOT = "第 &P 页，共 &N 页"
SIDES, ENDS, EDGE = 0.4, 0.75, 0.3
"""Margins in inches, the last to the lines above and below; a guess."""


def make_printable(sheet: Worksheet, head: int, keep_first_column: bool = True, ruled: bool = False) -> None:
    """Set the page up; `head` is the last row of the head, which stands on every page and stays in sight.

    `ruled`: the sheet has rules of its own, others are printed with the lines of the grid.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    columns = range(1, sheet.max_column + 1)
    width = sum(sheet.column_dimensions[get_column_letter(n)].width for n in columns)
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait" if width <= UPRIGHT else "landscape"
    sheet.page_setup.fitToWidth = max(1, math.ceil(width / ON_ONE_PAGE))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{head}"
    if sheet.page_setup.fitToWidth > 1:
        sheet.print_title_cols = "A:A"
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(FOOT))
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(right=_HeaderFooterPart("&A"))
    margins = sheet.page_margins
    margins.left = margins.right = SIDES
    margins.top = margins.bottom = ENDS
    margins.header = margins.footer = EDGE
    sheet.print_options.horizontalCentered = True
    sheet.print_options.gridLines = not ruled
    sheet.freeze_panes = f"{'B' if keep_first_column else 'A'}{head + 1}"
