"""The formats that can be read, an entry each: how a file is recognised, opened and turned into sheets."""

from zsgx_docs.read.formats.registry import FILE_FORMATS, is_quick, open_source

__all__ = ["FILE_FORMATS", "is_quick", "open_source"]
