"""List the formats that can be read, an entry each: how a file is recognised, opened, turned into sheets."""

from zsgx_docs.read.formats.registry import FILE_FORMATS, open_source
from zsgx_docs.read.formats.submission import contents_of, may_be_container, taken_out

__all__ = [
    "FILE_FORMATS",
    "contents_of",
    "may_be_container",
    "open_source",
    "taken_out",
]
