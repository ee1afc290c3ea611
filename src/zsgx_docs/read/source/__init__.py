"""What a file really is, its pages as pictures, and how to ask a page again."""

from zsgx_docs.read.source.limits import DEFAULT_LIMITS, Limits
from zsgx_docs.read.source.office_package import is_small_word
from zsgx_docs.read.source.opening import Opened, open_source
from zsgx_docs.read.source.raster import PageImage, page_images
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK, NoSecondLook, SecondLook, TickReading

__all__ = [
    "DEFAULT_LIMITS",
    "NO_SECOND_LOOK",
    "Limits",
    "NoSecondLook",
    "Opened",
    "PageImage",
    "SecondLook",
    "TickReading",
    "is_small_word",
    "open_source",
    "page_images",
]
