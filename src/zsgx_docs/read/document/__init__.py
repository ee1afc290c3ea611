"""Read any source as sheets, page breaks closed."""

from zsgx_docs.read.document.continuation import body_of, join_overleaf
from zsgx_docs.read.document.document import Document, Progress, read_document
from zsgx_docs.read.document.page_images import printed_pages, upright_pages
from zsgx_docs.read.document.release_memory import give_back
from zsgx_docs.read.document.table_continuation import IsLabel

__all__ = [
    "Document",
    "IsLabel",
    "Progress",
    "body_of",
    "give_back",
    "join_overleaf",
    "printed_pages",
    "read_document",
    "upright_pages",
]
