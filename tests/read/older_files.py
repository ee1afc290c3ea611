"""Papers as Word saves them, or has saved them, other than as .docx."""

from __future__ import annotations

import base64
import io
import zipfile
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

WORDML = "http://schemas.microsoft.com/office/word/2003/wordml"
PAGE = (
    '<html><head><meta charset="gb2312"></head><body><table><tr><td>单位名称</td><td>研究院</td></tr></table>'
)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"


def flat(data: bytes) -> bytes:
    """A Word file as Word saves it under the name of .xml."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = {
        said.get("PartName"): said.get("ContentType")
        for said in parse_xml(parts.pop("[Content_Types].xml"))
        if said.get("PartName")
    }
    inside = "".join(_part(f"/{name}", types.get(f"/{name}", _RELS), part) for name, part in parts.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n'
    return f'{head}<pkg:package xmlns:pkg="{PKG}">{inside}</pkg:package>'.encode()


_RELS = "application/vnd.openxmlformats-package.relationships+xml"


def _part(name: str, kind: str, part: bytes) -> str:
    if name.endswith((".xml", ".rels")):
        held = f"<pkg:xmlData>{part.decode().partition('?>')[2] or part.decode()}</pkg:xmlData>"
    else:
        held = f"<pkg:binaryData>{base64.encodebytes(part).decode()}</pkg:binaryData>"
    return f"<pkg:part pkg:name={quoteattr(name)} pkg:contentType={quoteattr(kind)}>{held}</pkg:part>"


def rtf(text: str = "单位名称", more: str = "") -> bytes:
    coded = "".join(f"\\u{ord(c)}?" for c in text)
    return f"{{\\rtf1\\ansi {more}\\trowd\\cellx3000\\cellx6000\\intbl {coded}\\cell x\\cell\\row}}".encode()


def word_2003(text: str = "单位名称") -> bytes:
    row = f"<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    body = f"<w:body><w:tbl>{row}</w:tbl></w:body>"
    return f'{head}<w:wordDocument xmlns:w="{WORDML}">{body}</w:wordDocument>'.encode()


def web_archive(address: str = "a.files/image001.png") -> bytes:
    page = base64.encodebytes((PAGE + f'<p><img src="{address}"></p>').encode("gbk")).decode()
    parts = [
        f'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: base64\n\n{page}',
        "Content-Location: file:///C:/1/a.files/image001.png\nContent-Type: image/png\n"
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(DOT).decode()}",
    ]
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    return (head + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n").encode()
