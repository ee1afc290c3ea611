"""Hypothesis strategies: `VALUES` has one a kind of value, by filter name; `application_forms` whole records.

All are in normal form and give no cause for doubt. What they leave out, docs/law.md lists with reasons.
"""

from strategies.records import application_forms
from strategies.values import VALUES, date_ranges, prose, texts

__all__ = ["VALUES", "application_forms", "date_ranges", "prose", "texts"]
