"""Lying here, this file puts `tests/` on the import path: every test can `from forge import scan, stamp`.

Hypothesis draws the same examples in every run, so that a landing is not a matter of luck; with LAW_EXAMPLES
(a number, see docs/law.md) it draws that many fresh ones.
"""

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture.providers import Constants, HypothesisProvider

from strategies.effort import FRESH

settings.register_profile(
    "law",
    derandomize=not FRESH,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("law")

# Hypothesis also tries the constants of whatever modules happen to be loaded: by then no run is like another.
HypothesisProvider._local_constants = Constants()
