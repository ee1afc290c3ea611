"""Excel workbooks from before 2007 (.xls, and .et of the same make), by way of LibreOffice if installed."""

from __future__ import annotations

from zsgx_docs.read.formats.office.program import AS_XLSX, OfficeImport, by_office
from zsgx_docs.read.source import Converted, Received

_STREAMS = ("Workbook", "Book")
_IMPORT = OfficeImport("xls", "MS Excel 97", "xlsx:Calc MS Excel 2007 XML")


class LegacyWorkbookFormat:
    """Becomes an .xlsx where LibreOffice is installed. Macros never run, nothing is fetched."""

    name = "xls"
    called = "旧版 Excel 工作簿（.xls）"

    def recognises(self, file: Received) -> bool:
        """The same container holds Word files too, and today's workbooks once they have a password."""
        if file.has_stream("EncryptedPackage") or file.has_stream("WordDocument"):
            return False
        return any(map(file.has_stream, _STREAMS))

    def is_quick(self, file: Received) -> bool:
        return False

    def open(self, file: Received) -> Converted:
        return by_office(file.data, file, _IMPORT, "是旧版 Excel（.xls）工作簿", AS_XLSX)
