"""A copy of a Word file with the deviations mended that can be mended safely."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zsgx_docs.check.lint.anatomy import LEVELS, Anatomy, anatomy, guessed_kind
from zsgx_docs.check.lint.end_rules import plain_date
from zsgx_docs.check.lint.findings import place
from zsgx_docs.check.lint.layout import CHARACTER, LINE, Kind, Part
from zsgx_docs.check.lint.lint import lint
from zsgx_docs.check.lint.text_rules import mended_number
from zsgx_docs.check.lint.word_layout import word_layout
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word
from zsgx_docs.word.text import paragraph_text

if TYPE_CHECKING:
    from docx.document import Document

FONTS = {"仿宋": "仿宋_GB2312", "黑体": "黑体", "楷体": "楷体_GB2312", "小标宋": "方正小标宋简体"}


@dataclass(frozen=True, slots=True)
class Mended:
    """`changes` are Chinese sentences, in the order of the paper."""

    data: bytes
    changes: tuple[str, ...]


def mended(data: bytes, filename: str, kind: Kind | None = None) -> Mended:
    """Margins; typeface, size, indent and line height of title, addressee and body; number, colon and date.

    Raises UnreadableFile.
    """
    document = open_word(data, filename)
    layout = word_layout(document)
    kind = kind or guessed_kind(layout)
    changes = list(_margins(document)) if any(f.rule == "G-page" for f in lint(layout, kind).findings) else []
    if kind in ("letter", "notice"):
        paper = anatomy(layout)
        changes += [*_head(paper), *_body(paper), *_end(paper)]
    out = io.BytesIO()
    document.save(out)
    return Mended(out.getvalue(), tuple(changes))


def _margins(document: Document) -> Iterator[str]:
    from docx.shared import Mm

    for number, section in enumerate(document.sections, 1):
        turned = (section.page_width or 0) > (section.page_height or 0)
        paper = (Mm(297), Mm(210)) if turned else (Mm(210), Mm(297))
        margins = (28, 35, 26, 37) if turned else (37, 26, 35, 28)
        section.page_width, section.page_height = paper
        section.top_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
        section.bottom_margin, section.left_margin = Mm(margins[2]), Mm(margins[3])
        section.gutter = 0
        edges = "、".join(f"{edge}{mm}" for edge, mm in zip("上右下左", margins, strict=True))
        yield f"第{number}节：用纸改为A4，页边距改为{edges}毫米。"


def _plain(*parts: Part | None) -> Iterator[str]:
    """What is set as the body is."""
    for part in parts:
        if part and (part.face != "仿宋" or abs(part.size - CHARACTER) > 0.5):
            _set_font(part, "仿宋", CHARACTER)
            yield f"{place(part)}：改为3号仿宋。"


def _head(paper: Anatomy) -> Iterator[str]:
    yield from _plain(paper.number, paper.addressee)
    if paper.number:
        yield from _reworded(paper.number, mended_number(paper.number.text), "发文字号")
    for line in paper.title:
        if line.face != "小标宋" or abs(line.size - 22) > 0.5:
            _set_font(line, "小标宋", 22)
            yield f"{place(line)}：标题改为2号小标宋。"
        if not line.is_centred:
            _centre(line)
            yield f"{place(line)}：标题改为居中。"
    if paper.addressee:
        text = paper.addressee.text.rstrip()
        if text.endswith(":"):
            yield from _reworded(paper.addressee, f"{text[:-1]}：", "主送机关")
        if paper.addressee.left > CHARACTER / 3:
            _indent(paper.addressee, 0)
            yield f"{place(paper.addressee)}：主送机关改为顶格。"


def _body(paper: Anatomy) -> Iterator[str]:
    for part in paper.body:
        done = list(_body_part(part))
        if done:
            yield f"{place(part)}：{'、'.join(done)}。"


def _body_part(part: Part) -> Iterator[str]:
    level = next((number for number, pattern in enumerate(LEVELS) if pattern.match(part.text)), None)
    plain = "。" not in part.text.strip()[:-1]
    wanted = "仿宋" if level is None else ("黑体", "楷体")[level]
    misfaced = part.face != wanted and (level is None or (plain and len(part.text) <= 40))
    if misfaced or abs(part.size - CHARACTER) > 0.5:
        _set_font(part, wanted if misfaced else None, CHARACTER)
        yield f"改为3号{wanted if misfaced else '字'}"
    if abs(part.left - 2 * CHARACTER) > CHARACTER / 3 or (part.rest or 0) > CHARACTER / 3:
        _indent(part, 2)
        yield "改为首行缩进2字"
    if part.line is None or abs(part.line - LINE) > 1:
        _lead(part, LINE)
        yield "行距改为固定值28.95磅"


def _end(paper: Anatomy) -> Iterator[str]:
    yield from _plain(paper.issuer, paper.date)
    if paper.date:
        yield from _reworded(paper.date, plain_date(paper.date.text), "成文日期")


def _reworded(part: Part, text: str, what: str) -> Iterator[str]:
    """Only where the paragraph is nothing but its text: fields, breaks and controls are left alone."""
    runs = list(part.source.iter(f"{W}t"))
    whole = "".join(run.text or "" for run in runs) == paragraph_text(part.source) == part.text
    if text == part.text.strip() or not runs or not whole:
        return
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""
    yield f"{part.where}：{what}由“{part.text.strip()}”改为“{text}”。"


def _set_font(part: Part, face: str | None, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for run in part.source.iter(f"{W}r"):
        properties = run.get_or_add_rPr()
        properties.sz_val = Pt(size)
        if face:
            fonts = properties.get_or_add_rFonts()
            fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
            fonts.set(qn("w:eastAsia"), FONTS[face])


def _centre(part: Part) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    _indent(part, 0)
    part.source.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.CENTER


def _indent(part: Part, characters: int) -> None:
    """The first line by whole characters, further lines flush."""
    from docx.oxml.ns import qn

    properties = part.source.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    ind = properties.get_or_add_ind()
    for name in ("left", "leftChars", "right", "rightChars"):
        ind.set(qn(f"w:{name}"), "0")
    ind.set(qn("w:firstLineChars"), str(characters * 100))
    ind.set(qn("w:firstLine"), str(int(characters * CHARACTER * 20)))


def _lead(part: Part, points: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    properties = part.source.get_or_add_pPr()
    properties.spacing_before = properties.spacing_after = Pt(0)
    properties.spacing_line, properties.spacing_lineRule = Pt(points), WD_LINE_SPACING.EXACTLY
