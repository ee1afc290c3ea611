"""Rules of our own: what one paper says must agree with itself, whatever the notice."""

from zsgx_docs.check.rules.consistency.people import X07

__all__ = ["X07"]
