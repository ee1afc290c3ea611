"""Lift a seal's ink off the print under it."""

from zsgx_docs.read.seals.removal.dark_ink import Lifted, SealLettering, lift_dark, seal_strokes, seal_text
from zsgx_docs.read.seals.removal.red_ink import LEAST_STEP, lift_red, seal_level

__all__ = [
    "LEAST_STEP",
    "Lifted",
    "SealLettering",
    "lift_dark",
    "lift_red",
    "seal_level",
    "seal_strokes",
    "seal_text",
]
