"""Turns last year's notice into next year's draft."""

from zsgx_docs.render.next_year.change import NAMED_DOCUMENT, NUMBER, TIMELY, Change
from zsgx_docs.render.next_year.draft import DraftedWord, drafted_word, is_made_by
from zsgx_docs.render.next_year.pages import word_of_pages

__all__ = [
    "NAMED_DOCUMENT",
    "NUMBER",
    "TIMELY",
    "Change",
    "DraftedWord",
    "drafted_word",
    "is_made_by",
    "word_of_pages",
]
