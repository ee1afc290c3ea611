"""Fit the confidence of scanned values: `fit_confidence.py LEAVES.jsonl` as accuracy.py --seed 1 saved them.

Writes src/zsgx_docs/read/verify/calibration.json and prints, for each group of values, what was fitted. What
is reported must come from another seed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.evidence import Group
from zsgx_docs.read.verify.calibration import Curve, log_odds

TABLE = Path(__file__).parents[1] / "src" / "zsgx_docs" / "read" / "verify" / "calibration.json"
OFFSET, SLOPE = (2.0, 3.0), (0.8, 0.6)
"""What is believed of a group before any value was seen: mean and standard deviation."""
LAPSES = (0.0003, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Shares of wrong values among the surest that are tried."""
FLAT = frozenset({"chosen", "remarked", "empty"})
"""Groups in which the characters say nothing about the value."""
Rows = Sequence[tuple[float, bool]]
Vector = NDArray[np.float64]


def fitted(rows: Rows, flat: bool) -> Curve:
    """The likeliest curve, given what is believed beforehand."""
    x = np.array([log_odds(sureness) for sureness, _ in rows])
    right = np.array([good for _, good in rows], np.float64)
    if flat:
        share = (right.sum() + 1) / (len(right) + 2)
        return Curve(0.0, 0.0, round(2 * float(share), 4))
    tried = [_fitted(x, right, 1 - lapse) for lapse in LAPSES]
    return max(tried, key=lambda curve: _likelihood(x, right, curve))


def _fitted(x: Vector, right: Vector, steady: float) -> Curve:
    """The best offset and slope on a grid, made finer twice."""
    middle, reach = np.array([OFFSET[0], SLOPE[0]]), np.array([5.0, 0.6])
    for _ in range(4):
        grid = [
            Curve(offset, max(0.05, slope), steady)
            for offset in np.linspace(middle[0] - reach[0], middle[0] + reach[0], 13)
            for slope in np.linspace(middle[1] - reach[1], middle[1] + reach[1], 13)
        ]
        best = max(grid, key=lambda curve: _likelihood(x, right, curve))
        middle, reach = np.array([best.offset, best.slope]), reach / 4
    return Curve(round(float(middle[0]), 3), round(float(middle[1]), 3), steady)


def _likelihood(x: Vector, right: Vector, curve: Curve) -> float:
    chance = curve.steady / (1 + np.exp(-(curve.offset + curve.slope * x)))
    seen = float((right * np.log(chance) + (1 - right) * np.log(1 - chance)).sum())
    believed = ((curve.offset - OFFSET[0]) / OFFSET[1]) ** 2 + ((curve.slope - SLOPE[0]) / SLOPE[1]) ** 2
    return seen - believed / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leaves", type=Path, nargs="+")
    asked = parser.parse_args()
    leaves = [json.loads(line) for path in asked.leaves for line in path.read_text().splitlines()]
    table: dict[str, dict[str, float]] = json.loads(TABLE.read_text())
    for group in get_args(Group):
        rows = [(leaf["sureness"], leaf["right"]) for leaf in leaves if leaf["group"] == group]
        wrong = sum(not right for _, right in rows)
        if rows:
            table[group] = asdict(fitted(rows, group in FLAT))
        print(f"{group:10}{len(rows):7} leaves{wrong:6} wrong  {table[group]}")
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(table[name])}" for name in sorted(table))
    TABLE.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
