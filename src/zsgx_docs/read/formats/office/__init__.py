"""Papers that Word opens and that are no .docx: handed on as one, mostly by way of LibreOffice."""

from zsgx_docs.read.formats.office.flat_word import FlatWordFormat
from zsgx_docs.read.formats.office.legacy_word import LegacyWordFormat
from zsgx_docs.read.formats.office.program import AS_DOCX, office_program
from zsgx_docs.read.formats.office.text_documents import RICH_TEXT, WEB_PAGE, WORD_2003
from zsgx_docs.read.formats.office.web_archive import WebArchiveFormat

__all__ = [
    "AS_DOCX",
    "RICH_TEXT",
    "WEB_PAGE",
    "WORD_2003",
    "FlatWordFormat",
    "LegacyWordFormat",
    "WebArchiveFormat",
    "office_program",
]
