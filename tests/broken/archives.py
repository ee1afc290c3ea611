"""Word files and archives that are not what they should be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = f'<Types><Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/></Types>'.encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with `old` replaced in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert old in parts[part]
    return archive({**parts, part: parts[part].replace(old, new, 1)})


def with_password() -> bytes:
    """An archive whose parts say that they are encrypted."""
    data = bytearray(archive({"[Content_Types].xml": TYPES}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def ole(stream: str) -> bytes:
    return OLE + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def zip_bomb() -> bytes:
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": bytes(60_000_000)})


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{entities}]><w>&e11;</w>'
    return rewritten_document(bomb.encode())


def outside_entity() -> bytes:
    return rewritten_document(
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>'
    )


def rewritten_document(body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word("x"))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return archive({**parts, "word/document.xml": body})


def table_of_a_billion_columns() -> bytes:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "宽"
    return rewritten(
        saved(document), "word/document.xml", b'<w:gridSpan w:val="2"/>', b'<w:gridSpan w:val="999999999"/>'
    )


def tables_in_tables(depth: int) -> bytes:
    inner = "<w:p/>"
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    body = f"<w:document {nsdecls('w')}><w:body>{inner}<w:p/></w:body></w:document>"
    return rewritten_document(body.encode())


def pointing_outside(address: str) -> bytes:
    """A Word file that would have its reader fetch a template, a picture and a text, and start a program."""
    document = docx.Document()
    document.add_paragraph("正文")
    settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    kind = RELATIONSHIP_TYPE.SETTINGS.replace("settings", "attachedTemplate")
    template = settings.relate_to(f"{address}/a.dotm", kind, is_external=True)
    settings.element.append(parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{template}"/>'))
    picture = document.part.relate_to(f"{address}/b.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    drawing = f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata'
    drawing += f' {nsdecls("r")} r:id="{picture}"/></v:shape></w:pict>'
    document.add_paragraph().add_run()._r.append(parse_xml(drawing))
    for code in (f'INCLUDETEXT "{address}/c.docx"', 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'):
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{code.replace(chr(34), "&quot;")}"/>'
        document.add_paragraph()._p.append(parse_xml(field))
    return saved(document)
