"""Find the seals of a page by their rings, frames, stars and colours."""

from zsgx_docs.read.seals.detect.detect import REDNESS, Stamp, find_seals, red_mask
from zsgx_docs.read.seals.detect.ellipse import Ring, harmonics, inked
from zsgx_docs.read.seals.detect.star import star_of

__all__ = ["REDNESS", "Ring", "Stamp", "find_seals", "harmonics", "inked", "red_mask", "star_of"]
