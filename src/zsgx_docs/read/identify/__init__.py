"""Tell which papers a document holds, and in which order its pages belong."""

from zsgx_docs.read.identify.classify import Recognised, known_labels, label_forms, recognise, score
from zsgx_docs.read.identify.page_order import in_order
from zsgx_docs.read.identify.segment import Paper, papers

__all__ = ["Paper", "Recognised", "in_order", "known_labels", "label_forms", "papers", "recognise", "score"]
