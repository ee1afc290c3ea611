"""Place the blanks of a form: the ways to look for one, in the order in which a person would."""

from zsgx_docs.read.match.ways.order import ROUNDS, place_blanks
from zsgx_docs.read.match.ways.rating_scales import with_unmarked
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.way import Way

__all__ = ["ROUNDS", "Search", "Way", "place_blanks", "with_unmarked"]
