"""Word files: read as they stand, with the workbooks in them, or as the pages whose pictures they hold."""

from zsgx_docs.read.formats.docx.word import WordFormat, is_word

__all__ = ["WordFormat", "is_word"]
