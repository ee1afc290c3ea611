"""The whole collection, by the name under which each comes in."""

from __future__ import annotations

from broken import archives, pages
from read.handmade import one_page
from zsgx_docs.read.formats.office import office_program

READ = None
BY_OFFICE = READ if office_program() else "unsupported_file"
"""The outcome of a file that can be read all the same."""

FILES: dict[str, tuple[bytes, str | None]] = {
    "空.docx": (b"", "unreadable_file"),
    "全零.pdf": (bytes(5000), "unreadable_file"),
    "截断.docx": (archives.word("x")[:-400], "unreadable_file"),
    "截断.pdf": (pages.PDF[: len(pages.PDF) // 2], "unreadable_file"),
    "截断.png": (pages.picture("PNG")[:60], "unreadable_file"),
    "截断.jpg": (pages.cat()[:3000], "unreadable_file"),
    "有密码.docx": (archives.ole("EncryptedPackage"), "encrypted_file"),
    "有密码的压缩包.docx": (archives.with_password(), "encrypted_file"),
    "有密码.pdf": (pages.locked(), "encrypted_file"),
    "怪锁.pdf": (pages.locked_strangely(), "encrypted_file"),
    "其实是PDF.docx": (pages.PDF, READ),
    "其实是Word.pdf": (archives.word("正文"), READ),
    "其实是图片.pdf": (pages.picture("PNG"), READ),
    "没有一页.pdf": (pages.without_pages(), "unreadable_file"),
    "五百页.pdf": (pages.of_many_pages(500), "too_large"),
    "纸太大.pdf": (one_page("", media="0 0 14000 14000"), "too_large"),
    "没有大小.pdf": (one_page("", media="0 0 0 0"), READ),
    "像素太多.png": (pages.png_that_claims(60_000, 60_000), "too_large"),
    "压缩炸弹.docx": (archives.zip_bomb(), "too_large"),
    "实体炸弹.docx": (archives.entity_bomb(), "unreadable_file"),
    "外部实体.docx": (archives.outside_entity(), "unreadable_file"),
    "十亿列.docx": (archives.table_of_a_billion_columns(), READ),
    "表中表.docx": (archives.tables_in_tables(60), READ),
    "无底的表中表.docx": (archives.tables_in_tables(5000), "unreadable_file"),
    "内容炸弹.pdf": (pages.flate_bomb(megabytes=300), "too_large"),
    "图里图.pdf": (pages.forms_in_forms(depth=4), READ),
    "自己画自己.pdf": (pages.form_in_itself(), READ),
    "会跑脚本.pdf": (pages.with_script(), READ),
    "猫.jpg": (pages.cat(), READ),
    "旧版.xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "unreadable_file",
    ),
    "富文本.doc": (b"{\\rtf1 hello}", BY_OFFICE),
    "网页.doc": (b"<html><body><table></table></body></html>", BY_OFFICE),
    "旧表.xls": (archives.ole("Workbook"), "unreadable_file" if office_program() else "unsupported_file"),
    "版式.ofd": (archives.archive({"OFD.xml": b"<OFD/>"}), "unsupported_file"),
    "空包.zip": (archives.archive({}), "unsupported_file"),
    "说明.txt": ("一段文字".encode(), "unsupported_file"),
}
