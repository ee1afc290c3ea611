"""Tell how large the paper of a scanned page is, whatever its file says: apps write pixels as points."""

from __future__ import annotations

from dataclasses import dataclass

A4 = (595.28, 841.89)
"""Points: width and height of an upright sheet, 210 by 297 mm (ISO 216)."""
SHEETS = (
    A4,
    (841.89, 1190.55),
    (708.66, 1000.63),
    (498.9, 708.66),
    (728.5, 1031.81),
    (515.91, 728.5),
    (612.0, 792.0),
    (612.0, 1008.0),
    (521.57, 737.01),
    (552.76, 765.35),
)
"""Points of the papers that offices print on: A4, A3, B4, B5 (ISO 216), the same of JIS P 0138, Letter and
Legal (ANSI Y14.1), 16K of 184 by 260 and of 195 by 270 mm (GB/T 788); A5 is not: an A4 page is shrunk so."""
SAME_SIZE = 0.03
"""Share by which a side of a page may differ from a paper's to be that paper; a guess: feeders slip and beds
are wider."""
SAME_SHAPE = 0.02
"""How far a page's proportions may be from those of A4, relatively, to be a whole sheet; a guess."""
LEAST_SIDE, MOST_SIDE = 250.0, 1250.0
"""Points between which the sides of a page of another shape lie where its file may be right; a guess: half
the width of A4, and A3 with some bed around it."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A page's paper. `scale`: its points for each point that the file gives the page.

    `whole`: its scale is known and nothing of it is cut off, so that what is not seen is not there.
    """

    scale: float
    whole: bool


def paper_of(width: float, height: float, stated: bool = True) -> PaperSize:
    """Tell the paper of a page of that size in the file's points; unless `stated`, these are a guess.

    A page of the proportions of A4 is an A4 sheet unless it is said to be another that offices use. One of
    its own shape is as large as the file says, or, where that is nonsense or a guess, fills an A4 sheet.
    """
    short, long = sorted((width, height))
    if stated and any(_fits(short, long, sheet) for sheet in SHEETS):
        return PaperSize(1.0, whole=True)
    area = A4[0] * A4[1] / (short * long)
    if abs(long / short * A4[0] / A4[1] - 1) < SAME_SHAPE:
        return PaperSize(area**0.5, whole=True)
    if stated and short >= LEAST_SIDE and long <= MOST_SIDE:
        holds_a_sheet = short >= A4[0] * (1 - SAME_SIZE) and long >= A4[1] * (1 - SAME_SIZE)
        return PaperSize(1.0, whole=holds_a_sheet)
    return PaperSize(min(A4[0] / short, A4[1] / long), whole=False)


def _fits(short: float, long: float, sheet: tuple[float, float]) -> bool:
    return all(abs(side / paper - 1) < SAME_SIZE for side, paper in zip((short, long), sheet, strict=True))
