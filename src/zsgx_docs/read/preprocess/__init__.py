"""Make a photo or scan flat, even and upright."""

from zsgx_docs.read.preprocess.blobs import blobs
from zsgx_docs.read.preprocess.image import (
    FAINT,
    Mask,
    Picture,
    Resolution,
    above,
    close,
    cut,
    grey,
    ink,
    inks,
    opened,
    shrunk,
    spread,
    swollen,
    without_colour,
)
from zsgx_docs.read.preprocess.image_store import PackedPictures
from zsgx_docs.read.preprocess.negative import positive
from zsgx_docs.read.preprocess.orientation import turned, upright
from zsgx_docs.read.preprocess.page_corners import paper_corners
from zsgx_docs.read.preprocess.page_transform import Placing, passage_on_paper, sheet_on_paper
from zsgx_docs.read.preprocess.punch_holes import without_holes
from zsgx_docs.read.preprocess.rectify import cut_to_paper

__all__ = [
    "FAINT",
    "Mask",
    "PackedPictures",
    "Picture",
    "Placing",
    "Resolution",
    "above",
    "blobs",
    "close",
    "cut",
    "cut_to_paper",
    "grey",
    "ink",
    "inks",
    "opened",
    "paper_corners",
    "passage_on_paper",
    "positive",
    "sheet_on_paper",
    "shrunk",
    "spread",
    "swollen",
    "turned",
    "upright",
    "without_colour",
    "without_holes",
]
