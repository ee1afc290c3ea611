"""What no entry recognises: files that are often sent in by mistake, each refused with its own remedy."""

from __future__ import annotations

from zsgx_docs.errors import EncryptedFile, InputError, UnsupportedFile
from zsgx_docs.read.formats.legacy_word import AS_DOCX
from zsgx_docs.read.source import Received

HEAD = 4096
_IN_PACKAGES = {
    "OFD.xml": ("是 OFD 版式文件", "请用 OFD 阅读器转成 PDF 再提交"),
    "ppt/presentation.xml": ("是演示文稿", "请提交 Word（.docx）或 PDF 文件"),
    "content.xml": ("是 OpenDocument 文件", "请用 Word 或 WPS 另存为 .docx 再提交"),
}
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


def refusal(file: Received) -> InputError:
    """Why a file cannot be read and what to do instead. Raises InputError where its archive is broken."""
    if file.is_compound:
        return _of_compound(file)
    if (package := file.package) is not None:
        return _of_package(package.names, file.filename)
    return _of_bytes(file.data[:HEAD], file.filename)


def _of_compound(file: Received) -> InputError:
    """Today's Office files once they have a password, and all of Office before 2007 but Word."""
    name = file.filename
    if file.has_stream("EncryptedPackage"):
        return EncryptedFile(f"「{name}」设有打开密码，请在 Word 或 WPS 中取消密码后再提交。")
    if file.has_stream("Workbook") or file.has_stream("Book"):
        return UnsupportedFile(f"「{name}」是旧版 Excel（.xls）工作簿，请另存为 .xlsx 再提交。")
    return UnsupportedFile(f"「{name}」是旧版 Office 文件，请另存为 .docx、.xlsx 或 PDF 再提交。")


def _of_package(names: frozenset[str], filename: str) -> InputError:
    for part, (what, advice) in _IN_PACKAGES.items():
        if part in names:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    return UnsupportedFile(f"「{filename}」是压缩包，不是 Word 或 Excel 文件，请解压后逐个提交其中的文件。")


def _of_bytes(head: bytes, filename: str) -> InputError:
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    known = [
        (start.startswith(b"{\\rtf"), "是 RTF 文件", AS_DOCX),
        (start.startswith(b"<?xml") and b"word" in start, "是 Word 2003 XML 文件", AS_DOCX),
        (start.startswith((b"<!doctype html", b"<html", b"mime-version")), "其实是网页文件", AS_DOCX),
        (b"<html" in start, "其实是网页文件", AS_DOCX),
        (start.startswith((b"rar!", b"7z\xbc\xaf")), "是压缩包", "请解压后逐个提交其中的文件"),
        (head[4:12] in _HEIC, "是 HEIC 照片", "请改存为 JPEG 再提交"),
        (start.startswith(b"gif8"), "是 GIF 图片", "请改存为 PNG 或 JPEG 再提交"),
        (start.startswith(b"%!ps"), "是 PostScript 文件", "请转成 PDF 再提交"),
    ]
    for found, what, advice in known:
        if found:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    return UnsupportedFile(
        f"「{filename}」不是能读的文件，请提交 Word（.docx）、PDF、图片或 Excel（.xlsx）文件。"
    )
