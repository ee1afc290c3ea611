"""Load the numbers that were chosen on forged scans, from the `fitted.json` beside the modules that use them.

`benchmarks/fit_thresholds.py` fits anew those for which there is a simple procedure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "fitted.json"


@dataclass(frozen=True, slots=True)
class FittedNumber:
    """Hold a number with its unit, and what it was chosen on."""

    value: float
    unit: str
    fitted_on: str


@cache
def fitted_numbers(wing: str) -> Mapping[str, FittedNumber]:
    """Load a wing's fitted numbers by name; `wing` is the package beside whose modules they lie."""
    told = json.loads(files(wing).joinpath(FILE).read_text(encoding="utf-8"))
    return {name: FittedNumber(**number) for name, number in told.items()}


def fitted_values(wing: str) -> Mapping[str, float]:
    """Return the same without unit and origin."""
    return {name: number.value for name, number in fitted_numbers(wing).items()}
