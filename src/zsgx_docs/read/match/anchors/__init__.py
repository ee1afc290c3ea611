"""Compare a document with a template: its labels, its print, its lines."""

from zsgx_docs.read.match.anchors.align import Aligned, align
from zsgx_docs.read.match.anchors.coverage import (
    LONG,
    TITLE_LENGTH,
    Print,
    Seen,
    Words,
    is_title,
    likeness,
    shows,
)
from zsgx_docs.read.match.anchors.document_view import DocumentView, Spot
from zsgx_docs.read.match.anchors.labelled_lines import with_labelled_lines
from zsgx_docs.read.match.anchors.labels import (
    Groups,
    LabelMatch,
    best_similarity,
    find_labels,
    names,
    of_fitting_length,
    similarity,
    with_group,
    words_for,
)
from zsgx_docs.read.match.anchors.normalise import (
    MAYBE_BOXES,
    MAYBE_STROKES,
    TICK_GLYPHS,
    TICK_STROKES,
    fold,
    folded,
    label_form,
)
from zsgx_docs.read.match.anchors.occluded_labels import may_be_label, without_debris

__all__ = [
    "LONG",
    "MAYBE_BOXES",
    "MAYBE_STROKES",
    "TICK_GLYPHS",
    "TICK_STROKES",
    "TITLE_LENGTH",
    "Aligned",
    "DocumentView",
    "Groups",
    "LabelMatch",
    "Print",
    "Seen",
    "Spot",
    "Words",
    "align",
    "best_similarity",
    "find_labels",
    "fold",
    "folded",
    "is_title",
    "label_form",
    "likeness",
    "may_be_label",
    "names",
    "of_fitting_length",
    "shows",
    "similarity",
    "with_group",
    "with_labelled_lines",
    "without_debris",
    "words_for",
]
