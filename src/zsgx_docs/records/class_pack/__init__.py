"""All papers that a notice demands of a class, and what is decided on the way to them."""

from zsgx_docs.records.class_pack.decided import class_decisions
from zsgx_docs.records.class_pack.forms import ALL_PAPERS, FORMS

__all__ = ["ALL_PAPERS", "FORMS", "class_decisions"]
