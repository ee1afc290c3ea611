"""Excel workbooks from before 2007 (.xls, and .et of the same make)."""

from __future__ import annotations

from zsgx_docs.errors import EncryptedFile
from zsgx_docs.read.formats.office.program import AS_XLSX, OfficeImport, by_office
from zsgx_docs.read.source import Converted, Received

_STREAMS = ("Workbook", "Book")
_IMPORT = OfficeImport("xls", "MS Excel 97", "xlsx:Calc MS Excel 2007 XML")


class LegacyWorkbookFormat:
    """Becomes an .xlsx, by LibreOffice where our own reader makes nothing of it. Macros never run."""

    name = "xls"
    called = "旧版 Excel 工作簿（.xls）"

    def recognises(self, file: Received) -> bool:
        """The same container holds Word files too, and today's workbooks once they have a password."""
        if file.has_stream("EncryptedPackage") or file.has_stream("WordDocument"):
            return False
        return any(map(file.has_stream, _STREAMS))

    def open(self, file: Received) -> Converted:
        from zsgx_docs.read.formats.office.excel_97 import Encrypted, as_xlsx

        try:
            made = as_xlsx(file.data)
        except Encrypted:
            raise EncryptedFile(f"「{file.filename}」设有打开密码，请取消密码后再提交。") from None
        return (
            Converted(made)
            if made is not None
            else by_office(file.data, file, _IMPORT, "是旧版 Excel（.xls）工作簿", AS_XLSX)
        )
