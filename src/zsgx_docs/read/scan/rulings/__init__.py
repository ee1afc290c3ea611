"""Find the ruling lines of a scanned page."""

from zsgx_docs.read.scan.rulings.find import Rulings, find_rulings, without_rulings
from zsgx_docs.read.scan.rulings.segments import Stroke
from zsgx_docs.read.scan.rulings.touched import rules_to_read

__all__ = ["Rulings", "Stroke", "find_rulings", "rules_to_read", "without_rulings"]
