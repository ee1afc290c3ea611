"""Find the ruling lines of a scanned page."""

from zsgx_docs.read.scan.rulings.find import find_rulings, without_rulings

__all__ = ["find_rulings", "without_rulings"]
