"""What is put into the feeder: several papers in one file, pages out of order, a covering letter on top."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from forge.paper import PRINT_DPI, Paper

FONTS = Path(sys.prefix) / "share" / "zsgx-docs" / "fonts"
A4 = (round(210 / 25.4 * PRINT_DPI), round(297 / 25.4 * PRINT_DPI))
LETTER = (
    "关于报送高级研修项目申报材料的函",
    "",
    "省人力资源和社会保障厅：",
    "    现将我单位申报材料随函报上，请予审核。",
    "    联系人：周文，手机：13900000000。",
    "",
    "                                        2026年3月2日",
)


def together(*papers: Paper) -> Paper:
    """One paper after the other; the seals' pages are counted through."""
    stamps, pages = [], 0
    for paper in papers:
        stamps += [replace(stamp, page=stamp.page + pages) for stamp in paper.stamps]
        pages += len(paper.pages)
    return Paper(tuple(page for paper in papers for page in paper.pages), tuple(stamps))


def in_order(paper: Paper, order: Sequence[int]) -> Paper:
    """Its pages, numbered from 1, in that order; a page left out is lost with its seals."""
    stamps = [replace(s, page=order.index(s.page) + 1) for s in paper.stamps if s.page in order]
    return Paper(tuple(paper.pages[number - 1] for number in order), tuple(stamps))


def letter(lines: Sequence[str] = LETTER) -> Paper:
    """A covering letter of one page."""
    sheet = Image.new("RGB", A4, "white")
    face = ImageFont.truetype(str(FONTS / "FandolFang-Regular.otf"), round(16 * PRINT_DPI / 72))
    pen = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        pen.text((330, 400 + 120 * number), line, fill="black", font=face)
    return Paper((np.array(sheet, np.uint8),))
