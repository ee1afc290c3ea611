"""Find the seals of a page by their rings, frames, stars and colours."""

from zsgx_docs.read.seals.detect.detect import REDNESS, Stamp, coloured_seals, find_seals, red_mask
from zsgx_docs.read.seals.detect.ellipse import Ring, harmonics, inked
from zsgx_docs.read.seals.detect.star import star_of

__all__ = [
    "REDNESS",
    "Ring",
    "Stamp",
    "coloured_seals",
    "find_seals",
    "harmonics",
    "inked",
    "red_mask",
    "star_of",
]
