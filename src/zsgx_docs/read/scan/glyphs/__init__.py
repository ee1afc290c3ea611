"""Compare single characters with print, as the typefaces at hand draw them."""

from zsgx_docs.read.scan.glyphs.print_likeness import compared_with_print

__all__ = ["compared_with_print"]
