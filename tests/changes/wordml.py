"""Pieces of WordprocessingML, written as they stand in files."""

from __future__ import annotations

import copy
import io
from random import Random
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from PIL import Image, ImageDraw

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
EMU = 12700
"""A point."""


def element(text: str) -> Any:
    """`<w:r>…</w:r>` with all prefixes known."""
    head, close, rest = text.partition(">")
    if head.endswith("/"):
        return parse_xml(f"{head[:-1]} {SPACES}/>{rest}")
    return parse_xml(f"{head} {SPACES}{close}{rest}")


def run_like(run: Any, inside: str) -> Any:
    """A run in another's look with other contents."""
    made = element(f"<w:r>{inside}</w:r>")
    look = run.find(qn("w:rPr"))
    if look is not None:
        made.insert(0, copy.deepcopy(look))
    return made


def text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def field_code(code: str, shown: str = "") -> str:
    """Contents of one run: a field with its code, and its result if any."""
    result = f'<w:fldChar w:fldCharType="separate"/>{text(shown)}' if shown else ""
    return (
        '<w:fldChar w:fldCharType="begin"/>'
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>{result}'
        '<w:fldChar w:fldCharType="end"/>'
    )


def look(run: Any, inside: str) -> None:
    """Add properties to a run's look."""
    properties = run.get_or_add_rPr()
    for node in element(f"<w:rPr>{inside}</w:rPr>"):
        properties.append(node)


def related_part(document: Any, name: str, content_type: str, data: bytes, relation: str) -> str:
    """A new part of the file; the id of the relationship to it."""
    package = document.part.package
    uri = PackURI(f"/word/{name}")
    relationship: str = document.part.relate_to(
        Part(uri, content_type, data, package), getattr(RELATIONSHIP_TYPE, relation, relation)
    )
    return relationship


def picture(document: Any, drawn: bytes, width: float, height: float, anchored: str = "") -> Any:
    """A run with a picture of so many points, in the line; or floating with the attributes of `anchored`."""
    relationship, _ = document.part.get_or_add_image(io.BytesIO(drawn))
    cx, cy = round(width * EMU), round(height * EMU)
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="图片"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    return element(f"<w:r>{_placed(graphic, cx, cy, anchored)}</w:r>")


def shape(
    geometry: str, width: float, height: float, inside: str = "", off: tuple[float, float] = (0, 0)
) -> Any:
    """A run with a floating shape: `geometry` is `a:prstGeom` or `a:custGeom`, `inside` paragraphs in it."""
    cx, cy = round(width * EMU), round(height * EMU)
    box = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>" if inside else ""
    line = '<a:ln w="19050"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        f"{geometry}<a:noFill/>{line}</wps:spPr>{box}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    placed = _placed(graphic, cx, cy, 'behindDoc="0"', off)
    return element(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{placed}</mc:Choice></mc:AlternateContent>'
        "</w:r>"
    )


def _placed(graphic: str, cx: int, cy: int, anchored: str, off: tuple[float, float] = (0, 0)) -> str:
    size = f'<wp:extent cx="{cx}" cy="{cy}"/>'
    named = '<wp:docPr id="900" name="对象"/>'
    if not anchored:
        inline = f'<wp:inline distT="0" distB="0" distL="0" distR="0">{size}{named}{graphic}</wp:inline>'
        return f"<w:drawing>{inline}</w:drawing>"
    x, y = (round(way * EMU) for way in off)
    return (
        "<w:drawing>"
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" {anchored}'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="character"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'{size}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{named}{graphic}</wp:anchor>'
        "</w:drawing>"
    )


def pen(draw: str, rng: Random) -> bytes:
    """A PNG of a tick, a signature, a seal or a logo, on a clear ground."""
    size = (120, 120) if draw != "signature" else (300, 110)
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    brush = ImageDraw.Draw(image)
    if draw == "tick":
        brush.line([(15, 60), (48, 100), (108, 15)], fill=(20, 20, 20, 255), width=14, joint="curve")
    elif draw == "signature":
        for stroke in range(5):
            x = 15 + 55 * stroke
            points = [(x + rng.randint(0, 50), rng.randint(10, 100)) for _ in range(5)]
            brush.line(points, fill=(20, 30, 110, 255), width=5, joint="curve")
    elif draw == "logo":
        brush.rectangle((10, 20, 70, 100), fill=(0, 90, 190, 255))
        brush.pieslice((40, 15, 115, 105), 0, rng.randint(200, 330), fill=(240, 150, 0, 255))
    else:
        brush.ellipse((4, 4, 116, 116), outline=(205, 25, 30, 235), width=5)
        brush.regular_polygon((60, 60, 22), 5, fill=(205, 25, 30, 235))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
