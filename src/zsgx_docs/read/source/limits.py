"""Define how large a file may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.word.archive import PART_RATIO, PARTS, UNPACKED_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may ask of the machine; a file over any of these is refused as `TooLarge`."""

    file_bytes: int = 100 * 1024 * 1024
    """Bytes of the file as it came; a guess."""
    pages: int = 400
    """Pages of a PDF or a picture with several; a guess: a roster of 5,000 people has 417."""
    page_pixels: int = 50_000_000
    """Pixels of one page; a guess: A3 at 400 dpi has 31 million."""
    file_pixels: int = 4_000_000_000
    """Pixels of all pages of an image file; a guess: 400 pages of A4 at 300 dpi have 3,500 million."""
    unpacked_bytes: int = UNPACKED_BYTES
    """All parts of an Office file together, or all files of a mail or an archive, unpacked."""
    part_ratio: int = PART_RATIO
    """Unpacked to packed, for any part over a megabyte."""
    parts: int = PARTS
    """Parts of an Office file."""
    page_points: float = 14_400.0
    """The longest side of a PDF page, in points; the format's own bound."""

    files: int = 200
    """In a mail or an archive, with those in it."""
    nesting: int = 3
    """How deep a container may lie in others, itself counted."""
    conversion_seconds: float = 35.0
    """For LibreOffice to make a .docx of another file; less than a reader process may take."""
    conversion_memory: int = 2 * 1024 * 1024 * 1024
    """Bytes of data that LibreOffice may take meanwhile; a guess: some 200 MB for a list of thousands."""


DEFAULT_LIMITS = Limits()
