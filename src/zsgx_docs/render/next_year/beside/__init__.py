"""Last year's notice laid beside the template's print: what is the same, what is not, where the slots are."""

from zsgx_docs.render.next_year.beside.alignment import Pair, paired
from zsgx_docs.render.next_year.beside.comparison import Comparison, Difference, SlotPlace, compared
from zsgx_docs.render.next_year.beside.printed import TemplateLine, printed_lines

__all__ = [
    "Comparison",
    "Difference",
    "Pair",
    "SlotPlace",
    "TemplateLine",
    "compared",
    "paired",
    "printed_lines",
]
