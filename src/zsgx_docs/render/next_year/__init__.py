"""Turns last year's notice into next year's draft."""

from zsgx_docs.render.next_year.draft import drafted_word
from zsgx_docs.render.next_year.move_on import BLANK_NOTE, Change

__all__ = ["BLANK_NOTE", "Change", "drafted_word"]
