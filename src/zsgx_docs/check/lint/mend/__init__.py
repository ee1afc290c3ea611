"""Mends the formatting of a Word file, never its words."""

from zsgx_docs.check.lint.mend.mend import Mended, mended

__all__ = ["Mended", "mended"]
