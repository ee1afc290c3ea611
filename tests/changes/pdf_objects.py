"""A PDF as its objects, and an update behind it."""

from __future__ import annotations

import io
import re

import pypdfium2


def objects_of(pdf: bytes) -> dict[int, bytes]:
    return {int(m[1]): m[2] for m in re.finditer(rb"(?s)\n(\d+) 0 obj\s*(.*?)\s*endobj", pdf)}


def rewritten(pdf: bytes) -> bytes:
    """The file as PDFium writes it: each object by itself."""
    document = pypdfium2.PdfDocument(pdf)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def updated(pdf: bytes, fresh: dict[int, bytes]) -> bytes:
    """An update behind the file: these objects instead of the old ones, or more of them."""
    start = re.findall(rb"startxref\s+(\d+)", pdf)[-1]
    root = re.findall(rb"/Root\s+\d+ \d+ R", pdf)[-1]
    size = max(max(objects_of(pdf)), max(fresh)) + 1
    out, table = bytearray(pdf + b"\n"), bytearray(b"xref\n")
    for number, body in sorted(fresh.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at = len(out)
    trailer = b"trailer\n<< /Size %d %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start, at)
    return bytes(out + table) + trailer
