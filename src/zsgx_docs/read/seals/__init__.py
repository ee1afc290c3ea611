"""Find seals, lift them off the print, and read them."""

from zsgx_docs.read.seals.blue_ink import blue_seals_as_red
from zsgx_docs.read.seals.detect import Stamp, find_seals, red_mask
from zsgx_docs.read.seals.page_seals import seals_of, seals_on
from zsgx_docs.read.seals.removal import Lifted, SealLettering, lift_dark, lift_red, seal_strokes, seal_text

__all__ = [
    "Lifted",
    "SealLettering",
    "Stamp",
    "blue_seals_as_red",
    "find_seals",
    "lift_dark",
    "lift_red",
    "red_mask",
    "seal_strokes",
    "seal_text",
    "seals_of",
    "seals_on",
]
