"""Refuse what no entry recognises: files that are often sent in by mistake, each with its own remedy."""

from __future__ import annotations

from zsgx_docs.errors import EncryptedFile, InputError, UnreadableFile, UnsupportedFile
from zsgx_docs.read.formats.office import AS_DOCX
from zsgx_docs.read.source import Received

HEAD = 4096
"""Bytes at a file's start that are looked at; a guess: signs of formats stand in the first few dozen, of
web pages somewhat later."""
_IN_PACKAGES = {
    "OFD.xml": ("是 OFD 版式文件", "请用 OFD 阅读器转成 PDF 再提交"),
    "ppt/presentation.xml": ("是演示文稿", "请提交 Word（.docx）或 PDF 文件"),
    "content.xml": ("是 OpenDocument 文件", "请用 Word 或 WPS 另存为 .docx 再提交"),
}
_OF_OFFICE = ("word/document.xml", "xl/workbook.xml")
_MAIL = "__properties_version1.0"
_OUTLOOK_BUNDLE = b'x\x9f>"'


def refusal(file: Received) -> InputError:
    """Tell why a file cannot be read and what to do instead.

    Raises InputError where its archive is broken.
    """
    if file.is_compound:
        return _of_compound(file)
    if (package := file.package) is not None:
        return _of_package(package.names, file.filename)
    return _of_bytes(file)


def is_foreign(names: frozenset[str]) -> bool:
    """Whether an archive with files of these names is a document of a kind that is not read."""
    return any(part in names for part in (*_IN_PACKAGES, *_OF_OFFICE))


def _of_compound(file: Received) -> InputError:
    """Today's Office files once they have a password, and all of Office before 2007 but Word and Excel."""
    name = file.filename
    if file.has_stream("EncryptedPackage"):
        return EncryptedFile(f"「{name}」设有打开密码，请在 Word 或 WPS 中取消密码后再提交。")
    if file.has_stream(_MAIL):
        return UnsupportedFile(f"「{name}」是 Outlook 邮件（.msg），请另存为 .eml，或取出附件后提交。")
    return UnsupportedFile(f"「{name}」是旧版 Office 文件，请另存为 .docx、.xlsx 或 PDF 再提交。")


def _of_package(names: frozenset[str], filename: str) -> InputError:
    for part, (what, advice) in _IN_PACKAGES.items():
        if part in names:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    if any(part in names for part in _OF_OFFICE):
        cause = f"「{filename}」缺少 [Content_Types].xml，不是完整的 Word 或 Excel 文件"
        return UnreadableFile(f"{cause}，请用 Word 或 WPS 打开后另存再提交。")
    return UnsupportedFile(f"「{filename}」是别的程序的文件，请另存为 .docx 或 PDF 再提交。")


def _of_bytes(file: Received) -> InputError:
    start, head, filename = file.beginning, file.data[:12], file.filename
    known = [
        (start.startswith((b"<?xml", b"<")), "是 XML 或网页的片段，不是 Word 文件", AS_DOCX),
        (
            start.startswith((b"rar!", b"7z\xbc\xaf")),
            "是 RAR 或 7z 压缩包",
            "请解压后改用 ZIP，或逐个提交",
        ),
        (start.startswith(b"%!ps"), "是 PostScript 文件", "请转成 PDF 再提交"),
        (
            head.startswith(_OUTLOOK_BUNDLE),
            "是 Outlook 打包的附件（winmail.dat）",
            "请对方改用普通格式重发",
        ),
    ]
    for found, what, advice in known:
        if found:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    return UnsupportedFile(
        f"「{filename}」不是能读的文件，请提交 Word（.docx）、PDF、图片或 Excel（.xlsx）文件。"
    )
