"""Open PDFs: pages with text of their own are read by it, all others as pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from zsgx_docs.errors import EncryptedFile, TooLarge, UnreadableFile
from zsgx_docs.read.formats.costly_pdf import refuse_costly
from zsgx_docs.read.formats.page_reader import PageReader
from zsgx_docs.read.source import PageImage, Readable, Received

START, END = b"%PDF-", b"%%EOF"
HEAD = 1024
"""Bytes within which the start mark stands, as Acrobat allows (PDF Reference 1.7, appendix H, note 13)."""
TAIL = 16_384
"""Bytes from the end within which a whole PDF has its end mark, rubbish behind it allowed for; a guess
(Acrobat looks at 1024: note 18 there)."""


class PdfFormat:
    """The format of PDFs; `source.kind` is that of a scan as soon as one page had to be read as a picture."""

    name = "pdf"
    called = "PDF 文件"

    def recognises(self, file: Received) -> bool:
        """Tell whether it begins as a PDF does."""
        return START in file.data[:HEAD] and not file.is_compound

    def open(self, file: Received) -> Readable:
        """Return the PDF as something to be read.

        Raises UnreadableFile, EncryptedFile or TooLarge.
        """
        return Readable(_page_count(file), partial(_read, file), partial(_drawn, file))


def _read(file: Received) -> PageReader:
    from zsgx_docs.read.pdf import pages_by_text

    return PageReader("pdf-text", "pdf-scan", pages_by_text(file.data), partial(_drawn, file))


def _drawn(file: Received, pages: Collection[int] | None) -> Iterator[PageImage]:
    from zsgx_docs.read.formats.pdf_pages import pdf_pages

    return pdf_pages(file.data, file.filename, file.limits, pages)


def _page_count(file: Received) -> int:
    """Raises UnreadableFile, EncryptedFile; TooLarge where a page is larger than any paper."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    filename = file.filename
    if END not in file.data[-TAIL:]:
        raise UnreadableFile(f"「{filename}」这个 PDF 不完整（末尾缺失），请重新下载或导出后再提交。")
    refuse_costly(file.data, filename)
    try:
        document = pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as error:
        locked = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        # the error that PDFium remembers may be of an earlier file
        if b"/Encrypt" in file.data and pdfium_c.FPDF_GetLastError() in locked:
            raise EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。") from error
        raise UnreadableFile(f"「{filename}」这个 PDF 已损坏，打不开，请重新导出后再提交。") from error
    try:
        count = len(document)
        if count == 0:
            raise UnreadableFile(f"「{filename}」这个 PDF 里没有一页，请重新导出后再提交。")
        for number in range(1, min(count, file.limits.pages) + 1):
            _check_page(document.get_page_size(number - 1), number, file)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"「{filename}」这个 PDF 已损坏，读不出页面，请重新导出后再提交。") from error
    finally:
        document.close()
    return count


def _check_page(size: tuple[float, float], number: int, file: Received) -> None:
    width, height = size
    page = f"「{file.filename}」第 {number} 页"
    if width <= 0 or height <= 0:
        raise UnreadableFile(f"{page}没有大小，文件已损坏，请重新导出后再提交。")
    if max(width, height) > file.limits.page_points or width * height > file.limits.page_pixels:
        advice = "请改为 A4 或 A3 纸后再提交"
        raise TooLarge(f"{page}的纸张过大（{width:.0f}×{height:.0f} 磅），{advice}。")
