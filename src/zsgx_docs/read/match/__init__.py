"""Find each slot of a template in a document."""

from zsgx_docs.read.match.anchors import (
    LONG,
    TITLE_LENGTH,
    DocumentView,
    Print,
    Seen,
    Words,
    folded,
    is_title,
    label_form,
    likeness,
    names,
    of_fitting_length,
    shows,
    similarity,
    with_labelled_lines,
)
from zsgx_docs.read.match.observation import HANDWRITTEN, Observation, Sight
from zsgx_docs.read.match.paper import read_paper
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats import find_head, running_number

__all__ = [
    "HANDWRITTEN",
    "LONG",
    "TITLE_LENGTH",
    "DocumentView",
    "Observation",
    "Print",
    "Reading",
    "Seen",
    "Sight",
    "Words",
    "find_head",
    "folded",
    "is_title",
    "label_form",
    "likeness",
    "names",
    "of_fitting_length",
    "read_paper",
    "running_number",
    "shows",
    "similarity",
    "with_labelled_lines",
]
