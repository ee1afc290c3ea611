"""Flag empty fields under a dark seal, which nothing lifts off the print."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.sheet import Seal

COVERED = 0.15
"""The share (0..1) of a field's place, or of the seal, that must lie on the other; a guess."""
UNDER_SEAL = "印章压在此处，可能有字没有读出"


def doubted_under_seals(fields: Sequence[Evidence], seals: Sequence[Seal]) -> list[Evidence]:
    """Flag each empty field on which a dark seal stands: it may hide what was written."""
    dark = [(seal.page, seal.box) for seal in seals if seal.colour == "dark"]

    def covered(field: Evidence) -> bool:
        return any(
            page == seal_page and box.overlap(seal) > COVERED * min(box.area, seal.area)
            for page, box in field.boxes
            for seal_page, seal in dark
        )

    return [f.doubted(UNDER_SEAL) if not f.text.strip() and covered(f) else f for f in fields]
