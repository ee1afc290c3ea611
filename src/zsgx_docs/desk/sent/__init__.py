"""Does for the intake what only a worker may do: looks into what was sent in."""

from zsgx_docs.desk.sent.drawing import cut_from, draw_pages
from zsgx_docs.desk.sent.reading import read_sent, summed_up

__all__ = ["cut_from", "draw_pages", "read_sent", "summed_up"]
