"""How often a value of some confidence was right: `calibration.py LEAVES.jsonl` as accuracy.py saved them.

Prints the table, and draws it as calibration.svg beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0001)
SIDE, MARGIN = 420, 50


@dataclass(frozen=True, slots=True)
class Bin:
    """Leaves with a confidence from `low` to below `high`."""

    low: float
    high: float
    leaves: int
    right: int
    confidence: float
    silent: int

    @property
    def share(self) -> float:
        return self.right / self.leaves


def bins(leaves: Sequence[dict[str, Any]]) -> list[Bin]:
    found = []
    for low, high in pairwise(EDGES):
        within = [leaf for leaf in leaves if low <= leaf["confidence"] < high]
        if within:
            right = sum(leaf["right"] for leaf in within)
            silent = sum(not leaf["right"] and not leaf["needs_review"] for leaf in within)
            mean = sum(leaf["confidence"] for leaf in within) / len(within)
            found.append(Bin(low, min(1.0, high), len(within), right, mean, silent))
    return found


def table(found: Sequence[Bin]) -> str:
    head = f"{'confidence':>16}{'leaves':>9}{'right%':>9}{'silent':>9}"
    rows = [f"{b.low:>8.3f}–{b.high:<7.3f}{b.leaves:>9}{100 * b.share:>9.2f}{b.silent:>9}" for b in found]
    return "\n".join([head, *rows])


def svg(found: Sequence[Bin]) -> str:
    """Confidence to the right, share right upwards; a dot grows with its leaves, the diagonal is honest."""
    whole = SIDE + 2 * MARGIN

    def at(x: float, y: float) -> tuple[float, float]:
        return round(MARGIN + x * SIDE, 1), round(MARGIN + (1 - y) * SIDE, 1)

    points = [at(b.confidence, b.share) for b in found]
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{3 + min(9, b.leaves**0.5 / 5):.1f}" fill="#246" fill-opacity=".75">'
        f"<title>{b.leaves} leaves of {b.low:g}–{b.high:g}: {b.share:.1%} right</title></circle>"
        for b, (x, y) in zip(found, points, strict=True)
    )
    ticks = "".join(
        f'<text x="{at(v, 0)[0]}" y="{at(v, 0)[1] + 18}" text-anchor="middle">{v:g}</text>'
        f'<text x="{at(0, v)[0] - 8}" y="{at(0, v)[1] + 4}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    )
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    curve = " ".join(f"{x},{y}" for x, y in points)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}"
 font-family="sans-serif" font-size="12">
<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>
<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="#bbb" stroke-dasharray="4"/>
<polyline points="{curve}" fill="none" stroke="#246"/>{dots}{ticks}
<text x="{whole / 2}" y="{whole - 10}" text-anchor="middle">confidence</text>
<text x="{whole / 2}" y="30" text-anchor="middle">share of values that were right</text>
</svg>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leaves", type=Path, nargs="+")
    parser.add_argument("--kind", help="only leaves of this kind: text, number, date, tick, prose")
    parser.add_argument("--svg", type=Path, default=Path(__file__).with_suffix(".svg"))
    asked = parser.parse_args()
    leaves = [json.loads(line) for path in asked.leaves for line in path.read_text().splitlines()]
    chosen = [leaf for leaf in leaves if asked.kind in (None, leaf["kind"])]
    if not chosen:
        sys.exit("no leaves")
    found = bins(chosen)
    print(table(found))
    asked.svg.write_text(svg(found))


if __name__ == "__main__":
    main()
