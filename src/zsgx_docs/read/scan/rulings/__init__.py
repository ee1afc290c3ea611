"""Find the ruling lines of a scanned page."""

from zsgx_docs.read.scan.rulings.find import find_rulings, without_rulings
from zsgx_docs.read.scan.rulings.touched import rules_to_read

__all__ = ["find_rulings", "rules_to_read", "without_rulings"]
