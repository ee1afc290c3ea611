"""Papers that obey GB/T 9704-2012, built by hand with python-docx: nothing of our templates is in them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FACES = {
    "仿宋": "仿宋_GB2312",
    "楷体": "楷体_GB2312",
    "黑体": "黑体",
    "小标宋": "方正小标宋简体",
    "宋体": "宋体",
}
WINDOWS = {"仿宋": "仿宋", "楷体": "楷体", "黑体": "黑体", "小标宋": "方正小标宋_GBK", "宋体": "宋体"}
ENGLISH = {
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "小标宋": "FZXiaoBiaoSong-B05S",
    "宋体": "SimSun",
}
SENTENCE = (
    "各单位要按照高水平、小规模、重特色的要求精心组织实施，"
    "认真做好学员遴选、课程安排和后勤保障工作，确保研修取得实效。"
)
WIDTH = 442.2
_ALIGN = {
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
}


@dataclass(frozen=True)
class Make:
    """How a paper is made; every one of these ways is right."""

    letter: bool = False
    mark: Literal["paragraph", "box", "table", "header", "none"] = "paragraph"
    rule: Literal["border", "shape", "vml"] = "border"
    imprint: Literal["table", "paragraphs", "none"] = "table"
    number: Literal["fields", "simple", "frame", "typed", "none"] = "fields"
    indents: Literal["characters", "points", "typed"] = "characters"
    levels: Literal["typed", "automatic"] = "typed"
    lead: float | None = 28.95
    faces: Mapping[str, str] = field(default_factory=lambda: FACES, hash=False)
    sealed: bool = True

    def but(self, **changes: Any) -> Make:
        return replace(self, **changes)


class Press:
    """Sets one paper; `text` and its like append a paragraph."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.document: Document = docx.Document()
        self._lead = make.lead
        self._page()

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)
        grid = section._sectPr.find(qn("w:docGrid"))
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), "579")

    def text(
        self,
        text: str | list[tuple[str, str]],
        face: str = "仿宋",
        size: float = 16,
        align: str = "left",
        first: float = 0,
        **more: Any,
    ) -> Paragraph:
        """`first`, `left` and `right` are characters of 16 points; `lead` points."""
        paragraph = more.pop("into", self.document).add_paragraph()
        form = paragraph.paragraph_format
        form.space_before, form.space_after = Pt(more.get("before", 0)), Pt(0)
        lead = more.get("lead", self._lead)
        if lead is not None:
            form.line_spacing, form.line_spacing_rule = Pt(lead), WD_LINE_SPACING.EXACTLY
        else:
            form.line_spacing = 1.0
        form.widow_control = False
        form.alignment = _ALIGN[align]
        pieces = text if isinstance(text, list) else [(text, face)]
        if self.make.indents == "typed":
            pieces = [("　" * int(first) + pieces[0][0], pieces[0][1]), *pieces[1:]]
        elif first:
            form.first_line_indent = Pt(16 * first)
            if self.make.indents == "characters":
                paragraph._p.pPr.ind.set(qn("w:firstLineChars"), str(int(100 * first)))
        if more.get("left"):
            form.left_indent = Pt(16 * more["left"])
        if more.get("right"):
            form.right_indent = Pt(16 * more["right"])
        for piece, own in pieces:
            self.run(paragraph, piece, own, size, more.get("red", False))
        return paragraph

    def run(self, paragraph: Paragraph, text: str, face: str, size: float, red: bool = False) -> None:
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        latin = "宋体" if face == "宋体" else "Times New Roman"
        for slot in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{slot}"), latin)
        fonts.set(qn("w:eastAsia"), self.make.faces[face])
        if red:
            run.font.color.rgb = RGBColor(0xFF, 0, 0)

    def blank(self, count: int = 1, lead: float | None = None) -> None:
        for _ in range(count):
            self.text("", **({"lead": lead} if lead else {}))

    def turn(self) -> None:
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def official(make: Make = Make()) -> Document:
    press = Press(make)
    _head(press)
    _body(press)
    _end(press)
    _annexes(press)
    _numbers(press)
    return press.document


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _head(press: Press) -> None:
    make = press.make
    if make.letter:
        _letter_head(press)
    elif make.mark != "none":
        _notice_head(press)
    press.text("关于举办先进制造技术应用与创新发展", "小标宋", 22, "centre", lead=34)
    press.text("高级研修班的通知", "小标宋", 22, "centre", lead=34)
    press.blank()
    press.text("各区人力资源和社会保障局，各委办局（集团公司）、人民团体人力资源（干部）部门，各有关单位：")


def _notice_head(press: Press) -> None:
    make = press.make
    name = "海河市人力资源和社会保障局文件"
    if make.mark == "paragraph":
        press.text(name, "小标宋", 29, "centre", lead=43, red=True, before=92)
    elif make.mark == "table":
        press.text("", before=64, lead=28.95)
        table = press.document.add_table(1, 1)
        cell = table.cell(0, 0).paragraphs[0]
        cell.alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraph_format.space_after = Pt(0)
        cell.paragraph_format.line_spacing = Pt(43)
        press.run(cell, name, "小标宋", 26, red=True)
    elif make.mark == "box":
        press.text("", before=106, lead=28.95)
        _box(press, press.document.paragraphs[-1], name, 28, 72, 156, 18)
    elif make.mark == "header":
        section = press.document.sections[0]
        section.different_first_page_header_footer = True
        press.text("", before=106, lead=28.95)
        _box(press, section.first_page_header.paragraphs[0], name, 28, 72, 156, 18)
    press.blank(2)
    number = press.text("海人社发〔2025〕18号", align="centre")
    if make.rule == "border":
        number._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="5" '
                'w:color="FF0000"/></w:pBdr>'
            )
        )
    elif make.rule == "shape":
        _line(number, 28, 156, "paragraph", 28.95 / 72 * 25.4 + 1.7, 1.5)
    else:
        _vml_line(number)
    press.blank(2)


def _letter_head(press: Press) -> None:
    section = press.document.sections[0]
    section.different_first_page_header_footer = True
    anchor = press.text("", lead=30)
    if press.make.mark == "header":
        anchor = section.first_page_header.paragraphs[0]
    _box(press, anchor, "海河市人力资源和社会保障局", 20, 30, 170, 15, size=30)
    top = 30 + 30 / 72 * 25.4 + 4
    for y, thick in ((top, 2.25), (top + 1.2, 0.75), (275.8, 0.75), (277, 2.25)):
        _line(anchor, 20, 170, "page", y, thick)
    press.text("海人社函〔2025〕18号", align="right")
    press.blank(2)


def _box(
    press: Press,
    anchor: Paragraph,
    text: str,
    x: float,
    y: float,
    width: float,
    height: float,
    size: float = 29,
) -> None:
    """A text box at millimetres of the page."""
    font = press.make.faces["小标宋"]
    run = (
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{font}"/><w:color w:val="FF0000"/>'
        f'<w:sz w:val="{int(size * 2)}"/></w:rPr>'
        f"<w:t>{text}</w:t></w:r>"
    )
    paragraph = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:jc w:val="center"/></w:pPr>{run}</w:p>'
    )
    shape = (
        f'<wps:wsp xmlns:wps="{_WPS}"><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm xmlns:a="{_A}"><a:off x="0" y="0"/>'
        f'<a:ext cx="{int(width * 36000)}" cy="{int(height * 36000)}"/></a:xfrm>'
        f'<a:prstGeom xmlns:a="{_A}" prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
    )
    anchor._p.append(_drawing(shape, x, y, width, height, "page"))


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _line(anchor: Paragraph, x: float, width: float, origin: str, y: float, thick: float) -> None:
    """A red line at millimetres of the page's left edge."""
    shape = (
        f'<wps:wsp xmlns:wps="{_WPS}"><wps:cNvCnPr/><wps:spPr><a:xfrm xmlns:a="{_A}">'
        '<a:off x="0" y="0"/>'
        f'<a:ext cx="{int(width * 36000)}" cy="0"/></a:xfrm>'
        f'<a:prstGeom xmlns:a="{_A}" prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln xmlns:a="{_A}" w="{int(thick * 12700)}"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
        "</a:ln>"
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    anchor._p.append(_drawing(shape, x, y, width, 0, origin))


_COUNT = iter(range(1, 10**6))


def _drawing(shape: str, x: float, y: float, width: float, height: float, origin: str) -> Any:
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="{_MC}"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="9" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{int(x * 36000)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{origin}"><wp:posOffset>{int(y * 36000)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{int(width * 36000)}" cy="{int(height * 36000)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{next(_COUNT)}" name="shape"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}">{shape}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _vml_line(anchor: Paragraph) -> None:
    anchor._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            '<v:line style="position:absolute;z-index:1" from="0,33.7pt" to="442.2pt,33.7pt" '
            'strokecolor="red" strokeweight="1.5pt"/></w:pict></w:r>'
        )
    )


def _body(press: Press) -> None:
    press.text("根据《关于公布2025年高级研修项目计划的通知》，现将有关事项通知如下：" + SENTENCE, first=2)
    for at, heading in enumerate(("研修对象", "研修内容", "时间地点"), 1):
        _level(press, 0, at, heading)
        for number, name in enumerate(("总体要求", "组织实施"), 1):
            _level(press, 1, number, f"{name}。{SENTENCE}{SENTENCE}")
        press.text(SENTENCE * 2, first=2)
        press.text([("1.组织报名。", "仿宋"), (SENTENCE, "仿宋")], first=2)
        press.text("（1）按期报送材料。" + SENTENCE, first=2)


def _level(press: Press, level: int, number: int, text: str) -> None:
    figure = "一二三四"[number - 1]
    face = ("黑体", "楷体")[level]
    mark = "" if press.make.levels == "automatic" else (f"{figure}、", f"（{figure}）")[level]
    heading, stop, rest = text.partition("。")
    pieces = [(mark + heading + stop, face)] + ([(rest, "仿宋")] if rest else [])
    paragraph = press.text(pieces, first=2)
    if press.make.levels == "automatic":
        _listed(press.document, paragraph, level)


def _listed(document: Document, paragraph: Paragraph, level: int) -> None:
    numbering = document.part.numbering_part.element
    if numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='77']") is None:
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            '<w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for at, text in enumerate(("%1、", "（%2）"))
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
        numbering.insert(0, abstract)
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
    look = deepcopy(paragraph.runs[0]._r.rPr)
    paragraph._p.get_or_add_pPr().append(look)
    listed = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    listed.get_or_add_ilvl().val, listed.get_or_add_numId().val = level, 77


ANNEXES = ("报名回执", "先进制造技术应用与创新发展高级研修班学员名额分配及课程日程安排表")


def _end(press: Press) -> None:
    typed = press.make.indents == "typed"
    press.blank()
    for at, name in enumerate(ANNEXES, 1):
        head = f"附件：{at}." if at == 1 else f"{at}."
        lead = 2 if at == 1 else 5
        line = press.text(head + name, left=6, first=0 if typed else lead - 6)
        if typed:
            line.paragraph_format.first_line_indent = Pt(16 * (lead - 6))
        ind = line._p.pPr.ind
        ind.attrib.pop(qn("w:firstLineChars"), None)
    press.blank(2)
    issuer, date = "海河市人力资源和社会保障局", "2025年9月5日"
    if press.make.sealed:
        aside = 4 + (7.0 * 16 - len(issuer) * 16) / 2 / 16 - 0.5
        press.text(issuer, align="right", right=max(0.2, aside + 0.25))
        press.text(date, align="right", right=4)
    else:
        press.text(issuer, align="right", right=2)
        left = WIDTH / 16 - 2 - len(issuer) + 2
        press.text(date, left=left)
    press.text("（此件公开发布）", first=2)


def _annexes(press: Press) -> None:
    for at, name in enumerate(ANNEXES, 1):
        press.turn()
        press.text(f"附件{at}", "黑体")
        press.blank()
        lines = [name] if len(name) < 20 else [name[:19], name[19:]]
        for line in lines:
            press.text(line, "小标宋", 22, "centre", lead=34)
        table = press.document.add_table(3, 3)
        table.style = "Table Grid"
        for cell in table._cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            press.run(cell.paragraphs[0], "姓名", "宋体", 12)
        press.blank()
    if press.make.imprint != "none":
        _imprint(press)


def _imprint(press: Press) -> None:
    copies, office, date = (
        "抄送：市委办公室，市政府办公室。",
        "海河市人力资源和社会保障局办公室",
        "2025年9月5日印发",
    )
    press.text("", before=354, lead=28.95)
    if press.make.letter:
        press.text(copies, size=14, left=14 / 16, lead=24)
    elif press.make.imprint == "table":
        table = press.document.add_table(2, 2)
        table.autofit = False
        for column, width in zip(table.columns, (280, WIDTH - 280), strict=True):
            column.width = Pt(width)
            for cell in column.cells:
                cell.width = Pt(width)
        table.cell(0, 0).merge(table.cell(0, 1))
        for cell, text, align in ((table.cell(0, 0), copies, "left"), (table.cell(1, 0), office, "left"),
                                  (table.cell(1, 1), date, "right")):  # fmt: skip
            paragraph = cell.paragraphs[0]
            press.run(paragraph, text, "仿宋", 14)
            form = paragraph.paragraph_format
            form.space_after, form.line_spacing, form.line_spacing_rule = (
                Pt(0),
                Pt(24),
                WD_LINE_SPACING.EXACTLY,
            )
            form.alignment = _ALIGN[align]
            form.left_indent = form.right_indent = Pt(8.6)
        _borders(table)
        press.text("", lead=1)
    else:
        first = press.text(copies, size=14, left=14 / 16, lead=24)
        last = press.text(f"{office}\t{date}", size=14, left=14 / 16, right=14 / 16, lead=24)
        for paragraph, edges in ((first, (("top", 8),)), (last, (("top", 6), ("bottom", 8)))):
            drawn = "".join(
                f'<w:{e} w:val="single" w:sz="{s}" w:space="1" w:color="auto"/>' for e, s in edges
            )
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{drawn}</w:pBdr>"))
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(0)
            paragraph.runs[0].text = "　" + paragraph.runs[0].text
        last.paragraph_format.tab_stops.add_tab_stop(Pt(WIDTH - 14), WD_TAB_ALIGNMENT.RIGHT)


def _borders(table: Any) -> None:
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
        for edge, size in (("top", 8), ("bottom", 8), ("insideH", 6))
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"))


def _numbers(press: Press) -> None:
    make, section = press.make, press.document.sections[0]
    if make.number == "none":
        return
    press.document.settings.odd_and_even_pages_header_footer = True
    footers = [(section.footer, "right"), (section.even_page_footer, "left")]
    if section.different_first_page_header_footer and not make.letter:
        footers.append((section.first_page_footer, "right"))
    for footer, side in footers:
        paragraph = footer.paragraphs[0]
        form = paragraph.paragraph_format
        form.space_after, form.line_spacing, form.line_spacing_rule = Pt(0), Pt(17), WD_LINE_SPACING.EXACTLY
        form.alignment = _ALIGN[side]
        if make.number == "frame":
            paragraph._p.get_or_add_pPr().append(
                parse_xml(
                    f'<w:framePr {nsdecls("w")} w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
                    'w:xAlign="outside" w:y="1"/>'
                )
            )
        if side == "right":
            form.right_indent = Pt(14)
        else:
            form.left_indent = Pt(14)
        _number(press, paragraph)


def _number(press: Press, paragraph: Paragraph) -> None:
    if press.make.number == "typed":
        press.run(paragraph, "— 1 —", "宋体", 14)
        return
    press.run(paragraph, "— ", "宋体", 14)
    if press.make.number == "simple":
        field_ = OxmlElement("w:fldSimple")
        field_.set(qn("w:instr"), " PAGE ")
        paragraph._p.append(field_)
        press.run(paragraph, "1", "宋体", 14)
        field_.append(paragraph.runs[-1]._r)
    else:
        for kind in ("begin", "PAGE", "separate", "1", "end"):
            press.run(paragraph, "1" if kind == "1" else "", "宋体", 14)
            run = paragraph.runs[-1]._r
            if kind == "PAGE":
                code = OxmlElement("w:instrText")
                code.text = " PAGE "
                run.append(code)
            elif kind != "1":
                char = OxmlElement("w:fldChar")
                char.set(qn("w:fldCharType"), kind)
                run.append(char)
    press.run(paragraph, " —", "宋体", 14)
