"""Tell how often a value is right that was read as surely as this: fitted on forged scans.

`calibration.json` holds the numbers; `benchmarks/fit_confidence.py` makes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from zsgx_docs.model.evidence import Group

LEAST, MOST = 0.0001, 0.9999
"""Sureness (0..1) beyond which no difference is made; a guess."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Map sureness to the chance of being right.

    It is `steady` x logistic(`offset` + `slope` x log-odds of the sureness).
    """

    offset: float
    slope: float
    steady: float

    def at(self, sureness: float) -> float:
        """Return the chance at a sureness (0..1)."""
        return self.steady / (1.0 + exp(-(self.offset + self.slope * log_odds(sureness))))


def calibrated(group: Group, sureness: float) -> float:
    """Return the chance that a value of the group is right; `sureness` 0..1 is what its characters
    promise."""
    return curves()[group].at(sureness)


def log_odds(sureness: float) -> float:
    """Return the log-odds of a sureness, kept off 0 and 1."""
    within = min(MOST, max(LEAST, sureness))
    return log(within / (1.0 - within))


@cache
def curves() -> dict[str, Curve]:
    """Load the curve of each group."""
    told = json.loads(files(__package__).joinpath("calibration.json").read_text())
    return {group: Curve(**numbers) for group, numbers in told.items()}
