"""Tell the rules that letters stand on or hang from: taken away, they would take strokes with them."""

from __future__ import annotations

import cv2
import numpy as np

from zsgx_docs.read.preprocess import Mask, Resolution, swollen
from zsgx_docs.read.scan.rulings.find import Rulings, traced

NEAR = 0.4
"""Millimetres between a letter and a rule that may be one stroke, blur included; a guess."""
BESIDE = 0.5
"""Millimetres of the rule to both sides of such a letter that stay with it; a guess."""


def rules_to_read(ink: Mask, letters: Mask, rules: Rulings, at: Resolution) -> tuple[Mask, Mask]:
    """Return the ink of the level rules where `letters` touch them, and all other ink of rules.

    A recogniser reads 工 on a rule as it reads underlined text; without the rule it has lost a stroke.
    """
    level = np.asarray(ink & traced(ink, rules.across, at), np.uint8)
    upright = np.asarray(ink & traced(np.ascontiguousarray(ink.T), rules.down, at).T, np.uint8)
    close_by = np.asarray(cv2.dilate(letters, np.ones((2 * at.whole(NEAR) + 1, 1), np.uint8)), np.uint8)
    touched = level & swollen(level & close_by, at.odd(2 * BESIDE), 1) & ~upright
    return touched, (level | upright) & ~touched & ~letters
