"""Print values of each kind, read them back, and say what to doubt."""

from zsgx_docs.values.kind import Context, Kind, Parsed, parts_of
from zsgx_docs.values.registry import kinds

__all__ = ["Context", "Kind", "Parsed", "kinds", "parts_of"]
