"""Papers that Word or Excel opens and that are not of today's formats: made so, mostly by LibreOffice."""

from zsgx_docs.read.formats.office.flat_word import FlatWordFormat
from zsgx_docs.read.formats.office.legacy_word import LegacyWordFormat
from zsgx_docs.read.formats.office.legacy_workbook import LegacyWorkbookFormat
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
    "LegacyWorkbookFormat",
    "WebArchiveFormat",
    "office_program",
]
