"""Kinds of values: each prints its values and reads them back, and says what to doubt."""

from zsgx_docs.values.kind import Context, Kind, Parsed, parts_of
from zsgx_docs.values.registry import kinds

__all__ = ["Context", "Kind", "Parsed", "kinds", "parts_of"]
