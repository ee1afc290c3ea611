"""Define what all sources share: limits, what a format declares, pages as pictures, second looks."""

from zsgx_docs.read.source.file_format import (
    Contained,
    Container,
    Converted,
    FileFormat,
    OneSheet,
    Opened,
    Opening,
    Readable,
    SheetReader,
    is_said_to_be,
)
from zsgx_docs.read.source.limits import DEFAULT_LIMITS, Limits
from zsgx_docs.read.source.own_text import OwnText
from zsgx_docs.read.source.package import Package, declares_a_type
from zsgx_docs.read.source.page_image import (
    MOST_DPI,
    POINTS,
    UNSTATED_DPI,
    DrawPages,
    PageImage,
)
from zsgx_docs.read.source.paper import A4, PaperSize, paper_of
from zsgx_docs.read.source.received import Received
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK, NoSecondLook, SecondLook, TickReading

__all__ = [
    "A4",
    "DEFAULT_LIMITS",
    "MOST_DPI",
    "NO_SECOND_LOOK",
    "POINTS",
    "UNSTATED_DPI",
    "Contained",
    "Container",
    "Converted",
    "DrawPages",
    "FileFormat",
    "Limits",
    "NoSecondLook",
    "OneSheet",
    "Opened",
    "Opening",
    "OwnText",
    "Package",
    "PageImage",
    "PaperSize",
    "Readable",
    "Received",
    "SecondLook",
    "SheetReader",
    "TickReading",
    "declares_a_type",
    "is_said_to_be",
    "paper_of",
]
