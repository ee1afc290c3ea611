"""Scanned pages into sheets: straightened, seals lifted off, rules and text found, ticks told."""

from zsgx_docs.read.scan.look import ScanLook
from zsgx_docs.read.scan.page import ScannedPage, read_page

__all__ = ["ScanLook", "ScannedPage", "read_page"]
