"""Know what Chinese official print can say: confusable characters, words of units, punctuation."""

from zsgx_docs.read.language.confusables import look_alikes, may_lack_a_dot
from zsgx_docs.read.language.punctuation import wide, with_wide_punctuation
from zsgx_docs.read.language.unit_words import likelier, plausibility

__all__ = ["likelier", "look_alikes", "may_lack_a_dot", "plausibility", "wide", "with_wide_punctuation"]
