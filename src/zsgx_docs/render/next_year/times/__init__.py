"""What of a notice belongs to its year: years and dates in any hand, terms, wording, documents, deadlines."""

from zsgx_docs.render.next_year.times.timely_words import NAME, WordFound, timely_words
from zsgx_docs.render.next_year.times.year_words import line_key, year_of
from zsgx_docs.render.next_year.times.years import DOCUMENT, TimeFound, YearMover, likeliest_year

__all__ = [
    "DOCUMENT",
    "NAME",
    "TimeFound",
    "WordFound",
    "YearMover",
    "likeliest_year",
    "line_key",
    "timely_words",
    "year_of",
]
