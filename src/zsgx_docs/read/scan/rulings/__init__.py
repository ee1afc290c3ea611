"""Find the ruling lines of a scanned page."""

from zsgx_docs.read.scan.rulings.find import find_rules, without_rules

__all__ = ["find_rules", "without_rules"]
