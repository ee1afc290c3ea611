"""What a value may be: its kind, what people type for it, how they read it."""

from zsgx_docs.desk.review.entry.leaf_kinds import LeafKind, leaf_kind, schema_called
from zsgx_docs.desk.review.entry.typed import normal_value, same_value, shown_value, typed_value

__all__ = [
    "LeafKind",
    "leaf_kind",
    "normal_value",
    "same_value",
    "schema_called",
    "shown_value",
    "typed_value",
]
