"""Read scanned pages into sheets: straightened, seals lifted off, rules and text found, ticks told."""

from zsgx_docs.read.scan.page import ScannedPage, read_page
from zsgx_docs.read.scan.second_look import ScanLook

__all__ = ["ScanLook", "ScannedPage", "read_page"]
