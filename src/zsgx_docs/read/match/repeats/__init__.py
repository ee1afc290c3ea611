"""Find rows, paragraphs and list items that repeat."""

from zsgx_docs.read.match.repeats.inline_lists import split_lists
from zsgx_docs.read.match.repeats.paragraph_items import read_loops
from zsgx_docs.read.match.repeats.rows import find_head, read_rows, running_number

__all__ = ["find_head", "read_loops", "read_rows", "running_number", "split_lists"]
