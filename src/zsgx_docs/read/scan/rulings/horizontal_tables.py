"""Complete the tables of a scan that are ruled level only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.layout import Ruling, has_open_table, missing_uprights
from zsgx_docs.read.preprocess import Mask, Resolution, blobs
from zsgx_docs.read.scan.rulings.segments import Stroke

SPECK = 0.7
"""Millimetres; what is smaller both ways is no print; a guess."""
NEAR = 4.0
"""Points by which a level rule may miss the uprights of its table; a guess."""


def level_tables(
    ink: Mask, loose: Sequence[Stroke], down: Sequence[Stroke], at: Resolution
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level rules of such tables, and upright ones where their columns part, never drawn.

    A loose stroke within the height of a ruled table is a piece of that.
    """
    loose = [s for s in loose if not any(d.start <= s.level <= d.end for d in down)]
    level = [_rule(stroke, at) for stroke in loose]
    if not has_open_table(level):
        return [], []
    standing = [Ruling(r.y0, r.x0, r.y1, r.x1) for r in (_rule(stroke, at) for stroke in down)]
    added = missing_uprights([*level, *standing], _print(ink, loose, at))
    across = [stroke for stroke, rule in zip(loose, level, strict=True) if _belongs(rule, added)]
    scale = at.scale
    uprights = [
        replace(loose[0], level=rule.x0 * scale, start=rule.y0 * scale, end=rule.y1 * scale) for rule in added
    ]
    return across, uprights


def _rule(stroke: Stroke, at: Resolution) -> Ruling:
    return Ruling(*(v / at.scale for v in (stroke.start, stroke.level, stroke.end, stroke.level)))


def _belongs(rule: Ruling, uprights: Sequence[Ruling]) -> bool:
    met = [u for u in uprights if u.y0 - NEAR <= rule.y0 <= u.y1 + NEAR]
    return len(met) > 1 and any(rule.x0 - NEAR <= u.x0 <= rule.x1 + NEAR for u in met)


def _print(ink: Mask, rules: Sequence[Stroke], at: Resolution) -> list[Box]:
    """What is written, in points."""
    bare = ink.copy()
    for rule in rules:
        half = rule.thickness / 2 + 1
        top, bottom = max(0, int(rule.level - half)), int(np.ceil(rule.level + half)) + 1
        bare[top:bottom, max(0, int(rule.start)) : int(rule.end) + 1] = 0
    found = [blob.box for blob in blobs(bare)[0]]
    return [at.points(box) for box in found if max(box.width, box.height) > at.mm(SPECK)]
