"""Find rows, paragraphs and list items that repeat."""

from zsgx_docs.read.match.repeats.inline_lists import split_lists
from zsgx_docs.read.match.repeats.paragraph_items import read_loops
from zsgx_docs.read.match.repeats.rows import read_rows, running_number
from zsgx_docs.read.match.repeats.table_heads import find_head

__all__ = ["find_head", "read_loops", "read_rows", "running_number", "split_lists"]
