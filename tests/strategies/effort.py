"""How many examples a law is tried with: as many as usual, always the same; or LAW_EXAMPLES fresh ones."""

from __future__ import annotations

import os

from hypothesis import settings

FRESH = "LAW_EXAMPLES" in os.environ


def examples(usual: int) -> settings:
    return settings(max_examples=int(os.environ["LAW_EXAMPLES"]) if FRESH else usual)
